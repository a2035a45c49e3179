"""The words that a domain is recognised by, in a phrase that is known to speak of domains."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from citypact.graph.extraction.rules import Alternatives, Together, rules
from citypact.graph.extraction.seeking import Sought, any_of

__all__ = ["cued", "places"]


@dataclass(frozen=True, slots=True)
class _Cues:
    """What a domain is recognised by, and what speaks against it."""

    thai: Alternatives
    english: Alternatives
    against: Sought


def _load() -> dict[str, _Cues]:
    loaded = {}
    for domain, rule in rules("domains")["domains"].items():
        thai = [str(cue) for cue in rule["cues"] if re.search("[ก-๛]", str(cue))]
        latin = [str(cue) for cue in rule["cues"] if not re.search("[ก-๛]", str(cue))]
        latin += [
            f"(?i:\\b{cue}|(?<=-){cue})" if cue[0].isalpha() else f"(?i:{cue})"
            for cue in rule.get("english", [])
        ]
        against = any_of([f"(?i:{cue})" for cue in rule.get("not", [])])
        loaded[str(domain)] = _Cues(Alternatives(thai), Alternatives(latin), against)
    return loaded


_CUES = _load()
_DOMAINS = list(_CUES)
_AGAINST = [cues.against for cues in _CUES.values()]
_THAI = Together([cues.thai for cues in _CUES.values()])
_ENGLISH = Together([cues.english for cues in _CUES.values()])
_LATIN = re.compile("[A-Za-z]")


def _first(text: str, cues: Together, found: dict[int, tuple[int, int]]) -> None:
    """Add the spans in which the text first names each domain by some of its cues."""
    spoken: dict[int, list[tuple[int, int]]] = {}
    for number, (start, end) in cues(text, found.keys()):
        if number not in spoken:
            spoken[number] = [match.span() for match in _AGAINST[number].finditer(text)]
        if not any(begin < end and start < stop for begin, stop in spoken[number]):
            found[number] = (start, end)


@lru_cache(maxsize=4096)
def _cued(text: str) -> tuple[tuple[str, int, int], ...]:
    found: dict[int, tuple[int, int]] = {}
    _first(text, _THAI, found)
    if _LATIN.search(text):
        _first(text, _ENGLISH, found)
    first = sorted((start, number, end) for number, (start, end) in found.items())
    return tuple((_DOMAINS[number], start, end) for start, number, end in first)


def cued(text: str) -> list[str]:
    """The domains that a short phrase names, in the order of their first words.

    >>> cued("ด้านการศึกษาและการท่องเที่ยว")
    ['education', 'tourism']
    """
    return [domain for domain, _, _ in _cued(text)]


def places(text: str) -> list[tuple[str, int, int]]:
    """The domains that a phrase names, each with the span of the words that name it first.

    >>> places("การศึกษาบนความแตกต่าง")
    [('education', 0, 8)]
    """
    return list(_cued(text))
