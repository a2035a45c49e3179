"""Bystanders: who is told to be there, or to preside while others sign; such people sign nothing, whatever they head."""

from __future__ import annotations

from functools import partial

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.person_mentions import PersonMention
from citypact.graph.extraction.seeking import Sought, once

__all__ = ["bystanders"]

_LIST_GOES_ON = expression(r"[ ]?(?:,|และ|กับ|พร้อมด้วย|[ ])+[ ]?")
_MOST = 200  # people of a text
# behind the last of a list
_IS_THERE = expression(
    r"[ ]?(?:ก็|ได้)?(?:มา|เข้า)?(?:ร่วม)?(?:นั่ง)?(?:อยู่(?:ใน(?:พิธี|ที่ประชุม|งาน|ห้อง))?ด้วย|"
    r"(?:มา|เข้า)ร่วม(?:งาน|พิธี|เป็นเกียรติ|สังเกตการณ์)?ด้วย|(?:ให้|เป็น)เกียรติ(?:ใน|ร่วม)?(?:พิธี|งาน)?ด้วย)"
)
_PRESIDES = Sought(r"ประธาน(?:ใน)?(?:พิธี|งาน)?ฯ?[ ]?(?:ได้แก่|คือ|[:：])[ ]?\Z")
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
    return aside - active


def _presides(mentions: Mentions, person: PersonMention) -> bool:
    """Whether somebody presides, and the same line says who signs."""
    text, line = mentions.text, mentions.line(person.start)
    return bool(
        _PRESIDES.search(text, max(line[0], person.begin - 40), person.begin)
        and _OTHERS_SIGN.search(text, line[0], line[1])
    )
