"""Separators: what stands between the parts of a GROUP_CONCAT, for an engine that knows ASCII ones alone.

Virtuoso 7.2 makes a question mark of every other character of a separator. So a separator of ours stands in for it on the way
there, and is made what it was on the way back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from citypact.queries.tokens import tokens
from citypact.queries.work import Row

__all__ = ["separated", "with_stand_ins"]

_MARK = "{~%d~}"


def with_stand_ins(text: str) -> tuple[str, Mapping[str, str]]:
    """A query whose separators are ASCII, and what each of them stands for.

    >>> with_stand_ins('SELECT (GROUP_CONCAT(?x; separator=" – ") AS ?y) {}')
    ('SELECT (GROUP_CONCAT(?x; separator="{~0~}") AS ?y) {}', {'{~0~}': ' – '})
    """
    found: dict[str, str] = {}
    read = list(tokens(text))
    for before, equals, token in reversed(list(zip(read, read[1:], read[2:], strict=False))):
        if before.text.casefold() == "separator" and equals.text == "=" and not token.text.isascii():
            quote = 3 if token.text[:3] in ('"""', "'''") else 1
            mark = _MARK % len(found)
            found[mark] = token.text[quote:-quote]
            text = f'{text[: token.start]}"{mark}"{text[token.end :]}'
    return text, found


def separated(rows: Iterator[Row], stand_ins: Mapping[str, str]) -> Iterator[Row]:
    """The rows, with the separators that were asked for."""
    if not stand_ins:
        yield from rows
        return
    for row in rows:
        yield tuple(_again(term, stand_ins) if isinstance(term, ox.Literal) else term for term in row)


def _again(term: ox.Literal, stand_ins: Mapping[str, str]) -> ox.Literal:
    text = term.value
    if "{~" not in text:
        return term
    for mark, separator in stand_ins.items():
        text = text.replace(mark, separator)
    return (
        ox.Literal(text, language=term.language)
        if term.language
        else ox.Literal(text, datatype=term.datatype)
    )
