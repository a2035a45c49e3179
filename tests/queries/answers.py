"""Answers that no graph gave: rows made up for the tests of forms."""

from __future__ import annotations

import io
from collections.abc import Iterable, Sequence
from typing import Any

import pyoxigraph as ox
import rdflib

from citypact.queries import Answer, Options, own, write
from citypact.queries.terms import Term

XSD = "http://www.w3.org/2001/XMLSchema#"
BASE = "https://w3id.org/citypact/id/"


def literal(text: str, kind: str) -> ox.Literal:
    return ox.Literal(text, datatype=ox.NamedNode(XSD + kind))


def answer(
    rows: Iterable[tuple[Term | None, ...]], columns: Sequence[str] = ("a", "b", "c"), header: str = ""
) -> Answer:
    text = f"{header}\nSELECT * {{}}"
    return Answer(
        kind="rows", columns=tuple(columns), rows=iter(rows), question=own(text), text=text, base=BASE
    )


def triples(rows: Iterable[tuple[Term | None, ...]]) -> Answer:
    columns = ("subject", "predicate", "object")
    return Answer(
        kind="triples", columns=columns, rows=iter(rows), question=own("SELECT * {}"), text="", base=BASE
    )


def written(given: Answer, form: str, **options: Any) -> bytes:
    stream = io.BytesIO()
    write(given, form, stream, Options(**options))
    return stream.getvalue()


def as_rdflib(term: Term | None) -> rdflib.term.Identifier | None:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if isinstance(term, ox.Literal):
        kind = (
            None
            if term.language or term.datatype.value == XSD + "string"
            else rdflib.URIRef(term.datatype.value)
        )
        return rdflib.Literal(term.value, lang=term.language, datatype=kind, normalize=False)
    return None


def shape(term: Any) -> Any:
    """What must survive: lexical form, language, datatype; a blank node is only that."""
    if isinstance(term, rdflib.BNode):
        return "blank"
    if isinstance(term, rdflib.Literal):
        return (
            str(term),
            term.language,
            None if term.datatype in (None, rdflib.XSD.string) else str(term.datatype),
        )
    return None if term is None else (type(term).__name__, str(term))
