"""Rows of a table file, one by one: CSV, TSV, JSON lines (each also as .gz), XLSX and Parquet.

Nothing is held but the row that is read, so that a table may be larger than memory.
"""

from __future__ import annotations

import codecs
import contextlib
import csv
import gzip
import io
import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import IO, Any

from citypact.errors import CitypactError, SourceError
from citypact.graph.documents.limits import needs, opened_archive
from citypact.graph.reading import decode, stored

__all__ = ["TABLE_SUFFIXES", "BrokenRow", "TableRow", "is_table", "stem_of", "table_rows"]

TABLE_SUFFIXES = (".csv", ".tsv", ".jsonl", ".xlsx", ".parquet", ".csv.gz", ".tsv.gz", ".jsonl.gz")
_MOST_COLUMNS = 2_000
_LONGEST_CELL = 100_000  # characters
_LONGEST_LINE = 5_000_000  # characters of a JSON line, or of a row within quotes
_SAMPLE = 65_536  # bytes by which an encoding is known
_MOST_UNFOLDED = 200_000_000  # bytes of a .gz above which its ratio is looked at
_HIGHEST_RATIO = 100
_TIMES = 20  # as large as a document, an .xlsx may be


@dataclass(frozen=True, slots=True)
class BrokenRow:
    """A row that cannot be read, and why."""

    reason: str


TableRow = tuple[int, Mapping[str, str] | BrokenRow]
"""The number of a row (its line for people who open the file: the header is 1) and its cells by column."""


def is_table(path: Path) -> bool:
    """Whether a file's name ends as that of a table does."""
    return path.name.lower().endswith(TABLE_SUFFIXES) and not path.name.startswith((".", "~"))


def stem_of(path: Path) -> str:
    """The name of a table's file without its endings.

    >>> stem_of(Path("tables/twin_cities.csv.gz"))
    'twin_cities'
    """
    name = path.name
    ending = next(
        (each for each in sorted(TABLE_SUFFIXES, key=len, reverse=True) if name.lower().endswith(each)), ""
    )
    return name[: len(name) - len(ending)]


def table_rows(path: Path, *, sheet: str | None = None) -> tuple[tuple[str, ...], Iterator[TableRow]]:
    """The columns of a table and its rows.

    Args:
        path: the file.
        sheet: of an .xlsx, the sheet; else its first.

    Raises:
        SourceError: when it cannot be read; while rows are read too, where it is broken in the middle.
    """
    name = path.name.lower()
    if not path.is_file():
        raise SourceError(f"{path}: {'a folder, not a table' if path.is_dir() else 'there is no such file'}")
    rows = _guarded(path, _rows(path, name.removesuffix(".gz"), sheet))
    _, first = next(rows, (0, ()))
    if isinstance(first, BrokenRow):
        raise SourceError(f"{path}: its header {first.reason}")
    columns = tuple(first)
    _check(columns, path)
    return columns, rows


def _check(columns: Sequence[str], path: Path) -> None:
    if not any(columns):
        raise SourceError(f"{path}: no table; its first row names the columns")
    if len(columns) > _MOST_COLUMNS:
        raise SourceError(
            f"{path}: {len(columns)} columns are no table of agreements; save the ones you need"
        )
    twice = [name for name in dict.fromkeys(columns) if name and columns.count(name) > 1]
    if twice:
        raise SourceError(f"{path}: two columns are called {twice[0]!r}; give each a name of its own")


def _rows(path: Path, name: str, sheet: str | None) -> Iterator[tuple[int, Any]]:
    if name.endswith(".xlsx"):
        return _sheet(path, sheet)
    if name.endswith(".parquet"):
        return _parquet(path)
    if name.endswith(".jsonl"):
        return _json_lines(path)
    return _separated(path)


