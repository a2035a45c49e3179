"""Validity: from when, until when and for how long an agreement holds, only as the text states it.

A term of five years gives no end here, and an end gives no term: nothing is computed (what follows from a term is expiry.py's).
The only date that is taken from elsewhere is that of the signing, where a text says "from the day of signing".
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from operator import attrgetter

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.dates import DateMention, gregorian_year
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.numerals import ENGLISH_COUNT, THAI_COUNT, number
from citypact.graph.extraction.seeking import Sought
from citypact.graph.extraction.when import When

__all__ = ["Validity", "validity"]


@dataclass(frozen=True, slots=True)
class Validity:
    """Begin, end and length of an agreement's term; each None where the text does not say."""

    since: Found[str] | None = None
    until: Found[str] | None = None
    duration: Found[str] | None = None


_PAPER = r"(?:บันทึก|ข้อตกลง|ความตกลง|ฉบับ|หนังสือ|เอกสาร|ความร่วมมือ|เอ็มโอยู|MO[UA]|LOI|สัญญา|โครงการ)"
_TERM = (
    rf"(?P<count>{THAI_COUNT})[ ]?(?P<unit>ปี|เดือน)(?P<half>ครึ่ง)?(?![ก-ฮ]*ที่แล้ว|ที่ผ่านมา|ก่อน|"
    rf"เต็ม)(?:[ ]?(?P<months>\d{{1,2}})[ ]?เดือน)?"
)
_HOLDS = r"มีผล(?:ใช้|บังคับ|ผูกพัน|ต่อเนื่อง|ต่อ(?:ไป)?|[ ])*"
# words that alone say how long something holds
_LASTS = Sought(
    rf"(?:(?:มี|กำหนด|ตลอด)(?:กรอบ)?ระยะเวลา|มีกำหนด(?:เวลา)?|ระยะเวลา|(?:มี)?อายุ(?!ความ|ราชการ)|{_HOLDS})"
    rf"(?:ของ)?(?:การ)?(?:{_PAPER}[ก-๙]{{0,24}})?(?:ดำเนิน(?:งาน|การ|โครงการ)|บังคับใช้|นี้)?[ ]?"
    r"(?:นับ(?:ตั้งแต่|แต่|จาก)วัน(?:ที่)?(?:ได้)?(?:มีการ)?ลง(?:นาม|ชื่อ)(?:เป็นต้นไป)?[ ]?)?"
    r"(?:เป็น|รวม|ทั้งสิ้น|คือ|จำนวน|ไว้|ต่อไป|อีก|เพียง|คราวละ|(?:ระยะ)?เวลา|[ :=])*"
    rf"{_TERM}"
)
# words that say it only beside a document
_DURING = Sought(rf"(?:เป็น(?:ระยะ)?เวลา|ออกไป(?:อีก)?|(?<=[ก-๙ ])อีก|ตลอด|ในช่วง|\()[ ]?{_TERM}")
_SIGNED = r"(?:วัน)?(?:ที่)?(?:ได้)?(?:มีการ|ร่วม)?ลง(?:ลายมือ)?(?:นาม|ชื่อ)"
_FROM_SIGNING = Sought(
    rf"(?:นับ(?:ตั้งแต่|แต่|จาก|ถัดจาก)|{_HOLDS}(?:ตั้งแต่|นับ(?:ตั้งแต่|แต่|จาก)|ทันที(?:ที่|เมื่อ|"
    rf"นับแต่|หลัง)|เมื่อ))[ ]?{_SIGNED}"
)
_SINCE = Sought(
    rf"(?:{_HOLDS}(?:ตั้งแต่|นับ(?:ตั้งแต่|แต่|จาก)|เมื่อ|ระหว่าง|ใน)?|เริ่ม(?:มีผล|ใช้|"
    rf"บังคับ)[ก-๙]{{0,14}}?(?:ตั้งแต่|เมื่อ)?"
    r"|(?:ปี|เดือน)[ ]?\(?[ ]?(?:ตั้งแต่|นับ(?:ตั้งแต่|แต่|จาก)|เริ่ม(?:ตั้งแต่)?|ระหว่าง|คือ)?)[ ]?"
)
_UNTIL = Sought(
    rf"(?:{_HOLDS}(?:ไป)?(?:จน)?(?:ถึง|กระทั่ง)|(?:จน|ไป)+ถึง|(?:จะ)?(?:สิ้นสุด|หมดอายุ|"
    rf"ครบกำหนด)(?:ลง)?(?:ใน|เมื่อ)?)(?:สิ้น)?[ ]?"
)
_UP_TO = expression(r"[ ]?(?:(?:ไป)?(?:จน)?ถึง|[-–—])[ ]?(?:สิ้น)?")
_YEARS = expression(
    r"[ ]?\(?[ ]?(?P<era>พ\.?[ ]?ศ\.?|ค\.?[ ]?ศ\.?|ปี)[ ]?(?P<first>\d{4})[ ]?(?:[-–—]|"
    r"ถึง)[ ]?(?:พ\.?ศ\.?[ ]?|ปี[ ]?)?(?P<last>\d{4})"
)
# whose term it is not: that of the agreement before, of a budget, of an office, of a person
_OTHERS = expression(
    r"ฉบับเดิม|ฉบับก่อน|ฉบับแรก|ของเดิม|งบประมาณ|แผน(?:พัฒนา|แม่บท)|วาระ|ครบรอบ|ผู้สูงอายุ|เด็ก|"
    r"ประสบการณ์|ย้อนหลัง|ที่ผ่านมา|ดำเนินมา|ร่วมมือกันมา|มาแล้ว"
)
_AGE = expression(r"(?:นาย|นาง|น\.ส\.|คุณ|ผู้|ชาย|หญิง|คน)[^\n]{0,24}[ ]?(?:มี)?อายุ[ ]?")

