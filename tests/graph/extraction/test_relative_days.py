"""Days told from the day of writing: which day each word means, and what is none."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.relative_days import relative_days, relative_months

TUESDAY = DateMention(0, 0, 2024, 5, 21, "date.published")

TOLD = [
    ("พิธีลงนามมีขึ้นวันนี้ ที่ศาลากลาง", "2024-05-21"),
    ("ลงนามเมื่อวานนี้ ที่ศาลากลาง", "2024-05-20"),
    ("จะลงนามในวันพรุ่งนี้ ที่ศาลากลาง", "2024-05-22"),
    ("ลงนามเมื่อวันศุกร์ที่ผ่านมา", "2024-05-17"),
    ("ลงนามเมื่อวันอังคารที่แล้ว", "2024-05-14"),
    ("จะลงนามวันศุกร์นี้", "2024-05-24"),
    ("จะลงนามวันจันทร์หน้า", "2024-06-03"),
    ("The mayors signed today.", "2024-05-21"),
    ("The mayors signed on Tuesday.", "2024-05-21"),
    ("The mayors signed on Monday morning.", "2024-05-20"),
    ("The mayors signed last Tuesday.", "2024-05-14"),
    ("The mayors will sign next Friday.", "2024-05-24"),
]


@pytest.mark.parametrize(("text", "day"), TOLD)
def test_a_day_is_told_from_the_day_of_writing(text: str, day: str) -> None:
    (found,) = relative_days(text, TUESDAY, 0, len(text))
    assert (found.value, found.inferred) == (day, True)


def test_a_weekday_lies_ahead_where_a_signing_is_planned() -> None:
    text = "The mayors will sign on Sunday."
    (found,) = relative_days(text, TUESDAY, 0, len(text), ahead=True)
    assert found.value == "2024-05-26"


@pytest.mark.parametrize(
    "text",
    [
        "วันนี้ (18 ต.ค.) มีพิธี",
        "วันอังคารที่ 21 พฤษภาคม",
        "ตลาดเปิดทุกวันพุธ",
        "open every Monday",
        "Monday to Friday, 9 a.m.",
        "on Monday, May 20, the mayors",
        "Saturday-Sunday",
        "Mondays are quiet",
    ],
)
def test_a_day_that_is_written_out_or_comes_again_is_not_told_so(text: str) -> None:
    assert list(relative_days(text, TUESDAY, 0, len(text))) == []


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("The mayors signed earlier this month.", "2024-05"),
        ("The mayors signed last month.", "2024-04"),
        ("The mayors signed on the 5th of this month.", "2024-05-05"),
        ("The mayors signed on the 25th.", "2024-04-25"),
        ("The mayors signed it earlier this year.", "2024"),
        ("The mayors signed it last year.", "2023"),
        ("The mayors signed three days ago.", "2024-05-18"),
    ],
)
def test_a_month_and_a_year_are_told_from_the_day_of_writing(text: str, date: str) -> None:
    (found,) = relative_months(text, TUESDAY, 0, len(text))
    assert (found.value, found.inferred) == (date, True)


@pytest.mark.parametrize(
    "text", ["on the 5th floor", "on the 30th anniversary", "every month", "this year’s fair"]
)
def test_what_only_looks_like_a_month_is_none(text: str) -> None:
    assert list(relative_months(text, TUESDAY, 0, len(text))) == []


SIGNED = [
    ("HILLFORD, May 18 – Hillford and Lakeham today signed a sister city agreement.", "signed", "2024-05-18"),
    ("HILLFORD, May 18: Hillford and Lakeham today signed a sister city agreement.", "signed", "2024-05-18"),
    (
        "(Hillford, May 18, 2024) Today Hillford and Lakeham signed a sister city agreement.",
        "signed",
        "2024-05-18",
    ),
    (
        "HILLFORD, May 18 — Hillford and Lakeham yesterday signed a sister city agreement.",
        "signed",
        "2024-05-17",
    ),
    (
        "Hillford and Lakeham signed a sister city agreement last month, the mayor said on Monday.",
        "signed",
        "2024-04",
    ),
    ("Hillford and Lakeham signed a sister city agreement on Monday (20/5).", "signed", "2024-05-20"),
    ("Hillford and Lakeham will sign a sister city agreement next month.", "planned", "2024-06"),
    ("Hillford and Lakeham will sign a sister city agreement next year.", "planned", "2025"),
]


@pytest.mark.parametrize(("text", "status", "date"), SIGNED)
def test_the_day_of_writing_is_that_of_the_dateline(text: str, status: str, date: str) -> None:
    (agreement,) = extract(text, id="invented", published="2024-05-21").agreements
    assert (agreement.status, agreement.date) == (status, date)


def test_a_signing_in_january_is_ahead_in_december() -> None:
    text = "Hillford and Lakeham are to sign a sister city agreement on January 6."
    (agreement,) = extract(text, id="invented", published="2024-12-19").agreements
    assert (agreement.status, agreement.date) == ("planned", "2025-01-06")
