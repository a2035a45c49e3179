"""Dates: every form in which Thai and English releases write them, as Gregorian dates at their own precision.

A Buddhist year is 543 ahead, also when it has two digits; ``\\d`` and ``int`` read Thai digits as they are.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import lru_cache

from citypact.graph.extraction.past_days import HALF_A_YEAR, of_the_year_before
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["DateMention", "dates", "exists", "gregorian_year"]


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in the text. ``year`` is None where the text gives none; then the mention has no value yet."""

    start: int
    end: int
    year: int | None
    month: int | None
    day: int | None
    rule: str
    confidence: float = 0.95
    inferred: bool = False
    last_day: int | None = None  # of a range within a month

    @property
    def value(self) -> str | None:
        """YYYY, YYYY-MM or YYYY-MM-DD; None without a year."""
        if self.year is None:
            return None
        if self.month is None:
            return f"{self.year:04d}"
        if self.day is None:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def whole(self) -> bool:
        """Whether it names a day of a year."""
        return self.year is not None and self.day is not None

    @property
    def first(self) -> dt.date:
        """The first day that it can mean; the calendar begins with the year 1."""
        return dt.date(self.year or 1, self.month or 1, self.day or 1)

    def moved(self, days: int) -> DateMention:
        """Some days later or earlier; the calendar begins with the year 1."""
        moved = self.first.toordinal() + days
        day = dt.date.fromordinal(max(1, moved))
        return replace(self, year=day.year, month=day.month, day=day.day)


def gregorian_year(digits: str, *, era: str = "", thai: bool = True) -> int | None:
    """The Gregorian year that some digits mean; None where they can mean none.

    >>> gregorian_year("66"), gregorian_year("๒๕๖๖"), gregorian_year("2023"), gregorian_year("23", thai=False)
    (2023, 2023, 2023, 2023)
    """
    number = int(digits)
    buddhist = "พ" in era or "B" in era.upper()
    common = "ค" in era or ("A" in era.upper() and not buddhist) or ("C" in era.upper() and not buddhist)
    if len(digits) == 2:
        # 43 to 99 are Buddhist years (2000 to 2056), what is below stands for 20xx
        number += 2500 - 543 if buddhist or (thai and number >= 43 and not common) else 2000
        return number if 1990 <= number <= 2060 else None
    if buddhist or (number >= 2400 and not common):
        number -= 543
    return number if 1800 <= number <= 2100 else None


def _months() -> tuple[str, dict[str, int]]:
    numbers: dict[str, int] = {}
    forms: dict[str, str] = {}
    for number, names in rules("dates")["thai"].items():
        for name in names:
            form = rf"{re.escape(name)}(?:\.(?=[ ]?\d))?"
            if "." in name:
                first, second = name.rstrip(".").split(".")
                form = rf"{re.escape(first)}\.?[ ]?{re.escape(second)}(?![ก-ฮะ-์])\.?"
            forms[name] = form
            numbers[re.sub(r"[.\s]", "", name)] = int(number)
    ordered = sorted(forms, key=lambda name: (-len(name), name))
    return "|".join(forms[name] for name in ordered), numbers


_MONTHS, _NUMBER = _months()
_ALIKE = 0.8  # of the letters of two spellings
_SPELT = "|".join(_NUMBER)
_IN_FULL = [name for name in _NUMBER if name.endswith(("คม", "ยน", "พันธ์"))]
_ENGLISH = {name: int(number) for number, names in rules("dates")["english"].items() for name in names}
_EN_FULL = "|".join(name for name in _ENGLISH if len(name) > 4 or name in ("june", "july", "may"))
_EN_MONTHS = "|".join(sorted(_ENGLISH, key=lambda name: (-len(name), name)))

_ERAS = r"พ\.?[ ]?ศ\.?|ค\.?[ ]?ศ\.?|พุทธศักราช|คริสต์?ศักราช"
_ERA = rf"(?:ปี[ ]?)?(?:{_ERAS})[ ]?"
_UNIT = r"(?:น\.|นาฬิกา|คน|ราย|แห่ง|ล้าน|บาท|%|ปี(?!\w)|เมตร|ครั้ง|หน่วย|ท่าน|โมง|รูป|คัน|เรื่อง|ฝ่าย|ด้าน)"
_YEAR = rf"(?:[’'](?=\d\d))?(?P<year>\d{{4}}(?!\d)|\d{{2}}(?!\d|[.:]\d|[,/-]\d|[ ]?{_UNIT}))"
_WEEKDAY = r"(?:วัน[ ]?)?(?:จันทร์|อังคาร|พุธ|พฤหัสบดี|พฤหัสฯ?|ศุกร์|เสาร์|อาทิตย์|อา\.|พฤ\.|[จอพศส]\.)[ ]?(?:ที่[ ]?)?"
_TO = r"[ ]?(?:[-–—~]|ถึง(?:วันที่)?|และ|,|กับ)[ ]?"

