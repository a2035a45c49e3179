"""Days told from the day of writing: which day each word means, and what is none."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.relative_days import relative_days

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
