"""Names of bodies: abbreviations, where a name ends, what is foreign."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.bodies import bodies
from citypact.graph.extraction.listings import listed
from citypact.graph.extraction.name_ends import end_candidates
from tests.graph.extraction.reports import mentions_of

CASES = [
    ("เทศบาลนครสายลม", "เทศบาลนครสายลม", "city_municipality"),
    ("ทน.สายลม", "เทศบาลนครสายลม", "city_municipality"),
    ("ทม. ดอกหญ้า", "เทศบาลเมืองดอกหญ้า", "town_municipality"),
    ("ทต.หินผา", "เทศบาลตำบลหินผา", "subdistrict_municipality"),
    ("อบจ.ลมหนาว", "องค์การบริหารส่วนจังหวัดลมหนาว", "pao"),
    ("อบต.ทุ่งกว้าง", "องค์การบริหารส่วนตำบลทุ่งกว้าง", "sao"),
    ("องค์การบริหารส่วนจังหวัดขอนแก่นและคณะ", "องค์การบริหารส่วนจังหวัดขอนแก่น", "pao"),
    ("กทม. และคณะ", "กรุงเทพมหานคร", "special_local_government"),
    ("เมืองพัทยา", "เมืองพัทยา", "special_local_government"),
    ("จังหวัดสายลม", "จังหวัดสายลม", "province"),
    ("มหาวิทยาลัยทุ่งกว้าง", "มหาวิทยาลัยทุ่งกว้าง", "university"),
    ("ม.ราชภัฏทุ่งกว้าง", "มหาวิทยาลัยราชภัฏทุ่งกว้าง", "university"),
    ("คณะวิทยาศาสตร์ มหาวิทยาลัยทุ่งกว้าง", "คณะวิทยาศาสตร์ มหาวิทยาลัยทุ่งกว้าง", "university"),
    ("คณะมนุษยศาสตร์และสังคมศาสตร์ ม.ทุ่งกว้าง", "คณะมนุษยศาสตร์และสังคมศาสตร์ มหาวิทยาลัยทุ่งกว้าง", "university"),
    ("โรงพยาบาลหินผา", "โรงพยาบาลหินผา", "other"),
    ("รพ.สต.หินผา", "โรงพยาบาลส่งเสริมสุขภาพตำบลหินผา", "other"),
    ("โรงเรียนเทศบาล 6 สายลม", "โรงเรียนเทศบาล 6 สายลม", "school"),
    ("บริษัท สายลมพลังงาน จำกัด (มหาชน)", "บริษัท สายลมพลังงาน จำกัด (มหาชน)", "company"),
    ("สมาคมเรือใบสายลม", "สมาคมเรือใบสายลม", "association"),
    ("หอการค้าจังหวัดสายลม", "หอการค้าจังหวัดสายลม", "association"),
    ("กรมส่งเสริมการปกครองท้องถิ่น", "กรมส่งเสริมการปกครองท้องถิ่น", "ministry_agency"),
    ("สำนักงานสาธารณสุขอำเภอหินผา", "สำนักงานสาธารณสุขอำเภอหินผา", "ministry_agency"),
    ("สภาเทศบาลเมืองดอกหญ้า", "สภาเทศบาลเมืองดอกหญ้า", "other"),
    ("สภา อบจ.ลมหนาว", "สภาองค์การบริหารส่วนจังหวัดลมหนาว", "other"),
    ("มณฑลทหารบกที่ 99", "มณฑลทหารบกที่ 99", "ministry_agency"),
    ("วัดดอกหญ้า", "วัดดอกหญ้า", "other"),
    (
        "มหาวิทยาลัยราชภัฏทุ่งกว้าง ในพระบรมราชูปถัมภ์ โดยอธิการบดี",
        "มหาวิทยาลัยราชภัฏทุ่งกว้าง ในพระบรมราชูปถัมภ์",
        "university",
    ),
    ("สมาคมเรือใบสายลม ในพระอุปถัมภ์ ร่วมลงนาม", "สมาคมเรือใบสายลม ในพระอุปถัมภ์", "association"),
    ("เมืองสายลมชู เมื่อเดือนก่อน", "เมืองสายลมชู", "foreign_local_government"),
    ("ห้างหุ้นส่วนจำกัด สายลมการช่าง โดยมี", "ห้างหุ้นส่วนจำกัด สายลมการช่าง", "company"),
    (
        "การไฟฟ้าส่วนภูมิภาค เขต 9 (ภาคสายลม) จังหวัดระยอง ร่วมลงนาม",
        "การไฟฟ้าส่วนภูมิภาค เขต 9 (ภาคสายลม) จังหวัดระยอง",
        "ministry_agency",
    ),
    ("เขตปกครองตนเองสายลม", "เขตปกครองตนเองสายลม", "foreign_local_government"),
    ("องค์การบริหารส่วนจังหวัด (อบจ.) ลมหนาว", "องค์การบริหารส่วนจังหวัดลมหนาว", "pao"),
    ("ทต.ในเมือง", "เทศบาลตำบลในเมือง", "subdistrict_municipality"),
    ("สนง.กศน.จังหวัดสายลม", "สำนักงาน กศน.จังหวัดสายลม", "ministry_agency"),
    ("พมจ.สายลม", "สำนักงานพัฒนาสังคมและความมั่นคงของมนุษย์จังหวัดสายลม", "ministry_agency"),
    ("สำนักงาน ปภ.จังหวัดสายลม", "สำนักงานป้องกันและบรรเทาสาธารณภัยจังหวัดสายลม", "ministry_agency"),
    ("ปปส.ภาค 5", "สำนักงาน ป.ป.ส. ภาค 5", "ministry_agency"),
    ("องค์กรความร่วมมือระหว่างประเทศของเยอรมัน", "องค์กรความร่วมมือระหว่างประเทศของเยอรมัน", "other"),
    ("โครงการพัฒนาแห่งสหประชาชาติ", "โครงการพัฒนาแห่งสหประชาชาติ", "other"),
    ("ธนาคารโลก", "ธนาคารโลก", "other"),
    ("ธ.ก.ส. สาขาสายลม", "ธนาคารเพื่อการเกษตรและสหกรณ์การเกษตรสาขาสายลม", "ministry_agency"),
    ("บจก.สายลม", "บริษัท สายลม จำกัด", "company"),
    ("สภาภูมิภาคสายลม", "สภาภูมิภาคสายลม", "foreign_local_government"),
    ("โรงพยาบาลหินผา ระยอง", "โรงพยาบาลหินผา ระยอง", "other"),
    ("วิทยาลัยสาธารณสุขสิรินธร จังหวัดระยอง", "วิทยาลัยสาธารณสุขสิรินธร จังหวัดระยอง", "university"),
    ("สำนักวิชาพยาบาลศาสตร์ มหาวิทยาลัยทุ่งกว้าง", "สำนักวิชาพยาบาลศาสตร์ มหาวิทยาลัยทุ่งกว้าง", "university"),
    ("วิทยาลัยเทคนิคหินผา", "วิทยาลัยเทคนิคหินผา", "school"),
    ("วิทยาลัยพยาบาลบรมราชชนนี สงขลา", "วิทยาลัยพยาบาลบรมราชชนนี สงขลา", "university"),
    (
        "คณะสถาปัตยกรรมศาสตร์และผังเมือง มทร.อีสาน",
        "คณะสถาปัตยกรรมศาสตร์และผังเมือง มหาวิทยาลัยเทคโนโลยีราชมงคลอีสาน",
        "university",
    ),
    ("สถาบันการแพทย์ดอกหญ้าแห่งชาติ", "สถาบันการแพทย์ดอกหญ้าแห่งชาติ", "ministry_agency"),
    ("สำนักตรวจเงินแผ่นดินจังหวัดตาก", "สำนักตรวจเงินแผ่นดินจังหวัดตาก", "ministry_agency"),
    ("โครงการชลประทานหินผา", "โครงการชลประทานหินผา", "ministry_agency"),
    ("การไฟฟ้าส่วนภูมิภาค จ.ตาก", "การไฟฟ้าส่วนภูมิภาค จังหวัดตาก", "ministry_agency"),
    ("การไฟฟ้าส่วนภูมิภาค สาขาหินผา", "การไฟฟ้าส่วนภูมิภาค สาขาหินผา", "ministry_agency"),
    ("กปน.", "การประปานครหลวง", "ministry_agency"),
    ("แขวงทางหลวงชนบทหินผา", "แขวงทางหลวงชนบทหินผา", "ministry_agency"),
    ("ศูนย์วิทยาศาสตร์การแพทย์ที่ 12/2 ตรัง", "ศูนย์วิทยาศาสตร์การแพทย์ที่ 12/2 ตรัง", "ministry_agency"),
    ("มูลนิธิเพื่อนดอกหญ้า ประเทศไทย", "มูลนิธิเพื่อนดอกหญ้า ประเทศไทย", "association"),
    ("สหกรณ์ประมงหินผา จำกัด", "สหกรณ์ประมงหินผา จำกัด", "association"),
    ("สมาคมผู้รับเหมาก่อสร้างดอกหญ้า", "สมาคมผู้รับเหมาก่อสร้างดอกหญ้า", "association"),
    ("ชมรมผู้สูงอายุหินผา", "ชมรมผู้สูงอายุหินผา", "association"),
    ("กองเรือยุทธการ", "กองเรือยุทธการ", "ministry_agency"),
    ("สภาการค้าและอุตสาหกรรมแขวงหินผา", "สภาการค้าและอุตสาหกรรมแขวงหินผา", "association"),
    ("โรงพยาบาลสมเด็จพระหินผา ณ ดอกหญ้า สภากาชาดไทย", "โรงพยาบาลสมเด็จพระหินผา ณ ดอกหญ้า สภากาชาดไทย", "other"),
    ("โรงพยาบาลสมเด็จพระหินผา ณ ห้องประชุมใหญ่", "โรงพยาบาลสมเด็จพระหินผา", "other"),
    ("ตำรวจภูธรเมืองดอกหญ้า", "ตำรวจภูธรเมืองดอกหญ้า", "ministry_agency"),
    ("หน่วยกู้ภัยสว่างสายลม", "หน่วยกู้ภัยสว่างสายลม", "association"),
    ("ภาคีคนรักษ์สายลมสมาคม", "ภาคีคนรักษ์สายลมสมาคม", "association"),
    (
        "สำนักงานส่งเสริมและสนับสนุนงานดอกหญ้า 9 จังหวัดตาก",
        "สำนักงานส่งเสริมและสนับสนุนงานดอกหญ้า 9 จังหวัดตาก",
        "ministry_agency",
    ),
    ("สปสช. เขต 5 ราชบุรี", "สำนักงานหลักประกันสุขภาพแห่งชาติ เขต 5 ราชบุรี", "ministry_agency"),
    (
        "สำนักงานหลักประกันสุขภาพแห่งชาติ (สปสช.) เขต 5 ราชบุรี",
        "สำนักงานหลักประกันสุขภาพแห่งชาติ เขต 5 ราชบุรี",
        "ministry_agency",
    ),
    ("จังหวัดตากแห่งราชอาณาจักรไทย", "จังหวัดตาก", "province"),
    (
        "สำนักงานส่งเสริมการค้าในต่างประเทศ ณ เมืองหินผา",
        "สำนักงานส่งเสริมการค้าในต่างประเทศ ณ เมืองหินผา",
        "ministry_agency",
    ),
]


@pytest.mark.parametrize(("written", "name", "kind"), CASES)
def test_a_body_is_named_in_full(written: str, name: str, kind: str) -> None:
    text = f"ที่ประชุมของ {written} มีมติ"
    found = bodies(text)[0]
    assert (found.name, found.kind) == (name, kind)
    assert text[found.start : found.end] in written


def test_the_number_of_the_next_in_a_list_is_no_part_of_a_name() -> None:
    found = bodies("1.จังหวัดตาก 2.สำนักงานเกษตรจังหวัดตาก 3.เทศบาลเมืองหินผา 4) โรงเรียนเทศบาล 4 หินผา")
    assert [body.name for body in found] == [
        "จังหวัดตาก",
        "สำนักงานเกษตรจังหวัดตาก",
        "เทศบาลเมืองหินผา",
        "โรงเรียนเทศบาล 4 หินผา",
    ]


@pytest.mark.parametrize(
    "glued",
    [
        "กับเทศบาลนครหินผา",
        "และคณะ",
        "ได้ลงนาม",
        "ร่วมลงนาม",
        "โดยนายกขค",
        "จะลงนาม",
        "จับมือกัน",
        "ซึ่งมี",
        "เป็นเจ้าภาพ",
    ],
)
def test_a_name_ends_where_a_word_is_glued_to_it(glued: str) -> None:
    assert bodies(f"ที่เทศบาลเมืองดอกหญ้า{glued}")[0].name == "เทศบาลเมืองดอกหญ้า"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("วันนี้ เทศบาลตำบลสายลมอำเภอเมือง จังหวัดน่าน ลงนาม", "เทศบาลตำบลสายลม"),
        ("วันนี้ เทศบาลเมืองสายลมจังหวัดน่านลงนาม", "เทศบาลเมืองสายลม"),
        ("วันนี้ เทศบาลเมืองสายลมมุ่งพัฒนาการศึกษา", "เทศบาลเมืองสายลม"),
        ("วันนี้ โรงพยาบาลสายลมมีพื้นที่ติดต่อกัน", "โรงพยาบาลสายลม"),
        ("วันนี้ สำนักงานสาธารณสุขจังหวัดน่านส่งเสริมสุขภาพ", "สำนักงานสาธารณสุขจังหวัดน่าน"),
        ("วันนี้ สำนักงานสาธารณสุขจังหวัดน่าน ลงนาม", "สำนักงานสาธารณสุขจังหวัดน่าน"),
    ],
)
def test_a_name_ends_before_what_no_name_goes_on_with(text: str, name: str) -> None:
    assert next(iter(mentions_of(text).bodies)).name == name


@pytest.mark.parametrize(
    "name",
    [
        "กุดเพียขอม",
        "กรุงหยัน",
        "บ้านขอ",
        "กองนาง",
        "ดำเนินสะดวก",
        "เดิมบาง",
        "หลักแก้ว",
        "ท่าเคย",
        "อาจสามารถ",
        "วัดอรุณ",
    ],
)
def test_a_name_keeps_the_letters_of_a_word_that_ends_others(name: str) -> None:
    assert next(iter(mentions_of(f"วันนี้ เทศบาลตำบล{name} ลงนามบันทึกข้อตกลง").bodies)).name == f"เทศบาลตำบล{name}"


def test_a_name_seen_whole_elsewhere_cuts_a_glued_one() -> None:
    text = "เทศบาลตำบลหินผา ตั้งอยู่ริมน้ำ เทศบาลตำบลหินผาลุกขึ้นสู้"
    assert {body.name for body in bodies(text)} == {"เทศบาลตำบลหินผา"}


def test_a_place_beside_a_foreign_country_is_foreign() -> None:
    found = bodies("เทศบาลนครสายลม กับเมืองน้ำใส มณฑลเหนือ สาธารณรัฐประชาชนจีน และเทศบาลเมืองคลื่น ประเทศญี่ปุ่น")
    kinds = {body.name: (body.kind, body.country) for body in found}
    assert kinds["เทศบาลนครสายลม"] == ("city_municipality", None)
    assert kinds["เมืองน้ำใส"] == ("foreign_local_government", "CN")
    assert kinds["เทศบาลเมืองคลื่น"] == ("foreign_local_government", "JP")


@pytest.mark.parametrize(
    "text",
    ["มหาวิทยาลัยฯ", "โรงเรียนในสังกัด", "อบจ. จึงตั้งงบ", "เมืองเก่า", "เมืองพี่เมืองน้อง", "สาธารณรัฐ", "วัดคุณภาพน้ำ", ""],
)
def test_words_that_name_no_body_name_none(text: str) -> None:
    assert bodies(text) == []


@pytest.mark.parametrize(
    "phrase", ["เมืองหลวงของประเทศ", "เมืองหลวงของกัมพูชา", "เมืองท่าของภูมิภาค", "เมืองหลัก", "เมืองเศรษฐกิจของภาคใต้"]
)
def test_what_a_city_is_called_beside_its_name_is_no_body(phrase: str) -> None:
    assert [body.name for body in bodies(f"เทศบาลนครสายลม {phrase} และเทศบาลเมืองดอกหญ้า")] == [
        "เทศบาลนครสายลม",
        "เทศบาลเมืองดอกหญ้า",
    ]
    assert "เมืองหลวงสายลม" in [body.name for body in bodies("เยือนเมืองหลวงสายลม ประเทศญี่ปุ่น")]


def test_an_agency_of_two_duties_keeps_its_whole_name() -> None:
    name = "สำนักงานส่งเสริมการศึกษานอกระบบและการศึกษาตามอัธยาศัย"
    assert [body.name for body in bodies(f"{name} และเทศบาลนครสายลม")] == [name, "เทศบาลนครสายลม"]


@pytest.mark.parametrize(
    "text",
    [
        "ได้รับความเห็นชอบจากสภา",  # ...อบจ...
        "อยู่ในกรอบตรงกัน",  # ...อบต...
        "เกษตรกรใน 6 จังหวัดอันดามัน",
        "นักเรียนโรงเรียนเทศบาลทุกคน",
        "ผอ.สพป.ชม.เขต 5",
    ],
)
def test_letters_within_words_and_general_words_name_no_body(text: str) -> None:
    assert bodies(text) == []


def test_an_abbreviation_without_a_name_does_not_take_the_next_body() -> None:
    assert [body.name for body in bodies("นายก อบจ. เมืองน้ำใส")] == ["เมืองน้ำใส"]


def test_a_name_that_is_cut_in_one_place_is_whole_where_the_text_has_it_whole() -> None:
    text = (
        "มูลนิธิวัยหวานตกลงส่งอาสา\n\nทน.สายลมกับมูลนิธิวัยหวาน เริ่มแล้ว\n"
        "เทศบาลเมืองสุไหงดอก-หญ้าสถาปนาความสัมพันธ์เมืองคู่แฝด\nเทศบาลเมืองสุไหงดอก-หญ้า ยินดี"
    )
    assert {body.name for body in bodies(text)} == {
        "มูลนิธิวัยหวาน",
        "เทศบาลนครสายลม",
        "เทศบาลเมืองสุไหงดอก-หญ้า",
    }


def test_initials_stand_for_the_office_that_the_text_names_in_full() -> None:
    text = "สำนักงานหลักประกันสุขภาพแห่งชาติ เขต 5 ราชบุรี ลงนามแล้ว ด้าน สปสช. ยินดี"
    assert {body.name for body in bodies(text)} == {"สำนักงานหลักประกันสุขภาพแห่งชาติ เขต 5 ราชบุรี"}


def test_a_city_whose_mayor_sits_in_a_district_is_a_municipality_of_thailand() -> None:
    text = "นายก้อน เมฆา นายกเทศมนตรีนครดอกหญ้า อ.หินผา พบผู้แทนเมืองน้ำใส แล้วนครดอกหญ้า กับเมืองน้ำใส เป็นพี่น้อง"
    assert {body.name for body in bodies(text)} >= {"เทศบาลนครดอกหญ้า", "เมืองน้ำใส"}


@pytest.mark.parametrize(
    "words",
    ["รับมอบจากอธิบดี", "ได้รับความเห็นชอบจากสภา", "เห็นชอบต่อร่าง", "มีมติเห็นชอบตามเสนอ", "ส.อบจ.เขตเมือง เขต 4"],
)
def test_letters_within_a_word_are_no_abbreviation(words: str) -> None:
    assert [body.name for body in bodies(words) if body.kind in ("pao", "sao")] == []


def test_an_abbreviation_needs_no_dot() -> None:
    assert [body.name for body in bodies("นายกอบต.หินผา กับ อบจลมหนาว")] == [
        "องค์การบริหารส่วนตำบลหินผา",
        "องค์การบริหารส่วนจังหวัดลมหนาว",
    ]


def test_initials_in_brackets_stand_for_the_body_before_them() -> None:
    """Whatever they are: the text itself says so."""
    text = "สถาบันสายลมแห่งชาติ (ONWI) และการท่าเรือดอกหญ้า ต่อมา ONWI ได้จับมือ ลว. กับสมาคมลมหนาวแวะพัก (ลว.)"
    assert [body.name for body in bodies(text) if body.name.startswith(("สถาบัน", "สมาคม"))] == [
        "สถาบันสายลมแห่งชาติ",
        "สถาบันสายลมแห่งชาติ",
        "สมาคมลมหนาวแวะพัก",
        "สมาคมลมหนาวแวะพัก",
    ]


def test_a_university_whose_head_is_told_by_the_branch_first_is_that_branch() -> None:
    (body,) = bodies("รองอธิการบดีวิทยาเขตสายลม มหาวิทยาลัยทุ่งกว้าง")
    assert body.name == "มหาวิทยาลัยทุ่งกว้าง วิทยาเขตสายลม"


@pytest.mark.parametrize("words", ["เทศบาลตำบลในพื้นที่", "โรงเรียนปลอดภัย", "เทศบาลตำบลที่เข้าร่วม"])
def test_what_goes_on_with_a_joining_word_names_no_body(words: str) -> None:
    assert not bodies(words)


@pytest.mark.parametrize("behind", ["ลงนาม MOU", "จับมือเทศบาลนครสายลม", " ลงนาม MOU"])
def test_both_halves_of_a_name_are_its_own_also_where_a_verb_is_glued_to_it(behind: str) -> None:
    assert bodies(f"เทศบาลเมืองดอนหญ้า-ลำใส{behind}")[0].name == "เทศบาลเมืองดอนหญ้า-ลำใส"


def test_words_of_a_societys_name_are_weighed_as_such() -> None:
    text = "มูลนิธิสายลมเพื่อผู้สูงวัย"
    start = len("มูลนิธิ")
    told = dict(end_candidates(text, start, len(text)))
    assert "society.เพื่อ" in told[text.index("เพื่อ")]


def test_to_go_along_is_one_word() -> None:
    assert bodies("มูลนิธิเพื่อนร่วมทางลมหนาว ลงนาม")[0].name == "มูลนิธิเพื่อนร่วมทางลมหนาว"


def test_a_city_of_the_table_of_facts_is_a_municipality_where_no_country_stands_beside_it() -> None:
    assert [body.name for body in bodies("นครหาดใหญ่ร่วมประชุม")] == ["เทศบาลนครหาดใหญ่"]
    assert [body.name for body in bodies("นครสายลมร่วมประชุม")] == ["นครสายลม"]


def test_a_market_behind_a_municipality_is_no_municipality() -> None:
    text = "ลงนามบันทึกข้อตกลงระหว่างเทศบาลเมืองดอกหญ้า กับ ตลาดสดสายลม และบริษัท สายลม จำกัด"
    mentions = mentions_of(text)
    shared = listed(mentions, mentions.text.index("เทศบาล"), len(mentions.text))
    assert "เทศบาลเมืองตลาดสดสายลม" not in [body.name for body in shared]


def test_another_institution_behind_and_begins_a_name_of_its_own() -> None:
    found = bodies("มหาวิทยาลัยสายลมศาสตร์และโรงพยาบาลสายลมศาสตร์ ร่วมมือ")
    assert [body.name for body in found] == ["มหาวิทยาลัยสายลมศาสตร์", "โรงพยาบาลสายลมศาสตร์"]


def test_a_school_told_with_its_province_each_time_is_called_so() -> None:
    text = "โรงเรียนสายลม จังหวัดตาก เซ็นแล้ว ผู้อำนวยการโรงเรียนสายลม จังหวัดตาก ยินดี ส่วนโรงเรียนหินผา จังหวัดตาก ไม่มา"
    assert {body.name for body in bodies(text) if body.kind == "school"} == {
        "โรงเรียนสายลม จังหวัดตาก",
        "โรงเรียนหินผา",
    }


@pytest.mark.parametrize(
    ("called", "named"),
    [("อบจ.โคราช", "องค์การบริหารส่วนจังหวัดนครราชสีมา"), ("อบจ.อุดร", "องค์การบริหารส่วนจังหวัดอุดรธานี")],
)
def test_what_people_call_a_province_means_the_one_that_the_text_names(called: str, named: str) -> None:
    assert {body.name for body in bodies(f"{called} เซ็นแล้ว {named} ยินดี")} == {named}
    assert named not in {body.name for body in bodies(f"{called} เซ็นแล้ว")}


def test_a_district_of_an_agency_without_its_seat_is_the_one_told_with_it() -> None:
    text = "สปสช. เขต 5 จับมือ สำนักงานหลักประกันสุขภาพแห่งชาติ (สปสช.) เขต 5 ราชบุรี"
    assert {body.name for body in bodies(text)} == {"สำนักงานหลักประกันสุขภาพแห่งชาติ เขต 5 ราชบุรี"}


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("ระหว่างบริษัทสายลม คอร์ปอเรชั่น กับ", "บริษัท สายลม คอร์ปอเรชั่น"),
        ("ประธานบริษัทหินผา เอนเนอจี่ อินดัสเทรียล กรุ๊ป กับนายก", "บริษัท หินผา เอนเนอจี่ อินดัสเทรียล กรุ๊ป"),
        ("จับมือห้างสรรพสินค้าเดอะดอกหญ้าสายลม ปรับโครงการ", "ห้างสรรพสินค้าเดอะดอกหญ้าสายลม"),
        ("เทศบาล,ศูนย์การค้าดาวเหนือ21 สายลม,บริษัท", "ศูนย์การค้าดาวเหนือ21 สายลม"),
        ("สามฝ่ายได้แก่ เครือข่ายขบวนองค์กรชุมชนสายลม สถาบัน", "เครือข่ายขบวนองค์กรชุมชนสายลม"),
        ("ลงนามกับตำรวจภูธรภาค 5 เมื่อวาน", "ตำรวจภูธรภาค 5"),
        ("กรมการข้าวกระทรวงเกษตร", "กรมการข้าว"),
        ("คู่ลงนามคือสภาเศรษฐกิจสายลม กับองค์กรต่าง ๆ", "สภาเศรษฐกิจสายลม"),
        ("และสมาพันธ์ดอกหญ้า จังหวัดนนทบุรี ผู้เป็นประธาน", "สมาพันธ์ดอกหญ้า จังหวัดนนทบุรี"),
        ("(เจ้าอาวาสวัดดอกหญ้า)", "วัดดอกหญ้า"),
        ("ศูนย์อำนวยการความปลอดภัยทางถนนจังหวัดตรัง ทำกับ", "ศูนย์อำนวยการความปลอดภัยทางถนนจังหวัดตรัง"),
        ("มูลนิธิสถาบันนวัตกรรมและเทคโนโลยีเพื่อสังคม (ก)", "มูลนิธิสถาบันนวัตกรรมและเทคโนโลยีเพื่อสังคม"),
        ("เทศบาลกับมหาวิทยาลัยราชภัฏสายลม วิทยาลัยน่าน จับมือ", "มหาวิทยาลัยราชภัฏสายลม วิทยาลัยน่าน"),
        ("มี ชุมชนท่าหิน ชุมชนนาหญ้า ทุกฝ่าย", "ชุมชนท่าหิน"),
    ],
)
def test_partners_of_towns_are_named_in_full(text: str, named: str) -> None:
    assert named in [body.name for body in bodies(text)]


def test_what_a_university_means_to_become_is_no_university() -> None:
    assert [body.name for body in bodies("บทบาทของมหาวิทยาลัยสายลม: มุ่งสู่มหาวิทยาลัยนวัตกรรมสังคม")] == [
        "มหาวิทยาลัยสายลม"
    ]


@pytest.mark.parametrize("behind", ["ฝ่ายศึกษาธิการมี นายก ข", "และองค์กรปกครองส่วนท้องถิ่นแห่งอื่นๆ ทำโครงการ"])
def test_a_side_or_others_unnamed_share_no_prefix(behind: str) -> None:
    mentions = mentions_of(f"ระหว่าง เทศบาลเมืองสายลม {behind}")
    shared = listed(mentions, mentions.text.index(" "), len(mentions.text))
    assert [body.name for body in shared] == ["เทศบาลเมืองสายลม"]


ENDS = [
    ("อบจ.พิษณุโลกเหนือ ลงนาม", "องค์การบริหารส่วนจังหวัดพิษณุโลกเหนือ"),
    ("เทศบาลตำบลเชียงของและคณะ", "เทศบาลตำบลเชียงของ"),
    ("กองทุนสนับสนุนการสร้างเสริมลมหายใจ ลงนาม", "กองทุนสนับสนุนการสร้างเสริมลมหายใจ"),
    ("วิทยาลัยเทคนิค กฟผ. สายลม, สถาบัน", "วิทยาลัยเทคนิค กฟผ. สายลม"),
    ("สถาบันพัฒนา ฝีมือแรงงาน 1 น่าน ลงนาม", "สถาบันพัฒนา ฝีมือแรงงาน 1 น่าน"),
    ("วิทยาลัยเทคนิค ลงนาม", "วิทยาลัยเทคนิค"),
    ("ชุมชนเจริญประเทศ ลงนาม", "ชุมชนเจริญประเทศ"),
    ("สพม.35 ลงนาม", "สำนักงานเขตพื้นที่การศึกษามัธยมศึกษา เขต 35"),
    ("องค์การสุรา กรมสรรพสามิต ลงนาม", "องค์การสุรา กรมสรรพสามิต"),
    ("ศูนย์คุณธรรม (องค์การมหาชน) ลงนาม", "ศูนย์คุณธรรม (องค์การมหาชน)"),
    ("ผู้พิพากษาหัวหน้าศาลเยาวชนและครอบครัวจังหวัดน่าน นาย", "ศาลเยาวชนและครอบครัวจังหวัดน่าน"),
    ("อบจ.สมุทรปราการนจับมือ", "องค์การบริหารส่วนจังหวัดสมุทรปราการ"),
    ("หอการค้าจังหวัดน่านมี MOU", "หอการค้าจังหวัดน่าน"),
    ("บริษัท สายลมจำกัดมหาชน และ", "บริษัท สายลมจำกัดมหาชน"),
    ("มหาวิทยาลัยสายลมก็มาด้วย", "มหาวิทยาลัยสายลม"),
    ("เทศบาลตำบลสายลมรวมกำลังกันดับไฟ", "เทศบาลตำบลสายลม"),
    ("เมืองดอกคาว่ากับเมืองหินผา", "เมืองดอกคาว่า"),
    ("มูลนิธิรณรงค์เพื่อการไม่ทิ้งขยะ จัดพิธี", "มูลนิธิรณรงค์เพื่อการไม่ทิ้งขยะ"),
    ("สถาบันวิจัยโรงงานต้นแบบ ลงนาม", "สถาบันวิจัยโรงงานต้นแบบ"),
    ("วิทยาลัยอาชีวศึกษาเทคโนโลยีสายลม (น่าน) ลงนาม", "วิทยาลัยอาชีวศึกษาเทคโนโลยีสายลม (น่าน)"),
    ("หอการค้ากลุ่มจังหวัดภาคเหนือตอนบน 2 ลงนาม", "หอการค้ากลุ่มจังหวัดภาคเหนือตอนบน 2"),
    ("การไฟฟ้าส่วนภูมิภาคจังหวัดน่าน 2 (บ้านลม) ลงนาม", "การไฟฟ้าส่วนภูมิภาคจังหวัดน่าน 2 (บ้านลม)"),
]


@pytest.mark.parametrize(("text", "name"), ENDS)
def test_a_name_ends_where_its_last_word_does(text: str, name: str) -> None:
    assert bodies(text)[0].name == name


def test_a_campus_that_is_to_be_founded_is_none() -> None:
    text = "รองอธิการบดีฝ่ายโครงการจัดตั้งวิทยาเขตน่าน มหาวิทยาลัยสายลม กับ"
    assert "มหาวิทยาลัยสายลม" in {body.name for body in bodies(text)}


@pytest.mark.parametrize("text", ["MOU โรงเรียนพี่โรงเรียนน้อง", "หน่วยงานคือ องค์การภาครัฐ และเอกชน"])
def test_words_for_many_schools_and_organisations_are_none(text: str) -> None:
    assert bodies(text) == []


SLIPS = [
    (
        "มหาวิทยาลัยเทคโนโลยีสายลม ลงนาม โดยอธิการบดีมหาวิทยาลัยเทคโนโลยีราชมงคลสายลม",
        {"มหาวิทยาลัยเทคโนโลยีราชมงคลสายลม"},
    ),
    ("ทม.ยี่หินผา จังหวัดน่าน ลงนามแล้ว ณ ทม.บึงยี่หินผา จังหวัดน่าน", {"เทศบาลเมืองบึงยี่หินผา", "จังหวัดน่าน"}),
    ("ทม.ยี่หินผา กับ ทม.บึงยี่หินผา จังหวัดน่าน", {"เทศบาลเมืองยี่หินผา", "เทศบาลเมืองบึงยี่หินผา", "จังหวัดน่าน"}),
]


@pytest.mark.parametrize(("text", "names"), SLIPS)
def test_a_name_that_lacks_a_word_is_that_of_the_fuller_one(text: str, names: set[str]) -> None:
    assert {body.name for body in bodies(text)} == names


def test_so_many_networks_are_no_network() -> None:
    assert [body.name for body in bodies("22 ภาคีสายลม จับมือ ม.หินผากว้าง")] == ["มหาวิทยาลัยหินผากว้าง"]


def test_this_time_is_no_part_of_a_name() -> None:
    assert [body.name for body in bodies("ลงนามกับเทศบาลตำบลสายลมครั้งนี้จะช่วย")] == ["เทศบาลตำบลสายลม"]
