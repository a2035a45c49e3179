"""Grounds in Thai: papers that a text names as what lies under its news: "ตามบันทึกข้อตกลง", "ภายใต้ MOU", "ขับเคลื่อน MOU".

Such a paper was signed before and stands, and the day of the news is not its own.
"""

from __future__ import annotations

from collections.abc import Sequence

from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["grounds_only", "headed", "on_ground", "paper_day", "signs_now"]

_BEFORE, _BEHIND = 110, 70  # letters around a paper
_AGAIN = 24  # letters behind a paper within which it is named again: "บันทึกข้อตกลงความร่วมมือทางวิชาการ (MOU)"
_MOST = 40  # signings, and dates, that are looked at
_LED, _FOLLOWED = 44, 44  # letters around a signing
_DAY_LED = 60  # letters before a date
_DAY = 6  # and the first of its own
_DATED = 24  # letters from a signing to its day
_MADE = r"(?:ลงนาม|เซ็น|(?:จัด)?ทำ|ลงชื่อ)"
_UNDER = expression(
    r"(?:(?<!ทำ)(?<!นาม)ตาม|ภายใต้|(?:เป็น)?คู่|ผล(?:จาก|ของ)|สืบเนื่องจาก(?=บันทึก|ข้อตกลง|[ ]?M))[ ]?"
    r"(?:(?:การ)?(?:ดำเนินงาน|ดำเนินการ|ปฏิบัติ)?(?:ตาม)?(?:กรอบ|โครงการ|กิจกรรม|ความร่วมมือ|พันธกิจ|เงื่อนไข|แผน(?:งาน)?)[ก-๎]{0,24}[ ]?|"
    rf"(?:การ|ที่)?(?:ได้)?(?:ร่วม)?{_MADE}(?:ใน)?[ ]?)?[(“]?\Z|"
    rf"(?:ตาม|ภายใต้)[ก-๎ ]{{0,24}}(?:ที่|ซึ่ง)[ก-๎ ]{{0,30}}{_MADE}(?:ใน)?[ ]?\Z|"
    r"(?:ขับเคลื่อน|ติดตาม|ทบทวน|รายงาน|สรุป|ประเมิน)(?:ผล|ความ(?:คืบหน้า|ก้าวหน้า|สำเร็จ)|ภารกิจ)?"
    r"(?:การ(?:ดำเนินงาน|ดำเนินการ|ปฏิบัติ(?:งาน)?|ทำงาน|ขับเคลื่อน)|งาน|ความร่วมมือ|กิจกรรม|โครงการ|แผน(?:งาน|ปฏิบัติ[ก-๎]{0,8})?)?"
    r"[ ]?(?:ตาม|ภายใต้|ของ|ใน)?[ ]?(?:กรอบ)?[(“]?\Z|"
    rf"จากการที่[^\n]{{0,90}}(?:ได้|มี)(?:ร่วม(?:กัน)?)?{_MADE}(?:ใน)?[ ]?\Z|"
    rf"(?:ปี|เดือน|ทศวรรษ)[ ]?(?:หลัง|ภายหลัง|นับ)(?:จาก|แต่|ตั้งแต่)?(?:การ|ที่|วัน)?(?:ได้)?(?:ร่วม)?{_MADE}(?:ใน)?[ ]?\Z"
)
_HAVE = expression(r"(?<!ไม่)(?<!ให้)(?<!จะ)มี(?:การ(?:จัด)?ทำ)?[ ]?\Z")
_STANDING = expression(
    r"[^\n]{0,50}?(?:(?:ต่อ|ระหว่าง|ร่วม)?กัน|กับ[^\n]{2,40}?)[ ]?อยู่(?:แล้ว|ก่อน)|"
    r"[^\n]{0,16}?กับ[^\n]{2,44}?[ ]?(?:ซึ่ง|ที่|โดย)(?:ได้)?(?:ลงนาม|ทำ|เซ็น)(?:กัน|ร่วมกัน)?(?:ไว้)?[ ]?(?:เมื่อ|ตั้งแต่)"
)
_COUNT = r"(?:\d{1,2}|หนึ่ง|สอง|สาม|สี่|ห้า|หก|เจ็ด|แปด|เก้า|สิบ)"
_YEARS = rf"(?:เมื่อ[ ]?(?:กว่า[ ]?)?{_COUNT}[ ]?(?:กว่า)?ปี(?:ก่อน|ที่แล้ว)|มา(?:แล้ว)?(?:กว่า)?[ ]?{_COUNT}[ ]?ปี(?:แล้ว|[ \n]|\Z))"
_YEARS_AGO = expression(rf"[^\n]{{0,60}}?{_YEARS}")
_COMES = expression(r"[^\n]{0,70}?(?:จะ|กำหนด|เตรียม)[^\n]{0,24}?(?:ลงนาม|เซ็น|ต่ออายุ)")
_SIGNING = Sought(rules("agreements")["signing"])
# a signing that is told as past, or is none of this
_PAST = expression(
    r"(?:ที่|ซึ่ง|อยู่แล้ว|หลัง(?:จาก)?|ภายหลัง(?:จาก)?|นับ(?:แต่|ตั้งแต่|จาก)|ตั้งแต่|เคย|จากการ|ไว้ใน|ตาม|ครบรอบ[ ]?\d+[ ]?ปี(?:ของ|แห่ง)?)"
    r"(?:การ|ที่|วัน|มี|ได้|ร่วม|กัน|ทั้งสอง(?:ฝ่าย|เมือง|หน่วยงาน|สถาบัน|จังหวัด|องค์กร)|ทั้ง[ ]?\d[ ]?[ก-๎]{2,10}|[ ]){0,6}[ก-๎]{0,16}\Z"
)
_LAID_BY = expression(
    rf"[^\n]{{0,40}}?{_YEARS}|"
    r"[^\n]{0,40}?(?:ไว้|เมื่อ(?:ปี|ต้นปี|ปลายปี|[ ]?พ\.ศ\.))|(?:คำสั่ง|แต่งตั้ง|สัญญา|ถวาย|ใน(?:คำสั่ง|สัญญา|สมุด))"
)
_NOW = expression(r"[^\n]{0,40}?(?:ใน|เมื่อ(?:เช้า)?|ณ)[ ]?(?:วันนี้|ครั้งนี้|คราวนี้|วันเดียวกัน)")
# the day is told as that of the paper; it may itself begin with "วันที่" or "ปี"
_OF_THE_PAPER = expression(
    rf"(?:{_MADE}|สถาปนา|ฉบับ|ลง(?=วันที่)|(?:มา|นับ|กัน)ตั้งแต่|ตั้งแต่(?=ปี|[ ]?พ)|นับแต่|มีผล|เริ่มต้น|ก่อตั้ง)(?!งาน|โครงการ|กิจกรรม|พื้นที่)"
    r"(?:(?!ไปแล้ว|ถึง|สิ้นสุด|[ ](?:โดย|ล่าสุด|ปัจจุบัน|วันนี้|ขณะ|ใน))[^\n]){0,48}\Z|"
    r"(?:เมื่อ|ตั้งแต่|ริเริ่ม)[ ]?(?:ปี|พ\.ศ|ค\.ศ|พุทธ|(?:19|20|2[45]|๒[๔๕])\d\d)[^\n]{0,6}\Z"
)


