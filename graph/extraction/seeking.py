"""Seeking many expressions in one text: where each pair of letters stands is noted once, and all expressions look it up.

A release is read by some hundred expressions. Each of them tried at every letter would take most of the time; instead an
expression that tells how its matches begin (``beginnings``) is tried only where that stands. The answers are those of ``re``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from sys import byteorder
from typing import Any, Generic, TypeVar

from citypact.graph.extraction.beginnings import beginnings, digits_alike

__all__ = [
    "Begun",
    "Sought",
    "Starts",
    "any_of",
    "begun_in",
    "held",
    "is_held",
    "once",
    "places_in",
    "standing",
]

Value = TypeVar("Value")


class Starts:
    """How the matches of some expressions begin, ready to be looked up."""

    __slots__ = ("firsts", "pairs")

    def __init__(self, told: Iterable[str]) -> None:
        told = frozenset(told)
        self.firsts = frozenset(start for start in told if len(start) == 1)
        self.pairs = frozenset(
            _pairs(start)[0] for start in told if len(start) > 1 and start[0] not in self.firsts
        )


class Begun(Generic[Value]):
    """What is told of beginnings, of two letters, else of one, ready to be looked up."""

    __slots__ = ("firsts", "pairs")

    def __init__(self, told: Mapping[str, Value]) -> None:
        self.firsts = {start: value for start, value in told.items() if len(start) == 1}
        self.pairs = {_pairs(start)[0]: value for start, value in told.items() if len(start) > 1}


_UTF32 = "utf-32-le" if byteorder == "little" else "utf-32-be"


def _pairs(text: str) -> list[int]:
    """Each letter of a text with the one behind it, as one number: made and looked up quicker than a word of two."""
    pairs = [0] * (len(text) | 1)
    letters = memoryview((text + "\n" * (2 - len(text) % 2)).encode(_UTF32, "surrogatepass"))
    pairs[::2] = letters.cast("Q").tolist()
    pairs[1::2] = letters[4:-4].cast("Q").tolist()
    return pairs[: len(text)]


class _Places:
    """Where each pair of letters stands in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._alike = digits_alike(text)
        self._sequence = _pairs(self._alike)
        pairs: dict[int, list[int]] = {}
        known = pairs.get
        for position, pair in enumerate(self._sequence):
            if (places := known(pair)) is None:
                pairs[pair] = [position]
            else:
                places.append(position)
        self._pairs = pairs
        self._letters = frozenset(self._alike)
        self._known: dict[Starts, Sequence[int]] = {}
        self.made: dict[Hashable, Any] = {}

    def of(self, starts: Starts) -> Sequence[int]:
        """The places where one of some beginnings stands, in order."""
        known = self._known.get(starts)
        if known is None:
            found = [self._pairs[pair] for pair in self._pairs.keys() & starts.pairs]
            found += map(self._letter, self._letters & starts.firsts)
            known = self._known[starts] = found[0] if len(found) == 1 else sorted(chain.from_iterable(found))
        return known

    def begun(self, told: Begun[Value]) -> list[tuple[Value, list[int]]]:
        """What is told of each beginning that stands in the text, with its places."""
        found = [(told.pairs[pair], self._pairs[pair]) for pair in told.pairs.keys() & self._pairs.keys()]
        for letter in told.firsts.keys() & self._letters:
            places = [place for place in self._letter(letter) if self._sequence[place] not in told.pairs]
            found.append((told.firsts[letter], places))
        return found

    def _letter(self, letter: str) -> list[int]:
        return [match.start() for match in re.finditer(re.escape(letter), self._alike)]


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


def standing(text: str, starts: Starts) -> Sequence[int]:
    """The places of any text where one of some beginnings stands, in order."""
    return _places(text).of(starts)


def begun_in(text: str, told: Begun[Value]) -> list[tuple[Value, list[int]]]:
    """What is told of each beginning that stands in a text, with its places."""
    return _places(text).begun(told)


def _places(text: str) -> _Places:
    return _held if _held is not None and _held.text is text else _Places(text)


def is_held(text: str) -> bool:
    """Whether this very text is being read, so that looking up many places of it pays."""
    return _held is not None and _held.text is text


def once(text: str, key: Hashable, make: Callable[[], Value]) -> Value:
    """What is made of the held text under a key: made once, as long as the text is held. Anew for any other text."""
    places = _held
    if places is None or places.text is not text:
        return make()
    try:
        made: Value = places.made[key]
    except KeyError:
        made = places.made[key] = make()
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
