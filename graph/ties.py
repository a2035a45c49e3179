"""Ties: agreements and bodies as a network needs them, each with what a tooltip or a table says of it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property

import pyoxigraph as ox
from rdflib import DCTERMS, FOAF, ORG, SDO, URIRef

from citypact.graph.attributions import Attribution, attributions
from citypact.graph.columns import Columns
from citypact.graph.names import short_form
from citypact.graph.privacy import masked
from citypact.ontology.terms import PACT

__all__ = ["Party", "Tie", "Ties"]

# the date that a status speaks of comes first; the others stand in where it is not known
_DATES_OF_STATUS = {
    "planned": (PACT.plannedFor, PACT.signedOn, PACT.validFrom),
    "proposed": (PACT.plannedFor, PACT.signedOn, PACT.validFrom),
}
_DATES = (PACT.signedOn, PACT.validFrom, PACT.plannedFor)
_SIGNING = frozenset({"signs", "signs_for"})
_REPRESENTING = frozenset({"represents"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A body as a network shows it. What is not known is ""."""

    iri: str
    label_th: str
    label_en: str
    short_th: str  # ทน.เชียงราย
    level: str
    province_th: str
    province_en: str
    country: str  # ISO 3166-1
    sort_key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """An agreement as a network shows it. What is not known is ""."""

    iri: str
    label_th: str
    label_en: str
    type: str
    status: str
    date: str  # at its precision
    year: int | None
    earliest: str
    latest: str
    valid_until: str
    valid_until_latest: str
    time: str
    domains: tuple[str, ...]
    venue_th: str
    signatories: tuple[str, ...]
    representatives: tuple[str, ...]  # who is there for a body without a word that they sign
    sources: tuple[Attribution, ...]
    parties: tuple[str, ...]
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)  # body -> its roles


class Ties:
    """Reads all agreements and bodies of a known graph, in linear time."""

    def __init__(self, store: ox.Store) -> None:
        self._columns = Columns(store)
        self._attributions = attributions(store, self._columns)
        self._places: dict[str, tuple[str, str, str]] = {}

    def agreements(self) -> Iterator[Tie]:
        """Every agreement, in the order of IRIs; reports that were merged into another are not agreements."""
        columns = self._columns
        replaced = columns.values(DCTERMS.isReplacedBy)
        for iri in columns.instances(PACT.Agreement):
            if iri not in replaced:
                yield self._tie(iri)

    def party(self, iri: str) -> Party:
        """One body."""
        columns = self._columns
        label_th = masked(columns.label(iri, "th"))
        label_en = masked(columns.label(iri, "en"))
        province_th, province_en, country = self._place(columns.first(PACT.territory, iri))
        return Party(
            iri=iri,
            label_th=label_th,
            label_en=label_en,
            short_th=short_form(label_th) if label_th else "",
            level=_notation(columns.first(ORG.classification, iri)),
            province_th=province_th,
            province_en=province_en,
            country=country,
            sort_key=masked(columns.first(PACT.sortKey, iri)),
        )

    def _tie(self, iri: str) -> Tie:
        columns = self._columns
        status = _notation(columns.first(PACT.status, iri))
        dated = next(
            (term for term in _DATES_OF_STATUS.get(status, _DATES) if columns.first(term, iri)), None
        )
        year = columns.first(_beside(dated, "Year"), iri) if dated else ""
        event = columns.first(PACT.signingEvent, iri)
        start = columns.first(SDO.startDate, event)
        return Tie(
            iri=iri,
            label_th=masked(columns.label(iri, "th")),
            label_en=masked(columns.label(iri, "en")),
            type=_notation(columns.first(DCTERMS.type, iri)),
            status=status,
            date=columns.first(dated, iri) if dated else "",
            year=int(year) if year else None,
            earliest=columns.first(_beside(dated, "Earliest"), iri) if dated else "",
            latest=columns.first(_beside(dated, "Latest"), iri) if dated else "",
            valid_until=columns.first(PACT.validUntil, iri),
            valid_until_latest=columns.first(PACT.validUntilLatest, iri),
            time=start[11:16] if start[10:11] == "T" else "",
            domains=tuple(_notation(domain) for domain in columns.values(PACT.covers).get(iri, ())),
            venue_th=masked(self._venue(columns.first(SDO.location, event))),
            signatories=tuple(self._people(iri, _SIGNING)),
            representatives=tuple(self._people(iri, _REPRESENTING)),
            sources=self._attributions.get(iri, ()),
            parties=columns.values(PACT.party).get(iri, ()),
            roles=self._roles(iri),
        )

    def _roles(self, agreement: str) -> dict[str, tuple[str, ...]]:
        columns = self._columns
        found: dict[str, set[str]] = {}
        for part in columns.values(PACT.participation).get(agreement, ()):
            for body in columns.values(PACT.body).get(part, ()):
                roles = columns.values(PACT.role).get(part, ())
                found.setdefault(body, set()).update(map(_notation, roles))
        return {body: tuple(sorted(roles)) for body, roles in found.items()}

    def _people(self, agreement: str, capacities: frozenset[str]) -> Iterator[str]:
        """Those in one of the capacities: "name (office)"; of a person shown by office alone, the office."""
        columns = self._columns
        shown: set[str] = set()
        for part in columns.values(PACT.involvement).get(agreement, ()):
            if capacities.isdisjoint(map(_notation, columns.values(PACT.capacity).get(part, ()))):
                continue
            person, post = columns.first(PACT.person, part), columns.first(PACT.heldPost, part)
            name = columns.first(FOAF.name, person)
            office = columns.name(post) if post else ""
            line = f"{name} ({office})" if name and office else name or office
            if line:
                shown.add(masked(line))
        yield from sorted(shown)

    def _venue(self, venue: str) -> str:
        """The room and the sites that it is in, the narrowest first."""
        names: list[str] = []
        seen: set[str] = set()
        venues = self._venues
        while venue in venues and venue not in seen:
            seen.add(venue)
            names.append(self._columns.name(venue))
            venue = self._columns.first(SDO.containedInPlace, venue)
        return " ".join(names)

    @cached_property
    def _venues(self) -> frozenset[str]:
        return frozenset(self._columns.instances(PACT.Venue))

    def _place(self, place: str) -> tuple[str, str, str]:
        """Province (Thai, English) and country of a place, up the chain of places that contain it."""
        if not place:
            return "", "", ""
        if place not in self._places:
            self._places[place] = "", "", ""  # a place that contains itself ends here
            code = self._columns.first(DCTERMS.identifier, place)
            above = self._place(self._columns.first(SDO.containedInPlace, place))
            if len(code) == 2:  # ISO 3166-1
                above = "", "", code
            elif "-" in code:  # ISO 3166-2
                names = self._columns.label(place, "th"), self._columns.label(place, "en")
                above = names[0], names[1], above[2] or code[:2]
            self._places[place] = above
        return self._places[place]


def _notation(concept: str) -> str:
    """The word of a concept: the last step of its IRI (ontology: CONCEPT + scheme/notation)."""
    return concept.rsplit("/", 1)[-1]


def _beside(date: URIRef, suffix: str) -> URIRef:
    """The companion of a date property: signedOn -> signedOnYear."""
    return PACT[date.rsplit("#", 1)[-1] + suffix]
