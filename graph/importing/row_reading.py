"""Rows into readings, by a map: the same way for the rows of a table and those of a saved answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from citypact.errors import RecordError
from citypact.graph.importing.cells import RowRefused
from citypact.graph.importing.fields import Row
from citypact.graph.importing.mapping import Map, record_id
from citypact.graph.importing.table_rows import BrokenRow, TableRow
from citypact.graph.left_out import LeftOut
from citypact.graph.readings import Reading
from citypact.graph.records import Record, record_from
from citypact.graph.sources import Source

__all__ = ["RowReader", "RowSaid"]

_SHOWN = 20  # refused rows of one kind that are listed one by one


class RowSaid(NamedTuple):
    """What a row says by itself, whatever other rows say."""

    key: str  # tells it from the others
    record: Record | None = None
    refused: str = ""  # why there is no record
    source: str | None = None  # the value that says which source it has
    left_open: tuple[str, ...] = ()  # a line for each


@dataclass(frozen=True)
class RowReader:
    """Reads rows by a map.

    ``place`` is where they stand, ``stem`` begins the ids of their records, ``source`` makes the source of the rows that
    have a value in the map's ``source.by``.
    """

    place: str
    stem: str
    map: Map
    source: Callable[[str | None], Source]

    def readings(
        self,
        rows: Iterable[TableRow],
        left_out: Callable[[LeftOut], None],
        *,
        progress: Callable[[int], None] = lambda rows: None,
        said: Callable[[int, str, Row], RowSaid] | None = None,
    ) -> Iterator[Reading]:
        """A reading for each row that can be read; the others are told by number and reason.

        Args:
            rows: the rows.
            left_out: told of those that did not go in.
            progress: told how many rows were looked at.
            said: gives what a row says, by how many stand before it, its key and its cells; None to read all here.
        """
        refused = _Refused(self.place, left_out)
        sources: dict[str | None, Source] = {}
        seen: dict[str, int] = {}
        told: Counter[str] = Counter()
        for count, (number, row) in enumerate(rows):
            progress(count + 1)
            if isinstance(row, BrokenRow):
                refused(number, row.reason)
                continue
            key = self.map.row_key(row)
            if key in seen:
                refused(number, f"says what row {seen[key]} says")
                continue
            seen[key] = number
            of_row = said(count, key, row) if said else self.said(row, key)
            if of_row.record is None:
                refused(number, of_row.refused)
                continue
            if of_row.left_open:
                told.update(of_row.left_open)
            value = of_row.source
            if value not in sources:
                sources[value] = self.source(value)
            yield Reading(
                source=sources[value],
                record=of_row.record,
                place=f"{self.place} row {number}",
                from_record=True,
                row=number,
            )
        refused.close()
        for line, rows_of_it in told.items():
            left_out(LeftOut(self.place, f"{rows_of_it} rows: {line}", False))

    def said(self, row: Row, key: str) -> RowSaid:
        """What a row says."""
        told: dict[str, int] = {}
        try:
            data = self.map.record(row, id=record_id(self.stem, key), told=told, checked=True)
            record = record_from(data, place="")
        except RowRefused as error:
            return RowSaid(key, refused=str(error))
        except RecordError as error:
            return RowSaid(key, refused=str(error).removeprefix(": "))
        left_open = tuple(Counter(told).elements()) if told else ()
        return RowSaid(key, record, source=self.map.source_value(row), left_open=left_open)


class _Refused:
    """Tells of refused rows: the first of each kind one by one, the others as a number."""

    def __init__(self, place: str, left_out: Callable[[LeftOut], None]) -> None:
        self._place, self._left_out = place, left_out
        self._count = 0
        self._more: list[int] = []

    def __call__(self, number: int, reason: str) -> None:
        self._count += 1
        if self._count <= _SHOWN:
            self._left_out(LeftOut(f"{self._place} row {number}", reason))
        else:
            self._more.append(number)

    def close(self) -> None:
        """Tell of those that were not listed."""
        if self._more:
            self._left_out(
                LeftOut(self._place, f"{len(self._more)} more rows were left out: {_listed(self._more)}")
            )


def _listed(numbers: Sequence[int]) -> str:
    """Numbers as ranges, the first ten of them.

    >>> _listed([3, 4, 5, 9])
    '3-5, 9'
    """
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = [str(first) if first == last else f"{first}-{last}" for first, last in ranges[:10]]
    return ", ".join(shown) + (" ..." if len(ranges) > 10 else "")
