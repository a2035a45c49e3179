"""Seeking many expressions in one text: where each pair of letters stands is noted once, and all expressions look it up.

A release is read by some hundred expressions. Each of them tried at every letter would take most of the time; instead an
expression that tells how its matches begin (``beginnings``) is tried only where that stands. The answers are those of ``re``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from operator import add, itemgetter
from typing import Any, TypeVar

from citypact.graph.extraction.beginnings import beginnings, digits_alike

__all__ = ["Sought", "Starts", "any_of", "begun_in", "held", "is_held", "once", "pairs_in", "places_in"]

Value = TypeVar("Value")


class Starts:
    """How the matches of some expressions begin, ready to be looked up."""

    __slots__ = ("firsts", "pairs")

    def __init__(self, told: Iterable[str]) -> None:
        told = frozenset(told)
        self.firsts = frozenset(start for start in told if len(start) == 1)
        self.pairs = frozenset(start for start in told if len(start) > 1 and start[0] not in self.firsts)


_DIGIT = re.compile(r"\d+")
_FIRST = itemgetter(0)


class _Places:
    """Where each pair of letters stands in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.sequence = _paired(text)
        alike = self.sequence
        if _DIGIT.search(text):
            alike = alike.copy()
            for digit in _DIGIT.finditer(text):
                for position in range(max(0, digit.start() - 1), digit.end()):
                    alike[position] = digits_alike(alike[position])
        pairs: defaultdict[str, list[int]] = defaultdict(list)
        for position, pair in enumerate(alike):
            pairs[pair].append(position)
        self._pairs = dict(pairs)
        self._letters = {pair[0] for pair in pairs}
        self._known: dict[Starts, Sequence[int]] = {}
        self.made: dict[Hashable, Any] = {}

    def of(self, starts: Starts) -> Sequence[int]:
        """The places where one of some beginnings stands, in order."""
        known = self._known.get(starts)
        if known is None:
            found = [self._pairs[pair] for pair in self._pairs.keys() & starts.pairs]
            if starts.firsts:
                found += [places for pair, places in self._pairs.items() if pair[0] in starts.firsts]
            known = self._known[starts] = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        return known

    def begun(self, by_start: Mapping[str, Value]) -> list[tuple[int, Value]]:
        """Each place where one of some beginnings (of two letters, else of one) stands, with what is told of it."""
        told = {pair: by_start[pair] for pair in by_start.keys() & self._pairs.keys()}
        if firsts := by_start.keys() & self._letters:
            told |= {
                pair: by_start[pair[0]] for pair in self._pairs if pair[0] in firsts and pair not in told
            }
        return sorted(
            [(place, value) for pair, value in told.items() for place in self._pairs[pair]], key=_FIRST
        )


_held: _Places | None = None  # the text that is being read; another thread's reading only costs time


@contextmanager
def held(text: str) -> Iterator[None]:
    """Within this context, expressions are sought quickly in this very text."""
    global _held
    before, _held = _held, _Places(text)
    try:
        yield
    finally:
        _held = before


def places_in(text: str, starts: Starts, start: int, end: int) -> Iterator[int] | None:
    """The places of a stretch of the held text where one of some beginnings stands; None for any other text."""
    places = _held
    if places is None or places.text is not text:
        return None
    found = places.of(starts)
    first, last = bisect_left(found, start), bisect_left(found, end)
    if (last - first) * 2 > end - start > 1000:
        return None  # where every other letter may begin one, the expression itself is quicker
    return iter(found) if last - first == len(found) else map(found.__getitem__, range(first, last))


def begun_in(text: str, by_start: Mapping[str, Value]) -> list[tuple[int, Value]]:
    """The places of a text where one of some beginnings stands, in order, each with what is told of it."""
    places = _held
    return (places if places is not None and places.text is text else _Places(text)).begun(by_start)


def pairs_in(text: str) -> list[str]:
    """Each letter of a text with the one behind it."""
    places = _held
    return places.sequence if places is not None and places.text is text else _paired(text)


def _paired(text: str) -> list[str]:
    return list(map(add, text, text[1:] + "\n"))


def is_held(text: str) -> bool:
    """Whether this very text is being read, so that looking up many places of it pays."""
    return _held is not None and _held.text is text


def once(text: str, key: Hashable, make: Callable[[], Value]) -> Value:
    """What is made of the held text under a key: made once, as long as the text is held. Anew for any other text."""
    places = _held
    if places is None or places.text is not text:
        return make()
    if key not in places.made:
        places.made[key] = make()
    made: Value = places.made[key]
    return made


class Sought:
    """A compiled expression that is quick in the held text.

    >>> sought = Sought("ลงนาม|เซ็น")
    >>> text = "เซ็นแล้ว ลงนามแล้ว"
    >>> with held(text):
    ...     [match.span() for match in sought.finditer(text)]
    [(0, 4), (9, 14)]
    """

    __slots__ = ("_starts", "_told", "flags", "fullmatch", "match", "pattern", "plain", "split", "sub")

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.plain = re.compile(pattern, flags)
        self.pattern, self.flags = pattern, flags
        self._told = False
        self._starts: Starts | None = None
        self.match, self.fullmatch = self.plain.match, self.plain.fullmatch
        self.sub, self.split = self.plain.sub, self.plain.split

    def _beginnings(self) -> Starts | None:
        if not self._told:
            told = beginnings(self.pattern, self.flags)
            self._starts, self._told = Starts(told) if told is not None else None, True
        return self._starts

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a stretch of a text, as ``re.Pattern.search``."""
        limit = len(text) if end is None else end
        starts = self._beginnings()
        places = places_in(text, starts, start, limit) if starts is not None else None
        if places is None:
            return self.plain.search(text, start, limit)
        match = self.plain.match
        for place in places:
            if found := match(text, place, limit):
                return found
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in a stretch of a text, as ``re.Pattern.finditer``."""
        limit = len(text) if end is None else end
        starts = self._beginnings()
        places = places_in(text, starts, start, limit) if starts is not None else None
        return self.plain.finditer(text, start, limit) if places is None else self._at(text, places, limit)

    def _at(self, text: str, places: Iterator[int], limit: int) -> Iterator[re.Match[str]]:
        match, position = self.plain.match, 0
        for place in places:
            if place >= position and (found := match(text, place, limit)):
                yield found
                position = found.end()


def any_of(patterns: Sequence[str], flags: int = 0) -> Sought:
    """An expression for any of several; the first that fits a place decides."""
    return Sought("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", flags)