def _guarded(path: Path, rows: Iterator[tuple[int, Any]]) -> Iterator[tuple[int, Any]]:
    """The rows; whatever a file does to its reader is one line for the user."""
    number = 0
    try:
        for number, row in rows:
            yield number, row
    except CitypactError:
        raise
    except (EOFError, zlib.error, gzip.BadGzipFile) as error:
        raise SourceError(
            f"{path}: cut off or broken after row {number} ({error}); get the file again"
        ) from None
    except UnicodeDecodeError:
        raise SourceError(f"{path}: row {number + 1} is no UTF-8; save the table as UTF-8") from None
    except OSError as error:
        raise SourceError(
            f"{path}: cannot be read ({error.strerror or error}); check the path and its rights"
        ) from None


class _Unfolding(io.RawIOBase):
    """The bytes of a .gz, refused where a few unfold to very many."""

    def __init__(self, path: Path) -> None:
        self._file = gzip.GzipFile(path)
        self._path, self._size, self._read = path, path.stat().st_size, 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any) -> int:
        data = self._file.read(len(buffer))
        self._read += len(data)
        if self._read > _MOST_UNFOLDED and self._read > _HIGHEST_RATIO * self._size:
            raise SourceError(
                f"{self._path}: {self._size:,} bytes unfold to more than {self._read:,}, which no table does; leave it out"
            )
        buffer[: len(data)] = data
        return len(data)

    def close(self) -> None:
        self._file.close()
        super().close()


@contextlib.contextmanager
def _text(path: Path) -> Iterator[IO[str]]:
    """The text of a file, with the encoding that its beginning shows."""
    with contextlib.ExitStack() as stack:
        raw: Any = stack.enter_context(
            _Unfolding(path) if path.name.lower().endswith(".gz") else path.open("rb")
        )
        buffered = stack.enter_context(
            io.BufferedReader(raw, _SAMPLE) if isinstance(raw, _Unfolding) else raw
        )
        sample = buffered.peek(_SAMPLE)[:_SAMPLE]
        encoding = _encoding(sample, path)
        yield stack.enter_context(io.TextIOWrapper(buffered, encoding=encoding, newline=""))


def _encoding(sample: bytes, path: Path) -> str:
    if sample.startswith(codecs.BOM_UTF8):
        return "utf-8-sig"
    if sample.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    if not sample.startswith((b"PK", b"PAR1", b"\x1f\x8b")):
        with contextlib.suppress(UnicodeDecodeError):
            codecs.getincrementaldecoder("utf-8")().decode(sample)
            if b"\x00" not in sample:
                return "utf-8"
    return decode(sample, place=str(path), then="save the table as CSV in UTF-8").encoding


def _separated(path: Path) -> Iterator[tuple[int, Any]]:
    with _text(path) as stream:
        head = stream.readline(_LONGEST_LINE)
        separator = "\t" if ".tsv" in path.name.lower() else max(",;\t|", key=head.count)
        lines = _lines(stream, head)
        reader = csv.reader(lines, delimiter=separator, strict=True)
        width, number = 0, 0
        while True:
            number = reader.line_num + 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error as error:
                raise SourceError(
                    f"{path}: row {number}: no table of separated values ({error}); mend the quotes of this row"
                ) from None
            if not width:
                names = [stored(cell).strip() for cell in cells]
                width = len(names)
                yield number, tuple(names)
            elif not any(cells):
                continue
            elif len(cells) != width:
                yield number, BrokenRow(f"has {len(cells)} cells where the table has {width} columns")
            else:
                yield number, _named(names, cells)


def _lines(stream: IO[str], head: str) -> Iterator[str]:
    line = head
    while line:
        if len(line) >= _LONGEST_LINE:
            raise csv.Error("a row without end")
        yield line.replace("\x00", "\ufffd")
        line = stream.readline(_LONGEST_LINE)


def _named(names: Sequence[str], cells: Sequence[Any]) -> Mapping[str, str] | BrokenRow:
    found = {}
    if all(names) and {*map(type, cells)} == {str}:  # as nearly every row of a text file is
        whole = "".join(cells)
        if len(whole) <= _LONGEST_CELL and whole.isprintable():
            return dict(zip(names, cells, strict=False))
    for name, cell in zip(names, cells, strict=False):
        text = cell if type(cell) is str else _written(cell)
        if len(text) > _LONGEST_CELL:
            return BrokenRow(f"{name}: {len(text):,} characters in one cell")
        if name:
            found[name] = text if text.isprintable() else stored(text)
    return found


