"""Candidates for the day and the time of a signing, each with named features for the judges."""

from __future__ import annotations

import datetime as dt
import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from functools import partial

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.contexts import context, nearby
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.relative_days import relative_days
from citypact.graph.extraction.rules import rules, words
from citypact.graph.extraction.seeking import Sought, any_of, once
from citypact.graph.extraction.times import TimeMention

__all__ = ["date_candidates", "time_candidates"]

_MOST = 60  # dates and times that are weighed
_CLAUSE = 70
_HOUR_BEHIND, _HOUR_BEFORE = 30, 14
_FAR = 9999
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
_SIGNS = any_of(
    [rules("agreements")["signing"], rules("agreements")["founding"], *words("dates", "founding")]
)
# where a report is dated: "HILL, December 21 - ", "HILL TOWN, Meadow, July 10 (Agency)"
_DATELINE = expression(r"(?m:^)[^\n.!?]{0,60}?[A-Z][A-Z]+[^\n.!?]{0,40},[ ]\Z")
_BEHIND_DATELINE = expression(r"[ ]?(?:\(|[–—-]{1,3}[ ])")
_NEXT_CLAUSE = expression(
    r"(?:, and|;)[ ](?:since|from|until|by|before|in)\b"
)  # what is told is another thing
_PAGE = expression(r"(?:\A|\n)[ ]?date[ ]\Z")  # what a page says of itself, before its first words
_TOLD_TODAY = expression(r"(?i:\btoday[ ,]{0,2}\(?|(?<![ก-๙])วันนี้[ ]?\((?:ที่|วันที่)?[ ]?)\Z")


def date_candidates(
    mentions: Mentions, part: Part, *, published: str | None = None
) -> list[tuple[DateMention, set[str]]]:
    """The dates that may be the signing's: those told within the part, and today's or yesterday's."""
    pool = [date for date in mentions.dates if part.start <= date.start < part.end]
    if part.numbered and not any(date.whole for date in pool) and not (pool and _once(mentions, part)):
        pool = mentions.dates
    pool = [date for date in pool if date.value and not _of_another(mentions, part, date)][:_MOST]
    pool += _relative(mentions, part, published)
    day = _day(published)
    if _stand(part) == "ahead":
        pool = [date for date in pool if not _is_over(mentions, date, day)]
    if _stand(part) == "done":
        pool = _until_today(mentions, _not_of_report(mentions, pool))
    if _stand(part) == "standing":
        pool = [date for date in pool if not _of_occasion(mentions, date)]
    wholes = [
        date
        for date in pool
        if date.whole and date.start >= mentions.article.body and not mentions.in_note(date.start)
    ]
    first = min((date.start for date in wholes), default=-1)
    stand = _stand(part)
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
    _nearest_to_signing(mentions, part, found)
    return found


def _until_today(mentions: Mentions, pool: list[DateMention]) -> list[DateMention]:
    """The dates without those that are still to come on the day that the text calls today: "today (May 21)"."""
    today = max((date.first for date in pool if date.whole and _is_today(mentions, date)), default=None)
    return [date for date in pool if today is None or not date.whole or date.first <= today]


def _is_today(mentions: Mentions, date: DateMention) -> bool:
    return _TOLD_TODAY.search(mentions.text, max(0, date.start - 14), date.start) is not None


def _not_of_report(mentions: Mentions, pool: list[DateMention]) -> list[DateMention]:
    """The dates without the dateline's: in English it is never the signing's, in Thai where another day is told beside that."""
    text = mentions.text
    lines = [date for date in pool if _in_dateline(mentions, date)]
    if not lines:
        return pool
    dated = {date.value for date in lines}
    signs = once(text, "signs", partial(_signs, mentions))
    told = any(
        date.whole
        and date.value not in dated
        and any(0 <= date.start - end < _CLAUSE * 2 for _, end in signs if "\n" not in text[end : date.start])
        for date in pool
    )
    if told:
        return [date for date in pool if date.value not in dated]
    return [date for date in pool if date not in lines] if mentions.english else pool


def _in_dateline(mentions: Mentions, date: DateMention) -> bool:
    start = mentions.line(date.start)[0]
    return (
        _BEHIND_DATELINE.match(mentions.text, date.end) is not None
        and _DATELINE.search(mentions.text, start, date.start) is not None
    )


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
        or _first_time(mentions, part, date)
    )


def _first_time(mentions: Mentions, part: Part, date: DateMention) -> bool:
    """Whether an English sentence tells of an earlier document, while the part's own is signed now or anew."""
    if not mentions.english or part.older or _stand(part) == "standing":
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
        _FORMERLY.search(mentions.text, max(part.start, document.start - _CLAUSE), document.start)
        for document in part.documents
    )


def _of_paper(mentions: Mentions, date: DateMention) -> bool:
    """Whether a date is that of another paper: "สัญญาจ้าง ลงวันที่ ...", "คำสั่งที่ 12 ลงวันที่ ..."."""
    start = mentions.line(date.start)[0]
    return _PAPER.search(mentions.text, max(start, date.start - _CLAUSE), date.start) is not None


