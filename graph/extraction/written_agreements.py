"""Agreements written as plain data, while the ledger notes the evidence of every value."""

from __future__ import annotations

from dataclasses import replace
from functools import cached_property
from typing import Any

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.domain_ground import Ground
from citypact.graph.extraction.domains import domains, headlined
from citypact.graph.extraction.english_statuses import signed_outright
from citypact.graph.extraction.evidence import Ledger
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.listed_ties import ListedTie, TieList
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.pairs import RELATIONS
from citypact.graph.extraction.parties import PartyFound
from citypact.graph.extraction.prior import prior
from citypact.graph.extraction.purposes import activities, purposes
from citypact.graph.extraction.renewals import renewed
from citypact.graph.extraction.roles import roles
from citypact.graph.extraction.sentences import sentence
from citypact.graph.extraction.signatories import Signer, acted_for
from citypact.graph.extraction.unnamed import unnamed
from citypact.graph.extraction.validity import validity
from citypact.graph.extraction.venues import venue
from citypact.graph.extraction.when import When, long_since, when

__all__ = ["AgreementWriter"]

_ACTING = frozenset({"signs", "signs_for", "represents"})


def _of_a_year(mentions: Mentions, part: Part, time: When) -> bool:
    """Whether no more than the year of a tie is told, in English: "became sister cities in 1985"."""
    dated = time.date is not None and len(time.date.value) == _YEAR
    return mentions.english and dated and (part.type.value in RELATIONS or _years_ago(mentions, time) >= _OLD)


def _of_another_tie(mentions: Mentions, part: Part, time: When) -> bool:
    """Whether the one year that an English text tells stands elsewhere than where it says that somebody signed the paper."""
    if not (mentions.english and time.date) or len(time.date.value) != _YEAR:
        return False
    return signed_outright(mentions, list(part.documents)) and not any(
        begin <= time.date.start < end
        for document in part.documents
        for begin, end in [english_sentence(mentions, document.start)]
        if not document.relation and signed_outright(mentions, [document])
    )


def _years_ago(mentions: Mentions, time: When) -> int:
    """How many years before the page was put up the year of a tie is; none where that is not known."""
    put_up = (mentions.published or "")[:_YEAR]
    return int(put_up) - int(time.date.value[:_YEAR]) if put_up.isdecimal() and time.date else 0


_YEAR = 4
_OLD = 2  # years: no news


_SAME_EVENT = expression(
    r"(?i:\b(?:in|at|during|on) the same (?:event|ceremony|occasion|day|visit|meeting)\b|"
    r"\bon the sidelines of the (?:event|signing))"
)


class AgreementWriter:
    """Writes the agreements of one text, in its order: a further paper of a ceremony has the day of the first."""

    def __init__(self, mentions: Mentions, ledger: Ledger, published: str | None) -> None:
        self._mentions = mentions
        self._ledger = ledger
        self._published = published
        self._prior = prior(mentions)
        self._ceremony = When(None, None)

    @cached_property
    def _ground(self) -> Ground:
        return Ground.of(self._mentions)

    def agreement(
        self,
        at: str,
        part: Part,
        concluding: list[PartyFound],
        signing: list[Signer],
        others: list[tuple[int, int]],
    ) -> dict[str, Any]:
        """An agreement that a part tells of, between these parties; ``others``: stretches that tell of older ones."""
        keep = self._ledger.keep
        time = when(self._mentions, part, published=self._published)
        if part.status.value == "signed" and _of_another_tie(self._mentions, part, time):
            time = When(None, time.time)
        if part.status.value == "signed" and (
            long_since(self._mentions, time) or _of_a_year(self._mentions, part, time)
        ):
            standing = part.status.having("in_force", rule="status.long-since")
            part, time = replace(part, status=standing), When(time.date, None, time.at)
        if (part.again and time.date is None) or (
            part.numbered and self._ceremony.date and self._same_event(part)
        ):
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

    def _same_event(self, part: Part) -> bool:
        """Whether an English sentence says of a paper that it was signed in the same event as the one told before."""
        if not self._mentions.english:
            return False
        begin, end = sentence(self._mentions.text, part.anchor.start, part.anchor.end)
        return _SAME_EVENT.search(self._mentions.text, begin, end) is not None

    def listed(self, at: str, ties: TieList, tie: ListedTie, tied: list[PartyFound]) -> dict[str, Any]:
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
