"""sources.csv as spreadsheets write it."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.graph.source_table import read_table
from citypact.graph.written_days import written_day


def table(path: Path, written: bytes) -> Path:
    (path / "sources.csv").write_bytes(written)
    return path / "sources.csv"


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp874", "utf-16"])
@pytest.mark.parametrize("line", ["\n", "\r\n"])
def test_it_is_read_as_it_was_written(separator: str, encoding: str, line: str, tmp_path: Path) -> None:
    rows = [
        ["File", "published", "title", "หมายเหตุ"],
        ["a.txt", "24/2/2566", "สองเทศบาลลงนาม", "ดี"],
        ["", "", "", ""],
        [],
    ]
    written = line.join(separator.join(row) for row in rows) + line
    read = read_table(table(tmp_path, written.encode(encoding)))
    assert read.row(tmp_path / "a.txt") == {
        "file": "a.txt",
        "published": "2023-02-24",
        "title": "สองเทศบาลลงนาม",
        "หมายเหตุ": "ดี",
    }


def test_excels_first_line_names_the_separator(tmp_path: Path) -> None:
    assert read_table(table(tmp_path, b"sep=;\r\nfile;title\r\na.txt;x\r\n")).rows["a.txt"]["title"] == "x"


@pytest.mark.parametrize("separator", [",", ";"])
def test_a_row_is_added_in_the_way_of_the_table(separator: str, tmp_path: Path) -> None:
    written = separator.join(["file", "mine"]) + "\r\n" + separator.join(["a.txt", "1"]) + "\r\n"
    path = table(tmp_path, b"\xef\xbb\xbf" + written.encode())
    path.write_text(read_table(path).with_row({"file": "b.txt", "title": "ข่าว"}), "utf-8")
    assert path.read_bytes().startswith(b"\xef\xbb\xbffile")
    again = read_table(path)
    assert again.separator == separator
    assert again.rows["a.txt"]["mine"] == "1"
    assert again.rows["b.txt"]["title"] == "ข่าว"


@pytest.mark.parametrize("value", ["=1+1", "+66", "-x", "@SUM(A1)"])
def test_a_title_that_looks_like_a_formula_is_written_inert_and_read_as_it_was(
    value: str, tmp_path: Path
) -> None:
    path = table(
        tmp_path, read_table(tmp_path / "none.csv").with_row({"file": "a.txt", "title": value}).encode()
    )
    assert f"'{value}" in path.read_text("utf-8")
    assert read_table(path).rows["a.txt"]["title"] == value


def test_a_name_is_found_however_a_system_writes_it(tmp_path: Path) -> None:
    read = read_table(table(tmp_path, "file\nsub\\caf\u0065\u0301.txt\n".encode()))
    assert read.row(tmp_path / "sub" / "caf\u00e9.txt")
    assert read.rows_without_text([tmp_path / "sub" / "caf\u00e9.txt"]) == []


_FORMS = [
    *(
        "2023-02-24",
        "2566-02-24",
        "24/2/2566",
        "24/02/2023",
        "24-02-2566",
        "24.2.2023",
        "2/24/2023",
        "20230224",
    ),
    *("24 ก.พ. 66", "24-ก.พ.-66", "24 กุมภาพันธ์ 2566", "24-Feb-2023", "44981"),
    *("2023-02-24 00:00:00", "24/2/2566 0:00:00"),
]


@pytest.mark.parametrize(
    ("written", "day"),
    [
        *((form, "2023-02-24") for form in _FORMS),
        ("3/2/2566", "2023-02-03"),
        *((form, None) for form in ("31/2/2566", "2023", "soon", "", "99999")),
    ],
)
def test_days_are_read_as_spreadsheets_write_them(written: str, day: str | None) -> None:
    assert written_day(written) == day
