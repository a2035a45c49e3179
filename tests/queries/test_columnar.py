from __future__ import annotations

import datetime as dt
import io
import re
import sys
from collections.abc import Iterator
from typing import Any

import openpyxl
import pandas
import polars
import pyarrow as pa
import pyarrow.parquet as pq
import pyoxigraph as ox
import pytest

from citypact.errors import QueryError
from citypact.graph.folder import BuiltGraph
from citypact.queries import FORMATS, Options, columnar, question, run, workbook
from citypact.queries.columnar import to_pandas, to_polars
from citypact.queries.terms import Term
from tests.queries.answers import answer, literal, triples, written

HEADER = """\
#+ columns:
#+   day: {type: date, th: วัน, en: the day}
#+   some: {type: date, th: วันบ้างเดือนบ้าง, en: a day or less}
#+   count: {type: integer, th: จำนวน, en: how many}
#+   share: {type: decimal, th: สัดส่วน, en: which part}
#+   word: {type: text, th: คำ, en: a word}
#+   none: {type: integer, th: ว่าง, en: nothing}
#+   any: {type: any, th: ค่า, en: a value}"""
COLUMNS = ("day", "some", "count", "share", "word", "none", "any")
ROWS: list[tuple[Term | None, ...]] = [
    (
        literal("2023-02-24", "date"),
        literal("2023-02", "gYearMonth"),
        literal("3", "integer"),
        literal("0.90", "decimal"),
        ox.Literal("=HYPERLINK(1)"),
        None,
        literal("5", "integer"),
    ),
    (
        literal("1890-07-01", "date"),
        literal("2023", "gYear"),
        None,
        literal("2", "integer"),
        ox.Literal("ทั้งหมด 081-234-5678", language="th"),
        None,
        ox.NamedNode("https://example.org/ก"),
    ),
    (
        None,
        literal("2023-02-24", "date"),
        literal("-12", "int"),
        None,
        ox.Literal("a\x0bb"),
        None,
        ox.Literal(""),
    ),
]


def typed() -> Any:
    return answer(ROWS, COLUMNS, HEADER)


def test_parquet_has_typed_columns_with_their_words() -> None:
    table = pq.read_table(pa.BufferReader(written(typed(), "parquet")))
    types = [pa.date32(), pa.string(), pa.int64(), pa.float64(), pa.string(), pa.int64(), pa.string()]
    assert table.schema.types == types
    assert table.schema.field("day").metadata[b"th"].decode() == "วัน"
    assert table.to_pylist() == [
        {
            "day": dt.date(2023, 2, 24),
            "some": "2023-02",
            "count": 3,
            "share": 0.9,
            "word": "=HYPERLINK(1)",
            "none": None,
            "any": "5",
        },
        {
            "day": dt.date(1890, 7, 1),
            "some": "2023",
            "count": None,
            "share": 2.0,
            "word": "ทั้งหมด [โทรศัพท์/phone]",
            "none": None,
            "any": "https://example.org/ก",
        },
        {
            "day": None,
            "some": "2023-02-24",
            "count": -12,
            "share": None,
            "word": "a\x0bb",
            "none": None,
            "any": "",
        },
    ]


def test_parquet_is_written_by_row_groups_and_is_the_same_bytes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(columnar, "_BLOCK", 2)
    data = written(typed(), "parquet")
    assert data == written(typed(), "parquet")
    assert [pq.ParquetFile(pa.BufferReader(data)).metadata.row_group(at).num_rows for at in range(2)] == [
        2,
        1,
    ]
    assert pq.read_table(pa.BufferReader(data)).column("day").null_count == 1


def test_frames_of_pandas_have_types_and_missing_values() -> None:
    frame = to_pandas(typed())
    assert [str(each) for each in frame.dtypes][:1] == ["datetime64[s]"]
    assert [str(each) for each in frame.dtypes][1:] == [
        *("string", "Int64", "Float64", "string", "Int64", "string")
    ]
    assert frame["day"].dt.year.tolist()[:2] == [2023, 1890]
    assert frame["day"].isna().tolist() == [False, False, True]
    assert frame["some"].tolist() == ["2023-02", "2023", "2023-02-24"]
    assert frame["count"].sum() == -9


def test_frames_of_polars_have_types_and_nulls() -> None:
    frame = to_polars(typed())
    kinds = [polars.Date, polars.String, polars.Int64, polars.Float64, polars.String, polars.Int64]
    assert frame.dtypes == [*kinds, polars.String]
    assert frame["day"].to_list() == [dt.date(2023, 2, 24), dt.date(1890, 7, 1), None]
    assert frame["none"].null_count() == 3


