"""Distances on the globe, between points of latitude and longitude in degrees."""

from __future__ import annotations

import math
from collections.abc import Iterable

__all__ = ["NEAR", "Point", "kilometres", "nearest"]

NEAR = 30.0  # km within which two points may be one town's: sources have the middle of a town here or there

Point = tuple[float, float]
_DIAMETER = 12_742.0  # km, of a sphere as large as the earth


def kilometres(one: Point, other: Point) -> float:
    """The way from one point to the other along a great circle.

    >>> round(kilometres((19.90858, 99.8325), (12.68095, 101.25798)))
    818
    """
    first, last = math.radians(one[0]), math.radians(other[0])
    apart = math.radians(other[1] - one[1])
    half = math.sin((last - first) / 2) ** 2 + math.cos(first) * math.cos(last) * math.sin(apart / 2) ** 2
    return _DIAMETER * math.asin(math.sqrt(min(1.0, max(0.0, half))))


def nearest(some: Iterable[Point], others: Iterable[Point]) -> float:
    """How near two sets of points come to each other; infinity where one is empty."""
    there = tuple(others)
    return min((kilometres(one, other) for one in some for other in there), default=math.inf)
