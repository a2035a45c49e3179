"""What the words beside a mention say of it: a partner, the place of a meeting, the day of a visit ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache, partial
from itertools import chain, compress
from typing import TypeVar

from citypact.graph.extraction.beginnings import beginnings, digits_alike
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Begun, Starts, begun_in, once, standing
from citypact.graph.extraction.spotting import Alike, branches_within

__all__ = ["before", "behind", "closest", "context", "latest", "nearby"]

_REACH = 56
_LONGEST = 400  # letters that words take: a run of digits may be without end
_BLANK = r"[ \u201c\"(]{0,2}"
_Named = tuple[tuple[str, re.Pattern[str]], ...]
Told = TypeVar("Told")


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
    """What the words of a text say: where those of ``near`` may stand is looked up once; what is asked again is known."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before: dict[tuple[str, int], tuple[str, str]] = {}
        self._behind: dict[tuple[str, int], str] = {}
        self._near: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for alike, places in begun_in(text, _near()):
            match = alike.match
            for place in places:
                if fitting := match(text, place, place + _LONGEST):
                    for kind, number in chain.from_iterable(compress(alike.told, fitting.groups())):
                        self._near[kind].append((place, number))
        for told in self._near.values():
            told.sort()

    def between(self, kind: str, start: int, end: int) -> list[tuple[int, int]]:
        """Each place of a stretch where words of ``near`` may stand, with their number."""
        told = self._near[kind]
        return told[bisect_left(told, (start,)) : bisect_left(told, (end,))]

    def before(self, kind: str, start: int) -> tuple[str, str]:
        """The first and the nearest of the keys whose words stand before a mention."""
        told = self._before.get((kind, start))
        if told is None:
            told = self._before[kind, start] = _before(kind, self._text, start)
        return told

    def behind(self, kind: str, end: int) -> str:
        """The first of the keys whose words stand behind a mention."""
        told = self._behind.get((kind, end))
        if told is None:
            told = self._behind[kind, end] = _behind(kind, self._text[end : end + _REACH])
        return told


def _before(kind: str, text: str, start: int) -> tuple[str, str]:
    reach = max(0, start - _REACH)
    words = text[reach:start].rsplit("\n", 1)[-1]
    if not words.strip() and (len(words) < start - reach or reach == 0):
        return "line", "line"
    befores, (starts, begun, untold) = _sides(kind)[0], _befores(kind)
    said: list[tuple[int, int]] = []
    first = start - len(words)
    for place in standing(text, starts, first, start):
        place -= first
        if (alike := _alike(begun, words[place : place + 2])) and (fitting := alike.match(words, place)):
            said += (
                (place, -number) for number in chain.from_iterable(compress(alike.told, fitting.groups()))
            )
    for number in untold:
        if match := befores[number][1].search(words):
            said.append((match.start(), -number))
    if not said:
        return "", ""
    return befores[-max(number for _, number in said)][0], befores[-max(said)[1]][0]


def _behind(kind: str, words: str) -> str:
    afters, (_, begun, untold) = _sides(kind)[1], _afters(kind)
    first = len(afters)
    for blanks in range(3):  # blanks and closing marks are passed over, up to two
        pair = words[blanks : blanks + 2]
        if (alike := _alike(begun, pair)) and (fitting := alike.match(words, blanks)):
            first = min(first, *chain.from_iterable(compress(alike.told, fitting.groups())))
        if pair[:1] not in _CLOSING:
            break
    for number in untold:
        if number > first:
            break
        if afters[number][1].match(words):
            return afters[number][0]
    return afters[first][0] if first < len(afters) else ""


_CLOSING = frozenset(' \u201d")')
_Begun = dict[str, Alike[list[Told]]]


def _alike(begun: _Begun[Told], pair: str) -> Alike[list[Told]] | None:
    """The words that begin with a pair of letters."""
    return begun.get(pair) or begun.get(digits_alike(pair)) or begun.get(digits_alike(pair[:1]))


def _by_start(told: Iterable[tuple[str, str, Told]]) -> _Begun[Told]:
    """Words by how they begin, as looser words tell it; what several have alike is tried once."""
    begun: defaultdict[str, defaultdict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for words, loose, name in told:
        for start in beginnings(loose) or ():
            begun[start][words].append(name)
    for start, named in begun.items():
        for words, names in begun[start[0]].items() if len(start) > 1 and start[0] in begun else ():
            named[words] += names
    return {start: Alike([*named.items()]) for start, named in begun.items()}


_Told = tuple[Starts, _Begun[int], list[int]]  # how words begin, those that begin so, those that do not tell


def _told(kind: str, side: str, loosened: Callable[[str], str], then: str = "") -> _Told:
    """The words beside a mention by how they begin, with what has to follow them."""
    listed = [*rules("contexts")[kind][side].values()]
    untold = [number for number, words in enumerate(listed) if beginnings(loosened(words)) is None]
    begun = _by_start(
        (f"(?:{words}){then}", loosened(words), number)
        for number, each in enumerate(listed)
        if number not in untold
        for words in branches_within(each)
    )
    return Starts(begun), begun, untold


# what an expression asks of the letters around its match: a stretch may end where the text goes on
_AROUND = re.compile(r"\\b|\(\?[=!](?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")
_LEADING = re.compile(r"\A\[\^\\n\]\{0,\d+\}")  # at its beginning, it tells nothing of where words may stand


def _loose(words: str) -> str:
    return _AROUND.sub("", words)


@cache
def _befores(kind: str) -> _Told:
    return _told(kind, "before", lambda words: _LEADING.sub("", _loose(words)), rf"{_BLANK}\Z")


@cache
def _afters(kind: str) -> _Told:
    return _told(kind, "after", str)


@cache
def _near() -> Begun[Alike[list[tuple[str, int]]]]:
    """All words of ``near`` by how they begin, without what they ask of the letters around."""
    told = []
    for kind, sides in rules("contexts").items():
        for number, words in enumerate(sides.get("near", {}).values()):
            if beginnings(_loose(words)) is None:
                raise ValueError(
                    f"contexts.yaml, {kind}: no telling how {words!r} begins: write out its first letters"
                )
            told += [(loose, loose, (kind, number)) for loose in branches_within(_loose(words))]
    return Begun(_by_start(told))


def _spoken(text: str) -> _Spoken:
    return once(text, _Spoken, partial(_Spoken, text))
