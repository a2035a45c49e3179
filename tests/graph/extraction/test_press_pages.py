"""What pages of the press have and retellings have not: names without titles behind an indent or glued on, split names."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.split_places import split_places


@pytest.mark.parametrize(
    ("text", "held"),
    [
        # at the beginning of an indented paragraph
        (
            "หัวข้อข่าว\n\n         สมหมาย ใจงาม รองผู้ว่าราชการจังหวัดระนอง ลงนามกับคณะจากเมืองไป่เซ่อ",
            {("สมหมาย ใจงาม", "จังหวัดระนอง")},
        ),
        # glued to a word that joins
        (
            "วันชัย พรหมดี นายกเทศมนตรีเมืองชุมแพ ลงนาม MOU กับจาง ไห่ เทา นายกเทศมนตรีเมืองลั่วหยาง",
            {("วันชัย พรหมดี", "เทศบาลเมืองชุมแพ"), ("จาง ไห่ เทา", "เมืองลั่วหยาง")},
        ),
        (
            "นายดำ แดงดี นายก อบจ.สตูล และหวัง เจี้ยน กั๋ว ผู้ว่าการมณฑลไห่หนาน ร่วมลงนามบันทึกความเข้าใจ",
            {("ดำ แดงดี", "องค์การบริหารส่วนจังหวัดสตูล"), ("หวัง เจี้ยน กั๋ว", "มณฑลไห่หนาน")},
        ),
        ("มีการหารือเรื่องสปาและเรดาร์ฝน แล้วให้ผู้ว่าราชการจังหวัดระนองรายงาน", set()),
        # the offices of the tourism authority in the provinces
        (
            "น.ส.อนงค์ พลอยแดง ผอ.ททท.สนง.ชลบุรี ร่วมพิธีเปิดงาน",
            {("อนงค์ พลอยแดง", "การท่องเที่ยวแห่งประเทศไทย สำนักงานชลบุรี")},
        ),
        (
            "นายกิตติ ภูผา ผู้อำนวยการ ททท. สำนักงานพังงา ร่วมพิธีเปิดงาน",
            {("กิตติ ภูผา", "การท่องเที่ยวแห่งประเทศไทย สำนักงานพังงา")},
        ),
    ],
)
def test_whose_an_office_is_on_a_page(text: str, held: set[tuple[str, str]]) -> None:
    assert {(each.name, each.of) for each in extract(text, id="x").officials} == held


def test_who_is_listed_behind_those_who_sign_is_a_guest() -> None:
    (agreement,) = extract(
        "สมหมาย ใจงาม รองผู้ว่าราชการจังหวัดระนอง ตัวแทนของ ผู้ว่าราชการจังหวัดระนอง เป็นผู้ลงนามบันทึกข้อตกลงเมืองพี่เมืองน้อง "
        "ระหว่าง จังหวัดระนอง กับ เมืองซานย่า โดยมี มาลี ทรัพย์ทวี ผู้อำนวยการท่าอากาศยานระนอง น.ส.ปราณี ศรีสุข "
        "นายกเทศมนตรีเมืองระนอง นักธุรกิจ หัวหน้าส่วนราชการ เข้าร่วมพิธีลงนามในครั้งนี้",
        id="x",
    ).agreements
    assert agreement.signatories == ("สมหมาย ใจงาม",)
    assert {party.name for party in agreement.parties} == {"จังหวัดระนอง", "เมืองซานย่า"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("จังหวัดเลยลงนามกับจังหวัดห่า ติ๋ญ สาธารณรัฐสังคมนิยมเวียดนาม ว่าด้วยเมืองคู่มิตร", "จังหวัดห่าติ๋ญ"),
        ("จังหวัดระยองลงนามกับจังหวัดชุงชอง นัม สาธารณรัฐเกาหลี ว่าด้วยเมืองพี่เมืองน้อง", "จังหวัดชุงชองนัม"),
        ("เทศบาลนครยะลาลงนามกับเมืองโกตา บารู รัฐกลันตัน ประเทศมาเลเซีย", "เมืองโกตาบารู"),
        ("จังหวัดเลยกับเมืองคุนหมิง จีน ลงนามบันทึกความเข้าใจ", "เมืองคุนหมิง"),
        ("จังหวัดเลยกับเมืองวินห์ เหงะอาน เวียดนาม ลงนามบันทึกความเข้าใจ", "เมืองวินห์"),
        ("จังหวัดเลยลงนามบันทึกความเข้าใจกับแขวงไชยะบุลี ณ ประเทศลาว", "แขวงไชยะบุลี"),
    ],
)
def test_a_name_written_in_syllables_is_one(text: str, name: str) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert name in {party.name for party in agreement.parties}


def test_a_name_told_with_its_country_is_one_wherever_it_stands() -> None:
    text = "จังหวัดบั๊ก นิญ สาธารณรัฐสังคมนิยมเวียดนาม นายเหงียน วัน ทัง ประธานคณะกรรมการประชาชนจังหวัดบั๊ก นิญ เข้าร่วม"
    (official,) = extract(text, id="x").officials
    assert official.of == "คณะกรรมการประชาชนจังหวัดบั๊กนิญ"
    assert len(split_places(text)) == 2
