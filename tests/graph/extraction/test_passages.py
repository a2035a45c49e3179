"""What of a page is the article."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.passages import article

STORY = "หัวข้อข่าวสมมติ\n\nเทศบาลนครสายลมลงนาม MOU กับเทศบาลนครดอกหญ้า"


@pytest.mark.parametrize(
    "heading",
    ["เรื่องที่เกี่ยวข้อง", "ข่าวที่เกี่ยวข้อง", "ข่าวยอดนิยม", "ข่าวที่เกี่ยวข้อง :", "Related stories", "อ่านต่อ", ">>> อ่านต่อ"],
)
def test_headlines_under_the_article_leave_no_trace(heading: str) -> None:
    text = f"{STORY}\n\n{heading}\n- อบจ.หินผา ลงนาม MOU 1 ม.ค. 60\n- ข่าวอื่น"
    read = article(text).text
    assert len(read) == len(text)
    assert "หินผา" not in read and read.startswith(STORY)


def test_one_line_of_headlines_hides_itself_only() -> None:
    text = f"{STORY}\nข่าวล่าสุด : ทต.หินผา เซ็น MOU | ข่าวอื่น\nเทศบาลทั้งสองจะร่วมมือกัน"
    read = article(text).text
    assert "หินผา" not in read and "เทศบาลทั้งสอง" in read


def test_the_words_inside_a_sentence_hide_nothing() -> None:
    text = f"{STORY}\nด้านอื่น ๆ และเรื่องที่เกี่ยวข้องกับเมือง"
    assert article(text).text == text


def test_a_text_of_one_line_has_no_title() -> None:
    assert article("เทศบาลนครสายลมลงนาม").title == (0, 0)


def test_tags_and_credits_are_notes_of_the_page() -> None:
    text = f"{STORY}\n#สายลม #MOU\nภาพ/ข่าว : ฝ่ายประชาสัมพันธ์"
    assert [text[start:end] for start, end in article(text).notes] == [
        "#สายลม #MOU",
        "ภาพ/ข่าว : ฝ่ายประชาสัมพันธ์",
    ]


@pytest.mark.parametrize("text", ["", "\n\n", " ", "เรื่องที่เกี่ยวข้อง", "🎉"])
def test_texts_without_an_article_are_read_without_complaint(text: str) -> None:
    assert len(article(text).text) == len(text)


@pytest.mark.parametrize(
    "above",
    [
        "เมนูหลัก\nหน้าแรก",
        "วันพฤหัสบดี, 7 กรกฎาคม 2565",
        "ข่าวประชาสัมพันธ์",
        "Skip to content",
        "สายลม-01.jpg",
        "169",
        "Friday, May 3, 2024",
        "เวลาทำการ : วันจันทร์ - ศุกร์ เวลา 08.30 - 16.30 น.",
    ],
)
def test_menus_and_days_of_the_page_are_no_title(above: str) -> None:
    read = article(f"{above}\n\n{STORY}")
    assert read.text[slice(*read.title)] == "หัวข้อข่าวสมมติ"


def test_a_day_above_the_headline_is_that_of_the_page() -> None:
    (agreement,) = extract(f"วันพฤหัสบดี, 7 กรกฎาคม 2565\n\n{STORY}", id="invented").agreements
    assert agreement.date is None


def test_a_day_above_a_paragraph_stays_where_it_is() -> None:
    read = article("วันที่ 7 กรกฎาคม 2565\n\n" + "เทศบาลนครสายลมลงนาม MOU กับเทศบาลนครดอกหญ้า " * 8)
    assert read.text[slice(*read.title)] == "วันที่ 7 กรกฎาคม 2565"


STAMPS = [
    "| Tue 16 Dec 2025 15:36 ICT",
    "2022-06-22 09:13:43",
    "19/6/2567 15:42 โดย กองบรรณาธิการ",
    "Thursday 16 June 2022, 02:52PM",
    "18:10, 2nd April 2023",
    "วันที่ 26 มี.ค. 2558 (จำนวนคนอ่าน 48 คน)",
    "31 พ.ค. 67 190",
    "วันที่บันทึก :26/03/2020",
    "ประกาศเมื่อ 17 มกราคม 2562 เปิดดู 636 ครั้ง",
    "Release Time:2015-08-03 16:08",
    "Updated : 2013-05-30",
    "Jum'at, 27 November 2015 - 21:15 WIB",
    "November 09, 2024, 11:08 [GMT+7]",
    "Published Aug 27, 2022 01:04 pm",
    "ข่าวเด่น , 1 มี.ค. 2566, 10:57",
    "วันพฤหัสบดี ที่ 25 กันยายน พ.ศ. 2568, 16.16 น.",
    "เวลาทำการ : วันจันทร์ - ศุกร์ เวลา 08.30 - 16.30 น.",
]


@pytest.mark.parametrize("stamp", STAMPS)
def test_when_the_page_was_put_up_is_not_when_it_was_signed(stamp: str) -> None:
    text = f"หัวข้อข่าวสมมติ\n{stamp}\n\nเทศบาลนครสายลมลงนาม MOU กับเทศบาลนครดอกหญ้า"
    read = article(text)
    assert [text[start:end] for start, end in read.stamps] == [stamp]
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.date, agreement.time) == (None, None)


@pytest.mark.parametrize(
    "line",
    ["วันที่ 5 มีนาคม 2567 เวลา 10.00 น.", "5 มีนาคม 2567 10:00 น.", "WHEN: Saturday, 12 July 2025, 10:30 hrs"],
)
def test_the_day_and_hour_of_a_programme_are_no_stamp(line: str) -> None:
    assert article(f"{STORY}\n{line}").stamps == ()


def test_an_article_behind_the_stamp_on_its_line_is_no_stamp() -> None:
    line = (
        "โฟสเมื่อ : 12 ก.พ. 2565, 14:12 น. อ่าน : 89 "
        + "เทศบาลนครสายลม ลงนามกับเทศบาลนครดอกหญ้า " * 8
        + "เวลา 09.00 น."
    )
    (start, end), *others = article(f"หัวข้อ\n{line}").stamps
    assert not others
    assert f"หัวข้อ\n{line}"[start:end].startswith("โฟสเมื่อ : 12 ก.พ. 2565, 14:12 น.")
    assert "09.00" not in f"หัวข้อ\n{line}"[start:end]


def test_a_first_line_as_long_as_a_paragraph_is_no_headline() -> None:
    paragraph = "เทศบาลนครสายลมลงนามกับเทศบาลเมืองดอกหญ้า " * 8
    assert article(f"{paragraph}\nประธานในพิธีคือนายสมมติ").title == (0, 0)


@pytest.mark.parametrize(
    "stamp",
    [
        "Hillton Gazette - March 18, 2017 | 01:40 PM",
        "World April 12, 2024 | 8:30 am",
        "Hillton News 12 Mar 2020 / 15:04 H.",
        "By Daro Minn - October 3, 2022 @ 8:00pm",
        "By Daro Minn | Mar 18, 2017 5:03pm EDT",
        "Posted at 5:03 PM, Mar 18, 2017 and last updated 9:03 PM, Mar 18, 2017",
        "access_time August 02 2017 12:01 PM remove_red_eye 2086",
    ],
)
def test_the_hour_at_which_a_paper_put_up_its_page_is_none_of_a_ceremony(stamp: str) -> None:
    text = f"Hillton, Bluewater ink pact\n{stamp}\nHillton and Bluewater signed a sister city agreement yesterday."
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.time is None
