"""Alignment: how like a row of signs is to each of many, where one sign may be nearly another and some are hardly missed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["Aligned", "Signs"]

Numbers = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Signs:
    """What signs weigh; a sign is a byte, and zero is none.

    Attributes:
        weights: of each sign, what it costs that the other row has none like it.
        differences: of each sign and another, what it costs that one stands for the other.
    """

    weights: Numbers
    differences: Numbers


class Aligned:
    """Rows of signs, side by side, so that all are compared at once."""

    def __init__(self, rows: Sequence[bytes], signs: Signs) -> None:
        longest = max(map(len, rows), default=0)
        block = np.frombuffer(b"".join(row.ljust(longest, b"\0") for row in rows), np.uint8)
        self._columns = np.ascontiguousarray(block.reshape(len(rows), longest).T)
        self._signs = signs
        # the weight of what stands before each sign
        self._before = np.zeros((longest + 1, len(rows)), np.float32)
        np.cumsum(signs.weights[self._columns], axis=0, out=self._before[1:])

    @property
    def weights(self) -> Numbers:
        """What each row weighs."""
        weights: Numbers = self._before[-1]
        return weights

    def weight(self, wanted: bytes) -> float:
        """What another row weighs."""
        return float(self._signs.weights[np.frombuffer(wanted, np.uint8)].sum())

    def distances(self, wanted: bytes) -> Numbers:
        """What it costs to make another row of each: the distance of Levenshtein with the costs of the signs."""
        weights, differences, before = self._signs.weights, self._signs.differences, self._before
        cost = before
        for sign in wanted:
            step = cost + weights[sign]
            np.minimum(step[1:], cost[:-1] + differences[sign][self._columns], out=step[1:])
            # a sign of the row left out costs its weight, however many before it were
            step -= before
            for at in range(1, len(step)):
                np.minimum(step[at], step[at - 1], out=step[at])
            step += before
            cost = step
        distances: Numbers = cost[-1]
        return distances
