"""The words that a domain is recognised by: all that a text says, each with its place and its strength."""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache

from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.spotting import Spotter

__all__ = ["Cue", "cued", "cues", "places"]


@dataclass(frozen=True, slots=True)
class Cue:
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
_ORDER = {domain: number for number, domain in enumerate(_DOMAINS)}


@lru_cache(maxsize=64)
def cues(text: str) -> tuple[Cue, ...]:
    """All cues of a text in its order, without those that a counter-cue takes back.

    >>> [(cue.domain, cue.strong) for cue in cues("ลงนามด้านการศึกษา กับกองการศึกษา และโรงเรียน")]
    [('education', True), ('education', False)]
    """
    spans: defaultdict[tuple[str, str], list[_Span]] = defaultdict(list)
    for (domain, strength), start, end in _SPOTTER.spans(text):
        spans[domain, strength].append((start, end))
    found = []
    for domain in _DOMAINS:
        strong = _clear(spans.get((domain, "strong"), []), spans.get((domain, "not"), []))
        weak = _clear(spans.get((domain, "weak"), []), spans.get((domain, "not"), []))
        found += [Cue(domain, start, end, True) for start, end in strong]
        found += [
            Cue(domain, start, end, False) for start, end in _clear(weak, spans.get((domain, "strong"), []))
        ]
    return tuple(sorted(found, key=lambda cue: (cue.start, _ORDER[cue.domain])))


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
