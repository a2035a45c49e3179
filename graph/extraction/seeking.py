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
from functools import cached_property
from itertools import compress
from sys import byteorder
from typing import Any, Generic, TypeVar

from citypact.graph.extraction.beginnings import beginnings, digits_alike

__all__ = [
    "Begun",
    "Sought",
    "Starts",
    "any_of",
    "begun_at",
    "begun_between",
    "begun_in",
    "held",
    "is_held",
    "once",
    "standing",
]

Value = TypeVar("Value")


def _any_letter(letters: Iterable[str]) -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, sorted(letters))))


class Starts:
    """How the matches of some expressions begin: looked up once in each text that is held, together with all others.

    What is made stays for as long as the process: not for the expressions of one text.
    """

    __slots__ = ("firsts", "number", "pairs")

    def __init__(self, told: Iterable[str]) -> None:
        told = frozenset(told)
        firsts = {start for start in told if len(start) == 1}
        self.firsts = _any_letter(firsts) if firsts else None
        self.pairs = [_pairs(start)[0] for start in told if len(start) > 1 and start[0] not in firsts]
        self.number = len(_STARTS)
        _STARTS.append(self)
        for pair in self.pairs:
            _BEGINNING[pair].append(self.number)


_STARTS: list[Starts] = []
_BEGINNING: defaultdict[int, list[int]] = defaultdict(list)  # by pair, the numbers of those that begin so


class Begun(Generic[Value]):
    """What is told of beginnings, of two letters, else of one, ready to be looked up."""

    __slots__ = ("firsts", "letters", "pairs")

    def __init__(self, told: Mapping[str, Value]) -> None:
        self.firsts = {start: value for start, value in told.items() if len(start) == 1}
        self.letters = _any_letter(self.firsts)
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
        self._known: dict[Starts, list[int]] = {}
        self.made: dict[Hashable, Any] = {}

    @cached_property
    def _standing(self) -> list[list[int]]:
        """The places of the pairs of all ``Starts`` that there are, by their numbers."""
        standing: list[list[int]] = [[] for _ in _STARTS]
        for pair in _BEGINNING.keys() & self._pairs.keys():
            places = self._pairs[pair]
            for number in _BEGINNING[pair]:
                standing[number] += places
        return standing

    def of(self, starts: Starts) -> list[int]:
        """The places where one of some beginnings stands, in order."""
        known = self._known.get(starts)
        if known is None:
            if starts.number < len(self._standing):
                known = self._standing[starts.number]
            else:  # it has been made for the first time while this text is read
                known = [place for pair in starts.pairs for place in self._pairs.get(pair, ())]
            if starts.firsts is not None:
                known += (match.start() for match in starts.firsts.finditer(self._alike))
            known.sort()
            self._known[starts] = known
        return known

    def begun(self, told: Begun[Value]) -> list[tuple[Value, list[int]]]:
        """What is told of each beginning that stands in the text, with its places."""
        pairs, begun = self._pairs, told.pairs
        found = [(begun[pair], pairs[pair]) for pair in begun.keys() & pairs.keys()]
        if told.firsts:
            alone: defaultdict[str, list[int]] = defaultdict(list)
            for match in told.letters.finditer(self._alike):
                if self._sequence[match.start()] not in begun:
                    alone[match[0]].append(match.start())
            found += [(told.firsts[letter], places) for letter, places in alone.items()]
        return found

    def between(self, told: Begun[Value], start: int, end: int) -> list[tuple[int, Value]]:
        """The places of a short stretch that begin so, each with what is told of it."""
        begun, sequence = told.pairs, self._sequence
        standing = compress(range(start, end), map(begun.__contains__, sequence[start:end]))
        found = [(place, begun[sequence[place]]) for place in standing]
        if told.firsts:
            for match in told.letters.finditer(self._alike, start, end):
                if self._sequence[match.start()] not in begun:
                    found.append((match.start(), told.firsts[match[0]]))
        return found

    def at(self, told: Begun[Value], place: int) -> Value | None:
        """What is told of the beginning that stands at a place, if one does."""
        if place >= len(self._sequence):
            return None
        value = told.pairs.get(self._sequence[place])
        return told.firsts.get(self._alike[place]) if value is None else value


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


