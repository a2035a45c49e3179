from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citypact.graph.extraction import extract
from citypact.graph.extraction.sentences import sentence
from citypact.graph.privacy import LONGEST_QUOTATION

THAI = "หัวข้อข่าว\nเทศบาลนครหนึ่ง ลงนามบันทึกข้อตกลงกับเทศบาลนครสอง เมื่อวันที่ 1 มกราคม 2566\nย่อหน้าถัดไป"


def around(text: str, value: str) -> str:
    start = text.index(value)
    return text[slice(*sentence(text, start, start + len(value)))]


def test_a_thai_sentence_is_its_line() -> None:
    assert around(THAI, "ลงนาม") == "เทศบาลนครหนึ่ง ลงนามบันทึกข้อตกลงกับเทศบาลนครสอง เมื่อวันที่ 1 มกราคม 2566"


def test_an_english_sentence_ends_at_its_full_stop() -> None:
    text = "The mayors met at 10.30 a.m. today. West signed an MOU with East. Dr. Nobody was there."
    assert around(text, "signed") == "West signed an MOU with East."


def test_a_long_line_is_cut_between_clauses_around_the_value() -> None:
    text = " ".join(["ก่อนหน้า"] * 80) + " ลงนาม " + " ".join(["ภายหลัง"] * 80)
    shown = around(text, "ลงนาม")
    assert len(shown) <= LONGEST_QUOTATION
    assert "ลงนาม" in shown
    assert shown.split()[0] == "ก่อนหน้า"
    assert shown.split()[-1] == "ภายหลัง"


@given(st.text(alphabet="กข .\nA“”", max_size=900), st.integers(0, 900), st.integers(0, 40))
def test_a_sentence_holds_its_value_and_is_short(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(start + length, len(text))
    if "\n" in text[start:end]:
        return
    first, last = sentence(text, start, end)
    assert 0 <= first <= start <= end <= last <= len(text)
    assert last - first <= LONGEST_QUOTATION
    assert "\n" not in text[first:last]


@pytest.mark.parametrize("text", [THAI, THAI.replace("\n", " ")])
def test_every_agreement_has_a_sentence_as_evidence(text: str) -> None:
    record = extract(text, id="x")
    (span,) = record.spans("/agreements/0")
    assert text[span.start : span.end] == span.quote
    assert "ลงนามบันทึกข้อตกลง" in span.quote
    assert span.inferred is None


def test_a_date_is_quoted_where_it_is_written_out() -> None:
    text = "สองเมืองลงนาม MOU 1 ม.ค.66\n\n" + THAI.split("\n", 1)[1]
    (span,) = extract(text, id="x").spans("/agreements/0/date")
    assert "1 มกราคม 2566" in span.quote
