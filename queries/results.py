"""Results: answers written as people and programs read them.

=========  =================================  ===================================================================
format     rows, yes or no                    triples (CONSTRUCT, DESCRIBE)
=========  =================================  ===================================================================
table      aligned for the eye                Turtle
markdown   a table for a document             Turtle in a fenced block
csv        SPARQL 1.1 Query Results CSV       subject, predicate, object as columns
tsv        SPARQL 1.1 Query Results TSV       subject, predicate, object as columns
json       SPARQL 1.1 Query Results JSON      JSON-LD, expanded
=========  =================================  ===================================================================

CSV is read by spreadsheets more often than by anything else, and a text that begins with ``= + - @`` is a
formula to them. So texts are written as the csv export writes them (`citypact.graph.exports.cells`): such a
text gets an apostrophe in front, and so does one that begins with an apostrophe, so that taking one away
gives every text back. Numbers, dates and IRIs stay as they are. `spreadsheet_safe=False` writes the
standard's plain CSV. TSV and JSON are exact always.
Whatever the format, contact data in texts are masked once more, and a quote leaves with at most 300 characters (PRIVACY.md).
"""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import IO, Any

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.graph.exports.cells import cell
from citypact.graph.privacy import masked, quotation
from citypact.queries.prefixes import prefixes
from citypact.queries.running import Answer, Row
from citypact.queries.table import markdown_rows, shown, table_rows
from citypact.queries.terms import Term