_DOCUMENT = (
    r"(?:MOU|MoU|MOA|LOI|memorandum|agreement|pact|accord|deal|document|charter|partnership|plan|"
    r"arrangement|protocol|letter|"
    r"renewal|relationship|ties?|declaration|cooperation)"
)
_EN_TERM = rf"(?P<count>{ENGLISH_COUNT})[ -](?:(?:more|further|additional|full) )?(?P<unit>year|month)s?"
_EN_AT_LENGTH = (
    r"(?: (?:initial|further|fixed|additional|minimum|first))*(?: (?:period|term)s? of)?(?: another)? ?"
)
_EN_LASTS = [
    Sought(
        r"(?:valid|binding|effective|in (?:force|effect)|[Rr]un(?:s|ning)?|last(?:s|ing)?|renew(?:s|"
        r"ed)?|extend(?:s|ed)?|prolonged|stands?)"
        rf"(?: initially)?(?: (?:for|by|over))?(?: (?:an?|another|the next))?{_EN_AT_LENGTH}{_EN_TERM}"
    ),
    Sought(rf"(?:[Pp]eriod|[Tt]erm|[Vv]alidity|[Dd]uration)(?: of validity)? (?:of|is) {_EN_TERM}"),
    Sought(rf"for (?:another|a further|a term of|a period of|an initial|the next) {_EN_AT_LENGTH}{_EN_TERM}"),
    Sought(
        rf"for {_EN_TERM}(?= (?:from|starting|beginning|and (?:can|may|will)|unless|after (?:its |"
        rf"the )?sign)|[.,;]|\n|\Z)"
    ),
    Sought(rf"{_EN_TERM}(?= (?:[A-Za-z-]+ ){{0,3}}?{_DOCUMENT}\b)"),
]
_EN_PAPER = expression(rf"(?i:\b{_DOCUMENT}|\bit\b)")
_EN_BEEN = expression(
    r"(?i:\b(?:been|was mayor|served|worked|lived|ago|after|since|talks|negotiat\w+|dream\w*|old|"
    r"celebrat\w+|anniversary|previous|"
    r"expired|jail|prison|loan|budget|study|studied)\b)"
)
_EN_FROM_SIGNING = Sought(
    r"(?:from|on|upon|after|as of|with effect from) (?:the )?(?:(?:date|day|moment) of )?(?:its |"
    r"the )?(?:signing|signature|being signed)"
)
_EN_SINCE = Sought(
    r"(?:from|[Ss]tart(?:s|ing)?(?: on| from)?|[Bb]eginning(?: on| in)?|[Ee]ffective(?: from)?|as of|"
    r"effect (?:on|from|in)|force (?:on|from|in)|between) "
)
_EN_UNTIL = Sought(
    r"(?:[Uu]ntil|through(?: to)?|till|up to|[Ee]xpir(?:es?|ing) (?:on|in|at)|[Ee]nd(?:s|ing)? (?:on|"
    r"in)|valid to) (?:the )?(?:end of )?(?:late )?"
)
_EN_UP_TO = expression(r" ?(?:to|until|through|till|and|[-–—]) ?(?:the end of )?")
_EN_HOLDS = Sought(
    r"(?i:\b(?:valid|runs?|running|in force|in effect|effective|effect|lasts?|expires?|term|period|"
    r"extend\w*|renew\w*|binding|stands?)\b)"
)
_YEAR = expression(r"(?P<year>[12]\d{3})(?!\d)")

