"""Nearest: of many names those that resemble one, in its own script and in the other, for those who spell it another way.

In one script both its letters and its sounds are compared, across scripts its sounds. It is for telling what a name may
have meant; nothing is taken for another thing because of it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from difflib import SequenceMatcher, get_close_matches
from functools import cached_property
from math import log2

import numpy as np
from numpy.typing import NDArray

from citypact.graph.names import fold, tidy
from citypact.queries.alignment import Aligned, Signs
from citypact.queries.kinds import bare
from citypact.queries.sounds import signs, sounds

__all__ = ["Nearest"]

# what resembles a name less is not told: in another script; in its own, in letters, and both in letters and in sounds;
# in the letters of the whole name, the word for its kind counted in
_ACROSS, _SPELLED, _WITHIN, _WHOLE = 0.78, 0.6, 0.665, 0.8
_OF_LETTERS = 0.75  # so much of the likeness of two names of one script is that of their letters
_KIND = 0.1  # so much less is the likeness of whole names worth: names of one kind are alike already
_CLOSER = 4  # so many times as many as are told are compared once more, their kinds counted in
_LONG = 24  # letters; what has more is a title, no bare name of a place: not what it sounds like counts, but what it says
_SHORTER = 0.43  # a name's length is at least so much of that of one like it
# a letter for another costs as much as leaving out the one and putting in the other
_LETTERS = Signs(
    np.array([0] + [1] * 255, np.float32),
    np.where(np.eye(256, dtype=bool), 0, np.where(np.arange(256) == 0, 1, 2)).astype(np.float32),
)
_THAI, _LATIN = re.compile("[ก-๙]"), re.compile("[a-z]")
_INSIGNIFICANT = re.compile(r"[\s\"'“”‘’().,\-–—]+")

Likeness = NDArray[np.float32]
Found = Iterator[tuple[str, float]]  # names, and how like they are


class Nearest:
    """The names that resemble a name, among many."""

    def __init__(self, names: Collection[str]) -> None:
        # by script and size; under "whole" those whose word for a kind is not in their parts
        found: defaultdict[tuple[str, int], list[tuple[str, str]]] = defaultdict(list)
        for name in names:
            parts, whole = bare(name), tidy(name).casefold()
            for part in parts:
                found[_script(part), _size(len(part))].append((part, name))
            if whole not in parts:
                found["whole", _size(len(whole))].append((whole, name))
        self._shelves = {key: _Shelf(rows) for key, rows in found.items()}
        self._names = names

    @cached_property
    def _titles(self) -> dict[str, str]:
        """The names under their keys."""
        return {fold(name): name for name in self._names}

    def to(self, wanted: str, *, most: int = 5) -> list[str]:
        """The names most like the wanted one, the likeliest first; none where no name is much like it."""
        parts, whole = bare(wanted), tidy(wanted).casefold()
        if min(map(len, parts)) > _LONG:
            return [
                self._titles[key] for key in get_close_matches(fold(wanted), self._titles, most, _SPELLED)
            ]
        likeness: dict[str, float] = {}
        for part in parts:
            for name, like in self._like(part):
                likeness[name] = max(like, likeness.get(name, 0.0))
        if whole in parts or _script(whole) != "thai":  # else its kind is well spelled
            for name, like in self._wholly_like(whole):
                likeness[name] = max(like, likeness.get(name, 0.0))
        best = sorted(likeness, key=lambda name: (-likeness[name], name))[: _CLOSER * most]
        alike = {name: SequenceMatcher(None, whole, tidy(name).casefold()).ratio() for name in best}
        return sorted(best, key=lambda name: (-likeness[name] - _KIND * alike[name], name))[:most]

    def _like(self, part: str) -> Found:
        script, spelled, (said,) = _script(part), _letters(part), sounds([part])
        for shelf in self._near(script, len(part), _SHORTER):
            yield from shelf.alike(spelled, said)
        if said:
            for shelf in self._near("latin" if script == "thai" else "thai", len(part), _SHORTER):
                yield from shelf.sounding(said)

    def _wholly_like(self, whole: str) -> Found:
        spelled = _letters(whole)
        for shelf in self._near("whole", len(whole), _WHOLE / (2 - _WHOLE)):
            yield from shelf.spelled(spelled)

    def _near(self, script: str, length: int, least: float) -> Iterator[_Shelf]:
        """The shelves of names that may be long and short enough."""
        for size in range(_size(length * least), _size(length / least) + 1):
            if (script, size) in self._shelves:
                yield self._shelves[script, size]


class _Shelf:
    """Names of one script and about one length, their letters and sounds kept for the next name that is asked for."""

    def __init__(self, rows: Sequence[tuple[str, str]]) -> None:
        self._parts = [part for part, _ in rows]
        self._names = [name for _, name in rows]
        self._letters: Aligned | None = None
        self._sounds: Aligned | None = None

    def sounding(self, said: bytes) -> Found:
        """Names that sound alike."""
        if self._sounds is None:
            self._sounds = Aligned(sounds(self._parts), signs())
        heard = _heard(self._sounds, said)
        return self._found(heard, np.flatnonzero(heard >= _ACROSS))

    def alike(self, spelled: bytes, said: bytes) -> Found:
        """Names that are spelled alike, and sound so."""
        like = self._spelled(spelled)
        near = np.flatnonzero(like >= _SPELLED)
        if said and len(near):
            heard = _heard(Aligned(sounds(self._parts[at] for at in near), signs()), said)
            like[near] = _OF_LETTERS * like[near] + (1 - _OF_LETTERS) * heard
            near = near[like[near] >= _WITHIN]
        return self._found(like, near)

    def spelled(self, spelled: bytes) -> Found:
        """Names that are spelled alike, the words for their kinds counted in."""
        like = self._spelled(spelled)
        return self._found(like - _KIND, np.flatnonzero(like >= _WHOLE))

    def _spelled(self, spelled: bytes) -> Likeness:
        if self._letters is None:
            self._letters = Aligned([_letters(part) for part in self._parts], _LETTERS)
        rows = self._letters
        both = np.maximum(rows.weights + rows.weight(spelled), 1)
        like: Likeness = 1 - (rows.distances(spelled) / both).astype(np.float32)
        return like

    def _found(self, like: Likeness, told: NDArray[np.intp]) -> Found:
        for at in told:
            yield self._names[at], float(like[at])


def _heard(rows: Aligned, said: bytes) -> Likeness:
    heavier = np.maximum(np.maximum(rows.weights, rows.weight(said)), 1e-6)
    like: Likeness = 1 - (rows.distances(said) / heavier).astype(np.float32)
    return like


def _size(length: float) -> int:
    """About how long a name is: a step is a fifth more."""
    return int(4 * log2(max(length, 1)))


def _script(part: str) -> str:
    return "thai" if _THAI.search(part) else "latin" if _LATIN.search(part) else "other"


def _letters(part: str) -> bytes:
    """The letters of a name, without the page of Unicode that they are on: within one script it is the same."""
    return _INSIGNIFICANT.sub("", part).encode("utf-16-le", "ignore")[::2]
