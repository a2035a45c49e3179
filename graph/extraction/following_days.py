"""The day after another: วันรุ่งขึ้น, วันถัดมา, "the next day", counted from the day that the text tells last before it."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from operator import attrgetter

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.seeking import Sought

__all__ = ["following_days"]

_FOLLOWING = Sought(r"วันรุ่งขึ้น|วันถัด(?:มา|ไป)|รุ่งเช้า|(?i:\b(?:the|on the) (?:next|following) (?:day|morning)\b)")
_SIGNED = expression(r"(?:ลงนาม|เซ็น|จรดปากกา|(?i:\bsign(?:ed|ing)?\b|\binked\b|\bsealed\b))")
# before the day, with nothing told between
_SIGNED_ON = expression(rf"{_SIGNED.pattern}[^,.;\n]{{0,70}}\Z")
_BACK = 500  # letters to the day before
_NEAR = 90  # letters to the signing
_MOST = 10
_START = attrgetter("start")


def following_days(mentions: Mentions, part: Part) -> list[DateMention]:
    """The days of a part on which something is signed, each told as the one after a whole date before it."""
    found: list[DateMention] = []
    for match in _FOLLOWING.finditer(mentions.text, part.start, part.end):
        start, end = match.span()
        number = bisect_left(mentions.dates, start, key=_START)
        before = mentions.dates[number - 1] if number else None
        if (
            before is None
            or not before.whole
            or before.start < start - _BACK
            or mentions.in_stamp(before.start)
        ):
            continue
        first, last = mentions.line(start)
        behind = mentions.dates[number].start if number < len(mentions.dates) else last
        if _SIGNED.search(mentions.text, end, min(last, behind, end + _NEAR)) or _SIGNED_ON.search(
            mentions.text, max(first, before.end, start - _NEAR), start
        ):
            day = before.moved(1)
            found.append(
                replace(day, start=start, end=end, rule="date.following", inferred=True, last_day=None)
            )
    return found[:_MOST]
