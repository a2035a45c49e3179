"""Names that an English text tells with the words of a government: "the mayor of Hill", "Hill officials"."""

from __future__ import annotations

import re
from collections.abc import Iterator

from citypact.graph.extraction.english_names import WORD
from citypact.graph.extraction.expressions import expression

__all__ = ["Governed"]

_NAME = rf"{WORD}(?:[ ](?:(?:of|and|the|de|la)[ ]){{0,2}}{WORD}){{0,5}}"
_BEHIND = expression(rf"(?:[Cc]ity|[Mm]ayor|governor) of (?P<name>{_NAME})")
_BEFORE = expression(r"[’']s mayor|[ ](?:[Mm]ayor|[Cc]ity|Council|officials)")
_LAST = expression(rf"(?<![\w’'-]){_NAME}\Z")
_LONG = 70


class Governed:
    """The names that stand behind and before such words, each also cut shorter.

    >>> told = Governed("The mayor of Old Hill met Meadow officials.")
    >>> "Old Hill" in told.behind, "Meadow" in told.before, "Hill" in told.behind
    (True, True, False)
    """

    def __init__(self, text: str) -> None:
        self.behind = {begun for match in _BEHIND.finditer(text) for begun in _beginnings(match["name"])}
        self.before: set[str] = set()
        for match in _BEFORE.finditer(text):
            if name := _LAST.search(text, max(0, match.start() - _LONG), match.start()):
                words = name[0].split(" ")
                self.before.update(" ".join(words[first:]) for first in range(len(words)))


def _beginnings(name: str) -> Iterator[str]:
    words = name.split(" ")
    for last in range(1, len(words) + 1):
        begun = " ".join(words[:last])
        yield begun
        yield re.sub(r"[’']s?\Z", "", begun)
