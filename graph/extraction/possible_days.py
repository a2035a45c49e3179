"""Days that may be a signing's: of all that are told, without those that are surely of something else.

What speaks for and against each of the others is told by ``date_features.py``.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.contexts import context, nearby
from citypact.graph.extraction.datelines import in_dateline
from citypact.graph.extraction.dates import DateMention, exists
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.following_days import following_days
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.nearness import CLAUSE, signings
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.past_days import HALF_A_YEAR
from citypact.graph.extraction.relative_days import day_of_writing, days_from_writing
from citypact.graph.extraction.seeking import Sought

__all__ = ["possible_days"]

_MOST = 60  # dates that are weighed
_OCCASION = 220  # letters around a day that say what it is the day of
_FOUNDED = frozenset({"signed", "since"})
_FOUNDED_BY = Sought(
    r"ตั้งแต่|ทำ(?:บันทึก|ข้อตกลง|ความตกลง|[ ]?MOU)|ผูก(?:สัมพันธ์|มิตร)|"
    r"(?i:\b(?:since|became|establish|form(?:ed|ally)|found|forge|twinn|began|conclu))"
)
_FORMERLY = expression(r"เคย(?:ได้)?(?:ร่วม)?(?:ลงนาม|ทำ|เซ็น|มี)")
_PAPER = expression(
    r"(?:สัญญา(?!ความร่วม|ข้อตกลง)|คำสั่ง|ประกาศ|หนังสือที่|ระเบียบ)(?:(?!บันทึก|ข้อตกลง|MOU)[^\n]){0,40}ลง(?:วันที่)?[ ]?\Z"
)
_PAGE = expression(r"(?:\A|\n)[ ]?date[ ]\Z")  # what a page says of itself, before its first words
_TOLD_TODAY = expression(r"(?i:\btoday[ ,]{0,2}\(?|(?<![ก-๙])วันนี้[ ]?\((?:ที่|วันที่)?[ ]?)\Z")


def possible_days(mentions: Mentions, part: Part, *, published: str | None = None) -> list[DateMention]:
    """The dates told within the part, and today's or yesterday's, without those of something else."""
    pool = [date for date in mentions.dates if part.start <= date.start < part.end]
    if part.numbered and not any(date.whole for date in pool) and not (pool and _once(mentions, part)):
        pool = mentions.dates
    pool = [date for date in pool if date.value and not _of_another(mentions, part, date)][:_MOST]
    told = days_from_writing(mentions, part, published)
    if mentions.english and told and any(_signed_on(mentions, date) for date in pool):
        told = [date for date in told if _signed_on(mentions, date)]  # of others, it tells something else
    pool = following_days(mentions, part) or pool + told
    day = day_of_writing(published)
    if part.stand == "ahead":
        pool = [_coming(mentions, date, day) for date in pool] if day and mentions.english else pool
        pool = [date for date in pool if not _is_over(mentions, date, day)]
    if part.stand == "done":
        pool = _until_today(mentions, _not_of_report(mentions, pool))
        if mentions.english and day:  # what is signed is not signed after the news of it
            pool = [_gone_by(mentions, date, day) for date in pool]
            pool = [date for date in pool if not date.whole or (date.first - day).days <= 1]
    if part.stand == "standing":
        pool = [date for date in pool if not _of_occasion(mentions, date)]
    return pool


def _signed_on(mentions: Mentions, date: DateMention) -> bool:
    """Whether an English text says right before a day that a paper was signed on it."""
    start = max(mentions.line(date.start)[0], date.start - _SIGNED_BEFORE)
    return date.whole and _SIGNED.search(mentions.text, start, date.start) is not None


_SIGNED_BEFORE = 110
_SIGNED = expression(
    r"(?i:\b(?:sign(?:ed|ing)|inked|sealed|concluded)\b(?:(?!\b(?:and|after|when|said|told|visit|met|arriv)\w*\b)[^.;\n]){0,90}?"
    r"(?:\bon|\bon the|,)[ ](?:[a-z]+day,? )?\(?\Z)"
)


def _coming(mentions: Mentions, date: DateMention, day: dt.date) -> DateMention:
    """A day or a month without a year in the year in which it is still to come: a signing in January, told in December."""
    if (
        not date.inferred
        or date.month is None
        or date.year != day.year
        or date.month - day.month > -HALF_A_YEAR
    ):
        return date
    return replace(date, year=date.year + 1) if exists(date.year + 1, date.month, date.day) else date


def _gone_by(mentions: Mentions, date: DateMention, day: dt.date) -> DateMention:
    """A day or a month without a year in the year in which it has gone by: signed in December, told in June."""
    if not date.inferred or date.month is None or date.year != day.year or date.month <= day.month:
        return date
    if not _signed_on(mentions, date):
        return date
    return replace(date, year=date.year - 1) if exists(date.year - 1, date.month, date.day) else date


def _until_today(mentions: Mentions, pool: list[DateMention]) -> list[DateMention]:
    """The dates without those that are still to come on the day that the text calls today: "today (May 21)"."""
    today = max((date.first for date in pool if date.whole and _is_today(mentions, date)), default=None)
    return [date for date in pool if today is None or not date.whole or date.first <= today]


def _is_today(mentions: Mentions, date: DateMention) -> bool:
    return _TOLD_TODAY.search(mentions.text, max(0, date.start - 14), date.start) is not None


def _not_of_report(mentions: Mentions, pool: list[DateMention]) -> list[DateMention]:
    """The dates without the dateline's: in English it is never the signing's, in Thai where another day is told beside that."""
    text = mentions.text
    lines = [date for date in pool if in_dateline(mentions, date)]
    if not lines:
        return pool
    dated = {date.value for date in lines}
    signs = signings(mentions)
    told = any(
        date.whole
        and date.value not in dated
        and any(0 <= date.start - end < CLAUSE * 2 for _, end in signs if "\n" not in text[end : date.start])
        for date in pool
    )
    if told:
        return [date for date in pool if date.value not in dated]
    return [date for date in pool if date not in lines] if mentions.english else pool


def _of_another(mentions: Mentions, part: Part, date: DateMention) -> bool:
    """Whether a date is surely that of something else: an earlier document, another paper, the page."""
    above = date.start < mentions.article.title[0] or _PAGE.search(
        mentions.text, max(0, date.start - 8), date.start
    )
    return (
        bool(above)
        or _former(part, date)
        or _of_paper(mentions, date)
        or mentions.in_stamp(date.start)
        or _alone(mentions, date)
        or _FROM_THEN_ON.match(mentions.text, date.end) is not None
        or _first_time(mentions, part, date)
        or _put_off(mentions, date)
        or _of_other_place(mentions, date)
    )


def _of_other_place(mentions: Mentions, date: DateMention) -> bool:
    """Whether an English year is that of another's agreement, after which this one comes: "the second, after Hill in 2017"."""
    start = mentions.line(date.start)[0]
    return (
        mentions.english
        and not date.whole
        and _AFTER_OTHER.search(mentions.text, max(start, date.start - 60), date.start) is not None
    )


