"""Descriptions: what a reader needs to read the claims (types, labels, places, sources), claimed by nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import unquote

from citypact.graph.changes import Changed
from citypact.graph.claims import Claim, language_of
from citypact.graph.decisions import Decision
from citypact.graph.identities import THAI_LEVELS, Body
from citypact.graph.iris import Iris
from citypact.graph.names import ABBREVIATIONS, abbreviation, short_form, sort_key
from citypact.graph.ntriples import date_term, decimal, iri, text, typed, web_address
from citypact.graph.places import Place, countries, provinces
from citypact.graph.redaction import names_somebody
from citypact.graph.sources import Source
from citypact.graph.vocabulary import CONCEPTS, DCT, FOAF_, ORG_, PACT_, PROV_, RDFS_, SCHEMA, SKOS_, TYPE
from citypact.ontology.concepts import SCHEMES, concepts
from citypact.ontology.terms import NS

__all__ = ["TERRITORIAL_LEVELS", "Descriptions", "concept_labels", "governs_province", "territory_of"]

PUBLIC_LEVELS = THAI_LEVELS | {"foreign_local_government", "ministry_agency"}
TERRITORIAL_LEVELS = THAI_LEVELS | {"foreign_local_government"}


@dataclass(frozen=True)
class Descriptions:
    """Makes the descriptions of bodies and sources."""

    iris: Iris
    redact: Callable[[str], str]

    def body(self, body: Body) -> Iterator[Claim]:
        """A body: its types, names, level and territory."""
        subject = iri(body.iri)
        yield Claim(subject, TYPE, PACT_.Body)
        yield Claim(subject, TYPE, ORG_.FormalOrganization)
        if body.level in PUBLIC_LEVELS:
            yield Claim(subject, TYPE, PACT_.PublicBody)
        yield Claim(subject, ORG_.classification, CONCEPTS["level"][body.level])
        if body.name_th:
            yield Claim(subject, RDFS_.label, text(self.redact(body.name_th), "th"))
            short = short_form(body.name_th)
            if short != body.name_th:
                yield Claim(subject, SKOS_.altLabel, text(self.redact(short), "th"))
            if whole := abbreviation(body.name_th):
                yield Claim(subject, SKOS_.altLabel, text(self.redact(whole), "th"))
            if body.name_th_from:
                yield Claim(subject, DCT.source, iri(body.name_th_from))
        if body.name_en:
            yield Claim(subject, RDFS_.label, text(self.redact(body.name_en), "en"))
        for name in body.other_names:
            yield Claim(subject, SKOS_.altLabel, text(self.redact(name), language_of(name)))
        yield Claim(subject, PACT_.sortKey, text(sort_key(self.redact(body.name))))
        yield from self._territory(subject, body)

    def identity(self, body: Body) -> Iterator[Claim]:
        """Which body it is, by which cues, how sure that is, and which IRIs it had."""
        subject = iri(body.iri)
        yield Claim(subject, PACT_.identity, text(body.verdict))
        for cue in body.cues:
            yield Claim(subject, PACT_.cue, text(cue))
        yield Claim(subject, PACT_.identityConfidence, decimal(body.sure))
        for candidate in body.candidates:
            yield Claim(subject, PACT_.mayBe, iri(candidate))
        for shared in body.shared:
            yield Claim(iri(shared), PACT_.mayBe, subject)
        for old in body.retired:
            yield Claim(iri(old), DCT.isReplacedBy, subject)

    def change(self, changed: Changed) -> Iterator[Claim]:
        """A promotion, renaming or merger: what became of what, from when on, and the page that says so."""
        said, after = changed.change, iri(changed.after.iri)
        befores = sorted(body.iri for body in changed.before)
        subject = iri(self.iris.change(said.change, *befores, changed.after.iri, said.on))
        yield Claim(subject, TYPE, ORG_.ChangeEvent)
        yield Claim(subject, DCT.type, text(said.change))
        yield Claim(subject, DCT.date, date_term(said.on))
        yield Claim(subject, ORG_.resultingOrganization, after)
        yield Claim(after, ORG_.resultedFrom, subject)
        for before in map(iri, befores):
            yield Claim(subject, ORG_.originalOrganization, before)
            yield Claim(before, ORG_.changedBy, subject)
        if address := self._address(said.source):
            yield Claim(subject, DCT.source, address)
        names = " + ".join(self.redact(body.name) for body in changed.before)
        yield Claim(subject, RDFS_.label, text(f"{names} → {self.redact(changed.after.name)} ({said.on})"))
        if said.note:
            yield Claim(subject, DCT.description, text(self.redact(said.note), language_of(said.note)))

    def decision(self, decision: Decision, things: Iterable[str]) -> Iterator[Claim]:
        """A person's decision about things of the graph: what, who, when and why."""
        said = (decision.subject, decision.object, decision.who, decision.when, decision.why)
        subject = iri(self.iris.decision(decision.decision, *said))
        yield Claim(subject, TYPE, PACT_.Decision)
        yield Claim(subject, TYPE, PROV_.Entity)
        yield Claim(subject, PACT_.decided, text(decision.decision))
        yield Claim(subject, RDFS_.label, text(self.redact(decision.shown())))
        yield from self.agent(subject, PROV_.wasAttributedTo, decision.who)
        yield Claim(subject, DCT.description, text(self.redact(decision.why), language_of(decision.why)))
        if decision.day:
            yield Claim(subject, DCT.date, typed(decision.day, "date"))
        for thing in things:
            yield Claim(iri(thing), PACT_.decidedBy, subject)

    def _territory(self, subject: str, body: Body) -> Iterator[Claim]:
        country = countries().get(body.country or "")
        if body.level not in TERRITORIAL_LEVELS:
            if country:
                yield Claim(subject, SCHEMA.location, iri(self.iris.place(country.code)))
                yield from self._place(country, None)
            return
        known = provinces().get(body.province or "")
        place = iri(territory_of(body, self.iris))
        yield Claim(subject, PACT_.territory, place)
        if known and governs_province(body):
            yield from self._place(known, countries()["TH"])
            return
        yield Claim(place, TYPE, SCHEMA.Place)
        if body.name_th:
            yield Claim(place, RDFS_.label, text(self.redact(_territory_name(body.name_th)), "th"))
        if body.name_en:
            yield Claim(place, RDFS_.label, text(self.redact(body.name_en), "en"))
        if known:
            yield Claim(place, SCHEMA.containedInPlace, iri(self.iris.place(known.code)))
            yield from self._place(known, countries()["TH"])
        elif country:
            yield Claim(place, SCHEMA.containedInPlace, iri(self.iris.place(country.code)))
            yield from self._place(country, None)

    def _place(self, place: Place, inside: Place | None) -> Iterator[Claim]:
        subject = iri(self.iris.place(place.code))
        province = inside is not None and place.code not in ("TH-10", "TH-S")
        yield Claim(subject, TYPE, SCHEMA.Place)
        yield Claim(subject, RDFS_.label, text(f"จังหวัด{place.name_th}" if province else place.name_th, "th"))
        yield Claim(
            subject, RDFS_.label, text(f"{place.name_en} Province" if province else place.name_en, "en")
        )
        yield Claim(subject, DCT.identifier, text(place.code))
        for name, language in ((place.region_th, "th"), (place.region_en, "en")):
            if name:
                yield Claim(subject, PACT_.region, text(name, language))
        if inside:
            yield Claim(subject, SCHEMA.containedInPlace, iri(self.iris.place(inside.code)))
            yield from self._place(inside, None)

    def source(self, source: Source, issuer: Body | None) -> Iterator[Claim]:
        """A source: what it is, who published and who speaks in it, its dates, its licence."""
        subject = iri(self.iris.source(source.key))
        for each in (PACT_.Source, PROV_.Entity, SCHEMA.CreativeWork):
            yield Claim(subject, TYPE, each)
        yield Claim(subject, DCT.type, text(source.type))
        if source.reading:
            yield Claim(subject, PACT_.reading, text(source.reading))
        yield Claim(subject, DCT.language, text(source.lang))
        address = self._address(source.url)
        if source.title:
            title = self.redact(source.title)
            yield Claim(subject, DCT.title, text(title, language_of(title)))
            yield Claim(subject, RDFS_.label, text(title, language_of(title)))
        else:
            shown = source.url if address else self.redact(unquote(source.url or ""))
            yield Claim(subject, RDFS_.label, text(shown or source.key))
        if address:
            yield Claim(subject, SCHEMA.url, address)
        if source.publisher:
            yield from self.agent(subject, DCT.publisher, source.publisher)
        if issuer:
            yield Claim(subject, PACT_.issuer, iri(issuer.iri), ("/issuer",))
        if source.published:
            yield Claim(subject, DCT.issued, typed(source.published, "date"))
        if source.retrieved:
            yield Claim(subject, PACT_.retrievedOn, typed(source.retrieved, "date"))
        licence = self._address(source.licence)
        if licence:
            yield Claim(subject, DCT.license, licence)
        else:
            yield Claim(subject, DCT.rights, text(self.redact(unquote(source.licence or "unknown"))))
        if source.content:
            yield Claim(subject, PACT_.contentHash, text(f"sha256:{source.content}"))
        if source.format:
            yield Claim(subject, SCHEMA.encodingFormat, text(source.format))
        if source.file:
            yield Claim(subject, PACT_.fileHash, text(f"sha256:{source.file}"))
        for note in source.notes:
            yield Claim(subject, SKOS_.note, text(self.redact(note), "en"))
        if source.retells:
            yield Claim(subject, PROV_.wasDerivedFrom, iri(self.iris.source(source.retells)))

    def _address(self, value: str | None) -> str | None:
        """A web address as a term; none where it spells a hidden name: no part of it would lead to the page."""
        return web_address(value) if value and not names_somebody(self.redact, unquote(value)) else None

    def agent(self, subject: str, predicate: str, name: str) -> Iterator[Claim]:
        """A publisher or a curator, and what it is to the subject."""
        yield Claim(subject, predicate, iri(self.iris.agent(name)))
        yield from self.described_agent(name)

    def described_agent(self, name: str) -> Iterator[Claim]:
        """A publisher or a curator by itself."""
        agent = iri(self.iris.agent(name))
        yield Claim(agent, TYPE, FOAF_.Agent)
        yield Claim(agent, TYPE, PROV_.Agent)
        yield Claim(agent, RDFS_.label, text(self.redact(name), language_of(name)))


def governs_province(body: Body) -> bool:
    """Whether a body governs a whole province: one with a code, which several bodies may govern."""
    code = body.province or ""
    return code in provinces() and (body.level in ("province", "pao") or code == "TH-10")


def territory_of(body: Body, iris: Iris) -> str:
    """The IRI of the place that a body governs."""
    return iris.place(body.province or "") if governs_province(body) else iris.territory(body.iri)


def concept_labels() -> Iterator[Claim]:
    """The labels of every concept, so that a query needs no other file to read the answers."""
    for scheme in SCHEMES:
        for each in concepts(scheme).values():
            subject = iri(each.iri)
            yield Claim(subject, TYPE, SKOS_.Concept)
            yield Claim(subject, SKOS_.notation, text(each.notation))
            yield Claim(subject, SKOS_.inScheme, iri(NS + SCHEMES[scheme].removesuffix(".ttl")))
            for language, label in each.label.items():
                yield Claim(subject, SKOS_.prefLabel, text(label, language))


def _territory_name(name: str) -> str:
    """The name of the place that a body of this name governs."""
    for full in ABBREVIATIONS.values():
        if name.startswith(full) and len(name) > len(full):
            return name[len(full) :].lstrip()
    return name
