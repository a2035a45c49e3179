"""Expiry: when an agreement whose length is stated runs out, where no source states its end.

SPARQL 1.1 adds no durations that all engines add alike, so the end is computed once, when the known graph is made. It is as
precise as the start: what began on a day ends on one, what began in a year ends within one.
"""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import NamedTuple

from citypact.graph.ntriples import earliest, latest

__all__ = ["Expiry", "expiry"]

_LENGTH = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?", re.ASCII)
_LAST_YEAR = 2400  # of any date of the graph: the shapes say so


class Expiry(NamedTuple):
    """The end of a term: as a date where one of the start's precision says it, and the days between which it lies."""

    value: str | None
    earliest: str
    latest: str


def expiry(start: str, duration: str) -> Expiry | None:
    """The end of a term that begins at a date of any precision.

    A term of years or months ends on the day of the same number, or on the last of a shorter month: the day of the
    beginning is not counted, as in civil law (Thai Civil and Commercial Code, sections 193/3 and 193/5).

    >>> expiry("2025-03-14", "P3Y").value, expiry("2024-02-29", "P1Y").value
    ('2028-03-14', '2025-02-28')
    >>> expiry("2025", "P3Y")
    Expiry(value='2028', earliest='2028-01-01', latest='2028-12-31')
    >>> expiry("2025", "P6M")  # no date of one precision says this
    Expiry(value=None, earliest='2025-07-01', latest='2026-06-30')
    """
    match = _LENGTH.fullmatch(duration)
    years, months, days = (int(number or 0) for number in match.groups()) if match else (0, 0, 0)
    months += 12 * years
    if not months and not days:
        return None
    ends = [_after(date.fromisoformat(edge(start)), months, days) for edge in (earliest, latest)]
    if None in ends:
        return None
    first, last = (str(end) for end in ends)
    as_precise = not days and (len(start) > 4 or not months % 12)
    if len(start) == 10 or as_precise:
        value = first[: len(start)]
        return Expiry(value, earliest(value), latest(value))
    return Expiry(None, first, last)


def _after(day: date, months: int, days: int) -> date | None:
    """The day so many months and days later; None beyond the last year."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if max(year, day.year + days // 365) > _LAST_YEAR:
        return None
    ends = date.fromisoformat(latest(f"{year:04d}-{month + 1:02d}"))
    return ends.replace(day=min(day.day, ends.day)) + timedelta(days=days)
