"""Certainty: which shapes plainly hold of a graph, told from its lines, so that the engine need not be asked about them.

A table gives a hundred thousand nodes of a few forms, all in order. To look at each once, while its statements are at hand,
takes a fifth of the time of loading them into memory and asking hundreds of queries. Nothing is found at fault here:
whatever does not plainly hold is a doubt, and for each doubt the compiled query is asked (run.py).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import NamedTuple

from citypact.graph.validation.plain_terms import (
    Verdict,
    distinct,
    in_language,
    language,
    length,
    matches,
    not_after,
    same,
    well_typed,
)
from citypact.graph.validation.shapegraph import SH
from citypact.graph.validation.shapes import Constraint, Shape
from citypact.graph.validation.statements import Statements

__all__ = ["Certain", "Doubt", "certain"]


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
        found = (doubt for shape in shapes for doubt in _all_of(shape, shape.iri))
    else:
        found = (
            doubt for shape in shapes for doubt in _Looking(graph, shape.iri).at(shape, _focus(shape, graph))
        )
    return Certain(graph.size, frozenset(found))


def _all_of(shape: Shape, target: str) -> Iterator[Doubt]:
    yield Doubt(target, shape.iri)
    for child in shape.properties:
        yield from _all_of(child, target)


def _focus(shape: Shape, graph: Statements) -> Iterable[str]:
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
    """Looks at nodes of one graph, reached from one targeted shape."""

    def __init__(self, graph: Statements, target: str) -> None:
        self._judge, self._graph, self._target = _Judge(graph), graph, target

    def at(self, shape: Shape, nodes: Iterable[str]) -> Iterator[Doubt]:
        """The doubts about a shape and its property shapes at these nodes."""
        if not shape.steps:
            if not all(self._judge.is_met(shape, node) for node in nodes):
                yield Doubt(self._target, shape.iri)
            for child in shape.properties:
                yield from self.at(child, nodes)
            return
        values = self._graph.values(shape.steps)
        if values is None:
            yield from _all_of(shape, self._target)
            return
        if not self._hold(shape, nodes):
            yield Doubt(self._target, shape.iri)
        if shape.properties:
            reached = dict.fromkeys(value for node in nodes for value in values(node))
            for child in shape.properties:
                yield from self.at(child, reached)

    def _hold(self, shape: Shape, nodes: Iterable[str]) -> bool:
        """Whether a property shape plainly holds at all nodes; a value that was found good is not looked at again."""
        values = self._graph.values(shape.steps)
        assert values is not None
        of_value = [each for each in shape.constraints if each.component in _VALUE]
        of_node = [each for each in shape.constraints if each.component not in _VALUE]
        least, most = 0, None
        rest = []
        for each in of_node:
            match each.component:
                case "MinCount" if each.count <= 1:
                    least = max(least, each.count)
                case "MaxCount":
                    most = each.count if most is None else min(most, each.count)
                case _:
                    rest.append(each)
        good: set[str] = set()
        judge = self._judge
        for node in nodes:
            found = values(node)
            if len(found) < least or (most is not None and len(found) > most):
                return False
            for value in found:
                if value not in good:
                    if not all(judge.of_value(each, value) for each in of_value):
                        return False
                    good.add(value)
            if rest and not all(judge.of_node(shape, each, node) for each in rest):
                return False
        return True


class _Judge:
    """What shapes and constraints say of nodes and values of one graph, in three values: yes, no, and not known."""

    def __init__(self, graph: Statements) -> None:
        self.graph = graph

    def is_met(self, shape: Shape, node: str) -> bool:
        """Whether a node shape's own constraints plainly hold of a node."""
        return all(
            self.of_value(each, node) if each.component in _VALUE else self.of_node(shape, each, node)
            for each in shape.constraints
        )

    def conforms(self, shape: Shape, node: str) -> Verdict:
        """Whether a node conforms to a shape (SHACL 3.4.2)."""
        values: Sequence[str] = (node,)
        if shape.steps:
            reach = self.graph.values(shape.steps)
            if reach is None:
                return None
            values = reach(node)
        return _every(self._parts(shape, node, values))

    def _parts(self, shape: Shape, node: str, values: Sequence[str]) -> Iterator[Verdict]:
        for each in shape.constraints:
            if each.component in _VALUE:
                for value in values:
                    yield self.of_value(each, value)
            else:
                yield self.of_node(shape, each, node)
        for child in shape.properties:
            for value in values:
                yield self.conforms(child, value)

    def of_value(self, constraint: Constraint, value: str) -> Verdict:
        """What a constraint says of one value, whatever node it belongs to."""
        return _VALUE[constraint.component](self, constraint, value)

    def of_node(self, shape: Shape, constraint: Constraint, node: str) -> Verdict:
        """What a constraint says of all values of a node together."""
        of_node = _NODE.get(constraint.component)
        reach = self.graph.values(shape.steps) if shape.steps else None
        if of_node is None or (shape.steps and reach is None):
            return None
        return of_node(self, constraint, node, (node,) if reach is None else reach(node))

    def _class(self, constraint: Constraint, value: str) -> Verdict:
        return self.graph.is_a(value, str(constraint.terms[0]))

    def _datatype(self, constraint: Constraint, value: str) -> Verdict:
        return well_typed(value, constraint.terms[0].value)

    def _node_kind(self, constraint: Constraint, value: str) -> Verdict:
        kind = "IRI" if value.startswith("<") else "Literal" if value.startswith('"') else "BlankNode"
        return kind in constraint.terms[0].value.removeprefix(SH).split("Or")

    def _in(self, constraint: Constraint, value: str) -> Verdict:
        return _some(same(value, str(term)) for term in constraint.terms)

    def _pattern(self, constraint: Constraint, value: str) -> Verdict:
        return matches(value, constraint.terms[0].value, constraint.flags)

    def _min_length(self, constraint: Constraint, value: str) -> Verdict:
        found = length(value)
        if found is None:  # with escapes: there is a text
            return True if value.startswith('"') and constraint.count <= 1 else None
        return found >= constraint.count

    def _max_length(self, constraint: Constraint, value: str) -> Verdict:
        found = length(value)
        return None if found is None else found <= constraint.count

    def _at_least(self, constraint: Constraint, value: str) -> Verdict:
        return not_after(str(constraint.terms[0]), value)

    def _at_most(self, constraint: Constraint, value: str) -> Verdict:
        return not_after(value, str(constraint.terms[0]))

    def _language_in(self, constraint: Constraint, value: str) -> Verdict:
        return _some(in_language(value, term.value) for term in constraint.terms)

    def _not(self, constraint: Constraint, value: str) -> Verdict:
        found = self.conforms(constraint.shapes[0], value)
        return None if found is None else not found

    def _and(self, constraint: Constraint, value: str) -> Verdict:
        return _every(self.conforms(shape, value) for shape in constraint.shapes)

    def _or(self, constraint: Constraint, value: str) -> Verdict:
        return _some(self.conforms(shape, value) for shape in constraint.shapes)

    def _min_count(self, constraint: Constraint, node: str, values: Sequence[str]) -> Verdict:
        if len(values) < constraint.count:
            return False
        return True if constraint.count <= 1 or distinct(values) else None

    def _max_count(self, constraint: Constraint, node: str, values: Sequence[str]) -> Verdict:
        if len(values) <= constraint.count:
            return True
        return False if not constraint.count or distinct(values) else None

    def _has_value(self, constraint: Constraint, node: str, values: Sequence[str]) -> Verdict:
        return _some(same(value, str(constraint.terms[0])) for value in values)

    def _unique_language(self, constraint: Constraint, node: str, values: Sequence[str]) -> Verdict:
        tags = [tag for tag in map(language, values) if tag]
        return True if len(set(tags)) == len(tags) else None

    def _equals(self, constraint: Constraint, node: str, values: Sequence[str]) -> Verdict:
        others = self._others(constraint, node)
        return True if set(values) == set(others) else None

    def _disjoint(self, constraint: Constraint, node: str, values: Sequence[str]) -> Verdict:
        return _every(
            _negated(same(value, other)) for value in values for other in self._others(constraint, node)
        )

    def _not_after_others(self, constraint: Constraint, node: str, values: Sequence[str]) -> Verdict:
        return _every(not_after(value, other) for value in values for other in self._others(constraint, node))

    def _others(self, constraint: Constraint, node: str) -> Sequence[str]:
        reach = self.graph.values((str(constraint.terms[0]),))
        assert reach is not None  # one predicate
        return reach(node)


