"""Answers in Python: rows that can be read again, as frames, files and tables in notebooks, each with its sources."""

from __future__ import annotations

import os
import warnings
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from citypact.errors import CitypactError, QueryError

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

    from citypact.queries import Answer as Rows
    from citypact.queries import Why, Witnesses
    from citypact.queries.packed import Packed
    from citypact.queries.running import Row as Terms

__all__ = ["Answer", "Row"]

_BLOCK = 50  # rows that are read, and asked about, at one time
_KEPT = 100_000  # rows that are kept to be read again
_COUNTED = 10_000  # rows that are read to show an answer in a notebook


class Row(dict[str, Any]):
    """One row: a mapping of columns to Python values, that knows its sources."""

    __slots__ = ("_at", "_block")
    _block: _Block
    _at: int

    @property
    def sources(self) -> Witnesses:
        """Why this row stands: sources with their words, table rows or curators. The neighbours' are fetched with it.
        Of a row that counts: those of the first things that it counts; ``sources.more`` says how many more there are.

        Where a row has none, or those of more than it says, a warning tells so once, and ``lacking`` of the answer.

        Raises:
            QueryError: none can be given, since the answer has no IRIs.
        """
        found = self._block.witnesses()[self._at]
        self._block.reasons.warn(
            then="; answer.lacking tells so of all rows that were looked at", stacklevel=3
        )
        return found


class _Block:
    """Rows that were read together; packed by column as soon as their values are wanted."""

    def __init__(self, rows: list[Terms], reasons: _Reasons) -> None:
        self._rows: list[Terms] | None = rows
        self._columns: list[Packed] = []
        self.reasons = reasons
        self._witnesses: list[Witnesses] | None = None

    @property
    def rows(self) -> Iterable[Terms]:
        return self._rows if self._rows is not None else zip(*(c.terms() for c in self._columns), strict=True)

    @property
    def columns(self) -> list[Packed]:
        if self._rows is not None:
            from citypact.queries.packed import packed

            self._columns, self._rows = [packed(column) for column in zip(*self._rows, strict=True)], None
        return self._columns

    def witnesses(self) -> list[Witnesses]:
        if self._witnesses is None:
            self._witnesses = self.reasons.why().of(list(self.rows))
        return self._witnesses


class _Reasons:
    """What looks up why rows stand, made when it is asked for; it does not hold the answer's rows."""

    def __init__(self, rows: Rows, make: Callable[[Rows], Why]) -> None:
        self._rows, self._make = replace(rows, rows=iter(())), make
        self._why: Why | None = None  # of the rows whose sources were looked at
        self._saved: Why | None = None  # of all rows, as they were saved
        self._warned = False

    def why(self) -> Why:
        if self._why is None:
            self._why = self._make(self._rows)
        return self._why

    def of_all(self) -> Why:
        """For all rows once more."""
        self._saved = self._make(self._rows)
        return self._saved

    @property
    def lacking(self) -> str:
        told = self._saved or self._why
        return told.lacking() if told is not None else ""

    def warn(self, *, then: str = "", stacklevel: int) -> None:
        """Tell it, once for an answer."""
        if not self._warned and (line := self.lacking):
            self._warned = True
            warnings.warn(line + then, stacklevel=stacklevel + 1)


