"""Columns are packed and come out as they went in; what Python gets of them is what each term alone would give."""

from __future__ import annotations

import gc

import pyoxigraph as ox
import pytest

from citypact.queries.packed import packed
from citypact.queries.terms import Term

XSD = "http://www.w3.org/2001/XMLSchema#"
DATE, YEAR = ox.NamedNode(XSD + "date"), ox.NamedNode(XSD + "gYear")
TOWN = ox.NamedNode("https://example.org/town")

COLUMNS: dict[str, list[Term | None]] = {
    "nothing": [None, None],
    "no rows": [],
    "iris": [TOWN, None, ox.NamedNode("urn:x")],
    "one language": [ox.Literal("ระยอง", language="th"), None, ox.Literal("เชียงราย", language="th")],
    "two languages": [ox.Literal("ระยอง", language="th"), ox.Literal("Rayong", language="en"), None],
    "texts": [ox.Literal("a"), ox.Literal("")],
    "a text and a language": [ox.Literal("a"), ox.Literal("a", language="en")],
    "days": [ox.Literal("2023-02-24", datatype=DATE), ox.Literal("2023-02-30", datatype=DATE)],
    "days and years": [ox.Literal("2023-02-24", datatype=DATE), ox.Literal("2023", datatype=YEAR)],
    "directions": [
        ox.Literal("a", language="en", direction=ox.BaseDirection.LTR),
        ox.Literal("a", language="en"),
    ],
    "all sorts": [TOWN, ox.BlankNode("b"), ox.Literal("1", datatype=ox.NamedNode(XSD + "integer")), None],
    "triples": [ox.Triple(TOWN, TOWN, ox.Literal("a")), ox.Triple(TOWN, TOWN, TOWN)],
}


@pytest.mark.parametrize("terms", COLUMNS.values(), ids=COLUMNS)
def test_a_column_comes_out_as_it_went_in(terms: list[Term | None]) -> None:
    assert list(packed(terms).terms()) == terms


@pytest.mark.parametrize("name", ["iris", "one language", "two languages", "days and years"])
def test_what_is_kept_is_nothing_that_the_collector_looks_at(name: str) -> None:
    assert not any(gc.is_tracked(cell) for cell in packed(COLUMNS[name]).cells)
