"""Tables of sources: sources.csv, what is known of each text besides its words."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from citypact.errors import CollectionError
from citypact.graph.own_files import text_or_nothing
from citypact.graph.records import record_from
from citypact.graph.sources import Source, source_key

__all__ = ["SOURCE_COLUMNS", "SourceTable", "read_table", "source_of"]

SOURCE_COLUMNS = (
    "file",
    "url",
    "title",
    "publisher",
    "issuer",
    "published",
    "retrieved",
    "licence",
    "lang",
    "retelling_of",
)
_CHECKED = ("published", "retrieved", "url", "title", "publisher", "issuer")  # as the fields of a record


@dataclass(frozen=True, kw_only=True)
class SourceTable:
    """A sources.csv, read; one without rows stands for a missing file."""

    path: Path
    written: str = ""
    columns: tuple[str, ...] = SOURCE_COLUMNS
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by the name of the file

    def row(self, text: Path) -> Mapping[str, str]:
        """The row of a text: by its path from the table's folder, else by its name; empty where there is none."""
        return next((self.rows[name] for name in self._names(text) if name in self.rows), {})

    def rows_without_text(self, texts: Iterable[Path]) -> list[str]:
        """The files that rows name and that are not there."""
        there = {name for text in texts for name in self._names(text)}
        return [name for name in self.rows if name not in there]

    def file_of(self, url: str) -> str | None:
        """The file that has this address already, where one has."""
        key = source_key(url=url, content="")
        for name, row in self.rows.items():
            held = row.get("url")
            if held and not row.get("retelling_of") and source_key(url=held, content="") == key:
                return name
        return None

    def with_row(self, row: Mapping[str, str]) -> str:
        """The table as it is written with one more row, and a column for every value of it."""
        columns = [*self.columns, *(name for name in row if name not in self.columns)]
        out = StringIO()
        writer = csv.writer(out, lineterminator="\n")
        if self.written.strip() and len(columns) == len(self.columns):
            out.write(self.written.rstrip("\n") + "\n")  # as somebody wrote it
        else:
            writer.writerow(columns)
            for number, cells in enumerate(_cells(self.written, self.path)):
                if number and any(cells):
                    writer.writerow(cells + [""] * (len(columns) - len(cells)))
        writer.writerow([row.get(column, "") for column in columns])
        return out.getvalue()

    def _names(self, text: Path) -> tuple[str, ...]:
        try:
            return (text.relative_to(self.path.parent).as_posix(), text.name)
        except ValueError:
            return (text.name,)


def read_table(path: Path) -> SourceTable:
    """The sources.csv at a path; a missing or an empty one has no rows.

    Raises:
        CollectionError: naming the line, when it is no such table.
        SourceError: when it cannot be read.
    """
    written = text_or_nothing(path) if path.exists() else ""
    if not written.strip():
        return SourceTable(path=path)
    lines = _cells(written, path)
    columns = [name.strip() for name in next(lines)]
    if "file" not in columns:
        raise CollectionError(f"{path}: the first line names the columns: {','.join(SOURCE_COLUMNS)}")
    found: dict[str, Mapping[str, str]] = {}
    for number, cells in enumerate(lines, 2):
        row = {column: cell.strip() for column, cell in zip(columns, cells, strict=False)}
        name = row.get("file", "")
        if name in found:
            raise CollectionError(f"{path}: row {number}: {name} stands twice; keep one row")
        if name:
            found[name] = row
    return SourceTable(path=path, written=written, columns=tuple(columns), rows=found)


def source_of(row: Mapping[str, str], digest: str, place: str) -> Source:
    """The source of a text, from its row of sources.csv.

    Raises:
        RecordError: when the row holds a day that is none, or a language that is none.
    """
    given = {name: row.get(name) or None for name in SOURCE_COLUMNS}
    checked = record_from(
        {
            "id": "row",
            "lang": given["lang"] or "th",
            **{name: given[name] for name in _CHECKED if given[name]},
        },
        place=f"{place} (its row of sources.csv)",
    )
    original = given["retelling_of"]
    return Source(
        key=source_key(
            url=None if original else given["url"], content=digest, prefix="retelling" if original else "text"
        ),
        type="retelling" if original else "article",
        reading="extracted",
        url=given["url"],
        title=checked.title,
        publisher=checked.publisher,
        issuer=checked.issuer,
        published=checked.published,
        retrieved=checked.retrieved,
        licence=given["licence"],
        lang=given["lang"] or "",
        content=digest,
        retells=source_key(url=original, content=digest) if original else None,
        retells_url=original,
    )


def _cells(written: str, path: Path) -> Iterator[list[str]]:
    """The rows of a table, cell by cell. Only a line feed ends a row: a title may hold any other separator of lines."""
    reader = csv.reader(StringIO(written, newline=""), strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise CollectionError(
            f"{path}:{max(reader.line_num, 1)}: no table of comma-separated values ({error}); "
            "mend the quotes of the row that ends here"
        ) from None
