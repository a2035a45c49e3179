from __future__ import annotations

import re

import pytest

from citypact.graph.extraction.beginnings import alike, beginnings, digits_alike, heads

LETTERS = "".join(map(chr, range(ord("ก"), ord("ฮ") + 1)))
DAYS = {
    "0 - 0",
    "0 -0 ",
    "0 ตุล",
    "0 มีน",
    "0- 0 ",
    "0-0 ต",
    "0-0 ม",
    "00 - ",
    "00 -0",
    "00 ตุ",
    "00 มี",
    "00- 0",
    "00-0 ",
}


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("ลงนาม|เซ็น", {"ลง", "เซ"}),
        ("(?<![ก-๙])อบ[จต]", {"อบ"}),
        ("(?:ได้)?เชิญ", {"ได", "เช"}),
        ("ก{2}|ข*ค", {"กก", "ขข", "ขค", "ค"}),
        (r"\d{1,2}[.:]", {"00", "0.", "0:"}),
        ("๒๕|[12]5", {"00"}),
        ("(?i:ab)|CD", {"ab", "Ab", "aB", "AB", "CD"}),
        ("ก[^ข]", {"ก"}),
        ("(?=ก)กข(?!ค)", {"กข"}),
    ],
)
def test_the_beginnings_of_an_expression_are_told(pattern: str, told: set[str]) -> None:
    assert {*(beginnings(pattern) or ())} == told


@pytest.mark.parametrize(
    ("pattern", "told"),
    [
        ("ลงนาม|เซ็น", {"ลงนาม", "เซ็น"}),
        ("บันทึกข้อตกลง", {"บันทึกข้อตกลง"}),  # a word is told whole
        ("(?i:MOU)|Mo[UA]?|EV", {"mo", "ev"}),
        ("(?:ได้)?เชิญ(?:มา)?", {"ได้เช", "เชิญ"}),
        (r"\d{1,2}[.:]๐", {"00.0", "00:0", "0.0", "0:0"}),
        (r"(?:วันที่)?\d{1,2}(?:[ ]?-[ ]?\d)?[ ](?:ตุลา|มีนา)", {"วันที", *DAYS}),
    ],
)
def test_heads_tell_more_letters_in_lower_case_as_far_as_there_are_few(pattern: str, told: set[str]) -> None:
    assert {*(heads(pattern) or ())} == told


def test_heads_are_cut_where_most_ways_part() -> None:
    told = heads("(?:ลงนาม|[ก-ฮ][ะ-ู]{2})กับ") or frozenset()
    assert "ลงนาม" in told
    assert len(told) < 500
    assert {each[:2] for each in told} == {"ลง"} | {first + then for first in LETTERS for then in "ะัาำิีึืุู"}


@pytest.mark.parametrize("pattern", [r"[ก-๙]+", r"\w", "(?i:é)", "Σ", "(?:มี)?"])
def test_where_heads_cannot_be_told_nothing_is(pattern: str) -> None:
    assert heads(pattern) is None


def test_letters_are_alike_one_by_one_those_too_that_ignoring_case_are_the_same() -> None:
    everything = "".join(map(chr, range(0x20000)))
    assert len(alike(everything)) == len(everything)
    for letter in "iksz":
        fit = re.findall(letter, everything, re.IGNORECASE)
        assert {alike(one) for one in fit} == {*(heads(letter, re.IGNORECASE) or ())}


@pytest.mark.parametrize("pattern", ["[ก-๙]+", "(?:มี)?", ".", r"\w", "^", "[^ก]", r"(ก)?\1", "", "(?i:É)"])
def test_where_a_match_may_begin_with_anything_or_be_empty_nothing_is_told(pattern: str) -> None:
    assert beginnings(pattern) is None


def test_letters_that_ignoring_case_are_the_same_are_all_told() -> None:
    for letter in "abcdefghijklmnopqrstuvwxyz":
        fit = {chr(code) for code in range(0x10000) if re.fullmatch(letter, chr(code), re.IGNORECASE)}
        assert {*(beginnings(letter, re.IGNORECASE) or ())} == fit


def test_digits_of_every_script_are_alike_and_keep_their_place() -> None:
    assert digits_alike("๒๔ ก.พ. 66 ٣") == "00 ก.พ. 00 0"
