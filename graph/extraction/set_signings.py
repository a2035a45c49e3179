"""Signings that a Thai text sets on a day or a time to come: what is approved, or still talked of, is planned by it."""

from __future__ import annotations

from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions

__all__ = ["signing_set"]

_REACH = 110
_SET = expression(
    r"(?:กำหนด(?:การ|วัน)?|(?<!ว่า)(?<!ให้)(?<!ที่)จะ(?:ได้)?|นัด(?:หมาย)?|คาด(?:ว่า)?(?:จะ)?|ก่อน(?:จะ)?|พร้อม|เตรียม|จ่อ)"
    r"(?:มี|จัด(?:ให้มี)?|เดินทางไป|เข้า|ไป)?(?:การ|พิธี)?(?:ร่วม)?(?:กัน)?"
    r"(?:ลงนาม|เซ็น|(?:จัด)?ทำ(?=บันทึก|ข้อตกลง|ความตกลง|[ ]?(?:MOU|MOA|เอ็มโอยู)))"
    r"(?:(?:(?!เมื่อ|ตั้งแต่|ซึ่ง|หลัง|ตาม|แล้ว|และ|พร้อม|\d)[^\n]){0,70}?"
    r"(?:ใน|ช่วง|ภายใน|สิ้น|ต้น|กลาง|ปลาย|เดือน|ปี|วัน[ก-๎]{0,10}|ที่|กัน|ได้))?[ ]?\Z"
)


def signing_set(mentions: Mentions, start: int, end: int) -> DateMention | None:
    """The first date of a stretch that is told as that of a signing to come."""
    return next(
        (
            date
            for date in mentions.dates
            if start <= date.start < end
            and date.value
            and _SET.search(
                mentions.text, max(start, mentions.line(date.start)[0], date.start - _REACH), date.start
            )
        ),
        None,
    )
