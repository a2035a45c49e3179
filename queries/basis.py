"""Basis: what carries a row: a thing, and what narrows what sources say of it to what this row says.

A header names it. ``evidence: [agreement]`` are columns (or parameters) whose IRIs carry a row, each by itself;
``evidence: [[agreement, person]]`` is the agreement narrowed by the person: what is said of their common parts, which
is how this person takes part in this agreement. A value narrows too: then it is what is claimed. ``narrowed: {property:
p, source: s, quote: q}`` names the columns that hold the claim, its source and its words, where a row is about one of
these; a claim without the value that stands beside it is one that nobody makes.

In a row of a query without a header an agreement carries what stands beside it, narrowed by each domain, body, venue and
person of the row that some source claims of it, and by the sources of the row where that leaves any; without an agreement,
each IRI carries it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import SDO

from citypact.graph.privacy import quotation
from citypact.ontology.terms import PACT
from citypact.queries.terms import Term

__all__ = [
    "AGREEMENT",
    "BODY",
    "DOMAIN",
    "EVIDENCE",
    "NARROWING",
    "PERSON",
    "SOURCE",
    "VENUE",
    "Basis",
    "Chain",
    "by_header",
    "by_kinds",
]

AGREEMENT = "agreement"
BODY = "body"
DOMAIN = "domain"
PERSON = "person"
VENUE = "venue"
SOURCE = "source"
EVIDENCE = "evidence"
# what narrows an agreement that it stands beside, and the claims by which it is a part of it; "" is any
NARROWING: Mapping[str, tuple[str, ...]] = {
    BODY: (str(PACT.participation),),
    DOMAIN: ("",),
    PERSON: ("",),
    VENUE: (str(SDO.location), str(SDO.containedInPlace)),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A thing that carries a row, and what narrows the claims about it and its parts; what is empty narrows nothing."""

    thing: str  # its IRI
    others: tuple[Term, ...] = ()  # of each: claims about a part that they share, or that say it
    claim: str = ""  # IRI of the property
    sources: frozenset[str] = frozenset()  # IRIs
    quote: str | None = None  # as it is shown

    @property
    def narrow(self) -> bool:
        """Whether it is a claim about the thing that carries the row, not all that is said of it."""
        return bool(self.others or self.claim or self.sources)


Chain = tuple[tuple[Basis, ...], ...]  # the first of these of which any source says something carries a row


def by_header(
    evidence: Sequence[Sequence[str]], narrowed: Mapping[str, str], cells: Mapping[str, Term | None]
) -> Iterator[tuple[str, Basis]]:
    """What carries a row as its header says, each with its column.

    Args:
        evidence: the columns; of several together the first is narrowed by the others.
        narrowed: the columns of the property, the source and the quote.
        cells: what stands in each column, and in the parameters.
    """
    said = {role: cells.get(column) for role, column in narrowed.items()}
    quote = said.get("quote")
    source = _iri(said.get("source"))
    for first, *others in evidence:
        values = tuple(term for name in others if (term := cells.get(name)) is not None)
        # of a claim whose value is gone, nobody says what is not there
        gone = bool(others) and not values and said.get("property") is not None and "source" not in narrowed
        if (thing := _iri(cells.get(first))) and not gone:
            yield (
                first,
                Basis(
                    thing=thing,
                    others=values,
                    claim=_iri(said.get("property")),
                    sources=frozenset({source} if source else ()),
                    quote=quotation(quote.value) if isinstance(quote, ox.Literal) else None,
                ),
            )


def by_kinds(things: Sequence[str], kinds: Mapping[str, str]) -> Iterator[Chain]:
    """What carries a row of these IRIs: for each that does, the narrowest first, and of these the first that any source says.

    Args:
        things: the IRIs of the row.
        kinds: of an IRI, what it is.
    """
    agreements = [each for each in things if kinds.get(each) == AGREEMENT]
    sources = frozenset(each for each in things if kinds.get(each) == SOURCE)
    beside = [
        (ox.NamedNode(each), claim)
        for each in things
        for claim in NARROWING.get(kinds.get(each, ""), ())
        if agreements
    ]
    themselves = tuple(Basis(thing=each) for each in things if each in sources)
    for thing in agreements or [each for each in things if each not in sources]:
        chain = []
        for within in dict.fromkeys((sources, frozenset[str]())):
            if beside:
                chain.append(
                    tuple(
                        Basis(thing=thing, others=(one,), claim=claim, sources=within)
                        for one, claim in beside
                    )
                )
            chain.append((Basis(thing=thing, sources=within),))
        yield (*chain, themselves)
    if len(sources) == len(set(things)):
        yield (themselves,)


def _iri(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
