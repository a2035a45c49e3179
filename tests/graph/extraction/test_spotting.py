from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from citypact.graph.extraction.seeking import held
from citypact.graph.extraction.spotting import Spotter

_NAMED = {"water": ["น้ำ(?!ใจ)", "water"], "waste": ["น้ำเสีย", r"ขยะ|\d ตัน"], "EV": ["EV"]}


@given(
    st.lists(st.sampled_from(["น้ำ", "ใจ", "เสีย", "ขยะ", "5 ตัน", "Water", "under", "EV", "ev", " "])).map(
        "".join
    )
)
def test_each_name_is_spotted_where_its_expressions_stand(text: str) -> None:
    plain = []
    for name, listed in _NAMED.items():
        words = "|".join(each if each.isupper() else f"(?i:{each})" for each in listed)
        latin = re.compile(rf"(?:(?<![A-Za-z0-9])|(?![A-Za-z0-9]))(?:{words})")
        plain += [(name, *match.span()) for match in latin.finditer(text)]
    spotter = Spotter(_NAMED)
    assert sorted(spotter.spans(text)) == sorted(plain)
    with held(text):
        assert sorted(spotter.spans(text)) == sorted(plain)
