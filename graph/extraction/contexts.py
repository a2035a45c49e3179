"""What the words beside a mention say of it: a partner, the place of a meeting, the day of a visit ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from citypact.graph.extraction.beginnings import alike, heads, is_word
from citypact.graph.extraction.expressions import expression
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Headed, headed_in, of_text
from citypact.graph.extraction.spotting import branches_within

__all__ = ["before", "behind", "closest", "context", "latest", "nearby"]

_REACH = 56
_LETTERS = 5  # of what stands behind a mention, by which its words are looked up
_LONGEST = 400  # letters that words take: a run of digits may be without end
_BLANK = r"[ \u201c\"(]{0,2}"


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
    near = _nears(kind)
    held = set[int]()
    for place, number in _spoken(text).between(kind, start, end):
        if number not in held and _match(near[number][1], text, place, start, end):
            held.add(number)
    return [near[number][0] for number in sorted(held)]


def latest(kind: str, text: str, start: int = 0, end: int | None = None) -> str:
    """What a stretch speaks of last: the key of ``near`` whose words end nearest to its end, else ""."""
    end = len(text) if end is None else min(end, len(text))
    near = _nears(kind)
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
        self._leading: dict[str, tuple[list[int], list[_Words]]] = {}
        for (told, words), places in headed_in(text, _near()):
            for place in places:
                if words is None or words.match(text, place, place + _LONGEST):
                    for kind, number in told:
                        self._near[kind].append((place, number))
        for standing in self._near.values():
            standing.sort()

    def between(self, kind: str, start: int, end: int) -> list[tuple[int, int]]:
        """Each place of a stretch where words of ``near`` may stand, with their number."""
        told = self._near[kind]
        return told[bisect_left(told, (start,)) : bisect_left(told, (end,))]

    def leading(self, kind: str) -> tuple[list[int], list[_Words]]:
        """The places where words that stand before a mention may begin, in order, and the words of each."""
        told = self._leading.get(kind)
        if told is None:
            headed = headed_in(self._text, _befores(kind).headed)
            found = sorted(((place, words) for words, places in headed for place in places), key=_PLACE)
            told = self._leading[kind] = ([place for place, _ in found], [words for _, words in found])
        return told

    def before(self, kind: str, start: int) -> tuple[str, str]:
        """The first and the nearest of the keys whose words stand before a mention."""
        told = self._before.get((kind, start))
        if told is None:
            told = self._before[kind, start] = _before(self, kind, self._text, start)
        return told

    def behind(self, kind: str, end: int) -> str:
        """The first of the keys whose words stand behind a mention."""
        told = self._behind.get((kind, end))
        if told is None:
            told = self._behind[kind, end] = _behind(kind, self._text, end)
        return told


def _before(spoken: _Spoken, kind: str, text: str, start: int) -> tuple[str, str]:
    reach = max(0, start - _REACH)
    words = text[reach:start].rsplit("\n", 1)[-1]
    if not words.strip() and (len(words) < start - reach or reach == 0):
        return "line", "line"
    first, beside = start - len(words), _befores(kind)
    said: list[tuple[int, int]] = []
    places, leading = spoken.leading(kind)
    for index in range(bisect_left(places, first), bisect_left(places, start)):
        place, (numbers, fits) = places[index], leading[index]
        if fits.match(words, place - first):
            said += [(place, -number) for number in numbers]
    for number, untold in beside.untold:
        if match := untold.search(words):
            said.append((first + match.start(), -number))
    if not said:
        return "", ""
    return beside.names[-max(number for _, number in said)], beside.names[-max(said)[1]]


def _behind(kind: str, text: str, end: int) -> str:
    words, beside = text[end : end + _REACH], _afters(kind)
    first, begun, letters = len(beside.names), beside.begun, alike(words[: 2 + _LETTERS])
    for place in range(3):  # blanks and closing marks are passed over, up to two
        for until in range(place + 1, place + 1 + _LETTERS):
            for numbers, fits in begun.get(letters[place:until], ()):
                if numbers[0] < first and fits.match(words, place):
                    first = numbers[0]
        if words[place : place + 1] not in _CLOSING:
            break
    for number, untold in beside.untold:
        if number > first:
            break
        if untold.match(words):
            first = number
            break
    return beside.names[first] if first < len(beside.names) else ""


_CLOSING = (" ", "\u201d", '"', ")")


_Words = tuple[list[int], re.Pattern[str]]  # the numbers of keys, rising, and what has to stand
_PLACE = itemgetter(0)


class _Before(NamedTuple):
    """The words before a mention: the keys, their words by how they begin, and what does not tell how it begins."""

    names: tuple[str, ...]
    headed: Headed[_Words]
    untold: list[tuple[int, re.Pattern[str]]]


class _After(NamedTuple):
    """The words behind a mention, likewise."""

    names: tuple[str, ...]
    begun: dict[str, list[_Words]]
    untold: list[tuple[int, re.Pattern[str]]]


_Told = tuple[list[tuple[str, _Words]], list[tuple[int, re.Pattern[str]]]]


def _told(listed: Iterable[str], loosened: Callable[[str], str], *, ahead: str = "", then: str = "") -> _Told:
    """Words by how they begin, and what does not tell; with what may stand ahead of them and what has to follow."""
    told, untold = defaultdict[str, list[int]](list), list[tuple[int, re.Pattern[str]]]()
    for number, several in enumerate(listed):
        unsure = []
        for words in branches_within(several):
            if heads(loosened(words)) is None:
                unsure.append(words)
            elif number not in told[words]:
                told[words].append(number)
        if unsure:
            untold.append((number, expression(f"{ahead}(?:{'|'.join(unsure)}){then}")))
    begun = list[tuple[str, _Words]]()
    for words, numbers in told.items():
        fits = expression(f"(?:{words}){then}")
        begun += [(head, (numbers, fits)) for head in heads(loosened(words)) or ()]
    return begun, untold


@cache
def _all_befores() -> dict[str, _Before]:
    """The words before all kinds of mentions: looked up in a text together."""
    told = {}
    for kind, sides in rules("contexts").items():
        listed = sides.get("before", {})
        begun, untold = _told(listed.values(), _without_lead, then=r"[ \u201c\"(]{0,2}\Z")
        told[kind] = _Before(tuple(listed), Headed(begun), untold)
    return told


def _befores(kind: str) -> _Before:
    return _all_befores()[kind]


@cache
def _afters(kind: str) -> _After:
    listed = rules("contexts")[kind]["after"]
    begun = defaultdict[str, list[_Words]](list)
    told, untold = _told(listed.values(), str, ahead=r"[ \u201d\")]{0,2}")
    for head, words in told:
        if words not in begun[head[:_LETTERS]]:
            begun[head[:_LETTERS]].append(words)
    return _After(tuple(listed), dict(begun), untold)


@cache
def _nears(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, expression(words)) for name, words in rules("contexts")[kind].get("near", {}).items())


# what an expression asks of the letters around its match: a stretch may end where the text goes on
_AROUND = expression(r"\\b|\(\?[=!](?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")
_LEADING = expression(r"\A\[\^\\n\]\{0,\d+\}")  # it tells nothing of where words may stand


def _loose(words: str) -> str:
    return _AROUND.sub("", words)


def _without_lead(words: str) -> str:
    return _LEADING.sub("", _loose(words))


@cache
def _near() -> Headed[tuple[list[tuple[str, int]], re.Pattern[str] | None]]:
    """All words of ``near`` by how they begin, without what they ask of the letters around; None for words as they stand."""
    told: defaultdict[str, list[tuple[str, int]]] = defaultdict(list)
    for kind, sides in rules("contexts").items():
        for number, words in enumerate(sides.get("near", {}).values()):
            for loose in branches_within(_loose(words)):
                told[loose].append((kind, number))
    standing = list[tuple[str, tuple[list[tuple[str, int]], re.Pattern[str] | None]]]()
    for loose, named in told.items():
        starts = heads(loose)
        if starts is None:
            raise ValueError(f"contexts.yaml: no telling how {loose!r} begins: write out its first letters")
        standing += [(start, (named, None if is_word(loose) else expression(loose))) for start in starts]
    return Headed(standing)


def _spoken(text: str) -> _Spoken:
    return of_text(text, _Spoken)
