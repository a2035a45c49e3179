"""Aftermaths: what a line tells that was done once a signing was over (หลังเสร็จสิ้นพิธีลงนาม … ได้ร่วมปลูกต้นไม้).

The hour, the place and the people of it are those of another deed. Where the line itself goes on to tell of the signing, or
tells of it first, what it says there is no aftermath.
"""

from __future__ import annotations

from bisect import bisect_right
from functools import partial

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought, once

__all__ = ["in_aftermath"]

_SIGNED = r"(?:ลง(?:ลาย)?(?:มือ)?(?:นาม|ชื่อ)|เซ็น(?:สัญญา|ชื่อ|[ ]?M))"
_OVER = Sought(
    r"(?:ภายหลัง|หลั[งก])(?:จาก)?(?:ที่|การ)?[ ]?(?:(?:เสร็จ|สิ้นสุด|จบ)(?:สิ้น)?(?:แล้ว)?(?:จาก)?|"
    r"(?:ทั้ง)?(?:สอง|2|สาม|3)[ ]?(?:เมือง|ฝ่าย|จังหวัด|หน่วยงาน|เทศบาล|แห่ง|ประเทศ)|ทั้งคู่|(?=(?:ได้)?(?:มี)?(?:การ|พิธี|ร่วม)*ลง))"
    rf"(?:ได้|มี|การ|พิธี|ร่วม|กัน|ใน|[ ])*{_SIGNED}"
)
_SIGNS = Sought(rf"{_SIGNED}(?!เป็นพยาน)|แลกเปลี่ยน(?:เอกสาร|บันทึก|ข้อตกลง|หนังสือ|ของที่ระลึก)")
# what is done then; not what is said
_DEED = expression(
    r"(?:(?<![ก-๎])|ได้|จึง|ก็|ยัง|คณะ|ฝ่าย)(?:ร่วม|เรียน)?(?:กัน)?(?:เป็นเจ้าภาพ(?:จัด)?เลี้ยง|เชิญ|นำ(?:คณะ|ชม|ทีม)|เดินทาง|เยี่ยมชม|ปลูก|รับประทาน|ชม(?:การ|นิทรรศการ)|เลี้ยง|ทำกิจกรรม|มอบ(?!หมาย)|ถ่ายภาพ|พา|ประชุม|"
    r"เปิด(?:งาน|อาคาร|นิทรรศการ)|ลงพื้นที่|ทัศนศึกษา|ศึกษาดูงาน)"
)
_REACH = 400  # letters between such words and a deed


def in_aftermath(mentions: Mentions, position: int) -> bool:
    """Whether a position lies in what is told of a deed that followed a signing."""
    if mentions.english:
        return False
    spans = once(mentions.text, "aftermaths", partial(_aftermaths, mentions))
    index = bisect_right(spans, (position, len(mentions.text)))
    return index > 0 and position < spans[index - 1][1]


def _aftermaths(mentions: Mentions) -> list[tuple[int, int]]:
    text, spans = mentions.text, list[tuple[int, int]]()
    position = 0
    while over := _OVER.search(text, position, len(text)):
        begin, end = mentions.line(over.start())
        position = over.end()
        deed = _DEED.search(text, over.end(), min(end, over.end() + _REACH))
        ahead = _DEED.search(text, max(begin, over.start() - _REACH), over.start())
        if _SIGNS.search(text, max(begin, spans[-1][1] if spans else 0), over.start()) is None and (
            deed or ahead
        ):
            spans.append((begin, over.start()))
        if deed:
            again = _SIGNS.search(text, deed.end(), end)
            first = max(over.end(), _first_person(mentions, over.end(), deed.start()))
            spans.append((first, again.start() if again else end))
    return spans


def _first_person(mentions: Mentions, start: int, end: int) -> int:
    """Where the first person who is told before a deed stands, or the deed itself."""
    index = bisect_right(mentions.people, start, key=lambda each: each.begin)
    if index < len(mentions.people) and mentions.people[index].begin < end:
        return mentions.people[index].begin
    return end
