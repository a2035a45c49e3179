"""Attributions: the sources of each agreement as a page shows them, with a sentence that says it."""

from __future__ import annotations

from typing import TypedDict

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, RDF, SDO, URIRef

from citypact.graph.columns import Columns, node
from citypact.graph.privacy import masked, quotation
from citypact.ontology.terms import PACT

__all__ = ["TELLING", "Attribution", "attributions"]

_Subject = ox.NamedNode | ox.BlankNode | ox.Triple
_Graph = ox.NamedNode | ox.BlankNode | ox.DefaultGraph

# the claims whose sentence says best that there is an agreement
TELLING = (PROV.wasDerivedFrom, PACT.status, PACT.signedOn, PACT.plannedFor, PACT.validFrom, DCTERMS.type)


class Attribution(TypedDict):
    """One source of an agreement."""

    source: str  # IRI
    title: str
    publisher: str
    url: str  # of a retelling: of its real source
    reading: str  # extracted, curated, row
    retelling: bool
    invented: bool
    reprint: bool  # it repeats another source's text: one witness with it
    quote: str | None  # verbatim, masked, at most 300 characters; None where nothing was quoted


def attributions(store: ox.Store, columns: Columns) -> dict[str, tuple[Attribution, ...]]:
    """The attributions of every agreement, by its IRI; in the order of the sources' IRIs."""
    quotes = _quotes(store)
    described = {source: _described(source, columns) for source in columns.instances(PACT.Source)}
    found: dict[str, tuple[Attribution, ...]] = {}
    agreements = set(columns.instances(PACT.Agreement))
    for agreement, sources in columns.values(PROV.wasDerivedFrom).items():
        if agreement in agreements:
            found[agreement] = tuple(
                {
                    **(described.get(source) or _described(source, columns)),
                    "quote": quotes.get((agreement, source)),
                }
                for source in sources
            )
    return found


def _described(source: str, columns: Columns) -> Attribution:
    original = columns.first(PROV.wasDerivedFrom, source)
    publisher = columns.first(DCTERMS.publisher, source) or columns.first(DCTERMS.publisher, original)
    titles = columns.tagged(DCTERMS.title).get(source, {})
    return Attribution(
        source=source,
        title=masked(titles[min(titles)] if titles else columns.name(source)),
        publisher=masked(columns.name(publisher)) if publisher else "",
        url=columns.first(SDO.url, source) or columns.first(SDO.url, original),
        reading=columns.first(PACT.reading, source),
        retelling=columns.first(DCTERMS.type, source) == "retelling",
        invented=columns.first(DCTERMS.type, source) == "invented",
        reprint=bool(columns.first(PACT.reprintOf, source)),
        quote=None,
    )


def _quotes(store: ox.Store) -> dict[tuple[str, str], str]:
    """(agreement, source) -> the longest quote among its telling claims, of equals the first in the text."""
    best: dict[tuple[str, str], tuple[int, int, str]] = {}
    for predicate in TELLING:
        for told in store.quads_for_pattern(None, node(RDF.predicate), node(predicate), None):
            evidence, graph = told.subject, told.graph_name
            quoted = [
                (-len(quote), int(start), quote)
                for span in _objects(store, evidence, PACT.span, graph)
                for quote in _texts(store, span, PACT.quote, graph)
                for start in _texts(store, span, PACT.start, graph) or ["0"]
            ]
            if not quoted:
                continue
            for agreement in _texts(store, evidence, RDF.subject, graph):
                for source in _texts(store, evidence, PROV.wasDerivedFrom, graph):
                    known = best.get((agreement, source))
                    best[agreement, source] = min([*quoted, known] if known else quoted)
    return {key: quotation(text) for key, (_, _, text) in best.items()}


def _objects(store: ox.Store, subject: _Subject, term: URIRef, graph: _Graph) -> list[_Subject]:
    found = store.quads_for_pattern(subject, node(term), None, graph)
    return [quad.object for quad in found if isinstance(quad.object, ox.NamedNode | ox.BlankNode)]


def _texts(store: ox.Store, subject: _Subject, term: URIRef, graph: _Graph) -> list[str]:
    found = store.quads_for_pattern(subject, node(term), None, graph)
    return [quad.object.value for quad in found if isinstance(quad.object, ox.NamedNode | ox.Literal)]
