"""Candidates for the time of day of a signing, each with named features for the judge."""

from __future__ import annotations

from citypact.graph.extraction.aftermaths import in_aftermath
from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.contexts import context, nearby
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.nearness import CLAUSE, FAR, add_nearest, nearness
from citypact.graph.extraction.times import TimeMention

__all__ = ["time_candidates"]

_MOST = 60  # times that are weighed


def time_candidates(
    mentions: Mentions, part: Part, day: DateMention | None
) -> list[tuple[TimeMention, set[str]]]:
    """The times of day that may be the start of the signing."""
    text = mentions.text
    days = [date for date in mentions.dates if day is not None and date.value == day.value] or (
        [day] if day else []
    )
    pool = [
        time
        for time in mentions.times[:_MOST]
        if not mentions.in_stamp(time.start) and not _of_something_else(mentions, part, time)
    ]
    if part.numbered:
        pool = [time for time in pool if part.start <= time.start < part.end] or pool
    found = []
    for time in pool:
        start, end = mentions.line(time.start)
        before, after = context("times", text, time.start, time.end)
        own = {f"before.{before}", f"after.{after}", f"rule.{time.rule}"}
        if mentions.in_note(time.start):
            own.add("note")
        if days:
            own.add(f"day.{_apart(mentions, time, days)}")
        else:
            own.add("day.none")
        gap = min(
            (max(time.start - d.end, d.start - time.end) for d in part.documents if start <= d.start < end),
            default=FAR,
        )
        own.add(f"gap.{nearness(gap)}")
        for name in nearby("times", text, max(start, time.start - CLAUSE), min(end, time.end + CLAUSE)):
            own.add(f"near.{name}")
        for name in nearby("times", text, time.end, min(end, time.end + 160)):
            own.add(f"follows.{name}")
        if time.start < mentions.article.body + 300:
            own.add("lead")
        if not part.start <= time.start < part.end:
            own.add("outside")
        elif part.numbered:
            own.add("numbered-inside")
        if part.numbered and time.start >= part.end:
            own.add("numbered-behind")
        if part.status.value == "planned":
            own.add("ahead")
        found.append((time, own))
    add_nearest(mentions, part, found)
    if len(found) == 1:
        found[0][1].add("only")
    for number, (_, own) in enumerate(found):
        if number == 0:
            own.add("first")
        if "day.beside" not in own and any("day.beside" in other for _, other in found):
            own.add("rival.beside")
    return found


def _of_something_else(mentions: Mentions, part: Part, time: TimeMention) -> bool:
    """Whether an hour is that of an office, or of what came after the signing: "จากนั้นเวลา 15.00 น. คณะได้เยี่ยมชม"."""
    text = mentions.text
    start, end = mentions.line(time.start)
    before = text[max(start, time.start - _LEAD) : time.start]
    if _OFFICE_HOURS.search(before) or in_aftermath(mentions, time.start):
        return True
    if not _AFTERWARDS.search(before) or not any(d.end <= time.start for d in part.documents):
        return False
    return "signs" not in nearby("times", text, time.end, min(end, time.end + _SAID_OF_IT))


_LEAD = 40
_SAID_OF_IT = 160
_OFFICE_HOURS = expression(
    r"(?:เวลา(?:ราชการ|ทำการ|ทำงาน|เปิด)|เปิด(?:ทำการ|บริการ|ให้บริการ|ให้เข้าชม|รับ)|ทุกวัน)"
    r"[^\n]{0,24}\Z"
)
_AFTERWARDS = expression(
    r"(?:จากนั้น|ต่อจากนั้น|หลังจากนั้น|ภายหลัง(?:พิธี|เสร็จ)|หลัง(?:เสร็จ)?พิธี|ต่อมา(?:ใน)?)[^\n]{0,16}\Z"
)


def _apart(mentions: Mentions, time: TimeMention, days: list[DateMention]) -> str:
    """How far the time stands from the day: beside it, in its line, behind another date."""
    close = min(days, key=lambda date: _gap(date, time))
    first, last = min(close.end, time.end), max(close.start, time.start)
    between = mentions.text[first:last]
    other = any(
        date.whole and first <= date.start < last and date.value != close.value for date in mentions.dates
    )
    if other:
        return "behind-another"
    if len(between) < 30 and between.count("\n") < 3:
        return "beside"
    return "near" if len(between) < 120 and "\n" not in between else "line" if "\n" not in between else "far"


def _gap(date: DateMention, time: TimeMention) -> int:
    return time.start - date.end if time.start >= date.end else date.start - time.end
