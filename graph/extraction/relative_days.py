"""Days told from the day of writing: today, yesterday, on Monday, last Thursday, วันพุธที่ผ่านมา; months and years too."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import replace

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.datelines import dateline
from citypact.graph.extraction.dates import DateMention, exists
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.nearness import CLAUSE
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.seeking import Sought

__all__ = ["day_of_writing", "days_from_writing", "relative_days", "relative_months"]

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
    r"(?P<today>วันนี้|วันเดียวกันนี้|\btoday\b|(?<![A-Za-z] )\bToday\b|\bTODAY\b|"
    r"\b[Tt]his (?:morning|afternoon|evening)\b)|(?P<yesterday>เมื่อวาน(?:นี้)?|วานนี้|(?i:(?<!before )\byesterday\b))"
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
_IN_FIGURES = expression(r" \(\d{1,2}/\d{1,2}\)")
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


# "earlier this month", "on the 5th of this month", "on the 5th", "(13/10)" behind a weekday, "last year"
_NO_DAY = r"(?! (?:of|anniversary|floor|day|session|edition|and|to|[A-Z]|[a-z]+ (?:meeting|floor)))"
_MONTH = Sought(
    r"(?i:\b(?:(?:on )?(?:the )?(?P<of>\d{1,2})(?:st|nd|rd|th)? of (?P<which>this|last|next|the(?: current)?) month\b|"
    r"on the (?P<nth>\d{1,2})(?:st|nd|rd|th)\b"
    rf"{_NO_DAY}|"
    r"(?<!of )(?<!every )(?P<month>this|last|next) month\b(?![’'])|"
    r"(?P<ago>two|three|four|five|six|seven|\d) days ago\b|"
    r"(?:(?:earlier|early|later|late) )?(?P<year>this|last|next) year\b(?![’']|-)))"
)
_MOST_MONTHS = 3
_WORDS = (
    " month",
    " year",
    " days ago",
    "on the 1",
    "on the 2",
    "on the 3",
    *(f"on the {digit}" for digit in range(4, 10)),
)
_COUNTS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}


def relative_months(
    text: str, reference: DateMention, start: int, end: int, *, ahead: bool = False
) -> Iterator[DateMention]:
    """The months, years and days of a month that English tells from a day of writing.

    >>> written = DateMention(0, 0, 2024, 1, 21, "date.published")
    >>> text = "They signed on the 5th, he said earlier this month."
    >>> [date.value for date in relative_months(text, written, 0, len(text))]
    ['2024-01-05', '2024-01']
    """
    year, month = reference.year or 1, reference.month or 1
    for match in _MONTH.finditer(text, start, end):
        if ago := match["ago"]:
            days = _COUNTS.get(ago.lower()) or int(ago)
            told = reference.moved(-days)
            yield replace(
                told, start=match.start(), end=match.end(), rule="date.relative", inferred=True, last_day=None
            )
            continue
        day: int | None = None
        moved = _YEARS.get((match["which"] or match["month"] or "").lower(), 0)
        if said := match["of"] or match["nth"]:
            day = int(said)
            if match["nth"] and day > (reference.day or 31) and not ahead:
                moved = -1
            elif match["nth"] and day < (reference.day or 1) and ahead:
                moved = 1
        told_month: int | None
        if match["year"]:
            told_year, told_month = year + _YEARS[match["year"].lower()], None
        else:
            months = year * 12 + month - 1 + moved
            told_year, told_month = months // 12, months % 12 + 1
        if not 1 <= told_year <= _LAST_YEAR or (day is not None and not exists(told_year, told_month, day)):
            continue
        yield DateMention(
            match.start(), match.end(), told_year, told_month, day, "date.relative-month", 0.7, inferred=True
        )


_LAST_YEAR = 9999
_YEARS = {"last": -1, "this": 0, "next": 1}


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
    if _EVERY.search(before) or (
        _WRITTEN.match(text, match.end()) and not _IN_FIGURES.match(text, match.end())
    ):
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
    dated = _dated(mentions, part)
    for day in relative_days(mentions.text, reference, part.start, part.end, ahead=ahead):
        if mentions.in_stamp(day.start):
            continue  # "ข่าวเด่นวันนี้" is a heading of the page
        start, end = mentions.line(day.start)
        if dated and not any(first <= day.start < last for first, last in dated):
            continue  # the day of something else
        near = any(start <= d.start < end and abs(d.start - day.start) < _NEAR for d in part.documents)
        near = near or bool(
            mentions.english and _SIGNED_ON.search(mentions.text, max(start, day.start - CLAUSE), day.start)
        )
        if (near or day.start < mentions.article.body + 220) and not (
            mentions.english and _SAID_ON.search(mentions.text, max(start, day.start - CLAUSE), day.start)
        ):
            found.append(day)
    found = found[:_MOST]
    if mentions.english and any(word in mentions.text for word in _WORDS):
        for date in relative_months(mentions.text, reference, part.start, part.end, ahead=ahead):
            start, end = mentions.line(date.start)
            if any(start <= d.start < end and abs(d.start - date.start) < _NEAR for d in part.documents):
                found.append(date)
    return found[: _MOST + _MOST_MONTHS]


def _dated(mentions: Mentions, part: Part) -> list[tuple[int, int]]:
    """The sentences that tell of an English text's agreement, where each has a date of an earlier year."""
    year = int((mentions.published or "0000")[:4] or 0) if mentions.english else 0
    body = [document for document in part.documents if document.start >= mentions.article.body]
    if not year or not body:
        return []
    found = {english_sentence(mentions, document.start) for document in body}
    told = [date.start for date in mentions.dates if date.year and date.year < year - 1]
    return sorted(found) if all(any(first <= at < last for at in told) for first, last in found) else []


_MOST = 4
_NEAR = 260  # letters from a document
# "the mayor said on Monday": the day of what is said
_SAID_ON = expression(
    r"(?i:,[ ][^.,;\n]{0,50}\b(?:said|told (?:reporters|\w+)|added|noted|reported|wrote|explained)"
    r"(?: in [a-z ]{3,30})?(?: on)?[ ]\Z)"
)
_SIGNED_ON = expression(
    r"(?i:\b(?:signed|inked|sealed|concluded|renewed)\b(?:[ ](?!and\b|but\b)[\w’'-]+){0,6}[ ]on[ ])\Z"
)


def _reference(mentions: Mentions, published: str | None) -> DateMention | None:
    """The day that "today" means: of publication, else the first whole date of the article's head or its foot."""
    day = day_of_writing(published)
    if day and mentions.english and (told := dateline(mentions, day)):
        return told
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
