"""People: titles, names, offices before, behind and shared."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.people import people
from citypact.graph.extraction.view import View

NAMES = [
    ("นายสายลม ดอกหญ้า", "นาย", "สายลม ดอกหญ้า"),
    ("นาย สายลม ดอกหญ้า", "นาย", "สายลม ดอกหญ้า"),
    ("นางสาวสายลม  ดอกหญ้า", "นางสาว", "สายลม ดอกหญ้า"),
    ("น.ส.สายลม ดอกหญ้า", "น.ส.", "สายลม ดอกหญ้า"),
    ("นายกรวิก ดอกหญ้า", "นาย", "กรวิก ดอกหญ้า"),
    ("ดร.สายลม ณ ทุ่งกว้าง", "ดร.", "สายลม ณ ทุ่งกว้าง"),
    ("ผศ.ดร.สายลม ดอกหญ้า", "ผศ.ดร.", "สายลม ดอกหญ้า"),
    ("ผู้ช่วยศาสตราจารย์ ดร.สายลม ดอกหญ้า", "ผู้ช่วยศาสตราจารย์ ดร.", "สายลม ดอกหญ้า"),
    ("ว่าที่ ร.ต.สายลม ดอกหญ้า", "ว่าที่ ร.ต.", "สายลม ดอกหญ้า"),
    ("พ.ต.อ.หญิง สายลม ดอกหญ้า", "พ.ต.อ.หญิง", "สายลม ดอกหญ้า"),
    ("พล.ต.ท.สายลม ดอกหญ้า", "พล.ต.ท.", "สายลม ดอกหญ้า"),
    ("ม.ร.ว.สายลม ดอกหญ้า", "ม.ร.ว.", "สายลม ดอกหญ้า"),
    ("นพ.สายลม ดอกหญ้า", "นพ.", "สายลม ดอกหญ้า"),
    ("คุณสายลม ดอกหญ้า", "คุณ", "สายลม ดอกหญ้า"),
    ("ท่านสายลม ดอกหญ้า", "ท่าน", "สายลม ดอกหญ้า"),
    ("นายสายลม ดอกหญ้า (โกลม)", "นาย", "สายลม ดอกหญ้า"),
    ("นายเหงียน วัน ลม (Nguyen Van Lom)", "นาย", "เหงียน วัน ลม"),
    ("Mr. Windy van der Meadow", "Mr.", "Windy van der Meadow"),
    ("พระมหาสายลม ธมฺมธโร", "พระมหา", "สายลม ธมฺมธโร"),
]


@pytest.mark.parametrize(("written", "title", "name"), NAMES)
def test_a_name_is_read_without_its_title(written: str, title: str, name: str) -> None:
    found = people(View(f"พิธีนี้มี {written} นายกเทศมนตรีนครทุ่งใหญ่ ร่วมลงนาม").text)
    assert [(person.honorific, person.name) for person in found if person.office] == [(title, name)]


@pytest.mark.parametrize("glued", ["เป็นประธาน", "กล่าวว่า", "ซึ่งร่วมงาน", "พร้อมด้วยคณะ"])
def test_a_surname_ends_where_a_word_is_glued_to_it(glued: str) -> None:
    assert people(f"นายสายลม ดอกหญ้า{glued} ณ ที่นั้น")[0].name == "สายลม ดอกหญ้า"


def test_an_office_glued_to_the_surname_is_cut_off() -> None:
    (person,) = people("โดยนายสายลม ดอกหญ้านายกเทศมนตรีนครทุ่งใหญ่ ลงนาม")
    assert (person.name, person.office and person.office.name) == ("สายลม ดอกหญ้า", "นายกเทศมนตรีนครทุ่งใหญ่")


def test_one_office_stands_for_several_names_before_it() -> None:
    found = people("นายก้อน เมฆา, นางขาว เมฆา และนายคราม เมฆา รองนายกเทศมนตรี ร่วมพิธี")
    assert [(person.name, person.office and person.office.role) for person in found] == [
        ("ก้อน เมฆา", "deputy_mayor"),
        ("ขาว เมฆา", "deputy_mayor"),
        ("คราม เมฆา", "deputy_mayor"),
    ]


def test_an_office_before_its_names_is_theirs() -> None:
    found = people("พร้อมรองนายกเทศมนตรี นายก้อน เมฆา นางขาว เมฆา และนายคราม เมฆา")
    assert {person.office and person.office.role for person in found} == {"deputy_mayor"} and len(found) == 3


def test_an_office_on_the_next_line_signs_a_letter() -> None:
    (person,) = people("(นายสายลม ดอกหญ้า)\nนายกเทศมนตรีนครทุ่งใหญ่")
    assert person.office and person.office.role == "mayor"


def test_an_office_may_stand_in_brackets() -> None:
    (person,) = people("ผู้ลงนาม : นายสายลม ดอกหญ้า (นายก อบจ.ทุ่งใหญ่)")
    assert person.office and person.office.role == "pao_president"


@pytest.mark.parametrize(
    "text",
    [
        "นายสายลม กล่าวว่า",
        "กำลังพล 15 นาย เข้าร่วม",
        "นายกเทศมนตรี กล่าว",
        "คุณภาพชีวิต ของคน",
        "นายอำเภอทุ่งใหญ่ ร่วมงาน",
        "",
    ],
)
def test_words_that_name_nobody_name_nobody(text: str) -> None:
    assert people(text) == []
