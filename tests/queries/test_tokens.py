from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citypact.queries.catalogue import questions
from citypact.queries.tokens import decoded, depth_zero, place_of, tokens


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("?ไทยก่ $x", ["variable ?ไทยก่", "variable $x"]),
        ("e:a..b e:c. e:", ["name e:a..b", "name e:c", "other .", "name e:"]),
        ("<a#b> < <a b>", ["iri <a#b>", "other <", "other <", "word a", "word b", "other >"]),
        (
            "'a\\'b'@th-TH \"x\"^^e:t",
            ["string 'a\\'b'", "language @th-TH", 'string "x"', "other ^", "other ^", "name e:t"],
        ),
        ("'''it's # no''' # yes\n1.5e3.", ["string '''it's # no'''", "number 1.5e3", "other ."]),
        ("_:b1 a true", ["blank _:b1", "word a", "word true"]),
        ("e:\\~x e:%41b", ["name e:\\~x", "name e:%41b"]),
    ],
)
def test_a_text_falls_into_its_tokens(text: str, found: list[str]) -> None:
    assert [f"{token.kind} {token.text}" for token in tokens(text)] == found


@given(st.text())
def test_every_character_is_in_one_token_or_between_two(text: str) -> None:
    end = 0
    for token in tokens(text):
        assert token.start >= end
        assert text[token.start : token.end] == token.text
        gap = text[end : token.start]
        assert not gap.strip("\x20\t\r\n") or "#" in gap
        end = token.end


def test_only_the_outermost_modifiers_are_at_depth_zero() -> None:
    text = "SELECT (COUNT(*) AS ?n) { { SELECT * { ?s ?p ?o } LIMIT 1 } } OFFSET 2"
    assert [token.text for token in depth_zero(tokens(text))] == ["SELECT", "OFFSET", "2"]


def test_escapes_are_decoded_and_impossible_ones_kept() -> None:
    assert decoded("\\u0041\\U00000042\\uD800\\UFFFFFFFF") == "AB\\uD800\\UFFFFFFFF"


def test_a_place_counts_characters() -> None:
    assert place_of("กี่\nข้อ?", 5) == (2, 2)


def test_no_catalogued_query_holds_what_is_no_token() -> None:
    for each in questions():
        strange = {token.text for token in tokens(each.text) if token.kind == "other"}
        assert strange <= set("{}()[].,;=!<>|&?*+-/^")
