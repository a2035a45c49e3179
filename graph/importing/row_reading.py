"""Rows into readings, by a map: the same way for the rows of a table and those of a saved answer."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from citypact.errors import RecordError
from citypact.graph.importing.cells import RowRefused
from citypact.graph.importing.mapping import Map, record_id
from citypact.graph.importing.table_rows import BrokenRow, TableRow
from citypact.graph.left_out import LeftOut
from citypact.graph.readings import Reading
from citypact.graph.records import record_from
from citypact.graph.sources import Source

__all__ = ["RowReader"]

_SHOWN = 20  # refused rows of one kind that are listed one by one


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
    ) -> Iterator[Reading]:
        """A reading for each row that can be read; the others are told by number and reason."""
        refused = _Refused(self.place, left_out)
        sources: dict[str | None, Source] = {}
        seen: dict[str, int] = {}
        told: dict[str, int] = {}
        for count, (number, row) in enumerate(rows, 1):
            progress(count)
            if isinstance(row, BrokenRow):
                refused(number, row.reason)
                continue
            key = self.map.row_key(row)
            if key in seen:
                refused(number, f"says what row {seen[key]} says")
                continue
            seen[key] = number
            place = f"{self.place} row {number}"
            try:
                data = self.map.record(row, id=record_id(self.stem, key), told=told, checked=True)
                record = record_from(data, place="")
            except RowRefused as error:
                refused(number, str(error))
                continue
            except RecordError as error:
                refused(number, str(error).removeprefix(": "))
                continue
            value = self.map.source_value(row)
            if value not in sources:
                sources[value] = self.source(value)
            yield Reading(source=sources[value], record=record, place=place, from_record=True, row=number)
        refused.close()
        for line, count in told.items():
            left_out(LeftOut(self.place, f"{count} rows: {line}", False))


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