class Answer:
    """The answer to a query: its columns and rows, which come as the query runs.

    It keeps what it read, up to 100,000 rows: it can be looked at, read again and made a frame in any order.
    """

    def __init__(self, rows: Rows, why: Callable[[Rows], Why]) -> None:
        self._rows = rows
        self.kind = rows.kind
        self.columns = rows.columns
        self._reading = iter(rows)
        self._reasons = _Reasons(rows, why)
        self._kept: list[_Block] = []
        self._blocks = 0  # that were read
        self._over = False
        self._fault: CitypactError | None = None

    def __iter__(self) -> Iterator[Row]:
        """Each row by column, as Python values: texts, numbers, dates; None where nothing is bound.

        Raises:
            QueryError: while the query runs: one of its kinds; or the rows were read before, and were too many to be kept.
        """
        from citypact.queries import values

        of, columns = values(self._rows), self.columns
        for block in self._read():
            for at, found in enumerate(of(block.columns) if columns else block.rows):
                row = Row(zip(columns, found, strict=True))
                row._block, row._at = block, at
                yield row

    def __bool__(self) -> bool:
        return bool(self._rows)

    @property
    def lacking(self) -> str:
        """What ``citypact query --why`` tells behind the answer, of the rows whose sources were looked at: how many have none,
        or those of more than they say, why, and what to do; "" where there is nothing to tell."""
        return self._reasons.lacking

    def to_pandas(self) -> pd.DataFrame:
        """All rows as a pandas data frame with typed columns; a year or a month stays text.

        Raises:
            QueryError: where pandas is not installed.
        """
        from citypact.queries import leaving
        from citypact.queries.columnar import to_pandas

        return to_pandas(leaving(self._whole()))

    def to_polars(self) -> pl.DataFrame:
        """All rows as a polars data frame with typed columns; a year or a month stays text.

        Raises:
            QueryError: where polars is not installed.
        """
        from citypact.queries import leaving
        from citypact.queries.columnar import to_polars

        return to_polars(leaving(self._whole()))

    def save(self, path: str | os.PathLike[str], format: str | None = None, *, why: bool = False) -> Path:
        """Write the answer to a file, in one step.

        Args:
            path: the file.
            format: as ``citypact query --format``; without it the ending of the file says which.
            why: add columns with the sources of each row; what the command tells behind the answer is a warning.

        Raises:
            QueryError: there is no such format, the ending names none, or it cannot hold this answer.
            ExportError: the file cannot be written.
        """
        from citypact.graph.exports.output import opened
        from citypact.queries import check_format, format_of, write

        out = Path(path)
        chosen = format or format_of(out)
        with opened(out) as stream:
            check_format(chosen, self._rows)
            write(self._whole(), chosen, stream, why=self._reasons.of_all() if why else None)
        if why:
            self._reasons.warn(stacklevel=2)
        return out

    def _repr_html_(self) -> str:
        """The first rows as a table, for a notebook; the rows can still be read."""
        from citypact.queries import leaving
        from citypact.viz.answer import SHOWN, answer_html

        if self._rows.boolean is not None:
            return "<p>ใช่ / yes</p>" if self._rows.boolean else "<p>ไม่ใช่ / no</p>"
        rows: list[Terms] = []
        fault = ""
        try:
            rows = list(islice((row for block in self._read() for row in block.rows), _COUNTED + 1))
        except CitypactError as error:
            rows = [row for block in self._kept for row in block.rows]
            fault = str(error)
        return answer_html(
            self._rows.question,
            self.columns,
            list(leaving(replace(self._rows, rows=iter(rows[:SHOWN])))),
            count=min(len(rows), _COUNTED),
            all_counted=len(rows) <= _COUNTED and not fault,
            base=self._rows.base,
            fault=fault,
        )

    def __repr__(self) -> str:
        return (
            f"<citypact.Answer {self._rows.question.name}: {', '.join(self.columns) or self._rows.boolean}>"
        )

    def _whole(self) -> Rows:
        return replace(self._rows, rows=(row for block in self._read() for row in block.rows))

    def _read(self) -> Iterator[_Block]:
        """The blocks from the first one on: those that are kept, then those that come."""
        at = 0
        while True:
            if at < len(self._kept):
                block: _Block | None = self._kept[at]
            elif at < self._blocks:
                raise QueryError(
                    f"{self._rows.question.name}: of this answer the first {_KEPT:,} rows are kept, and the others were "
                    "read already; ask again, or save it to a file"
                )
            else:
                block = self._next()
            if block is None:
                return
            yield block
            at += 1

    def _next(self) -> _Block | None:
        """The next block; where reading breaks off, what was read comes first."""
        if self._fault is not None:
            raise self._fault
        if self._over:
            return None
        rows: list[Terms] = []
        try:
            for row in islice(self._reading, _BLOCK):
                rows.append(row)
        except CitypactError as error:
            self._fault = type(error)(*error.args)  # without the frames, which hold this answer
            if not rows:
                raise
        if len(rows) < _BLOCK and self._fault is None:
            self._over = True
        if not rows:
            return None
        block = _Block(rows, self._reasons)
        if len(self._kept) * _BLOCK < _KEPT:
            self._kept.append(block)
        self._blocks += 1
        return block
