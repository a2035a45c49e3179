"""Compiling expressions: of many alternatives, those that begin with one letter are looked at together.

``re`` tries the alternatives of an expression one after the other at every letter of a text, and most places begin none. Here
an expression is rewritten before it is compiled, letter by letter as a dictionary is ordered: ``จับมือ|กับ|จับคู่`` is compiled as
``จับ(?:มือ|คู่)|กับ``. What it matches, and in which order its alternatives are tried, stays the same.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from importlib import import_module
from typing import Any

__all__ = ["compiled"]

# what ``re`` parses an expression into: a sequence of these
_Item = tuple[Any, Any]
_REPEATS = frozenset({"MAX_REPEAT", "MIN_REPEAT", "POSSESSIVE_REPEAT"})
_LOOKS = frozenset({"ASSERT", "ASSERT_NOT"})
_BEHIND = -1  # the direction of an assertion that looks at what stands before


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression as ``re.compile`` makes it, and quicker where it has many alternatives.

    >>> compiled("ลงนาม|ลงชื่อ|เซ็น").search("ได้ลงชื่อแล้ว").span()
    (3, 9)
    """
    try:
        parser, compiler = import_module("re._parser"), import_module("re._compiler")
    except ImportError:  # a Python that keeps them elsewhere: slower, and the same
        return re.compile(pattern, flags)
    tree = parser.parse(pattern, flags)
    if not tree.state.flags & re.IGNORECASE:
        _Ordering(parser).order(tree)
    made: re.Pattern[str] = compiler.compile(tree, flags)
    return made


class _Ordering:
    """Orders the alternatives of a parsed expression."""

    def __init__(self, parser: Any) -> None:
        self._sequence = parser.SubPattern
        self._literal, self._branch = parser.LITERAL, parser.BRANCH

    def order(self, tree: Any) -> None:
        """Order all alternatives within, but where case is ignored: there, one letter is two."""
        items = list[_Item]()
        for kind, value in tree.data:
            if kind is self._branch:
                for option in value[1]:
                    self.order(option)
                items += self._ordered(tree.state, value[1])
                continue
            name = str(kind)
            if name == "SUBPATTERN" and not value[1] & re.IGNORECASE:
                self.order(value[3])
            elif name in _REPEATS:
                self.order(value[2])
            elif name in _LOOKS:
                self.order(value[1])
            items.append((kind, value))
        tree.data = items

    def _ordered(self, state: Any, options: Sequence[Any]) -> list[_Item]:
        """Several alternatives as one item: the first of a letter takes the others of that letter to itself.

        None of them is taken past one of which the first letter is not told.
        """
        ordered = list[tuple[_Item | None, list[Any]]]()
        taking = dict[int, list[Any]]()
        for option in options:
            first, rest = self._divided(option)
            if first is None:
                taking.clear()
                ordered.append((None, [option]))
            elif first in taking:
                taking[first].append(rest)
            else:
                taking[first] = [rest]
                ordered.append(((self._literal, first), taking[first]))
        made = [self._option(state, first, rests) for first, rests in ordered]
        return list(made[0].data) if len(made) == 1 else [(self._branch, (None, made))]

    def _option(self, state: Any, first: _Item | None, rests: list[Any]) -> Any:
        """The alternatives that begin with one letter, as one."""
        if first is None:
            return rests[0]
        behind = rests[0].data if len(rests) == 1 else self._ordered(state, rests)
        return self._sequence(state, [first, *behind])

    def _divided(self, option: Any) -> tuple[int | None, Any]:
        """The letter with which an alternative begins, and the rest, in which what looks behind looks past that letter."""
        before = list[_Item]()
        for place, (kind, value) in enumerate(option.data):
            if kind is self._literal:
                looks = [
                    (look, (_BEHIND, self._sequence(option.state, [*inside.data, (kind, value)])))
                    for look, (_, inside) in before
                ]
                return value, self._sequence(option.state, [*looks, *option.data[place + 1 :]])
            if str(kind) not in _LOOKS or value[0] != _BEHIND:
                break
            before.append((kind, value))
        return None, option
