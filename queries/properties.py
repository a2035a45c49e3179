"""Properties: by which properties the columns of an answer are had: in ``?a pact:signedOn ?d``, ?d is the day of signing.

So what stands in a column is held against the claims of these properties alone: a day of signing is not the planned
one, and a body for which somebody signs is not a party. Of a column that several patterns give (UNION, COALESCE), each will do.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox
from rdflib import ORG, RDF

from citypact.graph.ntriples import earliest, latest
from citypact.ontology.terms import PACT
from citypact.queries.datasets import resolved
from citypact.queries.patterns import UNKNOWN, Place, patterns
from citypact.queries.selects import made, word
from citypact.queries.terms import Term, is_day, said
from citypact.queries.tokens import tokens

__all__ = ["BEHALF", "HEADLINE", "ISSUED", "Properties", "is_value", "properties"]

BEHALF = frozenset({str(PACT.onBehalfOf)})
HEADLINE = frozenset({str(PACT.headlineDomain)})
ISSUED = frozenset({str(PACT.issuer)})
_OFFICE = frozenset({str(ORG.organization), str(ORG.postIn)})
_PARTY = frozenset({str(PACT.party), str(PACT.body)})
# what sources claim of the bodies and fields of an agreement, by the properties of the known graph
_CLAIMED: Mapping[str, frozenset[str]] = {
    **{each: its for its in (BEHALF, HEADLINE, ISSUED, _OFFICE, _PARTY) for each in its},
    str(PACT.covers): HEADLINE | {str(PACT.covers)},
}


_RECKONED = {"Earliest": earliest, "Latest": latest}  # days of the known graph, of what sources claim


@dataclass(frozen=True, slots=True)
class Properties:
    """By which properties columns are had.

    >>> its = properties("SELECT ?a ?day { ?a pact:signedOn ?d BIND(?d AS ?day) }", {"pact": "urn:pact#"})
    >>> its.claimed("day", ox.Literal("2023"), {})
    frozenset({'urn:pact#signedOn'})
    """

    of: Mapping[str, frozenset[Place]] = field(default_factory=dict)  # of each variable

    def claimed(self, column: str, term: Term, cells: Mapping[str, Term | None]) -> frozenset[str] | None:
        """The claims that what stands in a column is held against; None where any will do.

        Args:
            column: its name.
            term: what stands there.
            cells: all that stands in the row.
        """
        its = set(self._its(column, cells))
        if not its or UNKNOWN in its:
            return None
        if isinstance(term, ox.Literal):
            return frozenset(its)
        return frozenset[str]().union(*(_CLAIMED.get(each, ()) for each in its)) or None

    def counting(
        self, columns: Iterable[str], cells: Mapping[str, Term | None]
    ) -> Iterator[tuple[Term, frozenset[str]]]:
        """Of what stands in these columns, the claims that count, where not any does."""
        for column in columns:
            term = cells.get(column)
            if term is not None and (claims := self.claimed(column, term, cells)) is not None:
                yield term, claims

    def unshown(self, column: str, cells: Mapping[str, Term | None]) -> bool:
        """Whether the text has a column by a property that it does not show."""
        return UNKNOWN in self._its(column, cells)

    def of_one(self, column: str, other: str) -> bool:
        """Whether what stands in two columns is said of one thing, or of what stands in the other of them."""
        subjects = {place.subject for place in self.of.get(column, ())}
        return f"?{other}" in subjects or not subjects.isdisjoint(
            place.subject for place in self.of.get(other, ())
        )

    def _its(self, column: str, cells: Mapping[str, Term | None]) -> Iterator[str]:
        for _, property in self.of.get(column, ()):
            named = cells.get(property[1:]) if property.startswith("?") else None
            if isinstance(named, ox.NamedNode):  # ?a ?property ?value, with the property in a column
                yield named.value
            else:
                yield UNKNOWN if property.startswith("?") or property == str(RDF.object) else property


def properties(text: str, known: Mapping[str, str]) -> Properties:
    """By which properties the variables of a query are had, also by way of other names.

    Args:
        text: the query, which the engine has read before.
        known: the prefixes that need no declaration.
    """
    read = list(tokens(text))
    found = {variable: frozenset(places) for variable, places in patterns(read).items()}
    names = sorted({place.property for places in found.values() for place in places if _written(place)})
    form = next((token.start for token in read if word(token) == "SELECT"), 0)
    iris = dict(zip(names, (resolved(text[:form], names, known) or ()) if names else (), strict=False))
    found = {
        variable: frozenset(
            place._replace(property=iris.get(place.property, UNKNOWN)) if _written(place) else place
            for place in places
        )
        for variable, places in found.items()
    }
    given, before = list(made(read, aggregated=False)), dict[str, frozenset[Place]]()
    while before != found:  # what is made of what was made
        before = dict(found)
        for name, variables in given:
            if its := frozenset[Place]().union(*(found.get(each, ()) for each in variables)):
                found[name] = found.get(name, frozenset()) | its
    return Properties(found)


def is_value(property: str, value: Term | None, other: Term, by: frozenset[str] | None) -> bool:
    """Whether a claim says this value, by a property that counts; also of the day from or up to which it may mean."""
    if by is None or property in by:
        return value == other
    return (
        is_day(other)
        and is_day(value)
        and any(
            f"{property}{end}" in by and reckoned(said(value)) == said(other)
            for end, reckoned in _RECKONED.items()
        )
    )


def _written(place: Place) -> bool:
    """Whether its property is an IRI as the query writes it."""
    return place.property != UNKNOWN and not place.property.startswith("?")
