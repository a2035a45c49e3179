"""The words that a domain is recognised by: all that a text says, each with its place and its strength."""

from __future__ import annotations

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


_DOMAINS: dict[str, dict[str, list[str]]] = rules("domains")["domains"]
_SPOTTER = Spotter(
    {
        (str(domain), strength): [str(cue) for cue in listed]
        for domain, rule in _DOMAINS.items()
        for strength, listed in rule.items()
    }
)
_ORDER = {domain: number for number, domain in enumerate(_DOMAINS)}


@lru_cache(maxsize=256)
def cues(text: str) -> tuple[Cue, ...]:
    """All cues of a text in its order, without those that a counter-cue takes back.

    >>> [(cue.domain, cue.strong) for cue in cues("ลงนามด้านการศึกษา กับกองการศึกษา และโรงเรียน")]
    [('education', True), ('education', False)]
    """
    spans: defaultdict[tuple[str, str], list[tuple[int, int]]] = defaultdict(list)
    for (domain, strength), start, end in _SPOTTER.spans(text):
        spans[domain, strength].append((start, end))
    found = []
    for (domain, strength), said in spans.items():
        if strength == "not":
            continue
        taken = spans.get((domain, "not"), [])
        if strength == "weak":
            taken = taken + spans.get((domain, "strong"), [])
        found += [
            Cue(domain, start, end, strength == "strong")
            for start, end in said
            if not any(begin < end and start < stop for begin, stop in taken)
        ]
    return tuple(sorted(found, key=lambda cue: (cue.start, _ORDER[cue.domain])))


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
