"""Nearness: how near a date or a time stands to a document, and to the words for signing."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from functools import partial

from citypact.graph.extraction.agreements import Part
from citypact.graph.extraction.dates import DateMention
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules, words
from citypact.graph.extraction.seeking import any_of, once
from citypact.graph.extraction.times import TimeMention

__all__ = ["CLAUSE", "FAR", "add_nearest", "nearness", "signings"]

CLAUSE = 70  # letters around a mention that say what it is of
FAR = 9999  # letters: in no line with a document
_SIGNS = any_of(
    [rules("agreements")["signing"], rules("agreements")["founding"], *words("dates", "founding")]
)
_NEXT_CLAUSE = expression(
    r"(?:, and|;)[ ](?:since|from|until|by|before|in)\b"
)  # what is told is another thing


def nearness(gap: int) -> str:
    """How near a document of the same line stands, so many letters away.

    >>> [nearness(gap) for gap in (12, 120, 320, FAR)]
    ['80', '200', 'line', 'none']
    """
    return "80" if gap < 80 else "200" if gap < 200 else "line" if gap < FAR else "none"


def signings(mentions: Mentions) -> list[tuple[int, int]]:
    """Where the words for signing stand in an article."""
    return once(mentions.text, "signs", partial(_signings, mentions))


def _signings(mentions: Mentions) -> list[tuple[int, int]]:
    return [match.span() for match in _SIGNS.finditer(mentions.text, mentions.article.body)]


def add_nearest(
    mentions: Mentions, part: Part, found: Sequence[tuple[DateMention | TimeMention, set[str]]]
) -> None:
    """Mark what stands nearest of all to a word for signing, within its line."""
    signs = signings(mentions)
    starts = [start for start, _ in signs]
    gaps = []
    for date, _ in found:
        line_start, line_end = mentions.line(date.start)
        index = bisect_left(starts, date.start)
        gaps.append(
            min(
                (
                    max(date.start - end, start - date.end)
                    + (CLAUSE if _NEXT_CLAUSE.search(mentions.text, end, date.end) else 0)
                    for start, end in signs[max(0, index - 1) : index + 1]
                    if line_start <= start < line_end
                ),
                default=FAR,
            )
        )
    nearest = min(gaps, default=FAR)
    for (_, own), gap in zip(found, gaps, strict=True):
        if gap == nearest < FAR:
            own |= {"nearest-sign", f"nearest-sign.{part.stand}"}