_THAI = Sought(
    rf"(?:{_WEEKDAY}|(?:วัน)?ที่[ ]?)?(?<![\d:.,/])(?P<day>\d{{1,2}})(?:{_TO}(?P<last>\d{{1,2}}))?"
    rf"(?:[ ]?|-|/)(?:(?:ของ)?เดือน[ ]?)?(?P<month>{_MONTHS})[ ]?,?"
    rf"(?:(?:[ ]?|-|/|\n(?=[2๒][5๕]))(?P<era>{_ERA}|ปี[ ]?(?=\d{{4}}))?{_YEAR}|[ ])?"
)
# a day, a word that may be the name of a month as people misspell it, a year
_MISSPELT = Sought(
    rf"(?<![\d:.,/])(?P<day>\d{{1,2}})(?:{_TO}(?P<last>\d{{1,2}}))?(?:[ ]?|-|/)(?:(?:ของ)?เดือน[ ]?)?"
    rf"(?P<month>(?!(?:{_SPELT})(?![ก-๎]))[ก-๎]{{5,13}})\.?(?:[ ]?|-|/),?[ ]?(?P<era>{_ERA}|ปี[ ]?(?=\d{{4}}))?{_YEAR}"
)
# as pages that are made abroad say it: "มีนาคม 6, 2023", "มีนาคม 5th, 2019"
_MONTH_FIRST = Sought(
    rf"(?P<month>{_MONTHS})[ ](?P<day>\d{{1,2}})(?:st|nd|rd|th)?,[ ](?P<year>\d{{4}})(?!\d)"
)
_MONTH_YEAR = Sought(rf"(?:เดือน[ ]?)?(?<![\d] )(?<!\d)(?P<month>{_MONTHS})[ ]?(?P<era>{_ERA})?{_YEAR}")
_YEAR_ONLY = Sought(
    rf"(?P<era>(?:ปี[ ]?)?(?:{_ERAS})|ปี|(?:เมื่อ|ตั้งแต่)(?=[ ]?(?:2[45]|๒[๔๕]|19|20)\d\d(?!\d|[ ]?{_UNIT})))"
    r"[ ]?(?P<year>\d{4}(?!\d)|\d{2}(?![\d.,:/-]|[ ]?(?:คน|ปี|แห่ง)))"
)
_NUMERIC = Sought(
    r"(?<![\d/.:-])(?P<day>\d{1,2})(?P<mark>[/.-])(?P<month>\d{1,2})(?P=mark)(?P<year>\d{4}|\d{2})(?![\d/.:-]\d|\d)"
)
_ISO = Sought(
    r"(?<![\d./-])(?P<year>[12]\d{3})(?P<mark>[-./])(?P<month>\d{1,2})(?P=mark)(?P<day>\d{1,2})(?!\d|[./-]\d)"
)
_NUMBERED = Sought(
    rf"(?:วัน)?ที่[ ]?(?P<day>\d{{1,2}})[ ]?เดือน[ ]?(?P<month>\d{{1,2}})[ ]?(?P<era>{_ERA}|ปี[ ]?)?(?P<year>\d{{4}})(?!\d)"
)
_MONTH_ONLY = Sought(rf"(?:เดือน[ ]?)(?P<month>{_MONTHS})(?![ก-ฮ]?\d)")
_DAY_ONLY = Sought(rf"(?:วันที่|{_WEEKDAY})[ ]?(?P<day>\d{{1,2}})(?![\d.:,/-]|[ ]?(?:{_MONTHS}|เดือน|{_UNIT}))")
_EN_TO = r"(?:[ ]?[-–—][ ]?|[ ](?:to|through|until|till|and|&)[ ])"
# the year behind a day: ", 2024", ",2024", " of 2024", " (2024)"
_EN_OF_YEAR = r"(?:[ ]?,[ ]?|[ /-]|,?[ ](?:in|of|in the year)[ ]|[ ]\()(?:B\.?E\.?[ ])?(?P<year>\d{4})(?!\d)"
_EN_DAY_MONTH = Sought(
    rf"(?<![\w/.-])(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?:{_EN_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?)?"
    rf"(?:[ ](?:day[ ])?of)?[ /-]"
    rf"(?P<month>{_EN_MONTHS})\b\.?(?:{_EN_OF_YEAR})?",
    re.I,
)
_EN_MONTH_DAY = Sought(
    rf"\b(?P<month>{_EN_MONTHS})\b\.?[ ](?:the[ ])?(?P<day>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?:{_EN_TO}(?P<last>\d{{1,2}})(?:st|nd|rd|th)?"
    rf"(?![ ](?:{_EN_MONTHS})\b))?(?!\d|:\d)"
    rf"(?:{_EN_OF_YEAR})?",
    re.I,
)
_EN_YEAR_FIRST = Sought(
    rf"(?<![\w/.-])(?P<year>(?:19|20)\d\d),?[ -](?P<month>{_EN_MONTHS})\b\.?[ -](?P<day>\d{{1,2}})"
    r"(?![\d:])(?!,?[ ]\d{4})",
    re.I,
)
_EN_MONTH_YEAR = Sought(rf"\b(?P<month>{_EN_MONTHS})\b\.?,?[ ](?:of[ ])?(?P<year>\d{{4}})(?!\d)", re.I)
_EN_MONTH_ONLY = Sought(
    rf"\b(?:in|last|this|early|late|since|mid-)[ ]?(?P<month>{_EN_FULL})\b(?!\.?,?[ ]\d)", re.I
)
_EN_YEAR = Sought(
    r"(?:\b(?:in|since|of|from|by|until|during|early|late|around|year|back to|"
    r"Day|spring|summer|autumn|winter)[ ]|\bmid-)(?P<year>(?:19|20)\d\d)\b(?![-–])"
    r"|\((?=(?:19|20)\d\d\))(?P<inside>\d{4})"
    r"|\b(?:the|its|their|a)[ ](?P<of>(?:19|20)\d\d)(?=[ ](?:[a-z-]+[ ]){0,2}"
    r"(?:agreement|pact|accord|memorandum|mou|deal|charter|treaty)\b)",
    re.I,
)

