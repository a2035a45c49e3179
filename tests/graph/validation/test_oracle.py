"""The shapes of the ontology, compiled, say of every graph what pySHACL says of it."""

from __future__ import annotations

import functools
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from citypact.errors import GraphError
from citypact.graph.validation import (
    KNOWN,
    Certain,
    ShapeGraph,
    ValidationReport,
    looked_at,
    oracle,
    validate,
)
from citypact.graph.validation.reader import read_shapes
from citypact.graph.validation.shapegraph import own_shapes

SOURCE = "https://w3id.org/citypact/graph/one"
XSD = "http://www.w3.org/2001/XMLSchema#"


@functools.cache
def _example() -> tuple[ox.Quad, ...]:
    text = Path(__file__).with_name("example.trig").read_bytes()
    return tuple(sorted(ox.parse(text, format=ox.RdfFormat.TRIG), key=str))


def _store(quads: list[ox.Quad]) -> ox.Store:
    store = ox.Store()
    store.extend(quads)
    return store


def _quads(graph: str) -> list[ox.Quad]:
    name = ox.DefaultGraph() if graph == KNOWN else ox.NamedNode(graph)
    return [quad for quad in _example() if quad.graph_name == name]


def test_the_shapes_of_the_ontology_are_known_in_full() -> None:
    shapes = read_shapes(own_shapes())
    assert len(shapes) >= 20
    assert all(shape.targets for shape in shapes)


def test_every_shape_of_the_ontology_finds_what_it_looks_at_in_the_example() -> None:
    """Else equal verdicts would say nothing."""
    store = _store(list(_example()))
    classes = {quad.object.value for quad in store if quad.predicate.value.endswith("#type")}
    predicates = {quad.predicate.value for quad in store}
    missing = [
        shape.iri.rsplit("#", 1)[-1]
        for shape in read_shapes(own_shapes())
        if not any(
            target.term.value in (classes if target.kind == "class" else predicates)
            for target in shape.targets
        )
    ]
    # no agreement of the example is in force or has a term, and no place has a geometry or a match
    assert missing == ["ValidFromDate", "ValidUntilDate", "ComputedUntil", "PlaceMatch", "Geometry"]


@pytest.mark.parametrize("graph", [KNOWN, SOURCE])
def test_a_graph_as_the_manual_writes_it_has_no_fault_for_either_engine(graph: str) -> None:
    store = _store(list(_example()))
    ours, theirs = validate(store, graphs=[graph]), oracle(store, graph)
    assert not ours.results, ours.text()
    assert not theirs.results, theirs.text()


# --- small faults, at random: what one triple says is dropped, doubled with another value, retyped or moved

