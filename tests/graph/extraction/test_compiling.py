from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citypact.graph.extraction.compiling import compiled

PATTERNS = [
    "จับมือ|กับ|จับคู่|จับ",
    "จับ|จับมือ|กับ|จับคู่",  # the first that fits decides, not the longest
    "ก|กข|(?:กข|ก)ค|กขค",
    "(?<!การ)จัด|จะ|(?<=ค)จัดการ|จัด(?!ตั้ง)",
    "(?<!ก)(?<!ขก)ค|(?<![ก-ง])คง|คงกก",
    "(?:ก|กข|)ค|กก",
    "[กข]ค|กก|ขก|กค",
    "(?P<one>กข)|(?P<two>กค)|(?P<three>กขค)|ค(?P<four>ง|)",
    "(กก|(ข)|(?:กข))+?(?(2)ค|ง)",
    "(?=กข|กค)(?:ก|กข)(?!คก|คข)",
    "(?i:ab|aB|Ac)|ab|ac",
    r"(?:\bก|\bกข)\b|ก\d|ก[ ]",
    "(?:กข|กค|กง)*ก(?:กข|กค)?",
    "(?<=กก|กข)ค|(?<!คก|คข)ง",
]


@pytest.mark.parametrize("pattern", PATTERNS)
@given(st.text("กขคงจับมือัดะ การABabcๅ0", max_size=24), st.integers(0, 12), st.integers(0, 24))
def test_what_is_compiled_finds_what_re_finds(pattern: str, text: str, start: int, end: int) -> None:
    ours, plain = compiled(pattern), re.compile(pattern)
    for stretch in ((), (start,), (start, end)):
        told = [(found.span(), found.groupdict(), found.groups()) for found in ours.finditer(text, *stretch)]
        assert told == [
            (each.span(), each.groupdict(), each.groups()) for each in plain.finditer(text, *stretch)
        ]
    assert (ours.fullmatch(text) is None) == (plain.fullmatch(text) is None)


def test_flags_and_names_of_groups_are_kept() -> None:
    ours = compiled("(?P<word>signed|signs)|sealed", re.IGNORECASE)
    found = ours.search("has SIGNED")
    assert found is not None and found["word"] == "SIGNED" and ours.flags & re.IGNORECASE
    assert ours.groupindex == {"word": 1}


def test_an_expression_that_is_none_is_refused_as_by_re() -> None:
    with pytest.raises(re.error, match="unterminated"):
        compiled("(ก|ข")


def test_a_python_that_parses_otherwise_compiles_as_it_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.graph.extraction.compiling.import_module", lambda _: object())
    assert compiled("จับมือ|กับ|จับคู่|จับ") is re.compile("จับมือ|กับ|จับคู่|จับ")
