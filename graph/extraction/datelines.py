"""Datelines: where and when an English report was written, before its first words: "HILL, Norland, July 10 (Agency) -- "."""

from __future__ import annotations

import datetime as dt

from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions

__all__ = ["dateline", "in_dateline"]

# before the day and behind it: "HILL, July 10 - ", "(Hill, July 10, 2024) ", "HILL (July 10, PIA) - "
_FORMS = (
    (
        expression(r"(?m:^)[^\n.!?]{0,60}?[A-Z][A-Z]+[^\n.!?]{0,40},[ ]\Z"),
        expression(r"\.?[ ]?(?:\(|[–—-]{1,3}[ ]|:[ ])"),
    ),
    (expression(r"(?m:^)\([^\n.!?()]{2,60},[ ]\Z"), expression(r"\)")),
    (
        expression(
            r"(?m:^)(?:[A-Z][A-Z]+[A-Z, ]{0,40}|[A-Z][\w’'-]+(?:[ ][A-Z][\w’'-]+){0,2},[ ][A-Z][\w. ]{2,24}[ ])\(\Z"
        ),
        expression(r"(?:,[ ][\w ]{2,16})?\)[ ]?[–—:-]"),
    ),
)
_REACH = 160  # letters of the body in which one stands
_NEW = 14  # days from the report to its publication, at most


def in_dateline(mentions: Mentions, date: DateMention) -> bool:
    """Whether a date is that of a dateline."""
    text, start = mentions.text, mentions.line(date.start)[0]
    return any(
        behind.match(text, date.end) is not None and before.search(text, start, date.start) is not None
        for before, behind in _FORMS
    )


def dateline(mentions: Mentions, published: dt.date) -> DateMention | None:
    """The day on which a report was written as its dateline tells, a few days before it was published at most."""
    for date in mentions.dates:
        if date.start > mentions.article.body + _REACH:
            break
        if date.whole and (in_dateline(mentions, date) or _opens(mentions, date)):
            return date if 0 <= (published - date.first).days <= _NEW else None
    return None


def _opens(mentions: Mentions, date: DateMention) -> bool:
    """Whether a day opens a line: "1 June 2023: Hill and Lake sign"."""
    return (
        mentions.line(date.start)[0] == date.start and _SET_APART.match(mentions.text, date.end) is not None
    )


_SET_APART = expression(r"(?::|[ ]?[–—-])[ ](?=[A-Z])")
