"""Dates: every form of Thai and English releases, and what is no date."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.dates import dates, gregorian_year

FORMS = [
    ("24 กุมภาพันธ์ 2566", "2023-02-24"),
    ("24 กุมภาพันธ์ พ.ศ. 2566", "2023-02-24"),
    ("24 กุมภาพันธ์ พ.ศ.2566", "2023-02-24"),
    ("24 กุมภาพันธ์ พศ 2566", "2023-02-24"),
    ("24 กุมภาพันธ์ ค.ศ. 2023", "2023-02-24"),
    ("24 กุมภาพันธ์ 2023", "2023-02-24"),
    ("วันศุกร์ที่ 24 กุมภาพันธ์ 2566", "2023-02-24"),
    ("วันศุกร์ ที่ 24 กุมภาพันธ์ 2566", "2023-02-24"),
    ("ศุกร์ที่ 24 ก.พ. 2566", "2023-02-24"),
    ("ศ. 24 ก.พ. 66", "2023-02-24"),
    ("วันที่ 24 ก.พ. 2566", "2023-02-24"),
    ("เมื่อ 24 ก.พ.66", "2023-02-24"),
    ("24ก.พ.66", "2023-02-24"),
    ("24 กพ. 2566", "2023-02-24"),
    ("24 ก.พ 66", "2023-02-24"),
    ("24 ก. พ. 66", "2023-02-24"),
    ("24 ก.พ. ’66", "2023-02-24"),
    ("๒๔ กุมภาพันธ์ ๒๕๖๖", "2023-02-24"),
    ("๒๔ ก.พ. ๖๖", "2023-02-24"),
    ("วันที่ ๒๔ เดือน กุมภาพันธ์ พ.ศ. ๒๕๖๖", "2023-02-24"),
    ("24 กุมภาพันธุ์ 2566", "2023-02-24"),
    ("24 กุมพาพันธ์ พ.ศ. 2566", "2023-02-24"),
    ("24 พฤษจิกายน 2566", "2023-11-24"),
    ("24 พฤศจิกายนต์ 66", "2023-11-24"),
    ("24 กรกฏา 2566", "2023-07-24"),
    ("24 มิถุนายม ๒๕๖๖", "2023-06-24"),
    ("24 กุมภาพันธ์. 2566", "2023-02-24"),
    ("24/กุมภาพันธ์/2566", "2023-02-24"),
    ("24 ของเดือนกุมภาพันธ์ 2566", "2023-02-24"),
    ("February 24,2023", "2023-02-24"),
    ("February 24 , 2023", "2023-02-24"),
    ("24 February , 2023", "2023-02-24"),
    ("February the 24th, 2023", "2023-02-24"),
    ("February 24 of 2023", "2023-02-24"),
    ("24 February (2023)", "2023-02-24"),
    ("24/Feb/2023", "2023-02-24"),
    ("2023 February 24", "2023-02-24"),
    ("24 February B.E. 2566", "2023-02-24"),
    ("24-26 ก.พ. 66", "2023-02-24"),
    ("24 - 26 กุมภาพันธ์ 2566", "2023-02-24"),
    ("24–26 กุมภาพันธ์ 2566", "2023-02-24"),
    ("24 ถึง 26 กุมภาพันธ์ 2566", "2023-02-24"),
    ("24 และ 25 กุมภาพันธ์ 2566", "2023-02-24"),
    ("24/02/2566", "2023-02-24"),
    ("24/2/66", "2023-02-24"),
    ("๒๔/๐๒/๖๖", "2023-02-24"),
    ("24-02-2566", "2023-02-24"),
    ("24.02.2566", "2023-02-24"),
    ("24/02/2023", "2023-02-24"),
    ("2023-02-24", "2023-02-24"),
    ("31 มกราคม 2566", "2023-01-31"),
    ("1 มี.ค. 66", "2023-03-01"),
    ("2 เม.ย. 66", "2023-04-02"),
    ("3 พ.ค. 66", "2023-05-03"),
    ("4 มิ.ย. 66", "2023-06-04"),
    ("5 กรกฏาคม 2566", "2023-07-05"),
    ("6 สิงหาฯ 2566", None),
    ("7 ก.ย. 66", "2023-09-07"),
    ("8 ต.ค. 66", "2023-10-08"),
    ("9 พฤศจิกา 66", "2023-11-09"),
    ("10 ธ.ค. 66", "2023-12-10"),
    ("เดือนกุมภาพันธ์ 2566", "2023-02"),
    ("กุมภาพันธ์ 2566", "2023-02"),
    ("ก.พ. 2566", "2023-02"),
    ("ปี 2566", "2023"),
    ("พ.ศ. 2566", "2023"),
    ("ปี พ.ศ. ๒๕๖๖", "2023"),
    ("ปี 66", "2023"),
    ("February 24, 2023", "2023-02-24"),
    ("Feb. 24, 2023", "2023-02-24"),
    ("Friday, February 24, 2023", "2023-02-24"),
    ("24 February 2023", "2023-02-24"),
    ("24th of February 2023", "2023-02-24"),
    ("24-26 February 2023", "2023-02-24"),
    ("February 2023", "2023-02"),
    ("in 2023", "2023"),
    ("29 กุมภาพันธ์ 2567", "2024-02-29"),
    ("วันที่ 24 เดือน 2 ปี 2566", "2023-02-24"),
    ("24 เดือน กุมภาพันธ์ ปี 2566", "2023-02-24"),
    ("2023.2.24", "2023-02-24"),
    ("2023/02/24", "2023-02-24"),
    ("24-Feb-2023", "2023-02-24"),
    ("the 24th day of February, 2023", "2023-02-24"),
    ("24-ก.พ.-66", "2023-02-24"),
    ("24 กุมภาพันธ์\n2566", "2023-02-24"),
    ("พุทธศักราช ๒๕๖๖", "2023"),
    ("ตั้งแต่ 2566", "2023"),
    ("(2023)", "2023"),
    ("during 2023", "2023"),
    ("under the 2023 agreement", "2023"),
]

NO_DATES = [
    "29 กุมภาพันธ์ 2566",
    "31 เมษายน 2566",
    "45 มกราคม 2566",
    "โทร. 0-2345-6789",
    "โทร. 053-123-456",
    "เวลา 13.00 น.",
    "ราคา 1,234,567 บาท",
    "ห้อง 24/7",
    "ร้อยละ 24.5",
    "24 คน 66 ราย",
    "สำนักงาน ก.พ.",
    "ปีละ 2 ครั้ง",
    "",
]


@pytest.mark.parametrize(("form", "value"), FORMS)
def test_a_form_is_read_as_its_gregorian_date(form: str, value: str | None) -> None:
    text = f"มีพิธี {form} แล้ว"
    found = [date for date in dates(text) if date.value and len(date.value) == len(value or "")]
    assert [date.value for date in found[:1]] == ([value] if value else [])
    for date in found[:1]:
        assert text[date.start : date.end] in text and text[date.start : date.end].strip()


def test_the_table_has_forms_enough() -> None:
    assert len(FORMS) >= 40


@pytest.mark.parametrize("text", NO_DATES)
def test_what_is_no_day_is_not_read_as_one(text: str) -> None:
    assert [date.value for date in dates(text) if date.day is not None] == []


def test_a_missing_year_is_that_of_publication_and_inferred() -> None:
    (date,) = dates("วันนี้ (18 ต.ค.) มีพิธี", published="2023-10-19")
    assert (date.value, date.inferred) == ("2023-10-18", True)


def test_a_release_of_january_tells_of_last_december() -> None:
    (date,) = dates("เมื่อ 30 ธ.ค. ที่ผ่านมา", published="2024-01-02")
    assert date.value == "2023-12-30"


def test_a_missing_year_without_publication_stays_unknown() -> None:
    (date,) = dates("เมื่อ 28 มีนาคม มีพิธี")
    assert date.value is None and (date.month, date.day) == (3, 28)


def test_a_missing_year_is_taken_from_a_date_of_the_same_month() -> None:
    found = dates("ระหว่างวันที่ 9-10 กรกฎาคม 2567 คณะเดินทาง และในวันที่ 10 กรกฎาคม จึงลงนาม")
    assert [(date.value, date.inferred) for date in found] == [("2024-07-09", False), ("2024-07-10", True)]


def test_a_bare_day_belongs_to_the_range_told_before() -> None:
    assert [date.value for date in dates("ระหว่างวันที่ 11-15 พ.ค.66 พิธีอยู่ในวันที่ 12 ช่วงบ่าย")] == [
        "2023-05-11",
        "2023-05-12",
    ]


@pytest.mark.parametrize("text", ["เมื่อเดือนพฤศจิกายนที่ผ่านมา", "signed in November"])
def test_a_month_without_a_year_is_the_last_one_before_publication(text: str) -> None:
    (date,) = dates(text, published="2024-02-08")
    assert (date.value, date.inferred) == ("2023-11", True)


def test_a_number_of_things_is_no_year() -> None:
    assert dates("มีผู้ร่วมงานตั้งแต่ 2566 คน") == []


def test_a_time_behind_a_day_is_no_year() -> None:
    (date,) = dates("วันที่ 5 มีนาคม 13.00 น.")
    assert date.value is None


@pytest.mark.parametrize(
    ("digits", "era", "year"),
    [
        ("2566", "", 2023),
        ("66", "", 2023),
        ("๖๖", "", 2023),
        ("2023", "", 2023),
        ("23", "ค.ศ.", 2023),
        ("4000", "", None),
    ],
)
def test_years_of_both_eras_are_told_apart(digits: str, era: str, year: int | None) -> None:
    assert gregorian_year(digits, era=era) == year


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("from May 12 to 15, 2024", "2024-05-12"),
        ("12 to 15 May 2024", "2024-05-12"),
        ("on Thursday (20 June 2024)", "2024-06-20"),
        ("a tie that goes back to 1999", "1999"),
    ],
)
def test_an_english_stretch_of_days_begins_with_its_first(words: str, day: str) -> None:
    assert [date.value for date in dates(words)] == [day]
