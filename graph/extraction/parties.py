"""Parties: the bodies that conclude an agreement, and who initiates or is invited.

Evidence is weighed: a list behind ระหว่าง, a body whose head signs, the partner behind กับ, the subject that signs.
Attendees, witnesses and the owner of the venue gather none.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from citypact.graph.extraction.acting_bodies import list_start
from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.bare_names import core
from citypact.graph.extraction.bodies import LOCAL_KINDS, BodyMention
from citypact.graph.extraction.body_mentions import MUNICIPAL
from citypact.graph.extraction.english_rows import as_stated
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.gazette import province_at, provinces_in_english
from citypact.graph.extraction.handed_over import handed_over
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import TITLE, Candidate
from citypact.graph.extraction.party_features import candidates
from citypact.graph.extraction.shared_kinds import sharing_one_kind
from citypact.graph.extraction.signatories import Signer
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
        if candidate.kind != "region" and not _lies_there(candidate) and not _is_given(candidate, given)
    ]
    judged = _as_one(mentions, judged)
    beside = [pair for pair in judged if not _stands_aside(mentions, pair[1])]
    if any(probability >= _SURE for probability, _ in beside):
        judged = beside
    if mentions.english:
        elsewhere = listed_alone(mentions)
        judged = [pair for pair in judged if pair[1].name not in elsewhere]
        judged = _namesakes(judged, resolved=part.status.value in _RESOLVED)
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
        if len(chosen) == 1 and not mentions.english:
            chosen += _one_more(mentions, ranked, chosen[0][1])
        if len(chosen) == 1 and mentions.english:
            least = _OF_TWO if _BOTH.search(mentions.text, part.start, part.end) else _MAY_BE
            chosen += _partner(judged, chosen[0][1], least)
        if not chosen and mentions.english and _BOTH.search(mentions.text, part.start, part.end):
            chosen = _only_two(judged)
    chosen = one_each(chosen)
    chosen.sort(key=lambda pair: (pair[1].mention.start, pair[1].name))
    return [
        PartyFound(
            candidate.mention,
            candidate.name,
            _kind(candidate),
            min(candidate.rules, default="party.judged"),
            probability,
            candidate.mention.country,
        )
        for probability, candidate in chosen
    ]


def _as_one(mentions: Mentions, judged: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """What shares one word with others in a list is as likely as they are."""
    lists = [] if mentions.english else sharing_one_kind(mentions.text, mentions.bodies)
    for listed in lists:
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
    places = [pair for pair in judged if pair[1].kind in _GOVERNS]
    if len({core(candidate.mention) for _, candidate in places}) < _PAIR:
        return judged
    return [pair for pair in judged if pair[1].kind in _GOVERNS or pair[1].rules - TITLE]


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
            or (candidate.rules - TITLE != {_SIGNER} and (candidate.rules or candidate.kind in _GOVERNS))
        ]
    return [pair for pair in chosen if between < _PAIR or pair[1].rules or pair[0] >= _CLEAR]


_PAIR = 2
_RESOLVED = frozenset({"proposed", "ended"})  # by the vote of a council, which concludes nothing itself
_MAY_BE, _AHEAD = 0.24, 1.4  # the one place that may be the partner, and how far ahead of the next


_OF_TWO = 0.05  # where the text says that they are two
_BOTH = expression(
    r"(?i:\b(?:the two|both|two) (?:[a-z]+ )?(?:cities|towns|sides|parties|municipalities|provinces|capitals|localities)\b)"
)


def _partner(
    judged: list[tuple[float, Candidate]], known: Candidate, least: float
) -> list[tuple[float, Candidate]]:
    """The partner that an English agreement of one party lacks: the place that is likelier than all others."""
    others = [
        pair
        for pair in judged
        if (pair[1].kind in _GOVERNS or pair[1].kind == known.kind)
        and "lies.all" not in pair[1].features
        and core(pair[1].mention) != core(known.mention)
    ]
    others.sort(key=lambda pair: (-pair[0], pair[1].mention.start))
    if not others or others[0][0] < least:
        return []
    return others[:1] if len(others) == 1 or others[0][0] >= others[1][0] * _AHEAD else []


def _only_two(judged: list[tuple[float, Candidate]]) -> list[tuple[float, Candidate]]:
    """The two places of an English text that says "the two cities" and tells of no other."""
    places = [pair for pair in judged if pair[1].kind in _GOVERNS and "lies.all" not in pair[1].features]
    return places if len(places) == _PAIR == len({core(candidate.mention) for _, candidate in places}) else []


def _one_more(
    mentions: Mentions, ranked: list[tuple[float, Candidate]], known: Candidate
) -> list[tuple[float, Candidate]]:
    """The partner that a Thai agreement of one party lacks, which no rule speaks for: clearly likelier than all others."""
    others = [pair for pair in ranked if core(pair[1].mention) != core(known.mention)]
    if not others or others[0][0] < _LIKELY:
        return []
    likeliest = others[0][1]
    places = (mentions.text[max(0, body.start - _BACK) : body.start] for body in likeliest.mentions)
    if likeliest.bare or all(_IN_IT.search(before) for before in places):
        return []
    return others[:1] if len(others) == 1 or others[0][0] >= others[1][0] * _AHEAD else []


_BACK = 24
# where something is held, whose something is
_IN_IT = expression(
    r"(?:(?:\A|[ \n])ณ|ที่|ใน|ของ|หน้า|นักเรียน|ครู|พื้นที่|สังกัด|อาคาร|(?:ห้อง|หอ)[ก-๎]{0,16}|ชั้น[ ]?\d+)[ ]?\Z"
)


def _spoken_for(candidate: Candidate) -> bool:
    """Whether more than a headline proposes a body as a party."""
    return not candidate.rules <= TITLE


def _lies_there(candidate: Candidate) -> bool:
    """Whether a province is told only to say where others lie: nothing else speaks for it."""
    return (
        candidate.kind == "province"
        and not candidate.rules
        and {"free.0", "bare.0"} <= candidate.features
        and "told.0" not in candidate.features
    )


def _is_given(candidate: Candidate, given: tuple[str, ...]) -> bool:
    """Whether a body is what others hand over, and signs nothing itself."""
    return candidate.mention.prefix in given and "party.signer" not in candidate.rules


def _stands_aside(mentions: Mentions, candidate: Candidate) -> bool:
    """Whether a body is told only as the owner of a hall or as one who attends, or a ministry as the one over a department."""
    told = candidate.mentions
    if not told or candidate.bare or mentions.english:
        return False
    if candidate.mention.prefix == "กระทรวง":
        outside = [
            body
            for body in told
            if not _OF_ITS_HEADS.search(mentions.text, max(0, body.start - 40), body.start)
        ]
        return bool(outside) and all(_is_over(mentions, body) for body in outside)
    if not candidate.rules and all(
        _ATTENDS.match(mentions.text, body.end) or _benefits(mentions, body) for body in told
    ):
        return True
    return (
        not candidate.rules
        and not any(feature.startswith(("office.", "head.")) for feature in candidate.features)
        and all(_IN_HALL.search(mentions.text, max(0, body.start - 60), body.start) for body in told)
    )


# who comes to the signing of an agreement between others
_ATTENDS = expression(
    r"[ ]?(?:ได้|ก็)?(?:เข้า)?ร่วม(?:เป็น(?:เกียรติ|สักขีพยาน))?(?:ใน)?(?:งาน)?พิธีลงนาม[^\n]{0,60}?ระหว่าง"
)


def _benefits(mentions: Mentions, body: BodyMention) -> bool:
    """Whether a body is told as one for whom something is done, or who may do alike: "a model for A and B"."""
    start = list_start(mentions, body)
    return _DONE_FOR.search(mentions.text, max(0, start - 60), start) is not None


_DONE_FOR = expression(
    r"(?:ต้นแบบ|แบบอย่าง|ตัวอย่าง|ประโยชน์|บริการ|ช่วยเหลือ|ขยายผล|ถ่ายทอด|ส่งต่อ|เผยแพร่|ติดตั้ง|นำร่อง)"
    r"[^\n,]{0,24}?(?:ให้(?:แก่|กับ)?|แก่|ไปยัง|ไปสู่|สู่|ที่|ใน)[ ]?\Z"
)


def _is_over(mentions: Mentions, ministry: BodyMention) -> bool:
    """Whether a ministry is told behind its department, or before the one that acts for it."""
    under = mentions.around.before(ministry.start)
    if under and under.prefix in _UNDER_IT and _OVER.fullmatch(mentions.text, under.end, ministry.start):
        return True
    by = _ACTS_BY.match(mentions.text, ministry.end)
    return by is not None and any(body.start == by.end() for body in mentions.bodies)


_ACTS_BY = expression(r"(?:[ ]?\([^()\n]{1,16}\))?[ ]?โดย[ ]?")
_OF_ITS_HEADS = expression(r"(?:รัฐมนตรี[ก-๎]{0,14}|ปลัด|เลขานุการ[ก-๎]{0,10}|ผู้[ก-๎]{2,18})\Z")
_UNDER_IT = ("กรม", "องค์การ", "สำนักงาน", "สถาบัน")  # of a ministry
_OVER = expression(r",?[ ]?")
_IN_HALL = expression(
    r"(?:ห้อง|หอ)ประชุม[^ \n]{0,30}[ ]?(?:ชั้น(?:ที่)?[ ]?\d{1,2}[ ]?)?(?:สำนักงาน|อาคาร[ก-๎]{0,30}[ ])?\Z"
)


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
_UNITS = ("คณะ", "วิทยาลัย", "สถาบัน", "สำนัก", "ศูนย์")  # of a university
_GOVERNS = LOCAL_KINDS | {"province", "foreign_local_government"}
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
        if one.name.startswith(_UNITS)
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
        candidate.name: candidate.kind in _GOVERNS for _, candidate in chosen
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
    return rules[campus] <= _OF_OFFICES and not rules[whole] <= _OF_OFFICES


_MUNICIPALITY = expression(f"(?:{'|'.join(MUNICIPAL)})")
_OF_OFFICES = frozenset({"party.signer", "party.acting"})
_FACULTY_ALONE = expression(r"(?:คณะ|สำนักวิชา)(?![ก-๎]*(?:กรรมการ|สงฆ์))[ก-๎]+")
_NUMBERED = expression(r"[ ]?\d")  # a sister that bears its number
