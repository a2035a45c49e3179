"""Spotting many named words in one text at once: each place is looked at once, for all names together.

Where several hundred expressions for some dozens of names are sought, each with its own spans, this is one walk over the
text: a place is looked at only where a match of some expression can begin (``beginnings.heads``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from operator import itemgetter
from string import ascii_letters, digits
from typing import Generic, TypeVar

from citypact.graph.extraction.beginnings import heads, is_word
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.seeking import Headed, headed_in

__all__ = ["Spotter", "branches", "branches_within"]

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


class Spotter(Generic[Name]):
    """The places of many names in a text.

    Latin expressions match at the start of a word, in any case unless they are written with a capital letter.

    >>> spotter = Spotter({"water": ["น้ำ", "water"], "EV": ["EV"]})
    >>> list(spotter.spans("Drinking Water, underwater, even EV"))
    [('water', 9, 14), ('EV', 33, 35)]
    """

    def __init__(self, expressions: Mapping[Name, Iterable[str]]) -> None:
        self._expressions = expressions

    @cached_property
    def _headed(self) -> Headed[_Branch[Name]]:
        told = list[tuple[str, _Branch[Name]]]()
        for order, (name, listed) in enumerate(self._expressions.items()):
            for number, branch in enumerate(branch for pattern in listed for branch in branches(pattern)):
                cased = _cased(branch)
                starts = heads(branch, 0 if cased else re.IGNORECASE)
                if starts is None:
                    raise ValueError(f"no telling how {branch!r} begins: write out its first letter")
                thai, latin = (
                    expression(before + (f"(?:{branch})" if cased else f"(?i:{branch})"))
                    for before in ("", "(?<![A-Za-z0-9])")  # not inside a Latin word
                )
                for start in starts:
                    words = (
                        None if start == branch and is_word(branch) else latin if start[0] in _LATIN else thai
                    )
                    told.append((start, (order, number, len(start), name, words)))
        return Headed(told)

    def spans(self, text: str) -> Iterator[tuple[Name, int, int]]:
        """Each name with each span of it, in the order of the text; of one name, no two overlap."""
        found: list[tuple[int, int, int, int, Name]] = []
        for (order, number, length, name, words), places in headed_in(text, self._headed):
            if words is None:
                found += [(place, order, number, place + length, name) for place in places]
                continue
            for place in places:
                if match := words.match(text, place):
                    found.append((place, order, number, match.end(), name))
        found.sort(key=_PLACE)
        until = dict[Name, int]()
        for place, _, _, end, name in found:
            if place >= until.get(name, 0):
                until[name] = end
                yield name, place, end


# one of the branches of a name: the numbers of both, how long its head is, the name, and unless the head is all, the expression
_Branch = tuple[int, int, int, Name, re.Pattern[str] | None]
_PLACE = itemgetter(0, 1, 2)
_LATIN = frozenset(ascii_letters + digits)
