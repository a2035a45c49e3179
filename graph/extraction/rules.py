"""Rules as data: the YAML files of this folder, read once (YAML 1.2, safe), and the way in which many are sought at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from citypact.graph.extraction.beginnings import DIGIT, beginnings, digits_alike
from citypact.graph.extraction.seeking import Starts, places_in

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
        self.starts = None if self._whole else Starts(begun)
        self.begun = {
            start: self._those(
                number
                for number, starts in enumerate(told)
                if starts and (start in starts or start[0] in starts)
            )
            for start in begun
        }
        self._digits = any(DIGIT in start for start in begun)
        self._head = re.compile("|".join("".join(map(_letter, start)) for start in begun) or r"(?!)")

    def _those(self, numbers: Iterable[int]) -> re.Pattern[str]:
        return re.compile(
            "|".join(f"(?P<n{number}>{self._patterns[number]})" for number in numbers) or r"(?!)"
        )

    def search(self, text: str, start: int, end: int | None = None) -> tuple[re.Match[str], int] | None:
        """The first place from a position on where one fits, and its number."""
        limit = len(text) if end is None else end
        if self.starts is None:
            return _numbered(self._whole.search(text, start, limit)) if self._whole else None
        places = places_in(text, self.starts, start, limit)
        for place in self._heads(text, start, limit) if places is None else places:
            if found := self.match(text, place, limit):
                return found
        return None

    def _heads(self, text: str, start: int, limit: int) -> Iterator[int]:
        while head := self._head.search(text, start, limit):
            yield head.start()
            start = head.start() + 1

    def finditer(self, text: str) -> Iterator[tuple[re.Match[str], int]]:
        """All that fit, one after the other."""
        position = 0
        while found := self.search(text, position):
            yield found
            position = max(found[0].end(), found[0].start() + 1)

    def match(self, text: str, start: int, end: int | None = None) -> tuple[re.Match[str], int] | None:
        """The one that fits a position, and its number."""
        fitting = self._whole
        if fitting is None:
            letters = text[start : start + 2]
            if self._digits and (letters[:1].isdecimal() or letters[1:].isdecimal()):
                letters = digits_alike(letters)
            fitting = self.begun.get(letters) or self.begun.get(letters[:1])
        return _numbered(fitting.match(text, start, len(text) if end is None else end)) if fitting else None


def _numbered(match: re.Match[str] | None) -> tuple[re.Match[str], int] | None:
    return (match, int((match.lastgroup or "n0")[1:])) if match else None


def _letter(letter: str) -> str:
    return r"\d" if letter == DIGIT else re.escape(letter)
