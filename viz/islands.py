"""Islands: where the nodes of one connected part stand, before the parts are packed.

A pair lies flat, a hub carries its partners on a wheel, a round table is a ring; everything else is a core, laid out by
stress, whose nodes carry their single partners as fans. All of it is deterministic, and no two nodes overlap.
"""

from __future__ import annotations

import itertools
import math
from collections.abc import Mapping, Sequence

import networkx as nx
import numpy as np

from citypact.viz.stress import apart, by_stress, flat

__all__ = ["Point", "island"]

Point = tuple[float, float]

_GAP = 15.0  # between neighbours on a rim
_SPOKE = 44.0  # from hub to rim, at least
_RING = 34.0  # from one rim to the next
_FULL_RIM = 52  # partners that one rim may carry


def island(
    graph: nx.Graph[str], sizes: Mapping[str, float], order: Sequence[str], centre: str | None = None
) -> dict[str, Point]:
    """Positions around (0, 0) for one connected graph.

    ``sizes`` gives radii, ``order`` the order in which equals are placed; ``centre`` names a node that must stand in
    the middle of all others.
    """
    nodes = [node for node in order if node in graph]
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    if centre in graph:
        return _wheel(str(centre), _kin(graph, str(centre), nodes), sizes)
    if len(nodes) == 2:
        reach = (sizes[nodes[0]] + sizes[nodes[1]] + 64) / 2
        return {nodes[0]: (-reach, 0.0), nodes[1]: (reach, 0.0)}
    simple_edges = graph.number_of_edges()
    if simple_edges == len(nodes) - 1:
        hub = max(nodes, key=lambda node: graph.degree[node])
        if graph.degree[hub] == len(nodes) - 1:
            return _wheel(hub, [node for node in nodes if node != hub], sizes)
    if simple_edges == len(nodes) * (len(nodes) - 1) // 2:
        return _rim(nodes, sizes, 34.0 if len(nodes) == 3 else 0.0, start=-90.0)
    return _core_and_fans(graph, sizes, nodes)


def _kin(graph: nx.Graph[str], centre: str, nodes: Sequence[str]) -> list[str]:
    """The others, those that are linked among themselves side by side."""
    rest = graph.subgraph([node for node in nodes if node != centre])
    rank = {node: place for place, node in enumerate(nodes)}
    groups = sorted(
        nx.connected_components(rest), key=lambda group: (-len(group), min(rank[n] for n in group))
    )
    found: list[str] = []
    for group in groups:
        walk = nx.dfs_preorder_nodes(
            rest,
            min(group, key=lambda n: (rest.degree[n], rank[n])),
            sort_neighbors=lambda near: sorted(near, key=rank.__getitem__),
        )
        found.extend(walk)
    return found


def _rim(
    nodes: Sequence[str], sizes: Mapping[str, float], least: float, start: float = 0.0
) -> dict[str, Point]:
    """Nodes on one circle, each with the arc that its size needs."""
    arcs = [2 * sizes[node] + _GAP for node in nodes]
    around = sum(arcs)
    # The chord is shorter than its arc: a small rim needs a wider circle than its arcs say.
    slack = 1.0 if len(nodes) > 12 else 1.25
    reach = max(least, slack * around / math.tau)
    found: dict[str, Point] = {}
    angle = math.radians(start)
    for node, arc, after in zip(nodes, arcs, [*arcs[1:], arcs[0]], strict=True):
        found[node] = (reach * math.cos(angle), reach * math.sin(angle))
        angle += (arc + after) / 2 / around * math.tau
    return found


