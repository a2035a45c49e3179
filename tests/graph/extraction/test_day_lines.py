"""Lines of the page with a day and an hour: none of a ceremony whose day the article tells itself."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.day_lines import day_lines

TOLD = "เมื่อวันที่ 3 มี.ค. ที่ผ่านมา นายสายลม ดอกหญ้า นายกเทศมนตรีนครสายน้ำ ลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเมฆา"
LINES = [
    ("เผยแพร่: 6 มี.ค. 2565 22:47   ปรับปรุง: 6 มี.ค. 2565 22:47   โดย: กองข่าว", "2022-03-03"),
    ("วันพฤหัสบดี, 25 เมษายน 2567", "2024-03-03"),
    ("วันจันทร์ ที่ 23 กันยายน พ.ศ. 2562 04:11 น.", "2019-03-03"),
    ("5 มี.ค. 65 09:11 น.", "2022-03-03"),
    ("5 มีนาคม 2565 เวลา 14:20 น.", "2022-03-03"),
    ("มีนาคม 6, 2023", "2023-03-03"),
    ("เมื่อ: วันพฤหัสบดี, มีนาคม 5th, 2019, หมวด ข่าวเด่นวันนี้", "2019-03-03"),
    ("Update : Date 2020-08-20 | Time 13:20 PM", "2020-03-03"),
    ("6 มี.ค. 2023 | 08:15 | อ่าน 120 ครั้ง", "2023-03-03"),
    ("By ทีมข่าวภูมิภาค -12 มีนาคม 2566, 13:05", "2023-03-03"),
]


@pytest.mark.parametrize(("line", "date"), LINES)
def test_a_line_of_the_page_tells_the_year_and_no_more(line: str, date: str) -> None:
    text = f"เทศบาลนครสายน้ำลงนาม MOU มหาวิทยาลัยเมฆา\n\n{line}\n\n{TOLD}"
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.date, agreement.time) == (date, None)


@pytest.mark.parametrize(
    "line",
    ["วันที่ 5 มีนาคม 2567 เวลา 10.00 น.", "5 มี.ค. 2567 เวลา 10.00 น.", "เมื่อวันที่ 5 มีนาคม 2567 เวลา 10.00 น."],
)
def test_a_release_may_have_the_day_of_its_ceremony_on_a_line(line: str) -> None:
    text = f"สายน้ำลงนาม MOU\n\n{line}\nนายสายลม ดอกหญ้า นายกเทศมนตรีนครสายน้ำ ลงนามบันทึกข้อตกลงกับมหาวิทยาลัยเมฆา"
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.date, agreement.time) == ("2024-03-05", "10:00")


def test_a_line_is_the_pages_only_where_the_article_tells_its_day() -> None:
    assert list(day_lines("หัวข้อ\n5 มี.ค. 65 09:11 น.\nสองเมืองลงนาม MOU", 0)) == []


def test_a_page_of_january_tells_of_december() -> None:
    text = TOLD.replace("3 มี.ค.", "28 ธ.ค.")
    head = (
        "ข่าว MOU สองเมือง\n\nเผยแพร่: 5 ม.ค. 2566\n\nสายน้ำจับมือมหาวิทยาลัยเมฆา ยกระดับการศึกษาของคนทั้งเมืองให้ทันสมัย\n\n"
    )
    (agreement,) = extract(head + text, id="invented").agreements
    assert agreement.date == "2022-12-28"


@pytest.mark.parametrize(
    "line",
    ["1," * 70 + "x 5 มี.ค. 65 09:11", "by a by b " * 12 + "5 มี.ค. 65 !", "โดย ก ข ค " * 13 + "5 มี.ค. 65 !"],
)
def test_a_line_that_is_nearly_one_is_read_once(line: str) -> None:
    assert list(day_lines("ข่าว\n" + f"{line}\n" * 300 + TOLD, 0)) == []
