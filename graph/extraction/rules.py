"""Rules as data: the YAML files of this folder, read once (safe), and the way in which many are sought at once."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache, cached_property, partial
from importlib.resources import files
from operator import itemgetter
from typing import Any

import yaml

from citypact.graph.extraction.beginnings import DIGIT, beginning_so, beginnings, digits_alike, heads
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.seeking import Headed, headed_in, is_held, once

__all__ = ["Alternatives", "alternation", "rules", "words"]


# libyaml reads them in a fifteenth of the time; without it, PyYAML reads the same by itself
_Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@cache
def rules(name: str) -> Any:
    """One file of rules, as the plain mappings and lists that it holds."""
    text = (files("citypact.graph.extraction") / f"{name}.yaml").read_text("utf-8")
    return yaml.load(text, Loader=_Loader)


def words(name: str, key: str) -> list[str]:
    """A list of words or of regular expressions of one file."""
    return [str(word) for word in rules(name)[key]]


def alternation(literal: Iterable[str]) -> str:
    """A regular expression for any of these words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(literal), key=lambda word: (-len(word), word)))


_WIDE = 400  # beginnings of two letters
_Fitting = tuple[re.Match[str], int]
_Several = tuple[
    re.Pattern[str], tuple[tuple[re.Pattern[str], int], ...]
]  # any of them, and each with its number


class Alternatives:
    """Many regular expressions sought at once; the first that fits a place decides.

    An alternation of a hundred is tried at every letter. Here a place is looked at only where the first two letters of
    some alternative stand, and only the alternatives that begin so are tried, one after the other, which is what makes a
    release a matter of milliseconds.

    >>> found = Alternatives(["เทศบาลนคร", "(?:อบจ|อบต)"]).search("ใน อบต.ดอกหญ้า", 0)
    >>> found[0][0], found[1]
    ('อบต', 1)
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._patterns = list(patterns)
        self._each = [expression(pattern) for pattern in patterns]

    @cached_property
    def _headed(self) -> Headed[int] | None:
        """The numbers of the alternatives, by how they begin; None where some one does not tell."""
        told = [heads(pattern) for pattern in self._patterns]
        if None in told:
            return None
        return Headed(
            (head, number)
            for number, starts in enumerate(told)
            if number not in self._wide
            for head in starts or ()
        )

    @cached_property
    def _wide(self) -> dict[int, re.Pattern[str]]:
        """How the alternatives begin that begin in very many ways, such as any two capitals.

        Their heads would stand all over a text in another script, where these alternatives may not even be sought.
        """
        told = {number: beginnings(pattern) for number, pattern in enumerate(self._patterns)}
        return {
            number: expression(beginning_so(sorted(starts)))
            for number, starts in told.items()
            if starts and len(starts) > _WIDE
        }

    @cached_property
    def _starts(self) -> dict[str, _Several]:
        """The alternatives by their first two letters, or one."""
        told = [beginnings(pattern) for pattern in self._patterns]
        return {
            start: self._those(
                number
                for number, starts in enumerate(told)
                if starts and (start in starts or start[0] in starts)
            )
            for start in sorted({start for starts in told for start in starts or ()})
        }

    @cached_property
    def _whole(self) -> _Several:
        """All alternatives, to be tried everywhere."""
        return self._those(range(len(self._patterns)))

    @cached_property
    def _head(self) -> re.Pattern[str]:
        return re.compile("|".join("".join(map(_letter, start)) for start in self._starts) or r"(?!)")

    @cached_property
    def _digits(self) -> bool:
        return any(DIGIT in start for start in self._starts)

    def _those(self, numbers: Iterable[int]) -> _Several:
        each = tuple((self._each[number], number) for number in numbers)
        # most places fit none, which several tell sooner together
        any_ = "|".join(f"(?:{self._patterns[number]})" for _, number in each) or r"(?!)"
        return each[0][0] if len(each) == 1 else expression(any_), each

    def search(self, text: str, start: int) -> _Fitting | None:
        """The first place from a position on where one fits, and its number."""
        return self.searching(text)(start)

    def searching(self, text: str) -> Callable[[int], _Fitting | None]:
        """What searches a text from a position on: for who does so again and again."""
        if self._headed is None or not is_held(text):
            return partial(self._search, text)
        places, fitting = self._all(text, self._headed)

        def search(start: int) -> _Fitting | None:
            index = bisect_left(places, start)
            return fitting[index] if index < len(fitting) else None

        return search

    def _search(self, text: str, start: int) -> _Fitting | None:
        if self._headed is None:
            head = self._whole[0].search(text, start)
            return _first(self._whole, text, head.start()) if head else None
        for place in self._heads(text, start):
            if found := self.match(text, place):
                return found
        return None

    def _all(self, text: str, headed: Headed[int]) -> tuple[list[int], list[_Fitting]]:
        return once(text, self, partial(self._fitting, text, headed))

    def _fitting(self, text: str, headed: Headed[int]) -> tuple[list[int], list[_Fitting]]:
        """All places where one fits, also within another's match: of several that fit a place, the first."""
        matches = list[tuple[int, int, re.Match[str]]]()
        for number, standing in self._standing(text, headed):
            match = self._each[number].match
            for place in standing:
                if found := match(text, place):
                    matches.append((place, number, found))
        matches.sort(key=_PLACE)
        places, fitting = [-1], list[_Fitting]()
        for place, number, found in matches:
            if place > places[-1]:
                places.append(place)
                fitting.append((found, number))
        return places[1:], fitting

    def _standing(self, text: str, headed: Headed[int]) -> list[tuple[int, list[int]]]:
        """The alternatives that may begin in a text, each with the places."""
        standing = headed_in(text, headed)
        for number, beginning in self._wide.items():
            standing.append((number, list(_each(beginning, text, 0))))
        return standing

    def _heads(self, text: str, start: int) -> Iterator[int]:
        return _each(self._head, text, start)

    def finditer(self, text: str) -> Iterator[_Fitting]:
        """All that fit, one after the other."""
        position = 0
        if self._headed is not None and is_held(text):
            for place, fitting in zip(*self._all(text, self._headed), strict=True):
                if place >= position:
                    yield fitting
                    position = fitting[0].end()
            return
        while found := self.search(text, position):
            yield found
            position = max(found[0].end(), found[0].start() + 1)

    def match(self, text: str, start: int) -> _Fitting | None:
        """The one that fits a position, and its number."""
        several: _Several | None = self._whole if self._headed is None else None
        if several is None:
            letters = text[start : start + 2]
            if self._digits and (letters[:1].isdecimal() or letters[1:].isdecimal()):
                letters = digits_alike(letters)
            several = self._starts.get(letters) or self._starts.get(letters[:1])
        return _first(several, text, start) if several else None


def _each(beginning: re.Pattern[str], text: str, start: int) -> Iterator[int]:
    """Each place where an expression fits, also within another's match."""
    while found := beginning.search(text, start):
        yield found.start()
        start = found.start() + 1


def _first(several: _Several, text: str, place: int) -> _Fitting | None:
    """The first of several that fits a place, and its number."""
    any_, each = several
    if not (match := any_.match(text, place)):
        return None
    if len(each) == 1:
        return match, each[0][1]
    for one, number in each:
        if match := one.match(text, place):
            return match, number
    return None


_PLACE = itemgetter(0, 1)


def _letter(letter: str) -> str:
    return r"\d" if letter == DIGIT else re.escape(letter)
