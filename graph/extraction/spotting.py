"""Spotting many named words in one text at once: each place is looked at once, for all names together.

Where several hundred expressions for some dozens of names are sought, each with its own spans, this is one walk over the
text: a place is looked at only where a match of some expression can begin (``beginnings``).
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Generic, TypeVar

from citypact.graph.extraction.beginnings import DIGIT, beginnings

__all__ = ["Spotter", "branches"]

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


def _cased(pattern: str) -> bool:
    """Whether an expression is written with a capital letter, and so meant as written."""
    return re.search(r"(?<!\\)[A-Z]", pattern) is not None


class Spotter(Generic[Name]):
    """The places of many names in a text.

    Latin expressions match at the start of a word, in any case unless they are written with a capital letter.

    >>> spotter = Spotter({"water": ["น้ำ", "water"], "EV": ["EV"]})
    >>> list(spotter.spans("Drinking Water, underwater, even EV"))
    [('water', 9, 14), ('EV', 33, 35)]
    """

    def __init__(self, expressions: Mapping[Name, Iterable[str]]) -> None:
        begun: defaultdict[str, defaultdict[tuple[Name, bool], list[str]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for name, listed in expressions.items():
            for branch in (branch for pattern in listed for branch in branches(pattern)):
                flags = 0 if _cased(branch) else re.IGNORECASE
                starts = beginnings(branch, flags)
                if starts is None:
                    raise ValueError(f"no telling how {branch!r} begins: write out its first letter")
                for start in starts:
                    for key in _written(start):
                        begun[key][name, bool(flags)].append(branch)
        self._begun = {
            start: [
                (
                    name,
                    re.compile(
                        "|".join(f"(?:{branch})" for branch in listed), re.IGNORECASE if folded else 0
                    ),
                )
                for (name, folded), listed in named.items()
            ]
            for start, named in begun.items()
        }
        for start in [start for start in self._begun if len(start) > 1 and start[0] in self._begun]:
            self._begun[start] = self._begun[start] + self._begun[start[0]]
        self._singles = {start for start in self._begun if len(start) == 1}

    def spans(self, text: str) -> Iterator[tuple[Name, int, int]]:
        """Each name with each span of it, in the order of the text; of one name, no two overlap."""
        begun, until = self._begun, dict[Name, int]()
        word = False
        for place, pair in enumerate(map("".join, zip(text, text[1:] + "\n", strict=False))):
            letter = pair[0]
            latin = letter.isascii() and letter.isalnum()
            within, word = word and latin, latin
            tried = begun.get(pair) or (begun.get(letter) if self._singles else None)
            if not tried or within:
                continue
            for name, expression in tried:
                if (
                    place >= until.get(name, 0)
                    and (found := expression.match(text, place))
                    and found.end() > place
                ):
                    until[name] = found.end()
                    yield name, place, found.end()


def _written(start: str) -> list[str]:
    if DIGIT not in start:
        return [start]
    return [start.replace(DIGIT, digit) for digit in "0123456789"]
