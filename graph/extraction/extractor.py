"""From a stored text to a record: every value with the span, the rule and the confidence that it was read with.

The passages, mentions and agreements are found by the modules beside this one; here they are put together.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from typing import Any

from citypact.graph.extraction.agreements import Part, parts
from citypact.graph.extraction.bare_names import core
from citypact.graph.extraction.domain_ground import Ground
from citypact.graph.extraction.domains import domains, headlined
from citypact.graph.extraction.evidence import Ledger
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.issuers import issuer_of
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.languages import language_of
from citypact.graph.extraction.listed_ties import GOVERNS, ListedTie, TieList
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.missions import governments
from citypact.graph.extraction.office_features import office_features
from citypact.graph.extraction.office_groups import role_in
from citypact.graph.extraction.pairs import RELATIONS, in_pairs, listed_party
from citypact.graph.extraction.parties import PartyFound, likely_parties, parties
from citypact.graph.extraction.party_evidence import evidence_for, rules_by_body
from citypact.graph.extraction.passages import Article, article
from citypact.graph.extraction.prior import prior
from citypact.graph.extraction.purposes import activities, purposes
from citypact.graph.extraction.renewals import renewed
from citypact.graph.extraction.reporting import reports
from citypact.graph.extraction.roles import roles
from citypact.graph.extraction.seeking import held
from citypact.graph.extraction.sentences import sentence
from citypact.graph.extraction.signatories import Signer, acted_for, shared_guests, signers
from citypact.graph.extraction.tie_lists import tie_lists
from citypact.graph.extraction.unnamed import unnamed
from citypact.graph.extraction.validity import validity
from citypact.graph.extraction.venues import venue
from citypact.graph.extraction.view import View
from citypact.graph.extraction.visions import visions
from citypact.graph.extraction.when import When, long_since, when
from citypact.graph.garbage import not_sought
from citypact.graph.markers import marked
from citypact.graph.reading import stored
from citypact.graph.records import Record, record_from

__all__ = ["extract"]


def extract(
    text: str,
    *,
    id: str,
    url: str | None = None,
    title: str | None = None,
    publisher: str | None = None,
    published: str | None = None,
    issuer: str | None = None,
    **given: Any,
) -> Record:
    """The record of one text: what it says about cooperation, with evidence for every value.

    ``text`` is the stored text (``citypact.graph.reading``); spans count its code points. What is known of the source
    (url, publisher ...) is handed through, further fields of a record too; only a known day of publication is used in
    reading, for dates without a year. Any text has a record: where nothing is found, the record says nothing.

    >>> record = extract("เทศบาลนครสายลม และเทศบาลนครดอกหญ้า ลงนาม MOU ด้านการศึกษา", id="invented")
    >>> [party.name for party in record.agreements[0].parties], record.agreements[0].domains
    (['เทศบาลนครสายลม', 'เทศบาลนครดอกหญ้า'], ('education',))
    """
    text = stored(text)
    view = View(text)
    page = article(view.text)
    known = {"url": url, "title": title, "publisher": publisher, "published": published, **given}
    data: dict[str, Any] = {"id": id, "lang": language_of(page.text)}
    data |= {**marked(text).fields, **{key: value for key, value in known.items() if value is not None}}
    with not_sought(), held(page.text):
        data |= _read(page, Ledger(view), published, issuer)
    return record_from(data, place=id)


def _read(page: Article, ledger: Ledger, published: str | None, issuer: str | None) -> dict[str, Any]:
    """What the article says, as plain data, with the evidence that the ledger has noted."""
    mentions = Mentions.of(page, published=published)
    read = _Reading(mentions, ledger, published)
    data: dict[str, Any] = {"agreements": read.agreements(), "officials": read.officials()}
    if issuer is not None:
        data["issuer"] = issuer
    elif speaking := issuer_of(mentions, data["agreements"]):
        data["issuer"] = ledger.keep("/issuer", speaking)
    noted = [
        {
            "name": ledger.keep(f"/bodies/{number}/name", body),
            "vision": ledger.keep(f"/bodies/{number}/vision", vision),
        }
        for number, (body, vision) in enumerate(visions(mentions))
    ]
    if noted:
        data["bodies"] = noted
    if ledger.spans:
        data["evidence"] = ledger.spans
    return data


_REPORTED = 0.53  # a little more likely than not: what is no news costs a value in every slot
_BESIDE = 0.25  # less is asked of what is told beside another agreement with words of its own
_SEVERAL = 2
_SURELY = 0.7  # where nobody is named who concludes it
_ACTING = frozenset({"signs", "signs_for", "represents"})


def _between_places(concluding: Sequence[PartyFound]) -> bool:
    return len(concluding) >= _SEVERAL and all(party.kind in GOVERNS for party in concluding)


class _Reading:
    """The agreements and officials of one text, written as plain data while the ledger notes the evidence."""

    def __init__(self, mentions: Mentions, ledger: Ledger, published: str | None) -> None:
        self._mentions = mentions
        self._ledger = ledger
        self._published = published
        self._prior = prior(mentions)
        self._ceremony = When(None, None)

    @cached_property
    def _ground(self) -> Ground:
        return Ground.of(self._mentions)

    def agreements(self) -> list[dict[str, Any]]:
        written: list[dict[str, Any]] = []
        found = parts(self._mentions)
        regions = [(part.start, part.end) for part in found if part.older]
        guests = shared_guests(self._mentions, found)
        standing = [ties for ties in tie_lists(self._mentions) if ties.stands]
        known = [{ties.hub.name, tie.partner.name} for ties in standing for tie in ties.ties]
        spoken: list[PartyFound] = []
        by_place: dict[str, PartyFound] = {}
        for part in found:
            proposed = list(evidence_for(self._mentions, part))
            likely = likely_parties(self._mentions, part, proposed)
            signing = signers(self._mentions, part, rules_by_body(proposed), likely)
            reported = reports(part, proposed, signing)
            if reported < (_BESIDE if self._brings_partner(part) else _REPORTED):
                continue
            concluding = governments(self._mentions, parties(self._mentions, part, signing, proposed))
            if (
                len(concluding) == 1
                and written
                and (part.numbered or (part.older and self._mentions.english))
            ):
                concluding = self._with_subject(part, concluding, spoken)
            if part.again:
                concluding = self._same_partners(part, spoken)
            if not concluding and (self._mentions.english or part.older or written or reported < _SURELY):
                continue
            if part.older and self._told_before(concluding, written):
                continue
            if reported < _REPORTED and not _between_places(concluding):
                continue
            names = {party.name for party in concluding}
            if (
                part.status.value == "in_force"
                and part.type.value in RELATIONS
                and any(names <= tie for tie in known)
            ):
                continue  # the list tells of it, and since when
            others = [] if part.older else regions
            if not part.older:
                named = {signer.name for signer in signing}
                signing = [*signing, *(guest for guest in guests if guest.name not in named)]
            self._ledger.reported = reported  # what is said of a doubtful agreement is doubtful
            spoken = spoken or concluding
            by_place |= {core(party.mention): party for party in concluding}
            for tied in in_pairs(self._mentions, part, concluding):
                written.append(self._agreement(f"/agreements/{len(written)}", part, tied, signing, others))
        self._ledger.reported = 1.0
        for ties in standing:
            hub = by_place.get(core(ties.hub)) or listed_party(ties.hub)
            for tie in ties.ties:
                if not self._told_already(hub.name, tie.partner.name, written):
                    tied = [hub, listed_party(tie.partner)]
                    written.append(self._listed(f"/agreements/{len(written)}", ties, tie, tied))
        return written

    def _brings_partner(self, part: Part) -> bool:
        """Whether an English part tells of a further agreement: an older one with a partner of its own, a second paper."""
        return self._mentions.english and (part.again or (part.older and "partner.new" in part.beside))

    def _same_partners(self, part: Part, spoken: list[PartyFound]) -> list[PartyFound]:
        """Who signs a further paper: those who signed the first, where its sentence names nobody else."""
        known = {core(party.mention) for party in spoken}
        named = {core(body) for body in self._mentions.bodies if part.start <= body.start < part.end}
        return spoken if named <= known else []

    def _with_subject(
        self, part: Part, concluding: list[PartyFound], spoken: list[PartyFound]
    ) -> list[PartyFound]:
        """A partner with whom the text says that "it also signed", and who that is: whom it names there, or has told first."""
        others = [party for party in spoken if core(party.mention) != core(concluding[0].mention)]
        if len(others) < _SEVERAL:
            return concluding
        text = self._mentions.text
        said = [party for party in others if text.find(core(party.mention), part.start, part.end) >= 0]
        return [min(said or others, key=lambda party: party.mention.start), *concluding]

    def _told_already(self, hub: str, partner: str, written: Sequence[Mapping[str, Any]]) -> bool:
        return any({hub, partner} <= {party["name"] for party in each["parties"]} for each in written)

    def _listed(self, at: str, ties: TieList, tie: ListedTie, tied: list[PartyFound]) -> dict[str, Any]:
        """A tie that stands, of a list of such: whose it is, of what kind, since when; the list tells no more of it."""
        keep = self._ledger.keep
        begin, end = sentence(self._mentions.text, tie.partner.start, tie.partner.end)
        keep(at, Found(self._mentions.text[begin:end], begin, end, "agreement.sentence", 1.0))
        document = ties.document
        stand = Found(
            ties.status,
            document.start,
            document.end,
            f"status.{ties.status.replace('_', '-')}",
            0.8,
            inferred=True,
        )
        return {
            "type": keep(f"{at}/type", tie.type),
            "status": keep(f"{at}/status", stand),
            "date": keep(f"{at}/date", tie.date) if tie.date else None,
            "time": None,
            "parties": self._parties(f"{at}/parties", tied, relation=tie.type.value in RELATIONS),
            "signatories": [],
            "domains": [],
            "domain_phrases": [],
            "venue": None,
        }

    def _told_before(self, concluding: list[PartyFound], written: Sequence[Mapping[str, Any]]) -> bool:
        """Whether what is told as an older agreement has the partners of one that the text has told: it is its past."""
        names = {party.name for party in concluding}
        return any({party["name"] for party in each["parties"]} >= names for each in written)

    def _agreement(
        self,
        at: str,
        part: Part,
        concluding: list[PartyFound],
        signing: list[Signer],
        others: list[tuple[int, int]],
    ) -> dict[str, Any]:
        keep = self._ledger.keep
        time = when(self._mentions, part, published=self._published)
        if part.status.value == "signed" and long_since(self._mentions, time):
            standing = part.status.having("in_force", rule="status.long-since")
            part, time = replace(part, status=standing), When(time.date, None, time.at)
        if part.again and time.date is None:
            time = self._ceremony  # a further paper of the same ceremony
        elif not part.older:
            self._ceremony = time
        place = venue(self._mentions, part, time)
        without = [*others, *([(self._prior.start, self._prior.end)] if self._prior else [])]
        covered, phrases = domains(self._ground, part, without=without)
        signs = [signer for signer in signing if signer.capacity in ("signs", "signs_for")]
        begin, end = sentence(self._mentions.text, part.status.start, part.status.end)
        keep(
            at,
            Found(self._mentions.text[begin:end], begin, end, "agreement.sentence", 1.0),
        )
        said: dict[str, Any] = {
            "type": keep(f"{at}/type", part.type),
            "status": keep(f"{at}/status", part.status),
            "date": keep(f"{at}/date", time.date) if time.date else None,
            "time": keep(f"{at}/time", time.time) if time.time else None,
            "parties": self._parties(
                f"{at}/parties",
                roles(self._mentions, part, concluding),
                relation=part.type.value in RELATIONS,
            ),
            "signatories": [
                keep(
                    f"{at}/signatories/{number}",
                    Found(signer.name, signer.start, signer.end, signer.rule, signer.confidence),
                )
                for number, signer in enumerate(signs)
            ],
            "domains": [keep(f"{at}/domains/{number}", domain) for number, domain in enumerate(covered)],
            "domain_phrases": [
                keep(f"{at}/domain_phrases/{number}", phrase) for number, phrase in enumerate(phrases)
            ],
            "venue": None,
        }
        if place:
            said["venue"] = {
                "room": keep(f"{at}/venue/room", place.room) if place.room else None,
                "site": keep(f"{at}/venue/site", place.site) if place.site else None,
            }
        if further := unnamed(self._mentions, part, len(concluding)):
            said["unnamed_parties"] = keep(f"{at}/unnamed_parties", further)
        term = validity(self._mentions, part, time, without=others)
        for key, stated in (
            ("valid_from", term.since),
            ("valid_until", term.until),
            ("duration", term.duration),
        ):
            if stated:
                said[key] = keep(f"{at}/{key}", stated, inferred=True)
        if former := renewed(self._mentions, part):
            said["renews"] = keep(f"{at}/renews", former)
        if part.instrument:
            said["instrument"] = keep(f"{at}/instrument", part.instrument)
        if not part.older:
            said |= self._context(at, part, covered, without)
        people = self._people(f"{at}/people", signing, [party.name for party in concluding])
        if people:
            said["people"] = people
        return said

    def _parties(self, at: str, concluding: list[PartyFound], *, relation: bool) -> list[dict[str, Any]]:
        keep = self._ledger.keep
        written = []
        for number, party in enumerate(concluding):
            body = party.mention
            here = Found(party.name, body.start, body.end, party.rule, party.confidence)
            kind = here.having(party.kind, rule="kind.of-name")
            if party.kind == "other" and relation and party.name.isascii():
                # who becomes a sister city is a city, though its bare name does not say so
                kind = here.having("foreign_local_government", rule="kind.of-relation", confidence=0.8)
            said = {
                "name": keep(f"{at}/{number}", here),
                "kind": keep(f"{at}/{number}/kind", kind, inferred=True),
            }
            if party.role:
                said["role"] = keep(f"{at}/{number}/role", party.role)
            if party.country:
                said["country"] = keep(
                    f"{at}/{number}/country", here.having(party.country, rule="country.beside"), inferred=True
                )
            written.append(said)
        return written

    def _context(
        self, at: str, part: Part, covered: list[Found[str]], without: list[tuple[int, int]]
    ) -> dict[str, Any]:
        """What a release tells besides: the headline's fields, purposes, activities, the earlier relation."""
        keep = self._ledger.keep
        said: dict[str, Any] = {}
        mentions = self._mentions
        if not part.numbered:
            headline = headlined(mentions, (domain.value for domain in covered))
            if headline and mentions.article.title[1] < len(mentions.text):
                said["headline_domains"] = [
                    keep(f"{at}/headline_domains/{n}", domain) for n, domain in enumerate(headline)
                ]
        stated = purposes(mentions, part, without=without)
        if stated:
            said["purposes"] = [keep(f"{at}/purposes/{n}", purpose) for n, purpose in enumerate(stated)]
        done = activities(mentions, part.start, part.end, without=without)
        if done:
            said["activities"] = [keep(f"{at}/activities/{n}", activity) for n, activity in enumerate(done)]
        if self._prior and not part.numbered:
            said["prior_relation"] = {
                "phrase": keep(f"{at}/prior_relation/phrase", self._prior.phrase),
                "domains": [
                    keep(f"{at}/prior_relation/domains/{n}", domain)
                    for n, domain in enumerate(self._prior.domains)
                ],
            }
        return said

    def _people(self, at: str, signing: list[Signer], concluding: list[str]) -> list[dict[str, Any]]:
        keep = self._ledger.keep
        written = []
        for number, signer in enumerate(signing):
            here = Found(signer.name, signer.start, signer.end, signer.rule, signer.confidence)
            said = {
                "name": keep(f"{at}/{number}", here),
                "capacity": keep(f"{at}/{number}/capacity", here.having(signer.capacity), inferred=True),
            }
            body = acted_for(signer.body, concluding) if signer.capacity in _ACTING else None
            if body:
                said["on_behalf_of"] = keep(
                    f"{at}/{number}/on_behalf_of", here.having(body, rule="person.for"), inferred=True
                )
            written.append(said)
        return written

    def officials(self) -> list[dict[str, Any]]:
        written: list[dict[str, Any]] = []
        seen: set[str] = set()
        keep = self._ledger.keep
        for person in self._mentions.people:
            office = person.office
            if office is None or person.name in seen or self._mentions.in_note(person.start):
                continue
            seen.add(person.name)
            at = f"/officials/{len(written)}"
            body, sure = self._mentions.likely_body_of(person)
            confidence = 0.85 if person.shared else 0.94
            worded = judge("offices").probability(office_features(self._mentions, person))
            here = Found(office.name, office.start, office.end, office.rule, worded)
            named = Found(person.name, person.start, person.end, "person.titled", confidence)
            said: dict[str, Any] = {"name": keep(at, named)}
            if person.honorific:
                title = Found(person.honorific, person.start, person.name_start, "person.title", 0.95)
                said["honorific"] = keep(f"{at}/honorific", title)
            role = here.having(role_in(office, body), rule="office.role", confidence=min(confidence, worded))
            said["role"] = keep(f"{at}/role", role, inferred=True)
            said["office"] = keep(f"{at}/office", here)
            if body:
                rule = "office.of" if office.body else "office.of-context"
                said["of"] = keep(f"{at}/of", here.having(body, rule=rule, confidence=sure), inferred=True)
            else:
                said["of"] = None
            written.append(said)
        return written