_AFTER_OTHER = expression(
    r"\b(?:after|following|besides|joining|alongside)[ ](?:with[ ]|that with[ ])?[A-ZÀ-Þ][\w’'-]+(?:[ ][A-ZÀ-Þ][\w’'-]+){0,2}"
    r"(?:,[ ][A-Z][\w ]{2,20})?,?[ ](?:\(|(?:in|since|from)[ ])?\Z"
)


_FROM_THEN_ON = expression(r"[ ]?เป็นต้นไป")  # a term begins, or the work


def _put_off(mentions: Mentions, date: DateMention) -> bool:
    """Whether a Thai text tells a day from which a signing is moved to another: "จากวันที่ 2 มีนาคม เป็นวันที่ 9 มีนาคม"."""
    text = mentions.text
    return (
        _BECOMES.match(text, date.end) is not None
        and _FROM.search(text, max(0, date.start - _JUST_BEFORE), date.start) is not None
    )


_JUST_BEFORE = 30
_FROM = expression(r"จาก(?:เดิม|กำหนด(?:การ)?|ใน|[ ]){0,3}\Z")
_BECOMES = expression(r"[ ]?(?:ออก)?(?:ไป|มา)?เป็น(?=[ ]?(?:วัน|ใน|\d|เดือน|ช่วง))")


