"""Rules as data: the YAML files of this folder, read once (YAML 1.2, safe), and the way in which many are sought at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

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
    some alternative stand, which is what makes a release a matter of milliseconds.

    >>> found = Alternatives(["เทศบาลนคร", "(?:อบจ|อบต)"]).search("ใน อบต.ดอกหญ้า", 0)
    >>> found[0][0], found[1]
    ('อบต', 1)
    """

    def __init__(self, patterns: Sequence[str]) -> None:
        self._whole = re.compile(
            "|".join(f"(?P<n{number}>{pattern})" for number, pattern in enumerate(patterns))
        )
        begun: dict[str, set[str]] = {}
        other: list[str] = []
        for pattern in patterns:
            starts = _beginnings(pattern)
            if starts is None:
                other.append(f"(?={pattern})")
                continue
            for start in starts:
                begun.setdefault(start[0], set()).add(start[1])
        heads = [
            f"{re.escape(first)}[{re.escape(''.join(sorted(seconds)))}]"
            for first, seconds in sorted(begun.items())
        ]
        self._head = re.compile("|".join(heads + other) or r"(?!)")

    def search(self, text: str, start: int, end: int | None = None) -> tuple[re.Match[str], int] | None:
        """The first place from a position on where one fits, and its number."""
        limit = len(text) if end is None else end
        while head := self._head.search(text, start, limit):
            found = self.match(text, head.start(), limit)
            if found:
                return found
            start = head.start() + 1
        return None

    def match(self, text: str, start: int, end: int | None = None) -> tuple[re.Match[str], int] | None:
        """The one that fits a position, and its number."""
        match = self._whole.match(text, start, len(text) if end is None else end)
        return (match, int((match.lastgroup or "n0")[1:])) if match else None


def _beginnings(pattern: str) -> set[str] | None:
    """The first two letters with which a match of an expression can begin; None where they cannot be told."""
    while pattern.startswith(("(?<!", "(?<=")):
        pattern = pattern[_closing(pattern, 0) + 1 :]
    if pattern.startswith("(?:"):
        close = _closing(pattern, 0)
        if pattern[close + 1 : close + 2] in ("?", "*", "{"):
            without = _beginnings(pattern[close + 1 + (pattern[close + 1] == "?") :])
            inside = _beginnings(pattern[: close + 1] + "~~") if pattern[close + 1] == "?" else None
            return without | inside if without is not None and inside is not None else None
        rest = pattern[close + 1 :]
        found: set[str] = set()
        for option in _options(pattern[3:close]):
            starts = _beginnings(option + rest)
            if starts is None:
                return None
            found |= starts
        return found
    letters = re.match(
        r"(?:[^\W\d_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|\\?[.])(?:[^\W\d_]|[\u0e31\u0e34-\u0e3a\u0e47-\u0e4e]|\\[.]|~)",
        pattern,
    )
    if (
        not letters
        or pattern[: letters.end()].startswith(".")
        or pattern[letters.end() : letters.end() + 1] in ("?", "*", "{")
    ):
        return None
    return {letters[0].replace("\\", "")}


def _closing(pattern: str, start: int) -> int:
    depth, position, in_class = 0, start, False
    while position < len(pattern):
        letter = pattern[position]
        if letter == "\\":
            position += 2
            continue
        if letter == "[":
            in_class = True
        elif letter == "]":
            in_class = False
        elif not in_class and letter == "(":
            depth += 1
        elif not in_class and letter == ")":
            depth -= 1
            if depth == 0:
                return position
        position += 1
    return len(pattern) - 1


def _options(inside: str) -> list[str]:
    depth, last, options, in_class, position = 0, 0, [], False, 0
    while position < len(inside):
        letter = inside[position]
        if letter == "\\":
            position += 2
            continue
        if letter == "[":
            in_class = True
        elif letter == "]":
            in_class = False
        elif not in_class:
            depth += (letter == "(") - (letter == ")")
            if letter == "|" and depth == 0:
                options.append(inside[last:position])
                last = position + 1
        position += 1
    return [*options, inside[last:]]
