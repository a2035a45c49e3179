"""Rows of tables as people have them, and of files that are none."""

from __future__ import annotations

import gzip
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from citypact.errors import SourceError
from citypact.graph.importing.table_rows import BrokenRow, is_table, stem_of, table_rows

ROWS = [("เมืองหนึ่ง", "Lyon", "1998"), ("เมืองสอง", "", "2541")]
COLUMNS = ("เมือง", "partner", "since")


def read(path: Path, sheet: str | None = None) -> tuple[tuple[str, ...], list[Any]]:
    columns, rows = table_rows(path, sheet=sheet)
    return columns, [tuple(row.values()) if not isinstance(row, BrokenRow) else row.reason for _, row in rows]


def separated(separator: str, encoding: str) -> Callable[[Path], None]:
    def write(path: Path) -> None:
        text = "".join(separator.join(row) + "\r\n" for row in (COLUMNS, *ROWS))
        data = text.encode(encoding)
        path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)

    return write


def json_lines(path: Path) -> None:
    path.write_text("".join(json.dumps(dict(zip(COLUMNS, row, strict=True))) + "\n" for row in ROWS), "utf-8")


def workbook(path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    for row in (COLUMNS, *ROWS):
        book.active.append([int(cell) if cell.isdigit() else cell or None for cell in row])
    book.save(path)


def parquet(path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    import pyarrow.parquet as files

    files.write_table(pyarrow.table({name: [row[n] for row in ROWS] for n, name in enumerate(COLUMNS)}), path)


@pytest.mark.parametrize(
    ("name", "write"),
    [
        ("a.csv", separated(",", "utf-8")),
        ("excel.csv", separated(";", "utf-8-sig")),
        ("thai.csv", separated(",", "cp874")),
        ("unicode.csv", separated("\t", "utf-16")),
        ("a.tsv", separated("\t", "utf-8")),
        ("a.csv.gz", separated(",", "utf-8")),
        ("a.jsonl", json_lines),
        ("a.xlsx", workbook),
        ("a.parquet", parquet),
    ],
)
def test_every_format_gives_the_same_rows(tmp_path: Path, name: str, write: Callable[[Path], None]) -> None:
    write(tmp_path / name)
    assert is_table(tmp_path / name)
    assert stem_of(tmp_path / name) == name.split(".")[0]
    assert read(tmp_path / name) == (COLUMNS, ROWS)


def test_rows_are_numbered_as_an_editor_numbers_them(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text('a,b\n1,2\n\n"x\ny",4\n5,6\n', "utf-8")
    assert [number for number, _ in table_rows(path)[1]] == [2, 4, 6]


def test_a_row_of_another_width_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("a,b\n1\n1,2,3\n4,5\n", "utf-8")
    assert read(path)[1] == [
        "has 1 cells where the table has 2 columns",
        "has 3 cells where the table has 2 columns",
        ("4", "5"),
    ]


def test_a_broken_json_line_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"a": "1"}\n{"a": \n[1]\n{"a": ["x", "y"], "b": 2}\n' + "[" * 100_000 + "\n", "utf-8")
    columns, rows = read(path)
    assert columns == ("a", "b")
    assert rows[0] == ("1", "") and rows[3] == ("x;y", "2")
    assert "not JSON" in rows[1] and rows[2] == "is no JSON object" and "not JSON" in rows[4]


def test_dates_and_whole_numbers_of_a_workbook_read_as_people_write_them(tmp_path: Path) -> None:
    openpyxl = pytest.importorskip("openpyxl")
    book = openpyxl.Workbook()
    book.active.append(["when", "n", "x"])
    book.active.append([date(1998, 5, 2), 12.0, 0.5])
    book.create_sheet("second").append(["other"])
    book.save(tmp_path / "a.xlsx")
    assert read(tmp_path / "a.xlsx")[1] == [("1998-05-02", "12", "0.5")]
    assert read(tmp_path / "a.xlsx", "second")[0] == ("other",)
    with pytest.raises(SourceError, match="no sheet 'third'; it has Sheet, second"):
        read(tmp_path / "a.xlsx", "third")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("a.csv", b"", "its first row names the columns"),
        ("a.csv", b"a,a\n1,2\n", "two columns are called 'a'"),
        ("a.csv", b",,\n1,2,3\n", "its first row names the columns"),
        ("a.csv", b'a,b\n1,"2\n' + b"x" * 100, "row 2: no table of separated values"),
        ("a.csv", b'a,b\n1,"' + b"x\n" * 200_000, "row 2: no table of separated values"),
        ("a.csv", b"a,b\n" + b"\x00\x01\x02" * 500, "binary.*; save the table as CSV in UTF-8"),
        ("a.csv", b"a,b\n" + b"\xff\xfe\x80\x81" * 500, "; save the table as CSV in UTF-8"),
        ("a.csv", b"a,b\n1,2\n" * 20_000 + b"\xff\xfe,3\n", "is no UTF-8"),
        ("a.csv.gz", gzip.compress(b"a,b\n1,2\n" * 5_000, mtime=0)[:-20], "cut off or broken"),
        ("a.csv.gz", b"no gzip at all", "cut off or broken"),
        ("a.xlsx", b"PK no archive", "broken archive"),
        ("a.parquet", b"PAR1 nothing", "no Parquet file"),
    ],
)
def test_a_file_that_is_no_table_gives_one_line(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(SourceError, match=message) as caught:
        read(path)
    assert str(path) in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="there is no such file"):
        table_rows(tmp_path / "a.csv")
    with pytest.raises(SourceError, match="a folder"):
        table_rows(tmp_path)


def test_a_table_is_not_held_in_memory(tmp_path: Path) -> None:
    """The first rows are there although the file breaks off far behind them."""
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 400_000)[:-30])
    _, rows = table_rows(path)
    assert [next(rows)[0] for _ in range(3)] == [2, 3, 4]


def test_a_file_that_unfolds_enormously_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.graph.importing.table_rows._MOST_UNFOLDED", 1_000_000)
    path = tmp_path / "a.csv.gz"
    path.write_bytes(gzip.compress(b"a,b\n" + b"1,2\n" * 1_000_000))
    with pytest.raises(SourceError, match="unfold to more than"):
        read(path)
