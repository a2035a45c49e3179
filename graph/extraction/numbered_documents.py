"""Numbered documents: several documents of one ceremony, each with the stretch that tells of it."""

from __future__ import annotations

import re

from citypact.graph.extraction.documents import Document
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Sought

__all__ = ["Stretch", "numbered_stretches"]

Stretch = tuple[int, int, list[Document]]
_DATA = rules("agreements")
_SIGNING = Sought(_DATA["signing"])
_NUMBERED = Sought(_DATA["numbered"])
_LED = 400
_MARKED = re.compile(r"ฉบับ|เรื่อง(?:ที่|แรก)|\([1-9๑-๙]\)|\n\d|\|[ ]?\d")  # without these, nothing is numbered


def numbered_stretches(mentions: Mentions, said: list[Document]) -> list[Stretch]:
    """The numbered documents of one ceremony, each with its own stretch."""
    if not _MARKED.search(mentions.text):
        return []
    marks = [
        match for match in _NUMBERED.finditer(mentions.text) if match.start() >= mentions.article.body - 1
    ]
    chosen: list[tuple[int, list[Document]]] = []
    bounds = [mark.end() for mark in marks] + [len(mentions.text)]
    # what leads to the list may say for all that they are signed
    led = (
        bool(marks)
        and not marks[0]["bracket"]
        and _SIGNING.search(
            mentions.text, max(mentions.article.body, marks[0].start() - _LED), marks[0].end()
        )
    )
    for mark, bound in zip(marks, bounds[1:], strict=False):
        inside = [
            document for document in said if mark.end() <= document.start < bound and not document.relation
        ]
        if (
            inside
            and inside[0].start - mark.end() < 260
            and (led or _SIGNING.search(mentions.text, mark.start(), min(bound, mark.end() + 900)))
        ):
            chosen.append((mark.start(), inside))
    if len(chosen) < 2:
        return []
    found: list[Stretch] = []
    for number, (start, inside) in enumerate(chosen):
        if number + 1 < len(chosen):
            end = chosen[number + 1][0]
        else:
            blank = re.compile(r"\n\s*\n|\Z").search(mentions.text, inside[0].end)
            end = blank.start() if blank else len(mentions.text)
        relations = [d for d in said if d.relation and start <= d.start < end]
        found.append((start, end, [d for d in inside if d.start < end] + relations))
    return found
