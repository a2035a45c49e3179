from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import citypact.graph.extraction
from citypact.graph.extraction import seeking
from citypact.graph.extraction.beginnings import alike
from citypact.graph.extraction.rules import Alternatives
from citypact.graph.extraction.seeking import (
    Headed,
    Sought,
    any_of,
    headed_in,
    held,
)

_TEXT = (
    "วันที่ 24 กุมภาพันธ์ 2566 เวลา 13.00 น. ณ ห้องประชุม โรงเรียนเทศบาล นายสายลม ใจดี นายกเทศมนตรีนครดอกหญ้า "
    "ได้ลงนามบันทึกข้อตกลงความร่วมมือ (MOU) ด้านการศึกษา ร่วมกับ อบจ.สายน้ำ\nOn 3 March 2023 the Mayor of Meadow signed an "
    "agreement with Seabreeze Town Municipality, in the fields of education and tourism, at 2.30 p.m."
)


def _sought() -> Iterator[tuple[str, Sought]]:
    """Every expression of the rules that is sought by its beginnings."""
    for module in pkgutil.iter_modules(citypact.graph.extraction.__path__):
        for name, value in vars(import_module(f"citypact.graph.extraction.{module.name}")).items():
            several: dict[Any, Any] = value if isinstance(value, dict) else {"": value}
            for key, each in several.items():
                if isinstance(each, Sought):
                    yield f"{module.name}.{name}.{key}", each


SOUGHT = dict(_sought())


def test_the_expressions_were_found() -> None:
    assert len(SOUGHT) >= 30


@st.composite
def _shuffled(draw: st.DrawFn) -> str:
    """Pieces of releases in any order, with strange letters between."""
    pieces = st.sampled_from(re.split(r"(?<=[ \n])", _TEXT)) | st.text(max_size=3)
    return "".join(draw(st.lists(pieces, max_size=40)))


@given(_shuffled(), st.integers(0, 60), st.integers(0, 200))
def test_every_expression_finds_in_the_held_text_what_re_finds(text: str, start: int, end: int) -> None:
    with held("the first text is read without"), held(text):
        for name, sought in SOUGHT.items():
            for stretch in ((), (start,), (start, end)):
                plain = [match.span() for match in sought.plain.finditer(text, *stretch)]
                assert [match.span() for match in sought.finditer(text, *stretch)] == plain, name
                first = sought.search(text, *stretch)
                assert (first.span() if first else None) == (plain[0] if plain else None), name


@pytest.mark.parametrize(
    "patterns",
    [
        ["กข", "ก", "กขค", r"\d{2}", "๙ก", "[xy]z"],
        ["ก", r"\w+"],  # one that does not tell how it begins
        ["(?i:mou)", "MO(?!A)", "ก[ข-ง]"],
    ],
)
@given(text=st.text("กขคงMOUAmoxyz๙09 \n", max_size=40))
def test_alternatives_find_what_their_alternation_finds(patterns: list[str], text: str) -> None:
    whole = re.compile("|".join(f"(?P<n{number}>{pattern})" for number, pattern in enumerate(patterns)))
    plain = [(match.span(), int(str(match.lastgroup)[1:])) for match in whole.finditer(text)]
    sought = Alternatives(patterns)
    assert [(match.span(), number) for match, number in sought.finditer(text)] == plain
    with held(text):
        assert [(match.span(), number) for match, number in sought.finditer(text)] == plain


@given(st.text("กขคMmKk\u212a๙0 ", max_size=30))
def test_all_heads_are_found_in_lower_case_and_with_digits_alike_also_those_within_others(text: str) -> None:
    told = [("กข", 1), ("กขค", 2), ("ขค", 3), ("m0", 4), ("k", 5), ("กข", 6)]
    plain = sorted(
        (place, value)
        for head, value in told
        for place in range(len(text))
        if alike(text[place : place + len(head)]) == head
    )
    headed = Headed(told)
    assert sorted((place, value) for value, places in headed_in(text, headed) for place in places) == plain
    with held(text):
        found = headed_in(text, headed)
        late = headed_in(text, Headed([("ก", 7)]))  # heads that are told while the text is held
    assert sorted((place, value) for value, places in found for place in places) == plain
    assert [place for _, places in late for place in places] == [
        place for place, letter in enumerate(text) if letter == "ก"
    ]


def test_another_text_than_the_held_one_is_sought_as_it_is() -> None:
    signed = any_of(["ลงนาม", "เซ็น"])
    with held("ไม่มีอะไร"):
        assert signed.search("ได้ลงนาม")
    assert signed.search("ได้ลงนาม")


def test_seeking_on_from_each_match_copies_no_places(monkeypatch: pytest.MonkeyPatch) -> None:
    class Places(list[int]):
        def __getitem__(self, key: Any) -> Any:
            assert not isinstance(key, slice)
            return super().__getitem__(key)

    sought, text = Sought("ลงนาม(?=ที่)"), "ลงนามที่สวน เซ็น ลงนาม " * 60
    with held("the first text is read without"), held(text):
        told = seeking._Standing.__missing__

        def guarded(standing: seeking._Standing, number: int) -> Places:
            standing[number] = places = Places(told(standing, number))
            return places

        monkeypatch.setattr(seeking._Standing, "__missing__", guarded)
        found, position = 0, 0
        while match := sought.search(text, position):
            found, position = found + 1, match.end()
    assert found == 60
