"""Compiling expressions: of many alternatives, those that begin with one letter are looked at together.

``re`` tries the alternatives of an expression one after the other at every letter of a text, and most places begin none. Here
an expression is rewritten before it is compiled, letter by letter as a dictionary is ordered: ``จับมือ|กับ|จับคู่`` is compiled as
``จับ(?:มือ|คู่)|กับ``. What it matches, and in which order its alternatives are tried, stays the same.
"""

from __future__ import annotations

import json
import re
from array import array
from collections.abc import Sequence
from importlib import import_module
from typing import Any

from citypact.graph.extraction.prepared import keep, kept

__all__ = ["compiled"]

# what ``re`` parses an expression into: a sequence of these
_Item = tuple[Any, Any]
_BEHIND = -1  # the direction of an assertion that looks at what stands before
_WORD = "I"  # in which the code is written: as wide as that of ``re``
_FEW = 3  # alternatives that are as soon tried as ordered


def compiled(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression as ``re.compile`` makes it, and quicker where it has many alternatives.

    >>> compiled("ลงนาม|ลงชื่อ|เซ็น").search("ได้ลงชื่อแล้ว").span()
    (3, 9)
    """
    if (known := kept("code", pattern, flags)) and (again := _again(pattern, known)):
        return again
    try:
        parser, compiler = import_module("re._parser"), import_module("re._compiler")
        ordering = _Ordering(parser)
    except (ImportError, AttributeError):  # a Python that parses otherwise: slower, and the same
        return re.compile(pattern, flags)
    tree = parser.parse(pattern, flags)
    if not tree.state.flags & re.IGNORECASE:
        ordering.order(tree)
    try:
        code = compiler._code(tree, flags)
    except AttributeError:  # a Python that names it otherwise
        made: re.Pattern[str] = compiler.compile(tree, flags)
        return made
    said = [int(flags) | tree.state.flags, tree.state.groups - 1, dict(tree.state.groupdict)]
    written = json.dumps(said).encode() + b"\n" + array(_WORD, code).tobytes()
    keep("code", pattern, flags, written)
    return _again(pattern, written) or re.compile(pattern, flags)


def _again(pattern: str, written: bytes) -> re.Pattern[str] | None:
    """The expression whose code is written so; None where ``re`` does not take it, which checks all of it."""
    said, _, code = written.partition(b"\n")
    try:
        flags, groups, names = json.loads(said)
        named = [None, *([None] * groups)]
        for name, number in names.items():
            named[number] = name
        machine = import_module("_sre")
        made: re.Pattern[str] = machine.compile(
            pattern, flags, array(_WORD, code).tolist(), groups, names, tuple(named)
        )
    except (ImportError, AttributeError, TypeError, ValueError, LookupError, RuntimeError, OverflowError):
        return None
    return made


class _Ordering:
    """Orders the alternatives of a parsed expression."""

    def __init__(self, parser: Any) -> None:
        self._sequence = parser.SubPattern
        self._literal, self._branch = parser.LITERAL, parser.BRANCH
        self._looks = (parser.ASSERT, parser.ASSERT_NOT)
        # where the part stands that others hold within
        self._within = {parser.SUBPATTERN: 3, parser.MAX_REPEAT: 2, parser.MIN_REPEAT: 2}
        self._within |= dict.fromkeys(self._looks, 1)
        self._group = parser.SUBPATTERN

    def order(self, tree: Any) -> None:
        """Order all alternatives within, but where case is ignored: there, one letter is two."""
        for place, (kind, value) in enumerate(tree.data):
            if kind is self._branch:
                for option in value[1]:
                    self.order(option)
                if len(value[1]) > _FEW:
                    tree.data[place] = (kind, (None, self._ordered(tree.state, value[1])))
            elif (within := self._within.get(kind)) and not (
                kind is self._group and value[1] & re.IGNORECASE
            ):
                self.order(value[within])

    def _ordered(self, state: Any, options: Sequence[Any]) -> list[Any]:
        """The alternatives, the first of a letter with all others of that letter.

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
        return [self._option(state, first, rests) for first, rests in ordered]

    def _option(self, state: Any, first: _Item | None, rests: list[Any]) -> Any:
        """The alternatives that begin with one letter, as one."""
        if first is None:
            return rests[0]
        if len(rests) > _FEW:
            rests = self._ordered(state, rests)
        return self._sequence(
            state, [first, *(rests[0].data if len(rests) == 1 else [(self._branch, (None, rests))])]
        )

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
            if kind not in self._looks or value[0] != _BEHIND:
                break
            before.append((kind, value))
        return None, option
