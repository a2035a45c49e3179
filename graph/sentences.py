"""Sentences: the words in the sources that say what is known of each agreement, and what each of them says.

Only what the graph quotes is shown: names of suppressed people are out of that, and it is short.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, SDO, URIRef

from citypact.graph.columns import Columns
from citypact.graph.privacy import masked, quotation
from citypact.graph.quotes import quoted
from citypact.ontology.terms import PACT

__all__ = ["Mark", "Sentence", "sentences"]

# what a claim is about, as a card names it
_FACTS: dict[URIRef, str] = {
    PROV.wasDerivedFrom: "agreement",
    DCTERMS.type: "type",
    PACT.status: "status",
    PACT.signedOn: "date",
    PACT.plannedFor: "date",
    PACT.validFrom: "date",
    PACT.covers: "domains",
    PACT.body: "parties",
    PACT.person: "people",
    SDO.startDate: "date",
    SDO.location: "venue",
}
_PARTS = (
    PACT.participation,
    PACT.involvement,
    PACT.signingEvent,
)  # what is said of these is said of an agreement
_MOST = 4  # sentences of one source


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A part of a sentence that says one thing."""

    start: int
    end: int
    fact: str
    confidence: float | None
    by: str = ""  # the person who confirmed it, by name


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A quotation from a source, at most 300 characters, and what its parts say."""

    source: str  # IRI
    text: str
    marks: tuple[Mark, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Quote:
    fact: str
    start: int
    end: int
    text: str
    confidence: float | None
    by: str


def sentences(store: ox.Store, columns: Columns) -> dict[str, tuple[Sentence, ...]]:
    """The sentences of every agreement by its IRI, source by source, in the order of the text."""
    found: dict[tuple[str, str], set[_Quote]] = {}
    rows = list(quoted(store, columns, _FACTS))
    owners = (
        {part: owner for term in _PARTS for owner, parts in columns.values(term).items() for part in parts}
        if rows
        else {}
    )
    for each in rows:
        if each.start is None or each.end is None:
            continue
        agreement = owners.get(each.subject, each.subject)
        found.setdefault((agreement, each.source), set()).add(
            _Quote(
                fact=_FACTS[each.claimed],
                start=each.start,
                end=each.end,
                text=each.text,
                confidence=each.confidence,
                by=masked(columns.name(each.who)) if each.who else "",
            )
        )
    told: dict[str, tuple[Sentence, ...]] = {}
    for (agreement, source), quotes in sorted(found.items()):
        told[agreement] = (*told.get(agreement, ()), *_sentences(source, quotes))
    return told


def _sentences(source: str, quotes: Iterable[_Quote]) -> list[Sentence]:
    """The longest quotes, each with those that lie inside it."""
    left = sorted(quotes, key=lambda each: (each.start - each.end, each.start, each.fact))
    held: list[tuple[_Quote, list[Mark]]] = []
    for quote in left:
        for whole, marks in held:
            at = quote.start - whole.start
            if at >= 0 and whole.text[at : at + len(quote.text)] == quote.text:
                marks.append(_mark(quote, at))
                break
        else:
            held.append((quote, [_mark(quote, 0)]))
    chosen = sorted(held[:_MOST], key=lambda each: each[0].start)
    return [_sentence(source, whole.text, marks) for whole, marks in chosen]


def _mark(quote: _Quote, at: int) -> Mark:
    return Mark(start=at, end=at + len(quote.text), fact=quote.fact, confidence=quote.confidence, by=quote.by)


def _sentence(source: str, text: str, marks: list[Mark]) -> Sentence:
    """Masked and cut; where masking moved the letters, the whole is marked."""
    shown = quotation(text)
    moved = not text.startswith(shown.removesuffix("…"))
    size = len(shown)
    kept = {
        Mark(
            start=0 if moved else min(mark.start, size),
            end=size if moved else min(mark.end, size),
            fact=mark.fact,
            confidence=mark.confidence,
            by=mark.by,
        )
        for mark in marks
        if moved or mark.start < size - 1
    }
    return Sentence(
        source=source,
        text=shown,
        marks=tuple(
            sorted(kept, key=lambda mark: (mark.start, -mark.end, mark.fact, mark.confidence or 0, mark.by))
        ),
    )
