"""Properties: by which properties the columns of an answer are had: in ``?a pact:signedOn ?d``, ?d is the day of signing.

So what stands in a column is held against the claims of these properties alone: a day of signing is not the planned
one, and a body for which somebody signs is not a party. Of a column that is given in one of several ways (UNION, COALESCE,
a|b) each will do; what several patterns say of it, is said by all of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from typing import NamedTuple

import pyoxigraph as ox
from rdflib import ORG, RDF

from citypact.graph.ntriples import earliest, latest
from citypact.ontology.terms import PACT
from citypact.queries.datasets import resolved
from citypact.queries.patterns import UNKNOWN, Place, patterns
from citypact.queries.selects import made, selects, word
from citypact.queries.terms import Term, is_day, said
from citypact.queries.tokens import Token, tokens

__all__ = ["BEHALF", "HEADLINE", "ISSUED", "SEEN", "Had", "Properties", "is_value", "properties"]

BEHALF = frozenset({str(PACT.onBehalfOf)})
HEADLINE = frozenset({str(PACT.headlineDomain)})
ISSUED = frozenset({str(PACT.issuer)})
SEEN = frozenset({str(PACT.seenInOffice)})
_OFFICE = frozenset({str(ORG.organization), str(ORG.postIn)})
_PARTY = frozenset({str(PACT.party), str(PACT.body)})
# what sources claim of the bodies and fields of an agreement, by the properties of the known graph
_CLAIMED: Mapping[str, frozenset[str]] = {
    **{each: its for its in (BEHALF, HEADLINE, ISSUED, _OFFICE, _PARTY) for each in its},
    str(PACT.covers): HEADLINE | {str(PACT.covers)},
}


_WITHIN = "."  # in the name of a variable that a SELECT within does not give on
_RECKONED = {"Earliest": earliest, "Latest": latest}  # days of the known graph, of what sources claim


class Had(NamedTuple):
    """One way in which a column is had."""

    claims: frozenset[str] | None  # that count; None where any does
    subjects: frozenset[str]  # of which it is said
    root: str


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
        return _counting(term, set(self._its(self.of.get(column, ()), cells)))

    def had(self, column: str, term: Term, cells: Mapping[str, Term | None]) -> Iterator[Had]:
        """In which ways what stands in a column is had: in all of them."""
        patterns = dict[int, list[Place]]()
        for place in sorted(self.of.get(column, ())):
            patterns.setdefault(place.at, []).append(place)
        known = self.claimed(column, term, cells) is not None
        for places in patterns.values():
            claims = _counting(term, set(self._its(places, cells))) if known else None
            roots = " ".join(sorted({place.root for place in places}))
            yield Had(claims, frozenset(place.subject for place in places), roots)

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
        return UNKNOWN in self._its(self.of.get(column, ()), cells)

    def of_one(self, column: str, other: str) -> bool:
        """Whether what stands in two columns is said of one thing, or of what stands in the other of them."""
        subjects = {place.subject for place in self.of.get(column, ())}
        return f"?{other}" in subjects or not subjects.isdisjoint(
            place.subject for place in self.of.get(other, ())
        )

    def of_subjects(self, column: str, subjects: Collection[str]) -> bool:
        """Whether what stands in a column is one of these, or is said of one."""
        return f"?{column}" in subjects or any(place.subject in subjects for place in self.of.get(column, ()))

    def _its(self, places: Iterable[Place], cells: Mapping[str, Term | None]) -> Iterator[str]:
        for _, property, *_ in places:
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
    read = _apart(text)
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
    times = Counter(name for name, _ in given)
    while before != found:  # what is made of what was made
        before = dict(found)
        for name, variables in given:
            if its := frozenset[Place]().union(*(found.get(each, ()) for each in variables)):
                if times[name] > 1 or len(variables) > 1:  # any of them will do
                    its = frozenset(place._replace(at=-1) for place in its)
                found[name] = found.get(name, frozenset()) | its
    return Properties({name: places for name, places in found.items() if _WITHIN not in name})


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


def _apart(text: str) -> list[Token]:
    """The tokens of a query, with names of their own for the variables that a SELECT within it does not give on."""
    read = list(tokens(text))
    for at, each in enumerate(selects(text)):
        if each.around is None or (given := each.columns) is None:
            continue
        beside = {token.start for token in (*each.head, *(each.by or ()))}
        read = [
            replace(token, text=f"{token.text}{_WITHIN}{at}")
            if token.kind == "variable"
            and token.text[1:] not in given
            and (each.start <= token.start < each.end or token.start in beside)
            else token
            for token in read
        ]
    return read


def _counting(term: Term, its: Collection[str]) -> frozenset[str] | None:
    """The claims by these properties that a term is held against; None where any will do."""
    if not its or UNKNOWN in its:
        return None
    if isinstance(term, ox.Literal):
        return frozenset(its)
    return frozenset[str]().union(*(_CLAIMED.get(each, ()) for each in its)) or None


def _written(place: Place) -> bool:
    """Whether its property is an IRI as the query writes it."""
    return place.property != UNKNOWN and not place.property.startswith("?")
