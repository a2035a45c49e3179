"""When an agreement was or will be signed: which of a text's dates and times is the ceremony's.

Every date gathers points from the words around it; a visit, an anniversary, a term or a budget year loses them.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.times import TimeMention

__all__ = ["When", "when"]


@dataclass(frozen=True, slots=True)
class When:
    """Date and time of a signing, each None where the text does not tell."""

    date: Found[str] | None
    time: Found[str] | None
    at: DateMention | None = None


_SIGN = Sought(r"ลง(?:ลาย)?(?:นาม|ชื่อ)|เซ็น|จรดปากกา|สถาปนา|พิธี|(?i:\bsign|\bink|ceremony|\bpact\b|agreement)")
_WRONG_BEFORE = re.compile(
    r"(?:จน(?:ถึง)?|ถึง|ภายใน|สิ้นสุด|หมดอายุ|เริ่ม(?:ตั้งแต่)?|นับ(?:จาก|แต่)|มีผล(?:ตั้งแต่)?|"
    r"ฉบับเดิม[^\n]{0,40}|เคย[^\n]{0,40}|เยือน[^\n]{0,12}"
    r"|ครบกำหนด[^\n]{0,12}|ข้อมูล(?:[ ]ณ)?|ปรับปรุง[^\n]{0,16}|นำเข้าข้อมูล|เหตุ[^\n]{0,24}|"
    r"ประกาศ[ ]?ณ|เปิดให้[^\n]{0,20}|รับสมัคร[^\n]{0,20}|กลับ[^\n]{0,10}"
    r"|อายุถึง|แล้วเสร็จ[^\n]{0,12}|ส่งมอบ|ครั้งต่อไป|ครั้งถัดไป|ยื่นข้อเสนอ|ตั้งขึ้น|"
    r"แยกออก[^\n]{0,50}|ฉลอง|โพสต์|จัดไปจน|กำหนดเปิด[^\n]{0,14}"
    r"|นัด[^\n]{0,14}|ครั้งที่[ ]?\d+[^\n]{0,12}|(?i:until|through|by|since|expires?[^\n]{0,10}|"
    r"effective|from|updated?|published:?|posted[^\n]{0,6}|back to[^\n]{0,20}))"
    r"[ ]?(?:เมื่อ|ใน)?(?:วันที่)?[ ]?\Z"
)
_WRONG_AFTER = re.compile(r"[ ]?(?:นี้[ ]?จะ|จนถึง|[-–][ ]?\d{4}|เป็นต้นไป|\|[ ]?ผู้เข้าชม|อาจเปลี่ยน)")
_MEETING = re.compile(
    r"ประชุม(?!ใหญ่|สภา[^\n]{0,4}[ชห]|นานาชาติ)|แถลงข่าว|การประชุม|มีมติ|หารือ|ให้การต้อนรับ|"
    r"เปิดเผยภายหลัง|ลงพื้นที่|กิจกรรม|ติดตามผล|เตรียมความพร้อม|กำหนดการ|กิจกรรมที่ผ่านมา|ปล่อย"
)
_SIGNED_ON = re.compile(
    r"(?:ลงนาม(?:กัน)?(?:ไว้)?|ทำ(?:กัน)?ไว้|เซ็น(?:กัน)?ไว้|จัดทำ(?:ขึ้น)?|ลงนาม(?:ความตกลง|ข้อตกลง|"
    r"[^\n]{0,60}กันมา))[ ]?(?:ณ[ ][^\n]{2,40}?)?(?:เมื่อ|ตั้งแต่|มาตั้งแต่|"
    r"ใน)?[^\n]{0,12}?(?:วันที่|ปี|เดือน)?[ ]?\Z"
    r"|(?:มาตั้งแต่|ตั้งแต่|วันที่ลงนาม[ ]?:|มาตั้งแต่ลงนาม[^\n]{0,20}เมื่อ)[ ]?(?:วันที่|ปี|เดือน)?[ ]?\Z"
)
_CEREMONY_AFTER = re.compile(
    r"[ ]?(?:นี้)?[)]?[ ,/|-]{0,3}(?:\([^()\n]{2,40}\)[ ]?)?(?:เวลา|ตั้งแต่|ณ[ ]|ที่|"
    r"\d{1,2}[.:]\d{2}|ห้อง|โรงแรม|ช่วง|ผ่าน|🕘)"
)
_RELATIVE = Sought(
    r"(?P<today>วันนี้|วันเดียวกันนี้|(?i:\btoday\b))|(?P<yesterday>เมื่อวาน(?:นี้)?|วานนี้|(?i:\byesterday\b))"
)
_NOT_START = re.compile(
    r"(?:ลงทะเบียน|ถึง(?:เวลา)?|ปิด(?:ประชุม)?(?:เวลา)?|เลิกประชุม(?:เวลา)?|แก้ไข[^\n]{0,12}|"
    r"โดยจะออก[^\n]{0,60}|ออกเดินทาง[^\n]{0,40}|จอง|ตรงกับเวลา|เดินทางถึง[^\n]{0,30}|seated by|"
    r"[(]press[^\n]{0,20}|started at)[ ]?(?:เวลา)?[ ]?\Z",
    re.I,
)


def _score(mentions: Mentions, part: Part, date: DateMention) -> float:
    text = mentions.text
    start, end = mentions.line(date.start)
    before, after = text[max(start, date.start - 70) : date.start], text[date.end : min(end, date.end + 70)]
    status = part.status.value
    score = date.confidence
    if mentions.in_note(date.start):
        score -= 4
    if date.start < mentions.article.body:
        score += 0.3 if status == "planned" else -1.5
    inside = part.start <= date.start < part.end
    score += 2 if (inside and part.numbered) or (part.older and inside) else 0
    if status in ("in_force", "ended"):
        score += 6 if _SIGNED_ON.search(before) else -1
        if re.search(r"สิ้นสุด|จนถึง|ครบ|ฉลอง|แผนปี|ข้อมูล[ ]ณ|กิจกรรม", before[-30:]):
            score -= 6
        return score
    if not date.whole:
        score -= 2 if date.month else 3.5
    same_line = [document for document in part.documents if start <= document.start < end]
    if same_line:
        score += 2
        score += max(0.0, 1.5 - min(abs(document.start - date.start) for document in same_line) / 200)
    near = _SIGN.search(text, max(start, date.start - 100), min(end, date.end + 180))
    score += 1.5 if near else 0
    if len(text[start:end].strip()) - (date.end - date.start) < 24 and not same_line:
        score -= 1  # a line that is hardly more than a date tells when the page was written
    if _CEREMONY_AFTER.match(after):
        score += 1.5
    if (
        re.search(r"(?:วันที่|เมื่อ|วันนี้[ ]?\(|ในวัน[ก-๙]{0,12}ที่)[ ]?\Z", before)
        or "วัน" in text[date.start : date.start + 3]
    ):
        score += 0.5
    if re.search(r"พิธี(?:ดังกล่าว)?(?:มีขึ้น|จัดขึ้น)|การลงนาม[^\n]{0,20}มีขึ้น", before):
        score += 3
    if _WRONG_BEFORE.search(before) and (
        "ฉบับเดิม" in before[-40:] or not re.search(r"ลงนาม[ก-๙]{0,10}(?:วันที่)?[ ]?\Z", before)
    ):
        score -= 5
    if _WRONG_AFTER.match(after):
        score -= 2
    if date.last_day and status != "planned":
        score -= 1.5
    planned_near = re.search(
        r"(?:กำหนด|จะ|เตรียม(?!ความพร้อม)|นับถอยหลัง)[^\n]{0,160}\Z",
        text[max(start, date.start - 200) : date.start],
    )
    if status == "planned":
        score += 2 if planned_near else 0
        if _MEETING.search(before[-60:]):
            score -= 4
    elif _MEETING.search(before[-40:]):
        score -= 2
    return score


def _reference(mentions: Mentions, published: str | None) -> DateMention | None:
    """The day that "today" means: of publication, else the first whole date of the article's head or its foot."""
    if published and re.fullmatch(r"\d{4}-\d{2}-\d{2}", published):
        year, month, day = (int(number) for number in published.split("-"))
        return DateMention(0, 0, year, month, day, "date.published", 0.8, inferred=True)
    for date in mentions.dates:
        if date.whole and date.start < mentions.article.body + 160:
            return date
    for date in reversed(mentions.dates):
        if date.whole and re.search(
            r"โพสต์|เผยแพร่|(?i:posted|published)", mentions.text[max(0, date.start - 14) : date.start]
        ):
            return date
    return None


