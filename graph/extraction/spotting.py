"""Spotting many named words in one text at once: each place is looked at once, for all names together.

Where several hundred expressions for some dozens of names are sought, each with its own spans, this is one walk over the
text: a place is looked at only where a match of some expression can begin (``beginnings``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import compress, count
from string import ascii_letters, digits
from typing import Generic, TypeVar

from citypact.graph.extraction.beginnings import DIGIT, beginnings
from citypact.graph.extraction.seeking import pairs_in

__all__ = ["Alike", "Spotter", "branches", "branches_within"]

Name = TypeVar("Name")


def branches(pattern: str) -> list[str]:
    """The alternatives of an expression, split where no bracket is open.

    >>> branches(r"ขยะ|น้ำ(?:เสีย|ทิ้ง)|[|]")
    ['ขยะ', 'น้ำ(?:เสีย|ทิ้ง)', '[|]']
    """
    found, depth, start, position, inside = list[str](), 0, 0, 0, False
    while position < len(pattern):
        letter = pattern[position]
        if letter == "\\":
            position += 1
        elif inside:
            inside = letter != "]"
        elif letter == "[":
            inside = True
        elif letter in "()":
            depth += 1 if letter == "(" else -1
        elif letter == "|" and not depth:
            found.append(pattern[start:position])
            start = position + 1
        position += 1
    return [*found, pattern[start:]]


def branches_within(pattern: str) -> list[str]:
    """The alternatives of an expression, and of each that is all one ``(?i:...)``.

    >>> branches_within(r"ขยะ|(?i:waste|trash)")
    ['ขยะ', '(?i:waste)', '(?i:trash)']
    """
    found = list[str]()
    for branch in branches(pattern):
        inner = branch[4:-1]
        whole = branch.startswith("(?i:") and branch.endswith(")") and _balanced(inner)
        found += [f"(?i:{each})" for each in branches(inner)] if whole else [branch]
    return found


def _balanced(pattern: str) -> bool:
    """Whether no bracket of an expression is closed before it is opened."""
    try:
        re.compile(pattern)
    except re.error:
        return False
    return True


def _cased(pattern: str) -> bool:
    """Whether an expression is written with a capital letter, and so meant as written."""
    return re.search(r"(?<!\\)[A-Z]", pattern) is not None


class Alike(Generic[Name]):
    """Expressions that begin alike, each with what is told of it; compiled when a text first has a place for them."""

    def __init__(self, told: Sequence[tuple[str, Name]]) -> None:
        self._told = told

    @cached_property
    def compiled(self) -> tuple[re.Pattern[str] | None, list[tuple[re.Pattern[str], Name]]]:
        """Any of them, since most places fit none (None where there is only one), and each."""
        any_ = (
            re.compile("|".join(f"(?:{words})" for words, _ in self._told)) if len(self._told) > 1 else None
        )
        return any_, [(re.compile(words), name) for words, name in self._told]


class Spotter(Generic[Name]):
    """The places of many names in a text.

    Latin expressions match at the start of a word, in any case unless they are written with a capital letter.

    >>> spotter = Spotter({"water": ["น้ำ", "water"], "EV": ["EV"]})
    >>> list(spotter.spans("Drinking Water, underwater, even EV"))
    [('water', 9, 14), ('EV', 33, 35)]
    """

    def __init__(self, expressions: Mapping[Name, Iterable[str]]) -> None:
        begun: defaultdict[str, defaultdict[Name, list[str]]] = defaultdict(lambda: defaultdict(list))
        for name, listed in expressions.items():
            for branch in (branch for pattern in listed for branch in branches(pattern)):
                cased = _cased(branch)
                starts = beginnings(branch, 0 if cased else re.IGNORECASE)
                if starts is None:
                    raise ValueError(f"no telling how {branch!r} begins: write out its first letter")
                for key in {key for start in starts for key in _written(start)}:
                    begun[key][name].append(f"(?:{branch})" if cased else f"(?i:{branch})")
        singles = {start: named for start, named in begun.items() if len(start) == 1}
        for start, named in begun.items():
            for name, listed in singles.get(start[0], {}).items() if len(start) > 1 else ():
                named[name] += listed
        self._singles = bool(singles)
        self._begun = {
            start: Alike([("|".join(listed), name) for name, listed in named.items()])
            for start, named in begun.items()
        }

    def spans(self, text: str) -> Iterator[tuple[Name, int, int]]:
        """Each name with each span of it, in the order of the text; of one name, no two overlap."""
        begun, singles, until = self._begun, self._singles, dict[Name, int]()
        pairs = pairs_in(text)
        if singles:
            begun = {pair: tried for pair in set(pairs) if (tried := begun.get(pair) or begun.get(pair[0]))}
        for place in compress(count(), map(begun.__contains__, pairs)):
            pair = pairs[place]
            if pair[0] in _LATIN and place and text[place - 1] in _LATIN:
                continue  # inside a Latin word
            any_, each = begun[pair].compiled
            if any_ is not None and not any_.match(text, place):
                continue
            for expression, name in each:
                if place < until.get(name, 0):
                    continue
                if (found := expression.match(text, place)) and found.end() > place:
                    until[name] = found.end()
                    yield name, place, found.end()


_LATIN = frozenset(ascii_letters + digits)


def _written(start: str) -> list[str]:
    if DIGIT not in start:
        return [start]
    return [start.replace(DIGIT, digit) for digit in "0123456789"]
