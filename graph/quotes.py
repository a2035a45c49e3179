"""Quotes: the words of sources that the evidence of claims points at."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import PROV, RDF, URIRef

from citypact.graph.columns import Columns
from citypact.ontology.terms import PACT

__all__ = ["Quoted", "quoted"]

# from the quotes on: facts of tables and hand-written records have none, however many they are
_QUOTED = f"""
SELECT ?subject ?claimed ?source ?start ?end ?quote ?confidence ?who WHERE {{ GRAPH ?graph {{
  ?span <{PACT.quote}> ?quote .
  ?evidence <{PACT.span}> ?span ; <{RDF.predicate}> ?claimed ; <{RDF.subject}> ?subject ;
            <{PROV.wasDerivedFrom}> ?source .
  OPTIONAL {{ ?span <{PACT.start}> ?start }}
  OPTIONAL {{ ?span <{PACT.end}> ?end }}
  OPTIONAL {{ ?evidence <{PACT.confidence}> ?confidence }}
  OPTIONAL {{ ?evidence <{PROV.wasAttributedTo}> ?who }}
  FILTER (?claimed IN (%s))
}} }}"""


class Quoted(NamedTuple):
    """A claim about a subject, and the words of a source that say so."""

    subject: str
    claimed: URIRef
    source: str
    start: int | None  # code points in the source's text
    end: int | None
    text: str
    confidence: float | None
    who: str = ""  # IRI of the person who confirmed it


def quoted(store: ox.Store, columns: Columns, claims: Iterable[URIRef]) -> Iterator[Quoted]:
    """What is quoted in the graphs of all sources; where no source has a text, the store is not asked.

    Args:
        store: of a build.
        columns: of its known graph.
        claims: the properties that count.
    """
    if not columns.values(PACT.contentHash):
        return
    text = _QUOTED % ", ".join(f"<{term}>" for term in claims)
    for subject, claimed, source, start, end, quote, confidence, who in store.query(text):  # type: ignore[union-attr]
        yield Quoted(
            subject=subject.value,
            claimed=URIRef(claimed.value),
            source=source.value,
            start=int(start.value) if start else None,
            end=int(end.value) if end else None,
            text=quote.value,
            confidence=float(confidence.value) if confidence else None,
            who=who.value if who else "",
        )
