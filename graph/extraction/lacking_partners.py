"""The partner that an agreement of one party still lacks: whom nothing speaks for, but who is likelier than all others."""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import core, place_in
from citypact.graph.extraction.body_mentions import GOVERNMENTS, BodyMention
from citypact.graph.extraction.english_bodies import kind_of_place
from citypact.graph.extraction.english_homes import home_of
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.party_candidates import Candidate
from citypact.graph.extraction.seeking import Sought

__all__ = ["Judged", "likeliest_beside", "with_partner"]

Judged = tuple[float, Candidate]  # a candidate, and how probable it is to be a party
_LIKELY = 0.3
_MAY_BE, _AHEAD = 0.24, 1.4  # the one place that may be the partner, and how far ahead of the next
_ONLY = 0.03  # the one other place of a text that tells of a tie of places
_OF_PLACES = frozenset({"sister_city", "twin_city", "friendship"})
_PAIR = 2


def with_partner(
    mentions: Mentions, part: Part, judged: Sequence[Judged], chosen: list[Judged]
) -> list[Judged]:
    """The parties of an English agreement with the one that it lacks; both where the text says that they are two."""
    both = _BOTH.search(mentions.text, part.start, part.end) is not None
    if len(chosen) == 1:
        tie = part.type.value in _OF_PLACES and not (part.older or part.numbered)
        found = _partner(mentions, judged, chosen[0][1], _OF_TWO if both else _MAY_BE, tie=tie)
        return chosen + (found or (_home(mentions, chosen[0][1]) if tie else []))
    return _only_two(judged) if both and not chosen else chosen


_OF_TWO = 0.05  # where the text says that they are two
_BOTH = expression(
    r"(?i:\b(?:the two|both|two) (?:[a-z]+ )?(?:cities|towns|sides|parties|municipalities|provinces|capitals|localities)\b)"
)


def _partner(
    mentions: Mentions, judged: Sequence[Judged], known: Candidate, least: float, *, tie: bool = False
) -> list[Judged]:
    """The partner that an English agreement of one party lacks: the place that is likelier than all others."""
    others = [
        pair
        for pair in judged
        if (pair[1].kind in GOVERNMENTS or pair[1].kind == known.kind)
        and "lies.all" not in pair[1].features
        and core(pair[1].mention) != core(known.mention)
    ]
    others.sort(key=lambda pair: (-pair[0], pair[1].mention.start))
    governs = known.kind in GOVERNMENTS
    joined = [pair for pair in others if _are_joined(mentions, pair[1], known)] if tie or governs else []
    if len({core(candidate.mention) for _, candidate in joined}) == 1:
        return joined[:1]
    if tie and len({core(candidate.mention) for _, candidate in others}) == 1:
        least = min(least, _ONLY)  # the text tells of no other place
    return _ahead(others, least)


def _home(mentions: Mentions, known: Candidate) -> list[Judged]:
    """The place of the dateline, where one of the text's officials is its mayor: "HILL – Mayor Kon Mekha hosted"."""
    place = home_of(mentions.text)
    if place is None or known.kind not in GOVERNMENTS or core(known.mention) == place_in(place):
        return []
    for person in mentions.people[:_MOST]:
        if person.office and person.office.role in _HEADS and mentions.body_of(person) == place:
            start, end = person.office.start, person.office.end
            body = BodyMention(start, end, place, kind_of_place(place), "", weak=True)
            return [(_MAY_BE, Candidate(body, place, body.kind, mentions=[body]))]
    return []


_MOST = 60  # officials that are looked at
_HEADS = frozenset({"mayor", "deputy_mayor", "governor", "deputy_governor"})


def _are_joined(mentions: Mentions, one: Candidate, other: Candidate) -> bool:
    """Whether a text names two places side by side where it tells of a tie: "Hill and Meadow are friends"."""
    first, second = core(one.mention), core(other.mention)
    for joint in _JOINTS:
        for pair in (f"{first}{joint}{second}", f"{second}{joint}{first}"):
            place = mentions.text.find(pair)
            if place >= 0 and _TIED.search(mentions.text, *english_sentence(mentions, place)):
                return True
    return False


_JOINTS = (" and ", " and the ")
_TIED = Sought(
    r"(?i:\b(?:sister|twin|friend|partner|sign(?:s|ed|ing)?\b|ink(?:s|ed)?\b|pact|agreement|ties\b|between|relation|link)\w*)"
)


def _ahead(others: list[Judged], least: float) -> list[Judged]:
    """The first of some, the likeliest first, where it is likely and well ahead of the next."""
    if not others or others[0][0] < least:
        return []
    return others[:1] if len(others) == 1 or others[0][0] >= others[1][0] * _AHEAD else []


def _only_two(judged: Sequence[Judged]) -> list[Judged]:
    """The two places of an English text that says "the two cities" and tells of no other."""
    places = [pair for pair in judged if pair[1].kind in GOVERNMENTS and "lies.all" not in pair[1].features]
    return places if len(places) == _PAIR == len({core(candidate.mention) for _, candidate in places}) else []


def likeliest_beside(mentions: Mentions, ranked: Sequence[Judged], chosen: Sequence[Judged]) -> list[Judged]:
    """The partner that a Thai agreement of one party lacks, which no rule speaks for: clearly likelier than all others."""
    if len(chosen) != 1:
        return []
    known = core(chosen[0][1].mention)
    likeliest = _ahead([pair for pair in ranked if core(pair[1].mention) != known], _LIKELY)
    for _, candidate in likeliest:
        places = (mentions.text[max(0, body.start - _BACK) : body.start] for body in candidate.mentions)
        if candidate.bare or all(_IN_IT.search(before) for before in places):
            return []
    return likeliest


_BACK = 24
# where something is held, whose something is
_IN_IT = expression(
    r"(?:(?:\A|[ \n])ณ|ที่|ใน|ของ|หน้า|นักเรียน|ครู|พื้นที่|สังกัด|อาคาร|(?:ห้อง|หอ)[ก-๎]{0,16}|ชั้น[ ]?\d+)[ ]?\Z"
)
