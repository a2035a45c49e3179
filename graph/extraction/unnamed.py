"""Parties that a text counts without naming them: "A signs with three local governments"."""

from __future__ import annotations

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.numerals import ENGLISH_COUNT, THAI_COUNT, number
from citypact.graph.extraction.seeking import Sought, any_of

__all__ = ["unnamed"]

_KIND = (
    r"(?:องค์กรปกครองส่วนท้องถิ่น|อปท\.?|ท้องถิ่น|เทศบาล(?:นคร|เมือง|ตำบล)?|อบต\.?|อบจ\.?|หน่วยงาน|"
    r"ส่วนราชการ|โรงเรียน|สถานศึกษา|สถาบัน(?:การศึกษา)?|"
    r"มหาวิทยาลัย|โรงพยาบาล|องค์กร|ภาคี(?:เครือข่าย)?|เครือข่าย|บริษัท|ชุมชน|ตำบล|เมือง|จังหวัด)"
)
_JOINED = r"(?:กับ|และ|ร่วมกับ|จับมือ(?:กับ)?|ผนึก(?:กำลัง)?(?:กับ)?|พร้อม(?:ด้วย|กับ)?|รวมถึง|ร่วม|ควง)"
_NAMES = r"(?![ ]?(?:ได้แก่|คือ|ประกอบด้วย|ดังนี้|[:：(]))"
_UNIT = r"(?:แห่ง|หน่วยงาน|องค์กร|เมือง|จังหวัด|โรงเรียน|ตำบล|สถาบัน|บริษัท|ชุมชน|ภาคี|ราย)"
# "with 23 local governments", "with other local governments, 12 in number"
_COUNTED = any_of(
    [
        rf"{_JOINED}[ ]?{_KIND}(?P<others1>อื่น(?:[ ]?ๆ)?|"
        rf"อีก)?[ก-๙ ]{{0,24}}?(?P<more1>อีก)?[ ]?(?:จำนวน|รวม|ทั้งสิ้น|ทั้ง|"
        rf"อีก)*[ ]?(?P<count1>{THAI_COUNT})[ ]?{_UNIT}{_NAMES}",
        rf"{_JOINED}[ ]?(?P<more2>อีก)?[ ]?(?P<count2>{THAI_COUNT})[ ]?{_KIND}(?P<others2>อื่น)?{_NAMES}",
        rf"(?P<more3>อีก)[ ]?(?P<count3>{THAI_COUNT})[ ]?(?:{_KIND}|{_UNIT}){_NAMES}",
        rf"{_KIND}(?P<others4>อื่น(?:[ ]?ๆ)?)[^\n]{{0,120}}?(?:ทั้งสิ้น|รวม|"
        rf"จำนวน)[ ]?(?P<count4>{THAI_COUNT})[ ]?{_UNIT}{_NAMES}",
    ]
)
# what all of these hold and most texts do not: it is looked for first
_COUNT = Sought(rf"{THAI_COUNT}[ ]?(?:{_KIND}|{_UNIT})")
_EN_COUNTED = Sought(
    rf"(?:with|and|between|joined by|together with|alongside) (?P<more>another |(?:some |"
    rf"the )?other )?(?P<count>{ENGLISH_COUNT}) (?P<others>other |more |further )?"
    r"(?:(?:Thai|local|neighbou?ring|partner|public|private|municipal|district|surrounding|nearby|"
    r"provincial|state|government) ){0,2}"
    r"(?:local (?:governments|authorities|administrations)|governments|authorities|municipalities|"
    r"cities|towns|provinces|districts|agencies|organi[sz]ations|schools|"
    r"universities|institutions|hospitals|companies|partners|bodies|communities|villages|"
    r"subdistricts)(?!,? (?:namely|including)|:)"
)


def unnamed(mentions: Mentions, part: Part, named: int) -> Found[int] | None:
    """How many further parties a text counts around a document; None where it counts none.

    Where more than one party is named, the counted may be among the named, so that only "12 others" tell of further ones.
    """
    if part.older:
        return None
    for document in sorted(part.documents, key=lambda each: (each.start < mentions.article.body, each.start)):
        line_start, line_end = mentions.line(document.start)
        start = max(part.start, line_start, document.start - 60)
        limit = min(line_end, part.end, document.end + 320)
        if not mentions.english and not _COUNT.search(mentions.text, start, limit):
            continue
        for match in (_EN_COUNTED if mentions.english else _COUNTED).finditer(mentions.text, start, limit):
            said = {key.rstrip("1234"): value for key, value in match.groupdict().items() if value}
            count = number(said["count"])
            if not count or count < 2 or mentions.in_note(match.start()):
                continue
            if named == 1 or "more" in said or "others" in said:
                return Found(count, match.start(), match.end(), "party.unnamed", 0.8)
    return None
