"""Terms as an engine gives them back, made the terms that were put into it."""

from __future__ import annotations

import pyoxigraph as ox

from citypact.graph.importing.results import NoResults, Value
from citypact.graph.servers.engines import Engine

__all__ = ["line_of", "term_of", "terms_again"]

_XSD = "http://www.w3.org/2001/XMLSchema#"
_BOOLEANS = {"1": "true", "0": "false"}

Node = ox.NamedNode | ox.BlankNode | ox.Literal


def term_of(value: Value, engine: Engine) -> Node:
    """What a variable is bound to, as a term.

    Raises:
        NoResults: when it is an IRI, a language or a datatype that none is.
    """
    try:
        if value.kind == "uri":
            return ox.NamedNode(value.text)
        if value.kind == "bnode":
            return ox.BlankNode(value.text.removeprefix("_:").replace("nodeID://", ""))
        return _literal(value.text, value.language, value.datatype, engine)
    except ValueError:
        raise NoResults(f"a term that is none: {value.text[:60]!r}") from None


def terms_again(triple: ox.Triple, engine: Engine) -> ox.Triple:
    """A triple of a CONSTRUCT, its literal as it was put in."""
    value = triple.object
    if not isinstance(value, ox.Literal) or (value.language and not value.datatype):
        return triple
    literal = _literal(value.value, value.language, value.datatype.value, engine)
    return triple if literal == value else ox.Triple(triple.subject, triple.predicate, literal)


def line_of(subject: object, predicate: object, value: object) -> str:
    """A statement as one line of N-Triples without its end of line, the same for the same statement everywhere."""
    return f"{subject} {predicate} {value} ."


def _literal(text: str, language: str | None, datatype: str | None, engine: Engine) -> ox.Literal:
    if language:
        return ox.Literal(text, language=language)
    if not datatype or datatype == f"{_XSD}string":
        return ox.Literal(text)
    datatype = engine.datatype(datatype)
    if datatype == f"{_XSD}boolean":
        text = _BOOLEANS.get(text, text)  # Virtuoso's JSON has 1 and 0
    return ox.Literal(text, datatype=ox.NamedNode(datatype))
