"""The words that a domain is recognised by: all that a text says, each with its place and its strength."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from functools import lru_cache
from typing import NamedTuple

from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.spotting import Spotter

__all__ = ["Cue", "cued", "cues", "places"]


class Cue(NamedTuple):
    """Words that speak of a domain, surely (strong) or perhaps."""

    domain: str
    start: int
    end: int
    strong: bool


_Span = tuple[int, int]
_DOMAINS: dict[str, dict[str, list[str]]] = rules("domains")["domains"]
_SPOTTER = Spotter(
    {
        (str(domain), strength): [str(cue) for cue in listed]
        for domain, rule in _DOMAINS.items()
        for strength, listed in rule.items()
    }
)
_NONE: list[_Span] = []
_ORDER = {domain: number for number, domain in enumerate(_DOMAINS)}


@lru_cache(maxsize=64)
def cues(text: str) -> tuple[Cue, ...]:
    """All cues of a text in its order, without those that a counter-cue takes back.

    >>> [(cue.domain, cue.strong) for cue in cues("ลงนามด้านการศึกษา กับกองการศึกษา และโรงเรียน")]
    [('education', True), ('education', False)]
    """
    spans: defaultdict[str, dict[str, list[_Span]]] = defaultdict(dict)
    for (domain, strength), start, end in _SPOTTER.spans(text):
        spans[domain].setdefault(strength, []).append((start, end))
    found = list[tuple[int, int, bool, Cue]]()
    for domain, said in spans.items():
        order, taken = _ORDER[domain], said.get("not", _NONE)
        strong, weak = said.get("strong", _NONE), said.get("weak", _NONE)
        for start, end in _clear(strong, taken):
            found.append((start, order, False, Cue(domain, start, end, True)))
        for start, end in _clear(_clear(weak, taken), strong):
            found.append((start, order, True, Cue(domain, start, end, False)))
    return tuple(cue for *_, cue in sorted(found))


def _clear(said: list[_Span], taken: list[_Span]) -> list[_Span]:
    """The spans that none of the others overlaps; both lists are in order, and no two of one list overlap."""
    if not taken:
        return said
    ends = [end for _, end in taken]
    clear = []
    for start, end in said:
        first = bisect_right(ends, start)  # the first of the others that ends behind this one's start
        if first == len(taken) or taken[first][0] >= end:
            clear.append((start, end))
    return clear


def cued(text: str) -> list[str]:
    """The domains that a short phrase names, in the order of their first words.

    >>> cued("ด้านการศึกษาและการท่องเที่ยว")
    ['education', 'tourism']
    """
    return [domain for domain, _, _ in places(text)]


def places(text: str) -> list[tuple[str, int, int]]:
    """The domains that a phrase names, each with the span of the words that name it first.

    >>> places("การศึกษาบนความแตกต่าง")
    [('education', 0, 8)]
    """
    first: dict[str, tuple[str, int, int]] = {}
    for cue in cues(text):
        if cue.strong:
            first.setdefault(cue.domain, (cue.domain, cue.start, cue.end))
    return list(first.values())