_VALUE: Mapping[str, Callable[[_Judge, Constraint, str], Verdict]] = MappingProxyType(
    {
        "Class": _Judge._class,
        "Datatype": _Judge._datatype,
        "NodeKind": _Judge._node_kind,
        "In": _Judge._in,
        "Pattern": _Judge._pattern,
        "MinLength": _Judge._min_length,
        "MaxLength": _Judge._max_length,
        "MinInclusive": _Judge._at_least,
        "MaxInclusive": _Judge._at_most,
        "LanguageIn": _Judge._language_in,
        "Not": _Judge._not,
        "And": _Judge._and,
        "Or": _Judge._or,
        "Node": _Judge._and,
    }
)
_NODE: Mapping[str, Callable[[_Judge, Constraint, str, Sequence[str]], Verdict]] = MappingProxyType(
    {
        "MinCount": _Judge._min_count,
        "MaxCount": _Judge._max_count,
        "HasValue": _Judge._has_value,
        "UniqueLang": _Judge._unique_language,
        "Equals": _Judge._equals,
        "Disjoint": _Judge._disjoint,
        "LessThanOrEquals": _Judge._not_after_others,
    }
)


def _every(verdicts: Iterable[Verdict]) -> Verdict:
    known: Verdict = True
    for verdict in verdicts:
        if verdict is False:
            return False
        if verdict is None:
            known = None
    return known


def _some(verdicts: Iterable[Verdict]) -> Verdict:
    known: Verdict = False
    for verdict in verdicts:
        if verdict:
            return True
        if verdict is None:
            known = None
    return known


def _negated(verdict: Verdict) -> Verdict:
    return None if verdict is None else not verdict
