"""How the matches of a regular expression can begin: the first two letters of each, told from the expression itself.

Where they cannot be told (a class of many letters, a match of nothing), there is no answer, and the expression has to be
tried at every letter of a text.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from importlib import import_module
from itertools import product
from typing import Any

__all__ = ["DIGIT", "beginning_so", "beginnings", "digits_alike"]

DIGIT = "0"  # stands for every digit, of any script
# two letters that begin it whatever follows: no other branch, nothing that repeats or excuses the second
_PLAIN = re.compile(r"((?:[^\W\d_]|[ก-๎]){2})(?![*+?{])[^|]*\Z")
_ANY_DIGIT = re.compile(r"\d")
_LETTERS = 2
_MOST = 80  # letters of a class that are told one by one
# letters beyond upper and lower case that are the same to an expression that ignores case
_ALSO = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}

# a beginning, and whether more of the same match may follow it that is not told
_Start = tuple[str, bool]
_UNKNOWN: frozenset[_Start] = frozenset({("", True)})
_NOTHING: frozenset[_Start] = frozenset({("", False)})


def digits_alike(text: str) -> str:
    """The text with every digit written as DIGIT, as beginnings have it.

    >>> digits_alike("24 ๒๕๖๖")
    '00 0000'
    """
    return _ANY_DIGIT.sub(DIGIT, text)


def beginnings(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """The first two letters (one, where the second cannot be told) with which a match can begin; None where unknown.

    >>> sorted(beginnings(r"(?<!ก)(?:อบจ|อบต)\\\\.|[0-9]{4}") or ())
    ['00', 'อบ']
    >>> beginnings(r"[ก-๙]+") is None, beginnings(r"(?:มี)?") is None
    (True, True)
    """
    plain = _PLAIN.match(pattern)
    if plain and (not flags or plain[1].lower() == plain[1].upper()):
        return frozenset({plain[1]})
    try:
        tree = import_module("re._parser").parse(pattern, flags)
    except ImportError:  # a Python that keeps its parser elsewhere: slower, and the same
        return None
    told = _sequence(tree, tree.state.flags)
    return None if any(not start for start, _ in told) else frozenset(start for start, _ in told)


def beginning_so(starts: Iterable[str]) -> str:
    """An expression for beginnings, of two letters or of one.

    >>> beginning_so(["อบ", "อำ", "ณ", "00"])
    '\\\\d[\\\\d]|ณ|อ[บำ]'
    """
    behind: defaultdict[str, set[str]] = defaultdict(set)
    for start in starts:
        behind[start[0]].add(start[1:])
    told = "|".join(
        re.escape(first) + ("" if "" in then else f"[{re.escape(''.join(sorted(then)))}]")
        for first, then in sorted(behind.items())
    )
    return told.replace(DIGIT, r"\d")


def _joined(first: frozenset[_Start], then: frozenset[_Start]) -> frozenset[_Start]:
    """One after the other."""
    done = {(start, True) for start, more in first if more or len(start) >= _LETTERS}
    going = [start for start, more in first if not more and len(start) < _LETTERS]
    for start, (following, more) in product(going, then):
        both = (start + following)[:_LETTERS]
        done.add((both, more or len(both) >= _LETTERS))
    return frozenset(done)


def _sequence(items: Iterable[tuple[Any, Any]], flags: int) -> frozenset[_Start]:
    told = _NOTHING
    for kind, value in items:
        if all(more for _, more in told):
            break
        told = _joined(told, _node(str(kind), value, flags))
        if len(told) > 12 * _MOST:
            return _UNKNOWN
    return told


def _node(kind: str, value: Any, flags: int) -> frozenset[_Start]:
    reader = _READERS.get(kind)
    return reader(value, flags) if reader else _UNKNOWN


def _literal(code: int, flags: int) -> frozenset[_Start]:
    letter = chr(code)
    if letter.isdecimal():
        return frozenset({(DIGIT, False)})
    if not flags & re.IGNORECASE or letter.lower() == letter.upper():
        return frozenset({(letter, False)})
    if not letter.isascii():
        return _UNKNOWN
    same = {letter.lower(), letter.upper(), *_ALSO.get(letter.lower(), "")}
    return frozenset((each, False) for each in same)


def _class(items: Iterable[tuple[Any, Any]], flags: int) -> frozenset[_Start]:
    told: set[_Start] = set()
    for kind, value in items:
        name = str(kind)
        if name == "LITERAL":
            told |= _literal(value, flags)
        elif name == "RANGE" and value[1] - value[0] <= _MOST:
            for code in range(value[0], value[1] + 1):
                told |= _literal(code, flags)
        elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
            told.add((DIGIT, False))
        else:
            return _UNKNOWN
    return _UNKNOWN if len(told) > _MOST else frozenset(told)


def _branch(value: Any, flags: int) -> frozenset[_Start]:
    told: frozenset[_Start] = frozenset()
    return told.union(*(_sequence(option, flags) for option in value[1]))


def _group(value: Any, flags: int) -> frozenset[_Start]:
    _, added, removed, inside = value
    return _sequence(inside, (flags | added) & ~removed)


def _repeated(value: Any, flags: int) -> frozenset[_Start]:
    least, most, inside = value
    once = _sequence(inside, flags)
    told = _NOTHING
    for _ in range(min(int(least), _LETTERS)):
        told = _joined(told, once)
    whole, more = told, told
    for _ in range(min(int(most) - int(least), _LETTERS)):
        more = _joined(more, once)
        whole |= more
    return whole


def _zero_width(value: Any, flags: int) -> frozenset[_Start]:
    return _NOTHING


_READERS: dict[str, Callable[[Any, int], frozenset[_Start]]] = {
    "LITERAL": _literal,
    "IN": _class,
    "BRANCH": _branch,
    "SUBPATTERN": _group,
    "MAX_REPEAT": _repeated,
    "MIN_REPEAT": _repeated,
    "POSSESSIVE_REPEAT": _repeated,
    "ATOMIC_GROUP": _sequence,
    "AT": _zero_width,
    "ASSERT": _zero_width,
    "ASSERT_NOT": _zero_width,
}
