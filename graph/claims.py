"""Claims: what one report says, as statements, each with the place in the record that it comes from.

This is where a record becomes triples. Whatever several sources may say differently stands here once per source; which
value the known graph takes is decided in known.py.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import NamedTuple

from citypact.graph.identities import Body, Resolver, mentions
from citypact.graph.iris import Iris
from citypact.graph.names import fold, tidy
from citypact.graph.ntriples import date_term, earliest, integer, iri, latest, text, typed, year
from citypact.graph.people import People
from citypact.graph.readings import Reading
from citypact.graph.records import Agreement, Official, Record
from citypact.graph.reports import Report
from citypact.graph.vocabulary import CONCEPTS, DCT, FOAF_, ORG_, PACT_, PROV_, RDFS_, SCHEMA, TYPE

__all__ = ["Claim", "Claims", "Seen", "language_of"]

_THAI = re.compile("[\u0e01-\u0e4e]")
_DATE_OF_STATUS = {
    "planned": "plannedFor",
    "proposed": "plannedFor",
    "signed": "signedOn",
    "renewed": "signedOn",
    "ended": "signedOn",
    "in_force": "validFrom",
}
_DATE_TERMS = {
    name: tuple(getattr(PACT_, f"{name}{part}") for part in ("", "Earliest", "Latest", "Year"))
    for name in ("plannedFor", "signedOn", "validFrom", "validUntil")
}
_REMEMBERED = 1 << 15  # dates
_OFFSETS = {
    "TH": "+07:00"
}  # countries with one offset and no summer time; elsewhere the time stays without offset


class Claim(NamedTuple):
    """One statement, as N-Triples terms, and the JSON Pointers of the values that carry it, the nearest first.

    Without pointers it is description (a type, a label): needed to read the claims, claimed by nobody.
    """

    subject: str
    predicate: str
    object: str
    pointers: tuple[str, ...] = ()

    @property
    def statement(self) -> str:
        """The three terms as one text: a line of N-Triples without its end."""
        return f"{self.subject} {self.predicate} {self.object}"


def language_of(name: str) -> str:
    """The language tag of a name, by its script.

    >>> language_of("ระยอง"), language_of("Rayong")
    ('th', 'en')
    """
    return "th" if _THAI.search(name) else "en"


Seen = tuple[str, str]
"""A day on which a person was seen in office, and the JSON Pointer of what says so ("" for the day of publication)."""


class _Named:
    """The bodies and officials of one record by name."""

    def __init__(self, record: Record) -> None:
        self.record = record
        self.mentions = mentions(record)
        self.officials: defaultdict[str, list[tuple[int, Official]]] = defaultdict(list)
        for number, official in enumerate(record.officials):
            self.officials[fold(official.name)].append((number, official))


@dataclass
class Claims:
    """Makes the claims of reports and readings.

    ``redact`` takes every text on its way into the graph: suppressed names and contact numbers stay outside.
    """

    iris: Iris
    resolver: Resolver
    people: People
    redact: Callable[[str], str]
    _last: _Named | None = field(default=None, repr=False)

    def of_report(self, report: Report, agreement_iri: str) -> Iterator[Claim]:
        """The claims of one report, about the agreement's canonical IRI."""
        agreement, at = report.agreement, f"/agreements/{report.index}"
        subject, source = iri(agreement_iri), iri(self.iris.source(report.reading.source.key))
        yield Claim(subject, TYPE, PACT_.Agreement)
        yield Claim(subject, PROV_.wasDerivedFrom, source, (at,))
        yield Claim(subject, DCT.type, CONCEPTS["type"][agreement.type], (f"{at}/type",))
        yield Claim(
            subject, PACT_.status, CONCEPTS["status"][agreement.status], (f"{at}/status", f"{at}/type")
        )
        if agreement.instrument:
            yield Claim(
                subject, PACT_.instrument, CONCEPTS["instrument"][agreement.instrument], (f"{at}/instrument",)
            )
        yield from self._dates(subject, agreement, at)
        yield from self._subjects(subject, agreement, at)
        yield from self._parties(subject, agreement_iri, report, at)
        yield from self._people(subject, agreement_iri, report, at)
        yield from self._event(subject, agreement_iri, report, at)
        if agreement.prior_relation:
            prior = iri(self.iris.prior(agreement_iri, agreement.prior_relation.phrase))
            pointers = (f"{at}/prior_relation", f"{at}/prior_relation/phrase")
            yield Claim(subject, PACT_.priorRelation, prior, pointers)
            yield Claim(prior, TYPE, PACT_.PriorRelation)
            phrase = self.redact(agreement.prior_relation.phrase)
            yield Claim(prior, DCT.description, _told(phrase), (f"{at}/prior_relation/phrase", *pointers))
            for number, domain in enumerate(agreement.prior_relation.domains):
                where = (f"{at}/prior_relation/domains/{number}", *pointers)
                yield Claim(prior, DCT.subject, CONCEPTS["domain"][domain], where)

    def of_reading(self, reading: Reading, seen: Mapping[int, Sequence[Seen]]) -> Iterator[Claim]:
        """What a reading claims besides its agreements: officials in office, visions.

        Args:
            reading: the record with its source.
            seen: by the official's place in the record, when (at any precision) the record saw the person in office, and
                the JSON Pointer of what says so.
        """
        record = reading.record
        for number, official in enumerate(record.officials):
            yield from self._membership(record, number, official, seen.get(number, ()), reading.source.key)
        for number, note in enumerate(record.bodies):
            if note.vision:
                body = iri(self._body(record, note.name).iri)
                where = (f"/bodies/{number}/vision", f"/bodies/{number}")
                yield Claim(body, PACT_.vision, _told(self.redact(note.vision)), where)

    def _dates(self, subject: str, agreement: Agreement, at: str) -> Iterator[Claim]:
        begins = agreement.status == "in_force" and agreement.valid_from
        if agreement.date and not begins:  # what is in force since a stated day has that day, once
            yield from _dated(subject, _DATE_OF_STATUS[agreement.status], agreement.date, f"{at}/date")
        if agreement.valid_from:
            yield from _dated(subject, "validFrom", agreement.valid_from, f"{at}/valid_from")
        if agreement.valid_until:
            yield from _dated(subject, "validUntil", agreement.valid_until, f"{at}/valid_until")
        if agreement.duration:
            yield Claim(subject, PACT_.duration, typed(agreement.duration, "duration"), (f"{at}/duration",))

    def _subjects(self, subject: str, agreement: Agreement, at: str) -> Iterator[Claim]:
        for predicate, key, domains in (
            (PACT_.covers, "domains", agreement.domains),
            (PACT_.headlineDomain, "headline_domains", agreement.headline_domains),
        ):
            for number, domain in enumerate(domains):
                yield Claim(
                    subject,
                    predicate,
                    CONCEPTS["domain"][domain],
                    (f"{at}/{key}/{number}", f"{at}/{key}"),
                )
        for predicate, key, phrases in (
            (PACT_.domainPhrase, "domain_phrases", agreement.domain_phrases),
            (PACT_.purpose, "purposes", agreement.purposes),
            (PACT_.activity, "activities", agreement.activities),
        ):
            for number, phrase in enumerate(phrases):
                where = (f"{at}/{key}/{number}", f"{at}/{key}")
                yield Claim(subject, predicate, _told(self.redact(phrase)), where)
        if agreement.renews:
            yield Claim(subject, PACT_.renewalNote, _told(self.redact(agreement.renews)), (f"{at}/renews",))
        if agreement.unnamed_parties:
            yield Claim(
                subject, PACT_.unnamedParties, integer(agreement.unnamed_parties), (f"{at}/unnamed_parties",)
            )

    def _parties(self, subject: str, agreement_iri: str, report: Report, at: str) -> Iterator[Claim]:
        for number, (party, body) in enumerate(zip(report.agreement.parties, report.bodies, strict=True)):
            part = iri(self.iris.participation(agreement_iri, body.iri))
            where = f"{at}/parties/{number}"
            role = CONCEPTS["role"][party.role or "party"]
            yield Claim(subject, PACT_.participation, part, (where, f"{where}/name"))
            yield Claim(part, TYPE, PACT_.Participation)
            yield Claim(part, PACT_.body, iri(body.iri), (where, f"{where}/name"))
            yield Claim(part, PACT_.role, role, (f"{where}/role", where, f"{where}/name"))

    def _people(self, subject: str, agreement_iri: str, report: Report, at: str) -> Iterator[Claim]:
        if not report.agreement.people and not report.agreement.signatories:
            return
        record, key = report.reading.record, report.reading.source.key
        parts = [
            (
                part.name,
                part.capacity,
                part.on_behalf_of,
                (f"{at}/people/{number}", f"{at}/people/{number}/name"),
            )
            for number, part in enumerate(report.agreement.people)
        ]
        said = {(fold(name), capacity) for name, capacity, _, _ in parts}
        for number, name in enumerate(report.agreement.signatories):
            if not {(fold(name), "signs"), (fold(name), "signs_for")} & said:
                parts.append((name, "signs", None, (f"{at}/signatories/{number}", f"{at}/signatories")))
        for name, capacity, behalf, where in parts:
            number, official = self._official(record, name, behalf)
            of = (official.of if official else None) or behalf
            body = self._body(record, of) if of else None
            person = self.people.iri(name, body, official, key)
            involvement = iri(self.iris.involvement(agreement_iri, person, capacity))
            yield Claim(subject, PACT_.involvement, involvement, where)
            yield Claim(involvement, TYPE, PACT_.Involvement)
            yield Claim(involvement, PACT_.person, iri(person), where)
            yield Claim(involvement, PACT_.capacity, CONCEPTS["capacity"][capacity], where)
            yield from self._described(person, name, body, official)
            if official and body:
                post = self.iris.post(body.iri, official.role, official.office)
                place = f"/officials/{number}"
                yield Claim(involvement, PACT_.heldPost, iri(post), (f"{place}/office", place))
            if behalf:
                other = self._body(record, behalf)
                yield Claim(
                    involvement, PACT_.onBehalfOf, iri(other.iri), (f"{where[0]}/on_behalf_of", *where)
                )

    def _official(self, record: Record, name: str, behalf: str | None) -> tuple[int, Official | None]:
        """The office in which a person of this name acts; of namesakes that of the body acted for, else none."""
        named = self._named(record).officials.get(fold(name), [])
        if len(named) > 1 and behalf:
            body = self._body(record, behalf)
            named = [each for each in named if each[1].of and self._body(record, each[1].of).iri == body.iri]
        return named[0] if len(named) == 1 else (0, None)

    def _body(self, record: Record, name: str) -> Body:
        """The body that a record means by a name."""
        return self.resolver.resolve(self._named(record).mentions[name])

    def _named(self, record: Record) -> _Named:
        """The names of a record, looked up once: a record may tell of thousands of agreements."""
        if self._last is None or self._last.record is not record:
            self._last = _Named(record)
        return self._last

    def _event(self, subject: str, agreement_iri: str, report: Report, at: str) -> Iterator[Claim]:
        agreement = report.agreement
        held = agreement.date if _DATE_OF_STATUS[agreement.status] in ("plannedFor", "signedOn") else None
        if not held and not agreement.venue:
            return
        event = iri(self.iris.event(agreement_iri))
        yield Claim(
            subject,
            PACT_.signingEvent,
            event,
            (f"{at}/date", f"{at}/venue", f"{at}/venue/room", f"{at}/venue/site"),
        )
        yield Claim(event, TYPE, PACT_.SigningEvent)
        yield Claim(event, TYPE, SCHEMA.Event)
        if held and agreement.time and len(held) == 10:
            moment = f"{held}T{agreement.time}:00{self._offset(report)}"
            yield Claim(
                event, SCHEMA.startDate, typed(moment, "dateTime"), (f"{at}/time&{at}/date", f"{at}/time")
            )
        elif held:
            yield Claim(event, SCHEMA.startDate, date_term(held), (f"{at}/date",))
        if agreement.venue:
            yield from self._venue(event, report, at)

    def _venue(self, event: str, report: Report, at: str) -> Iterator[Claim]:
        venue = report.agreement.venue
        assert venue is not None
        site_at, room_at = (f"{at}/venue/site", f"{at}/venue"), (f"{at}/venue/room", f"{at}/venue")
        site = iri(self.iris.venue(venue.site)) if venue.site else None
        if venue.site and site:
            yield from self._named_venue(site, venue.site)
        if venue.room:
            # a room whose building is not named is told from its namesakes by the source that names it
            room = iri(self.iris.venue(venue.site or report.reading.source.key, venue.room))
            yield from self._named_venue(room, venue.room)
            if site:
                yield Claim(room, SCHEMA.containedInPlace, site, site_at)
            yield Claim(event, SCHEMA.location, room, room_at)
        elif site:
            yield Claim(event, SCHEMA.location, site, site_at)

    def _named_venue(self, venue: str, name: str) -> Iterator[Claim]:
        yield Claim(venue, TYPE, PACT_.Venue)
        yield Claim(venue, TYPE, SCHEMA.Place)
        yield Claim(venue, RDFS_.label, text(self.redact(tidy(name)), language_of(name)))

    def _offset(self, report: Report) -> str:
        """The offset from UTC of the ceremony's country, where one country is sure: that of all parties."""
        countries = {body.country for body in report.bodies}
        return _OFFSETS.get(countries.pop() or "", "") if len(countries) == 1 else ""

    def _membership(
        self,
        record: Record,
        number: int,
        official: Official,
        seen: Sequence[Seen],
        source: str,
    ) -> Iterator[Claim]:
        at = f"/officials/{number}"
        body = self._body(record, official.of) if official.of else None
        person = self.people.iri(official.name, body, official, source)
        yield from self._described(person, official.name, body, official)
        if not body:
            return
        post = self.iris.post(body.iri, official.role, official.office)
        membership = iri(self.iris.membership(person, post))
        yield Claim(iri(person), ORG_.hasMembership, membership, (at, f"{at}/name"))
        yield Claim(membership, TYPE, ORG_.Membership)
        yield Claim(membership, ORG_.member, iri(person))
        yield Claim(membership, ORG_.organization, iri(body.iri), (f"{at}/of", f"{at}/office", at))
        yield Claim(
            membership, ORG_.role, CONCEPTS["office"][official.role], (f"{at}/role", f"{at}/office", at)
        )
        yield Claim(membership, PACT_.heldPost, iri(post), (f"{at}/office", at))
        for day, pointer in seen:
            yield Claim(membership, PACT_.seenInOffice, date_term(day), (pointer, at) if pointer else (at,))

    def _described(
        self, person: str, name: str, body: Body | None, official: Official | None
    ) -> Iterator[Claim]:
        """The person and the post, as far as they may be shown."""
        yield Claim(iri(person), TYPE, FOAF_.Person)
        if official and body:
            post = iri(self.iris.post(body.iri, official.role, official.office))
            office = self.redact(tidy(official.office))
            yield Claim(post, TYPE, ORG_.Post)
            yield Claim(post, RDFS_.label, text(office, language_of(office)))
            yield Claim(post, ORG_.postIn, iri(body.iri))
            yield Claim(post, ORG_.role, CONCEPTS["office"][official.role])
        if self.people.suppressed(name, body):
            office = self.redact(tidy(official.office)) if official else "ไม่เปิดเผยชื่อ"
            yield Claim(iri(person), RDFS_.label, text(office, language_of(office)))
            return
        shown = tidy(name)
        yield Claim(iri(person), FOAF_.name, text(shown))
        yield Claim(iri(person), RDFS_.label, text(shown, language_of(shown)))
        if official and official.honorific:
            yield Claim(
                iri(person),
                FOAF_.title,
                text(self.redact(official.honorific), language_of(official.honorific)),
            )


def _dated(subject: str, name: str, value: str, pointer: str) -> Iterator[Claim]:
    """A date at its precision, and beside it its bounds and its year."""
    stated, *beside = zip(_DATE_TERMS[name], _date_values(value), strict=True)
    yield Claim(subject, *stated, (pointer,))
    for predicate, term in beside:
        yield Claim(subject, predicate, term)


@lru_cache(_REMEMBERED)
def _date_values(value: str) -> tuple[str, ...]:
    return (
        date_term(value),
        typed(earliest(value), "date"),
        typed(latest(value), "date"),
        integer(year(value)),
    )


def _told(words: str) -> str:
    """Words of a source, in the language of their script: a record in another language may quote names and phrases."""
    return text(words, language_of(words))
