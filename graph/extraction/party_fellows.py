"""Fellows: what the candidates for the parties of one agreement tell of each other, as features of each."""

from __future__ import annotations

from collections import Counter, defaultdict

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import LOCAL_KINDS, family_of
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import TITLE, Candidate
from citypact.graph.extraction.party_ground import PartyGround

__all__ = ["add_mates", "add_peers", "add_rivals"]


def add_mates(found: list[Candidate], ground: PartyGround, *, english: bool = False) -> None:
    """Members of one list share its fate: what speaks for one speaks for the next."""
    told = sorted(
        (
            (body.start, body.end, candidate)
            for candidate in found
            for body in (*candidate.mentions[:40], *(candidate.bare[:20] if english else ()))
        ),
        key=lambda item: item[:2],
    )
    lists: list[list[Candidate]] = []
    last = -1
    for start, end, candidate in told:
        if lists and 0 <= start - last < 80 and ground.parts_list(last, start):
            lists[-1].append(candidate)
        else:
            lists.append([candidate])
        last = max(last, end)
    for members in lists:
        if len(members) < 2:
            continue
        rules = {rule for member in members for rule in member.rules if rule not in TITLE}
        for number, member in enumerate(members):
            member.features.add(f"list.{min(len(members), 5)}")
            member.features.add(
                "list.first" if number == 0 else "list.last" if number == len(members) - 1 else "list.inner"
            )
            member.features |= {f"mate.{rule}" for rule in rules}
            if len({each.kind for each in members}) == 1:
                member.features.add("list.alike")


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
    counted = Counter(rule for candidate in found for rule in candidate.rules)
    strong = [rule for rule in _STRONG if counted[rule] > 1]
    ruled = {candidate.name: not candidate.rules <= TITLE for candidate in found}
    most = sum(ruled.values())
    for candidate in found:
        own, name = candidate.features, candidate.name
        own.update([f"rival.{rule}" for rule in strong if rule not in candidate.rules])
        own.add(f"others.{min(most - ruled[name], 3)}")
        for other in found:
            if other is candidate:
                continue
            if name in other.name:
                own.add("within-longer")
                if other.rules and not _bears_its_name(candidate, other):
                    own.add("within-longer.ruled")
            if other.rules and other.name in name:
                own.add("holds-shorter.ruled")
    if part.older:
        for candidate in found:
            candidate.features.add("older")
            candidate.features.add(f"older.{family_of(candidate.kind)}")
    if part.status.value in ("in_force", "ended"):
        for candidate in found:
            candidate.features.add("standing")
            if candidate.kind in LOCAL_KINDS:
                candidate.features.add("standing.local")
    local = sum(candidate.kind in LOCAL_KINDS for candidate in found)
    foreign = sum(map(_is_abroad, found))
    for candidate in found:
        if candidate.kind in LOCAL_KINDS and local == 1:
            candidate.features.add("only-local")
        if foreign == 1 and _is_abroad(candidate):
            candidate.features.add("only-foreign")
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
