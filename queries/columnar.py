"""Columnar: an answer by columns, each of one type: for data frames, and for Parquet."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from typing import TYPE_CHECKING, Any, cast

from citypact.queries.forms import Options, not_installed
from citypact.queries.running import Answer, Row
from citypact.queries.typed import Kind, kind_of, settled, text_of, typed

if TYPE_CHECKING:
    import pandas as pd
    import polars as pl

__all__ = ["parquet", "to_pandas", "to_polars"]

_BLOCK = 50_000  # rows to a row group: what is in memory at one time


@dataclass(slots=True)
class _Column:
    """A column while it is read: its cells as texts, and what they were."""

    name: str
    declared: str | None
    cells: list[str | None] = field(default_factory=list)
    found: set[Kind] = field(default_factory=set)

    @property
    def kind(self) -> Kind:
        return settled(self.found, self.declared)


def to_pandas(answer: Answer) -> pd.DataFrame:
    """All rows as a pandas data frame: Int64, Float64, boolean, datetime64 and string columns, with missing values.

    Raises:
        QueryError: where pandas is not installed.
    """
    try:
        import numpy
        import pandas
    except ImportError:
        raise not_installed("pandas") from None
    names = {Kind.TEXT: "string", Kind.INTEGER: "Int64", Kind.NUMBER: "Float64", Kind.BOOLEAN: "boolean"}
    frame, columns = {}, _read_all(answer)
    for at, column in enumerate(columns):
        values = _values(column.cells, column.kind)
        if column.kind == Kind.DATE:  # days that nanoseconds cannot count are in it too: 1650, 2300
            frame[at] = pandas.Series(numpy.array(values, dtype="datetime64[D]").astype("datetime64[s]"))
        else:
            frame[at] = pandas.Series(values, dtype=cast("Any", names[column.kind]))
    made = pandas.DataFrame(frame)
    made.columns = pandas.Index([column.name for column in columns])
    return made


def to_polars(answer: Answer) -> pl.DataFrame:
    """All rows as a polars data frame: Int64, Float64, Boolean, Date and String columns, with nulls.

    Raises:
        QueryError: where polars is not installed.
    """
    try:
        import polars
    except ImportError:
        raise not_installed("polars") from None
    kinds = {
        Kind.TEXT: polars.String,
        Kind.INTEGER: polars.Int64,
        Kind.NUMBER: polars.Float64,
        Kind.BOOLEAN: polars.Boolean,
        Kind.DATE: polars.Date,
    }
    return polars.DataFrame(
        [
            polars.Series(column.name, _values(column.cells, column.kind), dtype=kinds[column.kind])
            for column in _read_all(answer)
        ]
    )


def parquet(answer: Answer, options: Options) -> Iterator[bytes]:
    """Apache Parquet, a row group for each 50,000 rows.

    The type of a column is known only after its last row: so the rows lie in a file of texts until then.
    The words of a column (th, en) stand in its metadata.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        raise not_installed("pyarrow") from None
    columns = _columns(answer)
    texts = pa.schema([(f"{at}", pa.string()) for at in range(len(columns))])
    with tempfile.TemporaryFile() as spool, _Passed() as passed:
        with pa.ipc.new_stream(spool, texts) as draft:
            for count in _blocks(answer, columns):
                cells = [pa.array(column.cells, pa.string()) for column in columns]
                if columns and count:
                    draft.write_batch(pa.record_batch(cells, schema=texts))
                for column in columns:
                    column.cells.clear()
        spool.seek(0)
        kinds = {
            Kind.TEXT: pa.string(),
            Kind.INTEGER: pa.int64(),
            Kind.NUMBER: pa.float64(),
            Kind.BOOLEAN: pa.bool_(),
            Kind.DATE: pa.date32(),
        }
        words = {column.name: dict(column.label) for column in answer.question.columns}
        schema = pa.schema(
            [pa.field(column.name, kinds[column.kind], metadata=words.get(column.name)) for column in columns]
        )
        with pq.ParquetWriter(passed, schema, compression="zstd") as writer:
            for batch in pa.ipc.open_stream(spool):
                arrays = [
                    pa.array(_values(cells.to_pylist(), column.kind), kinds[column.kind])
                    for cells, column in zip(batch.columns, columns, strict=True)
                ]
                writer.write_batch(pa.record_batch(arrays, schema=schema))
                yield passed.taken()
        yield passed.taken()


class _Passed:
    """A file to be written, whose bytes are passed on as they come."""

    closed = False

    def __init__(self) -> None:
        self._bytes = bytearray()

    def __enter__(self) -> _Passed:
        return self

    def __exit__(self, *raised: object) -> None:
        self.closed = True

    def write(self, some: Any) -> int:
        self._bytes += some
        return len(some)

    def flush(self) -> None:
        """Nothing to do: what was written is there."""

    def close(self) -> None:
        """Nothing to do: what was written is still to be taken."""

    def taken(self) -> bytes:
        """What was written since last time."""
        some = bytes(self._bytes)
        self._bytes.clear()
        return some


def _read_all(answer: Answer) -> list[_Column]:
    columns = _columns(answer)
    for _ in _blocks(answer, columns):
        pass
    return columns


def _columns(answer: Answer) -> list[_Column]:
    if answer.boolean is not None:
        return [_Column("answer", "boolean")]
    declared = {column.name: column.type for column in answer.question.columns}
    return [_Column(name, declared.get(name)) for name in answer.columns]


def _blocks(answer: Answer, columns: list[_Column]) -> Iterator[int]:
    """Read the rows into the columns; after each block how many they were."""
    if answer.boolean is not None:
        columns[0].cells.append("true" if answer.boolean else "false")
        columns[0].found.add(Kind.BOOLEAN)
        yield 1
        return
    while block := list(islice(answer, _BLOCK)):
        _take(block, columns)
        yield len(block)


def _take(block: list[Row], columns: list[_Column]) -> None:
    for at, column in enumerate(columns):
        for row in block:
            term = row[at]
            if term is None:
                column.cells.append(None)
            else:
                column.cells.append(text_of(term))
                column.found.add(kind_of(term))


def _values(cells: list[str | None], kind: Kind) -> list[Any]:
    if kind == Kind.TEXT:
        return cells
    return [None if cell is None else typed(cell, kind) for cell in cells]
