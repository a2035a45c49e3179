"""What the words beside a mention say of it: a partner, the place of a meeting, the day of a visit ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, partial
from itertools import compress

from citypact.graph.extraction.beginnings import beginnings, digits_alike
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Begun, begun_in, once
from citypact.graph.extraction.spotting import Alike, branches_within

__all__ = ["before", "behind", "closest", "context", "latest", "nearby"]

_REACH = 56
_LONGEST = 400  # letters that words take: a run of digits may be without end
_BLANK = r"[ \u201c\"(]{0,2}"
_Named = tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _sides(kind: str) -> tuple[_Named, _Named, _Named]:
    data = rules("contexts")[kind]
    return (
        tuple((name, re.compile(rf"(?:{words}){_BLANK}\Z")) for name, words in data["before"].items()),
        tuple(
            (name, re.compile(rf"[ \u201d\")]{{0,2}}(?:{words})")) for name, words in data["after"].items()
        ),
        tuple((name, re.compile(words)) for name, words in data.get("near", {}).items()),
    )


def context(kind: str, text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a mention: keys of ``contexts.yaml``, "line" at a line's start, else "".

    >>> context("parties", "อบต.ก ร่วมกับ เทศบาลเมืองสายลม ลงนาม", 14, 30)
    ('with', 'signs')
    """
    return before(kind, text, start), behind(kind, text, end)


def before(kind: str, text: str, start: int) -> str:
    """What stands before a mention: of all that does, the first of ``contexts.yaml``."""
    return _spoken(text).before(kind, start)[0]


def closest(kind: str, text: str, start: int) -> str:
    """What stands before a mention: of all that does, the words nearest to it.

    >>> text = "ผู้อำนวยการโครงการ ร่วมลงนามข้อตกลง"
    >>> before("documents", text, 28), closest("documents", text, 28)
    ('under', 'signed')
    """
    return _spoken(text).before(kind, start)[1]


def behind(kind: str, text: str, end: int) -> str:
    """What stands behind a mention."""
    return _spoken(text).behind(kind, end)


def nearby(kind: str, text: str, start: int = 0, end: int | None = None) -> list[str]:
    """What a clause, a stretch of a text, speaks of: the keys of ``near`` whose words it holds.

    >>> nearby("documents", "พรุ่งนี้จะลงนาม")
    ['signs', 'coming']
    """
    end = len(text) if end is None else min(end, len(text))
    near = _sides(kind)[2]
    held = set[int]()
    for place, number in _spoken(text).between(kind, start, end):
        if number not in held and _match(near[number][1], text, place, start, end):
            held.add(number)
    return [near[number][0] for number in sorted(held)]


def latest(kind: str, text: str, start: int = 0, end: int | None = None) -> str:
    """What a stretch speaks of last: the key of ``near`` whose words end nearest to its end, else ""."""
    end = len(text) if end is None else min(end, len(text))
    near = _sides(kind)[2]
    until = dict[int, int]()
    for place, number in _spoken(text).between(kind, start, end):
        if place >= until.get(number, 0) and (match := _match(near[number][1], text, place, start, end)):
            until[number] = place + match.end() - match.start()
    return near[-max((position, -number) for number, position in until.items())[1]][0] if until else ""


def _match(words: re.Pattern[str], text: str, place: int, start: int, end: int) -> re.Match[str] | None:
    """A match within a stretch; at its start, as if nothing stood before."""
    return words.match(text[start:end]) if place == start else words.match(text, place, end)


