"""Circle: hubs around, those that several hubs share inside, those of one hub in a fan outside.

The layout of the domains view. The names of the hubs stand outermost, where nothing else does.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

from citypact.viz.islands import Point
from citypact.viz.stress import apart

__all__ = ["around"]

_GAP = 12.0
_SPREAD = math.radians(62)  # half the angle of a fan
_MOAT = 58.0  # between those inside and the hubs


def around(
    graph: nx.Graph[str], sizes: Mapping[str, float], hubs: Sequence[str], order: Sequence[str], aspect: float
) -> dict[str, Point]:
    """Positions for all of a graph in which every line ends at a hub."""
    ring = _chain(graph, hubs)
    known = set(hubs)
    fans = {
        hub: [node for node in order if node not in known and graph.degree[node] == 1 and hub in graph[node]]
        for hub in ring
    }
    shared = [node for node in order if node not in known and graph.degree[node] != 1]
    petals = {hub: _petals(sizes[hub], [sizes[node] for node in fans[hub]]) for hub in ring}
    shares = [2 * max([sizes[hub] + 16.0, *(abs(y) + 10.0 for _, y in petals[hub])]) for hub in ring]
    around_all = sum(shares)
    ends = np.cumsum(shares)
    angles = [
        _warped((end - share / 2) / around_all * math.tau - math.pi / 2)
        for end, share in zip(ends, shares, strict=True)
    ]
    wide = math.sqrt(min(1.0, max(0.7, 0.8 * aspect)))
    unit = {
        hub: (wide * math.cos(angle), math.sin(angle) / wide) for hub, angle in zip(ring, angles, strict=True)
    }
    inside = _inside(graph, sizes, shared, unit, around_all / math.tau)
    reach = max((math.hypot(x / wide, y * wide) for x, y in inside.values()), default=0.0)
    reach = max(reach + _MOAT if shared else 0.0, around_all / math.tau, 60.0)
    while True:
        outside: dict[str, Point] = {}
        for hub, angle in zip(ring, angles, strict=True):
            x, y = unit[hub][0] * reach, unit[hub][1] * reach
            out = math.atan2(math.sin(angle) * wide, math.cos(angle) / wide)
            outside[hub] = (x, y)
            for node, (dx, dy) in zip(fans[hub], petals[hub], strict=True):
                outside[node] = (
                    x + dx * math.cos(out) - dy * math.sin(out),
                    y + dx * math.sin(out) + dy * math.cos(out),
                )
        if _clear(outside, sizes):
            return inside | outside
        reach *= 1.05


def _warped(angle: float) -> float:
    """Hubs stand closer at the sides, where their names are lines under each other, than at top and bottom."""
    return angle - 0.19 * math.sin(2 * angle)


def _clear(places: Mapping[str, Point], sizes: Mapping[str, float]) -> bool:
    """Whether no two of these nodes come too near each other."""
    cell = 2 * max(sizes[node] for node in places) + 5.0
    grid: dict[tuple[int, int], list[str]] = {}
    for node, (x, y) in places.items():
        column, row = math.floor(x / cell), math.floor(y / cell)
        for a in (column - 1, column, column + 1):
            for b in (row - 1, row, row + 1):
                for other in grid.get((a, b), ()):
                    if math.dist(places[other], (x, y)) < sizes[node] + sizes[other] + 5.0:
                        return False
        grid.setdefault((column, row), []).append(node)
    return True


def _chain(graph: nx.Graph[str], hubs: Sequence[str]) -> list[str]:
    """Hubs in a row, each beside the one that it shares most with."""
    left = list(hubs)
    row = [left.pop(0)]
    while left:
        last = set(graph[row[-1]])
        best = max(left, key=lambda hub: (len(last & set(graph[hub])), -left.index(hub)))
        left.remove(best)
        row.append(best)
    return row


def _petals(hub: float, sizes: Sequence[float]) -> list[Point]:
    """A fan that opens along the x axis, in rows."""
    if not sizes:
        return []
    pitch = 2 * max(sizes) + _GAP
    reach, found = hub + max(sizes) + 30.0, list[Point]()
    while len(found) < len(sizes):
        room = int(2 * _SPREAD * reach / pitch) + 1
        seats = min(room, len(sizes) - len(found))
        step = pitch / reach
        for seat in range(seats):
            angle = (seat - (seats - 1) / 2) * step
            found.append((reach * math.cos(angle), reach * math.sin(angle)))
        reach += pitch
    return found


def _inside(
    graph: nx.Graph[str],
    sizes: Mapping[str, float],
    shared: Sequence[str],
    unit: Mapping[str, Point],
    reach: float,
) -> dict[str, Point]:
    """Each body in the middle of its hubs, and none upon another."""
    if not shared:
        return {}
    middles = np.array(
        [
            np.mean([unit[hub] for hub in graph[node]], axis=0) if graph.degree[node] else (0.0, 0.0)
            for node in shared
        ]
    )
    discs = np.array([sizes[node] for node in shared])
    room = max(0.8 * reach, 1.35 * math.sqrt(float(((discs + 7.0) ** 2).sum())))
    places = apart(middles * room, discs + 5.0)
    return {node: (float(x), float(y)) for node, (x, y) in zip(shared, places, strict=True)}
