"""The ledger of what values were read from."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.evidence import Ledger
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.view import View


def test_a_stretch_that_several_values_are_read_from_is_cut_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cut, span = list[tuple[int, int]](), View.span

    def spanned(view: View, start: int, end: int) -> tuple[int, int]:
        cut.append((start, end))
        return span(view, start, end)

    monkeypatch.setattr(View, "span", spanned)
    ledger = Ledger(View("โดย  เทศบาลนครสายลม ลงนาม"))
    body = Found("เทศบาลนครสายลม", 3, 19, "party.with", 0.9)
    ledger.keep("/agreements/0/parties/0/name", body)
    ledger.keep("/agreements/0/parties/0/kind", body.having("city_municipality", rule="kind.of-name"))
    (name,), (kind,) = ledger.spans.values()
    assert cut == [(3, 19)]
    assert (name["quote"], name["start"], name["end"]) == ("เทศบาลนครสายลม", 5, 19)
    assert "inferred" not in name and kind["inferred"]
