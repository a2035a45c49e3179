"""What the pages of municipalities say of themselves: short forms of a partner, addresses, nicknames, visits of old friends."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

_TOWN = "เทศบาลเมืองสายลม"
_MAYOR = "นายบุญมี ศรีทอง นายกเทศมนตรีเมืองสายลม"


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("ผอ.ทัณฑสถานหญิง", "ทัณฑสถานหญิงสายน้ำ"),
        ("ผอ.ทัณฑสถาน", "ทัณฑสถานบำบัดพิเศษสายน้ำ"),
        ("ผู้บัญชาการเรือนจำฯ", "เรือนจำกลางสายน้ำ"),
        ("ผอ.สถานสงเคราะห์", "สถานสงเคราะห์คนชราสายน้ำ"),
        ("ผู้อำนวยการวิทยาลัยเทคนิค", "วิทยาลัยเทคนิคสายน้ำ"),
        ("ผู้กำกับการสถานีตำรวจภูธร", "สถานีตำรวจภูธรสายน้ำ"),
        ("ผกก.สภ.", "สถานีตำรวจภูธรสายน้ำ"),
        ("ผอ.รพ.สต.", "โรงพยาบาลส่งเสริมสุขภาพตำบลสายน้ำ"),
        ("ผอ.รร.", "โรงเรียนสายน้ำวิทยา"),
        ("ผู้จัดการการประปาส่วนภูมิภาค", "การประปาส่วนภูมิภาคสาขาสายน้ำ"),
        ("ผู้จัดการ กฟภ.", "การไฟฟ้าส่วนภูมิภาคสาขาสายน้ำ"),
        ("ผู้อำนวยการท่าอากาศยาน", "ท่าอากาศยานสายน้ำ"),
    ],
)
def test_a_head_is_of_the_partner_whose_name_the_office_cuts_short(office: str, body: str) -> None:
    text = f"นายเดชา กองแก้ว {office} และ{_MAYOR} ลงนามบันทึกข้อตกลง ระหว่าง{body} กับ{_TOWN}"
    assert {each.name: each.of for each in extract(text, id="x").officials}["เดชา กองแก้ว"] == body


@pytest.mark.parametrize(
    ("office", "body"),
    [
        ("ผู้อำนวยการกองแผนงานโครงการ 2 การประปาส่วนภูมิภาค (สำนักงานใหญ่)", "การประปาส่วนภูมิภาค"),
        ("หัวหน้ากองงาน 3 การรถไฟแห่งประเทศไทย", "การรถไฟแห่งประเทศไทย"),
        ("ผู้อำนวยการกองบริหารโครงการ 5 การเคหะแห่งชาติ", "การเคหะแห่งชาติ"),
        ("ผู้อำนวยการส่วนวิศวกรรม 1 กรมทรัพยากรน้ำ", "กรมทรัพยากรน้ำ"),
    ],
)
def test_a_unit_with_a_figure_is_of_the_agency_behind_it(office: str, body: str) -> None:
    text = f"{_MAYOR} หารือกับนายเดชา กองแก้ว {office} เพื่อขอรับการสนับสนุน"
    assert {each.name: each.of for each in extract(text, id="x").officials}["เดชา กองแก้ว"] == body


@pytest.mark.parametrize(
    "said",
    ["เน้นย้ำว่า", "มั่นใจว่า", "ชี้ว่า", "กำชับ", "เดินหน้า", "จับมือ", "ผลักดัน", "ทิ้งท้ายว่า", "เร่ง", "พบปะ", "ติดตาม", "รับปากว่า"],
)  # fmt: skip
def test_what_a_nickname_is_said_to_do_is_no_surname(said: str) -> None:
    text = f"{_MAYOR} ลงนามบันทึกข้อตกลงกับโรงพยาบาลสายลม โดยนายกแก้ว {said} ความร่วมมือ และนายสมพร {said} การพัฒนา"
    record = extract(text, id="x")
    assert {each.name for each in record.officials} == {"บุญมี ศรีทอง"}
    assert {name for each in record.agreements for name in each.signatories} <= {"บุญมี ศรีทอง"}


@pytest.mark.parametrize(
    "venue",
    [
        "ห้องบอลรูม โรงแรมริเวอร์ไซด์ บางพลัด กรุงเทพมหานคร",
        "ศูนย์การประชุมแห่งชาติสิริกิติ์ เขตคลองเตย กรุงเทพมหานคร",
        "โรงแรมบ้านสวน แขวงทุ่งสองห้อง เขตหลักสี่ กทม.",
        "โรงแรมบ้านสวน เมืองพัทยา อำเภอบางละมุง จังหวัดชลบุรี",
    ],
)
def test_the_city_that_ends_an_address_is_no_partner(venue: str) -> None:
    (agreement,) = extract(
        f"{_TOWN} ร่วมลงนามบันทึกข้อตกลงโครงการเมืองน่าอยู่ ณ {venue} วันที่ 9 กันยายน 2566", id="x"
    ).agreements
    assert [party.name for party in agreement.parties] == [_TOWN]


def test_where_and_on_which_day_a_paragraph_begins_is_no_partner() -> None:
    place = "โรงเรียนสายน้ำวิทยา อำเภอบ้านไม้ จังหวัดลำพูน วันที่ 21 มีนาคม 2567"
    (attends,) = extract(f"{place} {_MAYOR} ร่วมลงนามบันทึกข้อตกลงและร่วมกิจกรรมรณรงค์", id="x").agreements
    assert [party.name for party in attends.parties] == [_TOWN]
    (signs,) = extract(f"{place} ลงนามบันทึกข้อตกลงกับ{_TOWN}", id="x").agreements
    assert {party.name for party in signs.parties} == {_TOWN, "โรงเรียนสายน้ำวิทยา"}


def test_a_city_that_is_told_as_a_partner_is_one_wherever_it_signs() -> None:
    text = f"พิธีลงนามบันทึกข้อตกลง ระหว่าง{_TOWN} และกรุงเทพมหานคร ณ โรงแรมแกรนด์ กรุงเทพมหานคร"
    (agreement,) = extract(text, id="x").agreements
    assert {party.name for party in agreement.parties} == {_TOWN, "กรุงเทพมหานคร"}


@pytest.mark.parametrize(
    "group",
    [
        "อาสาสมัครสาธารณสุขตำบลสายน้ำ",
        "อาสาสมัครสาธารณสุขประจำหมู่บ้านตำบลสายน้ำ",
        "อาสาสมัครป้องกันภัยฝ่ายพลเรือนตำบลสายน้ำ",
        "อสม.ตำบลสายน้ำ",
    ],
)
def test_the_volunteers_of_a_place_are_listed_as_partners(group: str) -> None:
    text = f"ลงนามบันทึกข้อตกลง (MOU) ระหว่าง 3 หน่วยงาน ประกอบด้วย {_TOWN} โรงพยาบาลสายน้ำ และ{group} เพื่อป้องกันไข้เลือดออก"
    (agreement,) = extract(text, id="x").agreements
    assert group in {party.name for party in agreement.parties}


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        (
            f"{_TOWN} ต้อนรับคณะศึกษาดูงานจากเทศบาลเมืองโนนทัน นำโดยนายปรีชา ขาวดี รองนายกเทศมนตรีเมืองโนนทัน ซึ่ง{_TOWN}และเทศบาลเมืองโนนทัน"
            "ได้ร่วมลงนามบันทึกข้อตกลงบ้านพี่เมืองน้อง เมื่อวันที่ 3 มิถุนายน 2557 เมื่อวันที่ 20 กรกฎาคม 2560 เวลา 09.00 น. ณ เทศบาลเมืองสายลม",
            "in_force",
            "2014-06-03",
        ),
        (
            f"{_TOWN}จัดกีฬาเชื่อมสัมพันธ์กับเทศบาลเมืองโนนทัน ซึ่งได้ลงนามบันทึกข้อตกลงบ้านพี่เมืองน้อง เมื่อวันที่ 9 ตุลาคม 2555 "
            "โดยจัดขึ้นเมื่อวันที่ 14 ธันวาคม 2560 เวลา 08.00 น. ณ สนามกีฬาเทศบาลเมืองสายลม",
            "in_force",
            "2012-10-09",
        ),
        (
            f"{_TOWN} ได้ลงนามบันทึกข้อตกลงกับโรงพยาบาลสายลม เมื่อวันที่ 4 มกราคม 2565 มีผลถึงวันที่ 3 มกราคม 2568",
            "signed",
            "2022-01-04",
        ),
        (
            f"{_TOWN} ได้ลงนามบันทึกข้อตกลงกับโรงพยาบาลสายลม เมื่อวันที่ 4 มกราคม 2565 และจะเปิดศูนย์บริการในวันที่ 1 ธันวาคม 2565",
            "signed",
            "2022-01-04",
        ),
        (
            f"{_TOWN} ได้ลงนามบันทึกข้อตกลงกับโรงพยาบาลสายลม เมื่อวันที่ 4 มกราคม 2565 เวลา 09.00 น. เริ่มให้บริการวันที่ 1 ธันวาคม 2565",
            "signed",
            "2022-01-04",
        ),
    ],
)
def test_a_paper_signed_long_before_the_day_of_the_news_stands(text: str, status: str, day: str) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert (agreement.status, agreement.date) == (status, day)


def test_what_is_beyond_the_means_of_a_town_is_no_training() -> None:
    text = "อบจ.น่าน ลงนามบันทึกข้อตกลงกับ อปท. 30 แห่ง โครงการเกินศักยภาพของท้องถิ่น ด้านโครงสร้างพื้นฐาน และใช้เครื่องจักรกล"
    (agreement,) = extract(text, id="x").agreements
    assert agreement.domains == ("infrastructure",)


def test_a_subdistrict_whose_name_begins_like_a_verb_stands_whole() -> None:
    fund = "กองทุนสวัสดิการชุมชนตำบลดอนไม้"
    (agreement,) = extract(f"{_TOWN} ลงนามบันทึกความร่วมมือกับ{fund}", id="x").agreements
    assert fund in {party.name for party in agreement.parties}
