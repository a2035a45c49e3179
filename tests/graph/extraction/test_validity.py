"""The term of an agreement: as stated, never computed."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.numerals import number

THAI = (
    "สายลมลงนาม MOU ดอกหญ้า\n\nเมื่อวันที่ 5 มีนาคม 2567 เทศบาลนครสายลม ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) "
    "กับเทศบาลเมืองดอกหญ้า {}"
)
ENGLISH = (
    "Hillton and Lakeford sign pact\n\nThe City of Hillton and the City of Lakeford signed a memorandum "
    "of understanding on tourism "
    "on 5 March 2024. {}"
)

STATED = [
    ("มีระยะเวลา 3 ปี", (None, None, "P3Y")),
    ("มีกำหนดระยะเวลาสองปี", (None, None, "P2Y")),
    ("มีอายุ ๑๒ เดือน", (None, None, "P12M")),
    ("มีผลใช้บังคับเป็นเวลา 5 ปี นับแต่วันลงนาม", ("2024-03-05", None, "P5Y")),
    ("มีผลตั้งแต่วันที่ 1 เมษายน 2567 ถึงวันที่ 31 มีนาคม 2570", ("2024-04-01", "2027-03-31", None)),
    ("มีระยะเวลา 4 ปี (พ.ศ. 2567 - 2570)", ("2024", "2027", "P4Y")),
    ("บันทึกข้อตกลงนี้มีผลไปจนถึงปี 2571", (None, "2028", None)),
    ("ใช้งบประมาณปี 2567-2570", (None, None, None)),
    ("นายก้อน เมฆา อายุ 50 ปี ร่วมงานด้วย", (None, None, None)),
    ("ทั้งสองเมืองคบหากันมา 10 ปี", (None, None, None)),
]


@pytest.mark.parametrize(("told", "term"), STATED)
def test_the_term_of_a_thai_agreement_is_what_the_text_states(
    told: str, term: tuple[str | None, ...]
) -> None:
    (agreement,) = extract(THAI.format(told), id="invented").agreements
    assert (agreement.valid_from, agreement.valid_until, agreement.duration) == term


SAID = [
    ("The agreement is valid for five years.", (None, None, "P5Y")),
    ("It will run for three years from the date of signing.", ("2024-03-05", None, "P3Y")),
    ("The memorandum is valid until 31 December 2028.", (None, "2028-12-31", None)),
    ("The three-year MOU may be renewed.", (None, None, "P3Y")),
    ("The cities have been friends for twenty years.", (None, None, None)),
    ("A study took two years.", (None, None, None)),
]


@pytest.mark.parametrize(("told", "term"), SAID)
def test_the_term_of_an_english_agreement_is_what_the_text_states(
    told: str, term: tuple[str | None, ...]
) -> None:
    (agreement,) = extract(ENGLISH.format(told), id="invented").agreements
    assert (agreement.valid_from, agreement.valid_until, agreement.duration) == term


def test_a_term_shows_the_words_that_state_it() -> None:
    record = extract(THAI.format("มีระยะเวลา 3 ปี"), id="invented")
    (span,) = record.spans("/agreements/0/duration")
    assert (span.quote, span.rule) == ("มีระยะเวลา 3 ปี", "validity.term")


def test_what_is_no_number_is_none() -> None:
    assert [number(each) for each in ("สิบสอง", "ยี่สิบเอ็ด", "สามสิบ", "ห้า", "มาก", "many", "twelve")] == [
        12,
        21,
        30,
        5,
        None,
        None,
        12,
    ]