@pytest.mark.parametrize("name", ["agreements", "partners_ranked", "reading_counts"])
def test_frames_hold_what_the_catalogue_answers(name: str, world: BuiltGraph) -> None:
    rows = list(run(world, question(name)))
    ours, theirs = to_pandas(run(world, question(name))), to_polars(run(world, question(name)))
    assert isinstance(ours, pandas.DataFrame)
    assert ours.shape == theirs.shape == (len(rows), len(question(name).columns))
    for column in question(name).columns:
        if column.type == "integer":
            assert str(ours[column.name].dtype) == "Int64"
            assert theirs[column.name].dtype == polars.Int64
    assert ours.iloc[:, 0].tolist() == theirs.to_series(0).to_list()


def test_no_rows_and_yes_or_no_are_frames(world: BuiltGraph) -> None:
    assert to_pandas(answer([], COLUMNS, HEADER)).shape == (0, 7)
    assert to_polars(answer([], COLUMNS, HEADER)).dtypes[0] == polars.Date
    assert to_pandas(run(world, "ASK {}"))["answer"].tolist() == [True]


def sheet(data: bytes, name: str = "answer") -> list[tuple[Any, ...]]:
    return [tuple(row) for row in openpyxl.load_workbook(io.BytesIO(data))[name].iter_rows(values_only=True)]


def test_a_workbook_has_typed_cells_and_runs_nothing() -> None:
    data = written(typed(), "xlsx")
    assert data == written(typed(), "xlsx")  # the clock is not in it
    head, first, second, third = sheet(data)
    assert head == COLUMNS
    assert first == (dt.datetime(2023, 2, 24), "2023-02", 3, 0.9, "=HYPERLINK(1)", None, 5)
    assert second[0] == "1890-07-01"  # before the first day that a spreadsheet counts
    assert second[4] == "ทั้งหมด [โทรศัพท์/phone]"
    assert third[2] == -12
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert {cell.data_type for row in book["answer"].iter_rows() for cell in row} <= {"s", "n", "d"}
    assert ("day", "date", "วัน", "the day") in sheet(data, "about")


def test_a_workbook_says_what_it_cut_and_goes_on_in_another_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook, "_ROWS", 2)
    data = written(answer([(ox.Literal("ก" * 40_000),), (None,), (ox.Literal("last"),)], ("a",)), "xlsx")
    assert len(sheet(data)[1][0]) == 32_767
    assert sheet(data, "answer 2") == [("a",), ("last",)]
    assert any("cells cut at 32,767 characters: 1" in str(row[0]) for row in sheet(data, "about"))


def test_numbers_that_a_spreadsheet_would_round_stay_text() -> None:
    data = written(answer([(literal("1234567890123456", "integer"), literal("NaN", "double"), None)]), "xlsx")
    assert sheet(data)[1][:2] == ("1234567890123456", "NaN")


def test_triples_and_yes_or_no_are_columns_too(world: BuiltGraph) -> None:
    given = [(ox.NamedNode("urn:a"), ox.NamedNode("urn:b"), ox.Literal("c"))]
    assert pq.read_table(pa.BufferReader(written(triples(given), "parquet"))).to_pylist() == [
        {"subject": "urn:a", "predicate": "urn:b", "object": "c"}
    ]
    assert sheet(written(triples(given), "xlsx")) == [
        ("subject", "predicate", "object"),
        ("urn:a", "urn:b", "c"),
    ]
    assert sheet(written(run(world, "ASK {}"), "xlsx")) == [("answer",), (True,)]
    table = pq.read_table(pa.BufferReader(written(run(world, "ASK {}"), "parquet")))
    assert table.to_pylist() == [{"answer": True}]


@pytest.mark.parametrize(("form", "module"), [("parquet", "pyarrow"), ("xlsx", "xlsxwriter")])
def test_a_missing_library_is_told_with_what_to_install(
    form: str, module: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, module, None)
    with pytest.raises(
        QueryError,
        match=rf"is not installed; install it with: {re.escape(sys.executable)} -m pip install \w+$",
    ):
        written(typed(), form)


def test_a_form_takes_rows_as_they_come(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first bytes leave before the last row is read, but for the forms that must know every value first."""
    read = 0

    def rows() -> Iterator[tuple[Term | None, ...]]:
        nonlocal read
        for number in range(10):
            read += 1
            yield (ox.Literal(number),)

    for name in ("csv", "tsv", "json", "xml", "markdown"):
        read = 0
        writer = FORMATS[name].rows
        assert writer is not None
        chunks = writer(answer(rows(), ("n",)), Options())
        next(chunks)
        next(chunks)
        assert read <= 2
