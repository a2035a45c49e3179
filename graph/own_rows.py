"""Rows of a collection's own tables (decisions, changes, terms .csv): one reading for all, with the place of every fault."""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from citypact.errors import CollectionError, RecordError
from citypact.graph.own_files import text_or_nothing
from citypact.graph.records import record_from

__all__ = ["check_date", "own_rows"]


def own_rows(
    path: Path, columns: Sequence[str], wanted: Collection[str]
) -> Iterator[tuple[str, dict[str, str]]]:
    """The rows that say something, each with its place (file:line) and its cells; none where the file is missing or empty.

    Args:
        path: the file.
        columns: the columns that are read.
        wanted: those of them that the first line must name.

    Raises:
        CollectionError: naming file, line and what would be right.
    """
    text = text_or_nothing(path) if path.exists() else ""
    if not text.strip():
        return
    rows = csv.DictReader(io.StringIO(text, newline=""))
    if set(wanted) - set(rows.fieldnames or ()):
        raise CollectionError(f"{path}: the first line names the columns: {','.join(columns)}")
    try:
        for row in rows:
            values = {column: (row.get(column) or "").strip() for column in columns}
            if any(values.values()):
                yield f"{path}:{rows.line_num}", values
    except csv.Error as error:
        raise CollectionError(
            f"{path}: no table of comma-separated values ({error}); mend its quotes"
        ) from None


def check_date(value: str, place: str) -> None:
    """Hold a date of a row against the record format.

    Raises:
        CollectionError: when it is none.
    """
    try:
        record_from(
            {"id": "x", "lang": "th", "agreements": [{"type": "mou", "status": "signed", "date": value}]}
        )
    except RecordError as error:
        raise CollectionError(f"{place}: {str(error).rsplit('date: ', 1)[-1]}") from None
