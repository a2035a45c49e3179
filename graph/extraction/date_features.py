"""Candidates for the day of a signing, each with named features for the judge."""

from __future__ import annotations

import datetime as dt
from collections import Counter

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.contexts import context, nearby
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.nearness import CLAUSE, FAR, add_nearest, nearness
from citypact.graph.extraction.possible_days import possible_days
from citypact.graph.extraction.relative_days import day_of_writing

__all__ = ["date_candidates"]

_HOUR_BEHIND, _HOUR_BEFORE = 30, 14


def date_candidates(
    mentions: Mentions, part: Part, *, published: str | None = None
) -> list[tuple[DateMention, set[str]]]:
    """The dates that may be the signing's: those told within the part, and today's or yesterday's."""
    pool, day = possible_days(mentions, part, published=published), day_of_writing(published)
    wholes = [
        date
        for date in pool
        if date.whole and date.start >= mentions.article.body and not mentions.in_note(date.start)
    ]
    first = min((date.start for date in wholes), default=-1)
    stand = part.stand
    one_day = len({date.value for date in wholes}) == 1
    told = Counter(date.value or "" for date in pool)
    found = []
    for date in pool:
        own, value = _date_features(mentions, part, date, day), date.value or ""
        if date.start == first:
            own |= {"first", f"first.{stand}"}
        if one_day and date.whole:
            own |= {"only-day", f"only-day.{stand}"}
        if told[value] > 1:
            own.add("told-again")
        if value and any(other != value and other.startswith(value) for other in told):
            own.add("told-fuller")
        found.append((date, own))
    _compare(found)
    add_nearest(mentions, part, found)
    return found


def _date_features(mentions: Mentions, part: Part, date: DateMention, day: dt.date | None) -> set[str]:
    text = mentions.text
    start, end = mentions.line(date.start)
    before, after = context("dates", text, date.start, date.end)
    stand = part.stand
    own = {
        f"before.{before}",
        f"before.{before}.{stand}",
        f"after.{after}",
        f"after.{after}.{stand}",
        f"stand.{stand}",
    }
    precision = "day" if date.whole else "month" if date.month else "year"
    own |= {f"precision.{precision}", f"precision.{precision}.{stand}", f"rule.{date.rule}"}
    if date.inferred:
        own.add("inferred")
    if any(
        -_HOUR_BEHIND < time.start - date.end < _HOUR_BEHIND
        or -_HOUR_BEFORE < date.start - time.end < _HOUR_BEFORE
        for time in mentions.times
    ):
        own |= {"time-beside", f"time-beside.{stand}"}
    if date.last_day:
        own |= {"range", f"range.{stand}"}
    if mentions.in_note(date.start):
        own.add("note")
    title = date.start < mentions.article.body
    if title:
        own |= {"title", f"title.{stand}"}
    gaps = [
        (
            date.start - document.end if document.start < date.start else document.start - date.end,
            document.start < date.start,
        )
        for document in part.documents
        if start <= document.start < end
    ]
    gap, behind = min(gaps, default=(FAR, False))
    own |= {f"gap.{nearness(gap)}", f"gap.{nearness(gap)}.{stand}"}
    if gap < FAR:
        own.add("behind-document" if behind else "before-document")
    for name in nearby("dates", text, max(start, date.start - CLAUSE), min(end, date.end + CLAUSE)):
        own |= {f"near.{name}", f"near.{name}.{stand}"}
    for name in nearby("dates", text, date.end, min(end, date.end + 220)):
        own.add(f"follows.{name}")
    if len(text[start:end].strip()) - (date.end - date.start) < 24 and gap == FAR:
        own.add("short-line")
    if not title and date.start < mentions.article.body + 260:
        own |= {"lead", f"lead.{stand}"}
    if part.older:
        own.add("older")
    if part.numbered:
        own.add(
            f"numbered.{'before' if date.start < part.start else 'inside' if date.start < part.end else 'behind'}"
        )
    if day and date.whole:
        own.add(f"published.{_distance(day, date)}.{stand}")
    return own


def _distance(day: dt.date, date: DateMention) -> str:
    days = (dt.date(date.year or 1, date.month or 1, date.day or 1) - day).days
    if days > 0:
        return "ahead"
    return "today" if days > -1 else "days" if days > -8 else "weeks" if days > -60 else "long-ago"


def _compare(found: list[tuple[DateMention, set[str]]]) -> None:
    """What the others have: a year beside a whole day is seldom the answer."""
    near = any(date.whole and "gap.80" in own for date, own in found)
    said = set[str]().union(*(own for _, own in found))
    others = f"others.{min(len({date.value for date, _ in found}) - 1, 3)}"
    for date, own in found:
        if near and not date.whole:
            own.add("rival.day-near")
        if "before.signed" in said and "before.signed" not in own:
            own.add("rival.signed")
        if "after.time" in said and "after.time" not in own:
            own.add("rival.time")
        own.add(others)
