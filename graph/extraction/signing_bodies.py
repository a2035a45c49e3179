"""Thai bodies that a text plainly says to sign, or lists with one that is a party, however doubtful they are alone."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence, Set
from itertools import pairwise

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.lacking_partners import Judged
from citypact.graph.extraction.lying import PLACES_OF_IT, SIDE_BY_SIDE, only_locates, past_places
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.party_candidates import Candidate
from citypact.graph.extraction.told_signers import told_signers

__all__ = ["told_to_sign"]

_LEAST = 0.14
_OVER_OTHERS = ("กระทรวง", "กองทัพ")
_REACH = 160  # letters between who signs and the document
# right behind who signs: "is going to hold a ceremony and sign", "made with"
_SIGNS = expression(
    r"(?:[ ]?(?:นำ)?โดย(?!ความ)[^\n]{2,90}?)?[ ]?"
    r"(?:ได้|จะ|เตรียม|กำหนด|พร้อม|ก็|ยัง|เดินหน้า|ร่วม(?:กัน)?(?!พิธี|งาน|ในพิธี)|จัด(?:ให้มี)?|มี|เข้า(?!ร่วม)|[ ]){0,6}(?:พิธี)?(?:การ)?"
    r"(?:ลงนาม|เซ็น|ทำ(?:พิธี|บันทึก|ข้อตกลง|ความตกลง|สัญญา|[ ]?\(?M)|จัดทำ(?:บันทึก|ข้อตกลง))(?![^\n]{0,24}พยาน)"
)
_WITH = expression(r"(?:ร่วม)?กับ(?!กัน)|ร่วมลงนาม|หน่วยงานที่(?:ร่วม)?ลงนาม")  # else it may be a host alone
_OTHERS = expression(r"ระหว่าง(?!วันที่|เวลา|กัน)|ให้(?:กับ|แก่)|แทน")


def told_to_sign(
    mentions: Mentions, part: Part, judged: Sequence[Judged], chosen: Sequence[Judged]
) -> list[Judged]:
    """Those of whom a Thai text says that they sign, beside the parties that are sure."""
    if mentions.english or not chosen:
        return []
    names = [candidate.name for _, candidate in chosen]
    counted = any("party.counted" in candidate.rules for _, candidate in chosen)
    doubtful = [
        (probability, candidate)
        for probability, candidate in judged
        if probability >= _LEAST
        and candidate.rules
        and candidate.name not in names
        and not candidate.name.isascii()
        and not any(candidate.name in name or candidate.name.startswith(name) for name in names)
    ]
    told = [
        (probability, candidate)
        for probability, candidate in doubtful
        if (counted and "party.counted" in candidate.rules) or _signs(mentions, part, candidate)
    ]
    told += [
        (probability, candidate)
        for probability, candidate in judged
        if probability >= _LEAST
        and "party.signer" in candidate.rules
        and candidate.name not in names
        and candidate.kind == "province"
        and "within-longer" in candidate.features
        and _governor_signs(mentions, part, candidate)
    ]
    more = [pair for pair in doubtful if pair not in told]
    for _ in range(_ROUNDS if more else 0):  # one brings in the next: A, B และ C
        found = [pair for pair in more if _listed_with(mentions, pair, (*chosen, *told))]
        if not found:
            break
        told += found
        more = [pair for pair in more if pair not in found]
    return told


def _governor_signs(mentions: Mentions, part: Part, candidate: Candidate) -> bool:
    """Whether it says outright that the governor of a province signs, which other names tell as well: หอการค้าจังหวัดก."""
    signers = told_signers(mentions)
    return any(
        part.start <= person.start < part.end
        and person.name in signers
        and person.office is not None
        and person.office.role == "governor"
        and mentions.body_of(person) == candidate.name
        for person in mentions.told[:_PEOPLE]
    )


_PEOPLE = 200


def _listed_with(mentions: Mentions, pair: Judged, sure: Sequence[Judged]) -> bool:
    """Whether a body stands in one list with a party, and the same speaks for both."""
    probability, candidate = pair
    province = candidate.mention.prefix in SIDE_BY_SIDE
    rules = candidate.rules & (_OF_PROVINCES if province else _OF_LISTS)
    if (probability < _FELLOW and not province) or candidate.mention.prefix.startswith(_OVER_OTHERS):
        return False
    fellows = {
        body.start
        for _, other in sure
        if rules & other.rules and (not province or other.mention.prefix in SIDE_BY_SIDE)
        for body in other.mentions[:_MOST]
    }
    return bool(fellows) and any(_beside(mentions, body, fellows) for body in candidate.mentions[:_MOST])


def _beside(mentions: Mentions, body: BodyMention, fellows: Set[int]) -> bool:
    """Whether a mention stands right before or behind another in a list."""
    province = body.prefix in SIDE_BY_SIDE
    if body.council or (body.prefix in PLACES_OF_IT and not province and only_locates(mentions, body)):
        return False
    index = bisect_left(mentions.bodies, body.start, key=lambda each: each.start)
    for first, then in pairwise(mentions.bodies[max(0, index - 1) : index + 2]):
        if (then.start if first.start == body.start else first.start) in fellows:
            end = first.end if province else past_places(mentions, first)
            gap = mentions.text[end : then.start]
            if _JOINED.fullmatch(gap) or (province and gap == " "):
                return True
    return False


_FELLOW = 0.25
_ROUNDS = 8
_MOST = 6
_OF_LISTS = frozenset({"party.acting", "party.heads"})
_OF_PROVINCES = _OF_LISTS | {"party.with", "party.link"}
_JOINED = expression(
    r"(?:[ ]?(?:ภายใต้|ใน)(?:โครงการ|กิจกรรม)[ ]?[“\"][^”\"\n]{2,120}[”\"])?"
    r"[ ]?(?:\([^()\n]{1,40}\)[ ]?)?(?:,|/|และ|กับ|ร่วมกับ|ตลอดจน|รวมถึง|รวมทั้ง|พร้อมด้วย)[ ]?(?:ทาง)?"
)


def _signs(mentions: Mentions, part: Part, candidate: Candidate) -> bool:
    """Whether a body is the subject of a signing that is not told to be between others."""
    if "party.acting" not in candidate.rules or candidate.mention.prefix.startswith(_OVER_OTHERS):
        return False
    return any(_subject(mentions, part, body) for body in candidate.mentions[:6])


def _subject(mentions: Mentions, part: Part, body: BodyMention) -> bool:
    text = mentions.text
    signs = _SIGNS.match(text, past_places(mentions, body))
    if signs is None:
        return False
    end = mentions.line(body.start)[1]
    near = [
        document
        for document in part.documents
        if signs.start() <= document.start < min(end, signs.end() + _REACH)
    ]
    if not near or _OTHERS.search(text, signs.end(), min(end, near[0].end + 60)):
        return False
    return _WITH.search(text, near[0].end, min(end, near[0].end + _REACH)) is not None
