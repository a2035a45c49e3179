"""Seeking many expressions in one text: where the heads of their matches stand is noted once, in one pass for all of them.

A release is read by some thousand expressions. Each of them tried at every letter would take most of the time; instead one
that tells how its matches begin (``beginnings.heads``) is tried only where that stands, which an automaton for the heads of all
of them tells at once (Aho and Corasick 1975). The answers are those of ``re``.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from itertools import chain
from sys import maxsize
from typing import Any, Generic, TypeVar

from ahocorasick import Automaton

from citypact.graph.extraction.beginnings import alike, heads
from citypact.graph.extraction.compiling import compiled

__all__ = [
    "Headed",
    "Sought",
    "any_of",
    "headed_in",
    "held",
    "is_held",
    "of_text",
    "once",
]

Value = TypeVar("Value")


_NOWHERE: list[int] = []


class _Heads:
    """The heads of all that is sought in this process, and the automaton that finds them."""

    def __init__(self) -> None:
        self.number = 0  # of whom they are: an expression, or a table of them with what is told of each
        self.asked = False  # whether a text has been read
        self.found = 0  # those below this number are what the automaton finds
        # under each number, the numbers of the heads, with what is told of each if anything is
        self.told: list[dict[int, list[Any]]] = []
        self.whose: list[list[int]] = []  # under the number of each head, the numbers of whose it is
        self._heads: dict[str, int] = {}
        self._automaton = Automaton()

    def of_one(self, told: Iterable[str]) -> int:
        """Note the heads of one expression; the number under which the places of any of them are."""
        return self.of_many((head, None) for head in told)

    def of_many(self, told: Iterable[tuple[str, Any]]) -> int:
        """Note heads with what is told of each; the number under which the places are, each with that."""
        noted = dict[int, list[Any]]()
        for head, value in told:
            known = self._heads.setdefault(head, len(self._heads))
            if known == len(self.whose):
                self.whose.append([])
            if known not in noted:
                noted[known] = []
                self.whose[known].append(self.number)
            noted[known].append(value)
        self.told.append(noted)
        self.number += 1
        return self.number - 1

    def finder(self) -> Automaton:
        """What finds the last letter of each head that there is now, with how far it is from the first and its number."""
        if self.found < self.number:
            self.found = self.number
            self._automaton = Automaton()
            for head, number in self._heads.items():
                self._automaton.add_word(head, (len(head) - 1, number))
            self._automaton.make_automaton()
        return self._automaton


_HEADS = _Heads()


class Headed(Generic[Value]):
    """Many heads, as ``alike`` writes them, with what is told of each, looked up in a text at once.

    What is made stays for as long as the process: not for the words of one text.
    """

    __slots__ = ("number",)

    def __init__(self, told: Iterable[tuple[str, Value]]) -> None:
        self.number = _HEADS.of_many(told)


class _Standing(dict[int, list[int]]):
    """Under the numbers of expressions, the places of their heads in a text, in order: put in order when it is asked."""

    def __init__(self, found: Mapping[int, list[int]], told: Mapping[int, list[int]]) -> None:
        super().__init__()
        self._found, self._told = found, told

    def __missing__(self, number: int) -> list[int]:
        found, heads = self._found, self._told.get(number)
        if heads is None:
            standing = _NOWHERE
        elif len(heads) == 1:
            standing = found[heads[0]]
        else:
            standing = sorted(chain.from_iterable(map(found.__getitem__, heads)))
        self[number] = standing
        return standing


class _Places:
    """Where heads stand in one text."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.made: dict[Hashable, Any] = {}
        self._look()

    def _look(self) -> None:
        """Find all heads, and note of each that stands here whose it is: most of what is sought has none."""
        finder, found = _HEADS.finder(), defaultdict[int, list[int]](list)
        self.known = _HEADS.found  # what has a greater number was not sought yet
        if len(finder):
            for last, (back, head) in finder.iter(self.once(alike)):
                found[head].append(last - back)
        told, whose = defaultdict[int, list[int]](list), _HEADS.whose
        for head in found:
            for number in whose[head]:
                told[number].append(head)
        self._found, self._told = found, told
        self.standing = _Standing(found, told)

    def once(self, make: Callable[[str], Value]) -> Value:
        """What is made of the text alone, made once."""
        made: Value | None = self.made.get(make)
        if made is None:
            made = self.made[make] = make(self.text)
        return made

    def headed(self, told: Headed[Value]) -> list[tuple[Value, list[int]]]:
        """What is told of each of many heads that stands in the text, in no order, with its places in order."""
        if told.number >= self.known:
            self._look()
        heads = self._told.get(told.number)
        if heads is None:
            return []
        found, values = self._found, _HEADS.told[told.number]
        return [(value, found[head]) for head in heads for value in values[head]]


