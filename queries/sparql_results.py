"""The result formats of SPARQL 1.1: CSV, TSV, JSON and XML, each row written as it comes."""

from __future__ import annotations

import csv as csv_module
import io
import json as json_module
from collections.abc import Iterable, Iterator
from xml.sax.saxutils import escape, quoteattr

import pyoxigraph as ox

from citypact.graph.exports.cells import cell
from citypact.graph.exports.xml_text import xml_text
from citypact.queries.forms import Options
from citypact.queries.running import Answer
from citypact.queries.terms import Term

__all__ = ["csv", "json", "tsv", "xml"]

_STRING = "http://www.w3.org/2001/XMLSchema#string"


def csv(answer: Answer, options: Options) -> Iterator[str]:
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


def tsv(answer: Answer, options: Options) -> Iterator[str]:
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


def json(answer: Answer, options: Options) -> Iterator[str]:
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
    elif term.datatype.value != _STRING:
        found["datatype"] = term.datatype.value
    return found


def _dumped(value: object) -> str:
    return json_module.dumps(value, ensure_ascii=False, separators=(",", ":"))


def xml(answer: Answer, options: Options) -> Iterator[str]:
    """SPARQL Query Results XML Format (second edition), one row to a line.

    A carriage return is written as a reference, which a parser gives back as it was; characters that XML 1.0 forbids
    become U+FFFD, here as in the exports.
    """
    yield '<?xml version="1.0" encoding="UTF-8"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n'
    links = "".join(f"<link href={_attribute(link)}/>" for link in options.links)
    if answer.boolean is not None:
        yield f"<head>{links}</head>\n<boolean>{'true' if answer.boolean else 'false'}</boolean>\n</sparql>\n"
        return
    variables = "".join(f"<variable name={_attribute(name)}/>" for name in answer.columns)
    yield f"<head>{variables}{links}</head>\n<results>\n"
    opened = [f"<binding name={_attribute(name)}>" for name in answer.columns]
    for row in answer:
        bound = (
            f"{start}{_xml_term(term)}</binding>"
            for start, term in zip(opened, row, strict=True)
            if term is not None
        )
        yield f"<result>{''.join(bound)}</result>\n"
    yield "</results>\n</sparql>\n"


def _xml_term(term: Term) -> str:
    if isinstance(term, ox.NamedNode):
        return f"<uri>{_content(term.value)}</uri>"
    if isinstance(term, ox.BlankNode):
        return f"<bnode>{_content(term.value)}</bnode>"
    if isinstance(term, ox.Triple):  # RDF 1.2; the form of the SPARQL 1.2 draft
        parts = (("subject", term.subject), ("predicate", term.predicate), ("object", term.object))
        return (
            "<triple>" + "".join(f"<{name}>{_xml_term(part)}</{name}>" for name, part in parts) + "</triple>"
        )
    if term.language:
        said = f" xml:lang={_attribute(term.language)}"
    elif term.datatype.value != _STRING:
        said = f" datatype={_attribute(term.datatype.value)}"
    else:
        said = ""
    return f"<literal{said}>{_content(term.value)}</literal>"


def _content(text: str) -> str:
    if "\r" not in text:
        return escape(xml_text(text))
    return "&#13;".join(escape(xml_text(part)) for part in text.split("\r"))


def _attribute(text: str) -> str:
    return quoteattr(xml_text(text))
