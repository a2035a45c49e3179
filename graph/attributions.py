"""Attributions: the sources of each agreement as a page shows them, with a sentence that says it."""

from __future__ import annotations

from typing import TypedDict

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, SDO

from citypact.graph.columns import Columns
from citypact.graph.privacy import masked, quotation
from citypact.graph.quotes import quoted
from citypact.ontology.terms import PACT

__all__ = ["TELLING", "Attribution", "attributions"]

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
    witness: str  # IRI of the source that it rests on: what it repeats or retells, else itself
    quote: str | None  # verbatim, masked, at most 300 characters; None where nothing was quoted


def attributions(store: ox.Store, columns: Columns) -> dict[str, tuple[Attribution, ...]]:
    """The attributions of every agreement, by its IRI; in the order of the sources' IRIs."""
    quotes = _quotes(store, columns)
    described = {source: _described(source, columns) for source in columns.instances(PACT.Source)}
    found: dict[str, tuple[Attribution, ...]] = {}
    agreements = set(columns.instances(PACT.Agreement))
    for agreement, sources in columns.values(PROV.wasDerivedFrom).items():
        if agreement in agreements:
            found[agreement] = tuple(
                _quoting(
                    described.get(source) or _described(source, columns), quotes.get((agreement, source))
                )
                for source in sources
            )
    return found


def _quoting(described: Attribution, quote: str | None) -> Attribution:
    """The attribution with a quote; without one the same for all agreements of the source."""
    return {**described, "quote": quote} if quote is not None else described


def _described(source: str, columns: Columns) -> Attribution:
    original = columns.first(PROV.wasDerivedFrom, source)
    repeated = columns.first(PACT.reprintOf, source)
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
        reprint=bool(repeated),
        witness=repeated or original or source,
        quote=None,
    )


def _quotes(store: ox.Store, columns: Columns) -> dict[tuple[str, str], str]:
    """(agreement, source) -> the longest quote among its telling claims, of equals the first in the text."""
    best: dict[tuple[str, str], tuple[int, int, str]] = {}
    for told in quoted(store, columns, TELLING):
        found = -len(told.text), told.start or 0, told.text
        key = told.subject, told.source
        best[key] = min(found, best.get(key, found))
    return {key: quotation(text) for key, (_, _, text) in best.items()}
