from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citypact.graph.exports.cells import cell, text_of, write_rows

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\t\r\n=+-@'"))


@given(TEXTS)
def test_every_text_can_be_had_back(text: str) -> None:
    assert text_of(cell(text)) == text


@given(st.sampled_from(["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"]), TEXTS)
def test_no_formula_is_left(start: str, rest: str) -> None:
    written = cell(start + rest)
    if written == start + rest:
        float(written)  # nothing but a plain number goes as it is


@given(TEXTS)
def test_the_csv_module_reads_what_was_written(text: str) -> None:
    stream = io.StringIO(newline="")
    write_rows(stream, [[text, "middle", text]])
    stream.seek(0)
    assert list(csv.reader(stream)) == [[cell(text), "middle", cell(text)]]


@pytest.mark.parametrize("number", ["-5", "+66", "-19.5", "1e-5", "-1.5E3"])
def test_a_number_in_a_text_is_left_alone(number: str) -> None:
    assert cell(number) == number


@pytest.mark.parametrize("text", ["-5-3", "+66 53 711", "-", "=5", "@5", "-๕", "-1e5+1"])
def test_what_only_looks_like_a_number_is_not(text: str) -> None:
    assert cell(text) == f"'{text}"


def test_controls_that_end_a_file_are_replaced() -> None:
    assert cell("a\x00b\x0bc\x1a") == "a\ufffdb\ufffdc\ufffd"
