"""Roles of parties, further parties that are only counted, the document of a relation, and what went before."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

A, B = "เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า"
P = "นายก้อน เมฆา นายกเทศมนตรีนครสายลม"
Q = "นางขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า"
BEGIN = "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 "
MOU = f"บันทึกข้อตกลงความร่วมมือ (MOU) ระหว่าง{A} กับ{B}"

ROLES = [
    (f"{A} ได้เชิญ{B} ร่วมลงนาม{MOU}", {A: "initiator", B: "invited"}),
    (f"{A} จัดพิธีลงนาม{MOU}", {A: "host"}),
    (f"{A} และ{B} ร่วมลงนาม{MOU} โดย{A} เป็นเจ้าภาพ", {A: "host"}),
    (f"{A} และ{B} ร่วมลงนาม{MOU}", {}),
    (f"{A} จัดทำ{MOU}", {}),
]


@pytest.mark.parametrize(("text", "told"), ROLES)
def test_a_party_has_the_role_that_the_text_gives(text: str, told: dict[str, str]) -> None:
    record = extract(BEGIN + text, id="invented")
    (agreement,) = record.agreements
    assert {party.name: party.role for party in agreement.parties if party.role} == told
    for number, party in enumerate(agreement.parties):
        assert bool(record.spans(f"/agreements/0/parties/{number}/role")) == bool(party.role)


def test_who_receives_the_delegation_of_the_other_is_the_host() -> None:
    text = f"{BEGIN}{Q} นำคณะเดินทางมาลงนาม{MOU} โดยมี{P} ให้การต้อนรับ"
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name: party.role for party in agreement.parties} == {A: "host", B: None}


COUNTED = [
    (f"{A} ลงนามบันทึกข้อตกลง (MOU) กับ อปท. ๑๕ แห่ง", 15),
    (f"{A} ลงนามบันทึกข้อตกลง (MOU) กับ 23 อปท.", 23),
    (f"{A} ลงนามบันทึกข้อตกลง (MOU) กับ{B} และหน่วยงานอื่นอีกสิบสองแห่ง", 12),
    (f"{A} ลงนามบันทึกข้อตกลง (MOU) กับ{B} และโรงเรียน 3 แห่ง ได้แก่ โรงเรียนสายลม", None),
    (f"{A} ลงนามบันทึกข้อตกลง (MOU) กับ{B} ต่อหน้าผู้ร่วมงาน 300 คน", None),
]


@pytest.mark.parametrize(("text", "count"), COUNTED)
def test_those_only_counted_are_a_number(text: str, count: int | None) -> None:
    (agreement,) = extract(BEGIN + text, id="invented").agreements
    assert agreement.unnamed_parties == count


def test_a_sister_city_agreement_is_a_document_of_its_own_kind() -> None:
    text = "Hillton and Lakeford now sisters\n\nHillton City and Lakeford City signed a sister city "
    "agreement on 5 March 2024."
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.type, agreement.instrument) == ("sister_city", "other")


PRIOR = [
    (
        f"{BEGIN}{P} และ{Q} ร่วมลงนาม{MOU}\n\nทั้งสองเมืองเริ่มติดต่อกันตั้งแต่งานลอยกระทงเมื่อปี 2560",
        "เริ่มติดต่อกันตั้งแต่งานลอยกระทงเมื่อปี 2560",
    ),
    (
        "Hillton, Lakeford sign\n\nHillton City and Lakeford City signed an MOU on 5 March 2024. Ties "
        "between the two cities go back to 1998.",
        "Ties between the two cities go back to 1998",
    ),
]


@pytest.mark.parametrize(("text", "phrase"), PRIOR)
def test_what_went_before_is_kept_word_for_word(text: str, phrase: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.prior_relation and agreement.prior_relation.phrase == phrase
