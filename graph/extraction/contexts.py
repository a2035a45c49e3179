"""What the words beside a mention say of it: a partner, the place of a meeting, the day of a visit ..."""

from __future__ import annotations

import re
from functools import cache

from citypact.graph.extraction.rules import rules

__all__ = ["context", "latest", "nearby"]

_REACH = 56
_Named = tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _sides(kind: str) -> tuple[_Named, _Named, _Named]:
    data = rules("contexts")[kind]
    return (
        tuple((name, re.compile(rf"(?:{words})[ \u201c\"(]{{0,2}}\Z")) for name, words in data["before"].items()),
        tuple((name, re.compile(rf"[ \u201d\")]{{0,2}}(?:{words})")) for name, words in data["after"].items()),
        tuple((name, re.compile(words)) for name, words in data.get("near", {}).items()),
    )


def context(kind: str, text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a mention: keys of ``contexts.yaml``, "line" at a line's start, else "".

    >>> context("parties", "อบต.ก ร่วมกับ เทศบาลเมืองสายลม ลงนาม", 14, 30)
    ('with', 'signs')
    """
    befores, afters, _ = _sides(kind)
    first = max(0, start - _REACH)
    before = text[first:start].rsplit("\n", 1)[-1]
    after = text[end : end + _REACH]
    left = next((name for name, words in befores if words.search(before)), "")
    if not before.strip() and (len(before) < start - first or first == 0):
        left = "line"
    return left, next((name for name, words in afters if words.match(after)), "")


def nearby(kind: str, text: str) -> list[str]:
    """What a clause speaks of: the keys of ``near`` whose words it holds."""
    return [name for name, words in _sides(kind)[2] if words.search(text)]


def latest(kind: str, text: str) -> str:
    """What a stretch speaks of last: the key of ``near`` whose words end nearest to its end, else ""."""
    best, where = "", -1
    for name, words in _sides(kind)[2]:
        for match in words.finditer(text):
            if match.end() > where:
                best, where = name, match.end()
    return best
