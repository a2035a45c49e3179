"""Calibration: what the confidence of a value means, as the share of right ones among values of that confidence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping
from typing import NamedTuple

from citypact.graph.extraction.confidences import GUESS
from citypact.graph.records import Record
from citypact.graph.scoring.slots import compared

__all__ = ["BINS", "SURE", "Bin", "Judged", "Share", "binned", "judged", "share"]

SURE = 0.9  # from here on, 95 of 100 values are right


class Judged(NamedTuple):
    """One value that was read: how sure its rule was of it (None: no evidence stands with it), and whether gold has it."""

    document: str
    slot: str
    confidence: float | None
    right: bool
    rule: str | None = None  # what read the surest span
    pointer: str = ""  # where in the record its evidence stands


class Share(NamedTuple):
    """How many values, and how many of them are right."""

    values: int
    right: int

    @property
    def portion(self) -> float | None:
        """The share of right ones; None of nothing."""
        return self.right / self.values if self.values else None


class Bin(NamedTuple):
    """Values of a range of confidence: from ``low`` on, below ``high``."""

    name: str
    low: float
    high: float


BINS = (
    Bin("0.95 and over", 0.95, 1.01),
    Bin("0.90 to 0.95", 0.9, 0.95),
    Bin("0.80 to 0.90", 0.8, 0.9),
    Bin("0.60 to 0.80", 0.6, 0.8),
    Bin(f"{GUESS:.2f} to 0.60", GUESS, 0.6),
    Bin(f"below {GUESS:.2f}", 0.0, GUESS),
)


def judged(
    gold: Mapping[str, Record], read: Mapping[str, Record], *, extended: Collection[str] = ()
) -> Iterator[Judged]:
    """Every value of the scored slots that a reading has, with its confidence and whether it is right.

    Agreements are paired as in ``score``; a value of an agreement that has no pair is wrong.
    """
    for id in sorted(gold):
        if id not in read:
            continue
        for slot, comparison in compared(gold[id], read[id], extended=id in extended):
            for right, values in ((True, comparison.right), (False, comparison.wrong)):
                for value in values:
                    at = value.pointer
                    if not read[id].spans(at):  # the spans of a name may be noted for the item that it names
                        at = at.removesuffix("/name")
                    surest = max(read[id].spans(at), key=lambda span: span.confidence, default=None)
                    yield (
                        Judged(id, slot, surest.confidence, right, surest.rule, at)
                        if surest
                        else Judged(id, slot, None, right)
                    )


def share(values: Iterable[Judged], low: float, high: float = 1.01) -> Share:
    """How many values have a confidence from ``low`` on and below ``high``, and how many of them are right."""
    chosen = [each.right for each in values if each.confidence is not None and low <= each.confidence < high]
    return Share(len(chosen), sum(chosen))


def binned(values: Collection[Judged]) -> list[tuple[Bin, Share]]:
    """The values by range of confidence, the surest first.

    >>> [found.right for _, found in binned([Judged("a", "date", 0.97, True), Judged("a", "time", 0.4, False)])]
    [1, 0, 0, 0, 0, 0]
    """
    return [(each, share(values, each.low, each.high)) for each in BINS]
