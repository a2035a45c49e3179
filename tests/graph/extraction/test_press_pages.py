"""What pages of the press have and retellings have not: names without titles behind an indent or glued on, split names."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.rules import rules
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


@pytest.mark.parametrize(
    ("text", "time", "signers"),
    [
        (
            "วันจันทร์ที่ 3 เมษายน 2566 เวลา 15.00 น. ณ สำนักงานเทศบาลนครลำปาง หลังจากเสร็จสิ้นพิธีลงนามความร่วมมือระหว่าง"
            "เทศบาลนครลำปาง กับ เมืองเฉวียนโจว นายดำ แดงดี นายกเทศมนตรีนครลำปาง ได้เชิญนายหลิว หมิง นายกเทศมนตรีเมืองเฉวียนโจว "
            "ร่วมปลูกต้นไม้ ณ สวนสาธารณะเขื่อนยาง",
            None,
            set(),
        ),
        (
            "ภายหลังพิธีลงนามบันทึกความเข้าใจระหว่างจังหวัดน่านกับแขวงไชยะบุลี ผู้ว่าราชการจังหวัดน่าน นายดำ แดงดี "
            "ได้นำคณะเยี่ยมชมวัดภูมินทร์ เมื่อเวลา 16.00 น.",
            None,
            set(),
        ),
        (
            "หลังจากลงนาม MOU ระหว่างเทศบาลเมืองพานกับเมืองหลวงน้ำทา เมื่อวันที่ 5 มกราคม 2566 เวลา 10.00 น. ณ ห้องประชุมดอกหญ้า "
            "นายดำ แดงดี นายกเทศมนตรีเมืองพาน กล่าวว่า ยินดีมาก",
            "10:00",
            {"ดำ แดงดี"},
        ),
        (
            "วันที่ 5 มกราคม 2566 เวลา 10.00 น. ณ ห้องประชุมดอกหญ้า นายดำ แดงดี นายกเทศมนตรีเมืองพาน และนายคำ แสงจัน "
            "เจ้าเมืองหลวงน้ำทา แลกเปลี่ยนเอกสารข้อตกลงเมืองคู่แฝด ภายหลังการลงนาม",
            "10:00",
            {"ดำ แดงดี", "คำ แสงจัน"},
        ),
    ],
)
def test_what_is_done_after_a_signing_is_no_signing(text: str, time: str | None, signers: set[str]) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert (agreement.time, set(agreement.signatories)) == (time, signers)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("นายจาง เหว่ย หัวหน้าสำนักการต่างประเทศเมืองซานย่า กล่าวต้อนรับ", "สำนักการต่างประเทศเมืองซานย่า"),
        (
            "นางหวัง ลี่ รองผู้อำนวยการสำนักวัฒนธรรมและการท่องเที่ยวเมืองกุ้ยหลิน มอบของที่ระลึก",
            "สำนักวัฒนธรรมและการท่องเที่ยวเมืองกุ้ยหลิน",
        ),
        ("นายจาง เหว่ย เลขาธิการฝ่ายความสัมพันธ์ระหว่างประเทศเมืองซานย่า กล่าวต้อนรับ", "เมืองซานย่า"),
        ("นายทานากะ เคน หัวหน้าฝ่ายต่างประเทศจังหวัดนางาซากิ เยือนไทย", "จังหวัดนางาซากิ"),
    ],
)
def test_bureaus_of_cities_abroad(text: str, body: str) -> None:
    (official,) = extract(text, id="x").officials
    assert official.of == body


@pytest.mark.parametrize(
    ("text", "partner"),
    [
        ("จังหวัดเชียงใหม่ลงนามบันทึกความเข้าใจกับรัฐมณีปุระอินเดีย เมื่อวันที่ 3 มีนาคม 2566", "รัฐมณีปุระ"),
        ("เทศบาลนครอุดรธานีกับเมืองเว้เวียดนามลงนามบันทึกข้อตกลงเมืองพี่เมืองน้อง", "เมืองเว้"),
        ("เทศบาลเมืองหัวหินลงนามกับเมืองแทกูเกาหลีใต้ เรื่องเมืองพี่เมืองน้อง", "เมืองแทกู"),
        ("จังหวัดตราดลงนามแผนความร่วมมือกับจังหวัดก่าเมาสาธารณรัฐสังคมนิยมเวียดนาม", "จังหวัดก่าเมา"),
    ],
)
def test_a_country_glued_to_a_name_is_no_part_of_it(text: str, partner: str) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert partner in {party.name for party in agreement.parties}


def test_a_count_leads_a_row_of_partners() -> None:
    record = extract(
        "รองผู้ว่าฯลำปาง ประชุมร่างบันทึกความเข้าใจการสถาปนาความสัมพันธ์เมืองพี่เมืองน้อง 3 เมือง รัฐมณีปุระอินเดีย มณฑลกุ้ยโจว และ "
        "ต้าหลี่ จีน\n\nจังหวัดลำปางประชุมพิจารณาร่างบันทึกความเข้าใจการสถาปนาความสัมพันธ์กับ 3 เมือง 2 ประเทศ",
        id="x",
    )
    partners = {party.name for each in record.agreements for party in each.parties} - {"จังหวัดลำปาง"}
    assert partners == {"รัฐมณีปุระ", "มณฑลกุ้ยโจว", "ต้าหลี่"} and len(record.agreements) == 3


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("นำโดย Mr.Wang Li นายหวัง ลี่ นายกเทศมนตรีเมืองซานย่า", {("หวัง ลี่", "เมืองซานย่า")}),
        ("นายหวัง ลี่ Mr. Wang Li นายกเทศมนตรีเมืองซานย่า กล่าว", {("หวัง ลี่", "เมืองซานย่า")}),
        ("นายหวัง ลี่/Mr.Wang Li นายกเทศมนตรีเมืองซานย่า กล่าว", {("หวัง ลี่", "เมืองซานย่า")}),
        ("ต้อนรับ ราจา อับดุล มาลิก องค์รัชทายาทที่ 3 แห่งรัฐเปรัค ประเทศมาเลเซีย", {("อับดุล มาลิก", "รัฐเปรัค")}),
        ("ตวนกู อับดุล ราห์มาน มกุฎราชกุมารแห่งรัฐปะลิส เสด็จเยือนจังหวัดสตูล", {("อับดุล ราห์มาน", "รัฐปะลิส")}),
    ],
)
def test_guests_from_abroad(text: str, held: set[tuple[str, str]]) -> None:
    assert {(each.name, each.of) for each in extract(text, id="x").officials} == held


def test_two_who_stand_beside_each_other_stay_two() -> None:
    record = extract("Ms. Kim Yuna นายดำ แดงดี นายกเทศมนตรีเมืองชุมแพ ร่วมงาน", id="x")
    assert {each.name for each in record.officials} == {"Kim Yuna", "ดำ แดงดี"}


def test_a_committee_for_ties_is_no_tie() -> None:
    text = (
        "การประชุมคณะกรรมการดำเนินความสัมพันธ์เมืองพี่เมืองน้อง (Sister City) ของจังหวัดลำปาง ครั้งที่ 3/2562\n\n"
        "นายดำ แดงดี ผู้ว่าราชการจังหวัดลำปาง เป็นประธานการประชุมคณะกรรมการดำเนินความสัมพันธ์เมืองพี่เมืองน้อง (Sister City)"
    )
    assert extract(text, id="x").agreements == ()
    (agreement,) = extract(text + " ระหว่างจังหวัดลำปางกับเมืองซานย่า", id="x").agreements
    assert {party.name for party in agreement.parties} == {"จังหวัดลำปาง", "เมืองซานย่า"}


@pytest.mark.parametrize(
    "text",
    [
        "คณะผู้แทนเมืองซานย่าเข้าพบผู้ว่าราชการจังหวัดตราด เพื่อแสดงเจตจำนงในการสถาปนาความสัมพันธ์เมืองมิตรภาพระหว่างจังหวัดตราดกับเมืองซานย่า",
        "จังหวัดตราดหารือกับเมืองซานย่า เกี่ยวกับการเป็นเมืองพี่เมืองน้อง",
        "คณะจากเมืองซานย่าขอเชื่อมความสัมพันธ์เป็นเมืองพี่เมืองน้องกับจังหวัดตราด",
    ],
)
def test_a_tie_that_is_talked_of_is_proposed(text: str) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert agreement.status == "proposed"
    assert {party.name for party in agreement.parties} == {"จังหวัดตราด", "เมืองซานย่า"}


def test_a_province_in_the_name_of_a_room_is_no_temple() -> None:
    (agreement,) = extract(
        "ลงนาม MOU ระหว่างจังหวัดลำปางกับเมืองซานย่า ณ ห้องศูนย์ปฏิบัติการจังหวัดลำปาง ชั้น 3 อาคารอำนวยการ ศาลากลางจังหวัดลำปาง",
        id="x",
    ).agreements
    assert agreement.venue and agreement.venue.room == "ห้องศูนย์ปฏิบัติการจังหวัดลำปาง ชั้น 3"


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("นายธวัช ศรีทอง รอง ผวจ.อด. ร่วมงาน", "จังหวัดอุดรธานี"),
        ("นายดำ แดงดี ผวจ.ขอนแก่น เปิดงาน", "จังหวัดขอนแก่น"),
        ("นายดำ แดงดี นายก อบจ.นม. ร่วมงาน", "องค์การบริหารส่วนจังหวัดนครราชสีมา"),
    ],
)
def test_provinces_by_their_two_letters(text: str, body: str) -> None:
    (official,) = extract(text, id="x").officials
    assert official.of == body


def test_the_letters_stand_for_the_provinces_there_are() -> None:
    letters = rules("province_initials")
    assert set(letters.values()) == provinces()
    assert len(letters) == len(provinces())


@pytest.mark.parametrize(
    ("text", "status", "parties"),
    [
        (
            "เมื่อวันที่ 24 ธันวาคม 2562 นายหวัง ลี่ รองนายกเทศมนตรีเมืองซานย่า นำนักเรียนเยี่ยมชมเทศบาลเมืองตราด "
            "ทั้งนี้ เมืองซานย่าและเทศบาลเมืองตราดได้ลงนามเป็นเมืองพี่เมืองน้องกันมากว่า 10 ปีแล้ว",
            "in_force",
            {"เมืองซานย่า", "เทศบาลเมืองตราด"},
        ),
        # the partner is told by the office of its guest alone
        (
            "นายดำ แดงดี นายกเทศมนตรีนครลำปาง ต้อนรับนายหลี่ หมิง รองนายกเทศมนตรีเมืองลั่วหยาง เนื่องในโอกาสครบรอบ 5 ปี "
            "การสถาปนาเมืองพี่เมืองน้อง",
            "in_force",
            {"เทศบาลนครลำปาง", "เมืองลั่วหยาง"},
        ),
        (
            "นายดำ แดงดี นายกเทศมนตรีเมืองตราด เยี่ยมคารวะนายคิม ซู โฮ นายกเทศมนตรีเมืองโพฮัง "
            "เพื่อหารือการสถาปนาเมืองพี่เมืองน้องระหว่างกัน",
            "proposed",
            {"เทศบาลเมืองตราด", "เมืองโพฮัง"},
        ),
        # who is not named goes along with who signs
        (
            "นายดำ แดงดี ผู้ว่าราชการจังหวัดตราด พร้อมด้วยหัวหน้าส่วนราชการ และประธานหอการค้าจังหวัดตราด "
            "ลงนามบันทึกความเข้าใจกับจังหวัดก่าเมา",
            "signed",
            {"จังหวัดตราด", "จังหวัดก่าเมา"},
        ),
    ],
)
def test_between_whom_a_tie_is(text: str, status: str, parties: set[str]) -> None:
    (agreement,) = extract(text, id="x").agreements
    assert (agreement.status, {party.name for party in agreement.parties}) == (status, parties)


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("นายมาซาโอะ อิโตะ นายกเทศมนตรีเมืองอาโซะ จังหวัดคุมะโมโตะ เข้าเยี่ยมคารวะเอกอัครราชทูต", "เมืองอาโซะ"),
        ("นายหลิว หมิง นายกเทศมนตรีเมืองไห่ตง มณฑลชิงไห่ กล่าวต้อนรับ", "เมืองไห่ตง"),
        ("นายดำ แดงดี นายกเทศมนตรีเมืองชุมแพ จังหวัดขอนแก่น กล่าวต้อนรับ", "เทศบาลเมืองชุมแพ"),
        ("นายดำ แดงดี นายกเทศมนตรีเมืองชุมแพ จ.ขอนแก่น กล่าวต้อนรับ", "เทศบาลเมืองชุมแพ"),
    ],
)
def test_a_mayor_in_a_region_abroad_has_no_municipality(text: str, body: str) -> None:
    (official,) = extract(text, id="x").officials
    assert official.of == body


@pytest.mark.parametrize("people", ["คณะผู้บริหาร", "นักเรียน", "ทูตเยาวชน"])
def test_people_are_of_the_city_glued_to_them(people: str) -> None:
    text = f"{people}เมืองนาริตะเยือนเทศบาลนครตรัง เพื่อกระชับความสัมพันธ์บ้านพี่เมืองน้อง"
    (agreement,) = extract(text, id="x").agreements
    assert {party.name for party in agreement.parties} == {"เมืองนาริตะ", "เทศบาลนครตรัง"}
