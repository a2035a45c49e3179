"""Paths: how two bodies are linked through agreements, in the fewest steps."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import pyoxigraph as ox

from citypact.errors import ParameterError
from citypact.queries.reading import Reading, number
from citypact.queries.work import Row

__all__ = ["shortest_path"]


def shortest_path(reading: Reading) -> Iterator[Row]:
    """The bodies on a shortest path, each with the agreement that leads to it from the one before.

    Bodies and agreements are nodes, so that an agreement of many parties costs no more than it has parties. Of several shortest
    paths the one is told whose IRIs come first.

    Raises:
        ParameterError: start and end are the same.
    """
    start, end = reading.value("start"), reading.value("end")
    if start == end:
        raise ParameterError(f"{reading.question.name}: start and end are the same body; name two")
    return _steps(reading, start, end)


def _steps(reading: Reading, start: str, end: str) -> Iterator[Row]:
    graph: defaultdict[str, set[str]] = defaultdict(set)
    for agreement, body in reading.rows():
        graph[agreement].add(body)
        graph[body].add(agreement)
    away = _away(graph, end, start)
    if start not in away:
        return
    path = [start]
    while path[-1] != end:
        path.append(min(node for node in graph[path[-1]] if away.get(node) == away[path[-1]] - 1))
    names = reading.named(path)
    for step, body in enumerate(path[::2]):
        through = path[2 * step - 1] if step else None
        label, label_en = names[body]
        yield (
            number(step),
            ox.NamedNode(body),
            label,
            label_en,
            ox.NamedNode(through) if through else None,
            names[through][0] if through else None,
            number(len(graph[body] & graph[path[2 * step - 2]])) if step else None,
        )


def _away(graph: Mapping[str, set[str]], end: str, start: str) -> dict[str, int]:
    """How far from the end each node is, as far as the start; a graph of a library takes longer to make than to search."""
    away, reached, step = {end: 0}, {end} & graph.keys(), 0
    while reached and start not in away:
        step += 1
        reached = set[str]().union(*(graph[node] for node in reached)) - away.keys()
        away |= dict.fromkeys(reached, step)
    return away