_FORMS: tuple[tuple[Sought, str, float], ...] = (
    (_ISO, "date.iso", 0.97),
    (_MISSPELT, "date.thai-day-month-year", 0.85),
    (_THAI, "date.thai-day-month-year", 0.97),
    (_NUMBERED, "date.thai-numbered", 0.95),
    (_NUMERIC, "date.numeric-day-month-year", 0.93),
    (_EN_YEAR_FIRST, "date.english-month-day-year", 0.9),
    (_EN_DAY_MONTH, "date.english-day-month-year", 0.96),
    (_EN_MONTH_DAY, "date.english-month-day-year", 0.96),
    (_MONTH_FIRST, "date.thai-month-day-year", 0.9),
    (_MONTH_YEAR, "date.thai-month-year", 0.9),
    (_EN_MONTH_YEAR, "date.english-month-year", 0.9),
    (_MONTH_ONLY, "date.thai-month", 0.7),
    (_EN_MONTH_ONLY, "date.english-month", 0.7),
    (_YEAR_ONLY, "date.thai-year", 0.8),
    (_EN_YEAR, "date.english-year", 0.8),
    (_DAY_ONLY, "date.thai-day", 0.7),
)
_EN_MONTH = Sought(rf"(?:{_EN_MONTHS})\b", re.I)
_OF_EN_MONTHS = (_EN_YEAR_FIRST, _EN_DAY_MONTH, _EN_MONTH_DAY, _EN_MONTH_YEAR, _EN_MONTH_ONLY)
_OTHER_FORMS = tuple(form for form in _FORMS if form[0] not in _OF_EN_MONTHS)


@lru_cache(maxsize=256)
def _meant(name: str) -> int | None:
    """The month whose name is spelled almost so: กุมภาพันธุ์, พฤษจิกายน.

    >>> _meant("กุมภาพันธุ์"), _meant("พฤษจิกายน"), _meant("มหาวิทยาลัย")
    (2, 11, None)
    """
    alike = get_close_matches(name, _IN_FULL, n=1, cutoff=_ALIKE)
    return _NUMBER[alike[0]] if alike else None


