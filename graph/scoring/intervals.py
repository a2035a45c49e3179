"""Figures from counts, and their 95 % intervals by the bootstrap over documents."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = ["Interval", "f1_of", "intervals"]

Counts = NDArray[np.int64]  # documents x slots x (right, wrong, missed)
Figures = NDArray[np.float64]

_RESAMPLES = 2000
_SEED = 2566
_BOUNDS = (2.5, 97.5)


class Interval(NamedTuple):
    """The bounds within which a figure falls in 95 of 100 resamples of the documents."""

    low: float
    high: float


def f1_of(counts: NDArray[np.int64] | Figures) -> Figures:
    """F1 from right, wrong and missed along the last axis; 1 where there is neither gold nor a value, as nothing is wrong.

    >>> f1_of(np.array([[3, 1, 1], [0, 0, 0], [0, 2, 0]])).tolist()
    [0.75, 1.0, 0.0]
    """
    right, wrong, missed = (np.asarray(counts[..., at], dtype=np.float64) for at in range(3))
    precision = np.where(right + wrong > 0, right / np.maximum(right + wrong, 1), 1.0)
    recall = np.where(right + missed > 0, right / np.maximum(right + missed, 1), 1.0)
    total = precision + recall
    figures: Figures = np.where(total > 0, 2 * precision * recall / np.where(total > 0, total, 1), 0.0)
    return figures


def intervals(counts: Counts) -> tuple[list[Interval], Interval]:
    """The interval of each slot's F1, and that of their mean. Seeded: the same counts give the same bounds."""
    documents, slots, _ = counts.shape
    if not documents or not slots:
        return [Interval(0.0, 1.0)] * slots, Interval(0.0, 1.0)
    generator = np.random.default_rng(_SEED)
    drawn = generator.integers(0, documents, size=(_RESAMPLES, documents))
    weights = np.stack([np.bincount(row, minlength=documents) for row in drawn])
    summed = (weights @ counts.reshape(documents, -1)).reshape(_RESAMPLES, slots, 3)
    figures = f1_of(summed)
    bounds = np.percentile(figures, _BOUNDS, axis=0)
    low, high = np.percentile(figures.mean(axis=1), _BOUNDS)
    return [Interval(float(one), float(other)) for one, other in bounds.T], Interval(float(low), float(high))