_held: _Places | None = None  # the text that is being read; another thread's reading only costs time


@contextmanager
def held(text: str) -> Iterator[None]:
    """Within this context, expressions are sought quickly in this very text."""
    global _held
    # one text alone is read sooner without noting the heads of all expressions, if it is not long
    while _WAITING and (_HEADS.asked or len(text) > _LONG):
        _WAITING.pop().note()
    _HEADS.asked = True
    before, _held = _held, _Places(text)
    try:
        yield
    finally:
        _held = before


def headed_in(text: str, told: Headed[Value]) -> list[tuple[Value, list[int]]]:
    """What is told of each of many heads that stands in a text, in no order, with its places in order."""
    return _places(text).headed(told)


def _places(text: str) -> _Places:
    return _held if _held is not None and _held.text is text else _Places(text)


def is_held(text: str) -> bool:
    """Whether this very text is being read, so that looking up many places of it pays."""
    return _held is not None and _held.text is text


def of_text(text: str, make: Callable[[str], Value]) -> Value:
    """What is made of a text alone: of the held one, made once."""
    places = _held
    if places is None or places.text is not text:
        return make(text)
    made: Value | None = places.made.get(make)
    return places.once(make) if made is None else made


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


_UNTOLD = maxsize  # the number of what does not tell its heads, or has not yet
_LONG = 10_000  # letters
_OFTEN, _STRETCH = (
    2,
    1000,
)  # where every other letter of so many may begin one, the expression itself is quicker
_WAITING: list[Sought] = []
_COMPILED = frozenset({"plain", "match", "fullmatch", "sub", "split"})


class Sought:
    """A compiled expression that is quick in the held text.

    >>> sought = Sought("ลงนาม|เซ็น")
    >>> text = "เซ็นแล้ว ลงนามแล้ว"
    >>> with held(text):
    ...     [match.span() for match in sought.finditer(text)]
    [(0, 4), (9, 14)]
    """

    __slots__ = ("_number", "flags", "fullmatch", "match", "pattern", "plain", "split", "sub")
    plain: re.Pattern[str]
    match: Callable[..., re.Match[str] | None]
    fullmatch: Callable[..., re.Match[str] | None]
    sub: Callable[..., str]
    split: Callable[..., list[str]]

    def __init__(self, pattern: str, flags: int = 0) -> None:
        self.pattern, self.flags = pattern, flags
        self._number = _UNTOLD
        _WAITING.append(self)

    def __getattr__(self, name: str) -> Any:
        if name not in _COMPILED:
            raise AttributeError(name)
        self.plain = plain = compiled(self.pattern, self.flags)  # when it is first used
        self.match, self.fullmatch, self.sub, self.split = (
            plain.match,
            plain.fullmatch,
            plain.sub,
            plain.split,
        )
        return getattr(self, name)

    def note(self) -> None:
        """Note its heads, so that they are found in the texts from now on."""
        told = heads(self.pattern, self.flags)
        self._number = _UNTOLD if told is None else _HEADS.of_one(told)

    def search(self, text: str, start: int = 0, end: int | None = None) -> re.Match[str] | None:
        """The first match in a stretch of a text, as ``re.Pattern.search``."""
        limit = len(text) if end is None else end
        held = _held
        if held is None or held.text is not text or self._number >= held.known:
            return self.plain.search(text, start, limit)
        places = held.standing[self._number]
        if places:
            first = bisect_left(places, start) if start > places[0] else 0
            last = bisect_left(places, limit) if limit <= places[-1] else len(places)
            if (last - first) * _OFTEN > limit - start > _STRETCH:
                return self.plain.search(text, start, limit)
            match = self.match
            for index in range(first, last):
                if found := match(text, places[index], limit):
                    return found
        return None

    def finditer(self, text: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
        """All matches in a stretch of a text, as ``re.Pattern.finditer``."""
        limit = len(text) if end is None else end
        held = _held
        if held is None or held.text is not text or self._number >= held.known:
            return self.plain.finditer(text, start, limit)
        places = held.standing[self._number]
        if places and (start > places[0] or limit <= places[-1]):
            places = places[bisect_left(places, start) : bisect_left(places, limit)]
        if not places:
            return iter(())
        if len(places) * _OFTEN > limit - start > _STRETCH:
            return self.plain.finditer(text, start, limit)
        return self._at(text, places, limit)

    def _at(self, text: str, places: list[int], limit: int) -> Iterator[re.Match[str]]:
        match, position = self.match, 0
        for place in places:
            if place >= position and (found := match(text, place, limit)):
                yield found
                position = found.end()


def any_of(patterns: Sequence[str], flags: int = 0) -> Sought:
    """An expression for any of several; the first that fits a place decides."""
    return Sought("|".join(f"(?:{pattern})" for pattern in patterns) or r"(?!)", flags)