def _of_occasion(mentions: Mentions, date: DateMention) -> bool:
    """Whether a day is told of a meeting or a visit, and nothing beside it of a signing: a tie that stands is older."""
    start, end = mentions.line(date.start)
    before, _ = context("dates", mentions.text, date.start, date.end)
    if before in _FOUNDED or not date.whole:
        return False
    near = (max(start, date.start - _CLAUSE), min(end, date.end + _CLAUSE))
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
        and _AHEAD.search(text, max(start, date.start - _CLAUSE), min(end, date.end + _CLAUSE)) is None
    )


_OVER = 16  # letters before a day that tell that it is over
_PAST = expression(
    r"(?:เมื่อ(?:เช้า|บ่าย|ช่วง)?(?:วาน(?:นี้)?)?|(?:เช้า|บ่าย)?วันนี้|วานนี้)[ ]?[(]?[ ]?(?:วัน[ก-๙]*ที่[ ]?)?\Z"
)
_AHEAD = Sought(r"จะ(?:มี|จัด|ร่วม|ได้|เดินทาง)?[ก-๙ ]{0,16}(?:ลงนาม|เซ็น)|กำหนด(?:การ)?[ก-๙]{0,8}(?:ลงนาม|เซ็น)")


def _stand(part: Part) -> str:
    status = part.status.value
    return "ahead" if status == "planned" else "standing" if status in ("in_force", "ended") else "done"


def _day(published: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(published or "")
    except ValueError:
        return None


def _date_features(mentions: Mentions, part: Part, date: DateMention, day: dt.date | None) -> set[str]:
    text = mentions.text
    start, end = mentions.line(date.start)
    before, after = context("dates", text, date.start, date.end)
    stand = _stand(part)
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
    gap, behind = min(gaps, default=(_FAR, False))
    own |= {f"gap.{_near(gap)}", f"gap.{_near(gap)}.{stand}"}
    if gap < _FAR:
        own.add("behind-document" if behind else "before-document")
    for name in nearby("dates", text, max(start, date.start - _CLAUSE), min(end, date.end + _CLAUSE)):
        own |= {f"near.{name}", f"near.{name}.{stand}"}
    for name in nearby("dates", text, date.end, min(end, date.end + 220)):
        own.add(f"follows.{name}")
    if len(text[start:end].strip()) - (date.end - date.start) < 24 and gap == _FAR:
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


def _near(gap: int) -> str:
    """How near a document of the same line stands."""
    return "80" if gap < 80 else "200" if gap < 200 else "line" if gap < _FAR else "none"


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


def _signs(mentions: Mentions) -> list[tuple[int, int]]:
    return [match.span() for match in _SIGNS.finditer(mentions.text, mentions.article.body)]


def _nearest_to_signing(
    mentions: Mentions, part: Part, found: Sequence[tuple[DateMention | TimeMention, set[str]]]
) -> None:
    """Mark what stands nearest of all to a word for signing, within its line."""
    signs = once(mentions.text, "signs", partial(_signs, mentions))
    starts = [start for start, _ in signs]
    gaps = []
    for date, _ in found:
        line_start, line_end = mentions.line(date.start)
        index = bisect_left(starts, date.start)
        gaps.append(
            min(
                (
                    max(date.start - end, start - date.end)
                    + (_CLAUSE if _NEXT_CLAUSE.search(mentions.text, end, date.end) else 0)
                    for start, end in signs[max(0, index - 1) : index + 1]
                    if line_start <= start < line_end
                ),
                default=_FAR,
            )
        )
    nearest = min(gaps, default=_FAR)
    for (_, own), gap in zip(found, gaps, strict=True):
        if gap == nearest < _FAR:
            own |= {"nearest-sign", f"nearest-sign.{_stand(part)}"}


def _reference(mentions: Mentions, published: str | None) -> DateMention | None:
    """The day that "today" means: of publication, else the first whole date of the article's head or its foot."""
    day = _day(published)
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


def _relative(mentions: Mentions, part: Part, published: str | None) -> list[DateMention]:
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
            mentions.english and _SIGNED_ON.search(mentions.text, max(start, day.start - _CLAUSE), day.start)
        )
        if near or day.start < mentions.article.body + 220:
            found.append(day)
    return found[:4]


_SIGNED_ON = expression(
    r"(?i:\b(?:signed|inked|sealed|concluded|renewed)\b(?:[ ](?!and\b|but\b)[\w’'-]+){0,6}[ ]on[ ])\Z"
)


def time_candidates(
    mentions: Mentions, part: Part, day: DateMention | None
) -> list[tuple[TimeMention, set[str]]]:
    """The times of day that may be the start of the signing."""
    text = mentions.text
    days = [date for date in mentions.dates if day is not None and date.value == day.value] or (
        [day] if day else []
    )
    pool = [time for time in mentions.times[:_MOST] if not mentions.in_stamp(time.start)]
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
            default=_FAR,
        )
        own.add(f"gap.{_near(gap)}")
        for name in nearby("times", text, max(start, time.start - _CLAUSE), min(end, time.end + _CLAUSE)):
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
    _nearest_to_signing(mentions, part, found)
    if len(found) == 1:
        found[0][1].add("only")
    for number, (_, own) in enumerate(found):
        if number == 0:
            own.add("first")
        if "day.beside" not in own and any("day.beside" in other for _, other in found):
            own.add("rival.beside")
    return found


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
