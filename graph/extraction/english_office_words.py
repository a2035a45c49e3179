"""Words of offices in English releases: where they stand, and which role they tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from citypact.graph.extraction.beginnings import beginnings, heads
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Headed, headed_in

__all__ = ["ROLES", "worded_offices"]

_OFFICES = rules("english")["offices"]
_WRITTEN = [str(rule["written"]) for rule in _OFFICES]
_EARLIER = r"(?:[Aa]cting[ ]|[Ff]ormer[ ]|[Tt]hen[- ]|[Ee]x-)"
ROLES = {f"r{n}": str(rule["role"]) for n, rule in enumerate(_OFFICES)}  # by the group that matched


def worded_offices(text: str) -> Iterator[re.Match[str]]:
    """The words of offices: at each word, those are tried that begin as it does."""
    places = {
        start: text[start : start + 2]
        for _, standing in headed_in(text, _headed())
        for start in standing
        if _WORD_START.match(text, start)
    }
    for manager in _MANAGER.finditer(text):  # any word may stand before it: "branch manager"
        before = text[max(0, manager.start() - _LONG) : manager.start()]
        begun = [manager.start() - len(before) + word.start() for word in _WORD_START.finditer(before)]
        places |= dict.fromkeys((*begun[-_MOST_BEFORE:], manager.start()), "")
    last = 0
    for place in sorted(places):
        if place < last:
            continue
        words = _begun(places[place], _BEFORE.match(text, place) is not None)
        if match := words.match(text, place):
            yield match
            last = match.end()


_BEFORE = expression(_EARLIER)
_MANAGER = expression(r"(?i:manager)")
_WORD_START = expression(r"(?<![\w’'-])\w")
_LONG, _MOST_BEFORE = 120, 3


@cache
def _starts() -> list[frozenset[str] | None]:
    """How the words of each office begin, and last, what says that somebody was in office or stands in."""
    return [*(beginnings(written, re.IGNORECASE) for written in _WRITTEN), beginnings(_EARLIER)]


@cache
def _headed() -> Headed[None]:
    """How the words of the offices begin that tell it, and what says that somebody was in office, in more letters."""
    told = zip([*_WRITTEN, _EARLIER], _starts(), strict=True)
    begun = (heads(written, re.IGNORECASE) or () for written, starts in told if starts is not None)
    return Headed((head, None) for head in sorted(frozenset().union(*begun)))


@cache
def _begun(letters: str, earlier: bool) -> re.Pattern[str]:
    """The words of the offices that begin with these letters; of all, where none are given or ``earlier`` stands first."""
    *told, before = _starts()
    fitting = [
        not letters or (starts is not None and not starts.isdisjoint((letters, letters[0])))
        for starts in told
    ]
    later = not letters or letters in (before or ())
    any_ = [
        f"(?P<r{number}>{written})"
        for number, written in enumerate(_WRITTEN)
        if fitting[number] or (later and (earlier or told[number] is None))
    ]
    optional = ("?" if any(fitting) else "") if later else "{0}"
    return re.compile(rf"(?<![\w’'-]){_EARLIER}{optional}(?i:{'|'.join(any_)})(?![\w’'])")
