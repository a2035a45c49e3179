"""Comparison: the values of one slot in gold and in a reading, set side by side."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from citypact.graph.scoring.phrases import contain, likeness

__all__ = ["Comparison", "Key", "Matching", "Value", "as_phrases", "containing", "exactly"]

Key = str | tuple[str, str]
ENOUGH = 0.5  # likeness of two phrases that say the same


class Value(NamedTuple):
    """A value as it is compared, and where it stands in its record (JSON Pointer)."""

    key: Key
    pointer: str


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a reading has right, what it has wrong and what it misses; values of one key count once."""

    right: tuple[Value, ...]
    wrong: tuple[Value, ...]
    missed: tuple[Value, ...]


Matching = Callable[[Sequence[Value], Sequence[Value]], Comparison]


def exactly(gold: Sequence[Value], read: Sequence[Value]) -> Comparison:
    """Values are right that gold has too."""
    wanted, found = {value.key: value for value in gold}, {value.key: value for value in read}
    return Comparison(
        tuple(value for key, value in found.items() if key in wanted),
        tuple(value for key, value in found.items() if key not in wanted),
        tuple(value for key, value in wanted.items() if key not in found),
    )


def containing(gold: Sequence[Value], read: Sequence[Value]) -> Comparison:
    """For slots of one value: right where one of the two contains the other."""
    if gold and read and contain(str(gold[0].key), str(read[0].key)):
        return Comparison(tuple(read[:1]), (), ())
    return Comparison((), tuple(read), tuple(gold))


def as_phrases(gold: Sequence[Value], read: Sequence[Value]) -> Comparison:
    """Phrases are paired one to one, the likest first; a pair less like than a half is none."""
    ranked = sorted(
        (-like, i, j)
        for i, wanted in enumerate(gold)
        for j, found in enumerate(read)
        if (like := likeness(str(wanted.key), str(found.key))) >= ENOUGH
    )
    met: set[int] = set()
    right: set[int] = set()
    for _, i, j in ranked:
        if i not in met and j not in right:
            met.add(i)
            right.add(j)
    return Comparison(
        tuple(value for j, value in enumerate(read) if j in right),
        tuple(value for j, value in enumerate(read) if j not in right),
        tuple(value for i, value in enumerate(gold) if i not in met),
    )