def when(mentions: Mentions, part: Part, *, published: str | None = None) -> When:
    """Date and time of one agreement's signing."""
    if part.status.value == "proposed":
        return When(None, None)
    pool = [date for date in mentions.dates if part.start <= date.start < part.end]
    if part.numbered and not any(date.whole for date in pool):
        pool = mentions.dates
    pool = [date for date in pool if date.value]
    scored = sorted(
        ((_score(mentions, part, date), -date.start, date) for date in pool),
        key=lambda item: item[:2],
        reverse=True,
    )
    best = scored[0][2] if scored and scored[0][0] > 0 else None
    day = _relative(mentions, part, published, scored[0][0] if best and scored else 0.0) or best
    if day is None:
        return When(None, _time(mentions, part, None))
    if part.status.value in ("in_force", "ended"):
        return When(_dated(mentions, day), None, day)
    if not day.whole:
        return When(_dated(mentions, day) if day.month else None, _time(mentions, part, None), day)
    return When(_dated(mentions, day), _time(mentions, part, day), day)


def _dated(mentions: Mentions, day: DateMention) -> Found[str]:
    """The date, read where the text says it most fully: a headline cuts years that the article writes out."""
    if not day.rule.startswith("date.relative"):
        same = [date for date in mentions.dates if date.value == day.value and not date.inferred]
        day = max(same, key=lambda date: (date.confidence, date.end - date.start, -date.start), default=day)
    return Found(day.value or "", day.start, day.end, day.rule, round(day.confidence, 2), day.inferred)


