"""Results: answers written as people and programs read them.

=========  =================================  ===================================================================
format     rows, yes or no                    triples (CONSTRUCT, DESCRIBE)
=========  =================================  ===================================================================
table      aligned for the eye                Turtle
markdown   a table for a document             Turtle in a fenced block
csv        SPARQL 1.1 Query Results CSV       subject, predicate, object as columns
tsv        SPARQL 1.1 Query Results TSV       subject, predicate, object as columns
json       SPARQL 1.1 Query Results JSON      JSON-LD, expanded
xml        SPARQL 1.1 Query Results XML       RDF/XML
parquet    typed columns                      subject, predicate, object as columns
xlsx       typed cells, a sheet on columns    subject, predicate, object as columns
turtle, ntriples, rdfxml, jsonld, trig        the triples
=========  =================================  ===================================================================

CSV is read by spreadsheets more often than by anything else, and a text that begins with ``= + - @`` is a
formula to them. So texts are written as the csv export writes them (`citypact.graph.exports.cells`): such a
text gets an apostrophe in front, and so does one that begins with an apostrophe, so that taking one away
gives every text back. Numbers, dates and IRIs stay as they are. `spreadsheet_safe=False` writes the
standard's plain CSV. TSV, JSON and XML are exact always (XML but for the characters that it forbids).
Whatever the format, contact data in texts are masked once more, and a quote leaves with at most 300 characters (PRIVACY.md).
Rows are written as they come: memory does not grow with them.
"""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO, Any

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.queries import readable, sparql_results
from citypact.queries.columnar import parquet
from citypact.queries.forms import Format, Options
from citypact.queries.leaving import leaving
from citypact.queries.running import Answer
from citypact.queries.triples import fenced, written_in
from citypact.queries.why import Why, with_columns
from citypact.queries.workbook import xlsx

__all__ = ["FORMATS", "Format", "Options", "check_format", "endings", "format_of", "write"]


def write(
    answer: Answer,
    format: str,
    stream: IO[Any],
    options: Options | None = None,
    *,
    why: Why | None = None,
) -> None:
    """Write an answer, while it is read.

    Args:
        answer: from `run`; its rows are read to the end.
        format: a name of FORMATS.
        stream: binary (UTF-8 is written) or text; a text stream for csv must be opened with ``newline=""``.
        options: how.
        why: what looks up the sources of each row; a table has them beneath the row, other forms in columns of their own.

    Raises:
        QueryError: there is no such format, or it cannot hold the answer; or what reading the rows raises.
    """
    chosen = check_format(format, answer)
    writer = chosen.triples if answer.kind == "triples" or chosen.rows is None else chosen.rows
    binary = not isinstance(stream, io.TextIOBase) and "b" in getattr(stream, "mode", "b")
    if chosen.binary and not binary:
        raise QueryError(
            f"{format} is no text; write it to a file, with --out FILE (in Python answer.save(FILE)), or into a pipe"
        )
    given, chosen_options = leaving(answer), options or Options()
    if why is not None and format == "table":
        chunks: Iterator[str] | Iterator[bytes] = readable.table_with_reasons(given, chosen_options, why)
    else:
        chunks = writer(with_columns(given, why) if why is not None else given, chosen_options)
    for chunk in chunks:
        if isinstance(chunk, bytes):
            stream.write(chunk if binary else chunk.decode())
        else:
            stream.write(chunk.encode() if binary else chunk)


def check_format(format: str, answer: Answer) -> Format:
    """The format of a name, where it can hold the answer.

    Raises:
        QueryError: it cannot, or there is no such format.
    """
    if format not in FORMATS:
        raise QueryError(f"no format {format!r}; one of: {', '.join(FORMATS)}")
    chosen = FORMATS[format]
    if chosen.rows is None and answer.kind != "triples":
        fitting = ", ".join(name for name, form in FORMATS.items() if form.rows is not None)
        raise QueryError(
            f"{format} holds triples, and this answer is {'rows' if answer.kind == 'rows' else 'yes or no'}: "
            f"ask with CONSTRUCT or DESCRIBE, or take one of: {fitting}"
        )
    return chosen


def endings() -> list[str]:
    """The endings of files that mean a format, without the point: of each the usual one first, then its name."""
    return list(dict.fromkeys(ending for form in FORMATS.values() for ending in (form.extension, form.name)))


def format_of(file: Path) -> str:
    """The format that the ending of a file means; csv for a device or a pipe, which has none.

    Raises:
        QueryError: it means none.
    """
    ending = file.suffix.lower().removeprefix(".")
    found = next((name for name, form in FORMATS.items() if ending in (name, form.extension)), None)
    if found is None and (not file.exists() or file.is_file()):
        raise QueryError(
            f"{file}: its ending names no format; end it in .{', .'.join(endings())}, or give --format "
            "(in Python format=)"
        )
    return found or "csv"


_TURTLE, _XML, _JSON_LD = (
    written_in(form) for form in (ox.RdfFormat.TURTLE, ox.RdfFormat.RDF_XML, ox.RdfFormat.JSON_LD)
)
_ALL = (
    Format(
        name="table",
        media_type="text/plain",
        extension="txt",
        for_people=True,
        rows=readable.table,
        triples=_TURTLE,
    ),
    Format(
        name="csv",
        media_type="text/csv",
        extension="csv",
        rows=sparql_results.csv,
        triples=sparql_results.csv,
    ),
    Format(
        name="tsv",
        media_type="text/tab-separated-values",
        extension="tsv",
        rows=sparql_results.tsv,
        triples=sparql_results.tsv,
    ),
    Format(
        name="json",
        media_type="application/sparql-results+json",
        extension="srj",
        rows=sparql_results.json,
        triples=_JSON_LD,
    ),
    Format(
        name="xml",
        media_type="application/sparql-results+xml",
        extension="srx",
        rows=sparql_results.xml,
        triples=_XML,
    ),
    Format(
        name="markdown",
        media_type="text/markdown",
        extension="md",
        for_people=True,
        rows=readable.markdown,
        triples=fenced,
    ),
    Format(
        name="parquet",
        media_type="application/vnd.apache.parquet",
        extension="parquet",
        binary=True,
        rows=parquet,
        triples=parquet,
    ),
    Format(
        name="xlsx",
        media_type="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        extension="xlsx",
        binary=True,
        rows=xlsx,
        triples=xlsx,
    ),
    *(
        Format(name=name, media_type=form.media_type, extension=form.file_extension, triples=written_in(form))
        for name, form in (
            ("turtle", ox.RdfFormat.TURTLE),
            ("ntriples", ox.RdfFormat.N_TRIPLES),
            ("rdfxml", ox.RdfFormat.RDF_XML),
            ("jsonld", ox.RdfFormat.JSON_LD),
            ("trig", ox.RdfFormat.TRIG),
        )
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({form.name: form for form in _ALL})
