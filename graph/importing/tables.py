"""Tables of a collection: each file of ``tables/`` with its map beside it, read row by row into readings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from citypact.errors import CollectionError, RecordError, SourceError
from citypact.graph.importing.mapping import Map, RowRefused, SourceSaid, read_map, record_id
from citypact.graph.importing.table_rows import BrokenRow, is_table, stem_of, table_rows
from citypact.graph.left_out import LeftOut
from citypact.graph.readings import Reading
from citypact.graph.records import record_from
from citypact.graph.sources import Source, source_key

__all__ = ["MAP_SUFFIX", "Table", "map_of", "tables_in"]

MAP_SUFFIX = ".map.yaml"
_SHOWN = 20  # refused rows of one kind that are listed one by one
_MEDIA_TYPES = {
    ".csv": "text/csv",
    ".tsv": "text/tab-separated-values",
    ".jsonl": "application/jsonl",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    ".parquet": "application/vnd.apache.parquet",
}


def map_of(table: Path) -> Path:
    """Where the map of a table stands: beside it, under its name."""
    return table.with_name(stem_of(table) + MAP_SUFFIX)


def tables_in(folder: Path) -> tuple[tuple[Path, ...], tuple[Path, ...]]:
    """The tables of a folder, and its other files, maps of theirs apart."""
    files = sorted(path for path in folder.iterdir() if path.is_file()) if folder.is_dir() else []
    tables = tuple(path for path in files if is_table(path))
    maps = {map_of(table) for table in tables}
    return tables, tuple(
        path for path in files if path not in tables and path not in maps and not path.name.startswith(".")
    )


@dataclass(frozen=True)
class Table:
    """One table with its map."""

    path: Path
    map: Map

    @classmethod
    def open(cls, path: Path) -> Table:
        """A table and the map beside it.

        Raises:
            CollectionError: when there is no map, or it says what cannot be.
        """
        beside = map_of(path)
        if not beside.exists():
            raise CollectionError(
                f"{path}: no map beside it ({beside.name}) says which column is what; draft one with: "
                f"citypact import table {path} --guess"
            )
        return cls(path, read_map(beside))

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the file, hex."""
        found = hashlib.sha256()
        try:
            with self.path.open("rb") as stream:
                while block := stream.read(1 << 20):
                    found.update(block)
        except OSError as error:
            raise SourceError(
                f"{self.path}: cannot be read ({error.strerror or error}); check the path and its rights"
            ) from None
        return found.hexdigest()

    def readings(
        self,
        left_out: Callable[[LeftOut], None],
        *,
        progress: Callable[[int], None] = lambda rows: None,
    ) -> Iterator[Reading]:
        """A reading for each row that can be read; the others are told by number and reason.

        Raises:
            CollectionError: when the map names a column that the table has not.
            SourceError: when the file is broken; the rows before the fault have been given.
        """
        columns, rows = table_rows(self.path, sheet=self.map.sheet)
        if fault := self.map.fault(columns):
            raise CollectionError(f"{map_of(self.path)}: {fault}")
        refused = _Refused(str(self.path), left_out)
        sources: dict[str | None, Source] = {}
        seen: dict[str, int] = {}
        told: dict[str, int] = {}
        stem = stem_of(self.path)
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
            place = f"{self.path} row {number}"
            try:
                data = self.map.record(row, id=record_id(stem, key), told=told)
                record = record_from(data, place="")
            except RowRefused as error:
                refused(number, str(error))
                continue
            except RecordError as error:
                refused(number, str(error).removeprefix(": "))
                continue
            value = self.map.source_value(row)
            if value not in sources:
                sources[value] = self._source(value)
            yield Reading(source=sources[value], record=record, place=place, from_record=True, row=number)
        refused.close()
        for line, count in told.items():
            left_out(LeftOut(str(self.path), f"{count} rows: {line}", False))

    def _source(self, value: str | None) -> Source:
        said: SourceSaid = self.map.source.of(value)
        content = f"{self.digest}|{value}" if value else self.digest
        ending = next(end for end in _MEDIA_TYPES if end in self.path.name.lower())
        title = said.title or stem_of(self.path)
        if value and value not in self.map.source.each:
            title = f"{title}: {value}"
        return Source(
            key=source_key(url=said.url, content=content, prefix="table"),
            type="table",
            reading="row",
            url=said.url,
            title=title,
            publisher=said.publisher,
            published=said.published,
            retrieved=said.retrieved,
            licence=said.licence,
            lang=said.lang or "en",
            format=_MEDIA_TYPES[ending],
            file=self.digest,
            notes=(said.attribution,) if said.attribution else (),
        )


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
