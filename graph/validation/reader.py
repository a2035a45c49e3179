"""The reader of shapes: what a shape graph means.

Whatever a shape graph says beyond what the compiled engine knows is refused with the shape and the term: a
constraint that is passed over in silence would make a graph look valid.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NoReturn

import pyoxigraph as ox

from citypact.errors import ShapeError, UnsupportedShape
from citypact.graph.validation.datatypes import KEPT_AS_INTEGER
from citypact.graph.validation.paths import path_steps
from citypact.graph.validation.shapegraph import RDF, SH, ShapeGraph, Term
from citypact.graph.validation.shapes import Constraint, Shape, Target

__all__ = ["read_shapes"]

# Parameters that stand beside a constraint or say nothing about validity (SHACL 2.1, 2.3.2).
_OTHER = frozenset(
    SH + name
    for name in (
        "path",
        "property",
        "deactivated",
        "severity",
        "message",
        "name",
        "description",
        "order",
        "group",
        "defaultValue",
        "targetClass",
        "targetSubjectsOf",
        "targetObjectsOf",
        "flags",
        "ignoredProperties",
        "qualifiedMinCount",
        "qualifiedMaxCount",
        "qualifiedValueShapesDisjoint",
    )
)


def read_shapes(graph: ShapeGraph) -> tuple[Shape, ...]:
    """The shapes of a graph that have targets.

    Raises:
        ShapeError: when a shape is not well formed.
        UnsupportedShape: when one uses a term that the compiled engine does not know.
    """
    return _Reader(graph).read()


class _Reader:
    def __init__(self, graph: ShapeGraph) -> None:
        self.graph = graph
        self.open: list[Term] = []
        self.done: dict[Term, Shape] = {}

    def read(self) -> tuple[Shape, ...]:
        for node in self.graph.nodes():
            for kind in self.graph.values(node, RDF + "type"):
                if kind.value in (SH + "ConstraintComponent", SH + "SPARQLTargetType", SH + "Function"):
                    self.unsupported(node, kind.value)
        shapes = (self.shape(node) for node in self.graph.targeted())
        return tuple(shape for shape in shapes if shape.targets)

    def shape(self, node: Term) -> Shape:
        if node in self.done:
            return self.done[node]
        if node in self.open:
            self.refuse(
                node,
                "refers to itself; recursive shapes have no meaning in SHACL (3.4.3), take one reference out",
            )
        if not self.graph.predicates(node):
            self.refuse(node, "is referred to and not there; write it, or take the reference out")
        self.open.append(node)
        paths = self.graph.values(node, SH + "path")
        if len(paths) > 1:
            self.refuse(node, "has more than one sh:path; keep one")
        steps = self.path(node, paths[0]) if paths else ()
        if self.is_true(node, "deactivated"):
            shape = Shape(iri=node.value, steps=steps)
        else:
            shape = Shape(
                iri=node.value,
                steps=steps,
                targets=tuple(self.targets(node)),
                constraints=tuple(self.constraints(node, of_property=bool(steps))),
                properties=tuple(
                    self.property(node, value) for value in self.graph.values(node, SH + "property")
                ),
            )
        self.graph.severity(node)
        self.open.pop()
        self.done[node] = shape
        return shape

    def path(self, node: Term, path: Term) -> tuple[str, ...]:
        try:
            return path_steps(self.graph, path)
        except ValueError as error:
            self.refuse(node, str(error))
        except RecursionError:
            self.refuse(node, "has an sh:path that leads into itself; write it without the circle")

    def property(self, node: Term, value: Term) -> Shape:
        if not self.graph.values(value, SH + "path"):
            self.refuse(node, f"sh:property {self.graph.owner(value)} has no sh:path; give it one")
        return self.shape(value)

    def targets(self, node: Term) -> list[Target]:
        found: list[Target] = []
        for name, kind in (
            ("targetClass", "class"),
            ("targetSubjectsOf", "subjects_of"),
            ("targetObjectsOf", "objects_of"),
        ):
            for value in self.graph.values(node, SH + name):
                if not isinstance(value, ox.NamedNode):
                    self.refuse(node, f"sh:{name} {value}; write an IRI")
                found.append(Target(kind, value))
        if isinstance(node, ox.NamedNode) and self.graph.is_class(node):
            found.append(Target("class", node))
        return found

    def constraints(self, node: Term, *, of_property: bool) -> list[Constraint]:
        found: list[Constraint] = []
        for predicate in self.graph.predicates(node):
            if predicate in _OTHER or not predicate.startswith(SH):
                continue
            reader = _PARAMETERS.get(predicate.removeprefix(SH))
            if reader is None:
                self.unsupported(node, predicate)
            if not of_property and predicate.removeprefix(SH) in _OF_PROPERTIES:
                self.refuse(
                    node, f"is a node shape and cannot have {_short(predicate)}; move it to a property shape"
                )
            for value in self.graph.values(node, predicate):
                found.extend(reader(self, node, predicate, value))
        return found

    def one_term(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        if isinstance(value, ox.BlankNode):
            self.refuse(
                node, f"{_short(predicate)} with a blank node can match nothing; write an IRI or a literal"
            )
        return [Constraint(component=_component(predicate), terms=(value,))]

    def one_iri(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        if not isinstance(value, ox.NamedNode):
            self.refuse(node, f"{_short(predicate)} {value}; write an IRI")
        return [Constraint(component=_component(predicate), terms=(value,))]

    def datatype(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        if value.value in KEPT_AS_INTEGER:
            self.refuse(
                node,
                f"sh:datatype {value}, which the store keeps as xsd:integer; write that, and sh:minInclusive",
            )
        return self.one_iri(node, predicate, value)

    def node_kind(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        kinds = ("BlankNode", "IRI", "Literal", "BlankNodeOrIRI", "BlankNodeOrLiteral", "IRIOrLiteral")
        if value.value not in {SH + kind for kind in kinds}:
            self.refuse(
                node, f"sh:nodeKind {value.value}; write one of: {', '.join('sh:' + kind for kind in kinds)}"
            )
        return [Constraint(component="NodeKind", terms=(value,))]

    def count(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        return [Constraint(component=_component(predicate), count=self.integer(node, predicate, value))]

    def pattern(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        flags = self.graph.values(node, SH + "flags")
        constraint = Constraint(component="Pattern", terms=(value,), flags=flags[0].value if flags else "")
        if not isinstance(value, ox.Literal) or not _is_regex(value.value, constraint.flags):
            self.refuse(
                node,
                f"sh:pattern {value} is no regular expression of the engine; write it without look-around",
            )
        return [constraint]

    def terms(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        members = self.members(node, predicate, value)
        if any(isinstance(member, ox.BlankNode) for member in members):
            self.refuse(
                node, f"{_short(predicate)} lists a blank node, which matches nothing; write IRIs or literals"
            )
        return [Constraint(component=_component(predicate), terms=members)]

    def unique_lang(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        return [Constraint(component="UniqueLang")] if self.is_true(node, "uniqueLang") else []

    def shape_list(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        shapes = tuple(self.shape(member) for member in self.members(node, predicate, value))
        return [Constraint(component=_component(predicate), shapes=shapes)]

    def one_shape(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        return [Constraint(component=_component(predicate), shapes=(self.shape(value),))]

    def qualified(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        if self.is_true(node, "qualifiedValueShapesDisjoint"):
            self.unsupported(node, SH + "qualifiedValueShapesDisjoint")
        shape = self.shape(value)
        return [
            Constraint(component=_component(name), shapes=(shape,), count=self.integer(node, name, bound))
            for name in (SH + "qualifiedMinCount", SH + "qualifiedMaxCount")
            for bound in self.graph.values(node, name)
        ]

    def closed(self, node: Term, predicate: str, value: Term) -> list[Constraint]:
        if not self.is_true(node, "closed"):
            return []
        allowed: list[Term] = [
            path
            for child in self.graph.values(node, SH + "property")
            for path in self.graph.values(child, SH + "path")
            if isinstance(path, ox.NamedNode)
        ]
        for ignored in self.graph.values(node, SH + "ignoredProperties"):
            allowed.extend(self.members(node, SH + "ignoredProperties", ignored))
        return [Constraint(component="Closed", terms=tuple(allowed))]

    def members(self, node: Term, predicate: str, value: Term) -> tuple[Term, ...]:
        members = self.graph.members(value)
        if members is None:
            self.refuse(node, f"{_short(predicate)} is no list; write it in brackets: ( ... )")
        return members

    def integer(self, node: Term, predicate: str, value: Term) -> int:
        if not isinstance(value, ox.Literal) or not value.value.isascii() or not value.value.isdigit():
            self.refuse(node, f"{_short(predicate)} {value}; write an integer from 0")
        return int(value.value)

    def is_true(self, node: Term, name: str) -> bool:
        return any(
            isinstance(value, ox.Literal) and value.value in ("true", "1")
            for value in self.graph.values(node, SH + name)
        )

    def refuse(self, node: Term, fault: str) -> NoReturn:
        raise ShapeError(f"{self.graph.place}: shape {self.graph.owner(node)}: {fault}")

    def unsupported(self, node: Term, term: str) -> NoReturn:
        raise UnsupportedShape(
            f"{self.graph.place}: shape {self.graph.owner(node)} uses {_short(term)}, "
            "which the compiled engine does not know; write it with other terms of SHACL Core"
        )


_PARAMETERS: Mapping[str, Callable[[_Reader, Term, str, Term], list[Constraint]]] = MappingProxyType(
    {
        "class": _Reader.one_iri,
        "datatype": _Reader.datatype,
        "nodeKind": _Reader.node_kind,
        "minCount": _Reader.count,
        "maxCount": _Reader.count,
        "minExclusive": _Reader.one_term,
        "minInclusive": _Reader.one_term,
        "maxExclusive": _Reader.one_term,
        "maxInclusive": _Reader.one_term,
        "minLength": _Reader.count,
        "maxLength": _Reader.count,
        "pattern": _Reader.pattern,
        "languageIn": _Reader.terms,
        "uniqueLang": _Reader.unique_lang,
        "equals": _Reader.one_iri,
        "disjoint": _Reader.one_iri,
        "lessThan": _Reader.one_iri,
        "lessThanOrEquals": _Reader.one_iri,
        "not": _Reader.one_shape,
        "and": _Reader.shape_list,
        "or": _Reader.shape_list,
        "xone": _Reader.shape_list,
        "node": _Reader.one_shape,
        "qualifiedValueShape": _Reader.qualified,
        "closed": _Reader.closed,
        "hasValue": _Reader.one_term,
        "in": _Reader.terms,
    }
)

# SHACL 4: these cannot be used in node shapes.
_OF_PROPERTIES = frozenset(
    ("minCount", "maxCount", "uniqueLang", "lessThan", "lessThanOrEquals", "qualifiedValueShape")
)


def _component(predicate: str) -> str:
    name = predicate.removeprefix(SH)
    return name[0].upper() + name[1:]


def _short(term: str) -> str:
    return term.replace(SH, "sh:")


def _is_regex(pattern: str, flags: str) -> bool:
    query = f"SELECT (REGEX('', {ox.Literal(pattern)}, {ox.Literal(flags)}) AS ?matches) {{}}"
    answer = ox.Store().query(query)
    return isinstance(answer, ox.QuerySolutions) and next(answer)[0] is not None
