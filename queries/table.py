"""Tables for the eye: columns aligned by the width that a console gives each character.

A Thai vowel sign or tone mark above or below its consonant takes no column of its own; an East Asian
character takes two."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, islice

import pyoxigraph as ox
from rich.cells import cell_len

from citypact.ontology.concepts import SCHEMES
from citypact.queries.prefixes import BASE, PREFIXES, curie
from citypact.queries.terms import Term

__all__ = ["markdown_rows", "shown", "table_rows"]

_GAP = "  "
_INDENT = "    "
_SAMPLE = 200  # rows that decide how wide the columns are; later ones are wrapped to fit
_WORD = 32  # a word, name or IRI up to this wide is not parted: who reads it may want to copy it
_CONTROLS = dict.fromkeys((*range(0x20), *range(0x7F, 0xA0), 0x2028, 0x2029), " ")
_BIDI = re.compile("[\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def shown(term: Term | None, base: str = BASE) -> str:
    """A term as people read it: text bare, a concept by its word, other IRIs with their prefix.

    >>> shown(ox.NamedNode("https://w3id.org/citypact/status/in_force"))
    'in_force'
    """
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        for scheme in SCHEMES:
            word = term.value.removeprefix(PREFIXES[scheme])
            if word != term.value and re.fullmatch(r"[a-z0-9_]+", word):
                return word
        return curie(term.value, base) or term.value
    # what moves the cursor, or turns the line round, has no place in a cell
    text = term.value if isinstance(term, ox.Literal) else str(term)
    return _BIDI.sub("", text.translate(_CONTROLS))


def table_rows(
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    numeric: frozenset[str] = frozenset(),
    width: int | None,
    beneath: Callable[[], Iterable[str]] = tuple,
) -> Iterator[str]:
    """The lines of a table.

    Where the columns do not fit the width, the widest are wrapped; where not even narrow columns fit, each
    row is written as a block of lines, one per column. ``beneath`` is called once for each row, in their order: what it
    gives stands indented under the row."""
    reading = iter(rows)
    sample = list(islice(reading, _SAMPLE))
    if not sample:
        yield (_GAP.join(columns) + "\n" if columns else "") + "(no rows)\n"
        return
    if not columns:
        count = len(sample) + sum(1 for _ in reading)
        yield f"({count:,} row{'s' if count > 1 else ''} without columns)\n"
        return
    widths = [max(cell_len(name), *(cell_len(row[at]) for row in sample)) for at, name in enumerate(columns)]
    everything = chain(sample, reading)
    if width is not None:
        least = [
            max(
                cell_len(name),
                min(_WORD, max(cell_len(word) for row in sample for word in row[at].split() or [""])),
            )
            for at, name in enumerate(columns)
        ]
        fitted = _fitted(widths, least, width)
        if fitted is None:
            yield from _blocks(columns, everything, width, beneath)
            return
        widths = fitted
    yield _line(columns, widths, columns, numeric)
    yield _GAP.join("-" * size for size in widths).rstrip() + "\n"
    for row in everything:
        parts = [
            _wrapped(cell, size) if width is not None else [cell]
            for cell, size in zip(row, widths, strict=True)
        ]
        for at in range(max(map(len, parts))):
            yield _line([part[at] if at < len(part) else "" for part in parts], widths, columns, numeric)
        yield from _indented(beneath(), width)


def markdown_rows(
    columns: Sequence[str], rows: Iterable[Sequence[str]], *, numeric: frozenset[str] = frozenset()
) -> Iterator[str]:
    """The lines of a GitHub-flavoured Markdown table (spec 0.29, section 4.10); what would be markup is escaped."""
    yield "| " + " | ".join(_escaped(name) for name in columns) + " |\n"
    yield "| " + " | ".join("---:" if name in numeric else "---" for name in columns) + " |\n"
    for row in rows:
        yield "| " + " | ".join(_escaped(cell) for cell in row) + " |\n"


def _escaped(cell: str) -> str:
    return re.sub(r"([\\`*_{}\[\]<>|#~&!])", r"\\\1", cell)


def _fitted(widths: list[int], least: list[int], width: int) -> list[int] | None:
    """The widths shrunk to the screen, the widest first; None where it cannot be."""
    room = width - len(_GAP) * (len(widths) - 1)
    if sum(least) > room:
        return None
    fitted = list(widths)
    while sum(fitted) > room:
        at = max(range(len(fitted)), key=lambda index: (fitted[index] > least[index], fitted[index]))
        fitted[at] -= 1
    return fitted


def _indented(texts: Iterable[str], width: int | None) -> Iterator[str]:
    for text in texts:
        parts = _wrapped(text, max(width - len(_INDENT) - 2, 20)) if width is not None else [text]
        for at, part in enumerate(parts):
            yield f"{_INDENT}{'- ' if at == 0 else '  '}{part}".rstrip() + "\n"


def _blocks(
    columns: Sequence[str], rows: Iterable[Sequence[str]], width: int, beneath: Callable[[], Iterable[str]]
) -> Iterator[str]:
    indent = max(map(cell_len, columns)) + len(_GAP)
    room = max(width - indent, 10)
    for number, row in enumerate(rows):
        if number:
            yield "\n"
        for name, cell in zip(columns, row, strict=True):
            if not cell:
                continue
            for at, part in enumerate(_wrapped(cell, room)):
                head = name if at == 0 else ""
                yield (head + " " * (indent - cell_len(head)) + part).rstrip() + "\n"
        yield from _indented(beneath(), width)


def _line(
    cells: Sequence[str], widths: Sequence[int], columns: Sequence[str], numeric: frozenset[str]
) -> str:
    parts = []
    for cell, size, name in zip(cells, widths, columns, strict=True):
        space = " " * max(0, size - cell_len(cell))
        parts.append(space + cell if name in numeric else cell + space)
    return _GAP.join(parts).rstrip() + "\n"


def _wrapped(cell: str, width: int) -> list[str]:
    """The cell in pieces no wider than that: at spaces where there are any, and never between a letter and its signs."""
    if cell_len(cell) <= width:
        return [cell]
    pieces: list[str] = []
    line, size, space = "", 0, -1
    for letter in _letters(cell):
        wide = cell_len(letter)
        if size + wide > width and line:
            if letter == " ":
                pieces.append(line)
                line, size, space = "", 0, -1
                continue
            keep = line[space + 1 :] if space > 0 and cell_len(line[space + 1 :]) < width else ""
            pieces.append(line[: len(line) - len(keep)].rstrip())
            line, size, space = keep, cell_len(keep), -1
        if letter == " ":
            space = len(line)
        line, size = line + letter, size + wide
    return [*pieces, line] if line else pieces


def _letters(text: str) -> Iterator[str]:
    """The characters, each with the signs that stand on it."""
    found = ""
    for character in text:
        if found and (cell_len(character) == 0 or character == "\u0e33"):  # SARA AM leans on its consonant
            found += character
        else:
            if found:
                yield found
            found = character
    if found:
        yield found