__all__ = ["FORMATS", "Format", "Options", "write"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_TEXTS = frozenset({_XSD + "string", "http://www.w3.org/1999/02/22-rdf-syntax-ns#langString"})
_NO_PROSE = re.compile(
    r"sha256:[0-9a-f]+|https?://\S+(?: https?://\S+)*"
)  # digits in these are no one's number


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How an answer is written."""

    width: int | None = None  # of the screen, for a table; None lets every cell be as long as it is
    spreadsheet_safe: bool = True  # csv: an apostrophe before texts that a spreadsheet would run
    links: tuple[
        str, ...
    ] = ()  # json: the head's links (section 3.1.2), such as an address that describes the query


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """One form of answers."""

    name: str
    media_type: str
    extension: str
    for_people: bool  # goes to a console in its encoding; the others are bytes in UTF-8
    rows: Callable[[Answer, Options], Iterator[str]]
    triples: Callable[[Answer, Options], Iterator[str]]


def write(answer: Answer, format: str, stream: IO[Any], options: Options | None = None) -> None:
    """Write an answer, while it is read.

    Args:
        answer: from `run`; its rows are read to the end.
        format: a name of FORMATS.
        stream: binary (UTF-8 is written) or text; a text stream for csv must be opened with ``newline=""``.
        options: how.

    Raises:
        QueryError: there is no such format; or what reading the rows raises.
    """
    if format not in FORMATS:
        raise QueryError(f"no format {format!r}; one of: {', '.join(FORMATS)}")
    chosen = FORMATS[format]
    answer = replace(answer, rows=_leaving(answer))
    writer = chosen.triples if answer.kind == "triples" else chosen.rows
    binary = not isinstance(stream, io.TextIOBase) and "b" in getattr(stream, "mode", "b")
    for chunk in writer(answer, options or Options()):
        stream.write(chunk.encode() if binary else chunk)


def _leaving(answer: Answer) -> Iterator[Row]:
    """The rows as they may leave: contact data masked once more, quotes in columns for quotes at most 300 characters."""
    quotes = {column.name for column in answer.question.columns if column.type == "quote"}
    at_quotes = [name in quotes for name in answer.columns]
    for row in answer:
        yield tuple(
            _shown(term, quotation if quote else masked) if isinstance(term, ox.Literal) else term
            for term, quote in zip(row, at_quotes, strict=True)
        )


def _shown(term: ox.Literal, shown: Callable[[str], str]) -> ox.Literal:
    if term.datatype.value not in _TEXTS or _NO_PROSE.fullmatch(term.value):
        return term
    text = shown(term.value)
    if text == term.value:
        return term
    return ox.Literal(text, language=term.language) if term.language else ox.Literal(text)


# ---- rows ------------------------------------------------------------------------------------------------------------


def _table(answer: Answer, options: Options) -> Iterator[str]:
    if answer.boolean is not None:
        yield "yes\n" if answer.boolean else "no\n"
        return
    cells = ([shown(term, answer.base) for term in row] for row in answer)
    yield from table_rows(answer.columns, cells, numeric=_numeric(answer), width=options.width)


def _markdown(answer: Answer, options: Options) -> Iterator[str]:
    if answer.boolean is not None:
        yield "yes\n" if answer.boolean else "no\n"
        return
    cells = ([shown(term, answer.base) for term in row] for row in answer)
    yield from markdown_rows(answer.columns, cells, numeric=_numeric(answer))


def _numeric(answer: Answer) -> frozenset[str]:
    return frozenset(
        column.name for column in answer.question.columns if column.type in ("integer", "decimal")
    )


def _csv(answer: Answer, options: Options) -> Iterator[str]:
    """SPARQL 1.1 Query Results CSV and TSV Formats, section 3; lines end with CRLF (RFC 4180)."""
    buffer = io.StringIO()
    writer = csv_module.writer(buffer, lineterminator="\r\n")

    def line(cells: Iterable[str]) -> str:
        buffer.seek(0)
        buffer.truncate()
        writer.writerow(cells)
        return buffer.getvalue()

    if answer.boolean is not None:  # the standard has no form for ASK
        yield line(["answer"]) + line(["true" if answer.boolean else "false"])
        return
    yield line(answer.columns)
    for row in answer:
        yield line(_plain(term, options.spreadsheet_safe) for term in row)


def _plain(term: Term | None, safe: bool) -> str:
    if term is None:
        return ""
    if isinstance(term, ox.NamedNode):
        return term.value
    if isinstance(term, ox.Literal):
        return cell(term.value) if safe else term.value
    return str(term)


def _tsv(answer: Answer, options: Options) -> Iterator[str]:
    """SPARQL 1.1 Query Results CSV and TSV Formats, section 4: terms in Turtle's syntax, tabs and line ends escaped."""
    if answer.boolean is not None:
        yield "?answer\n" + ("true\n" if answer.boolean else "false\n")
        return
    yield "\t".join(f"?{column}" for column in answer.columns) + "\n"
    for row in answer:
        yield "\t".join("" if term is None else _turtle(term) for term in row) + "\n"


def _turtle(term: Term) -> str:
    written = str(term)
    return written.replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _json(answer: Answer, options: Options) -> Iterator[str]:
    """SPARQL 1.1 Query Results JSON Format, one row to a line."""
    head: dict[str, object] = {"link": list(options.links)} if options.links else {}
    if answer.boolean is not None:
        yield _dumped({"head": head, "boolean": answer.boolean}) + "\n"
        return
    yield f'{{"head":{_dumped({"vars": list(answer.columns), **head})},"results":{{"bindings":['
    between = "\n"
    for row in answer:
        bound = {
            name: _json_term(term) for name, term in zip(answer.columns, row, strict=True) if term is not None
        }
        yield between + _dumped(bound)
        between = ",\n"
    yield "\n]}}\n"


def _json_term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):  # RDF 1.2; the form of the SPARQL 1.2 draft
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {name: _json_term(part) for name, part in parts.items()}}
    found: dict[str, object] = {"type": "literal", "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype.value != _XSD + "string":
        found["datatype"] = term.datatype.value
    return found


def _dumped(value: object) -> str:
    return json_module.dumps(value, ensure_ascii=False, separators=(",", ":"))


# ---- triples ---------------------------------------------------------------------------------------------------------


def _graph_turtle(answer: Answer, options: Options) -> Iterator[str]:
    triples = _sorted_triples(answer)
    used = {term.value for triple in triples for term in _nodes(triple)}
    known = {
        prefix: space
        for prefix, space in prefixes(answer.base).items()
        if any(iri.startswith(space) for iri in used)
    }
    yield _serialised(triples, ox.RdfFormat.TURTLE, known)


def _graph_markdown(answer: Answer, options: Options) -> Iterator[str]:
    turtle = "".join(_graph_turtle(answer, options))
    longest = max((len(run) for run in re.findall("`+", turtle)), default=0)
    fence = "`" * max(3, longest + 1)
    yield f"{fence}turtle\n{turtle}{fence}\n"


def _graph_json(answer: Answer, options: Options) -> Iterator[str]:
    yield _serialised(_sorted_triples(answer), ox.RdfFormat.JSON_LD, {}) + "\n"


def _serialised(triples: list[ox.Triple], format: ox.RdfFormat, known: Mapping[str, str]) -> str:
    written = ox.serialize(triples, format=format, prefixes=dict(known))
    assert written is not None  # it is only where a file was named
    return written.decode()


def _sorted_triples(answer: Answer) -> list[ox.Triple]:
    """The triples once each, in one order; blank nodes of a template get names that their content decides (RDFC-1.0)."""
    found = ox.Dataset(ox.Quad(*_triple(row)) for row in answer)
    if any(isinstance(part, ox.BlankNode) for quad in found for part in (quad.subject, quad.object)):
        found.canonicalize(ox.CanonicalizationAlgorithm.RDFC_1_0)
    return sorted((quad.triple for quad in found), key=str)


def _triple(row: Row) -> tuple[Any, Any, Any]:
    subject, predicate, value = row
    return subject, predicate, value


def _nodes(triple: ox.Triple) -> Iterator[ox.NamedNode]:
    for term in (triple.subject, triple.predicate, triple.object):
        if isinstance(term, ox.NamedNode):
            yield term
        elif isinstance(term, ox.Literal):
            yield term.datatype


_ALL = (
    Format(
        name="table",
        media_type="text/plain",
        extension="txt",
        for_people=True,
        rows=_table,
        triples=_graph_turtle,
    ),
    Format(
        name="csv",
        media_type="text/csv",
        extension="csv",
        for_people=False,
        rows=_csv,
        triples=_csv,
    ),
    Format(
        name="tsv",
        media_type="text/tab-separated-values",
        extension="tsv",
        for_people=False,
        rows=_tsv,
        triples=_tsv,
    ),
    Format(
        name="json",
        media_type="application/sparql-results+json",
        extension="srj",
        for_people=False,
        rows=_json,
        triples=_graph_json,
    ),
    Format(
        name="markdown",
        media_type="text/markdown",
        extension="md",
        for_people=True,
        rows=_markdown,
        triples=_graph_markdown,
    ),
)
FORMATS: Mapping[str, Format] = MappingProxyType({form.name: form for form in _ALL})
