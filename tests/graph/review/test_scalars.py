from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citypact.graph.record_files import plain_yaml
from citypact.graph.review.scalars import inert, scalar

HOSTILE = [
    "",
    " ",
    "a: b",
    "a #b",
    "# a",
    "- a",
    "---",
    "...",
    "--- !!python/object:os.system",
    "!tag a",
    "&a *a",
    "null",
    "~",
    "true",
    "'",
    '"',
    "[",
    "{a: b}",
    "a:",
    "a\n---\nb",
    "a\r\nb",
    "\ta",
    "a\tb",
    "\x00",
    "\x85a\u2028b\u2029",
    "\ufeffa",
    "\u202eกลับ\u202c",
    "น\u200bำ",
    "🏛️ \U000e0001",
    "%YAML 1.1",
    "? a",
    "a  b ",
    "\\u0041",
    "2023-02-24",
    "13:00",
    "«x»",
]
ANYTHING = st.text(st.characters(codec="utf-8"), max_size=60)


@pytest.mark.parametrize("value", HOSTILE)
def test_a_hostile_value_is_read_back_as_it_is(value: str) -> None:
    assert plain_yaml(f"a: {scalar(value)}  # c\nb:\n  - {scalar(value)}\n", place="p") == {
        "a": value,
        "b": [value],
    }


@given(ANYTHING)
def test_any_value_is_read_back_as_it_is_and_stands_on_one_line(value: str) -> None:
    written = scalar(value)
    assert len(written.splitlines()) <= 1
    assert plain_yaml(f"a: {written}  # c\n", place="p") == {"a": value}


@given(ANYTHING)
def test_any_words_stay_inside_their_comment(words: str) -> None:
    assert plain_yaml(f"a: b # {inert(words)}\nc: d\n", place="p") == {"a": "b", "c": "d"}


def test_what_turns_a_line_round_is_shown_and_not_done() -> None:
    assert "\u202e" not in scalar("a\u202eb") + inert("a\u202eb\u2066")
    assert inert("a\u202eb") == "a\\u202eb"
