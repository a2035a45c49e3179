"""Held: the agreements that hold several things together: this body takes part, and it covers this field.

A row of a body and a field that names no agreement says that there is one of both. Which these are is looked up in the known
graph, for all rows of a block with things of the same kinds at a time, from a thing that few agreements have: without one (a
field and a status) there are too many to be told of.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

import pyoxigraph as ox

from citypact.queries import properties
from citypact.queries.asking import DECLARED, Asking
from citypact.queries.basis import (
    BODY,
    CAPACITY,
    DETAILS,
    DOMAIN,
    PART,
    PERSON,
    POST,
    ROLE,
    SOURCE,
    STATUS,
    TYPE,
    VENUE,
)
from citypact.queries.prefixes import PREFIXES
from citypact.queries.terms import said
from citypact.queries.tokens import tokens

__all__ = ["ANCHORS", "HAD", "NAMED", "OF_PERSON", "Held", "Things", "names_partners"]

BEHALF = "for"  # a body for which somebody acts
ISSUER = "issuer"  # a body that issued a source
HEADLINE = "headline"
OF_PERSON = "of person"  # a body for which the person of the row acts
# how an agreement has a thing of a kind; what few agreements have comes first
_HOLDING: Mapping[str, str] = {
    PART: "pact:participation|pact:involvement|pact:signingEvent|pact:priorRelation",
    PERSON: "pact:involvement/pact:person",
    VENUE: "pact:signingEvent/schema:location|pact:signingEvent/schema:location/schema:containedInPlace",
    POST: "pact:involvement/pact:heldPost",
    SOURCE: "prov:wasDerivedFrom",
    BEHALF: "pact:involvement/pact:onBehalfOf",
    ISSUER: "prov:wasDerivedFrom/pact:issuer",
    BODY: "pact:participation/pact:body",
    HEADLINE: "pact:headlineDomain",
    DOMAIN: "pact:covers|pact:headlineDomain",
    TYPE: "dct:type",
    STATUS: "pact:status",
    ROLE: "pact:participation/pact:role",
    CAPACITY: "pact:involvement/pact:capacity",
    OF_PERSON: "pact:involvement/pact:onBehalfOf",
}
# what a body or a field is to the agreements that have it by these properties
HAD: Mapping[frozenset[str], str] = {
    properties.BEHALF: BEHALF,
    properties.ISSUED: ISSUER,
    properties.HEADLINE: HEADLINE,
}
ANCHORS = frozenset({PART, PERSON, VENUE, POST, SOURCE, BODY})  # few agreements have the same one
NAMED = ANCHORS - {PART, SOURCE}  # what claims name, in other places too
# what is said of a thing in an agreement is said of the same part
_TOGETHER = {
    ROLE: "?tie pact:participation ?part%(at)d . ?part%(at)d pact:role ?x%(at)d ; pact:body ?x%(of)d .",
    CAPACITY: "?tie pact:involvement ?part%(at)d . ?part%(at)d pact:capacity ?x%(at)d ; pact:person ?x%(of)d .",
    OF_PERSON: "?tie pact:involvement ?part%(at)d . ?part%(at)d pact:onBehalfOf ?x%(at)d ; pact:person ?x%(of)d .",
}
_OF: Mapping[str, str] = {**DETAILS, OF_PERSON: PERSON}
_PARTNERS = "?tie pact:status ?current FILTER(?current IN (status:signed, status:renewed, status:in_force))"

Things = tuple[tuple[str, str], ...]  # of each its IRI, and what it is to an agreement that holds it


def names_partners(text: str) -> bool:
    """Whether a query asks of partners, so that the agreements that make them come first.

    >>> names_partners("SELECT ?a ?b { ?a pact:partnerOf ?b }"), names_partners("SELECT ?a { ?a pact:party ?b }")
    (True, False)
    """
    names = ("pact:partnerOf", f"<{PREFIXES['pact']}partnerOf>")
    return "partnerOf" in text and any(each.text in names for each in tokens(text))


@dataclass(slots=True)
class Held:
    """The agreements that hold things together, as far as they were looked up.

    Args:
        asking: how to ask.
        partners: whether those that make bodies partners (pact:partnerOf) come before all others.
        alone: whether those are all.
    """

    asking: Asking
    partners: bool = False
    alone: bool = False
    _of: dict[Things, set[str]] = field(default_factory=dict)

    def look_up(self, several: Iterable[Things]) -> None:
        """Which agreements hold all of these, for each of several."""
        new = set(several) - set(self._of)
        self._of.update((things, set()) for things in new)
        if self.partners:
            self._look_up(new, partners=True)
        if not self.alone:
            self._look_up({things for things in new if not self._of[things]}, partners=False)

    def of(self, things: Things) -> list[str]:
        """The agreements that hold all of these, in the order of their IRIs."""
        return sorted(self._of.get(things, ()))

    def clear(self) -> None:
        """Forget them: memory does not grow with the rows."""
        self._of.clear()

    def _look_up(self, several: Iterable[Things], *, partners: bool) -> None:
        alike = dict[tuple[str, ...], list[tuple[tuple[str, ...], Things]]]()  # by the kinds of the things
        rank = list(_HOLDING).index
        for things in sorted(several):
            ordered = tuple(sorted(things, key=lambda each: (rank(each[1]), each[0])))
            iris = tuple(iri for iri, _ in ordered)
            alike.setdefault(tuple(kind for _, kind in ordered), []).append((iris, things))
        for its, found in alike.items():
            of = dict[tuple[str, ...], list[Things]]()  # a row may hold two bodies in either order
            for iris, things in found:
                of.setdefault(iris, []).append(things)
            rows = " ".join(f"({' '.join(str(ox.NamedNode(each)) for each in iris)})" for iris in of)
            columns = " ".join(f"?x{at}" for at in range(len(its)))
            text = (
                f"{DECLARED}PREFIX status: <{PREFIXES['status']}>\nSELECT DISTINCT {columns} ?tie WHERE {{\n"
                f"  VALUES ({columns}) {{ {rows} }}\n  {_pattern(its, partners=partners)}\n}}"
            )
            for *row, tie in self.asking.graph.answer(
                text, name=self.asking.name, timeout=self.asking.timeout
            ):
                for things in of[tuple(map(said, row))]:
                    self._of[things].add(said(tie))


def _pattern(kinds: tuple[str, ...], *, partners: bool) -> str:
    """What an agreement must have, of things of these kinds."""
    patterns = []
    for at, kind in enumerate(kinds):
        of = [place for place, each in enumerate(kinds) if each == _OF.get(kind)]
        if len(of) == 1:
            patterns.append(_TOGETHER[kind] % {"at": at, "of": of[0]})
        else:
            path = "pact:party" if partners and kind == BODY else _HOLDING[kind]
            patterns.append(f"?tie {path} ?x{at} .")
    return "\n  ".join([*patterns, *([_PARTNERS] if partners else [])])
