"""Parties: the bodies that conclude an agreement, and who initiates or is invited.

Evidence is weighed: a list behind ระหว่าง, a body whose head signs, the partner behind กับ, the subject that signs.
Attendees, witnesses and the owner of the venue gather none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import core
from citypact.graph.extraction.body_mentions import GOVERNMENTS, MUNICIPAL, BodyMention
from citypact.graph.extraction.city_datelines import as_sent, legislating
from citypact.graph.extraction.deans_signing import OF_OFFICES, UNITS, signed_by_deans
from citypact.graph.extraction.english_rows import as_stated
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.gazette import province_at, provinces_in_english
from citypact.graph.extraction.guest_partners import guest_beside
from citypact.graph.extraction.handed_over import handed_over
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.lacking_partners import Judged, likeliest_beside, with_partner
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import TITLE, Candidate
from citypact.graph.extraction.party_features import candidates
from citypact.graph.extraction.seeking import once
from citypact.graph.extraction.shared_kinds import sharing_one_kind
from citypact.graph.extraction.signatories import Signer
from citypact.graph.extraction.signing_bodies import told_to_sign
from citypact.graph.extraction.standing_aside import is_given, only_lies_there, stands_aside, tells_where
from citypact.graph.extraction.tie_lists import listed_alone

__all__ = ["PartyFound", "likely_parties", "one_each", "parties"]


@dataclass(frozen=True, slots=True)
class PartyFound:
    """A party: the mention that names it best, and what speaks for it."""

    mention: BodyMention
    name: str
    kind: str
    rule: str
    confidence: float
    country: str | None = None
    role: Found[str] | None = None


_ALIKE = 0.88  # what is nearly as likely as the second party is one as well
_SURE, _LIKELY = 0.42, 0.3  # a party; the partner that an agreement of one party still lacks


def parties(
    mentions: Mentions, part: Part, signers: list[Signer], proposed: Sequence[tuple[BodyMention, str]]
) -> list[PartyFound]:
    """The parties of one agreement, in the order in which the text names them."""
    decide = judge("parties").probability
    given = handed_over(mentions)
    judged = [
        (decide(candidate.features), candidate)
        for candidate in candidates(mentions, part, signers, proposed)
        if candidate.kind != "region"
        and not only_lies_there(candidate)
        and not tells_where(mentions, candidate)
        and not is_given(candidate, given)
    ]
    judged = _as_one(mentions, judged)
    if not mentions.english:
        judged = signed_by_deans(judged)
    beside = [pair for pair in judged if not stands_aside(mentions, pair[1])]
    if any(probability >= _SURE for probability, _ in beside):
        judged = beside
    if mentions.english:
        elsewhere = listed_alone(mentions)
        judged = [
            pair for pair in judged if pair[1].name not in elsewhere and not _heads_report(mentions, pair[1])
        ]
        resolved = part.status.value in _RESOLVED or (
            part.status.value == "planned" and legislating(mentions.text) is not None
        )
        judged = _namesakes(judged, resolved=resolved)
        if part.type.value in _OF_PLACES:
            judged = _governed(judged)
        judged = as_stated(mentions, part, judged)
    chosen = [pair for pair in judged if pair[0] >= _SURE]
    if mentions.english:
        chosen = _within(chosen)
    elif any("party.with" in candidate.rules for _, candidate in chosen):
        chosen += [pair for pair in judged if _LIKELY <= pair[0] < _SURE and "party.acting" in pair[1].rules]
    if len(chosen) < 2:
        ranked = sorted(judged, key=lambda pair: (-pair[0], pair[1].mention.start))
        least = max(_LIKELY, _ALIKE * ranked[1][0]) if len(ranked) > 1 else _LIKELY
        chosen = [pair for pair in ranked if pair[0] >= _SURE or (pair[0] >= least and _spoken_for(pair[1]))]
        if not mentions.english:
            chosen += likeliest_beside(mentions, ranked, chosen) or guest_beside(mentions, part, chosen)
        else:
            chosen = with_partner(mentions, part, judged, chosen)
    chosen += told_to_sign(mentions, part, judged, chosen)
    chosen = one_each(_cities_once(mentions.text, _as_headlined(judged, chosen)))
    chosen.sort(key=lambda pair: (pair[1].mention.start, pair[1].name))
    return [
        PartyFound(
            candidate.mention,
            as_sent(mentions.text, candidate.name) if candidate.mention.weak else candidate.name,
            _kind(candidate),
            min(candidate.rules, default="party.judged"),
            probability,
            candidate.mention.country,
        )
        for probability, candidate in chosen
    ]


def _as_headlined(judged: Sequence[Judged], chosen: Sequence[Judged]) -> list[Judged]:
    """The university that a headline tells of, where of its faculty nothing is told but that its dean signs."""
    headlined = {
        candidate.name: (probability, candidate)
        for probability, candidate in judged
        if candidate.name.startswith("มหาวิทยาลัย") and not TITLE.isdisjoint(candidate.rules)
    }
    return [
        next((pair for name, pair in headlined.items() if name in candidate.name), (probability, candidate))
        if candidate.name.startswith(UNITS) and candidate.rules <= OF_OFFICES
        else (probability, candidate)
        for probability, candidate in chosen
    ]


def _cities_once(text: str, chosen: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """A city abroad once, though the office of its mayor would make a municipality of it as well."""
    names = {candidate.name for _, candidate in chosen}
    return [
        pair
        for pair in chosen
        if not pair[1].name.startswith(_MUNICIPAL)
        or pair[1].name.removeprefix(_MUNICIPAL) not in names
        or pair[1].name in text
    ]


_MUNICIPAL = "เทศบาล"


def _heads_report(mentions: Mentions, candidate: Candidate) -> bool:
    """Whether a name in capitals only tells from where an English report is sent: "HILLTON, Norland — The police"."""
    told = [body.start for body in candidate.mentions] + [bare.start for bare in candidate.bare]
    return (
        candidate.name.isupper()
        and len(candidate.name) > _LETTERS
        and bool(told)
        and all(_SENT_FROM.match(mentions.text, start) and mentions.line(start)[0] == start for start in told)
    )


_LETTERS = 4
_SENT_FROM = expression(
    r"[A-Z .’'-]{3,40}(?:,[ ][^\n–—:-]{2,40})?[ ]?(?:\([^()\n]{2,30}\)[ ]?)?(?:[–—]|--?[ ]|:[ ])"
)


def _as_one(mentions: Mentions, judged: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """What shares one word with others in a list is as likely as they are."""
    if mentions.english:
        return judged
    for listed in once(mentions.text, "sharing", lambda: sharing_one_kind(mentions.text, mentions.bodies)):
        names = {body.name for body in listed}
        likely = [probability for probability, candidate in judged if candidate.name in names]
        if likely:
            most = max(likely)
            judged = [(most if pair[1].name in names else pair[0], pair[1]) for pair in judged]
    return judged


_CLEAR = 0.9
_OF_PLACES = frozenset({"sister_city", "twin_city", "friendship"})


def _governed(judged: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Without institutions for which nothing speaks, where an English text tells of two places: it is they that are twins."""
    places = [pair for pair in judged if pair[1].kind in GOVERNMENTS]
    if len({core(candidate.mention) for _, candidate in places}) < _PAIR:
        return judged
    return [pair for pair in judged if pair[1].kind in GOVERNMENTS or pair[1].rules - TITLE]


