"""Paths: how two bodies are linked through agreements, in the fewest steps."""

from __future__ import annotations

from collections.abc import Iterator

import networkx as nx
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
    graph: nx.Graph[str] = nx.Graph()
    for row in reading.rows():
        graph.add_edge(row["agreement"], row["body"])
    if start not in graph or end not in graph:
        return
    away = nx.single_source_shortest_path_length(graph, end)
    if start not in away:
        return
    path = [start]
    while path[-1] != end:
        path.append(min(node for node in graph[path[-1]] if away[node] == away[path[-1]] - 1))
    names = reading.named(path)
    for step, body in enumerate(path[::2]):
        agreement = path[2 * step - 1] if step else None
        label, label_en = names[body]
        yield (
            number(step),
            ox.NamedNode(body),
            label,
            label_en,
            ox.NamedNode(agreement) if agreement else None,
            names[agreement][0] if agreement else None,
            number(len(set(graph[body]) & set(graph[path[2 * step - 2]]))) if step else None,
        )
