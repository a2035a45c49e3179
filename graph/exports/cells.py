"""Cells of a CSV file: texts that no spreadsheet runs, and that can be had back as they were.

A spreadsheet takes a cell that starts with = + - @ (their full-width forms too), a tab or a line end for a
formula. Such a cell gets an apostrophe in front, and so does one that starts with an apostrophe already:
whoever reads a file takes one leading apostrophe away, and has every text as it was. Plain numbers are left
alone.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from typing import TextIO

__all__ = ["cell", "text_of", "write_rows"]

Value = str | int | float | bool | None

_RUNS = tuple("=+-@\t\r\n＝＋－＠")
_NUMBER = re.compile(r"[+-]?[0-9]+(?:\.[0-9]+)?(?:[eE][+-]?[0-9]+)?", re.ASCII)
_CONTROLS = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")  # tools end a cell, or a file, at some of them


def cell(value: Value) -> str:
    """A value as it is written.

    >>> cell("=1+1"), cell("'quoted'"), cell(-19.5), cell(True), cell(None)
    ("'=1+1", "''quoted'", '-19.5', 'true', '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if not isinstance(value, str):
        return str(value)
    text = _CONTROLS.sub("\ufffd", value)
    if text.startswith("'") or (text.startswith(_RUNS) and not _NUMBER.fullmatch(text)):
        return f"'{text}"
    return text


def text_of(written: str) -> str:
    """The text that a cell stands for.

    >>> text_of(cell("=1+1"))
    '=1+1'
    """
    return written.removeprefix("'")


def write_rows(stream: TextIO, rows: Iterable[Iterable[Value]]) -> None:
    """Write rows of cells; lines end with CR LF (RFC 4180), or a CR in a cell would stay unquoted."""
    csv.writer(stream, lineterminator="\r\n").writerows([cell(value) for value in row] for row in rows)
