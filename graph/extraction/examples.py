"""What the judges learn from: every decision of a text with a record, with its features and whether it is right."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, NamedTuple

from citypact.graph.extraction.agreement_types import type_candidates
from citypact.graph.extraction.agreements import Part, main_documents, parts
from citypact.graph.extraction.apart import Turn, turns
from citypact.graph.extraction.body_kinds import begun_bodies
from citypact.graph.extraction.date_features import date_candidates
from citypact.graph.extraction.domain_features import domain_candidates
from citypact.graph.extraction.domain_ground import Ground
from citypact.graph.extraction.domain_texts import unsaid
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.name_ends import end_candidates, name_limit
from citypact.graph.extraction.office_features import office_features
from citypact.graph.extraction.parties import likely_parties
from citypact.graph.extraction.party_candidates import Candidate
from citypact.graph.extraction.party_evidence import evidence_for, rules_by_body
from citypact.graph.extraction.party_features import candidates, paired
from citypact.graph.extraction.passages import article
from citypact.graph.extraction.prior import prior
from citypact.graph.extraction.reporting import report_features
from citypact.graph.extraction.seeking import held
from citypact.graph.extraction.signatories import signers
from citypact.graph.extraction.signer_candidates import signer_candidates
from citypact.graph.extraction.statuses import STATUSES
from citypact.graph.extraction.time_features import time_candidates
from citypact.graph.extraction.venue_features import venue_candidates
from citypact.graph.extraction.view import View
from citypact.graph.extraction.when import when
from citypact.graph.names import fold
from citypact.graph.reading import read_text

__all__ = ["Example", "Pair", "examples", "judges"]


class Pair(NamedTuple):
    """A document to learn from: its text, its record, and what it counts."""

    text: Path
    record: Path
    weight: float = 1.0


@dataclass(frozen=True)
class Example:
    """One decision: the document it is from, the features of a candidate, and whether it is right."""

    document: str
    features: frozenset[str]
    right: bool
    weight: float = 1.0


def _same(name: str | None) -> str:
    return fold(name or "").replace(" ", "")


def _aligned(
    mentions: Mentions, found: Sequence[Part], gold: list[dict[str, Any]]
) -> list[tuple[Part, dict[str, Any]]]:
    """Each part with the agreement of the record that shares the most parties with its candidates."""
    if len(found) == len(gold) == 1:
        return [(found[0], gold[0])]
    scored = []
    for number, part in enumerate(found):
        names = {_same(body.name) for body, _ in evidence_for(mentions, part)}
        inside = {_same(body.name) for body in mentions.bodies if part.start <= body.start < part.end}
        for other, agreement in enumerate(gold):
            told = {_same(party["name"]) for party in agreement["parties"]}
            shared = 2 * len(names & told) + len(inside & told)  # what speaks for a party counts more
            scored.append((shared, -number - other, number, other))
    pairs, left, right = [], set[int](), set[int]()
    for shared, _, number, other in sorted(scored, reverse=True):
        if number not in left and other not in right and shared:
            left.add(number)
            right.add(other)
            pairs.append((found[number], gold[other]))
    return pairs


def _parties(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    told = {_same(party["name"]) for party in gold["parties"]}
    proposed = list(evidence_for(mentions, part))
    signing = signers(mentions, part, rules_by_body(proposed), likely_parties(mentions, part, proposed))
    for candidate in candidates(mentions, part, signing, proposed):
        yield _party(document, candidate, told)


def _party(document: str, candidate: Candidate, told: set[str]) -> Example:
    own = candidate.features
    return Example(document, frozenset(own | paired(own)), _same(candidate.name) in told)


def _first_parties(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    told = {_same(party["name"]) for party in gold["parties"]}
    for candidate in candidates(mentions, part, [], list(evidence_for(mentions, part))):
        yield _party(document, candidate, told)


def _signers(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    told = {_same(name) for name in gold["signatories"]}
    proposed = list(evidence_for(mentions, part))
    likely = likely_parties(mentions, part, proposed)
    for name, own in signer_candidates(mentions, part, rules_by_body(proposed), likely)[0].items():
        yield Example(document, frozenset(own), _same(name) in told)


def _dates(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.status.value != "proposed":
        for date, own in date_candidates(mentions, part, published=gold["published"]):
            yield Example(document, frozenset(own), date.value == gold["date"])


def _types(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    for kind, (_, own) in type_candidates(mentions, part.documents, part.named).items():
        yield Example(document, frozenset(own), kind == gold["type"])


def _times(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.status.value not in ("proposed", "in_force", "ended"):
        day = next((date for date in mentions.dates if date.whole and date.value == gold["date"]), None)
        for time, own in time_candidates(mentions, part, day):
            yield Example(document, frozenset(own), time.value == gold["time"])


def _domains(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    earlier = prior(mentions)
    without = [(earlier.start, earlier.end)] if earlier else []
    if not part.older:
        without += [(other.start, other.end) for other in parts(mentions) if other.older]
    for candidate in domain_candidates(Ground.of(mentions), part, without=without):
        right = candidate.domain in gold["domains"]
        yield Example(document, candidate.features, right)
        # few texts are as short as those that say nothing as a whole: what the other features weigh there is learnt from all
        yield Example(document, unsaid(candidate.features), right)


def _turns(document: str, mentions: Mentions, gold: list[dict[str, Any]]) -> Iterator[Example]:
    told = [{_same(party["name"]) for party in agreement["parties"]} for agreement in gold]
    for turn in turns(mentions, main_documents(mentions)):
        yield Example(document, turn.features, _turned(turn, told))


def _turned(turn: Turn, told: Sequence[set[str]]) -> bool:
    """Whether one agreement has a partner that the turn brings, and another one has none of them."""
    partners = {_same(name) for name in turn.partners}
    return any(partners & one for one in told) and any(other and not partners & other for other in told)


def _names(document: str, text: str, gold: dict[str, Any]) -> Iterator[Example]:
    told = {party["name"] for agreement in gold["agreements"] for party in agreement["parties"]}
    told |= {person["of"] for person in gold["officials"] if person.get("of")}
    for prefix, start in begun_bodies(text):
        fits = [name.removeprefix(prefix) for name in told if name.startswith(prefix)]
        name = max(
            (name for name in fits if len(name) > 1 and text.startswith(name, start)), key=len, default=None
        )
        limit = name_limit(text, start)
        if name is None or not limit:
            continue
        for position, own in end_candidates(text, start, limit):
            if position <= start + len(name):
                yield Example(document, frozenset(own), position == start + len(name))


def _affiliations(document: str, mentions: Mentions, officials: list[dict[str, Any]]) -> Iterator[Example]:
    told = {_same(official["name"]): official.get("of") for official in officials}
    for person in mentions.people:
        name = _same(person.name)
        if person.office and name in told:
            for proposal in mentions.affiliations.proposals(person, mentions.ruled_body(person)):
                yield Example(
                    document, frozenset(proposal.features), _same(proposal.name) == _same(told[name])
                )


def _offices(document: str, mentions: Mentions, officials: list[dict[str, Any]]) -> Iterator[Example]:
    told = {_same(official["name"]): official.get("office") for official in officials}
    for person in mentions.people:
        name = _same(person.name)
        if person.office and name in told:
            yield Example(
                document,
                frozenset(office_features(mentions, person)),
                _same(person.office.name) == _same(told[name]),
            )


def _venues(document: str, mentions: Mentions, part: Part, gold: dict[str, Any]) -> Iterator[Example]:
    if part.older or part.status.value == "proposed":
        return
    told = gold.get("venue") or {}
    for place, own in venue_candidates(mentions, part, when(mentions, part, published=gold["published"])):
        right = any(
            found and _overlap(_same(found.value), _same(told.get(half)))
            for half, found in (("room", place.room), ("site", place.site))
        )
        yield Example(document, frozenset(own), right)


def _overlap(one: str, other: str) -> bool:
    return bool(one) and bool(other) and (one in other or other in one)


_JUDGES: dict[str, Callable[[str, Mentions, Part, dict[str, Any]], Iterator[Example]]] = {
    "parties.first": _first_parties,
    "signers": _signers,
    "parties": _parties,
    "types": _types,
    "dates": _dates,
    "times": _times,
    "domains": _domains,
    "venues": _venues,
}


def judges() -> list[str]:
    """The names of all judges."""
    return [
        *(f"status.{status}" for status in STATUSES),
        "agreements",
        "apart",
        "names",
        "affiliations",
        "offices",
        *_JUDGES,
    ]


def examples(documents: Sequence[Pair]) -> dict[str, list[Example]]:
    """The decisions of some documents, by judge; a record whose text is not here is passed over."""
    found: dict[str, list[Example]] = {name: [] for name in judges()}
    for document in documents:
        if document.text.exists():
            for name, among in _examples(document).items():
                found[name] += [replace(example, weight=document.weight) for example in among]
    return found


def _examples(document: Pair) -> dict[str, list[Example]]:
    found: dict[str, list[Example]] = {name: [] for name in judges()}
    id, gold = document.record.stem, json.loads(document.record.read_text("utf-8"))
    page = article(View(read_text(document.text).text).text)
    with held(page.text):
        mentions = Mentions.of(page, published=gold.get("published"))
        found["names"] += _names(id, mentions.text, gold)
        found["affiliations"] += _affiliations(id, mentions, gold.get("officials") or [])
        found["offices"] += _offices(id, mentions, gold.get("officials") or [])
        found["apart"] += _turns(id, mentions, gold["agreements"])
        told = parts(mentions)
        aligned = _aligned(mentions, told, gold["agreements"])
        for part in told:
            proposed = list(evidence_for(mentions, part))
            likely = likely_parties(mentions, part, proposed)
            own = report_features(part, proposed, signers(mentions, part, rules_by_body(proposed), likely))
            found["agreements"].append(
                Example(id, frozenset(own), any(part is other for other, _ in aligned))
            )
        for part, agreement in aligned:
            for status in STATUSES:
                found[f"status.{status}"].append(Example(id, part.features, agreement["status"] == status))
            for name, of in _JUDGES.items():
                found[name] += of(id, mentions, part, {"published": gold.get("published")} | agreement)
    return found
