"""Tables of sources: sources.csv, what is known of each text besides its words.

People edit it in a spreadsheet. So it is read as spreadsheets write it: with a BOM or in the Thai code page, with commas,
semicolons or tabs, with days in the form of the country and the Buddhist year; it is written back as it was, columns that
are not ours included. A cell is text and nothing else: what looks like a formula is not run, here or when it is opened.
"""

from __future__ import annotations

import codecs
import csv
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from io import StringIO
from pathlib import Path

from citypact.errors import CollectionError
from citypact.graph.documents.document import Document
from citypact.graph.own_files import text_or_nothing
from citypact.graph.records import record_from
from citypact.graph.sources import Source, source_key
from citypact.graph.written_days import written_day

__all__ = ["FROM_FILE", "SOURCE_COLUMNS", "SourceTable", "read_table", "source_of", "with_days"]

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
_OURS = {*SOURCE_COLUMNS, "record"}  # record: the id of a hand-written record that stands for the file
_CHECKED = ("published", "retrieved", "url", "title", "publisher", "issuer")  # as the fields of a record
FROM_FILE = ("title", "publisher", "published", "retrieved", "url")
_DAYS = ("published", "retrieved")
_SEPARATORS = (",", ";", "\t", "|")
_SEPARATOR_LINE = re.compile(r"sep=(.)\r?\n", re.IGNORECASE)  # Excel's own first line
_RUNS = tuple("=+-@＝＋－＠")  # a spreadsheet takes such a cell for a formula
_MEDIA_TYPES = {
    "html": "text/html",
    "mhtml": "multipart/related",
    "pdf": "application/pdf",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "eml": "message/rfc822",
}


@dataclass(frozen=True, kw_only=True)
class SourceTable:
    """A sources.csv, read; one without rows stands for a missing file."""

    path: Path
    written: str = ""
    columns: tuple[str, ...] = SOURCE_COLUMNS
    rows: Mapping[str, Mapping[str, str]] = field(default_factory=dict)  # by the name of the file
    separator: str = ","
    marked: bool = False  # begins with a BOM, or has to from now on

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
        writer = csv.writer(out, lineterminator="\n", delimiter=self.separator)
        if self.marked:
            out.write("\ufeff")
        if self.written.strip() and len(columns) == len(self.columns):
            out.write(self.written.rstrip("\n") + "\n")  # as somebody wrote it
        else:
            writer.writerow(columns)
            for number, cells in enumerate(_cells(self.written, self.path, self.separator)):
                if number and any(cells):
                    writer.writerow(cells + [""] * (len(columns) - len(cells)))
        writer.writerow([_inert(row.get(column, "")) for column in columns])
        return out.getvalue()

    def _names(self, text: Path) -> tuple[str, ...]:
        try:
            return (_name(text.relative_to(self.path.parent).as_posix()), _name(text.name))
        except ValueError:
            return (_name(text.name),)


def read_table(path: Path) -> SourceTable:
    """The sources.csv at a path; a missing or an empty one has no rows.

    Raises:
        CollectionError: naming the line, when it is no such table.
        SourceError: when it cannot be read.
    """
    written = text_or_nothing(path) if path.exists() else ""
    if not written.strip():
        return SourceTable(path=path)
    stated = _SEPARATOR_LINE.match(written)
    if stated:
        written = written[stated.end() :]
    separator = stated[1] if stated else _separator(written)
    lines = _cells(written, path, separator)
    columns = [name.strip() for name in next(lines, [])]
    columns = [name.lower() if name.lower() in _OURS else name for name in columns]
    if "file" not in columns:
        raise CollectionError(f"{path}: the first line names the columns: {','.join(SOURCE_COLUMNS)}")
    found: dict[str, Mapping[str, str]] = {}
    for number, cells in enumerate(lines, 2):
        row = {column: _plain(cell) for column, cell in zip(columns, cells, strict=False) if column}
        row = with_days(row)
        name = _name(row.get("file", ""))
        if name in found:
            raise CollectionError(f"{path}: row {number}: {name} stands twice; keep one row")
        if name:
            found[name] = row
    return SourceTable(
        path=path,
        written=written,
        columns=tuple(columns),
        rows=found,
        separator=separator,
        marked=_marked(path),
    )


