"""Scores: the figures of a set of records against gold, and each disagreement."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from citypact.graph.records import Record
from citypact.graph.scoring.comparison import Comparison, Value
from citypact.graph.scoring.intervals import Counts, Interval, f1_of, intervals
from citypact.graph.scoring.slots import EXTENDED, FURTHER, SLOTS, compared

__all__ = ["Disagreement", "Score", "SlotScore", "score"]


class Disagreement(NamedTuple):
    """One value that gold has and the reading lacks ("missed"), or the other way round ("wrong")."""

    document: str
    slot: str
    kind: str
    value: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SlotScore:
    """The figures of one slot, micro-averaged over ``documents`` documents."""

    documents: int
    right: int
    wrong: int
    missed: int
    interval: Interval  # of F1

    @property
    def gold(self) -> int:
        """How many values gold has."""
        return self.right + self.missed

    @property
    def read(self) -> int:
        """How many values the reading has."""
        return self.right + self.wrong

    @property
    def precision(self) -> float:
        """The share of right ones among what was read; 1 where nothing was."""
        return self.right / self.read if self.read else 1.0

    @property
    def recall(self) -> float:
        """The share of what gold has that was read; 1 where it has nothing."""
        return self.right / self.gold if self.gold else 1.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return float(f1_of(np.array([self.right, self.wrong, self.missed])))


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """What a comparison of two sets of records comes to; ``overall`` is the mean F1 of the thirteen slots."""

    documents: int
    extended: int  # documents whose gold was read for the further slots
    slots: Mapping[str, SlotScore]
    further: Mapping[str, SlotScore]
    interval: Interval  # of the overall F1
    disagreements: tuple[Disagreement, ...]

    @property
    def overall(self) -> float:
        """The mean of the thirteen slots' F1."""
        return sum(each.f1 for each in self.slots.values()) / len(self.slots)


def score(gold: Mapping[str, Record], read: Mapping[str, Record], *, extended: Collection[str] = ()) -> Score:
    """Compare records with gold, slot by slot.

    Args:
        gold: the gold records by id.
        read: the records to be measured by id; one that is missing counts as a record that says nothing.
        extended: the ids of gold records that were read for the further slots too.
    """
    ids = sorted(gold)
    names = (*SLOTS, *FURTHER)
    counts: Counts = np.zeros((len(ids), len(names), 3), dtype=np.int64)
    disagreements: list[Disagreement] = []
    for number, id in enumerate(ids):
        nothing = Record(id=id, lang=gold[id].lang)
        for slot, comparison in compared(gold[id], read.get(id, nothing), extended=id in extended):
            counts[number, names.index(slot)] += (
                len(comparison.right),
                len(comparison.wrong),
                len(comparison.missed),
            )
            disagreements += _disagreements(id, slot, comparison)
    further = np.array([id in extended for id in ids], dtype=bool)
    base = counts[:, : len(SLOTS)]
    found, overall = intervals(base)
    figures = _figures(SLOTS, base, found)
    beside: dict[str, SlotScore] = {}
    for name in FURTHER:
        chosen = counts[further if name in EXTENDED else slice(None), :][:, [names.index(name)]]
        beside |= _figures((name,), chosen, intervals(chosen)[0])
    return Score(
        documents=len(ids),
        extended=int(further.sum()),
        slots=figures,
        further=beside,
        interval=overall,
        disagreements=tuple(disagreements),
    )


def _figures(names: tuple[str, ...], counts: Counts, found: list[Interval]) -> dict[str, SlotScore]:
    return {
        name: SlotScore(
            documents=len(counts),
            right=int(right),
            wrong=int(wrong),
            missed=int(missed),
            interval=interval,
        )
        for name, (right, wrong, missed), interval in zip(names, counts.sum(axis=0), found, strict=True)
    }


def _disagreements(id: str, slot: str, comparison: Comparison) -> Iterator[Disagreement]:
    for kind, values in (("missed", comparison.missed), ("wrong", comparison.wrong)):
        yield from (Disagreement(id, slot, kind, text) for text in sorted(map(_shown, values)))


def _shown(value: Value) -> str:
    return value.key if isinstance(value.key, str) else ": ".join(value.key)