_TELLING = frozenset({"party.between", "party.subject", "party.counted"})
_SAID = _TELLING | {"party.with", "party.signing-sentence", "party.kin"}


def _within(chosen: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """Without what nothing speaks for, where an English text tells between whom the agreement is."""
    between = sum(not _TELLING.isdisjoint(candidate.rules) for _, candidate in chosen)
    told = sum(not _SAID.isdisjoint(candidate.rules) for _, candidate in chosen)
    if told >= _PAIR:  # an office of those, by which somebody signs
        chosen = [
            (probability, candidate)
            for probability, candidate in chosen
            if probability >= _CLEAR
            or (candidate.rules - TITLE != {_SIGNER} and (candidate.rules or candidate.kind in GOVERNMENTS))
        ]
    return [pair for pair in chosen if between < _PAIR or pair[1].rules or pair[0] >= _CLEAR]


_PAIR = 2
_RESOLVED = frozenset({"proposed", "ended"})  # by the vote of a council, which concludes nothing itself


def _spoken_for(candidate: Candidate) -> bool:
    """Whether more than a headline proposes a body as a party."""
    return not candidate.rules <= TITLE


def likely_parties(
    mentions: Mentions, part: Part, proposed: Sequence[tuple[BodyMention, str]]
) -> Mapping[str, float]:
    """How probable each body is to be a party, before anybody is known to sign."""
    return _Likely(candidates(mentions, part, [], proposed))


class _Likely(Mapping[str, float]):
    """How probable bodies are to be parties: judged when it is asked, which it is of those for which somebody acts."""

    def __init__(self, among: Iterable[Candidate]) -> None:
        self._features = {candidate.name: candidate.features for candidate in among}
        self._judged: dict[str, float] = {}

    def __getitem__(self, name: str) -> float:
        sure = self._judged.get(name)
        if sure is None:
            sure = self._judged[name] = judge("parties.first").probability(self._features[name])
        return sure

    def __iter__(self) -> Iterator[str]:
        return iter(self._features)

    def __len__(self) -> int:
        return len(self._features)


def _kind(candidate: Candidate) -> str:
    """The kind of body; a province that is none of Thailand's belongs to another country."""
    place = core(candidate.mention)
    if candidate.kind == "province" and candidate.mention.prefix == "จังหวัด" and not province_at(place, 0):
        return "foreign_local_government"
    if candidate.name.lower().endswith(" province") and place in provinces_in_english():
        return "province"
    return candidate.kind


_FULLEST = expression(
    r"\A(?:City|Municipality|Municipal Corporation) of | Municipal Corporation\Z|"
    r" (?:City|Ward|Prefecture|County|Borough|[Mm]unicipality|Organi[sz]ation)\Z"
)  # the place's own fullest name
_SPEAKS_FOR = expression(
    r" (?:Council|Government|Committee)\Z"
)  # the place's, where the place is told as well
_RESOLVES = expression(r" (?:City|Town|County|Borough|District) Council\Z")
_MUCH_LIKELIER = 2.0
_SIGNER = "party.signer"


def _namesakes(
    judged: list[tuple[float, Candidate]], *, resolved: bool = False
) -> list[tuple[float, Candidate]]:
    """A place and a body that bears its name are one party, under the likelier of the names: Hill, Hill City Council.

    ``resolved``: what the council of a city resolves is for the city.
    """
    bare = {
        candidate.name: (probability, candidate)
        for probability, candidate in judged
        if candidate.mention.weak
    }
    best: dict[str, tuple[float, Candidate]] = {}
    for probability, candidate in judged:
        place = core(candidate.mention)
        if place in bare and _SIGNER in bare[place][1].rules & candidate.rules:
            continue  # its governor signs, and the president of its administration: two bodies
        if place != candidate.name and place in bare and probability > best.get(place, (-1.0, candidate))[0]:
            best[place] = (probability, candidate)
    kept: dict[str, float] = {}
    for place, (probability, candidate) in best.items():
        alone = bare[place][0]
        together = min(0.99, alone + probability)
        odds = alone * _MUCH_LIKELIER if _SPEAKS_FOR.search(candidate.name) else alone
        place_wins = odds > probability and not _FULLEST.search(candidate.name)
        place_wins = place_wins or (resolved and _RESOLVES.search(candidate.name) is not None)
        kept[place], kept[candidate.name] = (together, 0.0) if place_wins else (0.0, together)
    return [(kept.get(candidate.name, probability), candidate) for probability, candidate in judged]


def one_each(chosen: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """One party per body: the likelier of a faculty and its university, and no name that is the beginning of a longer one."""
    rules = {candidate.name: candidate.rules for _, candidate in chosen}
    whole_one = any(name.startswith("มหาวิทยาลัย") for name in rules)
    dropped = {name for name in rules if whole_one and _FACULTY_ALONE.fullmatch(name)}
    dropped |= {
        (one if first < second else other).name
        for first, one in chosen
        if one.name.startswith(UNITS)
        for second, other in chosen
        if other.name.startswith("มหาวิทยาลัย") and other.name in one.name
    }
    sure = {candidate.name: probability for probability, candidate in chosen}
    dropped |= {
        min(
            name,
            whole,
            key=lambda each: (each != name) if _told_by_office(rules, name, whole) else sure[each],
        )
        for name in sure
        if (campus := name.find("วิทยาเขต")) > 0
        for whole in sure
        if whole == name[:campus].rstrip()
    }
    dropped |= {
        name for name in rules if name.startswith("สภา") and name.removeprefix("สภา") in rules
    }  # it has no other hand
    towns: dict[str, str] = {}  # a town has one municipality, of one rank at a time
    for name in sorted(sure, key=lambda each: (-sure[each], each)):
        if (rank := _MUNICIPALITY.match(name)) and towns.setdefault(name[rank.end() :], name) != name:
            dropped.add(name)
    names = [candidate.name for _, candidate in chosen if candidate.name not in dropped]
    governs = {
        candidate.name: candidate.kind in GOVERNMENTS for _, candidate in chosen
    }  # no Hill University for Hill
    dropped |= {
        name for name in names if any(other.endswith(f" {name}") for other in names)
    }  # told in full as well
    return [
        (probability, candidate)
        for probability, candidate in chosen
        if candidate.name not in dropped
        and not any(
            other != candidate.name
            and other.startswith(candidate.name)
            and (not candidate.mention.weak or not candidate.name.isascii() or governs[other])
            and not _NUMBERED.match(other, len(candidate.name))
            for other in names
        )
    ]


def _told_by_office(rules: Mapping[str, set[str]], campus: str, whole: str) -> bool:
    """Whether only the office of somebody tells the campus, while the text has the university itself as a partner."""
    return rules[campus] <= OF_OFFICES and not rules[whole] <= OF_OFFICES


_MUNICIPALITY = expression(f"(?:{'|'.join(MUNICIPAL)})")
_FACULTY_ALONE = expression(r"(?:คณะ|สำนักวิชา)(?![ก-๎]*(?:กรรมการ|สงฆ์))[ก-๎]+")
_NUMBERED = expression(r"[ ]?\d")  # a sister that bears its number
