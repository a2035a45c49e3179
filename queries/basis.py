"""Basis: what carries a row: a thing, and what narrows what sources say of it to what this row says.

A header names it. ``evidence: [agreement]`` are columns (or parameters) whose IRIs carry a row, each by itself;
``evidence: [[agreement, person]]`` is the agreement narrowed by the person: what is said of their common parts, which
is how this person takes part in this agreement. A value narrows too: then it is what is claimed. ``narrowed: {property:
p, source: s, quote: q}`` names the columns that hold the claim, its source and its words, where a row is about one of
these; a claim without the value that stands beside it is one that nobody makes.

A row of a query without a header rests on an agreement, narrowed by what stands beside it (`citypact.queries.carried`):
what each kind of thing must be in it is said here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyoxigraph as ox
from rdflib import DCTERMS, SDO

from citypact.graph.privacy import quotation
from citypact.ontology.terms import PACT
from citypact.queries.properties import Properties
from citypact.queries.terms import Term

__all__ = [
    "AGREEMENT",
    "BODY",
    "CAPACITY",
    "DETAILS",
    "DOMAIN",
    "EVIDENCE",
    "GROUNDS",
    "NARROWING",
    "PART",
    "PERSON",
    "POST",
    "ROLE",
    "SOURCE",
    "STATUS",
    "TYPE",
    "VENUE",
    "Basis",
    "Chain",
    "beside",
    "by_header",
]

AGREEMENT = "agreement"
BODY = "body"
CAPACITY = "capacity"
DOMAIN = "domain"
PART = "part"  # of one agreement: how a body or a person takes part, a ceremony
PERSON = "person"
POST = "post"
ROLE = "role"
STATUS = "status"
TYPE = "type"
VENUE = "venue"
SOURCE = "source"
EVIDENCE = "evidence"
# what narrows an agreement that it stands beside, and the claims by which it is a part of it; "" is any
NARROWING: Mapping[str, tuple[str, ...]] = {
    BODY: (str(PACT.participation),),
    DOMAIN: (),
    PERSON: (),
    POST: (),
    STATUS: (str(PACT.status),),
    TYPE: (str(DCTERMS.type),),
    VENUE: (str(SDO.location), str(SDO.containedInPlace)),
}
DETAILS: Mapping[str, str] = {ROLE: BODY, CAPACITY: PERSON}  # what is said of these in an agreement
GROUNDS = frozenset({AGREEMENT, SOURCE, EVIDENCE, PART, *NARROWING, *DETAILS})  # what a row may rest on


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """A thing that carries a row, and what narrows the claims about it and its parts; what is empty narrows nothing."""

    thing: str  # its IRI
    others: tuple[Term, ...] = ()  # of each: claims about a part that they share, or that say it
    claim: str = ""  # IRI of the property
    sources: frozenset[str] = frozenset()  # IRIs
    quote: str | None = None  # as it is shown
    named: bool = False  # whether claims about others that name it carry the row too
    by: frozenset[tuple[Term, frozenset[str]]] = (
        frozenset()
    )  # of each of the others: IRIs of the claims that count

    def counting(self, other: Term) -> frozenset[str] | None:
        """The claims of one of the others that count; None where any does."""
        return next((claims for each, claims in self.by if each == other), None)

    @property
    def narrow(self) -> bool:
        """Whether it is a claim about the thing that carries the row, not all that is said of it."""
        return bool(self.others or self.claim or self.sources)


Chain = tuple[tuple[Basis, ...], ...]  # the first of these of which any source says something carries a row


def by_header(
    evidence: Sequence[Sequence[str]],
    narrowed: Mapping[str, str],
    cells: Mapping[str, Term | None],
    properties: Properties,
) -> Iterator[tuple[str, Basis]]:
    """What carries a row as its header says, each with its column.

    Args:
        evidence: the columns; of several together the first is narrowed by the others.
        narrowed: the columns of the property, the source and the quote.
        cells: what stands in each column, and in the parameters.
        properties: by which they are had.
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
                    by=frozenset(() if "property" in narrowed else properties.counting(others, cells)),
                ),
            )


def beside(
    agreement: str,
    one: Term,
    kinds: Mapping[str, str],
    details: Sequence[str],
    sources: frozenset[str],
    together: Sequence[Term] = (),
    by: frozenset[tuple[Term, frozenset[str]]] = frozenset(),
) -> Chain:
    """How what stands beside an agreement narrows it: by how it takes part, else by any claim about it in the agreement.

    Args:
        agreement: its IRI.
        one: what stands beside it.
        kinds: of an IRI, what it is.
        details: the IRIs of what the row says of such a thing: a role, a capacity.
        sources: those of which alone claims count; none is all.
        together: what it is said with, of one part.
        by: of each, the claims that count, if not any does.
    """
    kind = kinds.get(_iri(one), "")
    others = (one, *(ox.NamedNode(each) for each in details if DETAILS[kinds[each]] == kind), *together)
    of_claims = tuple(
        Basis(thing=agreement, others=others, claim=claim, sources=sources, by=by)
        for claim in NARROWING.get(kind, ())
    )
    return (*filter(None, (of_claims,)), (Basis(thing=agreement, others=others, sources=sources, by=by),))


def _iri(term: Term | None) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""
