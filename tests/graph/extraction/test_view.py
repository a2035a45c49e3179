"""The folded view and the way back to the stored text."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from citypact.graph.extraction.view import View, tidy

LETTERS = st.text(alphabet="กขเแำํา้่ \t\u00a0\u200bab\n", max_size=60)


@given(LETTERS)
def test_every_letter_of_the_view_leads_to_a_stretch_of_the_source(source: str) -> None:
    view = View(source)
    last = 0
    for position in range(len(view.text)):
        start, end = view.span(position, position + 1)
        assert last <= start <= end <= len(source)
        last = start
    assert view.span(0, len(view.text))[1] <= len(source)


@given(st.text(alphabet="กขเแำ้ \t\u00a0ab\n", max_size=60))
def test_a_folded_stretch_of_the_source_is_the_view(source: str) -> None:
    view = View(source)
    start, end = view.span(0, len(view.text))
    assert tidy(source[start:end]) == tidy(view.text)


def test_a_double_sara_e_is_one_sara_ae() -> None:
    view = View("และเเละ")
    assert view.text == "และและ"
    assert view.span(3, 6) == (3, 7)
