"""What the words beside a mention say of it: a partner, the place of a meeting, the day of a visit ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from importlib import import_module
from operator import itemgetter
from sys import maxsize
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
    spoken = of_text(text, _Spoken)
    return spoken.before(kind, start)[0], spoken.behind(kind, end)


def before(kind: str, text: str, start: int) -> str:
    """What stands before a mention: of all that does, the first of ``contexts.yaml``."""
    return of_text(text, _Spoken).before(kind, start)[0]


def closest(kind: str, text: str, start: int) -> str:
    """What stands before a mention: of all that does, the words nearest to it.

    >>> text = "ผู้อำนวยการโครงการ ร่วมลงนามข้อตกลง"
    >>> before("documents", text, 28), closest("documents", text, 28)
    ('under', 'signed')
    """
    return of_text(text, _Spoken).before(kind, start)[1]


def behind(kind: str, text: str, end: int) -> str:
    """What stands behind a mention."""
    return of_text(text, _Spoken).behind(kind, end)


def nearby(kind: str, text: str, start: int = 0, end: int | None = None) -> list[str]:
    """What a clause, a stretch of a text, speaks of: the keys of ``near`` whose words it holds.

    >>> nearby("documents", "พรุ่งนี้จะลงนาม")
    ['signs', 'coming']
    """
    end = len(text) if end is None else min(end, len(text))
    between = of_text(text, _Spoken).between(kind, start, end)
    if not between:
        return []
    near, held = _nears(kind), set[int]()
    for place, number in between:
        if number not in held and _match(near[number][1], text, place, start, end):
            held.add(number)
    return [near[number][0] for number in sorted(held)]


def latest(kind: str, text: str, start: int = 0, end: int | None = None) -> str:
    """What a stretch speaks of last: the key of ``near`` whose words end nearest to its end, else ""."""
    end = len(text) if end is None else min(end, len(text))
    between = of_text(text, _Spoken).between(kind, start, end)
    if not between:
        return ""
    near, until = _nears(kind), dict[int, int]()
    for place, number in between:
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
        self.alike = of_text(text, alike)
        self._before: dict[tuple[str, int], tuple[str, str]] = {}
        self._behind: dict[tuple[str, int], str] = {}
        # of each table the places, in order, and each with what stands there
        self._near: dict[str, tuple[list[int], list[tuple[int, int]]]] = {}
        self._standing: dict[int, tuple[list[int], list[tuple[int, _Words]]]] = {}
        near: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
        for (told, words), places in headed_in(text, _near()):
            for place in places:
                if words is None or words.match(text, place, place + _LONGEST):
                    for kind, number in told:
                        near[kind].append((place, number))
        for kind, standing in near.items():
            standing.sort()
            self._near[kind] = [place for place, _ in standing], standing

    def between(self, kind: str, start: int, end: int) -> list[tuple[int, int]]:
        """Each place of a stretch where words of ``near`` may stand, with their number."""
        places, told = self._near.get(kind, _NONE)
        first = bisect_left(places, start)
        return told[first : bisect_left(places, end, first)] if first < len(places) else []

    def standing(self, headed: Headed[_Words], start: int, end: int) -> list[tuple[int, _Words]]:
        """Each place of a stretch where words of a table may begin, with those words."""
        known = self._standing.get(headed.number)
        if known is None:
            told = [(place, words) for words, places in headed_in(self._text, headed) for place in places]
            told.sort(key=_PLACE)
            known = self._standing[headed.number] = [place for place, _ in told], told
        places, told = known
        first = bisect_left(places, start)
        return told[first : bisect_left(places, end, first)] if first < len(places) else []

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
            told = self._behind[kind, end] = _behind(self, kind, self._text, end)
        return told


def _before(spoken: _Spoken, kind: str, text: str, start: int) -> tuple[str, str]:
    reach = max(0, start - _REACH)
    words = text[reach:start].rsplit("\n", 1)[-1]
    if not words.strip() and (len(words) < start - reach or reach == 0):
        return "line", "line"
    first, beside = start - len(words), _befores()[kind]
    said: list[tuple[int, int]] = []
    for place, (numbers, fits) in spoken.standing(beside.headed, first, start):
        if fits.match(words, place - first):
            said += [(place, -number) for number in numbers]
    for number, untold, most, needed in beside.untold:
        if needed and not spoken.standing(needed, first, start):
            continue
        if match := untold.search(words, len(words) - most if len(words) > most else 0):
            said.append((first + match.start(), -number))
    if not said:
        return "", ""
    return beside.names[-max(number for _, number in said)], beside.names[-max(said)[1]]


def _behind(spoken: _Spoken, kind: str, text: str, end: int) -> str:
    words, beside = text[end : end + _REACH], _afters()[kind]
    first = len(beside.names)
    if beside.begun:
        letters = spoken.alike[end : end + 2 + _LETTERS]
        for place in range(3):  # blanks and closing marks are passed over, up to two
            letter = letters[place : place + 1]
            for length in beside.lengths.get(letter, ()):
                for numbers, fits in beside.begun.get(letters[place : place + length], ()):
                    if numbers[0] < first and fits.match(words, place):
                        first = numbers[0]
            if letter not in _CLOSING:
                break
    for _, (numbers, fits) in spoken.standing(beside.further, end, end + len(words)):
        if numbers[0] < first and fits.match(words):
            first = numbers[0]
    for number, untold, *_ in beside.untold:
        if number > first:
            break
        if untold.match(words):
            first = number
            break
    return beside.names[first] if first < len(beside.names) else ""


_CLOSING = frozenset((" ", "\u201d", '"', ")"))


_Words = tuple[list[int], re.Pattern[str]]  # the numbers of keys, rising, and what has to stand
_PLACE = itemgetter(0)
_NONE: tuple[list[int], list[tuple[int, int]]] = ([], [])


class _Before(NamedTuple):
    """The words before a mention: the keys, their words by how they begin, and what does not tell how it begins."""

    names: tuple[str, ...]
    headed: Headed[_Words]
    untold: list[_Untold]


class _After(NamedTuple):
    """The words behind a mention, likewise: those right behind it, and those that may stand further on."""

    names: tuple[str, ...]
    begun: dict[str, list[_Words]]
    lengths: dict[str, list[int]]  # how long beginnings are, by their first letters
    further: Headed[_Words]
    untold: list[_Untold]


class _Told(NamedTuple):
    """Words by how they begin, those behind anything by how they go on, and what does not tell."""

    begun: list[tuple[str, _Words]]
    further: list[tuple[str, _Words]]
    untold: list[_Untold]


# the number of the key, what has to stand, in how many letters at most, and words of which one is among it
_Untold = tuple[int, re.Pattern[str], int, Headed[_Words] | None]


def _told(
    listed: Iterable[str],
    loosened: Callable[[str], str],
    *,
    within: Callable[[str], str] | None = None,
    ahead: str = "",
    then: str = "",
) -> _Told:
    """How words begin; with what may stand ahead of them and what has to follow; ``within``: without what leads to them."""
    begun, further = list[tuple[str, _Words]](), list[tuple[str, _Words]]()
    untold, known = list[_Untold](), dict[str, list[int]]()
    for number, several in enumerate(listed):
        unsure = []
        for words in branches_within(several):
            if words in known:
                if number not in known[words]:
                    known[words].append(number)
            elif (starts := heads(loosened(words))) is not None:
                numbers, fits = known.setdefault(words, [number]), expression(f"(?:{words}){then}")
                begun += [(head, (numbers, fits)) for head in starts]
            elif within and (starts := heads(within(words))) is not None:
                numbers, fits = known.setdefault(words, [number]), expression(f"{ahead}(?:{words}){then}")
                further += [(head, (numbers, fits)) for head in starts]
            else:
                unsure.append(words)
        if unsure:
            words = f"{ahead}(?:{'|'.join(unsure)}){then}"
            fits, seconds = expression(words), [heads(_FIRST_WORD.sub("(?i:", each)) for each in unsure]
            needed = None
            if then and None not in seconds:
                needed = Headed((head, ([number], fits)) for starts in seconds for head in starts or ())
            untold.append((number, fits, _most_letters(words), needed))
    return _Told(begun, further, untold)


@cache
def _befores() -> dict[str, _Before]:
    """The words before all kinds of mentions: looked up in a text together."""
    told = {}
    for kind, sides in rules("contexts").items():
        listed = sides.get("before", {})
        begun, _, untold = _told(listed.values(), _without_lead, then=r"[ \u201c\"(]{0,2}\Z")
        told[kind] = _Before(tuple(listed), Headed(begun), untold)
    return told


@cache
def _afters() -> dict[str, _After]:
    """The words behind all kinds of mentions."""
    told = {}
    for kind, sides in rules("contexts").items():
        listed = sides.get("after", {})
        begun, lengths = defaultdict[str, list[_Words]](list), defaultdict[str, set[int]](set)
        known, further, untold = _told(listed.values(), str, within=_behind_lead, ahead=r"[ \u201d\")]{0,2}")
        for head, words in known:
            start = head[:_LETTERS]
            lengths[start[0]].add(len(start))
            if words not in begun[start]:
                begun[start].append(words)
        by_length = {letter: sorted(several) for letter, several in lengths.items()}
        told[kind] = _After(tuple(listed), dict(begun), by_length, Headed(further), untold)
    return told


@cache
def _nears(kind: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple((name, expression(words)) for name, words in rules("contexts")[kind].get("near", {}).items())


# what an expression asks of the letters around its match: a stretch may end where the text goes on
_AROUND = expression(r"\\b|\(\?[=!](?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")
_LEADING = expression(r"\A\[\^\\n\]\{0,\d+\}")  # it tells nothing of where words may stand
# the same of the words behind a mention, also where it holds no other word, or no matter the case
_LEADING_ON = expression(r"\A(\(\?i:)?(?:\[\^[^\]]+\]|\(\?:\(\?![^()]*\)\[\^[^\]]+\]\))\{0,\d+\}\??")


_FIRST_WORD = expression(r"\A\(\?i:\\b\(\?:[^()]+\)(?= )")  # one of many, or of a kind; the second word tells


def _loose(words: str) -> str:
    return _AROUND.sub("", words)


def _without_lead(words: str) -> str:
    return _LEADING.sub("", _loose(words))


def _behind_lead(words: str) -> str:
    return _LEADING_ON.sub(lambda lead: lead[1] or "", words)


def _most_letters(words: str) -> int:
    """In how many letters an expression has room, at most."""
    try:
        return int(import_module("re._parser").parse(words).getwidth()[1])
    except ImportError:  # a Python that keeps its parser elsewhere: slower, and the same
        return maxsize


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
