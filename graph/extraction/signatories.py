"""What people do at a signing: who signs, for whom, who witnesses, presides or attends."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bystanders import bystanders
from citypact.graph.extraction.carried_signers import CARRIED
from citypact.graph.extraction.cut_off_lists import cut_off_signers
from citypact.graph.extraction.english_bystanders import english_bystanders
from citypact.graph.extraction.english_told_signers import english_senders, english_told_signers
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.people import PersonMention
from citypact.graph.extraction.person_groups import person_groups
from citypact.graph.extraction.presences import Presence, presences
from citypact.graph.extraction.proxies import delegating, proxies
from citypact.graph.extraction.retinues import retinues
from citypact.graph.extraction.rolls import rolls
from citypact.graph.extraction.signer_candidates import signer_candidates
from citypact.graph.extraction.thai_capacities import Capacity
from citypact.graph.extraction.told_signers import signing_outright

__all__ = ["Signer", "acted_for", "least_sure", "shared_guests", "signers"]


@dataclass(frozen=True, slots=True)
class Signer:
    """A person, the capacity, and the body for which it is held."""

    name: str
    capacity: str
    body: str | None
    start: int
    end: int
    rule: str
    confidence: float


_OUTRIGHT = 0.9  # of whom a sentence says it
_SURE = 0.46
_LACKING, _PARTY = 0.37, 0.75
_RANK = {"signs": 0, "signs_for": 0, "represents": 1, "witnesses": 2, "presides": 3, "attends": 4}


def signers(
    mentions: Mentions, part: Part, ruled: Mapping[str, set[str]], likely: Mapping[str, float]
) -> list[Signer]:
    """Who does what at the signing of one agreement; each person once, signing before all else.

    ``ruled``: the rules that propose each body as a party; ``likely``: how probable each body is to be one. Whether somebody
    signs is judged over all that is said around the mentions of the person; the other capacities are read by rules.
    """
    features, told = signer_candidates(mentions, part, ruled, likely)
    probable = _together(mentions, part, features)
    acting = proxies(mentions, part)
    present: dict[str, Presence] = {}
    if not part.older and part.live:
        for each in presences(mentions, part, person_groups(mentions, part.start, part.end), likely):
            known = present.get(each[0].name)
            if known is None or _RANK[each[1]] < _RANK[known[1]]:
                present[each[0].name] = each
    found: dict[str, Signer] = {}
    ranked: dict[str, Capacity] = {}
    for entry in told:
        known_best = ranked.get(entry[0].name)
        if known_best is None or _RANK[entry[1]] < _RANK[known_best[1]]:
            ranked[entry[0].name] = entry
    aside = english_bystanders(mentions) if mentions.english else bystanders(mentions) | retinues(mentions)
    outright = english_told_signers(mentions, part) | signing_outright(mentions) | cut_off_signers(mentions)
    outright &= features.keys()
    for name in outright:
        probable[name] = max(probable[name], _OUTRIGHT)
    aside = ((aside | delegating(mentions)) - outright) | english_senders(
        mentions
    )  # who stands by, and who hands the signing over
    if part.status.value == "in_force" and not mentions.english and not _signing_told(mentions.text):
        probable = dict.fromkeys(probable, 0.0)  # of a tie that stands, where nothing is said of signing
    signed = {
        mentions.body_of(person)
        for person in mentions.told
        if probable.get(person.name, 0.0) >= _SURE and person.name not in aside
    }
    for person in mentions.told:
        name = person.name
        if name in found or name not in features:
            continue
        if not part.start <= person.start < part.end and CARRIED not in features[name]:
            continue
        sure = probable[name] if name not in acting.senders else 0.0
        best = ranked.get(name)
        # who stands for a party of a signing ahead represents it; who hands the signing over does not sign
        stands_for = part.status.value == "planned" and best is not None and best[1] == "represents"
        least = (
            _SURE
            if mentions.english
            else least_sure(mentions, person, signed, likely, best or present.get(name))
        )
        if sure >= least and not stands_for and name not in aside:
            at = best[0] if best and best[1] in ("signs", "signs_for") else person
            rule = best[2] if best and at is best[0] else "capacity.judged"
            signer = _signer(mentions, at, "signs", rule, sure)
            if proxy := acting.sent.get(name):
                signer = replace(
                    signer,
                    capacity="signs_for",
                    body=proxy.body or signer.body,
                    end=max(signer.end, min(proxy.end, signer.start + 280)),
                    rule=proxy.rule,
                )
            found[name] = signer
        elif name in acting.senders:
            continue
        elif name in present and not (best and best[1] in ("witnesses", "presides")):
            found[name] = _signer(mentions, *present[name])
        elif best:
            capacity = best[1]
            if capacity in ("signs", "signs_for"):
                led = "party-by" in best[2]
                capacity = "represents" if led else "attends"
            found[name] = _signer(
                mentions,
                best[0],
                capacity,
                best[2],
                min(best[3], 1 - sure if best[1] == "signs" else best[3]),
            )
    return list(found.values())


def _signing_told(text: str) -> bool:
    return any(
        word in text
        for word in ("ลงนาม", "ลงชื่อ", "ลงลายมือ", "เซ็น", "จรดปากกา", "MOU", "MoU", "MOA", "เอ็มโอยู")
    )


def least_sure(
    mentions: Mentions,
    person: PersonMention,
    signed: set[str | None],
    likely: Mapping[str, float],
    told: Capacity | Presence | None,
) -> float:
    """How sure a signing has to be: less of the head of a party for which nobody signs while others do for theirs."""
    body = mentions.body_of(person)
    lacks = bool(signed) and body not in signed and likely.get(body or "", 0.0) > _PARTY
    return _LACKING if lacks and (told is None or told[1] not in _GUESTS) else _SURE


def _together(mentions: Mentions, part: Part, features: Mapping[str, set[str]]) -> dict[str, float]:
    """How probable it is that each signs: those of one list do the same, mostly what the surest of them does."""
    alone = {name: judge("signers").probability(own) for name, own in features.items()}
    found: dict[str, float] = {}
    for roll in rolls(mentions, part.start, part.end):
        listed = {person.name for person in roll.members if person.name in alone}
        surest = max((alone[name] for name in listed), default=0.0)
        for name in sorted(listed - found.keys()):
            found[name] = _mixed(alone[name], surest)
    return alone | found


def _mixed(own: float, surest: float) -> float:
    odds = (1 - _SHARED) * _log_odds(own) + _SHARED * _log_odds(surest)
    return 1 / (1 + math.exp(-odds))


def _log_odds(probability: float) -> float:
    held = min(max(probability, 0.0001), 0.9999)
    return math.log(held / (1 - held))


_SHARED = 0.7  # what the surest of a list counts, against what is said of oneself
_GUESTS = frozenset({"witnesses", "presides", "attends"})


def shared_guests(mentions: Mentions, found: Sequence[Part]) -> list[Signer]:
    """Witnesses and guests of an occasion with several documents, told before the first or behind the last of them."""
    today = sorted((part for part in found if not part.older and part.live), key=lambda part: part.start)
    if len(today) < 2:
        return []
    ends = [(0, today[0].start), (max(part.end for part in today), len(mentions.text))]
    older = [(part.start, part.end) for part in found if part.older]
    guests: dict[str, Signer] = {}
    for start, end in ends:
        for each in presences(mentions, today[0], person_groups(mentions, start, end), {}):
            person = each[0]
            if each[1] in _GUESTS and not any(begin <= person.start < stop for begin, stop in older):
                guests.setdefault(person.name, _signer(mentions, *each))
    return list(guests.values())


def acted_for(body: str | None, concluding: Sequence[str]) -> str | None:
    """The party for which someone acts, in the record's spelling: the body of the office, or the party that it belongs to.

    >>> acted_for("คณะศึกษาศาสตร์ มหาวิทยาลัยสายลม", ["เทศบาลเมืองดอกหญ้า", "มหาวิทยาลัยสายลม"])
    'มหาวิทยาลัยสายลม'
    """
    if body is None or body in concluding:
        return body
    kin = [party for party in concluding if party in body or body in party]
    return kin[0] if len(kin) == 1 else None if concluding else body


def _signer(mentions: Mentions, person: PersonMention, capacity: str, rule: str, confidence: float) -> Signer:
    end = max(person.stop, person.end)
    return Signer(
        person.name,
        capacity,
        mentions.body_of(person),
        person.start,
        min(end, person.start + 280),
        rule,
        confidence,
    )