_VALUES: tuple[ox.NamedNode | ox.Literal, ...] = (
    ox.NamedNode("https://w3id.org/citypact/id/body/north"),
    ox.NamedNode("https://w3id.org/citypact/id/source/one"),
    ox.NamedNode("https://w3id.org/citypact/status/planned"),
    ox.NamedNode("https://w3id.org/citypact/ns#Agreement"),
    ox.NamedNode("https://w3id.org/citypact/level/company"),
    ox.Literal("ข้อความ", language="th"),
    ox.Literal("text", language="en"),
    ox.Literal("texte", language="fr"),
    ox.Literal("", language="th"),
    ox.Literal("extracted"),
    ox.Literal("curated"),
    ox.Literal("x" * 301),
    ox.Literal("2023-02-24", datatype=ox.NamedNode(XSD + "date")),
    ox.Literal("2022-12-31", datatype=ox.NamedNode(XSD + "date")),
    ox.Literal("2023-02-30", datatype=ox.NamedNode(XSD + "date")),
    ox.Literal("2023", datatype=ox.NamedNode(XSD + "gYear")),
    ox.Literal("2566 BE", datatype=ox.NamedNode(XSD + "gYear")),
    ox.Literal("2023-02-24T13:00:00+07:00", datatype=ox.NamedNode(XSD + "dateTime")),
    ox.Literal("-1", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("five", datatype=ox.NamedNode(XSD + "integer")),
    ox.Literal("1.5", datatype=ox.NamedNode(XSD + "decimal")),
    ox.Literal("yes", datatype=ox.NamedNode(XSD + "boolean")),
)


def _other(quad: ox.Quad, value: ox.NamedNode | ox.Literal) -> ox.Quad:
    return ox.Quad(quad.subject, quad.predicate, value, quad.graph_name)


def _plain(quad: ox.Quad) -> ox.Quad:
    return _other(quad, ox.Literal(quad.object.value)) if isinstance(quad.object, ox.Literal) else quad


def _mutated(graph: str, draw: st.DataObject) -> list[ox.Quad]:
    quads = _quads(graph)
    for _ in range(draw.draw(st.integers(1, 4), label="how many")):
        place = draw.draw(st.integers(0, len(quads) - 1), label="where")
        quad, value = quads[place], draw.draw(st.sampled_from(_VALUES), label="value")
        match draw.draw(st.sampled_from(["drop", "double", "replace", "retype", "move"]), label="what"):
            case "drop":
                del quads[place]
            case "double":
                quads.append(_other(quad, value))
            case "replace":
                quads[place] = _other(quad, value)
            case "retype":
                quads[place] = _plain(quad)
            case _:
                subject = draw.draw(st.sampled_from(sorted({q.subject for q in quads}, key=str)), label="to")
                quads[place] = ox.Quad(subject, quad.predicate, quad.object, quad.graph_name)
    return quads


def _looked_at(graph: str, quads: list[ox.Quad]) -> Certain:
    return looked_at("" if graph == KNOWN else graph, sorted({f"{quad} .\n" for quad in quads}))


_COMPARING = frozenset(
    ("MinInclusive", "MinExclusive", "MaxInclusive", "MaxExclusive", "LessThan", "LessThanOrEquals")
)


def _comparable(report: ValidationReport) -> ValidationReport:
    """A report without comparisons at nodes with a value of the wrong datatype.

    A day and a number cannot be compared, which is a fault (SHACL 4.3); rdflib, under pySHACL, orders them.
    Both engines report the datatype.
    """
    mistyped = {result.focus for result in report.results if result.constraint in ("Datatype", "Node")}
    kept = (r for r in report.results if r.constraint not in _COMPARING or r.focus not in mistyped)
    return ValidationReport.of(kept, graphs=report.graphs)


@pytest.mark.parametrize("graph", [KNOWN, SOURCE])
@settings(
    max_examples=15,
    deadline=None,
    derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(draw=st.data())
def test_whatever_is_changed_both_engines_say_the_same(
    graph: str, draw: st.DataObject, verdict: Callable[..., Any]
) -> None:
    quads = _mutated(graph, draw)
    store = _store(quads)
    ours = validate(store, graphs=[graph])
    assert validate(store, graphs=[graph], certain={graph: _looked_at(graph, quads)}) == ours
    try:
        theirs = oracle(store, graph)
    except GraphError:  # pySHACL breaks off where it compares an ill-typed value
        assert any(result.constraint in ("Datatype", "Node") for result in ours.violations)
        return
    said = f"ours: {ours.text()}theirs: {theirs.text()}"
    assert verdict(_comparable(ours)) == verdict(_comparable(theirs)), said
    assert ours.conforms == theirs.conforms, said


def test_most_changes_make_a_fault() -> None:
    """Else the test above would compare empty reports: every triple is dropped, and retyped, once."""
    quads = _quads(SOURCE)
    dropped = [validate(_store(quads[:n] + quads[n + 1 :]), graphs=[SOURCE]) for n in range(len(quads))]
    assert sum(bool(report.results) for report in dropped) > len(quads) / 2


@pytest.mark.parametrize("graph", [KNOWN, SOURCE])
def test_nothing_is_certain_that_a_single_change_makes_a_fault(graph: str) -> None:
    """One triple after another is dropped, retyped, or given some other value as well."""
    quads = _quads(graph)
    assert not _looked_at(graph, quads).doubts
    faults = 0
    for n, quad in enumerate(quads[:: 5 if graph == KNOWN else 2]):
        others = [each for each in quads if each != quad]
        more = [[], [_plain(quad)], [quad, _other(quad, _VALUES[n % len(_VALUES)])]][n % 3]
        certain = _looked_at(graph, [*others, *more])
        doubted = {own_shapes().owner(ox.NamedNode(doubt.shape)) for doubt in certain.doubts}
        found = {result.shape for result in validate(_store([*others, *more]), graphs=[graph]).results}
        assert found <= doubted
        faults += bool(found)
    assert faults > 10


def test_a_day_is_not_comparable_with_a_number_and_that_is_a_fault(
    store_of: Callable[..., ox.Store], shapes_of: Callable[[str], ShapeGraph]
) -> None:
    shapes = shapes_of(
        ":S sh:targetClass :T ; "
        "sh:property [ sh:path :p ; sh:maxInclusive 5.0 ], [ sh:path :q ; sh:lessThan :r ] ."
    )
    store = store_of(":a a :T ; :p '2023-02-24'^^xsd:date ; :q '2023-02-24'^^xsd:date ; :r 5 .")
    assert [result.constraint for result in validate(store, shapes=shapes).results] == [
        "MaxInclusive",
        "LessThan",
    ]


def test_where_pyshacl_breaks_off_the_error_says_so_in_one_line(
    store_of: Callable[..., ox.Store], shapes_of: Callable[[str], ShapeGraph]
) -> None:
    shapes = shapes_of(":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:lessThanOrEquals :q ] .")
    store = store_of(":a a :T ; :p '2023-02-30'^^xsd:date ; :q '2023-02-24'^^xsd:date .")
    assert [result.constraint for result in validate(store, shapes=shapes).results] == ["LessThanOrEquals"]
    with pytest.raises(GraphError, match=r"graph/known: pySHACL cannot judge it .*without the oracle$"):
        oracle(store, shapes=shapes)


def test_the_oracle_logs_nothing_of_ill_typed_values(
    store_of: Callable[..., ox.Store],
    shapes_of: Callable[[str], ShapeGraph],
    caplog: pytest.LogCaptureFixture,
) -> None:
    shapes = shapes_of(":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:datatype xsd:date ] .")
    assert not oracle(store_of(":a a :T ; :p '2023-02-30'^^xsd:date ."), shapes=shapes).conforms
    assert not caplog.records
