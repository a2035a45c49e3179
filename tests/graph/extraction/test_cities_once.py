"""One body once: a city abroad and what its mayor's office would make of it; a council is no other body's namesake."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


def test_a_city_abroad_is_one_party_though_its_mayor_signs() -> None:
    text = (
        "เทศบาลนครสายลมต้อนรับคณะเมืองอิเอะ จังหวัดโอกินาวา ประเทศญี่ปุ่น เมื่อวันที่ 8 กุมภาพันธ์ 2567\n\n"
        "โอกาสนี้ นายศุภชัย ทองดี นายกเทศมนตรีนครสายลม และนายฮิโรชิ ยามาดะ นายกเทศมนตรีเมืองอิเอะ ได้ลงนามบันทึกข้อตกลง"
        "การแลกเปลี่ยนครูระหว่างโรงเรียนสังกัดเทศบาลนครสายลมกับโรงเรียนในเมืองอิเอะ"
    )
    (agreement,) = extract(text, id="x").agreements
    assert {party.name for party in agreement.parties} == {"เทศบาลนครสายลม", "เมืองอิเอะ"}


@pytest.mark.parametrize(
    ("office", "role", "body"),
    [
        ("ประธานสภาอุตสาหกรรมจังหวัดสงขลา", "other", "สภาอุตสาหกรรมจังหวัดสงขลา"),
        ("ประธานสภาวัฒนธรรมอำเภอหาดใหญ่", "other", "สภาวัฒนธรรมอำเภอหาดใหญ่"),
        ("ประธานสภาเทศบาลนครสงขลา", "council_chair", "สภาเทศบาลนครสงขลา"),
    ],
)
def test_the_chairman_of_a_council_of_industries_sits_beside_no_mayor(
    office: str, role: str, body: str
) -> None:
    (official,) = extract(f"นายสมชาย ลีลา {office} ร่วมลงนามบันทึกข้อตกลง", id="x").officials
    assert (official.role, official.of) == (role, body)


def test_a_council_named_before_has_its_chairman_by_its_short_name() -> None:
    text = (
        "นายวิทยา สุขใจ ผู้ว่าราชการจังหวัดสงขลา เป็นสักขีพยานในพิธีลงนามบันทึกข้อตกลง ระหว่างสำนักงานส่งเสริมการเรียนรู้จังหวัดสงขลา "
        "โดย นางเตือนใจ บุญมี ผู้อำนวยการ และสภาอุตสาหกรรมจังหวัดสงขลา โดย นายสมชาย ลีลา ประธานสภาฯ"
    )
    officials = {each.name: (each.role, each.of) for each in extract(text, id="x").officials}
    assert officials["สมชาย ลีลา"] == ("other", "สภาอุตสาหกรรมจังหวัดสงขลา")
