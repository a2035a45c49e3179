"""Ordering: the rows of an answer put into the order that SPARQL gives them, for an engine that orders otherwise.

Virtuoso 7.2 compares texts in an order of its own, so that Thai names, and the keys that sort them, come out of order. For such
an engine the outermost ORDER BY, with its LIMIT and OFFSET, is taken off the query, what it orders by is asked for as well, and
the embedded engine orders the rows that arrive.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import pyoxigraph as ox

from citypact.queries.terms import serialised
from citypact.queries.tokens import depth_zero, tokens
from citypact.queries.work import Row

__all__ = ["Ordered", "taken_apart"]

_EMPTY = ox.Store()


@dataclass(frozen=True, slots=True)
class Ordered:
    """A query without its order, and the order."""

    text: str  # asks for what it orders by as well
    tail: str  # ORDER BY, LIMIT, OFFSET
    prologue: str
    distinct: bool
    added: int  # columns at the end that were not asked for

    def put(self, columns: Sequence[str], rows: Iterable[Row]) -> tuple[tuple[str, ...], list[Row]]:
        """The columns and rows that were asked for, in their order."""
        wanted = tuple(columns[: len(columns) - self.added])
        held = list(rows)
        if not held or any(isinstance(term, ox.BlankNode | ox.Triple) for row in held for term in row):
            return wanted, [row[: len(wanted)] for row in held]  # VALUES holds no blank nodes
        variables = " ".join(f"?{name}" for name in columns)
        lines = "\n".join(f"({' '.join(map(_written, row))})" for row in held)
        answers = _EMPTY.query(
            f"{self.prologue}SELECT {'DISTINCT ' if self.distinct else ''}{' '.join(f'?{name}' for name in wanted)} "
            f"WHERE {{ VALUES ({variables}) {{\n{lines}\n}} }} {self.tail}"
        )
        assert isinstance(answers, ox.QuerySolutions)
        return wanted, [tuple(answer) for answer in answers]


def taken_apart(text: str) -> Ordered | None:
    """A SELECT and its outermost order; None where it has none, or groups its rows itself.

    >>> taken_apart("SELECT ?a { ?a ?b ?c } ORDER BY DESC(?c) LIMIT 2").text
    'SELECT ?a ?c { ?a ?b ?c } '
    """
    read = list(tokens(text))
    outer = list(depth_zero(read))
    words = {token.text.casefold(): token for token in outer if token.kind == "word"}
    select, order = words.get("select"), words.get("order")
    if select is None or order is None or words.keys() & {"group", "having", "values"}:
        return None
    body = next(
        (
            token
            for token in depth_zero(read, openings=True)
            if token.start > select.start and token.text.casefold() in ("{", "where", "from")
        ),
        None,
    )
    if body is None or body.start > order.start:
        return None
    asked = [token for token in read if select.start < token.start < body.start]
    everything = any(token.text == "*" and token in outer for token in asked)
    projected = {token.text[1:] for token in asked if token.kind == "variable" and token in outer}
    projected |= {
        token.text[1:]
        for before, token in itertools.pairwise(asked)
        if token.kind == "variable" and before.text.casefold() == "as"
    }
    keys = [token.text[1:] for token in read if token.kind == "variable" and token.start > order.start]
    added = [] if everything else [key for key in dict.fromkeys(keys) if key not in projected]
    more = "".join(f"?{key} " for key in added)
    return Ordered(
        text=text[: body.start] + more + text[body.start : order.start],
        tail=text[order.start :],
        prologue=text[: select.start],
        distinct=any(token.text.casefold() == "distinct" and token in outer for token in asked),
        added=len(added),
    )


def _written(term: object) -> str:
    return serialised(term) if isinstance(term, ox.NamedNode | ox.Literal) else "UNDEF"
