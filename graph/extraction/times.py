"""Times of day: 13.00 น., 13:00, เวลา 16.00, 2.30 p.m., บ่ายโมงครึ่ง.

A colloquial time counts only where it names the minute or the half hour; ช่วงบ่าย is no time.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.numerals import THAI_WORDS, number
from citypact.graph.extraction.seeking import Sought

__all__ = ["TimeMention", "times"]


@dataclass(frozen=True, slots=True)
class TimeMention:
    """The start of something."""

    start: int
    end: int
    value: str
    rule: str
    confidence: float = 0.95


_CLOCK = Sought(
    r"(?P<cue>เวลา(?:ประมาณ)?|เมื่อเวลา|ตั้งแต่เวลา|เริ่ม(?:พิธี)?|⏰|"
    r"🕘)?[ ]?(?<![\d.:,/-])(?P<hour>[01]?\d|2[0-4]|[๐๑]?[๐-๙]|๒[๐-๔])"
    r"[.:](?P<minute>[0-5]\d|[๐-๕][๐-๙])(?![\d,]|[.:]\d)(?:[ ]?[-–ถึง]{1,4}[ ]?\d{1,2}[.:]\d{2})?"
    r"(?:[ ]?(?P<half>[ap])\.?[ ]?m\b\.?|[ ]?(?P<unit>น\.?(?![ก-๙])|น\.|hrs?\b|hours\b|นาฬิกา))?",
    re.I,
)
_EN_HOUR = Sought(r"(?<![\d.:,/-])(?P<hour>1[0-2]|[1-9])[ ]?(?P<half>[ap])\.?m\b\.?", re.I)
_STAMPED = expression(r"[ ]?\((?:GMT|UTC)[ ]?[+-]?\d*\)")  # when a page was put up
_NOON = 12
_FORMER = expression(r"(?:\bat|\bbegan at|\bstarted at|[@,])[ ]*\Z", re.I)
# what stands behind the hour: half, sharp, or minutes in words (ยี่สิบ, สี่สิบห้า)
_PAST = r"ครึ่ง|ตรง|(?:ยี่|สาม|สี่|ห้า)?สิบ(?:ห้า)?(?=[ ]?นาที|[^ก-๙]|\Z)"
_COLLOQUIAL = Sought(
    rf"(?P<bai>บ่าย)[ ]?(?P<bainumber>{THAI_WORDS}|\d)?[ ]?โมง(?P<baipast>{_PAST})?"
    rf"|(?P<number>{THAI_WORDS}|\d{{1,2}})[ ]?โมง(?P<part>เช้า|เย็น)?(?P<past>{_PAST})?"
    rf"|(?P<evening>{THAI_WORDS}|\d)[ ]?ทุ่ม(?P<eveningpast>{_PAST})?"
    rf"|(?P<noon>เที่ยง)(?P<noonpast>ครึ่ง|ตรง)"
)


def times(text: str) -> list[TimeMention]:
    """All times of a text in its order.

    >>> [time.value for time in times("เวลา ๑๓.๓๐ น. ถึง 16.00 น. / 2.30pm / บ่ายสองโมงครึ่ง")]
    ['13:30', '16:00', '14:30', '14:30']
    """
    found: list[TimeMention] = []
    for match in _CLOCK.finditer(text):
        if _STAMPED.match(text, match.end()):
            continue
        hour, minute = int(match["hour"]), int(match["minute"])
        if match["half"] and hour <= _NOON:  # "13:00 a.m." is one in the afternoon
            hour = hour % 12 + (12 if match["half"].lower() == "p" else 0)
        elif not match["half"] and not match["unit"] and not match["cue"]:
            colon = ":" in match[0] and len(match["hour"]) == 2
            if not colon and not _FORMER.search(text, max(0, match.start() - 20), match.start()):
                continue
        if hour == minute == 0 and not match["unit"]:
            continue  # where a recording begins
        if hour == 24:
            hour = 0
        if hour < 24:
            confidence = 0.95 if match["unit"] or match["half"] else 0.8
            found.append(
                TimeMention(match.start(), match.end(), f"{hour:02d}:{minute:02d}", "time.clock", confidence)
            )
    for match in _EN_HOUR.finditer(text):
        hour = int(match["hour"]) % 12 + (12 if match["half"].lower() == "p" else 0)
        found.append(TimeMention(match.start(), match.end(), f"{hour:02d}:00", "time.english-hour", 0.9))
    for match in _COLLOQUIAL.finditer(text):
        value = _colloquial(match)
        if value:
            found.append(TimeMention(match.start(), match.end(), value, "time.thai-spoken", 0.75))
    return sorted(found, key=lambda mention: (mention.start, mention.end))


def _colloquial(match: re.Match[str]) -> str | None:
    past = match["baipast"] or match["past"] or match["eveningpast"] or match["noonpast"] or "ตรง"
    if match["noon"]:
        hour = 12
    elif match["bai"]:
        hour = 12 + ((number(match["bainumber"]) or 0) if match["bainumber"] else 1)
    elif match["evening"]:
        hour = 18 + (number(match["evening"]) or 0)
    else:
        hour = (number(match["number"]) or 0) + (12 if match["part"] == "เย็น" else 0)
    if not 6 <= hour <= (23 if match["evening"] else 19):
        return None
    minute = {"ครึ่ง": 30, "ตรง": 0}.get(past) or (number(past) if "สิบ" in past else 0)
    return f"{hour:02d}:{minute:02d}"
