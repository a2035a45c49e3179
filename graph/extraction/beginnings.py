"""How the matches of a regular expression can begin: the first letters of each, told from the expression itself.

Where they cannot be told (a class of many letters, a match of nothing), there is no answer, and the expression has to be
tried at every letter of a text.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Set
from functools import cached_property
from importlib import import_module
from itertools import pairwise, product
from typing import Any

from citypact.graph.extraction.prepared import keep, kept

__all__ = ["DIGIT", "alike", "beginning_so", "beginnings", "digits_alike", "heads", "is_word"]

DIGIT = "0"  # stands for every digit, of any script
# two letters that begin it whatever follows: no other branch, nothing that repeats or excuses the second
_PLAIN = re.compile(r"((?:[^\W\d_]|[ก-๎]){2})(?![*+?{])[^|]*\Z")
_WORD = re.compile(r"[ก-๎ ]{2,}\Z")
# letters that begin it whatever follows, told without a look at the rest; what repeats or excuses the last is not among them
_LETTER = r"(?:[ก-๎A-Za-z ]|\\\.)"
_LEAD = re.compile(rf"{_LETTER}{{2,}}(?:(?=[^*+?{{ก-๎A-Za-z ])|\Z|(?={_LETTER}[*+?{{]))")
_TELLING = 4  # letters that tell enough: after fewer of them (การ, รอง), it is the rest that tells
_BRACKETED = re.compile(r"\\.|\[(?:\\.|[^\]\\])*\]|\([^()\[\\]*\)", re.DOTALL)
_ANY_DIGIT = re.compile(r"\d")
_LETTERS, _LETTERS_OF_HEADS = 2, 5
_MOST = 80  # letters of a class that are told one by one
_MOST_STARTS = 12 * _MOST
_MOST_HEADS = 480  # as many of more than two letters; of more ways to go on, fewer letters are told
_MOST_JOINED = 5_000  # ways to go on that are looked at
# letters beyond upper and lower case that are the same to an expression that ignores case
_ALSO = {"i": "\u0130\u0131", "k": "\u212a", "s": "\u017f"}
_AS_THOSE = {ord(letter): plain for plain, letters in _ALSO.items() for letter in letters}
_THOSE = re.compile("[" + "".join(_ALSO.values()) + "]")
_SIGMA = "Σσς"  # whose lower case hangs on what stands behind

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


def alike(text: str) -> str:
    """The text letter by letter as heads have it: every digit as DIGIT, every letter in lower case.

    >>> alike("MOU ๒๕๖๖")
    'mou 0000'
    """
    text = digits_alike(text)
    return (text if text.isascii() or not _THOSE.search(text) else text.translate(_AS_THOSE)).lower()


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
    return _kept("beginnings", pattern, flags, _TWO.told)


def is_word(pattern: str) -> bool:
    """Whether an expression is a word as it stands, in letters that have no case: what has it as its head is a match.

    >>> is_word("ลงนาม"), is_word("MOU"), is_word("ลง(?:นาม)?")
    (True, False, False)
    """
    return _WORD.match(pattern) is not None


def _one_branch(pattern: str) -> bool:
    """Whether an expression has no alternatives but within brackets."""
    while "|" in pattern and (less := _BRACKETED.sub("", pattern)) != pattern:
        pattern = less
    return "|" not in pattern


def heads(pattern: str, flags: int = 0) -> frozenset[str] | None:
    """With what a match can begin, in as many letters as are worth it, as ``alike`` writes them; None where unknown.

    None of them begins with another: at one place of a text, one of them stands at most.

    >>> sorted(heads(r"(?i:MOU)|ลงนาม(?:แล้ว)?|อบจ?") or ())
    ['mou', 'ลงนาม', 'อบ']
    """
    if is_word(pattern):
        return frozenset({pattern})
    if (lead := _LEAD.match(pattern)) and _one_branch(pattern):
        begun = lead[0].replace("\\", "")
        if len(begun) >= _TELLING or lead.end() == len(pattern):
            return frozenset({alike(begun)})
    return _kept("heads", pattern, flags, _heads)


def _kept(
    kind: str, pattern: str, flags: int, make: Callable[[str, int], frozenset[str] | None]
) -> frozenset[str] | None:
    """What is told of an expression, as an earlier process kept it or made now."""
    known = kept(kind, pattern, flags)
    try:
        told: object = json.loads(known) if known else False
    except ValueError:  # broken: made anew
        told = False
    if told is None:
        return None
    if isinstance(told, list) and all(isinstance(each, str) for each in told):
        return frozenset(told)
    made = make(pattern, flags)
    keep(kind, pattern, flags, json.dumps(made and sorted(made)).encode())
    return made


def _heads(pattern: str, flags: int) -> frozenset[str] | None:
    told = _MORE.told(pattern, flags)
    if told is None:
        return None
    few = {start for start, _ in _fewer({(start, True) for start in told}, _MOST_HEADS)}
    return frozenset(start for start in few if not any(start[:end] in few for end in range(1, len(start))))


def _fewer(told: Set[_Start], most: int) -> frozenset[_Start]:
    """Beginnings cut where most ways part, which tells the least, until they are few; two letters of each are left.

    >>> sorted(start for start, _ in _fewer({(start, True) for start in ("กกก", "กกข", "กกค", "ขกก", "ขขข")}, 3))
    ['กก', 'ขกก', 'ขขข']
    """
    while len(told) > most:
        starts = sorted({start for start, _ in told})
        shared = ["", *(_common(one, other) for one, other in pairwise(starts)), ""]
        parted = {start: max(shared[n : n + 2], key=len) for n, start in enumerate(starts)}
        ways = Counter(start for start in parted.values() if len(start) >= _LETTERS)
        if not ways:
            break
        cut, left = set[str](), len(told)
        for start, number in sorted(ways.items(), key=lambda each: (-each[1], each[0])):
            if left <= most:
                break
            cut.add(start)
            left -= number - 1
        told = {(parted[start], True) if parted[start] in cut else (start, more) for start, more in told}
    return frozenset(told)


def _common(one: str, other: str) -> str:
    """The letters with which both begin."""
    end = len(one)
    while not other.startswith(one[:end]):
        end -= 1
    return one[:end]


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


class _Telling:
    """Tells beginnings of so many letters; ``folded``: as ``alike`` writes them."""

    def __init__(self, letters: int, *, folded: bool) -> None:
        self._letters = letters
        self._folded = folded

    @cached_property
    def _readers(self) -> dict[str, Callable[[Any, int], frozenset[_Start]]]:
        return {
            "LITERAL": self._literal,
            "IN": self._class,
            "BRANCH": self._branch,
            "SUBPATTERN": self._group,
            "MAX_REPEAT": self._repeated,
            "MIN_REPEAT": self._repeated,
            "POSSESSIVE_REPEAT": self._repeated,
            "ATOMIC_GROUP": self._sequence,
            "AT": self._zero_width,
            "ASSERT": self._zero_width,
            "ASSERT_NOT": self._zero_width,
        }

    def told(self, pattern: str, flags: int) -> frozenset[str] | None:
        """The beginnings of an expression."""
        try:
            tree = import_module("re._parser").parse(pattern, flags)
        except ImportError:  # a Python that keeps its parser elsewhere: slower, and the same
            return None
        told = self._sequence(tree, tree.state.flags)
        return None if any(not start for start, _ in told) else frozenset(start for start, _ in told)

    def _joined(self, first: frozenset[_Start], then: frozenset[_Start]) -> frozenset[_Start]:
        """One after the other."""
        done = {(start, True) for start, more in first if more or len(start) >= self._letters}
        going = [start for start, more in first if not more and len(start) < self._letters]
        length = self._letters
        while len(going) * len(then) > _MOST_JOINED and length > 1:
            length -= 1
            then = frozenset((start[:length], more or len(start) > length) for start, more in then)
        if len(going) * len(then) > _MOST_JOINED:  # two letters have to do
            done |= {(start, True) for start in going if len(start) >= _LETTERS}
            going = [start for start in going if len(start) < _LETTERS]
        for start, (following, more) in product(going, then):
            both = (start + following)[: self._letters]
            done.add((both, more or len(both) >= self._letters))
        return _fewer(done, _MOST_STARTS)

    def _sequence(self, items: Iterable[tuple[Any, Any]], flags: int) -> frozenset[_Start]:
        told, word = _NOTHING, ""
        for kind, value in items:
            if len(word) >= self._letters or all(more for _, more in told):
                break
            then = self._node(str(kind), value, flags)
            if len(then) == 1:
                ((letters, more),) = then
                if not more:  # the letters of a word are joined together
                    word += letters
                    continue
            told = self._joined(self._joined(told, frozenset({(word, False)})) if word else told, then)
            word = ""
            if len(told) > _MOST_STARTS:
                return _UNKNOWN
        return self._joined(told, frozenset({(word, False)})) if word else told

    def _node(self, kind: str, value: Any, flags: int) -> frozenset[_Start]:
        reader = self._readers.get(kind)
        return reader(value, flags) if reader else _UNKNOWN

    def _literal(self, code: int, flags: int) -> frozenset[_Start]:
        letter = chr(code)
        if letter.isdecimal():
            return frozenset({(DIGIT, False)})
        caseless = letter.lower() == letter.upper()
        if flags & re.IGNORECASE and not caseless:
            if not letter.isascii():
                return _UNKNOWN
            if not self._folded:
                same = {letter.lower(), letter.upper(), *_ALSO.get(letter.lower(), "")}
                return frozenset((each, False) for each in same)
        if self._folded and not caseless:
            letter = alike(letter)
            if letter in _SIGMA or len(letter) > 1:
                return _UNKNOWN
        return frozenset({(letter, False)})

    def _class(self, items: Iterable[tuple[Any, Any]], flags: int) -> frozenset[_Start]:
        told: set[_Start] = set()
        for kind, value in items:
            name = str(kind)
            if name == "LITERAL":
                told |= self._literal(value, flags)
            elif name == "RANGE" and value[1] - value[0] <= _MOST:
                for code in range(value[0], value[1] + 1):
                    told |= self._literal(code, flags)
            elif name == "CATEGORY" and str(value) == "CATEGORY_DIGIT":
                told.add((DIGIT, False))
            else:
                return _UNKNOWN
        return _UNKNOWN if len(told) > _MOST else frozenset(told)

    def _branch(self, value: Any, flags: int) -> frozenset[_Start]:
        told: frozenset[_Start] = frozenset()
        return told.union(*(self._sequence(option, flags) for option in value[1]))

    def _group(self, value: Any, flags: int) -> frozenset[_Start]:
        _, added, removed, inside = value
        return self._sequence(inside, (flags | added) & ~removed)

    def _repeated(self, value: Any, flags: int) -> frozenset[_Start]:
        least, most, inside = value
        once = self._sequence(inside, flags)
        told = _NOTHING
        for _ in range(min(int(least), self._letters)):
            told = self._joined(told, once)
            if len(told) > _MOST_STARTS:
                return frozenset((start, True) for start, _ in told)
        whole, more = told, told
        for _ in range(min(int(most) - int(least), self._letters)):
            more = self._joined(more, once)
            whole |= more
            if len(whole) > _MOST_STARTS:
                return frozenset((start, goes_on or start != "") for start, goes_on in whole)
        return whole

    def _zero_width(self, value: Any, flags: int) -> frozenset[_Start]:
        return _NOTHING


_TWO = _Telling(_LETTERS, folded=False)
_MORE = _Telling(_LETTERS_OF_HEADS, folded=True)
