"""Bystanders: who is told to be there, or to preside while others sign; such people sign nothing, whatever they head."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.seeking import Sought, once

__all__ = ["bystanders"]

_LIST_GOES_ON = expression(r"[ ]?(?:,|และ|กับ|พร้อมด้วย|[ ])+[ ]?")
_MOST = 200  # people of a text
# before the first of a list: "at the ceremony there are", "those who came are"; those who came to sign are none
_THERE_ARE = expression(
    r"(?:ใน(?:พิธี|งาน)(?:นี้|ครั้งนี้)?[ ]?(?:ยัง|ก็)?มี"
    r"|(?:ผู้|คน|แขก|ท่าน)(?:ที่)?(?:ได้)?(?:เดินทาง)?(?:มา|เข้า|อยู่)(?:(?!ร่วม)[^\n:：]){0,40}?(?:คือ|มี|ได้แก่|ประกอบด้วย|[:：]))[ ]?"
    r"(?:(?:รอง|ผู้ช่วย)?ศาส[ก-๎]{2,14}[ ]?)?\Z"  # a professor, however that is spelt
)
_TO_SIGN = expression(r"(?:ลงนาม|เซ็น|ลงชื่อ|จรดปากกา)")
_WHO_SIGN = expression(r"(?:ผู้|คน|ท่าน)[ก-๎ ]{0,16}(?:ลงนาม|เซ็น|ลงชื่อ|จรดปากกา)[ก-๎]{0,12}\Z")
_LEAD = 70  # letters
_SIGN = expression(r"[^\n]{0,60}?(?:ลงนาม|เซ็น|ลงชื่อ)")
# behind the last of a list
_IS_THERE = expression(
    r"(?:[ ]?และ(?:หัวหน้า|คณะ|เจ้าหน้าที่|ผู้|สมาชิก|บุคลากร)[ก-๎]{2,24})?[ ]?(?:มาพร้อม(?:กัน|หน้า)|"
    r"(?:ก็|ได้)?(?:มา|เข้า)?(?:ร่วม)?(?:นั่ง)?(?:อยู่(?:ใน(?:พิธี|ที่ประชุม|งาน|ห้อง))?ด้วย|"
    r"(?:มา|เข้า)ร่วม(?:งาน|พิธี|เป็นเกียรติ|สังเกตการณ์)?ด้วย|(?:มา|เข้า|ไป)ร่วมงาน(?=[ \n]|\Z)(?![^\n]{0,40}ลงนาม)|"
    r"(?:ให้|เป็น)เกียรติ(?:ใน|ร่วม)?(?:พิธี|งาน)?ด้วย))"
)
_PRESIDES = Sought(r"ประธาน(?:ใน)?(?:พิธี|งาน|การลงนาม(?!ฝ่าย))?ฯ?[ ]?(?:ได้แก่|คือ|[:：])[ ]?\Z")
_SITS = expression(
    r"[ ]?(?:(?:ได้)?(?:ให้|ร่วม)เกียรติ)?(?:มา|ไป|นั่ง|ทำหน้าที่|เป็น|ใน)*ประธาน(?:ใน|เปิด)?"
    r"(?:พิธี|งาน|การ(?:ลงนาม(?!ฝ่าย)|ประชุม))(?P<then>[^\n]{0,120})"
)
_SIGNS_TOO = expression(
    r"(?:และ|พร้อม(?:กับ|ทั้ง)?|ทั้ง|ตลอดจน|ก่อน)[ ]?(?:ได้|เข้า|ร่วม)*(?:พิธี)?(?:ลงนาม|เซ็น|ลงชื่อ)|ลงนาม(?:เอง|ด้วย)|\A[ ]?กับ"
)
_OTHERS_SIGN = Sought(r"(?:ผู้(?:ที่)?|ผู้(?:ที่)?ร่วม|[ ]ร่วม)(?:ลงนาม|ลงชื่อ|เซ็น)")


def bystanders(mentions: Mentions) -> set[str]:
    """The names of those of whom a text says nothing else."""
    return set() if mentions.english else once(mentions.text, "bystanders", partial(_found, mentions))


def _found(mentions: Mentions) -> set[str]:
    aside: set[str] = set()
    active: set[str] = set()
    told = mentions.told[:_MOST]
    there = False
    for number in range(len(told) - 1, -1, -1):
        person = told[number]
        following = told[number + 1] if number + 1 < len(told) else None
        listed = following is not None and _LIST_GOES_ON.fullmatch(
            mentions.text, person.stop, max(person.stop, following.begin)
        )
        there = (there and listed is not None and bool(listed)) or bool(
            _IS_THERE.match(mentions.text, person.stop)
        )
        (aside if there or _presides(mentions, person) else active).add(person.name)
    return (aside - active) | _guests(mentions, told)


def _guests(mentions: Mentions, told: Sequence[PersonMention]) -> set[str]:
    """Who is listed as there, and does nothing else."""
    guests, others = set[str](), set[str]()
    former: PersonMention | None = None
    listed = False
    for person in told:
        listed = _there_are(mentions, person) or (
            listed
            and former is not None
            and _LIST_GOES_ON.fullmatch(mentions.text, former.stop, max(former.stop, person.begin))
            is not None
        )
        signs = _SIGN.match(mentions.text, person.stop) is not None
        (guests if listed and not signs else others).add(person.name)
        former = person
    return guests - others


def _there_are(mentions: Mentions, person: PersonMention) -> bool:
    """Whether a list of those who are there, and do not sign, begins with a person."""
    lead = max(mentions.line(person.begin)[0], person.begin - _LEAD)
    found = _THERE_ARE.search(mentions.text, lead, person.begin)
    return (
        found is not None
        and not _TO_SIGN.search(mentions.text, *found.span())
        and not _WHO_SIGN.search(mentions.text, lead, found.start())
    )


def _presides(mentions: Mentions, person: PersonMention) -> bool:
    """Whether somebody presides, and the same line says who signs."""
    text, line = mentions.text, mentions.line(person.start)
    if (sits := _SITS.match(text, person.stop)) and not _SIGNS_TOO.search(sits["then"]):
        return True
    return bool(
        _PRESIDES.search(text, max(line[0], person.begin - 40), person.begin)
        and _OTHERS_SIGN.search(text, line[0], line[1])
    )