_REACH = 420  # how far behind a document its term is told


# what speaks of the document again
_MEANT = Sought(
    r"(?:หนังสือ|บันทึก[ก-๙]{0,24}|ข้อตกลง[ก-๙]{0,14}|ความตกลง|เอกสาร|ความร่วมมือ|MO[UA]|"
    r"LOI)[ ]?(?:ฉบับ|ครั้ง)?(?:นี้|ดังกล่าว|ใหม่)"
    r"|การต่ออายุ(?:ครั้ง|คราว)?(?:นี้)?|ฉบับ(?:ต่ออายุ|ใหม่|นี้)"
)
_EN_MEANT = Sought(rf"(?:Th(?:e|is)(?: [a-z-]+){{0,2}} {_DOCUMENT}|It|Both documents|The two documents)(?= )")
_MOST = 40  # places where a term is looked for


def validity(
    mentions: Mentions, part: Part, time: When, *, without: Iterable[tuple[int, int]] = ()
) -> Validity:
    """The term of one agreement."""
    if part.status.value in ("proposed", "ended") and part.older:
        return Validity()
    away = list(without)
    since = until = duration = None
    for start, end in _stretches(mentions, part):
        if any(begin <= start < stop for begin, stop in away):
            continue
        read = _english if mentions.english else _thai
        for kind, found in read(mentions, time, start, end):
            if any(begin <= found.start < stop for begin, stop in away) or mentions.in_note(found.start):
                continue
            since = since or (found if kind == "since" else None)
            until = until or (found if kind == "until" else None)
            duration = duration or (found if kind == "duration" else None)
    if since and until and since.value >= until.value and len(since.value) == len(until.value):
        until = None
    return Validity(since, until, duration)


def _stretches(mentions: Mentions, part: Part) -> list[tuple[int, int]]:
    """Where the term of an agreement can be told: behind each of its documents, to the end of the line, body first."""
    found: list[tuple[int, int]] = []
    for document in sorted(part.documents, key=lambda each: (each.start < mentions.article.body, each.start)):
        line_start, line_end = mentions.line(document.start)
        begin = max(line_start, document.start - 80, part.start)
        end = min(line_end, document.end + _REACH, part.end)
        if found and begin <= found[-1][1] and found[-1][0] <= begin:
            found[-1] = (found[-1][0], max(found[-1][1], end))
        else:
            found.append((begin, end))
    meant = _EN_MEANT if mentions.english else _MEANT
    for match in meant.finditer(mentions.text, max(part.start, mentions.article.body), part.end):
        if len(found) < _MOST and not any(start <= match.start() < end for start, end in found):
            found.append((match.start(), min(mentions.line(match.start())[1], match.end() + 160, part.end)))
    return found


def _length(match: re.Match[str]) -> str | None:
    count = number(match["count"])
    if not count or count > 99:
        return None
    if match["unit"] in ("เดือน", "month"):
        return f"P{count}M"
    told = match.groupdict()
    months = 6 if told.get("half") else int(told["months"]) if told.get("months") else 0
    return f"P{count}Y{months}M" if months else f"P{count}Y"


_Read = Iterator[tuple[str, Found[str]]]


