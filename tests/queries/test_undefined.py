"""Blocks that say nothing are taken off for an engine that misreads them, and nothing else is."""

from __future__ import annotations

import pytest

from citypact.graph.folder import BuiltGraph
from citypact.queries import catalogue_names, question
from citypact.queries.prefixes import prefixes
from citypact.queries.undefined import without_undefined


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("ASK { VALUES (?x) { (UNDEF) } ?x ?y ?z }", "ASK {   ?x ?y ?z }"),
        ("ASK { values(?x){(undef)} ?x ?y ?z }", "ASK {   ?x ?y ?z }"),
        ("ASK { VALUES (?x) { (UNDEF) (<x:a>) } ?x ?y ?z }", None),
        ("ASK { VALUES (?x) { (<x:a>) } ?x ?y 'VALUES (?x) { (UNDEF) }' }", None),
        ("SELECT * { VALUES (?x) { (UNDEF) } ?y ?z 1 }", None),
        ("SELECT ?n { { SELECT DISTINCT * { VALUES (?x) { (UNDEF) } ?y ?z 1 } } }", None),
        (
            "SELECT (COUNT(*) AS ?n) { VALUES (?x) { (UNDEF) } ?y ?z 1 }",
            "SELECT (COUNT(*) AS ?n) {   ?y ?z 1 }",
        ),
    ],
)
def test_what_says_something_stays(text: str, left: str | None) -> None:
    assert without_undefined(text) == (text if left is None else left)


def test_the_catalogue_asks_the_same_without_them(world: BuiltGraph) -> None:
    known = prefixes(world.info.base)
    asked = [question(name).text for name in catalogue_names()]
    assert sum(without_undefined(text) != text for text in asked) > 20
    for text in asked:
        rows = [tuple(row) for row in world.store.query(text, prefixes=known)]  # type: ignore[union-attr]
        left = [tuple(row) for row in world.store.query(without_undefined(text), prefixes=known)]  # type: ignore[union-attr]
        assert left == rows
