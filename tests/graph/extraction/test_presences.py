"""What people do at a ceremony besides signing in their own office: signing for others, presiding, witnessing, attending."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

P = "นายก้อน เมฆา นายกเทศมนตรีนครสายลม"
Q = "นางขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า"
MOU = "บันทึกข้อตกลงความร่วมมือ (MOU) ระหว่างเทศบาลนครสายลม กับเทศบาลเมืองดอกหญ้า"
DEPUTY = "นายคราม ฟ้าดี รองนายกเทศมนตรีนครสายลม"
AWAY = "ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 "

PROXIES = [
    f"{DEPUTY} ลงนามแทนนายกเทศมนตรี และ{Q} ร่วมลงนาม{MOU}",
    f"{DEPUTY} ปฏิบัติราชการแทนนายกเทศมนตรีนครสายลม และ{Q} ร่วมลงนาม{MOU}",
    f"{DEPUTY} (แทนนายก) และ{Q} ร่วมลงนาม{MOU}",
    f"{DEPUTY} ในนามของนายกเทศมนตรีนครสายลม และ{Q} ร่วมลงนาม{MOU}",
    f"{P} มอบหมายให้ {DEPUTY} เป็นผู้แทนลงนาม{MOU}",
]


@pytest.mark.parametrize("text", PROXIES)
def test_who_signs_in_the_stead_of_another_signs_for_the_party(text: str) -> None:
    (agreement,) = extract(AWAY + text, id="invented").agreements
    told = {part.name: (part.capacity, part.on_behalf_of) for part in agreement.people}
    assert told["คราม ฟ้าดี"] == ("signs_for", "เทศบาลนครสายลม")
    assert "ก้อน เมฆา" not in told and "คราม ฟ้าดี" in agreement.signatories


def test_a_deputy_who_signs_in_her_own_office_signs() -> None:
    (agreement,) = extract(f"{AWAY}{DEPUTY} และ{Q} ร่วมลงนาม{MOU}", id="invented").agreements
    assert {part.capacity for part in agreement.people} == {"signs"}


def test_on_behalf_of_a_mayor_is_signing_for_the_city() -> None:
    text = (
        "Hillton and Lakeford sign pact\n\nHillton City and Lakeford City signed an MOU on 5 March 2024. "
        "Mayor Ann Brook of Hillton City and Deputy Mayor Bob Field of Lakeford City, on behalf of the mayor, signed."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert {part.name: part.capacity for part in agreement.people} == {
        "Ann Brook": "signs",
        "Bob Field": "signs_for",
    }


GUEST = "นายเขียว ทุ่งนา"
GUESTS = [
    (f"ผู้นั่งเป็นประธานคือ {GUEST} ผู้ว่าราชการจังหวัดลมหนาว", "presides"),
    (f"โดยมี{GUEST} ผู้ว่าราชการจังหวัดลมหนาว นั่งเป็นประธาน", "presides"),
    (f"ทั้งนี้ {GUEST} ผู้ว่าราชการจังหวัดลมหนาว ตลอดจนหัวหน้าส่วนราชการเป็นสักขีพยาน", "witnesses"),
    (f"พยานของทั้งสองฝ่ายคือ {GUEST} ผู้ว่าราชการจังหวัดลมหนาว", "witnesses"),
    (f"ผู้ร่วมงาน ประกอบด้วย {GUEST} ผู้ว่าราชการจังหวัดลมหนาว", "attends"),
    (f"มี{GUEST} ผู้ว่าราชการจังหวัดลมหนาว ร่วมคณะไปด้วย", "attends"),
]


@pytest.mark.parametrize(("told", "capacity"), GUESTS)
def test_guests_have_the_capacity_that_the_text_gives(told: str, capacity: str) -> None:
    text = f"{AWAY}{P} และ{Q} ร่วมลงนาม{MOU}\n\n{told}"
    record = extract(text, id="invented")
    (agreement,) = record.agreements
    people = [part.name for part in agreement.people]
    assert agreement.people[people.index("เขียว ทุ่งนา")].capacity == capacity
    assert record.spans(f"/agreements/0/people/{people.index('เขียว ทุ่งนา')}/capacity")


def test_who_leads_the_delegation_of_a_party_represents_it() -> None:
    text = (
        f"{AWAY}เทศบาลนครสายลม และเทศบาลเมืองดอกหญ้า มีพิธีลงนาม{MOU}\n\n{P} นำคณะผู้บริหารเดินทางมา "
        "มีหัวหน้าส่วนราชการรอรับ"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert [(part.name, part.on_behalf_of) for part in agreement.people if part.capacity == "represents"] == [
        ("ก้อน เมฆา", "เทศบาลนครสายลม")
    ]
