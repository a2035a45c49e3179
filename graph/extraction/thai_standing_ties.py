"""Ties that Thai names in passing: "เมืองก ซึ่งเป็นเมืองพี่เมืองน้องของเทศบาลนครข", "ในฐานะเมืองพี่เมืองน้อง", "เป็นบ้านพี่เมืองน้องกันมาแล้ว"."""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import GOVERNMENTS
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.parties import PartyFound

__all__ = ["names_a_tie", "tied_abroad"]

_BEFORE, _BEHIND = 60, 40
_MOST = 6
_PAIR = 2
_IS = expression(r"(?:เป็น(?:คู่)?|ความเป็น|สถานะ)[ ]?[“\"]?\Z")
_AS = expression(r"(?:ใน)?ฐานะ(?:ที่)?(?:เป็น)?(?:คู่)?[ ]?[“\"]?\Z")
_ANNIVERSARY = expression(
    r"ครบ(?:รอบ)?[ ]?(?:\d{1,3}|[ก-๎]{2,10})[ ]?(?:ปี|ทศวรรษ)[ ]?(?:ของ|แห่ง)?[ ]?(?:การ)?(?:สถาปนา|ลงนาม)?"
    r"(?:ความสัมพันธ์|ความร่วมมือ)?(?:การ)?(?:เป็น)?"
    r"(?:ฉัน)?[ ]?[“\"]?\Z"
)
_OF = expression(
    r"(?:[ ]?\([^()\n]{2,24}\))?[”\"]?[ ]?(?:(?:ต่อ|ระหว่าง|ซึ่ง)?กัน(?:แล้ว|มา|อยู่|และ|[ ]|\n|\Z)|ของ|กับ|แห่งแรก|ระหว่าง(?!วัน|การ))"
)
_OWN = expression(r"(?:[ ]?\([^()\n]{2,24}\))?[”\"]?ของ[ ]?")
# wished for, not had
_WISHED = expression(
    r"(?:จะ|อยาก|ขอ|เสนอ|ประสงค์|สนใจ|ผลักดัน|สู่|หวัง|ตอบรับ|เตรียม|ไม่ใช่|มิใช่|ไม่ได้|ดุจ|เหมือน|เสมือน|ให้)[^\n ]{0,24}\Z"
)


def names_a_tie(mentions: Mentions, part: Part, *, feasts: bool = True) -> bool:
    """Whether a Thai part names a relation as one that its partners have, or, with ``feasts``, as one that has its feast."""
    return (
        not mentions.english
        and part.status.value == "in_force"
        and any(
            document.relation and _is_had(mentions, document, feasts) for document in part.documents[:_MOST]
        )
    )


def _is_had(mentions: Mentions, document: Document, feasts: bool) -> bool:
    text = mentions.text
    start, end = mentions.line(document.start)
    led, until = text[max(start, document.start - _BEFORE) : document.start], min(end, document.end + _BEHIND)
    if _WISHED.search(led):
        return False
    if _AS.search(led) or (feasts and _ANNIVERSARY.search(led)):
        return True
    if _IS.search(led):
        return _OF.match(text, document.end, until) is not None
    own = _OWN.match(text, document.end, until)  # "นครก เมืองพี่เมืองน้องของจังหวัดข"
    return (
        own is not None
        and {document.start, document.start - 1} & {body.end for body in mentions.bodies} != set()
    )


def tied_abroad(concluding: Sequence[PartyFound]) -> bool:
    """Whether parties are places, one of them abroad: a town at home may be called a sister for no more than kindness."""
    return (
        len(concluding) >= _PAIR
        and all(party.kind in GOVERNMENTS for party in concluding)
        and any(party.kind == "foreign_local_government" for party in concluding)
    )