def _wheel(hub: str, rim: Sequence[str], sizes: Mapping[str, float]) -> dict[str, Point]:
    """A hub in the middle, its partners on one rim, or on several where they are many."""
    found = {hub: (0.0, 0.0)}
    widest = max((sizes[node] for node in rim), default=0.0)
    reach = sizes[hub] + widest + _SPOKE
    if len(rim) <= _FULL_RIM:
        start = 180.0 if len(rim) <= 2 else -90.0 if len(rim) % 2 else 0.0
        return found | _rim(rim, sizes, reach, start)
    pitch = 2 * widest + _GAP
    reach = max(reach, 8 * pitch * math.sqrt(len(rim)) / math.tau / 4)
    todo, turn = list(rim), 0.0
    while todo:
        room = int(math.tau * reach / pitch)
        ring, todo = todo[:room], todo[room:]
        for place, node in enumerate(ring):
            angle = math.tau * (place + turn) / len(ring)
            found[node] = (reach * math.cos(angle), reach * math.sin(angle))
        reach += max(_RING, pitch)
        turn = 0.5 - turn
    return found


def _core_and_fans(
    graph: nx.Graph[str], sizes: Mapping[str, float], nodes: Sequence[str]
) -> dict[str, Point]:
    """Stress for the nodes that link others, fans for those that hang on one."""
    core = [node for node in nodes if graph.degree[node] > 1]
    fans: dict[str, list[str]] = {node: [] for node in core}
    for leaf in nodes:
        if graph.degree[leaf] == 1:
            fans[next(iter(graph[leaf]))].append(leaf)
    spokes = {node: _spoke(node, fans[node], sizes) for node in core}
    discs = np.array(
        [
            spokes[node] + max(sizes[leaf] for leaf in fans[node]) if fans[node] else sizes[node]
            for node in core
        ]
    )
    index = {node: place for place, node in enumerate(core)}
    links = [(index[a], index[b]) for a, b in graph.edges if a in index and b in index and a != b]
    places = flat(apart(by_stress(len(core), links, discs, gap=34.0), discs + 7.0))
    found = {node: (float(x), float(y)) for node, (x, y) in zip(core, places, strict=True)}
    for node in core:
        towards = sorted(
            math.atan2(found[near][1] - found[node][1], found[near][0] - found[node][0]) % math.tau
            for near in graph[node]
            if near in index and near != node
        )
        for leaf, angle in zip(fans[node], _free_angles(len(fans[node]), towards), strict=True):
            x, y = found[node]
            found[leaf] = (x + spokes[node] * math.cos(angle), y + spokes[node] * math.sin(angle))
    return found


def _spoke(node: str, fan: Sequence[str], sizes: Mapping[str, float]) -> float:
    """How far the single partners stand from the node that carries them."""
    if not fan:
        return 0.0
    arcs = sum(2 * sizes[leaf] + _GAP for leaf in fan)
    least = sizes[node] + max(sizes[leaf] for leaf in fan) + (26.0 if len(fan) < 4 else 34.0)
    # A third more than the arcs: the fan leaves the angles free where lines go to the rest of the core.
    return max(least, 1.35 * arcs / math.tau)


def _free_angles(count: int, towards: Sequence[float]) -> list[float]:
    """Angles for a fan: spread over the widest gaps between the lines that leave the node."""
    if not count:
        return []
    if not towards:
        return [math.tau * place / count for place in range(count)]
    gaps = [
        (start, (end - start) % math.tau or math.tau)
        for start, end in itertools.pairwise([*towards, towards[0]])
    ]
    # Seats go one by one to the gap where a seat is widest; every seat keeps its distance from the lines beside it.
    seats = [0] * len(gaps)
    for _ in range(count):
        best = max(range(len(gaps)), key=lambda gap: (gaps[gap][1] / (seats[gap] + 2), -gap))
        seats[best] += 1
    found: list[float] = []
    for (start, wide), taken in zip(gaps, seats, strict=True):
        # A small fan stays together in the middle of its gap instead of spreading over it.
        step = min(wide / (taken + 1), math.radians(62)) if taken else 0.0
        first = start + wide / 2 - step * (taken - 1) / 2
        found.extend(first + step * place for place in range(taken))
    return found
