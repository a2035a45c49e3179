"""Each graph is judged alone, and the report says where a fault stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.graph.validation import KNOWN, ShapeGraph, ValidationReport, oracle, validate

G = "https://w3id.org/citypact/graph/"
SHAPES = """
:AgreementShape sh:targetClass pact:Agreement ; sh:property
    [ sh:path pact:status ; sh:minCount 1 ; sh:message "An agreement has a status"@en, "ข้อตกลงต้องมีสถานะ"@th ],
    [ sh:path pact:signedOn ; sh:maxCount 1 ],
    [ sh:path pact:participation ; sh:class pact:Participation ; sh:severity sh:Warning ] .
"""

MakeStore = Callable[..., ox.Store]
MakeShapes = Callable[[str], ShapeGraph]


def _faults(report: ValidationReport) -> list[tuple[str, str, str]]:
    return [(result.graph, result.focus.rsplit("/", 1)[-1], result.constraint) for result in report.results]


def test_what_one_source_leaves_out_is_missed_although_another_has_it(
    store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    whole, part = ":a a pact:Agreement ; pact:status :signed .", ":a a pact:Agreement ."
    store = store_of(whole, {G + "one": whole, G + "two": part})
    assert _faults(validate(store, shapes=shapes_of(SHAPES))) == [(G + "two", "a", "MinCount")]


def test_what_the_known_graph_leaves_out_is_missed_although_the_sources_have_it(
    store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    whole, part = ":a a pact:Agreement ; pact:status :signed .", ":a a pact:Agreement ."
    store = store_of(part, {G + "one": whole, G + "two": whole})
    assert _faults(validate(store, shapes=shapes_of(SHAPES))) == [(KNOWN, "a", "MinCount")]


def test_two_sources_that_disagree_are_no_fault(store_of: MakeStore, shapes_of: MakeShapes) -> None:
    claim = ":a a pact:Agreement ; pact:status :signed ; pact:signedOn '{}'^^xsd:date ."
    first, second = claim.format("2023-02-24"), claim.format("2023-02-25")
    assert not validate(
        store_of(second, {G + "one": first, G + "two": second}), shapes=shapes_of(SHAPES)
    ).results


def test_a_source_that_contradicts_itself_is_a_fault(store_of: MakeStore, shapes_of: MakeShapes) -> None:
    claim = ":a a pact:Agreement ; pact:status :signed ; pact:signedOn '2023'^^xsd:gYear, '2024'^^xsd:gYear ."
    assert _faults(validate(store_of("", {G + "one": claim}), shapes=shapes_of(SHAPES))) == [
        (G + "one", "a", "MaxCount")
    ]


def test_a_class_stated_in_another_graph_does_not_count(store_of: MakeStore, shapes_of: MakeShapes) -> None:
    claim = ":a a pact:Agreement ; pact:status :signed ; pact:participation :p ."
    store = store_of(
        claim + " :p a pact:Participation .", {G + "one": claim, G + "two": ":p a pact:Participation ."}
    )
    report = validate(store, shapes=shapes_of(SHAPES))
    assert _faults(report) == [(G + "one", "a", "Class")]


def test_subclasses_stated_in_another_graph_do_not_count(store_of: MakeStore, shapes_of: MakeShapes) -> None:
    claim = ":a a pact:Agreement ; pact:status :signed ; pact:participation :p . :p a :Party ."
    subclass = ":Party rdfs:subClassOf pact:Participation ."
    store = store_of(claim + subclass, {G + "one": claim, G + "two": subclass, G + "three": claim + subclass})
    assert _faults(validate(store, shapes=shapes_of(SHAPES))) == [(G + "one", "a", "Class")]


@pytest.mark.parametrize(
    "constraint", ["sh:minCount 2", "sh:maxCount 1", "sh:uniqueLang true", "sh:equals :q"]
)
def test_values_are_never_counted_across_graphs(
    constraint: str, store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    shapes = shapes_of(f":S sh:targetClass :T ; sh:property [ sh:path :p ; {constraint} ] .")
    store = store_of(
        "", {G + "one": ":a a :T ; :p 'x'@th ; :q 'x'@th .", G + "two": ":a a :T ; :p 'y'@th ; :q 'y'@th ."}
    )
    at_fault = sorted({graph for graph, _, _ in _faults(validate(store, shapes=shapes))})
    assert at_fault == ([G + "one", G + "two"] if constraint == "sh:minCount 2" else [])


def test_only_violations_fail_a_graph(store_of: MakeStore, shapes_of: MakeShapes) -> None:
    report = validate(
        store_of(":a a pact:Agreement ; pact:status :signed ; pact:participation :p ."),
        shapes=shapes_of(SHAPES),
    )
    assert report.conforms
    assert [(warning.constraint, warning.value) for warning in report.warnings] == [
        ("Class", "https://example.org/p")
    ]
    assert not report.violations


def test_a_result_names_shape_node_value_source_and_says_why_in_two_languages(
    store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    source = "<https://w3id.org/citypact/id/source/one> a pact:Source ."
    real = "<https://w3id.org/citypact/id/source/original> a pact:Source ."
    (result,) = validate(
        store_of("", {G + "one": ":a a pact:Agreement . " + source + real}), shapes=shapes_of(SHAPES)
    ).violations
    assert result.shape == "https://example.org/AgreementShape"
    assert result.path == "<https://w3id.org/citypact/ns#status>"
    assert (result.message_en, result.message_th) == ("An agreement has a status", "ข้อตกลงต้องมีสถานะ")
    assert result.source == "https://w3id.org/citypact/id/source/one"
    assert result.line() == (
        "Violation: https://example.org/AgreementShape; node https://example.org/a; path pact:status; "
        "source id:source/one; graph g:one: An agreement has a status / ข้อตกลงต้องมีสถานะ (sh:MinCount)"
    )


def test_a_fault_of_the_known_graph_names_a_source_that_speaks_of_the_node(
    store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    source = "<https://w3id.org/citypact/id/source/one> a pact:Source ."
    graph = f":a a pact:Agreement ; pact:status :signed . {source}"
    (result,) = validate(
        store_of(":a a pact:Agreement .", {G + "one": graph}), shapes=shapes_of(SHAPES)
    ).results
    assert (result.graph, result.source) == (KNOWN, "https://w3id.org/citypact/id/source/one")


def test_a_line_stays_one_line_whatever_the_value_holds(store_of: MakeStore, shapes_of: MakeShapes) -> None:
    shapes = shapes_of(":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:maxLength 3 ] .")
    value = "x" * 500 + "\\n\\u001B[31m\\u2028"
    (line,) = validate(store_of(f':a a :T ; :p "{value}" .'), shapes=shapes).lines()
    assert len(line.splitlines()) == 1
    assert line.isprintable()
    assert len(line) < 500


def test_a_report_can_be_cut_and_says_how_much_is_left_out(
    store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    known = " ".join(f":a{n} a pact:Agreement ." for n in range(5))
    report = validate(store_of(known), shapes=shapes_of(SHAPES))
    assert report.text(limit=2).splitlines()[0] == (
        "does not conform to the shapes: 5 violations, 0 warnings in 1 graph"
    )
    assert report.text(limit=2).splitlines()[3:] == ["... and 3 more"]
    assert len(list(report.lines())) == 5


def test_a_report_is_the_same_whatever_the_order_of_the_data(
    store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    claims = [f":a{n} a pact:Agreement ; pact:signedOn 1, 2 ; pact:participation :p ." for n in range(7)]
    graphs = {f"{G}{n}": claim for n, claim in enumerate(claims)}
    one = validate(store_of(" ".join(claims), graphs), shapes=shapes_of(SHAPES))
    other = validate(
        store_of(" ".join(reversed(claims)), dict(reversed(graphs.items()))), shapes=shapes_of(SHAPES)
    )
    assert one == other
    assert json.dumps(one.as_dict()) == json.dumps(other.as_dict())
    assert one.graphs == 8
    assert len(one.as_dict()["violations"]) == 28


def test_graphs_can_be_picked_by_name(store_of: MakeStore, shapes_of: MakeShapes) -> None:
    bad = ":a a pact:Agreement ."
    store = store_of(bad, {G + "one": bad, G + "two": bad})
    shapes = shapes_of(SHAPES)
    assert {graph for graph, _, _ in _faults(validate(store, graphs=[G + "two"], shapes=shapes))} == {
        G + "two"
    }
    picked = validate(store, graphs=[KNOWN, G + "one", G + "one"], shapes=shapes)
    assert ({graph for graph, _, _ in _faults(picked)}, picked.graphs) == ({KNOWN, G + "one"}, 2)
    assert not validate(store, graphs=[], shapes=shapes).results


def test_an_empty_store_conforms(shapes_of: MakeShapes) -> None:
    assert validate(ox.Store(), shapes=shapes_of(SHAPES)).conforms


def test_shapes_of_ones_own_are_read_from_a_file(tmp_path: Path, store_of: MakeStore) -> None:
    path = tmp_path / "own.ttl"
    path.write_text(
        "@prefix sh: <http://www.w3.org/ns/shacl#> . @prefix : <https://example.org/> . "
        ":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:minCount 1 ] .",
        "utf-8",
    )
    assert not validate(store_of(":a a :T ."), shapes=path).conforms


def test_shapes_of_ones_own_beyond_the_compiled_engine_go_to_pyshacl(
    store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    shapes = shapes_of(
        ":S sh:targetNode :a ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:message 'needs a p'@en ] ."
        ":Q sh:targetClass :T ; "
        "sh:sparql [ sh:select 'SELECT $this WHERE { $this <https://example.org/q> 1 }' ] ."
    )
    store = store_of(":a :p 1 .", {G + "one": ":a :r 1 .", G + "two": ":a :p 1 . :b a :T ; :q 1 ."})
    report = validate(store, shapes=shapes)
    assert _faults(report) == [(G + "one", "a", "MinCount"), (G + "two", "b", "SPARQL")]
    assert report.graphs == 3
    assert report == ValidationReport.of(
        [
            result
            for name in (KNOWN, G + "one", G + "two")
            for result in oracle(store, name, shapes=shapes).results
        ],
        graphs=3,
    )


@pytest.mark.parametrize("batch", [1, 3, 10])
def test_graphs_larger_than_a_batch_and_graphs_over_many_batches_are_judged_alike(
    batch: int, store_of: MakeStore, shapes_of: MakeShapes, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = ":a a pact:Agreement ; pact:status :signed ; pact:participation :p . :p a pact:Participation ."
    texts = [
        whole,
        ":a a pact:Agreement .",
        ":a pact:status :signed .",
        whole + " :b a pact:Agreement .",
        whole,
    ]
    store = store_of(whole, {f"{G}{n}": text for n, text in enumerate(texts)})
    at_once = validate(store, shapes=shapes_of(SHAPES))
    monkeypatch.setattr("citypact.graph.validation.run._BATCH", batch)
    assert validate(store, shapes=shapes_of(SHAPES)) == at_once
    assert _faults(at_once) == [(G + "1", "a", "MinCount"), (G + "3", "b", "MinCount")]


def test_a_store_on_disk_is_judged_as_one_in_memory(
    tmp_path: Path, store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    bad = ":a a pact:Agreement ; pact:participation :p ."
    memory = store_of(bad, {G + "one": bad, G + "two": ":a a pact:Agreement ; pact:status :signed ."})
    disk = ox.Store(str(tmp_path / "store"))
    disk.bulk_extend(memory)
    disk.flush()
    del disk
    read = ox.Store.read_only(str(tmp_path / "store"))
    assert validate(read, shapes=shapes_of(SHAPES)) == validate(memory, shapes=shapes_of(SHAPES))


def test_warnings_of_one_kind_in_one_graph_are_told_by_twenty_and_their_number(
    store_of: MakeStore, shapes_of: MakeShapes
) -> None:
    shapes = shapes_of(
        ":S sh:targetClass :T ; sh:property [ sh:path :p ; sh:minCount 1 ; sh:severity sh:Warning ], "
        "[ sh:path :q ; sh:minCount 1 ] ."
    )
    report = validate(store_of(" ".join(f":n{each:02} a :T ." for each in range(25))), shapes=shapes)
    assert [result.focus[-3:] for result in report.warnings] == [f"n{each:02}" for each in range(20)]
    (more,) = report.more
    assert (more.results, more.graph, more.constraint) == (5, KNOWN, "MinCount")
    assert report.count("Warning") == 25 and "25 warnings" in report.summary()
    assert len(report.violations) == 25, "violations are told one by one"
    assert (
        list(report.lines())[-1].startswith("Warning: ") and "5 more like these" in list(report.lines())[-1]
    )
    assert list(report.lines(limit=30))[-1] == "... and 20 more"
    assert json.loads(json.dumps(report.as_dict()))["more"][0]["results"] == 5
