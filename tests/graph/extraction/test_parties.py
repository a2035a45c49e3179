"""Who concludes an agreement."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

A, B, C = "เทศบาลนครสายลม", "เทศบาลเมืองดอกหญ้า", "มหาวิทยาลัยทุ่งกว้าง"

FORMS = [
    (f"มีพิธีลงนาม MOU ระหว่าง{A} กับ {B}", [A, B]),
    (f"มีพิธีลงนาม MOU ระหว่าง {A} และ{B}", [A, B]),
    (f"มีพิธีลงนาม MOU ระหว่าง{A} {B} และ{C}", [A, B, C]),
    (f"มีพิธีลงนาม MOU ระหว่าง{A} จังหวัดสายลม กับ{B} จังหวัดลมหนาว", [A, B]),
    (f"มีพิธีลงนาม MOU ระหว่าง 3 หน่วยงาน ได้แก่ {A} {B} และ{C}", [A, B, C]),
    (
        f"มีพิธีลงนาม MOU ระหว่าง\n1. {A} โดย นายก้อน เมฆา นายกเทศมนตรีนครสายลม\n2. {B} โดย นางขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า",
        [A, B],
    ),
    (f"{A} ลงนาม MOU กับ{B}", [A, B]),
    (f"{A} ลงนาม MOU ร่วมกับ {B} และ {C}", [A, B, C]),
    (f"{A} และ{B} ร่วมลงนาม MOU", [A, B]),
    (f"{A} โดยนายก้อน เมฆา นายกเทศมนตรีนครสายลม ลงนาม MOU กับ{C} โดย ดร.คราม ฟ้าดี อธิการบดี", [A, C]),
    ("นายก้อน เมฆา นายกเทศมนตรีนครสายลม และนางขาว หมอกดี นายกเทศมนตรีเมืองดอกหญ้า ร่วมลงนาม MOU", [A, B]),
    ("มีพิธีลงนาม MOU ระหว่าง ทน.สายลม กับ ทม.ดอกหญ้า", [A, B]),
    (f"มีพิธีลงนาม MOU ระหว่าง{A} กับเมืองน้ำใส สาธารณรัฐประชาชนจีน", [A, "เมืองน้ำใส"]),
    (f"มีพิธีลงนาม MOU หน่วยงานที่ร่วมลงนาม ได้แก่\n1) {A}\n2) {B}\n3) {C}", [A, B, C]),
    (
        "มีพิธีลงนาม MOU ระหว่าง อบจ.น่าน แพร่ และพะเยา",
        [f"องค์การบริหารส่วนจังหวัด{name}" for name in ("น่าน", "แพร่", "พะเยา")],
    ),
    (f"มีพิธีลงนาม MOU ระหว่าง{B} กับสภาภูมิภาคน้ำใส ประเทศอิตาลี", [B, "สภาภูมิภาคน้ำใส"]),
    (
        "มีพิธีลงนาม MOU ระหว่าง ทต.ในเมือง อำเภอดอกหญ้า จังหวัดระยอง กับ กศน.จังหวัดระยอง",
        ["เทศบาลตำบลในเมือง", "สำนักงาน กศน.จังหวัดระยอง"],
    ),
    (
        "มีพิธีลงนาม MOU ระหว่าง อบต.หนึ่งใจ สองใจ และสามใจ",
        [f"องค์การบริหารส่วนตำบล{name}" for name in ("หนึ่งใจ", "สองใจ", "สามใจ")],
    ),
    (f"{C} จับมือ {A} เซ็น MOU กับ{B}", [C, A, B]),
    (f"{C} ลงนาม MOU ร่วมกับ {A} และ {B}", [C, A, B]),
    (
        "อบต.หนึ่งใจ สองใจ และสามใจ พร้อมใจลงนาม MOU กับ" + C,
        [*(f"องค์การบริหารส่วนตำบล{name}" for name in ("หนึ่งใจ", "สองใจ", "สามใจ")), C],
    ),
    (f"มีพิธีลงนาม MOU ระหว่าง{A} กับบริษัท หินผาพลังงาน จำกัด", [A, "บริษัท หินผาพลังงาน จำกัด"]),
]


@pytest.mark.parametrize(("text", "names"), FORMS)
def test_the_parties_are_who_concludes(text: str, names: list[str]) -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 {text}", id="invented").agreements
    assert [party.name for party in agreement.parties] == names


def test_witnesses_guests_and_the_owner_of_the_venue_are_no_parties() -> None:
    text = (
        f"ข่าวสมมติ\n\nเมื่อวันที่ 5 มีนาคม 2567 ณ ห้องประชุมใหญ่ โรงแรมฟ้าใส มีพิธีลงนาม MOU ระหว่าง{A} กับ {B} โดยมีนายคราม ฟ้าดี "
        "ผู้ว่าราชการจังหวัดลมหนาว เป็นประธาน และ ดร.เขียว ใบดี อธิการบดีมหาวิทยาลัยทุ่งกว้าง เป็นสักขีพยาน"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert [party.name for party in agreement.parties] == [A, B]


def test_who_invites_initiates_and_the_other_is_invited() -> None:
    (agreement,) = extract(
        f"ข่าวสมมติ\n\n{A} จึงได้เชิญ{B} ร่วมลงนามในบันทึกข้อตกลงความร่วมมือ (MOU) กับ{A}", id="invented"
    ).agreements
    assert {party.name: party.role for party in agreement.parties} == {A: "initiator", B: "invited"}


def test_a_foreign_party_has_its_country() -> None:
    (agreement,) = extract(f"ข่าวสมมติ\n\nลงนาม MOU ระหว่าง{A} กับเมืองน้ำใส ประเทศญี่ปุ่น", id="invented").agreements
    assert {party.name: (party.kind, party.country) for party in agreement.parties}["เมืองน้ำใส"] == (
        "foreign_local_government",
        "JP",
    )


def test_parties_that_are_only_counted_are_counted() -> None:
    text = "ข่าวสมมติ\n\nวันที่ 5 มีนาคม 2567 เทศบาลนครสายลมลงนามบันทึกข้อตกลง (MOU) กับองค์กรปกครองส่วนท้องถิ่น 3 แห่ง"
    (counted,) = extract(text, id="invented").agreements
    assert counted.unnamed_parties == 3 and [party.name for party in counted.parties] == ["เทศบาลนครสายลม"]
    (named,) = extract(
        f"{text} ได้แก่ เทศบาลเมืองดอกหญ้า เทศบาลตำบลหินผา และเทศบาลตำบลฟ้าใส", id="invented"
    ).agreements
    assert named.unnamed_parties is None


def test_a_province_that_is_none_of_thailands_is_of_another_country() -> None:
    (agreement,) = extract(
        "ข่าวสมมติ\n\nวันที่ 5 มีนาคม 2567 จังหวัดตากลงนาม MOU กับจังหวัดน้ำใส", id="invented"
    ).agreements
    assert {party.name: party.kind for party in agreement.parties} == {
        "จังหวัดตาก": "province",
        "จังหวัดน้ำใส": "foreign_local_government",
    }


def test_a_peoples_committee_concludes_for_its_place() -> None:
    text = f"ข่าวสมมติ\n\nวันที่ 5 มีนาคม 2567 {A} ลงนาม MOU กับคณะกรรมการประชาชนเมืองน้ำใส สาธารณรัฐสังคมนิยมเวียดนาม"
    (agreement,) = extract(text, id="invented").agreements
    assert [party.name for party in agreement.parties] == [A, "เมืองน้ำใส"]
