"""Tables of a collection: each file of ``tables/`` with its map beside it, read row by row into readings."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from citypact.errors import CollectionError, SourceError
from citypact.graph.importing.mapping import Map, SourceSaid, read_map
from citypact.graph.importing.row_reading import RowReader
from citypact.graph.importing.sharing import Sharing
from citypact.graph.importing.table_rows import is_table, stem_of, table_rows
from citypact.graph.left_out import LeftOut
from citypact.graph.readings import Reading
from citypact.graph.sources import Source, normalised_url, source_key

__all__ = ["MAP_SUFFIX", "Table", "map_of", "tables_in"]

MAP_SUFFIX = ".map.yaml"
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
        reader = self.reader()
        with Sharing(self.path, reader.said) as sharing:
            yield from reader.readings(rows, left_out, progress=progress, said=sharing.of)

    def reader(self) -> RowReader:
        """What reads its rows."""
        return RowReader(str(self.path), stem_of(self.path), self.map, self._source)

    def _source(self, value: str | None) -> Source:
        said: SourceSaid = self.map.source.of(value)
        whole = self.map.source.url
        content = f"{normalised_url(whole) if whole else self.digest}|{value}" if value else self.digest
        ending = next(end for end in _MEDIA_TYPES if end in self.path.name.lower())
        title = said.title or stem_of(self.path)
        if value and value not in self.map.source.each:
            title = f"{title}: {value}"
        return Source(
            key=source_key(url=self.map.source.address(value), content=content, prefix="table"),
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
