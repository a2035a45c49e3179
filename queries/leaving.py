"""Leaving: the terms of an answer as they may leave the graph (PRIVACY.md): contact data masked once more, quotes short.

The same names, days and words stand in row after row: each is worked out once, and looked up from then on.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

import pyoxigraph as ox

from citypact.graph.privacy import masked, quotation
from citypact.queries.packed import Kind, Packed
from citypact.queries.running import Answer
from citypact.queries.terms import Term
from citypact.queries.typed import text_of, value_of

__all__ = ["leaving", "values"]

_TEXTS = frozenset(
    {
        "http://www.w3.org/2001/XMLSchema#string",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString",
    }
)
_NO_PROSE = re.compile(
    r"sha256:[0-9a-f]+|https?://\S+(?: https?://\S+)*"
)  # digits in these are no one's number
_REMEMBERED = 20_000  # texts of a column


def leaving(answer: Answer) -> Answer:
    """The answer as it may leave: quotes in columns for quotes with at most 300 characters."""
    columns = [partial(_shown, shown=shown) for shown in _by_column(answer)]
    return replace(
        answer, rows=(tuple(show(term) for show, term in zip(columns, row, strict=True)) for row in answer)
    )


def values(answer: Answer) -> Callable[[Iterable[Packed]], Iterator[tuple[Any, ...]]]:
    """What makes rows of Python values out of columns, as they may leave (`citypact.queries.typed.value_of`)."""
    columns = [_Values(shown) for shown in _by_column(answer)]
    return lambda each: zip(
        *(column.of(terms) for column, terms in zip(columns, each, strict=True)), strict=True
    )


class _Values:
    """The Python values of one column; those of a text that comes again are looked up."""

    def __init__(self, shown: Callable[[str], str]) -> None:
        self._shown = shown
        self._found: defaultdict[str, dict[str | None, Any]] = defaultdict(lambda: {None: None})

    def of(self, column: Packed) -> Sequence[Any]:
        """The values of some rows."""
        if not isinstance(column.kinds, Kind):
            return [self._value(cell, kind) for cell, kind in zip(column.cells, column.kinds, strict=True)]
        datatype = column.kinds.datatype
        if datatype is None:
            return column.cells
        found = self._of_datatype(datatype)
        for text in {*column.cells}.difference(found):
            found[text] = self._made(text, datatype)
        return [found[text] for text in column.cells]

    def _value(self, cell: Any, kind: Kind) -> Any:
        if kind.datatype is None:
            return text_of(cell) if isinstance(cell, ox.BlankNode | ox.Literal | ox.Triple) else cell
        found = self._of_datatype(kind.datatype)
        if cell not in found:
            found[cell] = self._made(cell, kind.datatype)
        return found[cell]

    def _made(self, text: str, datatype: str) -> Any:
        return _left(text, self._shown) if datatype in _TEXTS else value_of(text, datatype)

    def _of_datatype(self, datatype: str) -> dict[str | None, Any]:
        """What was found of a datatype, begun anew when it is much, so that long answers take no memory."""
        found = self._found[datatype]
        if len(found) > _REMEMBERED:
            found.clear()
            found[None] = None
        return found


def _by_column(answer: Answer) -> list[Callable[[str], str]]:
    """How the texts of each column are shown."""
    quotes = {column.name for column in answer.question.columns if column.type == "quote"}
    return [quotation if name in quotes else masked for name in answer.columns]


def _shown(term: Term | None, shown: Callable[[str], str]) -> Term | None:
    if not isinstance(term, ox.Literal) or term.datatype.value not in _TEXTS:
        return term
    text = _left(term.value, shown)
    if text == term.value:
        return term
    return ox.Literal(text, language=term.language) if term.language else ox.Literal(text)


def _left(written: str, shown: Callable[[str], str]) -> str:
    text = shown(written)
    return written if text == written or _NO_PROSE.fullmatch(written) else text