def _first_time(mentions: Mentions, part: Part, date: DateMention) -> bool:
    """Whether an English sentence tells of an earlier document, while the part's own is signed now or anew."""
    if not mentions.english or part.older or part.stand == "standing":
        return False
    start, end = english_sentence(mentions, date.start)
    if _EARLIER.search(mentions.text, start, end):
        return True
    return part.status.value == "renewed" and not date.whole and date.month is None


_EARLIER = expression(
    r"(?i:\b(?:an?|the|its|their|that) (?:old|older|earlier|previous|original|former|preceding|(?:very )?first) "
    r"(?:[a-z-]+ ){0,3}"
    r"(?:agreement|memorand\w+|mou|pact|accord|signing|paper|document|letter|charter|treaty|partnership)\b)"
)


def _alone(mentions: Mentions, date: DateMention) -> bool:
    """Whether a day makes a line of an English page by itself, with the hour and who put it up: it is the page's."""
    if not mentions.english or not date.whole:
        return False
    start, end = mentions.line(date.start)
    beside = mentions.text[start : date.start] + mentions.text[date.end : end]
    return len(beside) < _BESIDE_DAY and not _OF_EVENT.search(beside)


_BESIDE_DAY = 36  # letters of a line that tell the weekday, the hour, the place
_OF_EVENT = expression(r"(?i:\b(?:date|when|sign\w*|held|ceremony|on|since|from|by|until)\b)")


def _former(part: Part, date: DateMention) -> bool:
    """Whether a date is that of an earlier document, told beside the part's own."""
    return any(start <= date.start < end for start, end in part.former)


def _once(mentions: Mentions, part: Part) -> bool:
    """Whether a part tells what was signed at another time than today's: it has its own date, if any."""
    return any(
        _FORMERLY.search(mentions.text, max(part.start, document.start - CLAUSE), document.start)
        for document in part.documents
    )


def _of_paper(mentions: Mentions, date: DateMention) -> bool:
    """Whether a date is that of another paper: "สัญญาจ้าง ลงวันที่ ...", "คำสั่งที่ 12 ลงวันที่ ..."."""
    start = mentions.line(date.start)[0]
    return _PAPER.search(mentions.text, max(start, date.start - CLAUSE), date.start) is not None


def _of_occasion(mentions: Mentions, date: DateMention) -> bool:
    """Whether a day is told of a meeting or a visit, and nothing beside it of a signing: a tie that stands is older."""
    start, end = mentions.line(date.start)
    before, _ = context("dates", mentions.text, date.start, date.end)
    if before in _FOUNDED or not date.whole:
        return False
    near = (max(start, date.start - CLAUSE), min(end, date.end + CLAUSE))
    if "signs" in nearby("dates", mentions.text, *near) or _FOUNDED_BY.search(mentions.text, *near):
        return False
    told = nearby("dates", mentions.text, max(start, date.start - _OCCASION), min(end, date.end + _OCCASION))
    return not {"meeting", "visit", "anniversary", "event"}.isdisjoint(told)


def _is_over(mentions: Mentions, date: DateMention, day: dt.date | None) -> bool:
    """Whether a day is over when the text is written, so that no signing is planned for it: a meeting's, that of the news."""
    if day and date.whole and date.first < day:
        return True
    start, end = mentions.line(date.start)
    text = mentions.text
    return (
        _PAST.search(text, max(start, date.start - _OVER), date.start) is not None
        and _AHEAD.search(text, max(start, date.start - CLAUSE), min(end, date.end + CLAUSE)) is None
    )


_OVER = 16  # letters before a day that tell that it is over
_PAST = expression(
    r"(?:เมื่อ(?:เช้า|บ่าย|ช่วง)?(?:วาน(?:นี้)?)?|(?:เช้า|บ่าย)?วันนี้|วานนี้)[ ]?[(]?[ ]?(?:วัน[ก-๙]*ที่[ ]?)?\Z"
)
_AHEAD = Sought(r"จะ(?:มี|จัด|ร่วม|ได้|เดินทาง)?[ก-๙ ]{0,16}(?:ลงนาม|เซ็น)|กำหนด(?:การ)?[ก-๙]{0,8}(?:ลงนาม|เซ็น)")
