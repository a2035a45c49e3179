"""Days told from the day of writing: today, yesterday, on Monday, last Thursday, วันพุธที่ผ่านมา."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.nearness import CLAUSE
from citypact.graph.extraction.seeking import Sought

__all__ = ["day_of_writing", "days_from_writing", "relative_days"]

_WEEKDAYS = {
    "จันทร์": 0,
    "อังคาร": 1,
    "พุธ": 2,
    "พฤหัสบดี": 3,
    "ศุกร์": 4,
    "เสาร์": 5,
    "อาทิตย์": 6,
    "monday": 0,
    "tuesday": 1,
    "wednesday": 2,
    "thursday": 3,
    "friday": 4,
    "saturday": 5,
    "sunday": 6,
}
_ENGLISH = "|".join(name for name in _WEEKDAYS if name.isascii())
_THAI = "|".join(name for name in _WEEKDAYS if not name.isascii())
_TOLD = Sought(
    r"(?P<today>วันนี้|วันเดียวกันนี้|\btoday\b|(?<![A-Za-z] )\bToday\b|\bTODAY\b)|(?P<yesterday>เมื่อวาน(?:นี้)?|วานนี้|(?i:\byesterday\b))"
    r"|(?P<tomorrow>พรุ่งนี้|(?i:\btomorrow\b))"
    rf"|(?P<word>\b(?i:{_ENGLISH})\b(?!’s|'s|[ ]?[-–/][ ]?[A-Z]|[ ](?:to|through|and)[ ][A-Z]))"
    rf"|วัน(?P<thai>{_THAI})(?:ที่(?P<gone>ผ่านมา|แล้ว)|(?P<this>ที่จะถึง(?:นี้)?|นี้)|(?P<after>หน้า))"
)
# a day that is written out behind it speaks for itself; "today's youth" is no day
_OUT = expression(r"[ ]?\(?(?:วัน[ก-๙]{0,10})?(?:ที่)?[ ]?\d|ได้|ของ|[ก-ฮ]")
_MONTHS = "jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec"
_WRITTEN = expression(
    rf"(?i:,? ?(?:(?:morning|afternoon|evening|night),? )?\(?(?:the )?(?:\d|(?:{_MONTHS})[a-z]*\.? \d))"
)
_EVERY = expression(r"(?i:\b(?:every|each|all|to|until|through|and|or|by|before|since)[ ]|[-–/&][ ]?)\Z")
_NEXT = expression(r"(?i:\b(?:next|(?:this )?coming)[ ])\Z")
_LAST = expression(r"(?i:\b(?:last|(?:this )?past)[ ])\Z")


def relative_days(
    text: str, reference: DateMention, start: int, end: int, *, ahead: bool = False
) -> Iterator[DateMention]:
    """The days of a stretch that are told from a day of writing; a weekday is the last one, ``ahead`` the next.

    >>> written = DateMention(0, 0, 2024, 5, 21, "date.published")
    >>> text = "The two mayors signed on Monday."
    >>> [day.value for day in relative_days(text, written, 0, len(text))]
    ['2024-05-20']
    """
    for match in _TOLD.finditer(text, start, end):
        days = _apart(text, match, reference, ahead)
        if days is not None:
            day = reference.moved(days)
            rule = "date.relative" if match.lastgroup in ("today", "yesterday") else "date.relative-weekday"
            yield replace(
                day,
                start=match.start(),
                end=match.end(),
                rule=rule,
                confidence=0.75,
                inferred=True,
                last_day=None,
            )


def _apart(text: str, match: re.Match[str], reference: DateMention, ahead: bool) -> int | None:
    """How many days behind the day of writing; None where another day is meant, or none."""
    if match["today"] or match["yesterday"] or match["tomorrow"]:
        if _OUT.match(text[match.end() : match.end() + 16].lstrip("ี้")) or _WRITTEN.match(text, match.end()):
            return None
        return 0 if match["today"] else -1 if match["yesterday"] else 1
    written = dt.date(reference.year or 1, reference.month or 1, reference.day or 1).weekday()
    if match["thai"]:
        back = (written - _WEEKDAYS[match["thai"]]) % 7
        if match["gone"]:
            return -(back or 7)
        return (-back) % 7 + (7 if match["after"] else 0)
    before = text[max(0, match.start() - 16) : match.start()]
    if _EVERY.search(before) or _WRITTEN.match(text, match.end()):
        return None
    back = (written - _WEEKDAYS[match["word"].lower()]) % 7
    if _LAST.search(before):
        return -(back or 7)
    if _NEXT.search(before):
        return (-back) % 7 or 7
    return (-back) % 7 if ahead else -back


def day_of_writing(published: str | None) -> dt.date | None:
    """The day on which a text was published, where it is told as one.

    >>> day_of_writing("2024-05-21"), day_of_writing("in May")
    (datetime.date(2024, 5, 21), None)
    """
    try:
        return dt.date.fromisoformat(published or "")
    except ValueError:
        return None


def days_from_writing(mentions: Mentions, part: Part, published: str | None) -> list[DateMention]:
    """Days told from the day of writing, beside a document or in the lead."""
    reference = _reference(mentions, published)
    if reference is None or not reference.whole or part.older:
        return []
    found: list[DateMention] = []
    ahead = part.status.value == "planned"
    for day in relative_days(mentions.text, reference, part.start, part.end, ahead=ahead):
        start, end = mentions.line(day.start)
        near = any(start <= d.start < end and abs(d.start - day.start) < 260 for d in part.documents)
        near = near or bool(
            mentions.english and _SIGNED_ON.search(mentions.text, max(start, day.start - CLAUSE), day.start)
        )
        if near or day.start < mentions.article.body + 220:
            found.append(day)
    return found[:4]


_SIGNED_ON = expression(
    r"(?i:\b(?:signed|inked|sealed|concluded|renewed)\b(?:[ ](?!and\b|but\b)[\w’'-]+){0,6}[ ]on[ ])\Z"
)


def _reference(mentions: Mentions, published: str | None) -> DateMention | None:
    """The day that "today" means: of publication, else the first whole date of the article's head or its foot."""
    day = day_of_writing(published)
    if day:
        return DateMention(0, 0, day.year, day.month, day.day, "date.published", 0.8, inferred=True)
    for date in mentions.dates:
        if date.whole and date.start < mentions.article.body + 160:
            return date
    for date in reversed(mentions.dates):
        if date.whole and re.search(
            r"โพสต์|เผยแพร่|(?i:posted|published)", mentions.text[max(0, date.start - 14) : date.start]
        ):
            return date
    return None
