"""The shapes: well-formed, complete, and each with something that it passes and something that it refuses."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path

import pyshacl
import pytest
from rdflib import RDF, RDFS, SH, Graph, URIRef
from rdflib.collection import Collection
from rdflib.term import Node

from citypact.ontology.concepts import SCHEMES, concepts, scheme
from citypact.ontology.terms import NS, PACT, PREFIXES, SHAPES

HERE = Path(__file__).parent
DERIVED = (PACT.party, PACT.signatory, PACT.partnerOf, PACT.formerPartnerOf)

# What shapes.ttl may use: the part of SHACL Core that the compiled engine knows (SHACL 2.1, 2.3, 4).
KNOWN_TERMS = {
    *("NodeShape", "PropertyShape", "targetClass", "targetSubjectsOf", "targetObjectsOf", "property"),
    *(
        "path",
        "inversePath",
        "minCount",
        "maxCount",
        "datatype",
        "class",
        "nodeKind",
        "in",
        "hasValue",
        "pattern",
    ),
    *(
        "flags",
        "minLength",
        "maxLength",
        "minInclusive",
        "maxInclusive",
        "uniqueLang",
        "languageIn",
        "equals",
    ),
    *("disjoint", "lessThanOrEquals", "or", "and", "not", "xone", "node", "severity", "message"),
    *("Violation", "Warning", "IRI", "Literal", "IRIOrLiteral"),
}


@cache
def shapes() -> Graph:
    return Graph().parse(data=(files("citypact.ontology") / "shapes.ttl").read_bytes(), format="turtle")


def world() -> Graph:
    return Graph().parse(HERE / "world.ttl")


def breaks() -> list[tuple[str, str, str]]:
    """The cases of broken.txt: shape, statements taken out, statements put in."""
    cases: list[tuple[str, str, str]] = []
    for line in (HERE / "broken.txt").read_text("utf-8").splitlines():
        if line.startswith(("- ", "+ ")):
            name, out, into = cases[-1]
            cases[-1] = (name, out + line[2:], into) if line[0] == "-" else (name, out, into + line[2:])
        elif line and not line.startswith("#"):
            cases.append((line, "", ""))
    return cases


def reporting() -> set[URIRef]:
    """The shapes that a report can name: those with a message."""
    return {shape for shape in shapes().subjects(SH.message, None, unique=True) if isinstance(shape, URIRef)}


def validated(data: Graph) -> set[tuple[Node | None, Node | None]]:
    """The shape and the severity of every result."""
    _, report, _ = pyshacl.validate(data, shacl_graph=shapes(), allow_warnings=True)
    assert isinstance(report, Graph)
    return {
        (report.value(result, SH.sourceShape), report.value(result, SH.resultSeverity))
        for result in report.objects(None, SH.result)
    }


def test_the_shapes_are_well_formed() -> None:
    conforms, _, text = pyshacl.validate(Graph(), shacl_graph=shapes(), meta_shacl=True)
    assert conforms, text


def test_the_shapes_pass_the_small_world() -> None:
    assert validated(world()) == set()


def test_the_shapes_pass_a_source_graph_which_holds_nothing_derived() -> None:
    graph = world()
    for predicate in DERIVED:
        graph.remove((None, predicate, None))
    for subject in [*graph.subjects(RDF.type, PACT.Agreement), *graph.subjects(RDF.type, PACT.SigningEvent)]:
        graph.remove((subject, RDFS.label, None))
    assert validated(graph) == set()


@pytest.mark.parametrize(("name", "out", "into"), breaks(), ids=lambda value: str(value)[:40])
def test_a_shape_refuses_what_breaks_it(name: str, out: str, into: str) -> None:
    graph = world()
    prefixes = "".join(
        f"PREFIX {prefix}: <{base}>\n"
        for prefix, base in ({**PREFIXES, "ex": "https://example.org/id/"}).items()
    )
    before = len(graph)
    if out:
        taken = Graph().parse(data=f"{prefixes}{out} .", format="turtle")
        assert all(statement in graph for statement in taken), f"world.ttl does not say: {out}"
        graph -= taken
    if into:
        graph.parse(data=f"{prefixes}{into} .", format="turtle")
    assert len(graph) != before or (out and into)
    shape = URIRef(SHAPES + name)
    assert (shape, shapes().value(shape, SH.severity, default=SH.Violation)) in validated(graph)


def test_every_shape_has_a_case_that_breaks_it() -> None:
    assert {URIRef(SHAPES + name) for name, _, _ in breaks()} == reporting()


def test_every_shape_says_in_thai_and_english_how_to_repair() -> None:
    for shape in reporting():
        assert sorted(str(m.language) for m in shapes().objects(shape, SH.message)) == ["en", "th"], shape  # type: ignore[attr-defined]


def test_every_shape_that_reports_has_a_name() -> None:
    graph = shapes()
    targeted = {
        s for p in (SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf) for s in graph.subjects(p, None)
    }
    reports = set(graph.objects(None, SH.property)) | {
        shape
        for shape in targeted
        if set(graph.predicates(shape)) - {RDF.type, SH.property, SH.severity} - _targets()
    }
    assert reports == reporting()


def _targets() -> set[URIRef]:
    return {SH.targetClass, SH.targetSubjectsOf, SH.targetObjectsOf}


def test_the_shapes_keep_to_the_part_of_shacl_that_the_compiled_engine_knows() -> None:
    base = str(SH)
    used = {str(node)[len(base) :] for triple in shapes() for node in triple if str(node).startswith(base)}
    assert used <= KNOWN_TERMS


def test_the_shapes_name_only_terms_that_exist() -> None:
    ours = {str(term) for term in dir(PACT)}
    values = {each.iri for name in SCHEMES for each in concepts(name).values()}
    own = {str(subject) for subject in shapes().subjects()}
    for triple in shapes():
        for node in map(str, triple):
            if node.startswith(NS):
                assert node in ours, node
            elif node.startswith(SHAPES):
                assert node in own, f"{node} is referred to and not defined"
            elif node.startswith("https://w3id.org/citypact/"):
                assert node in values, node


@pytest.mark.parametrize("name", SCHEMES)
def test_a_list_of_values_is_its_scheme(name: str) -> None:
    head = shapes().value(URIRef(f"{SHAPES}{name.capitalize()}Value"), SH["in"])
    assert head is not None
    listed = [str(value) for value in Collection(shapes(), head)]
    assert listed == [each.iri for each in concepts(name).values()], (
        f"copy the values of {SCHEMES[name]} to shapes.ttl"
    )


def test_every_class_of_a_graph_has_a_shape() -> None:
    targets = set(shapes().objects(None, SH.targetClass))
    parents = {
        "https://schema.org/Event",
        "https://schema.org/CreativeWork",
        "http://www.w3.org/ns/prov#Entity",
    }
    parents |= {
        "http://www.w3.org/ns/prov#Agent",
        "http://www.w3.org/ns/org#FormalOrganization",
    }  # never alone in a graph
    used = {kind for kind in world().objects(None, RDF.type) if str(kind) not in parents}
    assert used == targets
    assert {PACT.Agreement, PACT.Venue, PACT.TextSpan} <= targets


def test_every_property_of_the_vocabulary_occurs_in_the_small_world() -> None:
    classes = {term for term in dir(PACT) if str(term)[len(NS)].isupper()}
    schemes = {URIRef(scheme(name).iri) for name in SCHEMES}
    graph = world()
    assert set(dir(PACT)) - schemes - classes - set(graph.predicates()) == {PACT.counterExample}
    assert classes <= set(graph.objects(None, RDF.type))
