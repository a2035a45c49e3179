"""Companions: who is listed behind those who sign, as having come along; such people sign nothing.

"... เป็นผู้ลงนาม ร่วมด้วย A B และ C"; "A ลงนามกับ B โดยมี C รองนายก": C serves one of those who signed.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.told_signers import told_signers

__all__ = ["companions"]

_MOST = 200  # people of a text
_BEFORE = 6  # people
_LEAD = 24  # letters
_HEADS = frozenset({"mayor", "governor", "pao_president", "sao_president"})
_OWN_HOUSE = expression(
    r"(?:รักษา(?:ราชการ|การ)(?:แทน)?)?(?:อธิการบดี|คณบดี|ผู้อำนวยการ(?:โรงเรียน|โรงพยาบาล|วิทยาลัย))"
)
_JOINED_BY = expression(r"(?<!ลงนาม)(?<!ลงชื่อ)(?<!เซ็น)(?:[ ]และ|[ ]โดย(?:มี)?)?[ ]?ร่วมด้วย[ ]?(?:ท่าน)?\Z")
_THERE_WERE = expression(r"(?:โดย|ซึ่ง|ทั้งนี้)[ ]?(?:ยัง)?มี[ ]?(?:ท่าน)?\Z")
# between one of a list and the next: the people of the first as well
_CROWD = r"(?:คณะ|บุคลากร|เจ้าหน้าที่|พนักงาน|ทีม|ผู้บริหาร|อาจารย์|ข้าราชการ)"
_LIST_GOES_ON = expression(
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?(?:,|และ|กับ|พร้อมด้วย|[ ])+[ ]?"
    rf"|[ ]?(?:พร้อม(?:ด้วย|กับ)?|และ|ตลอดจน)[ ]?{_CROWD}(?:(?!ลงนาม|โดย|ซึ่ง|เป็น|เพื่อ)[ก-๎. ]){{0,80}}[ ](?:,|และ|พร้อมด้วย|[ ])*"
)
_DID_SIGN = expression(
    r"(?:[ ]?\([^()\n]{1,40}\))?[ ]?(?:ได้|จะ|ก็|ทั้งสองฝ่าย)*(?:เป็นผู้)?(?:ร่วม)?(?:กัน)?"
    r"(?:ลงนาม|เซ็น|จรดปากกา)(?!เป็น|ใน(?:ฐานะ)?พยาน|[ก-๎]{0,8}พยาน)"
)
_SIGN = expression(r"[^\n]{0,60}?(?:ลงนาม|ลงชื่อ|เซ็น|จรดปากกา)")


def companions(mentions: Mentions) -> set[str]:
    """The names of those who are told in such lists, and of whom it does not say that they sign."""
    told, signers = mentions.told[:_MOST], told_signers(mentions)
    found = {
        person.name
        for number in range(len(told))
        for person in _listed(mentions, told, number, signers)
        if not _SIGN.match(mentions.text, person.stop)
    }
    return found - signers - {each.name for each in told if _DID_SIGN.match(mentions.text, each.stop)}


def _listed(
    mentions: Mentions, told: Sequence[PersonMention], number: int, signers: set[str]
) -> Iterator[PersonMention]:
    """The list that begins with a person, where it is one of those who came along with signers told before in the line."""
    text, begin = mentions.text, told[number].begin
    lead = max(0, begin - _LEAD)
    joined = _JOINED_BY.search(text, lead, begin) is not None
    if not joined and not _THERE_WERE.search(text, lead, begin):
        return
    first = bisect_left(told, mentions.line(begin)[0], key=lambda each: each.start)
    before = told[max(first, number - _BEFORE) : number]
    if not any(each.name in signers or _DID_SIGN.match(text, each.stop) is not None for each in before):
        return
    bodies = {body for each in before if (body := mentions.body_of(each))}
    for place in range(number, len(told)):
        person = told[place]
        if place > number:
            gap = told[place - 1].stop, max(told[place - 1].stop, person.begin)
            if not _LIST_GOES_ON.fullmatch(text, *gap):
                return
        same = mentions.body_of(person) in bodies
        if not same and (not joined or _leads(person)):
            return  # the head of another body may have come to sign
        yield person


def _leads(person: PersonMention) -> bool:
    office = person.office
    return office is not None and (office.role in _HEADS or _OWN_HOUSE.match(office.name) is not None)
