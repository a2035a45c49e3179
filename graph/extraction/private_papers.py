"""Papers of private persons in Thai: what parents, debtors, neighbours or employees sign is no agreement between bodies."""

from __future__ import annotations

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions

__all__ = ["among_persons"]

_BEFORE, _BEHIND = 90, 70
_MOST = 6
_PERSONS = (
    r"(?:กลุ่ม|บรรดา|ตัวแทน)?(?:กำนัน|ผู้ใหญ่บ้าน|ผู้ปกครอง|นักเรียน(?!นาย)|คู่(?:กรณี|ความ|สมรส)|ลูกหนี้|เจ้าหนี้|ผู้ค้า|พ่อค้า|แม่ค้า|ชาวบ้าน|"
    r"ราษฎร|เจ้าของ(?:ที่ดิน|บ้าน|อาคาร)|ผู้เช่า|ผู้รับจ้าง|พนักงาน(?!อัยการ|สอบสวน)|ข้าราชการ|บุคลากร|ผู้กู้|ผู้ค้ำ|ผู้สมัคร|รัฐบาล(?=[ก-๎]{2,20}(?:และ|กับ)))"
)
_SIGN = r"(?:ร่วม(?:กัน)?|ได้|เข้า|พร้อมใจ(?:กัน)?){0,3}(?:ลงนาม|ลงชื่อ|เซ็น|(?:จัด)?ทำ)(?:กัน)?(?:ใน)?[ ]?"
_SIGNED_BY = expression(rf"(?:\A|[ \n]|และ|กับ|ให้){_PERSONS}[^\n]{{0,56}}?{_SIGN}\Z")
_SIGNED_WITH = expression(rf"[^\n]{{0,50}}?(?:กับ|ระหว่าง|ร่วมกับ)[ ]?{_PERSONS}")


def among_persons(mentions: Mentions, part: Part) -> bool:
    """Whether the papers of a Thai part that has not two bodies are signed by or with private persons."""
    if mentions.english:
        return False
    text = mentions.text
    for document in part.documents[:_MOST]:
        start, end = mentions.line(document.start)
        led = text[max(start, document.start - _BEFORE) : document.start]
        if _SIGNED_BY.search(led) or _SIGNED_WITH.match(text, document.end, min(end, document.end + _BEHIND)):
            return True
    return False
