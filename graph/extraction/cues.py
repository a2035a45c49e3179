"""The words that a domain is recognised by, in a phrase that is known to speak of domains."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from citypact.graph.extraction.rules import Alternatives, rules

__all__ = ["cued", "places"]


@dataclass(frozen=True, slots=True)
class _Cues:
    """What a domain is recognised by, and what speaks against it."""

    thai: Alternatives
    english: re.Pattern[str]
    against: re.Pattern[str]

    def first(self, text: str, *, latin: bool) -> tuple[int, int] | None:
        """The span in which the text first names the domain."""
        spoken: list[tuple[int, int]] | None = None
        for start, end in self._matches(text, latin):
            if spoken is None:
                spoken = [match.span() for match in self.against.finditer(text)]
            if not any(begin < end and start < stop for begin, stop in spoken):
                return start, end
        return None

    def _matches(self, text: str, latin: bool) -> Iterator[tuple[int, int]]:
        position = 0
        while found := self.thai.search(text, position):
            yield found[0].span()
            position = max(found[0].end(), found[0].start() + 1)
        if latin:
            for match in self.english.finditer(text):
                yield match.span()


def _load() -> dict[str, _Cues]:
    loaded = {}
    for domain, rule in rules("domains")["domains"].items():
        thai = [str(cue) for cue in rule["cues"] if re.search("[ก-๛]", str(cue))]
        latin = [str(cue) for cue in rule["cues"] if not re.search("[ก-๛]", str(cue))]
        latin += [
            f"(?i:\\b{cue}|(?<=-){cue})" if cue[0].isalpha() else f"(?i:{cue})"
            for cue in rule.get("english", [])
        ]
        against = re.compile("|".join(f"(?i:{cue})" for cue in rule.get("not", [])) or r"(?!)")
        loaded[str(domain)] = _Cues(Alternatives(thai), re.compile("|".join(latin) or r"(?!)"), against)
    return loaded


_CUES = _load()
_LATIN = re.compile("[A-Za-z]")


@lru_cache(maxsize=4096)
def _cued(text: str) -> tuple[tuple[str, int, int], ...]:
    latin = _LATIN.search(text) is not None
    named = [
        (cues.first(text, latin=latin), number, domain) for number, (domain, cues) in enumerate(_CUES.items())
    ]
    first = sorted((span[0], number, domain, span[1]) for span, number, domain in named if span is not None)
    return tuple((domain, start, end) for start, _, domain, end in first)


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
