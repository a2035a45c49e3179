"""What the words beside a mention say of it: a partner, the place of a meeting, the day of a visit ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from functools import cache, lru_cache, partial
from itertools import compress

from citypact.graph.extraction.beginnings import beginnings, digits_alike
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import Begun, begun_in, is_held, once
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
    return once(text, ("before", kind, start), partial(_before, kind, text, start))[0]


def closest(kind: str, text: str, start: int) -> str:
    """What stands before a mention: of all that does, the words nearest to it.

    >>> text = "ผู้อำนวยการโครงการ ร่วมลงนามข้อตกลง"
    >>> before("documents", text, 28), closest("documents", text, 28)
    ('under', 'signed')
    """
    return once(text, ("before", kind, start), partial(_before, kind, text, start))[1]


def behind(kind: str, text: str, end: int) -> str:
    """What stands behind a mention."""
    return once(text, ("behind", kind, end), partial(_behind, kind, text, end))


def _before(kind: str, text: str, start: int) -> tuple[str, str]:
    """The first and the nearest of the keys whose words stand before a mention."""
    first = max(0, start - _REACH)
    words = text[first:start].rsplit("\n", 1)[-1]
    if not words.strip() and (len(words) < start - first or first == 0):
        return "line", "line"
    befores, spoken = _sides(kind)[0], _spoken(text)
    first = start - len(words)
    if spoken is None:
        tried = [(place, number) for place in range(first, start) for number in range(len(befores))]
    else:
        tried = spoken.between(f"{kind}<", first, start)
    said = [(place, -number) for place, number in tried if befores[number][1].match(words, place - first)]
    if spoken is not None:
        for number in _untold(kind):
            if match := befores[number][1].search(words):
                said.append((first + match.start(), -number))
    if not said:
        return "", ""
    return befores[-max(number for _, number in said)][0], befores[-max(said)[1]][0]


def _behind(kind: str, text: str, end: int) -> str:
    words = text[end : end + _REACH]
    for name, expression in _possible(kind, words[:2], words[1:3], words[2:4]):
        if expression.match(words):
            return name
    return ""


@lru_cache(maxsize=16_384)
def _possible(kind: str, *pairs: str) -> _Named:
    """What may stand behind a mention that these letters follow; up to two blanks or closing marks are passed over."""
    blanks = next(
        (number for number, pair in enumerate(pairs) if pair[:1] not in (" ", "\u201d", '"', ")")), 2
    )
    begun = {
        letters for pair in pairs[: blanks + 1] for letters in (digits_alike(pair), digits_alike(pair[:1]))
    }
    told = rules("contexts")[kind]["after"].values()
    return tuple(
        named
        for named, words in zip(_sides(kind)[1], told, strict=True)
        if (starts := _starts(words)) is None or not starts.isdisjoint(begun)
    )


_starts = cache(beginnings)


def nearby(kind: str, text: str, start: int = 0, end: int | None = None) -> list[str]:
    """What a clause, a stretch of a text, speaks of: the keys of ``near`` whose words it holds.

    >>> nearby("documents", "พรุ่งนี้จะลงนาม")
    ['signs', 'coming']
    """
    end = len(text) if end is None else min(end, len(text))
    near = _sides(kind)[2]
    spoken = _spoken(text)
    if spoken is None:
        return [name for name, words in near if words.search(text[start:end])]
    held = set[int]()
    for place, number in spoken.between(kind, start, end):
        if number not in held and _match(near[number][1], text, place, start, end):
            held.add(number)
    return [near[number][0] for number in sorted(held)]


def latest(kind: str, text: str, start: int = 0, end: int | None = None) -> str:
    """What a stretch speaks of last: the key of ``near`` whose words end nearest to its end, else ""."""
    end = len(text) if end is None else min(end, len(text))
    near = _sides(kind)[2]
    spoken = _spoken(text)
    last: list[tuple[int, int]] = []
    if spoken is None:
        for number, (_, words) in enumerate(near):
            last += [(match.end(), -number) for match in words.finditer(text[start:end])][-1:]
    else:
        until = dict[int, int]()
        for place, number in spoken.between(kind, start, end):
            if place >= until.get(number, 0) and (match := _match(near[number][1], text, place, start, end)):
                until[number] = place + match.end() - match.start()
        last = [(position, -number) for number, position in until.items()]
    return near[-max(last)[1]][0] if last else ""


def _match(words: re.Pattern[str], text: str, place: int, start: int, end: int) -> re.Match[str] | None:
    """A match within a stretch; at its start, as if nothing stood before."""
    return words.match(text[start:end]) if place == start else words.match(text, place, end)


class _Spoken:
    """Where words of ``near`` and ``before`` may stand in a text: looked up once, and tried clause by clause."""

    def __init__(self, text: str) -> None:
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


def _spoken(text: str) -> _Spoken | None:
    return once(text, "spoken", partial(_Spoken, text)) if is_held(text) else None
