"""Bulletins: what a head did on one day, what a council resolved, an item a line; one of them tells of an agreement."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import islice

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.numbered_documents import Stretch

__all__ = ["bulletin_items"]

_HOUR = r"(?:เวลา(?:ประมาณ)?[ ]?)?[\d๐-๙]{1,2}[.:][\d๐-๙]{2}[ ]?(?:น\.|[-–])"
_ITEM = expression(rf"[^\w\n]{{0,8}}(?:(?P<hour>{_HOUR})|\(?[\d๐-๙]{{1,2}}[.)][ ]?(?=[ก-ฮเแโใไ]))")
_FEWEST, _MOST = 3, 60  # items of a bulletin
_TOLD = 100  # letters of an item that tells of a signing; a programme's are shorter


def bulletin_items(mentions: Mentions, main: Sequence[Document]) -> list[Stretch]:
    """The item of a bulletin that tells of today's documents; none where the text is no bulletin."""
    text, body = mentions.text, mentions.article.body
    starts = [start for start, _ in mentions.lines]
    told_in = (
        _ITEM.match(text, start)
        for start in starts[bisect_left(starts, body) :]
        if not text[start : start + 1].isalpha() or text.startswith("เ", start)  # as a word for an hour does
    )
    items = list(islice(filter(None, told_in), _MOST))
    if len(items) < _FEWEST or not main:
        return []
    told = [
        (start, end, documents, match["hour"])
        for match in items
        for start, end in (mentions.line(match.start()),)
        if (documents := [document for document in main if start <= document.start < end])
    ]
    if len(told) != 1 or len(told[0][2]) < sum(document.start >= body for document in main):
        return []
    start, end, documents, hour = told[0]
    if hour:  # a head's day: the item says who signs; that of a programme is shorter
        whole = end - start >= _TOLD and any(start <= person.start < end for person in mentions.people)
    else:  # what a council resolves is between two bodies
        whole = len({each.name for each in mentions.bodies if start <= each.start < end}) > 1
    return [(start, end, documents)] if whole else []
