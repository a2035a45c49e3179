"""Purposes, activities and visions."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

TEXT = (
    "สายลมลงนาม MOU ดอกหญ้า\n\nเทศบาลนครสายลม ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) และแลกเปลี่ยนเรียนรู้ เพื่อยกระดับคุณภาพชีวิต "
    "กับเทศบาลเมืองดอกหญ้า เมื่อวันที่ 5 มีนาคม 2567\n\nเทศบาลนครสายลม มีวิสัยทัศน์ว่า “สายลมพัดไกล หัวใจกว้าง” "
    "และทำงานเพื่อยกระดับคุณภาพชีวิตของทุกคน และส่งเสริมอาชีพ"
)


def test_a_purpose_is_told_once_and_activities_beside_the_document() -> None:
    (agreement,) = extract(TEXT, id="invented").agreements
    assert agreement.purposes == (
        "ยกระดับคุณภาพชีวิต",
    )  # what a city works for besides is none of the agreement's
    assert agreement.activities == ("แลกเปลี่ยนเรียนรู้",)


BEGIN = (
    "สายลมลงนาม MOU ดอกหญ้า\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลม ลงนามบันทึกข้อตกลง (MOU) กับเทศบาลเมืองดอกหญ้า "
)
STATED = [
    ("เพื่อป้องกันน้ำท่วมและแก้ไขปัญหาขยะ", ("ป้องกันน้ำท่วม", "แก้ไขปัญหาขยะ")),
    ("เพื่ออนุรักษ์และฟื้นฟูคลองสายลม", ("อนุรักษ์และฟื้นฟูคลองสายลม",)),
    ("หวังลดปริมาณขยะ", ("ลดปริมาณขยะ",)),
    ("มีวัตถุประสงค์เพื่อส่งเสริมการอ่าน ตลอดจนสร้างเครือข่ายห้องสมุด", ("ส่งเสริมการอ่าน", "สร้างเครือข่ายห้องสมุด")),
    ("มุ่งพัฒนาครูและเด็ก โดยมีผู้บริหารร่วมงาน", ("พัฒนาครูและเด็ก",)),
    ("ตั้งเป้าให้ชาวบ้านรอคิวสั้นลง", ("ชาวบ้านรอคิวสั้นลง",)),
    ("ในงานสวนเกษตรเพื่อการท่องเที่ยว", ()),
]


@pytest.mark.parametrize(("told", "purposes"), STATED)
def test_each_verb_of_a_purpose_is_one_phrase(told: str, purposes: tuple[str, ...]) -> None:
    record = extract(BEGIN + told, id="invented")
    (agreement,) = record.agreements
    assert agreement.purposes == purposes
    for number, purpose in enumerate(purposes):
        assert [span.quote for span in record.spans(f"/agreements/0/purposes/{number}")] == [purpose]


def test_a_headline_tells_purposes_that_the_article_does_not() -> None:
    text = BEGIN.replace("สายลมลงนาม MOU ดอกหญ้า", "สายลมจับมือดอกหญ้า สืบสานประเพณีลอยกระทง รักษาคลอง")
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.purposes == ("สืบสานประเพณีลอยกระทง", "รักษาคลอง")


SAID = [
    (
        "an agreement aimed at promoting tourism and protecting the river.",
        ("promoting tourism", "protecting the river"),
    ),
    ("a memorandum of understanding in order to train young farmers.", ("train young farmers",)),
    (
        "a memorandum of understanding that will help schools share books, the mayor said.",
        ("help schools share books",),
    ),
    ("a memorandum of understanding at the town hall.", ()),
]


@pytest.mark.parametrize(("told", "purposes"), SAID)
def test_purposes_of_an_english_release(told: str, purposes: tuple[str, ...]) -> None:
    text = f"Hillton meets Lakeford\n\nHillton City and Lakeford City on 5 March 2024 signed {told}"
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.purposes == purposes


def test_a_vision_is_kept_word_for_word_with_its_body() -> None:
    assert [(body.name, body.vision) for body in extract(TEXT, id="invented").bodies] == [
        ("เทศบาลนครสายลม", "สายลมพัดไกล หัวใจกว้าง")
    ]


def test_a_vision_that_is_never_closed_is_not_guessed() -> None:
    assert extract("ข่าว\n\nเทศบาลนครสายลม มีวิสัยทัศน์ว่า “สายลมพัดไกล หัวใจ", id="invented").bodies == ()
