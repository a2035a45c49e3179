"""Certainty: which shapes plainly hold of a graph, told from its lines, so that the engine need not be asked about them.

A table gives a hundred thousand nodes of a few forms, all in order. To look at each once, while its statements are at hand,
takes a fifth of the time of loading them into memory and asking hundreds of queries. Nothing is found at fault here:
whatever does not plainly hold is a doubt, and for each doubt the compiled query is asked (run.py).
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from citypact.graph.validation.judging import Judge
from citypact.graph.validation.shapes import Shape
from citypact.graph.validation.statements import Statements, Values

__all__ = ["Certain", "Doubt", "certain"]

_ANY = sys.maxsize  # number of values


class Doubt(NamedTuple):
    """A shape that may not hold of a graph, by IRI, and the targeted one through which it was reached."""

    target: str
    shape: str


@dataclass(frozen=True, slots=True)
class Certain:
    """What was seen of a graph: how many statements it has, and which shapes do not plainly hold of it."""

    size: int
    doubts: frozenset[Doubt]


def certain(shapes: Sequence[Shape], lines: Iterable[str], name: str = "") -> Certain:
    """What the lines of a graph show.

    Args:
        shapes: as :func:`citypact.graph.validation.reader.read_shapes` gives them.
        lines: N-Triples or N-Quads, each statement once.
        name: of the graph, where the lines are N-Quads.
    """
    graph = Statements(lines, name)
    if graph.has_subclasses:
        return Certain(graph.size, frozenset(each for shape in shapes for each in _all_of(shape, shape.iri)))
    looking = _Looking(graph)
    found = (
        Doubt(shape.iri, doubted)
        for shape in shapes
        if (nodes := _focus(shape, graph))
        for doubted in looking.at(shape, nodes)
    )
    return Certain(graph.size, frozenset(found))


def _all_of(shape: Shape, target: str) -> Iterator[Doubt]:
    yield Doubt(target, shape.iri)
    for child in shape.properties:
        yield from _all_of(child, target)


def _focus(shape: Shape, graph: Statements) -> Mapping[str, None]:
    found: dict[str, None] = {}
    for target in shape.targets:
        term = str(target.term)
        match target.kind:
            case "class":
                nodes: Iterable[str] = graph.members(term)
            case "subjects_of":
                nodes = graph.subjects(term)
            case _:
                nodes = graph.objects(term)
        found.update(dict.fromkeys(nodes))
    return found


class _Looking:
    """Looks at the nodes of one graph."""

    def __init__(self, graph: Statements) -> None:
        self._graph, self._judge = graph, Judge(graph)

    def at(self, shape: Shape, nodes: Mapping[str, None]) -> Iterator[str]:
        """The IRIs, of a shape and of its property shapes, that do not plainly hold at these nodes."""
        reached = nodes
        if not shape.steps:
            own = [
                self._judge.of_value(each) or self._judge.of_node(shape, each) for each in shape.constraints
            ]
            if not all(holds(node) for holds in own for node in nodes):
                yield shape.iri
        else:
            values = self._graph.values(shape.steps)
            if values is None:
                yield from (doubt.shape for doubt in _all_of(shape, ""))
                return
            if not self._hold(shape, nodes, values):
                yield shape.iri
            if shape.properties:
                reached = dict.fromkeys(value for node in nodes for value in values(node))
        for child in shape.properties:
            yield from self.at(child, reached)

    def _hold(self, shape: Shape, nodes: Mapping[str, None], values: Values) -> bool:
        """Whether a property shape plainly holds at all nodes; a value that was found good is not looked at again."""
        least, most = 0, _ANY
        of_value, of_node = [], []
        for each in shape.constraints:
            if check := self._judge.of_value(each):
                of_value.append(check)
            elif each.component == "MinCount" and each.count <= 1:
                least = max(least, each.count)
            elif each.component == "MaxCount":
                most = min(most, each.count)
            else:
                of_node.append(self._judge.of_node(shape, each))
        looked: Iterable[str] = nodes
        if not (least or of_node):
            held = self._graph.held(shape.steps[0])
            if held is not None and len(held) < len(nodes):  # the others have no value
                looked = [node for node in held if node in nodes]
        good: set[str] = set()
        for node in looked:
            found = values(node)
            if not least <= len(found) <= most:
                return False
            for value in found:
                if value not in good:
                    for holds in of_value:
                        if not holds(value):
                            return False
                    good.add(value)
            for holds in of_node:
                if not holds(node):
                    return False
        return True
