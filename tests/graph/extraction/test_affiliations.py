"""Whose office a person holds."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.affiliation_ground import Told
from citypact.graph.extraction.offices import Office
from tests.graph.extraction.reports import mentions_of


def bodies(text: str) -> dict[str, str | None]:
    mentions = mentions_of(text)
    return {person.name: mentions.body_of(person) for person in mentions.people if person.office}


WORDED = [
    ("นายก้อน เมฆา นายกเทศมนตรีนครสายลม", "เทศบาลนครสายลม"),
    ("นายก้อน เมฆา รองนายกองค์การบริหารส่วนจังหวัดสายลม", "องค์การบริหารส่วนจังหวัดสายลม"),
    ("นายก้อน เมฆา ผู้ว่าราชการจังหวัดสายลม", "จังหวัดสายลม"),
    ("นายก้อน เมฆา เอกอัครราชทูต ณ กรุงเมฆา", "สถานเอกอัครราชทูต ณ กรุงเมฆา"),
    ("นายก้อน เมฆา นายกเทศมนตรีเมืองสุไหงลม-ดอก", "เทศบาลเมืองสุไหงลม-ดอก"),
    ("นายก้อน เมฆา ประธานสภาเทศบาลนครสายลม", "สภาเทศบาลนครสายลม"),
    ("นายก้อน เมฆา อธิการบดีมหาวิทยาลัยทุ่งกว้าง", "มหาวิทยาลัยทุ่งกว้าง"),
    ("นายก้อน เมฆา ผู้ว่าราชการ จ.เชียงราย", "จังหวัดเชียงราย"),
    ("นายก้อน เมฆา ผู้ว่าราชการ กรุงเทพมหานคร", "กรุงเทพมหานคร"),
    ("มร.ก้อน เมฆา ประธานเทศบาลเมืองสายลม", "เทศบาลเมืองสายลม"),
    ("นายก้อน เมฆา นายกเทศมนตรีเมือง Meadow", "เมือง Meadow"),
    ("นายก้อน เมฆา ผู้พิพากษาหัวหน้าศาลเยาวชนและครอบครัวจังหวัดน่าน", "ศาลเยาวชนและครอบครัวจังหวัดน่าน"),
]


@pytest.mark.parametrize(("words", "body"), WORDED)
def test_the_words_of_an_office_name_its_body(words: str, body: str) -> None:
    assert bodies(f"{words} ลงนามแล้ว") == {"ก้อน เมฆา": body}


@pytest.mark.parametrize(
    "office", ["รองนายกเทศมนตรี", "ปลัดเทศบาล", "ผู้อำนวยการกองการศึกษา", "หัวหน้าสำนักปลัด", "เลขานุการนายกเทศมนตรี"]
)
def test_who_is_listed_after_a_mayor_serves_the_same_municipality(office: str) -> None:
    text = f"นายขาว หมอกดี นายกเทศมนตรีนครสายลม พร้อมด้วย นายก้อน เมฆา {office} ร่วมลงนาม"
    assert bodies(text) == {"ขาว หมอกดี": "เทศบาลนครสายลม", "ก้อน เมฆา": "เทศบาลนครสายลม"}


def test_a_bare_council_is_that_of_the_municipality() -> None:
    text = "สำนักงานเทศบาลนครสายลม\nเทศบาลนครสายลม ประชุม\n1. นายก้อน เมฆา ประธานสภาเทศบาล"
    assert bodies(text) == {"ก้อน เมฆา": "สภาเทศบาลนครสายลม"}


def test_no_feature_of_a_proposal_is_told_twice() -> None:
    text = (
        "เทศบาลนครสายลม และจังหวัดน่าน ลงนามกับเมืองดอกหญ้า ประเทศลาว\n"
        "นายก้อน เมฆา นายกเทศมนตรีเมืองน่าน ท่านขาว หมอกดี เจ้าเมืองน่าน พร้อมด้วย นางสายน้ำ ใจดี รองผู้ว่าราชการจังหวัดน่าน "
        "นายดิน ดำดี ปลัดเทศบาล นายฟ้า ใสดี ประธานสภาเทศบาลนครสายลม"
    )
    mentions = mentions_of(text)
    proposals = [
        proposal
        for person in mentions.people
        for proposal in mentions.affiliations.proposals(person, mentions.ruled_body(person))
    ]
    assert len(proposals) > 10
    assert all(sum(map(len, each.groups)) == len(each.features) for each in proposals)


def test_a_governor_without_a_province_is_of_one_that_the_text_tells_otherwise() -> None:
    text = "นายก้อน เมฆา รองผู้ว่าราชการจังหวัด เป็นพยาน ณ ศาลากลางจังหวัดระยอง"
    mentions = mentions_of(text)
    (person,) = mentions.people
    assert "จังหวัดระยอง" in [each.name for each in mentions.affiliations.proposals(person, None)]


@pytest.mark.parametrize(
    ("behind", "abroad"),
    [("รัฐเมฆา ประเทศมาเลเซีย", True), ("เขตหมอก มณฑลเมฆา", True), ("รัฐและเอกชน", False), ("รัฐบาลไทย", False)],
)
def test_a_city_lies_abroad_where_a_state_or_a_region_stands_behind_it(behind: str, *, abroad: bool) -> None:
    assert Told(f"นายกเทศมนตรีเมืองสายลม {behind}", [], [], 0).told_abroad("สายลม") is abroad


def test_a_mayor_in_latin_letters_is_one_abroad_unless_the_text_tells_of_the_municipality() -> None:
    mayor = "นาย MEKHA Kon นายกเทศมนตรีเมืองสายลมชู พบเอกอัครราชทูต"
    assert bodies(mayor) == {"MEKHA Kon": "เมืองสายลมชู"}
    assert bodies(f"เทศบาลเมืองสายลมชู ยินดี {mayor}") == {"MEKHA Kon": "เทศบาลเมืองสายลมชู"}


def test_a_faculty_is_told_with_its_university_wherever_the_text_does_so() -> None:
    mentions = mentions_of("เทศบาลเมืองหินผา กับ คณะวิทยาศาสตร์ มหาวิทยาลัยสายลม ลงนาม โดยคณบดีคณะวิทยาศาสตร์")
    told = Told(mentions.text, mentions.bodies, mentions.people, 0)
    dean, rector = Office(0, 1, "คณบดีคณะศิลปกรรม", "other"), Office(0, 1, "อธิการบดี", "other")
    assert told.with_university("คณะวิทยาศาสตร์", rector) == "คณะวิทยาศาสตร์ มหาวิทยาลัยสายลม"
    assert told.with_university("คณะศิลปกรรม", rector) == "คณะศิลปกรรม"
    assert told.with_university("คณะศิลปกรรม", dean) == "คณะศิลปกรรม มหาวิทยาลัยสายลม"


def test_the_line_of_an_official_is_known_by_where_it_begins() -> None:
    told = Told("ข่าว\nนายก\n\nปลัด", [], [], 0)
    assert [told.line(position) for position in (0, 4, 5, 9, 10, 11, 14)] == [0, 0, 5, 5, 10, 11, 11]


def test_an_office_without_a_body_is_that_of_the_official_before_and_not_of_the_guests() -> None:
    text = "นายขาว หมอกดี นายกเทศมนตรีนครสายลม พร้อมด้วย นายก้อน เมฆา ที่ปรึกษานายกฯ ต้อนรับคณะจากเทศบาลนครดอกหญ้า"
    assert bodies(text)["ก้อน เมฆา"] == "เทศบาลนครสายลม"


def test_who_welcomes_is_of_the_host() -> None:
    text = "เทศบาลตำบลสายลมเปิดบ้านต้อนรับเทศบาลตำบลดอกหญ้า จากนั้น นายก้อน เมฆา นายกเทศมนตรี กล่าวต้อนรับ"
    assert bodies(text) == {"ก้อน เมฆา": "เทศบาลตำบลสายลม"}


def test_whom_an_aide_serves_is_told_by_the_words() -> None:
    text = "นายก้อน เมฆา เลขานุการนายกเทศมนตรีนครสายลม เป็นผู้แทนเข้าร่วมงานวันสถาปนาองค์การบริหารส่วนจังหวัดน่าน"
    assert bodies(text) == {"ก้อน เมฆา": "เทศบาลนครสายลม"}


def test_a_head_of_a_section_in_short_is_of_the_municipality() -> None:
    text = "นายขาว หมอกดี นายกเทศมนตรีนครสายลม และ นายก้อน เมฆา หน.สำนักปลัดฯ ร่วมหารือ"
    assert bodies(text)["ก้อน เมฆา"] == "เทศบาลนครสายลม"
