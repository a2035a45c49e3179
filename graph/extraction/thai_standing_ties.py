"""What Thai tells plainly of an agreement in few words: a tie that is named in passing, that is sought, or that ends.

"เมืองก ซึ่งเป็นเมืองพี่เมืองน้องของเทศบาลนครข", "ในฐานะเมืองพี่เมืองน้อง"; "สนใจเป็นเมืองพี่เมืองน้อง"; "ยกเลิก MOU กับ ...".
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.body_mentions import GOVERNMENTS
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.parties import PartyFound
from citypact.graph.extraction.thai_grounds import on_ground

__all__ = ["names_a_tie", "plainly_told_in_thai"]

_BEFORE, _BEHIND = 60, 40
_MOST = 6
_PAIR = 2
_OVER = expression(r"(?:(?<!ไม่)(?<!ยัง)(?<!มิ)(?:ยกเลิก|บอกเลิก|ยุติ|เลิก))(?:การ|ลง)?(?:ตาม)?[ ]?[“\"(]?\Z")
_REACHED = expression(r"(?<!ไม่)(?<!ยังไม่)(?<!จะ)บรรลุ[ ]?\Z")
_SOUGHT = expression(
    r"(?<!ไม่)(?:สนใจ|ประสงค์|ต้องการ|เสนอ(?:ตัว|ให้)?|ทาบทาม|ชวน|ขอ)[ก-๎]{0,10}?(?:เป็น|สถาปนา|จับคู่|ผูก)[ก-๎]{0,16}[ ]?\Z|"
    r"(?:ทาบทาม|(?<!เชิญ)ชวน)[ก-๎]{2,30}(?:เป็น|สถาปนา)[ก-๎]{0,16}[ ]?\Z|"
    r"(?:หารือ|เจรจา)(?:กับ)?[ก-๎ ]{0,44}?(?:การ|เพื่อ|จะ)(?:เป็น|สถาปนา)[ก-๎]{0,16}[ ]?\Z|(?:หวัง|อนาคต)[ก-๎ ]{0,44}?จะ(?:ได้)?เป็น[ ]?\Z"
)
# who talks of concluding a paper: "หารือแนวทางความร่วมมือทางวิชาการ (MOU)"
_TALKED_OF = expression(
    r"(?:หารือ|ปรึกษา|พูดคุย|คุยกัน|เจรจา)(?:ร่วม)?(?:กัน)?(?:ถึง|เรื่อง|เกี่ยวกับ|ใน|[ ])*(?:แนวทาง)?(?:ใน|[ ])*(?:การ|ที่จะ|จะ)?"
    r"(?:ขอ)?(?:สร้าง|จัดทำ|ทำ|ร่วมทำ|ลงนาม)?[ ]?(?:ความร่วมมือ)?(?:ทาง|ด้าน)?(?:วิชาการ)?(?:ร่วมกัน)?[ ]?[(“\"]?\Z"
)
_IS = expression(r"(?:เป็น(?:คู่)?|ความเป็น|สถานะ)[ ]?[“\"]?\Z")
_AS = expression(
    r"(?:กระชับ|(?<!ประ)สาน(?:ต่อ)?|สืบสาน|ทบทวน|ฟื้นฟู)(?:สาย)?(?:ความ)?(?:สัมพันธ์|ไมตรี|มิตรภาพ)"
    r"(?:อันดี|ฉัน(?:ท์)?|แบบ|ในฐานะ|ระหว่าง|ความเป็น)?[ ]?[“\"]?\Z|"
    r"(?:ตาม|ภายใต้)(?:โครงการ|กรอบ|กิจกรรม|ความสัมพันธ์)[ก-๎]{0,24}[ ]?[“\"]?\Z|"
    r"(?:ใน)?ฐานะ(?:ที่)?(?:เป็น)?(?:คู่)?[ ]?[“\"]?\Z"
)
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


def plainly_told_in_thai(mentions: Mentions, part: Part) -> Callable[[Sequence[PartyFound]], bool] | None:
    """Whom an agreement has to be between that a Thai part tells of plainly; None where it does not."""
    if mentions.english:
        return None
    if names_a_tie(mentions, part):
        return tied_abroad
    text, status = mentions.text, part.status.value
    for document in part.documents[:_MOST]:
        start = max(mentions.line(document.start)[0], document.start - _BEFORE)
        led = text[start : document.start]
        if status == "ended" and _OVER.search(led):
            return _between_two
        if status == "signed" and _REACHED.search(led):
            return _between_two
        if status == "proposed" and document.relation and _SOUGHT.search(led):
            return tied_abroad
        if status == "proposed" and not document.relation and _TALKED_OF.search(led):
            return _between_two
        if status == "in_force" and on_ground(mentions, document):
            return _between_two
    return None


def _between_two(concluding: Sequence[PartyFound]) -> bool:
    return len(concluding) >= _PAIR


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
