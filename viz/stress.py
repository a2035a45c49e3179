"""Stress layout: distances in the picture follow distances in the graph.

SMACOF (de Leeuw 1977; Gansner, Koren and North 2004) on dense arrays; numpy alone, since scipy is no dependency.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

__all__ = ["apart", "by_stress", "flat"]

Array = npt.NDArray[np.float64]

# Beyond this many nodes, dense distances cost more than a reader gains from them.
_DENSE = 700
_PUSHED = 260


def by_stress(count: int, links: Sequence[tuple[int, int]], discs: Array, gap: float) -> Array:
    """Positions for ``count`` connected discs, linked ones about ``gap`` apart."""
    if count == 1:
        return np.zeros((1, 2))
    if count > _DENSE:
        return _in_ranks(count, links, discs, gap)
    wanted = _distances(count, links, discs, gap)
    places = _principal(wanted)
    weights: Array = wanted + np.eye(count)
    weights = weights**-2.0
    np.fill_diagonal(weights, 0.0)
    laplacian = np.diag(weights.sum(axis=1)) - weights
    # The pseudo-inverse of a Laplacian: add the constant vector, invert, take it away again.
    inverse = np.linalg.inv(laplacian + 1.0 / count) - 1.0 / count
    last = np.inf
    for _ in range(300):
        spread = _between(places)
        stress = float((weights * (spread - wanted) ** 2).sum())
        if last - stress < 1e-5 * stress:
            break
        last = stress
        pull = np.where(spread > 1e-9, weights * wanted / np.maximum(spread, 1e-9), 0.0)
        guttman = np.diag(pull.sum(axis=1)) - pull
        places = inverse @ (guttman @ places)
    return places


def _distances(count: int, links: Sequence[tuple[int, int]], discs: Array, gap: float) -> Array:
    """Lengths of shortest ways (Floyd and Warshall, a row at a time)."""
    ways: Array = np.full((count, count), np.inf)
    np.fill_diagonal(ways, 0.0)
    for a, b in links:
        ways[a, b] = ways[b, a] = discs[a] + discs[b] + gap
    for middle in range(count):
        np.minimum(ways, ways[:, middle, None] + ways[None, middle, :], out=ways)
    return ways


def _principal(wanted: Array) -> Array:
    """A start by classical scaling.

    Symmetric graphs have equal eigenvalues, and then each linear algebra library turns the picture its own way; a
    small push that depends on the order alone sets them apart.
    """
    count = len(wanted)
    push = 1.0 + 0.04 * np.modf(np.arange(1, count + 1) * 0.6180339887)[0]
    squared = (wanted * np.sqrt(np.outer(push, push))) ** 2
    centred = squared - squared.mean(axis=0) - squared.mean(axis=1)[:, None] + squared.mean()
    values, vectors = np.linalg.eigh(-0.5 * centred)
    axes: Array = vectors[:, [-1, -2]] * np.sqrt(np.maximum(values[[-1, -2]], 1e-9))
    return _signed(axes)


def _signed(axes: Array) -> Array:
    """The same axes with the sign fixed: the entry that is largest in size is positive."""
    for column in range(axes.shape[1]):
        if axes[np.argmax(np.abs(axes[:, column]).round(6)), column] < 0:
            axes[:, column] *= -1
    return axes


def _between(places: Array) -> Array:
    step = places[:, None, :] - places[None, :, :]
    return np.asarray(np.sqrt((step**2).sum(axis=2)))


def flat(places: Array) -> Array:
    """Turned so that the longest way lies across: pages are wider than high."""
    if len(places) < 2:
        return places
    centred = places - places.mean(axis=0)
    (xx, xy), (_, yy) = centred.T @ centred
    angle = 0.5 * np.arctan2(2 * xy, xx - yy)
    sin, cos = np.sin(angle), np.cos(angle)
    turned: Array = centred @ np.array([[cos, -sin], [sin, cos]])
    return turned


def apart(places: Array, discs: Array) -> Array:
    """The same picture with overlapping discs pushed from each other; none overlaps afterwards."""
    count = len(places)
    if count < 2:
        return places
    if count > _PUSHED:
        return _seated(places, discs)
    # Discs upon each other need a direction to part in, and it must not be left to chance.
    places = places + 1e-3 * np.column_stack([np.arange(count), np.arange(count) ** 2 % 7])
    need = discs[:, None] + discs[None, :]
    np.fill_diagonal(need, 0.0)
    for _ in range(250):
        step = places[:, None, :] - places[None, :, :]
        spread = np.sqrt((step**2).sum(axis=2))
        short = np.where(spread < need, need - spread, 0.0)
        if short.max() < 1e-6:
            return places
        way = step / np.maximum(spread, 1e-9)[:, :, None]
        pushed_by = np.clip((short > 0).sum(axis=1), 1.0, 3.0)
        places = places + 0.52 * (way * short[:, :, None]).sum(axis=1) / pushed_by[:, None]
    return _seated(places, discs)


def _seated(places: Array, discs: Array) -> Array:
    """Each disc on the free seat that is nearest to its place, the large ones first."""
    cell = 2.0 * float(discs.max())
    step = float(np.median(discs))
    grid: dict[tuple[int, int], list[int]] = {}
    asked: dict[tuple[int, int], int] = {}
    found = places.copy()

    def is_free(node: int, x: float, y: float) -> bool:
        column, row = math.floor(x / cell), math.floor(y / cell)
        return not any(
            math.hypot(found[other, 0] - x, found[other, 1] - y) < discs[node] + discs[other]
            for a in (column - 1, column, column + 1)
            for b in (row - 1, row, row + 1)
            for other in grid.get((a, b), ())
        )

    for node in np.lexsort((np.arange(len(places)), -discs)):
        x, y = float(places[node, 0]), float(places[node, 1])
        key = (round(x / cell), round(y / cell))
        # Seats lie on a sunflower spiral; those that were taken around here when last asked are still taken.
        seat = asked.get(key, 0)
        while True:
            reach, turn = step * math.sqrt(seat), seat * 2.399963229728653
            at = (x + reach * math.cos(turn), y + reach * math.sin(turn))
            if is_free(int(node), *at):
                break
            seat += 1
        asked[key] = seat
        found[node] = at
        grid.setdefault((math.floor(at[0] / cell), math.floor(at[1] / cell)), []).append(int(node))
    return found


def _in_ranks(count: int, links: Sequence[tuple[int, int]], discs: Array, gap: float) -> Array:
    """A very large core: scaled by its distances from a few nodes, then set out in columns without overlap."""
    near: list[list[int]] = [[] for _ in range(count)]
    for a, b in links:
        near[a].append(b)
        near[b].append(a)
    columns: list[Array] = []
    furthest: Any = np.full(count, np.inf)
    pivot = max(range(count), key=lambda node: (len(near[node]), -node))
    for _ in range(min(40, count)):
        hops = _hops(pivot, near)
        columns.append(hops)
        furthest = np.minimum(furthest, hops)
        pivot = int(np.argmax(furthest))
    profile = np.column_stack(columns) ** 2
    profile = profile - profile.mean(axis=0) - profile.mean(axis=1)[:, None] + profile.mean()
    _, _, axes = np.linalg.svd(profile, full_matrices=False)
    rough = _signed(profile @ axes[:2].T)
    across = max(1, round(np.sqrt(1.6 * count)))
    places, left = np.zeros((count, 2)), 0.0
    by_x = np.lexsort((np.arange(count), rough[:, 0].round(6)))
    for members in np.array_split(by_x, across):
        column = members[np.lexsort((members, rough[members, 1].round(6)))]
        half = discs[column] + gap / 4
        ends = np.cumsum(2 * half)
        places[column] = np.column_stack(
            [np.full(len(column), left + half.max()), ends - half - ends[-1] / 2]
        )
        left += 2 * float(half.max())
    centred: Array = places - places.mean(axis=0)
    return centred


def _hops(start: int, near: Sequence[Sequence[int]]) -> Array:
    found = np.full(len(near), -1.0)
    found[start] = 0.0
    front = [start]
    while front:
        after = []
        for node in front:
            for other in near[node]:
                if found[other] < 0:
                    found[other] = found[node] + 1
                    after.append(other)
        front = after
    return found