def _written(cell: Any) -> str:
    """A cell as a person would write it."""
    if cell is None or cell != cell:  # NaN
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat() if not (cell.hour or cell.minute or cell.second) else cell.isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, list | tuple):
        return ";".join(_written(each) for each in cell)
    if isinstance(cell, dict):
        return json.dumps(cell, ensure_ascii=False)
    return str(cell)


def _json_lines(path: Path) -> Iterator[tuple[int, Any]]:
    """JSON lines: the keys of the first thousand objects are the columns; a list is written with ``;`` between."""
    with _text(path) as stream:
        held: list[tuple[int, Any]] = []
        columns: dict[str, None] = {}
        objects = _objects(stream)
        for number, found in objects:
            held.append((number, found))
            if isinstance(found, dict):
                columns |= dict.fromkeys(found)
            if len(held) == 1_000:
                break
        names = tuple(columns)
        if held:
            yield 0, names
        for rest in (held, objects):
            for number, found in rest:
                yield (
                    (number, found)
                    if isinstance(found, BrokenRow)
                    else (number, _named(names, [found.get(name) for name in names]))
                )


def _objects(stream: IO[str]) -> Iterator[tuple[int, Any]]:
    number = 0
    while line := stream.readline(_LONGEST_LINE):
        number += 1
        if not line.strip():
            continue
        try:
            found = json.loads(line)
        except (json.JSONDecodeError, RecursionError, ValueError) as error:
            said = (
                error.msg
                if isinstance(error, json.JSONDecodeError)
                else "nested too deep, or a number too long"
            )
            yield number, BrokenRow(f"is not JSON: {said}")
            continue
        yield number, found if isinstance(found, dict) else BrokenRow("is no JSON object")


def _sheet(path: Path, sheet: str | None) -> Iterator[tuple[int, Any]]:
    try:
        import openpyxl
    except ImportError:
        raise SourceError(needs("openpyxl", ".xlsx tables", str(path))) from None
    opened_archive(path.read_bytes(), str(path), times=_TIMES).close()
    try:
        book = openpyxl.load_workbook(path, read_only=True, data_only=True)
    except Exception as error:  # openpyxl raises whatever the broken XML provokes
        raise SourceError(
            f"{path}: no spreadsheet that can be read ({type(error).__name__}); save it again as .xlsx"
        ) from None
    try:
        if sheet is not None and sheet not in book.sheetnames:
            raise SourceError(f"{path}: no sheet {sheet!r}; it has {', '.join(book.sheetnames[:10])}")
        page = book[sheet] if sheet else book.worksheets[0]
        names: tuple[str, ...] = ()
        for number, cells in enumerate(page.iter_rows(values_only=True), 1):
            if not any(cell is not None for cell in cells):
                continue
            if not names:
                names = tuple(stored(_written(cell)).strip() for cell in cells)
                while names and not names[-1]:
                    names = names[:-1]
                yield number, names
            else:
                padded = [*cells, *[None] * (len(names) - len(cells))]
                yield number, _named(names, padded)
    finally:
        book.close()


def _parquet(path: Path) -> Iterator[tuple[int, Any]]:
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise SourceError(needs("pyarrow", ".parquet tables", str(path))) from None
    try:
        opened = parquet.ParquetFile(path)
        names = tuple(opened.schema_arrow.names)
        yield 0, names
        number = 0
        for batch in opened.iter_batches(batch_size=2_000):
            columns = [column.to_pylist() for column in batch.columns]
            for cells in zip(*columns, strict=True):
                number += 1
                yield number, _named(names, cells)
    except pyarrow.ArrowException as error:
        raise SourceError(
            f"{path}: no Parquet file that can be read ({str(error)[:100]}); write it again"
        ) from None