def standing(text: str, starts: Starts, start: int = 0, end: int | None = None) -> list[int]:
    """The places of a stretch of a text where one of some beginnings stands, in order."""
    found = _places(text).of(starts)
    return found[bisect_left(found, start) : None if end is None else bisect_left(found, end)]


def begun_in(text: str, told: Begun[Value]) -> list[tuple[Value, list[int]]]:
    """What is told of each beginning that stands in a text, with its places."""
    return _places(text).begun(told)


def begun_between(text: str, told: Begun[Value], start: int, end: int) -> list[tuple[int, Value]]:
    """The places of a short stretch of a text where one of some beginnings stands, each with what is told of it."""
    return _places(text).between(told, start, end)


def begun_at(text: str, told: Begun[Value], place: int) -> Value | None:
    """What is told of the beginning that stands at one place of a text, if one does."""
    return _places(text).at(told, place)


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


_COMPILED = frozenset({"plain", "match", "fullmatch", "sub", "split"})


class Sought:
    """A compiled expression that is quick in the held text.

    >>> sought = Sought("ลงนาม|เซ็น")
    >>> text = "เซ็นแล้ว ลงนามแล้ว"
    >>> with held(text):
    ...     [match.span() for match in sought.finditer(text)]
    [(0, 4), (9, 14)]
    """

    __slots__ = ("_starts", "_told", "flags", "fullmatch", "match", "pattern", "plain", "split", "sub")
    plain: re.Pattern[str]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]
    split: Callable[..., list[str]]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._told = False
        self._starts: Starts | None = None

    def __getattr__(self, name: str) -> Any:
        if name not in _COMPILED:
            raise AttributeError(name)
        self.plain = plain = re.compile(self.pattern, self.flags)  # when it is first used
        self.match, self.fullmatch, self.sub, self.split = (
            plain.match,
            plain.fullmatch,
            plain.sub,
            plain.split,
        )
        return getattr(self, name)

    def _beginnings(self) -> Starts | None:
        if not self._told:
            told = beginnings(self.pattern, self.flags)
            self._starts, self._told = Starts(told) if told is not None else None, True
        return self._starts

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a stretch of a text, as ``re.Pattern.search``."""
        limit = len(text) if end is None else end
        places = self._places(text, start, limit)
        if places is None:
            return self.plain.search(text, start, limit)
        match = self.match
        for place in places:
            if found := match(text, place, limit):
                return found
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in a stretch of a text, as ``re.Pattern.finditer``."""
        limit = len(text) if end is None else end
        places = self._places(text, start, limit)
        return self.plain.finditer(text, start, limit) if places is None else self._at(text, places, limit)

    def _places(self, text: str, start: int, end: int) -> list[int] | None:
        """Where in a stretch of the held text a match can begin; None where the expression has to find that itself."""
        held = _held
        if held is None or held.text is not text:
            return None
        starts = self._starts if self._told else self._beginnings()
        if starts is None:
            return None
        found = held.of(starts)
        if found and (start > found[0] or end <= found[-1]):
            found = found[bisect_left(found, start) : bisect_left(found, end)]
        # where every other letter may begin one, the expression itself is quicker
        return None if len(found) * 2 > end - start > 1000 else found

    def _at(self, text: str, places: list[int], limit: int) -> Iterator[re.Match[str]]:
        match, position = self.match, 0
        for place in places:
            if place >= position and (found := match(text, place, limit)):
                yield found
                position = found.end()


def any_of(patterns: Sequence[str], flags: int = 0) -> Sought:
    """An expression for any of several; the first that fits a place decides."""
    return Sought("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", flags)