def with_days(row: Mapping[str, str]) -> dict[str, str]:
    """The values of a row, its days as YYYY-MM-DD wherever somebody wrote them in another form."""
    return {
        column: (column in _DAYS and value and written_day(value)) or value for column, value in row.items()
    }


def source_of(row: Mapping[str, str], document: Document, place: str) -> Source:
    """The source of a text: what its row of sources.csv says, then what the file says of itself.

    Raises:
        RecordError: when the row holds a day that is none, or a language that is none.
    """
    given = {name: row.get(name) or None for name in SOURCE_COLUMNS}
    original = given["retelling_of"]
    told = {name: document.said[name] for name in FROM_FILE if name in document.said and not given[name]}
    if original:
        told.pop("url", None)  # of the page that it retells, perhaps: the row says which
    given |= {name: said.value for name, said in told.items()}
    checked = record_from(
        {
            "id": "row",
            "lang": given["lang"] or "th",
            **{name: given[name] for name in _CHECKED if given[name]},
        },
        place=f"{place} (its row of sources.csv)",
    )
    plain = document.format == "text"
    # a document is known by its bytes: the text that a reader gets from it may become better
    content, prefix = (document.digest, "text") if plain else (document.file, "file")
    return Source(
        key=source_key(
            url=None if original else given["url"],
            content=content,
            prefix="retelling" if original else prefix,
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
        content=None if document.unread else document.digest,
        format=_MEDIA_TYPES.get(document.format),
        file=None if plain else document.file,
        notes=(*_notes(document), *(f"{name} from the file ({said.where})" for name, said in told.items())),
        retells=source_key(url=original, content=content) if original else None,
        retells_url=original,
    )


def _notes(document: Document) -> tuple[str, ...]:
    if document.unread:
        return (f"not read: {document.unread.partition(';')[0]}",)
    return document.notes


def _name(written: str) -> str:
    """A file's name as it is compared: one form of its letters, whatever system wrote it."""
    return unicodedata.normalize("NFC", written).replace("\\", "/").removeprefix("./")


def _plain(cell: str) -> str:
    """The text of a cell; the apostrophe that keeps a spreadsheet from running it is none of it."""
    text = cell.strip()
    return text[1:] if text.startswith("'") and text[1:].startswith(_RUNS) else text


def _inert(value: str) -> str:
    """The text as a cell that no spreadsheet runs."""
    return f"'{value}" if value.startswith(_RUNS) else value


def _separator(written: str) -> str:
    """What separates the columns: the one that the name of the first column, or any other, stands between."""
    head = written.partition("\n")[0]
    counts = {
        each: sum(name.strip(' "\r').lower() in SOURCE_COLUMNS for name in head.split(each))
        for each in _SEPARATORS
    }
    return max(_SEPARATORS, key=lambda each: counts[each])


def _marked(path: Path) -> bool:
    """Whether the file begins with a BOM, or is in no UTF-8, so that the program it came from needs one to read UTF-8."""
    try:
        data = path.read_bytes()
        data.decode("utf-8")
    except (OSError, UnicodeDecodeError):
        return True
    return data.startswith(codecs.BOM_UTF8)


def _cells(written: str, path: Path, separator: str) -> Iterator[list[str]]:
    """The rows of a table, cell by cell. Only a line feed ends a row: a title may hold any other separator of lines."""
    reader = csv.reader(StringIO(written, newline=""), strict=True, delimiter=separator)
    try:
        yield from reader
    except csv.Error as error:
        raise CollectionError(
            f"{path}:{max(reader.line_num, 1)}: no table of comma-separated values ({error}); "
            "mend the quotes of the row that ends here"
        ) from None