def exists(year: int | None, month: int | None, day: int | None) -> bool:
    """Whether the calendar has such a day, month or year."""
    # 2000 is a leap year: the 29th of February may be
    known = (2000 if year is None else year, 1 if month is None else month, 1 if day is None else day)
    try:
        dt.date(*known)
    except ValueError:
        return False
    return True


def _mention(
    match: re.Match[str], parts: Mapping[str, str | None], rule: str, confidence: float
) -> DateMention | None:
    english = "english" in rule
    year = month = day = None
    digits = parts.get("year") or parts.get("inside") or parts.get("of")
    if digits:
        year = gregorian_year(digits, era=parts.get("era") or "", thai=not english)
        if year is None:
            return None
    if said := parts.get("day"):
        day = int(said)
    if name := parts.get("month"):
        month = (
            int(name)
            if name.isdigit()
            else _NUMBER.get(re.sub(r"[.\s]", "", name)) or _ENGLISH.get(name.lower()) or _meant(name)
        )
        if month is None:
            return None
        if (
            rule.startswith("date.numeric")
            and month is not None
            and month > 12
            and day is not None
            and day <= 12
        ):
            month, day = day, month  # month first, as in the United States
    if not exists(year, month, day) or (year is None and month is None and day is None):
        return None
    last = int(said) if (said := parts.get("last")) else None
    if year is None:
        confidence -= 0.1
    end = match.start() + len(match[0].rstrip(" ,"))
    return DateMention(match.start(), end, year, month, day, rule, confidence, last_day=last)


def dates(text: str, *, published: str | None = None) -> list[DateMention]:
    """All dates of a text in its order; a missing month or year is taken from the dates around it, and marked inferred.

    >>> [date.value for date in dates("เมื่อวันที่ ๒๔ ก.พ. ๖๖ และ 2 มีนาคม 2566")]
    ['2023-02-24', '2023-03-02']
    """
    found: list[DateMention] = []
    taken: set[int] = set()
    for pattern, rule, confidence in _FORMS if _EN_MONTH.search(text) else _OTHER_FORMS:
        for match in pattern.finditer(text):
            parts = match.groupdict()
            first = match.start("day") if parts.get("day") else match.start()
            if first in taken or match.end() - 1 in taken:
                continue
            mention = _mention(match, parts, rule, confidence)
            if mention:
                found.append(mention)
                taken.update(range(match.start(), match.end()))
    found.sort(key=lambda mention: mention.start)
    return _completed(text, found, published)


def _completed(text: str, found: list[DateMention], published: str | None) -> list[DateMention]:
    """Missing months and years from the nearest whole date, else the year of publication."""
    whole_before: list[DateMention | None] = []
    latest: DateMention | None = None
    for mention in found:
        whole_before.append(latest)
        if mention.whole:
            latest = mention
    whole_after: list[DateMention | None] = [None] * len(found)
    latest = None
    for index in range(len(found) - 1, -1, -1):
        whole_after[index] = latest
        if found[index].whole:
            latest = found[index]
    completed: list[DateMention] = []
    for mention, before, after in zip(found, whole_before, whole_after, strict=True):
        near = [date for date in (before, after) if date]
        if mention.day is not None and mention.month is None:
            # a bare day belongs to the date told last, where it lies in its month
            source = before or after
            if source and exists(source.year, source.month, mention.day):
                mention = replace(
                    mention, year=source.year, month=source.month, confidence=0.75, inferred=True
                )
        elif mention.month is not None and mention.year is None:
            mention = _in_year(text, mention, near, published)
        completed.append(mention)
    return completed


def _in_year(text: str, mention: DateMention, near: list[DateMention], published: str | None) -> DateMention:
    """A mention without a year in that of a date of its month, of one beside it, else of publication."""
    same = next((date for date in near if date.month == mention.month), None)
    close = next((date for date in near if abs(date.start - mention.start) < 40), None)
    if same or close:
        year = (same or close or mention).year
    elif published and len(published) >= 4:
        year = int(published[:4])
        month = int(published[5:7]) if len(published) >= 7 else 12
        if mention.month and mention.month - month > HALF_A_YEAR:
            year -= 1  # a release of January tells of December
    else:
        year = near[0].year if near else None
    source = close or (near[0] if near and not published else None)
    if year is not None and not same and source and of_the_year_before(text, mention, source):
        year -= 1
    if year is None or not exists(year, mention.month, mention.day):
        return mention
    return replace(mention, year=year, confidence=0.8 if same else 0.7, inferred=True)
