"""Witnesses: sources whose texts are nearly the same are one, however many carry it.

A reprint keeps its claims and its evidence; it only does not count again. Two texts written from one template are two
witnesses: each has a name or a number that the other lacks.
"""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Iterable
from dataclasses import dataclass

from citypact.graph.names import fold
from citypact.graph.readings import Reading
from citypact.graph.records import Record
from citypact.graph.repeating import Pieces, bands, contained, numbers, pieces, same_but_for_small_words

__all__ = ["reprints"]

_SAME = 0.8  # of the shorter text stands in the longer one
_LENGTHS = 3.0  # how much longer that one may be
_SHORTEST = 60  # pieces; less is a headline, which many texts share
_REMEMBERED = 40  # texts of one band that a new one is compared with: a family of thousands from one template stays linear


@dataclass(frozen=True)
class _Told:
    """A text, and what must not differ."""

    key: str
    text: str
    pieces: Pieces
    numbers: frozenset[str]
    names: frozenset[str]


def reprints(readings: Iterable[Reading]) -> dict[str, str]:
    """The keys of the sources that repeat another's text, each with the key of the one that had it first.

    The first is the one published earliest, then the one of the lowest key; the order of the readings changes nothing.
    """
    first: dict[str, str] = {}
    seen: dict[str, _Told] = {}
    buckets: defaultdict[tuple[int, bytes], deque[str]] = defaultdict(lambda: deque(maxlen=_REMEMBERED))
    for told in _texts(readings):
        if len(told.pieces) < _SHORTEST:
            continue
        places = list(bands(told.pieces))
        met = {key: None for place in places for key in buckets[place]}
        earlier = next((key for key in met if _repeats(told, seen[key])), None)
        if earlier is not None:
            first[told.key] = first.get(earlier, earlier)
        seen[told.key] = told
        for place in places:
            buckets[place].append(told.key)
    return first


def _texts(readings: Iterable[Reading]) -> Iterable[_Told]:
    """The texts, each once, oldest first."""
    by_key: dict[str, list[Reading]] = {}
    for reading in readings:
        if reading.text is not None and reading.source.type != "retelling":
            by_key.setdefault(reading.source.key, []).append(reading)
    for key in sorted(by_key, key=lambda key: (by_key[key][0].source.published or "~", key)):
        text = by_key[key][0].text or ""
        names = frozenset().union(*(_names(reading.record) for reading in by_key[key]))
        yield _Told(key, text, pieces(text), numbers(text), names)


def _names(record: Record) -> frozenset[str]:
    """All names of a record, folded."""
    named = [official.name for official in record.officials]
    for agreement in record.agreements:
        named += [party.name for party in agreement.parties]
        named += [*agreement.signatories, *(part.name for part in agreement.people)]
    return frozenset(map(fold, named))


def _repeats(told: _Told, earlier: _Told) -> bool:
    short, long = sorted((len(told.pieces), len(earlier.pieces)))
    return (
        long <= _LENGTHS * short
        and not _each_has_its_own(told.numbers, earlier.numbers)
        and not _each_has_its_own(told.names, earlier.names)
        and contained(told.pieces, earlier.pieces) >= _SAME
        and same_but_for_small_words(told.text, earlier.text)
    )


def _each_has_its_own(one: frozenset[str], other: frozenset[str]) -> bool:
    return bool(one - other) and bool(other - one)