def on_ground(mentions: Mentions, document: Document) -> bool:
    """Whether a Thai text names a paper as the ground of what it tells, or as one that the partners have already."""
    if mentions.english or document.relation:
        return False
    text = mentions.text
    start, end = mentions.line(document.start)
    led = text[max(start, document.start - _BEFORE) : document.start]
    until = min(end, document.end + _BEHIND)
    ground = _UNDER.search(led) or _YEARS_AGO.match(text, document.end, until)
    return bool(ground and not _COMES.match(text, document.end, until)) or _is_had(mentions, document)


def _is_had(mentions: Mentions, document: Document) -> bool:
    """Whether the partners are said to have a paper already."""
    text = mentions.text
    start, end = mentions.line(document.start)
    had = _HAVE.search(text[max(start, document.start - _BEFORE) : document.start])
    return (
        had is not None and _STANDING.match(text, document.end, min(end, document.end + _BEHIND)) is not None
    )


def grounds_only(mentions: Mentions, said: Sequence[Document]) -> bool:
    """Whether all papers that a Thai text tells of, at least one, are its ground, and nothing is signed now."""
    if mentions.english or not said or any(document.relation for document in said):
        return False
    end, found = -_AGAIN, False
    for document in sorted(said, key=lambda each: each.start):
        again = 0 <= document.start - end < _AGAIN and "\n" not in mentions.text[end : document.start]
        if not again and not on_ground(mentions, document):
            return False
        end, found = document.end, True
    return found and (not signs_now(mentions) or any(_is_had(mentions, document) for document in said))


def headed(mentions: Mentions, document: Document) -> bool:
    """Whether no more than a headline names a paper, and not that it is signed."""
    start, end = mentions.article.title
    return start <= document.start < end and _SIGNING.search(mentions.text, start, end) is None


def signs_now(mentions: Mentions) -> bool:
    """Whether a text tells of any signing that it does not put in the past, or that was on its newest day."""
    text = mentions.text
    newest = max((date.value or "" for date in mentions.dates if date.whole), default="")
    days = {date.start for date in mentions.dates if date.whole and date.value == newest}
    for number, match in enumerate(_SIGNING.finditer(text)):
        if number == _MOST:
            return True
        start, end = mentions.line(match.start())
        led = text[max(start, match.start() - _LED) : match.start()]
        limit = min(end, match.end() + _FOLLOWED)
        past = _PAST.search(led) or _LAID_BY.match(text, match.end(), limit)
        if not past or _NOW.match(text, match.end(), limit):
            return True
        if any(match.end() <= day < match.end() + _DATED for day in days):
            return True
    return False


def paper_day(mentions: Mentions, start: int, end: int, likeliest: DateMention | None) -> DateMention | None:
    """The day, within a stretch, that a Thai text tells as that of the paper on its ground; the news has another."""
    text = mentions.text
    found: dict[str, DateMention] = {}
    for date in mentions.dates[:_MOST]:
        if not start <= date.start < end or mentions.in_note(date.start):
            continue
        begin = mentions.line(date.start)[0]
        led = text[max(begin, date.start - _DAY_LED) : date.start + _DAY]
        if date.value and _OF_THE_PAPER.search(led):
            found.setdefault(date.value, date)
    if likeliest and likeliest.value in found:
        return likeliest
    return next(iter(found.values())) if len(found) == 1 else None
