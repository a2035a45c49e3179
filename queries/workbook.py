"""Workbook: an answer as .xlsx, written row by row.

Texts are written as texts, so no spreadsheet runs one as a formula; numbers, full days and yes or no have their type,
cell by cell. What is longer than a cell can be (32,767 characters) is cut, and the second sheet says how often; it also
says in Thai and English what each column means. A sheet holds 1,048,576 rows; the rest goes on in the next one.
"""

from __future__ import annotations

import datetime as dt
import tempfile
from collections.abc import Iterator
from typing import Any

from citypact.queries.forms import Options, not_installed
from citypact.queries.running import Answer, Row
from citypact.queries.typed import Kind, kind_of, text_of, typed

__all__ = ["xlsx"]

_CHUNK = 1 << 16
_ROWS = 1_048_575  # of a sheet, below the names of the columns
_CUT = -2  # what the library says of a text that it cut
_LONGEST_INTEGER = 10**15  # spreadsheets keep 15 digits of a number
_FIRST_DAY = "1900-03-01"  # before it spreadsheets count days differently, or not at all
_MADE = dt.datetime(1980, 1, 1)  # the clock stays out of the bytes


def xlsx(answer: Answer, options: Options) -> Iterator[bytes]:
    """Office Open XML; in constant memory."""
    try:
        import xlsxwriter
    except ImportError:
        raise not_installed("XlsxWriter") from None
    columns = ("answer",) if answer.boolean is not None else answer.columns
    with tempfile.TemporaryFile() as out:
        book = xlsxwriter.Workbook(out, {"constant_memory": True})
        book.set_properties({"created": _MADE})
        cut, rows, number = 0, 0, 0
        sheet, form = None, _Forms(book)
        for row in _cells(answer):
            if sheet is None or rows == _ROWS:
                number, rows = number + 1, 0
                sheet = _sheet(book, number, columns, form)
            rows += 1
            cut += sum(form.write(sheet, rows, at, term) == _CUT for at, term in enumerate(row))
        if sheet is None:
            _sheet(book, 1, columns, form)
        _about(book, answer, cut, form)
        book.close()
        out.seek(0)
        yield from iter(lambda: out.read(_CHUNK), b"")


def _cells(answer: Answer) -> Iterator[Row]:
    if answer.boolean is not None:
        import pyoxigraph as ox

        yield (ox.Literal(answer.boolean),)
        return
    yield from answer


class _Forms:
    """How cells look, and the one place where a term becomes a cell."""

    def __init__(self, book: Any) -> None:
        self.head = book.add_format({"bold": True})
        self.day = book.add_format({"num_format": "yyyy-mm-dd"})

    def write(self, sheet: Any, row: int, at: int, term: Any) -> int:
        if term is None:
            return 0
        text, kind = text_of(term), kind_of(term)
        if kind == Kind.INTEGER and abs(int(text)) < _LONGEST_INTEGER:
            return int(sheet.write_number(row, at, int(text)))
        if kind == Kind.NUMBER and not text.endswith(("INF", "NaN")):
            return int(sheet.write_number(row, at, typed(text, kind)))
        if kind == Kind.DATE and text >= _FIRST_DAY:
            return int(sheet.write_datetime(row, at, typed(text, kind), self.day))
        if kind == Kind.BOOLEAN:
            return int(sheet.write_boolean(row, at, typed(text, kind)))
        return int(sheet.write_string(row, at, text))


def _sheet(book: Any, number: int, columns: tuple[str, ...], form: _Forms) -> Any:
    sheet = book.add_worksheet("answer" if number == 1 else f"answer {number}")
    sheet.freeze_panes(1, 0)
    for at, name in enumerate(columns):
        sheet.write_string(0, at, name, form.head)
    return sheet


def _about(book: Any, answer: Answer, cut: int, form: _Forms) -> None:
    """The sheet that says what the answer is."""
    sheet = book.add_worksheet("about")
    asked = answer.question
    lines: list[tuple[str, ...]] = [(asked.name,)]
    lines += [(words[language],) for words in (asked.summary, asked.leaves_out) for language in words]
    if cut:
        lines.append((f"cells cut at 32,767 characters: {cut}; csv and json have them whole",))
    if asked.columns:
        lines += [(), ("column", "type", "th", "en")]
        lines += [
            (each.name, each.type, each.label.get("th", ""), each.label.get("en", ""))
            for each in asked.columns
        ]
    for row, line in enumerate(lines):
        for at, text in enumerate(line):
            sheet.write_string(row, at, text, form.head if line[0] == "column" else None)
