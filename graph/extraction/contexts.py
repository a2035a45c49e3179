"""What the words beside a mention say of it: a partner, the place of a meeting, the day of a visit ..."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator
from functools import cache, partial

from citypact.graph.extraction.beginnings import beginnings
from citypact.graph.extraction.rules import rules
from citypact.graph.extraction.seeking import begun_in, is_held, once

__all__ = ["context", "latest", "nearby"]

_REACH = 56
_Named = tuple[tuple[str, re.Pattern[str]], ...]


@cache
def _sides(kind: str) -> tuple[_Named, _Named, _Named]:
    data = rules("contexts")[kind]
    return (
        tuple((name, re.compile(rf"(?:{words})[ \u201c\"(]{{0,2}}\Z")) for name, words in data["before"].items()),
        tuple((name, re.compile(rf"[ \u201d\")]{{0,2}}(?:{words})")) for name, words in data["after"].items()),
        tuple((name, re.compile(words)) for name, words in data.get("near", {}).items()),
    )


def context(kind: str, text: str, start: int, end: int) -> tuple[str, str]:
    """What stands before and behind a mention: keys of ``contexts.yaml``, "line" at a line's start, else "".

    >>> context("parties", "อบต.ก ร่วมกับ เทศบาลเมืองสายลม ลงนาม", 14, 30)
    ('with', 'signs')
    """
    return once(text, ("context", kind, start, end), partial(_context, kind, text, start, end))


def _context(kind: str, text: str, start: int, end: int) -> tuple[str, str]:
    befores, afters, _ = _sides(kind)
    first = max(0, start - _REACH)
    before = text[first:start].rsplit("\n", 1)[-1]
    if not before.strip() and (len(before) < start - first or first == 0):
        left = "line"
    else:
        left = next((name for name, words in befores if words.search(before)), "")
    after = text[end : end + _REACH]
    return left, next((name for name, words in afters if words.match(after)), "")


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
    """Where the words of ``near`` may stand in a text, of all kinds: looked up once, and tried clause by clause."""

    def __init__(self, text: str) -> None:
        self._found: defaultdict[str, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for place, (any_, each) in begun_in(text, _by_start()):
            if any_.match(text, place):
                for kind, number, words in each:
                    if words.match(text, place):
                        places, numbers = self._found[kind]
                        places.append(place)
                        numbers.append(number)

    def between(self, kind: str, start: int, end: int) -> Iterator[tuple[int, int]]:
        """Each place of a stretch where words may stand, with their number."""
        places, numbers = self._found[kind]
        first, last = bisect_left(places, start), bisect_left(places, end)
        return zip(places[first:last], numbers[first:last], strict=True)


_Begun = tuple[re.Pattern[str], list[tuple[str, int, re.Pattern[str]]]]
# what an expression asks of the letters around its match: a stretch may end where the text goes on
_AROUND = re.compile(r"\\b|\(\?[=!](?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)")


@cache
def _by_start() -> dict[str, _Begun]:
    """The words of ``near`` by how they begin, without what they ask of the letters around."""
    begun: defaultdict[str, list[tuple[str, int, str]]] = defaultdict(list)
    for kind, sides in rules("contexts").items():
        for number, words in enumerate(sides.get("near", {}).values()):
            loose = _AROUND.sub("", words)
            starts = beginnings(loose)
            if starts is None:
                raise ValueError(f"contexts.yaml, {kind}: no telling how {words!r} begins: write out its first letters")
            for start in starts:
                begun[start].append((kind, number, loose))
    for start, told in begun.items():
        if len(start) > 1:
            told += begun.get(start[0], [])
    return {
        start: (
            re.compile("|".join({f"(?:{words})": None for _, _, words in told})),
            [(kind, number, re.compile(words)) for kind, number, words in told],
        )
        for start, told in begun.items()
    }


def _spoken(text: str) -> _Spoken | None:
    return once(text, "spoken", partial(_Spoken, text)) if is_held(text) else None


