"""The shape graph: SHACL in Turtle, with a name for every shape.

Shapes without an IRI of their own (``sh:property [ ... ]``) get one here, counted in the order of the file,
so that a result names the same shape whichever engine found it.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TypeAlias

import pyoxigraph as ox

from citypact.errors import ShapeError

__all__ = ["SH", "ShapeError", "ShapeGraph", "own_shapes"]

SH = "http://www.w3.org/ns/shacl#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
ANONYMOUS = "urn:citypact:shape:"

Term: TypeAlias = ox.NamedNode | ox.BlankNode | ox.Literal
Node: TypeAlias = ox.NamedNode | ox.BlankNode

_SHAPE_VALUES = frozenset(SH + name for name in ("property", "node", "not", "qualifiedValueShape"))
_SHAPE_LISTS = frozenset(SH + name for name in ("and", "or", "xone"))
_TARGETS = ("targetClass", "targetNode", "targetSubjectsOf", "targetObjectsOf", "target")
_SEVERITIES = {SH + name: name for name in ("Violation", "Warning", "Info")}


class ShapeGraph:
    """The triples of a shape graph, every shape in it named by an IRI.

    Args:
        triples: in the order of the file, which is the order of shapes and constraints here.
        place: the file, named in errors.
    """

    def __init__(self, triples: Iterable[ox.Triple], *, place: str = "shapes") -> None:
        self.place = place
        given = list(triples)
        names = _names(given)
        self.triples: tuple[ox.Triple, ...] = tuple(
            ox.Triple(names.get(t.subject, t.subject), t.predicate, names.get(t.object, t.object))
            for t in given
        )
        self._index: dict[Term, dict[str, list[Term]]] = {}
        self._parents: dict[Term, Node] = {}
        for triple in self.triples:
            if not isinstance(triple.subject, ox.NamedNode | ox.BlankNode) or isinstance(
                triple.object, ox.Triple
            ):
                raise ShapeError(f"{place}: a quoted triple (RDF 1.2) is no part of a SHACL shape; remove it")
            values = self._index.setdefault(triple.subject, {}).setdefault(triple.predicate.value, [])
            if triple.object not in values:
                values.append(triple.object)
            if not isinstance(triple.object, ox.Literal):
                self._parents.setdefault(triple.object, triple.subject)

    @classmethod
    def read(cls, path: Path) -> ShapeGraph:
        """A shape graph from a Turtle file.

        Raises:
            ShapeError: when the file cannot be read or is no Turtle.
        """
        try:
            return cls.parse(path.read_bytes(), place=str(path))
        except OSError as error:
            raise ShapeError(
                f"{path}: cannot be read ({error.strerror or error}); name a Turtle file of shapes"
            ) from None

    @classmethod
    def parse(cls, turtle: bytes, *, place: str = "shapes") -> ShapeGraph:
        """A shape graph from Turtle.

        Raises:
            ShapeError: when it is no Turtle.
        """
        try:
            return cls(list(ox.parse(turtle, format=ox.RdfFormat.TURTLE)), place=place)
        except (SyntaxError, ValueError) as error:
            raise ShapeError(
                f"{place}: is no Turtle ({' '.join(str(error).split())[:160]}); correct that line"
            ) from None

    def nodes(self) -> Iterable[Term]:
        """Every subject, in the order of the file."""
        return self._index

    def predicates(self, node: Term) -> Iterable[str]:
        """The predicates of a node, in the order of the file."""
        return self._index.get(node, {})

    def values(self, node: Term, predicate: str) -> Sequence[Term]:
        """The objects of a node's predicate, in the order of the file."""
        return self._index.get(node, {}).get(predicate, ())

    def members(self, head: Term) -> tuple[Term, ...] | None:
        """The members of an RDF list; None where it is not well formed."""
        members: list[Term] = []
        seen: set[Term] = set()
        while not (isinstance(head, ox.NamedNode) and head.value == RDF + "nil"):
            first, rest = self.values(head, RDF + "first"), self.values(head, RDF + "rest")
            if len(first) != 1 or len(rest) != 1 or head in seen:
                return None
            seen.add(head)
            members.append(first[0])
            head = rest[0]
        return tuple(members)

    def targeted(self) -> tuple[ox.NamedNode, ...]:
        """The shapes that have focus nodes of their own, in the order of the file."""
        return tuple(
            node for node in self._index if isinstance(node, ox.NamedNode) and self._has_target(node)
        )

    def owner(self, node: Term) -> str:
        """The IRI under which people know a shape: its own, or that of the shape that it stands in."""
        seen: set[Term] = set()
        while node in self._parents and node not in seen and _is_anonymous(node):
            seen.add(node)
            node = self._parents[node]
        return node.value

    def severity(self, node: Term) -> str:
        """Violation, Warning or Info (SHACL 2.1.4).

        Raises:
            ShapeError: when the shape names another one.
        """
        values = self.values(node, SH + "severity")
        if not values:
            return "Violation"
        name = _SEVERITIES.get(values[0].value)
        if name is None or len(values) > 1:
            raise ShapeError(
                f"{self.place}: shape {self.owner(node)}: sh:severity {values[0].value}; "
                "write sh:Violation, sh:Warning or sh:Info, once"
            )
        return name

    def message(self, node: Term, language: str) -> str:
        """The shape's own message in one language, empty where it has none (SHACL 2.1.5)."""
        for value in self.values(node, SH + "message"):
            if isinstance(value, ox.Literal) and (value.language or "en").lower().split("-")[0] == language:
                return value.value
        return ""

    def _has_target(self, node: ox.NamedNode) -> bool:
        return any(self.values(node, SH + name) for name in _TARGETS) or self.is_class(node)

    def is_class(self, node: Term) -> bool:
        """Whether a shape is a class as well, and so aims at its instances (SHACL 2.1.3.3)."""
        types = {value.value for value in self.values(node, RDF + "type")}
        return "http://www.w3.org/2000/01/rdf-schema#Class" in types and bool(
            types & {SH + "NodeShape", SH + "PropertyShape"}
        )


@cache
def own_shapes() -> ShapeGraph:
    """The shapes of the ontology, ``ontology/shapes.ttl``."""
    return ShapeGraph.parse(
        (files("citypact.ontology") / "shapes.ttl").read_bytes(), place="ontology/shapes.ttl"
    )


def _is_anonymous(node: Term) -> bool:
    return isinstance(node, ox.BlankNode) or (
        isinstance(node, ox.NamedNode) and node.value.startswith(ANONYMOUS)
    )


def _names(triples: Sequence[ox.Triple]) -> dict[object, ox.NamedNode]:
    """An IRI for each blank node that stands where SHACL expects a shape, or that has targets."""
    firsts = {t.subject: t.object for t in triples if t.predicate.value == RDF + "first"}
    rests = {t.subject: t.object for t in triples if t.predicate.value == RDF + "rest"}
    found: dict[object, ox.NamedNode] = {}

    def name(node: object) -> None:
        if isinstance(node, ox.BlankNode) and node not in found:
            found[node] = ox.NamedNode(f"{ANONYMOUS}{len(found) + 1}")

    for triple in triples:
        predicate = triple.predicate.value
        if predicate in _SHAPE_VALUES:
            name(triple.object)
        elif predicate in _SHAPE_LISTS:
            head: object = triple.object
            seen: set[object] = set()
            while head in firsts and head not in seen:
                seen.add(head)
                name(firsts[head])  # type: ignore[index]
                head = rests.get(head)  # type: ignore[call-overload]
        elif predicate.removeprefix(SH) in _TARGETS and predicate.startswith(SH):
            name(triple.subject)
    return found
