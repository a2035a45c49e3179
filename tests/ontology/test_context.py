"""The JSON-LD context: every term under the IRI of the vocabulary, read alike by two processors."""

from __future__ import annotations

import json
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
from rdflib import OWL, RDF, RDFS, XSD, Graph, URIRef
from rdflib.compare import isomorphic

from citypact.ontology.terms import NS, PACT, PREFIXES

HERE = Path(__file__).parent
TERMS = [URIRef(term) for term in dir(PACT)]


@cache
def context() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads((files("citypact.ontology") / "context.jsonld").read_text("utf-8"))[
        "@context"
    ]
    return loaded


def world() -> Graph:
    return Graph().parse(HERE / "world.ttl")


def test_the_prefixes_are_those_of_every_other_file() -> None:
    assert {key: value for key, value in context().items() if isinstance(value, str)} == dict(PREFIXES)
    assert context()["@version"] == 1.1


def test_every_term_of_ours_is_in_the_context_under_its_iri() -> None:
    assert {key: value["@id"] for key, value in context().items() if key.startswith("pact:")} == {
        f"pact:{term[len(NS) :]}": str(term) for term in TERMS
    }


def test_a_term_and_its_prefix_agree() -> None:
    for key, value in context().items():
        if isinstance(value, dict):
            prefix, _, local = key.partition(":")
            assert value["@id"] == PREFIXES[prefix] + local


def test_the_types_of_values_are_those_of_the_vocabulary() -> None:
    vocabulary = Graph().parse(
        data=(files("citypact.ontology") / "citypact.ttl").read_bytes(), format="turtle"
    )
    for term in TERMS:
        kinds = set(vocabulary.objects(term, RDF.type))
        expected = None
        if OWL.ObjectProperty in kinds:
            expected = "@id"
        elif OWL.DatatypeProperty in kinds:
            found = vocabulary.value(term, RDFS.range)
            if found not in (None, RDF.langString, XSD.string):
                expected = f"xsd:{str(found).removeprefix(str(XSD))}"
        assert context()[f"pact:{term[len(NS) :]}"].get("@type") == expected, term


@pytest.mark.parametrize("reader", ["rdflib", "oxigraph"])
def test_a_graph_written_with_the_context_reads_back_the_same(reader: str) -> None:
    text = world().serialize(format="json-ld", context=context())
    assert '"pact:signedOn"' in text
    if reader == "rdflib":
        back = Graph().parse(data=text, format="json-ld")
    else:
        statements = ox.parse(text.encode(), format=ox.RdfFormat.JSON_LD)
        back = Graph().parse(
            data=ox.serialize((s.triple for s in statements), format=ox.RdfFormat.N_TRIPLES), format="nt"
        )
    assert isomorphic(back, world())


def test_a_value_written_by_hand_needs_no_types() -> None:
    document = {
        "@context": context(),
        "@id": "id:agreement/a",
        "@type": "pact:Agreement",
        "pact:status": "status:signed",
        "pact:signedOnYear": 2023,
        "pact:signedOnEarliest": "2023-02-24",
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    subject = URIRef(PREFIXES["id"] + "agreement/a")
    assert graph.value(subject, PACT.status) == URIRef(PREFIXES["status"] + "signed")
    assert {str(getattr(value, "datatype", None)) for value in graph.objects(subject, PACT.signedOnYear)} == {
        str(XSD.integer)
    }
    assert {
        str(getattr(value, "datatype", None)) for value in graph.objects(subject, PACT.signedOnEarliest)
    } == {str(XSD.date)}
