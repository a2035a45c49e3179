"""Sentences: the words around a value that a reader needs to judge it, verbatim and short enough to be quoted.

Thai marks no end of a sentence; a line of a release is a sentence or two, and blanks stand between clauses. So the sentence
of a value is its line, cut at sentence ends or blanks to what a quotation may hold.
"""

from __future__ import annotations

from citypact.graph.extraction.expressions import expression
from citypact.graph.privacy import LONGEST_QUOTATION

__all__ = ["sentence"]

_END = expression(r"(?<=[.!?…”])\s+(?=[A-Z“])")
_BLANK = expression(r"\s+")


def sentence(text: str, start: int, end: int) -> tuple[int, int]:
    """The stretch of a text that holds ``text[start:end]`` and reads as a sentence, at most LONGEST_QUOTATION long.

    >>> text = "Two cities met. West and East signed an MOU. They ate."
    >>> text[slice(*sentence(text, 28, 34))]
    'West and East signed an MOU.'
    """
    first = text.rfind("\n", 0, start) + 1
    last = text.find("\n", end)
    last = len(text) if last < 0 else last
    # a line of megabytes is not searched: what lies farther away cannot be part of the quotation
    first, last = max(first, start - LONGEST_QUOTATION), min(last, end + LONGEST_QUOTATION)
    first = max([found.end() for found in _END.finditer(text, first, start)], default=first)
    last = min([found.start() for found in _END.finditer(text, end, last)], default=last)
    if last - first > LONGEST_QUOTATION:
        first, last = _clauses(text, first, start, end, last)
    while first < start and text[first].isspace():
        first += 1
    while last > end and text[last - 1].isspace():
        last -= 1
    return first, last


def _clauses(text: str, first: int, start: int, end: int, last: int) -> tuple[int, int]:
    """Whole clauses around a value: first what stands before it, since it names who acts; then what follows."""
    room = max(0, LONGEST_QUOTATION - (end - start))
    reach = max(first, start - room * 2 // 3)
    begins = [first] if reach == first else [found.end() for found in _BLANK.finditer(text, reach, start)]
    begin = min(begins, default=start)
    limit = min(last, end + LONGEST_QUOTATION - (end - begin))
    ends = [last] if limit == last else [found.start() for found in _BLANK.finditer(text, end, limit)]
    return begin, max(ends, default=end)
