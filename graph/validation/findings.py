"""Findings: what an engine found wrong, worded as a result; the same for every engine.

Where a shape has no message of its own, its constraint has one, in English and Thai.
"""

from __future__ import annotations

from collections.abc import Mapping
from heapq import nsmallest
from types import MappingProxyType
from typing import NamedTuple

import pyoxigraph as ox

from citypact.graph.validation.report import KNOWN, More, Result, ValidationReport
from citypact.graph.validation.shapegraph import RDF, ShapeGraph, Term

__all__ = ["DEFAULT_MESSAGES", "Findings", "plain"]

_TOLD = 20  # warnings of one kind in one graph that are told one by one

# component -> (English, Thai)
DEFAULT_MESSAGES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "Class": ("is no instance of the class that belongs here", "ไม่ใช่สมาชิกของคลาสที่กำหนด"),
        "Datatype": (
            "has not the datatype that belongs here, or is no well-written value of it",
            "ชนิดข้อมูลหรือรูปแบบค่าไม่ถูกต้อง",
        ),
        "NodeKind": (
            "is not the kind of node that belongs here (IRI, literal or blank node)",
            "ไม่ใช่ชนิดของโหนดที่กำหนด",
        ),
        "MinCount": ("has fewer values than it needs", "มีค่าน้อยกว่าที่กำหนด"),
        "MaxCount": ("has more values than it may have", "มีค่ามากกว่าที่กำหนด"),
        "MinExclusive": ("is too small", "ค่าน้อยเกินไป"),
        "MinInclusive": ("is too small", "ค่าน้อยเกินไป"),
        "MaxExclusive": ("is too large", "ค่ามากเกินไป"),
        "MaxInclusive": ("is too large", "ค่ามากเกินไป"),
        "MinLength": ("is too short", "ข้อความสั้นเกินไป"),
        "MaxLength": ("is too long", "ข้อความยาวเกินไป"),
        "Pattern": ("is not written as it should be", "รูปแบบการเขียนไม่ถูกต้อง"),
        "LanguageIn": ("is in no language that belongs here", "ไม่ใช่ภาษาที่กำหนด"),
        "UniqueLang": ("has two values in one language", "มีค่ามากกว่าหนึ่งค่าในภาษาเดียวกัน"),
        "Equals": ("differs from the property that it should equal", "ค่าไม่ตรงกับอีกคุณสมบัติที่ต้องเท่ากัน"),
        "Disjoint": ("is also a value of the property that it should differ from", "ค่าซ้ำกับอีกคุณสมบัติที่ต้องต่างกัน"),
        "LessThan": ("is not less than the value that it should come before", "ค่าไม่น้อยกว่าค่าที่ต้องมาก่อน"),
        "LessThanOrEquals": ("is greater than the value that it should not pass", "ค่ามากกว่าค่าที่ไม่ควรเกิน"),
        "Not": ("is what it must not be", "ตรงกับสิ่งที่ไม่อนุญาต"),
        "And": ("is not all that it must be", "ไม่ครบตามเงื่อนไขทั้งหมด"),
        "Or": ("is none of what it may be", "ไม่ตรงกับเงื่อนไขใดเลย"),
        "Xone": ("is not exactly one of what it may be", "ไม่ตรงกับเงื่อนไขเพียงข้อเดียว"),
        "Node": ("does not have the shape that belongs here", "ไม่ตรงกับโครงที่กำหนด"),
        "QualifiedMinCount": ("has fewer values of the kind that it needs", "มีค่าตามเงื่อนไขน้อยกว่าที่กำหนด"),
        "QualifiedMaxCount": ("has more values of the kind than it may have", "มีค่าตามเงื่อนไขมากกว่าที่กำหนด"),
        "Closed": ("has a property that does not belong here", "มีคุณสมบัติที่ไม่ได้กำหนดไว้"),
        "HasValue": ("lacks the value that it must have", "ไม่มีค่าที่ต้องมี"),
        "In": ("is none of the listed values", "ไม่อยู่ในรายการค่าที่กำหนด"),
    }
)


class _Kind(NamedTuple):
    """What findings have in common that are told together."""

    graph: str
    shape: str
    component: str
    path: str
    said: str


