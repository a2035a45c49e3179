"""Sorts of bodies, finer than their kinds: what the first word of a name tells."""

from __future__ import annotations

from citypact.graph.extraction.expressions import expression

__all__ = ["sort_of"]

# of one kind of body, some conclude often and some seldom: ministries are told of as those whose policy it is, hotels as venues
_SORTS = {
    "ministry": r"กระทรวง",
    "department": r"กรม(?!ทหาร)|สำนักนายก",
    "district": r"อำเภอ|ที่ว่าการ|ที่ทำการปกครอง",
    "forces": r"ตำรวจ|สถานีตำรวจ|กอง(?:ทัพ|พล|พัน|ร้อย|กำกับ|บัง|บัญชา|กำลัง|เรือ|บิน|อำนวย)|มณฑลทหาร|กรมทหาร|หน่วยเฉพาะ|ฐานทัพ",
    "mission": r"สถาน(?:เอก|กงสุล|ทูต)",
    "hospital": r"โรงพยาบาล",
    "faith": r"วัด|มัสยิด|ศาลเจ้า|โบสถ์|คริสตจักร|คณะสงฆ์|สำนักสงฆ์|อาสนวิหาร",
    "guests": r"โรงแรม|ศูนย์การค้า|ห้าง(?!หุ้น)|รีสอร์|พิพิธภัณฑ์|หอศิลป|ท่าอากาศยาน|ตลาด(?!หลัก)",
    "people": r"ชุมชน|หมู่บ้าน|กลุ่ม|เครือข่าย|ภาคี|วิสาหกิจ|กองทุน|ชมรม",
    "faculty": r"คณะ(?!กรรมการ|สงฆ์)|สำนักวิชา",
    "unit": r"สำนัก(?!งาน|นายก|วิชา|สงฆ์)|กอง(?!ทัพ|พล|พัน|ร้อย|กำกับ|บัง|บัญชา|กำลัง|เรือ|บิน|อำนวย|ทุน)",
}
_THAI = expression("[ก-๎]")
_SORTED = expression("|".join(f"(?P<{sort}>{words})" for sort, words in _SORTS.items()))


def sort_of(name: str, prefix: str) -> str | None:
    """The sort of body, as its first word tells; of those whose first word nobody knows, that.

    >>> sort_of("กระทรวงสายลม", "กระทรวง"), sort_of("สวนลมหนาว", ""), sort_of("เทศบาลนครสายลม", "เทศบาลนคร")
    ('ministry', 'unheard', None)
    """
    if told := _SORTED.match(name):
        return told.lastgroup
    return "unheard" if not prefix and _THAI.match(name) else None