def _thai(mentions: Mentions, time: When, start: int, end: int) -> _Read:
    text = mentions.text
    for sought in (_LASTS, _DURING):
        for match in sought.finditer(text, start, end):
            before = text[max(start, match.start() - 40) : match.start()]
            if _OTHERS.search(before[-24:] + match[0]) or _AGE.search(before + match[0][:8]):
                continue
            if sought is _DURING and not _PAPER_BESIDE.search(
                text, max(start, match.start() - 120), match.start()
            ):
                continue
            length = _length(match)
            if length:
                yield "duration", Found(length, match.start(), match.end(), "validity.term", 0.88, True)
                if years := _YEARS.match(text, match.end()):
                    for kind, group in (("since", "first"), ("until", "last")):
                        year = gregorian_year(years[group], era=years["era"].replace("ปี", ""))
                        if year:
                            yield (
                                kind,
                                Found(f"{year:04d}", *years.span(group), f"validity.{kind}", 0.85, True),
                            )
    for match in _FROM_SIGNING.finditer(text, start, end):
        if time.date and not _OTHERS.search(text[max(start, match.start() - 24) : match.start()]):
            yield (
                "since",
                Found(time.date.value, match.start(), match.end(), "validity.from-signing", 0.8, True),
            )
    yield from _dated(mentions, _SINCE, _UNTIL, _UP_TO, start, end)


_PAPER_BESIDE = expression(rf"{_PAPER}|ต่ออายุ|ขยาย(?:ระยะ)?เวลา|ต่อ[ ]?MO[UA]")


def _english(mentions: Mentions, time: When, start: int, end: int) -> _Read:
    text = mentions.text
    for sought in _EN_LASTS:
        for match in sought.finditer(text, start, end):
            before = text[max(start, match.start() - 90) : match.start()].rsplit(". ", 1)[-1]
            length = _length(match)
            if length and (
                match.start() == 0
                or not (text[match.start() - 1].isalnum() or text[match.start() - 1] == "-")
            ):
                after = text[match.end() : match.end() + 40]
                if _EN_BEEN.search(before[-40:]) or (
                    not _EN_PAPER.search(before) and not _EN_PAPER.search(after)
                ):
                    continue
                yield "duration", Found(length, match.start(), match.end(), "validity.term", 0.85, True)
    for match in _EN_FROM_SIGNING.finditer(text, start, end):
        if time.date and _EN_HOLDS.search(text, max(start, match.start() - 60), match.start()):
            yield (
                "since",
                Found(time.date.value, match.start(), match.end(), "validity.from-signing", 0.8, True),
            )
    yield from _dated(mentions, _EN_SINCE, _EN_UNTIL, _EN_UP_TO, start, end)


def _dated(
    mentions: Mentions, since: Sought, until: Sought, up_to: re.Pattern[str], start: int, end: int
) -> _Read:
    text = mentions.text
    for kind, sought in (("since", since), ("until", until)):
        for match in sought.finditer(text, start, end):
            date = _date_at(mentions, match.end())
            if date is None:  # most often: asked first
                continue
            before = text[max(start, match.start() - 70) : match.start()]
            if _OTHERS.search(before[-40:] + match[0]):
                continue
            if mentions.english and not _EN_HOLDS.search(before[-60:] + match[0]):
                continue
            if not mentions.english and not _TOLD.search(before[-60:] + match[0]):
                continue
            yield kind, _at(date, kind)
            joined = up_to.match(text, date[2]) if kind == "since" else None
            if joined and (last := _date_at(mentions, joined.end())):
                yield "until", _at(last, "until")


# what makes a date that of a term
_TOLD = expression(
    r"มีผล|ใช้บังคับ|บังคับใช้|ระยะเวลา|อายุ|หมดอายุ|สิ้นสุด|เป็นเวลา|(?:ปี|"
    r"เดือน)[ ]?\(?[ ]?(?:ตั้งแต่|นับ)"
)
_START = attrgetter("start")
_Dated = tuple[str, int, int, float]


def _at(date: _Dated, kind: str) -> Found[str]:
    return Found(date[0], date[1], date[2], f"validity.{kind}", round(min(0.88, date[3]), 2), True)


def _date_at(mentions: Mentions, position: int) -> _Dated | None:
    """The date, or in English the bare year, that begins at a position: its value, its place, how sure it is."""
    dates: list[DateMention] = mentions.dates
    index = bisect_left(dates, position - 2, key=_START)
    while index < len(dates) and dates[index].start <= position + 2:
        date = dates[index]
        if date.value and date.end > position:
            return date.value, date.start, date.end, date.confidence
        index += 1
    year = _YEAR.match(mentions.text, position) if mentions.english else None
    return (year["year"], year.start(), year.end(), 0.85) if year else None
