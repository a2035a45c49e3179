"""Fellows: what the candidates for the parties of one agreement tell of each other, as features of each."""

from __future__ import annotations

from collections import defaultdict
from operator import itemgetter

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import LOCAL_KINDS, family_of
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import TITLE, Candidate
from citypact.graph.extraction.party_ground import PartyGround

__all__ = ["add_mates", "add_peers", "add_rivals"]


def add_mates(found: list[Candidate], ground: PartyGround, *, english: bool = False) -> None:
    """Members of one list share its fate: what speaks for one speaks for the next."""
    told: list[tuple[int, int, Candidate]] = []
    for candidate in found:
        told += [(body.start, body.end, candidate) for body in candidate.mentions[:40]]
        if english:
            told += [(bare.start, bare.end, candidate) for bare in candidate.bare[:20]]
    told.sort(key=_SPAN)
    lists: list[list[Candidate]] = []
    last = -1
    for start, end, candidate in told:
        if lists and 0 <= start - last < 80 and ground.parts_list(last, start):
            lists[-1].append(candidate)
        else:
            lists.append([candidate])
        last = max(last, end)
    for members in lists:
        if len(members) > 1:
            _add_list(members)


_SPAN = itemgetter(0, 1)


def _add_list(members: list[Candidate]) -> None:
    """Add what the members of one list tell of each other."""
    shared = {f"mate.{rule}" for member in members for rule in member.rules if rule not in TITLE}
    shared.add(f"list.{min(len(members), 5)}")
    if len({member.kind for member in members}) == 1:
        shared.add("list.alike")
    last = len(members) - 1
    for number, member in enumerate(members):
        member.features.update(shared)
        member.features.add("list.first" if number == 0 else "list.last" if number == last else "list.inner")


def add_peers(mentions: Mentions, found: list[Candidate]) -> None:
    """Bodies that a line tells by their heads alone, one after the other, share their part."""
    lines: dict[tuple[tuple[int, int], str], list[Candidate]] = defaultdict(list)
    for candidate in found:
        if "told.0" in candidate.features:
            lines[mentions.line(candidate.mention.start), family_of(candidate.kind)].append(candidate)
    for peers in lines.values():
        for candidate in peers:
            candidate.features.add(f"peers.{min(len(peers), 4)}")


_STRONG = ("party.between", "party.counted", "party.with", "party.signing-sentence")


def add_rivals(part: Part, found: list[Candidate]) -> None:
    """What the other candidates have: a body beside two partners of a list is likely none of them."""
    strong = [rule for rule in _STRONG if sum([rule in candidate.rules for candidate in found]) > 1]
    ruled = [not candidate.rules <= TITLE for candidate in found]
    most = sum(ruled)
    for candidate, alone in zip(found, ruled, strict=True):
        own, rules, name = candidate.features, candidate.rules, candidate.name
        for rule in strong:
            if rule not in rules:
                own.add(f"rival.{rule}")
        own.add(f"others.{min(most - alone, 3)}")
        for other in found:
            if other is candidate:
                continue
            called = other.name
            if name in called:
                own.add("within-longer")
                if other.rules and not _bears_its_name(candidate, other):
                    own.add("within-longer.ruled")
            if called in name and other.rules:
                own.add("holds-shorter.ruled")
    _add_stand(part, found)
    local = [candidate for candidate in found if candidate.kind in LOCAL_KINDS]
    if len(local) == 1:
        local[0].features.add("only-local")
    foreign = [candidate for candidate in found if _is_abroad(candidate)]
    if len(foreign) == 1:
        foreign[0].features.add("only-foreign")


def _add_stand(part: Part, found: list[Candidate]) -> None:
    """Add what the agreement is: an older one, one that stands, a relation."""
    if part.older:
        for candidate in found:
            candidate.features.update(("older", f"older.{family_of(candidate.kind)}"))
    if part.status.value in ("in_force", "ended"):
        for candidate in found:
            candidate.features.add("standing")
            if candidate.kind in LOCAL_KINDS:
                candidate.features.add("standing.local")
    if part.type.rule == "type.relation":
        for candidate in found:
            candidate.features.add(f"relation.{family_of(candidate.kind)}")


def _bears_its_name(place: Candidate, other: Candidate) -> bool:
    """Whether an institution only bears the name of a place, in English: Hill Diving Club of Hill."""
    return place.mention.weak and place.name.isascii() and other.kind in _INSTITUTIONS


_INSTITUTIONS = frozenset({"association", "company", "ministry_agency", "other", "school"})


def _is_abroad(candidate: Candidate) -> bool:
    """Whether a candidate is a place abroad, told for more than where another one lies."""
    return candidate.kind == "foreign_local_government" and "free.0" not in candidate.features