class _Spoken:
    """Where words of ``near`` and ``before`` may stand in a text: looked up once, and tried clause by clause."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before: dict[tuple[str, int], tuple[str, str]] = {}
        self._behind: dict[tuple[str, int], str] = {}
        self._found: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for alike, places in begun_in(text, _by_start()):
            match = alike.match
            for place in places:
                if fitting := match(text, place, place + _LONGEST):
                    for keys in compress(alike.told, fitting.groups()):
                        for key, number in keys:
                            self._found[key].append((place, number))
        for told in self._found.values():
            told.sort()

    def between(self, kind: str, start: int, end: int) -> list[tuple[int, int]]:
        """Each place of a stretch where words may stand, with their number."""
        told = self._found[kind]
        return told[bisect_left(told, (start,)) : bisect_left(told, (end,))]

    def before(self, kind: str, start: int) -> tuple[str, str]:
        """The first and the nearest of the keys whose words stand before a mention."""
        told = self._before.get((kind, start))
        if told is None:
            told = self._before[kind, start] = self._told_before(kind, start)
        return told

    def _told_before(self, kind: str, start: int) -> tuple[str, str]:
        first = max(0, start - _REACH)
        words = self._text[first:start].rsplit("\n", 1)[-1]
        if not words.strip() and (len(words) < start - first or first == 0):
            return "line", "line"
        befores = _sides(kind)[0]
        first = start - len(words)
        said = [
            (place, -number)
            for place, number in self.between(f"{kind}<", first, start)
            if befores[number][1].match(words, place - first)
        ]
        for number in _untold(kind):
            if match := befores[number][1].search(words):
                said.append((first + match.start(), -number))
        if not said:
            return "", ""
        return befores[-max(number for _, number in said)][0], befores[-max(said)[1]][0]

    def behind(self, kind: str, end: int) -> str:
        """The first of the keys whose words stand behind a mention."""
        told = self._behind.get((kind, end))
        if told is None:
            told = self._behind[kind, end] = _behind(kind, self._text[end : end + _REACH])
        return told


def _behind(kind: str, words: str) -> str:
    afters = _sides(kind)[1]
    begun, untold = _afters(kind)
    numbers: list[int] = []
    for blanks in range(3):  # blanks and closing marks are passed over, up to two
        pair = words[blanks : blanks + 2]
        alike = begun.get(pair) or begun.get(digits_alike(pair)) or begun.get(digits_alike(pair[:1]))
        if alike and (fitting := alike.match(words, blanks)):
            numbers += compress(alike.told, fitting.groups())
        if pair[:1] not in _CLOSING:
            break
    first = min(numbers, default=len(afters))
    for number in untold:
        if number > first:
            break
        if afters[number][1].match(words):
            return afters[number][0]
    return afters[first][0] if numbers else ""


_CLOSING = frozenset(' \u201d")')


@cache
def _afters(kind: str) -> tuple[dict[str, Alike[int]], list[int]]:
    """The words behind a mention by how they begin, and the numbers of those that do not tell."""
    begun: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    untold = []
    for number, words in enumerate(rules("contexts")[kind]["after"].values()):
        if beginnings(words) is None:
            untold.append(number)
            continue
        for branch in branches_within(words):
            for start in beginnings(branch) or ():
                begun[start].append((branch, number))
    for start, told in begun.items():
        if len(start) > 1:
            told += begun.get(start[0], [])
    return {start: Alike(told) for start, told in begun.items()}, untold


_Begun = Alike[list[tuple[str, int]]]  # the keys that have the words, each with their number there
# what an expression asks of the letters around its match: a stretch may end where the text goes on
_AROUND = re.compile(r"\\b|\(\?[=!](?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")
_ANYTHING = re.compile(r"\[\^\\n\]\{0,\d+\}")  # at its beginning, it tells nothing of where words may stand


@cache
def _told(kind: str) -> list[tuple[str, int, str, frozenset[str] | None]]:
    """The words of ``near`` and of ``before`` (kind<), without what they ask of the letters around, and how they begin."""
    found = []
    for key, side in ((kind, "near"), (f"{kind}<", "before")):
        for number, words in enumerate(rules("contexts")[kind].get(side, {}).values()):
            loose = _AROUND.sub("", words)
            if side == "before" and (anything := _ANYTHING.match(loose)):
                loose = loose[anything.end() :]
            found.append((key, number, loose, beginnings(loose)))
    return found


@cache
def _untold(kind: str) -> tuple[int, ...]:
    """The numbers of the words before a mention that do not tell how they begin."""
    return tuple(number for key, number, _, starts in _told(kind) if starts is None and key != kind)


@cache
def _by_start() -> Begun[_Begun]:
    """All words by how they begin."""
    begun: defaultdict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for kind in rules("contexts"):
        for key, number, words, starts in _told(kind):
            if starts is None and key == kind:
                raise ValueError(
                    f"contexts.yaml, {kind}: no telling how {words!r} begins: write out its first letters"
                )
            for branch in branches_within(words) if starts is not None else ():
                for start in beginnings(branch) or ():
                    begun[start].append((key, number, branch))
    for start, told in begun.items():
        if len(start) > 1:
            told += begun.get(start[0], [])
    return Begun({start: _alike(told) for start, told in begun.items()})


def _alike(told: list[tuple[str, int, str]]) -> _Begun:
    """Words that several keys have are tried once."""
    keys: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for key, number, words in told:
        keys[words].append((key, number))
    return Alike([*keys.items()])


def _spoken(text: str) -> _Spoken:
    return once(text, _Spoken, partial(_Spoken, text))
