"""The terms in Python: the same as in the Turtle, and closed."""

from __future__ import annotations

from importlib.resources import files

import pytest
from rdflib import Graph, URIRef

from citypact import ontology
from citypact.ontology.concepts import SCHEMES, concepts, scheme
from citypact.ontology.terms import CONCEPT, GRAPH, KNOWN, NS, PACT, PREFIXES, prefixes


def test_the_terms_in_python_are_those_in_the_turtle() -> None:
    written: set[str] = set()
    for name in ("citypact.ttl", *SCHEMES.values()):
        turtle = (files("citypact.ontology") / name).read_bytes()
        subjects = Graph().parse(data=turtle, format="turtle").subjects()
        written |= {str(subject) for subject in subjects if str(subject).startswith(NS)}
    assert {str(term) for term in dir(PACT)} == written


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="signedOnn"):
        getattr(PACT, "signed" + "Onn")


def test_concepts_and_schemes_have_the_iris_that_the_bases_promise() -> None:
    for name in SCHEMES:
        assert URIRef(scheme(name).iri) in dir(PACT)
        for notation, each in concepts(name).items():
            assert each.iri == f"{CONCEPT}{name}/{notation}" == PREFIXES[name] + notation
            assert each.scheme == scheme(name).iri


def test_only_the_prefix_of_things_follows_the_base() -> None:
    other = prefixes("https://example.org/id/")
    assert other["id"] == "https://example.org/id/"
    assert {key: value for key, value in other.items() if key != "id"} == {
        key: value for key, value in PREFIXES.items() if key != "id"
    }
    assert KNOWN.startswith(GRAPH)


def test_the_room_offers_what_it_says() -> None:
    for name in ontology.__all__:
        assert getattr(ontology, name) is not None
    with pytest.raises(AttributeError, match="nothing_like_it"):
        _ = ontology.nothing_like_it
