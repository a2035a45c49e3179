"""When an agreement was or will be signed: which of a text's dates and times is the ceremony's.

A visit, an anniversary, a term, a budget year, the page's own date stand in the same text; a judge weighs what is said
around each (``date_features.py``, ``time_features.py``).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.date_features import date_candidates
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.findings import Found
from citypact.graph.extraction.judges import judge
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.older_ties import english_sentence
from citypact.graph.extraction.set_signings import signing_set
from citypact.graph.extraction.signed_before import signed_before
from citypact.graph.extraction.standing_since import since_then
from citypact.graph.extraction.thai_grounds import grounds_only, paper_day
from citypact.graph.extraction.thai_standing_ties import names_a_tie
from citypact.graph.extraction.time_features import time_candidates

__all__ = ["When", "long_since", "when"]


@dataclass(frozen=True, slots=True)
class When:
    """Date and time of a signing, each None where the text does not tell."""

    date: Found[str] | None
    time: Found[str] | None
    at: DateMention | None = None


_SURE = 0.3
_SURE_OF_DAY = 0.5
_TOLD = 0.7  # where a sentence says since when its tie stands, or when it is to be signed
_LONG = 180  # days
_SURE_OF_TIME = 0.5  # a release tells more hours than days that are not the signing's


def when(mentions: Mentions, part: Part, *, published: str | None = None) -> When:
    """Date and time of one agreement's signing."""
    if part.status.value == "proposed":
        return When(None, None)
    decide = judge("dates").probability
    judged = [
        (decide(own), -date.start, date) for date, own in date_candidates(mentions, part, published=published)
    ]
    if part.numbered and part.stand == "standing" and not mentions.english:  # it has no part in the ceremony
        judged = [item for item in judged if part.start <= item[2].start < part.end]
    sure, _, day = max(judged, key=lambda item: item[:2], default=(0.0, 0, None))
    if (
        (sure < _SURE_OF_DAY or (day is not None and day.inferred))
        and mentions.english
        and part.stand == "standing"
        and (since := since_then(mentions, part, [date for *_, date in judged]))
    ):
        sure, day = max(sure, _TOLD), since
    if (
        mentions.english
        and part.status.value != "ended"
        and (behind := _right_behind(mentions, part, mentions.dates))
    ):
        sure, day = max(sure, _TOLD), behind
    if part.status.value == "in_force" and (own := signed_before(mentions, part.documents)):
        sure, day = max(sure, _TOLD), own
    elif part.status.value == "in_force" and (
        grounds_only(mentions, part.documents) or names_a_tie(mentions, part, feasts=False)
    ):
        sure, day = max(sure, _TOLD), paper_day(mentions, part.start, part.end, day)
    if day is None or sure < _SURE:
        ahead = part.status.value == "planned" and not mentions.english
        day, sure = (signing_set(mentions, part.start, part.end) if ahead else None), _TOLD
    if part.status.value in ("in_force", "ended"):
        return When(_dated(mentions, day, sure) if day else None, None, day)
    time = _time(mentions, part, day if day and day.whole else None)
    return When(_dated(mentions, day, sure) if day else None, time, day)


def _right_behind(mentions: Mentions, part: Part, told: Sequence[DateMention]) -> DateMention | None:
    """The date that stands right behind the name of a paper that is signed: "signed a pact in 1994"."""
    text = mentions.text
    for document in part.documents[:_MOST]:
        start, _ = english_sentence(mentions, document.start)
        if not _SIGNS.search(text, max(start, document.start - _NEAR), document.start + _WORD):
            continue
        for date in told:
            if (
                date.value
                and 0 < date.start - document.end < _NEXT
                and _ON.fullmatch(text, document.end, date.start)
            ):
                return date
    return None


_MOST, _NEAR, _NEXT, _WORD = 8, 60, 90, 8
_WITH = (
    r"(?:(?:[ ][a-z]+){0,2}[ ]with[ ](?:the[ ])?(?:[a-z]+[ ]of[ ])?"
    r"[A-ZÀ-Þ][^,.;:()\n]{1,30}?(?:,[ ][A-ZÀ-Þ][\w ]{2,20}?)?)?"
)
_ON = expression(
    rf"(?:[ ]\([A-Z]\w{{1,6}}\))?{_WITH},?[ ](?:back[ ])?(?:(?:on|in)[ ](?:the[ ])?)?(?:[A-Z][a-z]+day,?[ ])?"
)
_SIGNS = expression(
    r"(?i:(?<!to )(?<!had )(?<!first )\b(?:signed|inked|sealed|concluded|entered into)\b|"
    r"(?<!to )\b(?:established|formed|forged) (?:an? |the |its |their )?(?:[a-z-]+ ){0,3})"
)


def long_since(mentions: Mentions, time: When) -> bool:
    """Whether a signing was half a year and more before the page was put up: no news, but a tie that stands."""
    put_up = _put_up(mentions)
    day = time.at
    if put_up is None or day is None or not day.whole or day.inferred:
        return False
    return (put_up - day.first).days > _LONG


def _put_up(mentions: Mentions) -> dt.date | None:
    """The day when the page was put up, as is known of it or as it says."""
    try:
        return dt.date.fromisoformat((mentions.published or "")[:10])
    except ValueError:
        said = (date.first for date in mentions.dates if date.whole and mentions.put_up(date.start))
        return min(said, default=None)


def _dated(mentions: Mentions, day: DateMention, sure: float) -> Found[str]:
    """The date, read where the text says it most fully: a headline cuts years that the article writes out."""
    if not day.rule.startswith("date.relative"):
        same = [date for date in mentions.dates if date.value == day.value and not date.inferred]
        day = max(same, key=lambda date: (date.confidence, date.end - date.start, -date.start), default=day)
    return Found(day.value or "", day.start, day.end, day.rule, sure * day.confidence, day.inferred)


def _time(mentions: Mentions, part: Part, day: DateMention | None) -> Found[str] | None:
    decide = judge("times").probability
    judged = [(decide(own), -time.start, time) for time, own in time_candidates(mentions, part, day)]
    sure, _, time = max(judged, key=lambda item: item[:2], default=(0.0, 0, None))
    if time is None or sure < _SURE_OF_TIME:
        return None
    return Found(time.value, time.start, time.end, time.rule, sure * time.confidence)