class Findings:
    """Gathers what was found in one store, and tells it as results, naming the shape, its message and the source.

    Args:
        shapes: the shape graph that the store is held against.
        store: where the source of a graph or a node is looked up.
    """

    def __init__(self, shapes: ShapeGraph, store: ox.Store) -> None:
        self._shapes = shapes
        self._store = store
        self._sources: dict[tuple[str, str], str | None] = {}
        self._found: dict[_Kind, dict[tuple[str, str], tuple[Term, Term | None]]] = {}

    def take(
        self,
        *,
        shape: str,
        component: str,
        focus: Term,
        path: str | None,
        value: Term | None,
        graph: str,
        said: str = "",
    ) -> None:
        """Take one finding; the same one again is none.

        Args:
            shape: IRI of the shape in the shape graph.
            component: as in ``sh:<component>ConstraintComponent``.
            focus: the node at fault.
            path: as SPARQL writes it.
            value: the value at fault, None where it is the node or where a value is missing.
            graph: name of the graph, ``KNOWN`` for the default graph.
            said: a message for components that have none here.
        """
        kind = _Kind(graph, shape, component, path or "", said)
        key = plain(focus), "" if value is None else plain(value)
        self._found.setdefault(kind, {})[key] = focus, value

    def report(self, *, graphs: int) -> ValidationReport:
        """The report on this number of graphs."""
        results: list[Result] = []
        more: list[More] = []
        for kind, found in self._found.items():
            node = ox.NamedNode(kind.shape)
            english, thai = self._shapes.message(node, "en"), self._shapes.message(node, "th")
            if not english and not thai:
                english, thai = DEFAULT_MESSAGES.get(kind.component, (kind.said, ""))
            shape, severity = self._shapes.owner(node), self._shapes.severity(node)
            told = sorted(found) if severity == "Violation" else nsmallest(_TOLD, found)
            for focus, value in map(found.__getitem__, told):
                results.append(
                    Result(
                        shape=shape,
                        constraint=kind.component,
                        focus=plain(focus),
                        path=kind.path or None,
                        value=None if value is None else plain(value),
                        severity=severity,
                        message_en=english,
                        message_th=thai,
                        graph=kind.graph,
                        source=self._source(kind.graph, focus),
                    )
                )
            if len(found) > len(told):
                more.append(
                    More(
                        shape=shape,
                        constraint=kind.component,
                        path=kind.path or None,
                        severity=severity,
                        message_en=english,
                        message_th=thai,
                        graph=kind.graph,
                        source=None if kind.graph == KNOWN else results[-1].source,
                        results=len(found) - len(told),
                    )
                )
        return ValidationReport.of(results, graphs=graphs, more=more)

    def _source(self, graph: str, focus: Term) -> str | None:
        key = (graph, plain(focus) if graph == KNOWN else "")
        if key not in self._sources:
            self._sources[key] = self._look_up(graph, focus)
        return self._sources[key]

    def _look_up(self, graph: str, focus: Term) -> str | None:
        """The source that a graph is of; of the known graph, the first source that speaks of the node."""
        if graph == KNOWN:
            if isinstance(focus, ox.Literal):
                return None
            quads = self._store.quads_for_pattern(focus, None, None, None)
            named = sorted({q.graph_name.value for q in quads if isinstance(q.graph_name, ox.NamedNode)})
            return self._source(named[0], focus) if named else None
        described = sorted(
            quad.subject.value
            for quad in self._store.quads_for_pattern(None, _TYPE, _SOURCE, ox.NamedNode(graph))
            if isinstance(quad.subject, ox.NamedNode)
        )
        # A retelling's graph describes the real source too: its own one has the name of the graph.
        name = graph.rsplit("/", 1)[-1]
        return next(
            (iri for iri in described if iri.rsplit("/", 1)[-1] == name), described[0] if described else None
        )


_TYPE = ox.NamedNode(RDF + "type")
_SOURCE = ox.NamedNode("https://w3id.org/citypact/ns#Source")


def plain(term: Term) -> str:
    """A term as results show it: an IRI written out, others as N-Triples writes them."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)
