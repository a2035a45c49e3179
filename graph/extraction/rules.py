"""Rules as data: the YAML files of this folder, read once (YAML 1.2, safe), and the way in which many are sought at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, partial
from importlib.resources import files
from operator import itemgetter
from typing import Any

from ruamel.yaml import YAML

from citypact.graph.extraction.beginnings import DIGIT, beginnings, digits_alike
from citypact.graph.extraction.seeking import Begun, begun_in, is_held, once

__all__ = ["Alternatives", "alternation", "rules", "words"]


@cache
def rules(name: str) -> Any:
    """One file of rules, as the plain mappings and lists that it holds."""
    text = (files("citypact.graph.extraction") / f"{name}.yaml").read_text("utf-8")
    return YAML(typ="safe", pure=True).load(text)


def words(name: str, key: str) -> list[str]:
    """A list of words or of regular expressions of one file."""
    return [str(word) for word in rules(name)[key]]


def alternation(literal: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(literal), key=lambda word: (-len(word), word)))


_Fitting = tuple[re.Match[str], int]


class Alternatives:
    """Many regular expressions sought at once; the first that fits a place decides.

    An alternation of a hundred is tried at every letter. Here a place is looked at only where the first two letters of
    some alternative stand, and only the alternatives that begin so are tried, which is what makes a release a matter of
    milliseconds.

    >>> found = Alternatives(["เทศบาลนคร", "(?:อบจ|อบต)"]).search("ใน อบต.ดอกหญ้า", 0)
    >>> found[0][0], found[1]
    ('อบต', 1)
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        told = [beginnings(pattern) for pattern in patterns]
        self._patterns = list(patterns)
        # where some alternative does not tell how it begins, all are tried everywhere
        self._whole = self._those(range(len(patterns))) if None in told else None
        begun = sorted({start for starts in told for start in starts or ()}) if not self._whole else []
        self._begun = {
            start: self._those(
                number
                for number, starts in enumerate(told)
                if starts and (start in starts or start[0] in starts)
            )
            for start in begun
        }
        self._told = Begun(self._begun)
        self._digits = any(DIGIT in start for start in begun)
        self._head = re.compile("|".join("".join(map(_letter, start)) for start in begun) or r"(?!)")

    def _those(self, numbers: Iterable[int]) -> re.Pattern[str]:
        several = [*numbers]
        any_ = "|".join(f"(?:{self._patterns[number]})" for number in several) or r"(?!)"
        # most places fit none, which is told sooner without groups
        return re.compile(
            f"(?={any_})(?:"
            + "|".join(f"(?P<n{number}>{self._patterns[number]})" for number in several)
            + ")"
        )

    def search(self, text: str, start: int) -> _Fitting | None:
        """The first place from a position on where one fits, and its number."""
        if self._whole:
            return _numbered(self._whole.search(text, start))
        if is_held(text):
            places, fitting = once(text, self, partial(self._fitting, text))
            index = bisect_left(places, start)
            return fitting[index] if index < len(fitting) else None
        for place in self._heads(text, start):
            if found := self.match(text, place):
                return found
        return None

    def _fitting(self, text: str) -> tuple[list[int], list[_Fitting]]:
        """All places where one fits, also within another's match."""
        found = [
            (place, match)
            for pattern, places in begun_in(text, self._told)
            for place in places
            if (match := pattern.match(text, place))
        ]
        found.sort(key=_PLACE)
        return [place for place, _ in found], [_told(match) for _, match in found]

    def _heads(self, text: str, start: int) -> Iterator[int]:
        while head := self._head.search(text, start):
            yield head.start()
            start = head.start() + 1

    def finditer(self, text: str) -> Iterator[_Fitting]:
        """All that fit, one after the other."""
        position = 0
        while found := self.search(text, position):
            yield found
            position = max(found[0].end(), found[0].start() + 1)

    def match(self, text: str, start: int) -> _Fitting | None:
        """The one that fits a position, and its number."""
        fitting = self._whole
        if fitting is None:
            letters = text[start : start + 2]
            if self._digits and (letters[:1].isdecimal() or letters[1:].isdecimal()):
                letters = digits_alike(letters)
            fitting = self._begun.get(letters) or self._begun.get(letters[:1])
        return _numbered(fitting.match(text, start)) if fitting else None


_PLACE = itemgetter(0)


def _numbered(match: re.Match[str] | None) -> _Fitting | None:
    return _told(match) if match else None


def _told(match: re.Match[str]) -> _Fitting:
    return match, int((match.lastgroup or "n0")[1:])


def _letter(letter: str) -> str:
    return r"\d" if letter == DIGIT else re.escape(letter)
