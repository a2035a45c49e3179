"""How Thai says that an agreement stands: what is founded, signed anew, given up, or ends at a day to come."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.name_ends import name_end


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("เทศบาลตำบลหนองไผ่สถาปนาความสัมพันธ์เมืองพี่เมืองน้องกับเมืองปีนัง เมื่อวันที่ 18 เมษายน 2565", "signed"),
        ("ลงนามแล้ว! เทศบาลเมืองท่าช้าง-เมืองดานัง เมืองพี่เมืองน้อง (Sister City) ด้านสาธารณสุข", "signed"),
        ("เทศบาลเมืองท่าช้างและเทศบาลตำบลนาดีลงนาม MOU เมื่อวันที่ 4 พฤศจิกายน 2564 มีระยะเวลา 3 ปี สิ้นสุดวันที่ 3 พฤศจิกายน 2567", "signed"),
        ("เทศบาลเมืองท่าช้างและเทศบาลตำบลนาดี ลงนามบันทึกข้อตกลงอีกครั้ง หลังจากฉบับเดิมครบกำหนด", "renewed"),
        ("เทศบาลเมืองท่าช้างกับเทศบาลตำบลนาดี ลงนามบันทึกข้อตกลง ต่อเนื่องจากฉบับแรกซึ่งสิ้นสุดลงเมื่อวันที่ 3 มกราคม 2564", "renewed"),
        ("เทศบาลเมืองท่าช้างและเมืองดานัง ยุติความสัมพันธ์เมืองพี่เมืองน้องที่มีมาตั้งแต่ปี 2559", "ended"),
        ("เทศบาลเมืองท่าช้างกับเทศบาลตำบลนาดี ทำบันทึกข้อตกลงร่วมกันไว้ตั้งแต่วันที่ 27 มกราคม 2562", "in_force"),
        ("อีกไม่กี่วันข้างหน้า เทศบาลเมืองท่าช้างจะเป็นเจ้าภาพพิธีลงนาม MOU กับเทศบาลเมืองแม่สาย โดยกำหนดไว้วันที่ 25 พฤษภาคม 2565", "planned"),
    ],
)  # fmt: skip
def test_the_words_beside_the_document_say_how_it_stands(text: str, status: str) -> None:
    assert [agreement.status for agreement in extract(text, id="x").agreements] == [status]


@pytest.mark.parametrize(
    "verb", ["จรดปากกา", "มีแผน", "มีขึ้น", "ยกร่าง", "ยกเลิก", "มุ่งสู่", "ทาบทาม", "รื้อฟื้น", "ตอบรับ"]
)
def test_a_name_ends_before_what_the_body_does(verb: str) -> None:
    assert name_end(f"เวียงทอง{verb}บันทึกข้อตกลงกับทุกฝ่าย", 0) == (len("เวียงทอง"), False)


@pytest.mark.parametrize(
    "text",
    [
        "เทศบาลตำบลนาดีชี้แจงกรณีข่าวลือเรื่องการทำ MOU กับบริษัท ปากน้ำพัฒนา จำกัด ว่าไม่เป็นความจริง",
        "เทศบาลเมืองโคกสูงประกาศปฏิญญาว่าด้วยการเป็นเมืองปลอดโฟม โดย นายวรวิทย์ ปัญญาไว นายกเทศมนตรีเมืองโคกสูง เป็นผู้อ่านประกาศ",
    ],
)
def test_a_rumour_and_the_pledge_of_one_body_are_no_agreements(text: str) -> None:
    assert not extract(text, id="x").agreements


@pytest.mark.parametrize(
    "told", ["จากนั้นเวลา 15.00 น. คณะได้เยี่ยมชมตลาดชุมชน", "สอบถามเพิ่มเติมได้ในวันและเวลาราชการ 08.30 น."]
)
def test_an_hour_of_something_else_is_not_that_of_the_signing(told: str) -> None:
    text = f"เทศบาลตำบลปากน้ำลงนามบันทึกข้อตกลงกับเทศบาลตำบลโคกสูง วันที่ 19 เมษายน 2566 {told}"
    (agreement,) = extract(text, id="x").agreements
    assert (agreement.date, agreement.time) == ("2023-04-19", None)


def test_what_partners_were_before_is_not_what_they_become() -> None:
    text = (
        "เทศบาลนครท่าช้างและเมืองคุนหมิงยกระดับจากเมืองคู่มิตรสู่เมืองพี่เมืองน้อง โดยลงนามบันทึกความเข้าใจเมื่อวันที่ 14 มีนาคม 2561"
    )
    (agreement,) = extract(text, id="x").agreements
    assert agreement.type == "sister_city"
