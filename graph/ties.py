"""Ties: agreements and bodies as a network needs them, each with what a tooltip or a table says of it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import pyoxigraph as ox
from rdflib import DCTERMS, ORG, SDO, SKOS

from citypact.graph.acting import Acting, Actors
from citypact.graph.attributions import Attribution, attributions
from citypact.graph.columns import Columns
from citypact.graph.iris import local
from citypact.graph.names import short_form
from citypact.graph.privacy import masked
from citypact.graph.sentences import Sentence, sentences
from citypact.ontology.terms import PACT

__all__ = ["Party", "Tie", "Ties"]

# the date that a status speaks of comes first; the others stand in where it is not known
_DATES_OF_STATUS = {
    "planned": (PACT.plannedFor, PACT.signedOn, PACT.validFrom),
    "proposed": (PACT.plannedFor, PACT.signedOn, PACT.validFrom),
}
_DATES = (PACT.signedOn, PACT.validFrom, PACT.plannedFor)
_BESIDE = ("", "Year", "Earliest", "Latest")  # signedOn, signedOnYear ...
_NOTHING = ("",)
_PARTY = ("party",)
_SIGNING = frozenset({"signs", "signs_for"})
_REPRESENTING = frozenset({"represents"})
_BESIDE_THEM = ("presides", "witnesses", "attends")


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
    also: tuple[str, ...] = ()  # under which it is known besides


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
    others: tuple[tuple[str, tuple[str, ...]], ...]  # capacity -> who presides, witnesses, attends
    sources: tuple[Attribution, ...]
    parties: tuple[str, ...]
    people: tuple[Acting, ...] = ()
    duration: str = ""  # ISO 8601: P3Y
    purposes: tuple[str, ...] = ()  # in the words of the sources
    places: tuple[tuple[str, str], ...] = ()  # the venue and what it is in, the narrowest first: IRI and name


class Ties:
    """Reads all agreements and bodies of a known graph, in linear time.

    Args:
        store: of the build; asked for nothing but quotes where the columns are given.
        columns: of its known graph, where they are read from elsewhere than the store.
    """

    def __init__(self, store: ox.Store, columns: Columns | None = None) -> None:
        self._columns = columns or Columns(store)
        self._store = store
        self._places: dict[str, tuple[str, str, str]] = {}
        self._parties: dict[str, Party] = {}

    @cached_property
    def agreements(self) -> list[Tie]:
        """Every agreement, in the order of IRIs; reports that were merged into another are not agreements."""
        return list(self._agreements())

    def coordinates(self, body: str) -> tuple[float, float] | None:
        """Latitude and longitude of the territory of a body."""
        place = self._columns.first(PACT.territory, body)
        latitude, longitude = (self._columns.first(term, place) for term in (SDO.latitude, SDO.longitude))
        return (float(latitude), float(longitude)) if latitude and longitude else None

    @cached_property
    def sentences(self) -> dict[str, tuple[Sentence, ...]]:
        """Agreement -> the sentences in its sources that say what is known of it."""
        return sentences(self._store, self._columns)

    def _agreements(self) -> Iterator[Tie]:
        columns = self._columns
        replaced, given = columns.values(DCTERMS.isReplacedBy), _Given(columns)
        sources, parties = attributions(self._store, columns), columns.values(PACT.party)
        events, involved = columns.values(PACT.signingEvent), columns.values(PACT.involvement)
        actors, purposes = Actors(columns), columns.values(PACT.purpose)
        for iri in columns.instances(PACT.Agreement):
            if iri in replaced:
                continue
            event = events.get(iri, _NOTHING)[0]
            start = columns.first(SDO.startDate, event) if event else ""
            among = parties.get(iri, ())
            people = actors.of(iri) if iri in involved else ()
            places = tuple(self._within(columns.first(SDO.location, event))) if event else ()
            yield Tie(
                iri=iri,
                label_th=masked(columns.label(iri, "th")),
                label_en=masked(columns.label(iri, "en")),
                **given.of(iri),
                time=start[11:16] if start[10:11] == "T" else "",
                venue_th=" ".join(name for venue, name in places if venue in self._venues),
                signatories=_shown(people, _SIGNING),
                representatives=_shown(_not_signing(people), _REPRESENTING),
                others=tuple(_others(people)),
                sources=sources.get(iri, ()),
                parties=among,
                people=people,
                duration=columns.first(PACT.duration, iri),
                purposes=tuple(map(masked, purposes.get(iri, ()))),
                places=places,
            )

    def party(self, iri: str) -> Party:
        """One body."""
        if iri not in self._parties:
            self._parties[iri] = self._party(iri)
        return self._parties[iri]

    def _party(self, iri: str) -> Party:
        columns = self._columns
        label_th = masked(columns.label(iri, "th"))
        label_en = masked(columns.label(iri, "en"))
        province_th, province_en, country = self._place(columns.first(PACT.territory, iri))
        short_th = short_form(label_th) if label_th else ""
        also = map(masked, columns.values(SKOS.altLabel).get(iri, ()))
        return Party(
            iri=iri,
            label_th=label_th,
            label_en=label_en,
            short_th=short_th,
            level=local(columns.first(ORG.classification, iri)),
            province_th=province_th,
            province_en=province_en,
            country=country,
            sort_key=masked(columns.first(PACT.sortKey, iri)),
            also=tuple(name for name in also if name not in (label_th, label_en, short_th)),
        )

    def roles(self, tie: Tie) -> Mapping[str, tuple[str, ...]]:
        """The roles of the bodies of an agreement: its parties, and those that witness or facilitate."""
        return self._special.get(tie.iri) or dict.fromkeys(tie.parties, _PARTY)

    @cached_property
    def _special(self) -> dict[str, dict[str, tuple[str, ...]]]:
        """Agreement -> body -> its roles, of the agreements in which some body is more than a party, or less."""
        roles = self._columns.values(PACT.role)
        special = {part for part, found in roles.items() if (*map(local, found),) != _PARTY}
        if not special:
            return {}
        bodies = self._columns.values(PACT.body)
        found: dict[str, dict[str, set[str]]] = {}
        for agreement, parts in self._columns.values(PACT.participation).items():
            if special.isdisjoint(parts):
                continue
            theirs = found[agreement] = {}
            for part in parts:
                for body in bodies.get(part, ()):
                    theirs.setdefault(body, set()).update(map(local, roles.get(part, ())))
        return {
            agreement: {body: tuple(sorted(words)) for body, words in sorted(theirs.items())}
            for agreement, theirs in found.items()
        }

    def _within(self, venue: str) -> Iterator[tuple[str, str]]:
        """The room, the site that it is in, the place that this is in ..., each by IRI and name."""
        seen: set[str] = set()
        while venue and venue not in seen:
            seen.add(venue)
            yield venue, masked(self._columns.name(venue))
            venue = self._columns.first(SDO.containedInPlace, venue)

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


def _shown(people: Iterable[Acting], capacities: frozenset[str]) -> tuple[str, ...]:
    """Those in one of the capacities, each on a line."""
    return tuple(sorted({each.shown for each in people if each.capacity in capacities and each.shown}))


def _not_signing(people: Iterable[Acting]) -> list[Acting]:
    """Those of whom no source says that they sign: where one does, another that calls them there tells no more."""
    kept = list(people)
    signing = {each.person for each in kept if each.capacity in _SIGNING}
    return [each for each in kept if each.person not in signing or not each.person]


def _others(people: Sequence[Acting]) -> Iterator[tuple[str, tuple[str, ...]]]:
    for capacity in _BESIDE_THEM:
        if shown := _shown(people, frozenset({capacity})):
            yield capacity, shown


class _Given:
    """What an agreement says of itself by single values: type, status, dates, domains."""

    def __init__(self, columns: Columns) -> None:
        self._type, self._status = columns.values(DCTERMS.type), columns.values(PACT.status)
        self._domains = columns.values(PACT.covers)
        self._until, self._until_latest = (
            columns.values(PACT.validUntil),
            columns.values(PACT.validUntilLatest),
        )
        self._dates = {
            term: tuple(columns.values(PACT[f"{term.rsplit('#', 1)[-1]}{suffix}"]) for suffix in _BESIDE)
            for term in _DATES
        }

    def of(self, iri: str) -> dict[str, Any]:
        """The values of one agreement, by the names that a tie has for them."""
        status = local(self._status.get(iri, _NOTHING)[0])
        order = _DATES_OF_STATUS.get(status, _DATES)
        dated = next((self._dates[term] for term in order if iri in self._dates[term][0]), None)
        date, year, earliest, latest = (
            [column.get(iri, _NOTHING)[0] for column in dated] if dated else ("", "", "", "")
        )
        return {
            "type": local(self._type.get(iri, _NOTHING)[0]),
            "status": status,
            "date": date,
            "year": int(year) if year else None,
            "earliest": earliest,
            "latest": latest,
            "valid_until": self._until.get(iri, _NOTHING)[0],
            "valid_until_latest": self._until_latest.get(iri, _NOTHING)[0],
            "domains": tuple(map(local, self._domains.get(iri, ()))),
        }