def _relative(mentions: Mentions, part: Part, published: str | None, best: float) -> DateMention | None:
    """A signing told as today's or yesterday's, when no date stands beside it."""
    for document in part.documents:
        start, end = mentions.line(document.start)
        base = max(start, document.start - 260)
        for match in _RELATIVE.finditer(mentions.text, base, min(end, document.end + 260)):
            if best > 4 or re.match(r"[ ]?\(|[ ]?\d|ได้|ของ", mentions.text[match.end() : match.end() + 4]):
                continue
            reference = _reference(mentions, published)
            if reference is None or not reference.whole:
                continue
            day = reference.moved(-1) if match["yesterday"] else reference
            return replace(
                day,
                start=match.start(),
                end=match.end(),
                rule="date.relative",
                confidence=0.75,
                inferred=True,
            )
    if best < 2:
        first = mentions.text[: mentions.article.body + 220]
        told = _RELATIVE.search(first)
        reference = _reference(mentions, published)
        if (
            told
            and told["yesterday"]
            and reference
            and reference.whole
            and "(" not in first[told.end() : told.end() + 2]
        ):
            return replace(
                reference.moved(-1),
                start=told.start(),
                end=told.end(),
                rule="date.relative",
                confidence=0.6,
                inferred=True,
            )
    return None


def _time(mentions: Mentions, part: Part, day: DateMention | None) -> Found[str] | None:
    text = mentions.text
    usable = [
        time
        for time in mentions.times
        if not _NOT_START.search(text[max(0, time.start - 60) : time.start].rsplit("\n", 1)[-1])
        and not re.match(r"[ ]?(?:ลงทะเบียน|เดินทางถึง|กลับ)", text[time.end : time.end + 12])
        and not mentions.in_note(time.start)
    ]
    inside = [time for time in usable if part.start <= time.start < part.end]
    if part.numbered and inside:
        return _timed(_nearest(inside, part.anchor.start))
    same = [date for date in mentions.dates if day is not None and date.value == day.value] or (
        [day] if day else []
    )
    candidates: list[tuple[float, TimeMention]] = []
    for time in usable:
        score = 0.0
        if same:
            close = min(same, key=lambda date: _gap(date, time))
            between = (
                text[close.end : time.start] if time.start >= close.end else text[time.end : close.start]
            )
            first, last = min(close.end, time.end), max(close.start, time.start)
            other = any(
                date.whole and first <= date.start < last and date.value != close.value
                for date in mentions.dates
            )
            if len(between) < 60 and not other and between.count("\n") < 3:
                score += 4 - len(between) / 40
            elif len(between) > 350 or other:
                score -= 1
        if any(abs(document.start - time.start) < 200 for document in part.documents):
            score += 1
        start, end = mentions.line(time.start)
        if any(start <= document.start < end for document in part.documents):
            score += 1
        if _SIGN.search(text, max(start, time.start - 60), min(end, time.end + 60)):
            score += 0.8
        if re.search(
            r"เริ่ม(?:พิธี)?(?:ใน)?(?:เวลา)?[ ]?\Z|พิธี[^\n]{0,30}\Z|began at[ ]\Z",
            text[max(0, time.start - 34) : time.start],
        ):
            score += 1
        if _MEETING.search(text, max(start, time.start - 60), time.start) and part.status.value == "planned":
            score -= 2
        candidates.append((score, time))
    if not candidates:
        return None
    best = max(candidates, key=lambda item: (item[0], -item[1].start))
    return _timed(best[1], best[0]) if best[0] >= 1.5 else None


def _gap(date: DateMention, time: TimeMention) -> int:
    return time.start - date.end if time.start >= date.end else date.start - time.end


def _nearest(among: Sequence[TimeMention], position: int) -> TimeMention:
    return min(among, key=lambda time: (abs(time.start - position), time.start))


def _timed(time: TimeMention, score: float = 4.0) -> Found[str]:
    return Found(
        time.value, time.start, time.end, time.rule, round(min(time.confidence, 0.6 + score * 0.07), 2)
    )
