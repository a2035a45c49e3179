"""The alignments: ours on the left, published terms on the right, nothing stronger than is true."""

from __future__ import annotations

import csv
from functools import cache
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SDO, VANN, DefinedNamespace

from citypact.ontology.terms import NS, PACT

CLOSED: tuple[type[DefinedNamespace], ...] = (DCTERMS, FOAF, ORG, OWL, PROV, RDF, RDFS, SDO, SKOS, VANN)
CHECKED_FILES = ("alignments.ttl", "citypact.ttl", "shapes.ttl")


def parsed(name: str) -> Graph:
    return Graph().parse(data=(files("citypact.ontology") / name).read_bytes(), format="turtle")


@cache
def foreign() -> dict[str, dict[str, str]]:
    """The terms of vocabularies that rdflib does not carry, by IRI."""
    lines = (files("citypact.ontology") / "foreign.csv").read_text("utf-8").splitlines()
    return {row["iri"]: row for row in csv.DictReader(lines)}


def published(term: str) -> bool:
    return term in foreign() or any(term in space for space in CLOSED)


@pytest.mark.parametrize("statement", sorted(parsed("alignments.ttl")), ids=lambda s: s[0][len(NS) :])
def test_an_alignment_ties_a_term_of_ours_to_a_published_one(
    statement: tuple[URIRef, URIRef, URIRef],
) -> None:
    ours, relation, theirs = statement
    assert ours in dir(PACT)
    assert relation in (RDFS.subClassOf, RDFS.subPropertyOf, SKOS.closeMatch)
    assert published(str(theirs)), (
        f"{theirs}: not published; list it in foreign.csv with the place where it was seen"
    )


def test_a_class_is_never_put_under_a_property_nor_a_property_under_a_class() -> None:
    vocabulary = parsed("citypact.ttl")
    for ours, relation, _ in parsed("alignments.ttl"):
        is_class = (ours, RDF.type, OWL.Class) in vocabulary
        assert relation != (RDFS.subPropertyOf if is_class else RDFS.subClassOf), ours


def test_what_is_not_true_of_every_instance_is_only_a_close_match() -> None:
    """What is planned binds nobody and has not happened; a masked quote is not the text."""
    said = parsed("alignments.ttl")
    for term in (PACT.Agreement, PACT.SigningEvent, PACT.quote, PACT.TextSpan, PACT.renews):
        assert set(said.predicates(term)) == {SKOS.closeMatch}, term


def test_every_foreign_term_of_the_list_is_used_and_has_a_source() -> None:
    used = {str(term) for name in CHECKED_FILES for triple in parsed(name) for term in triple}
    for iri, row in foreign().items():
        assert iri in used, f"{iri} is listed in foreign.csv and used nowhere"
        assert row["vocabulary"]
        assert row["source"]


def test_foreign_terms_in_the_vocabulary_are_published() -> None:
    for triple in parsed("citypact.ttl"):
        for term in triple:
            if isinstance(term, URIRef) and str(term).startswith(tuple(str(space._NS) for space in CLOSED)):
                assert published(str(term)), term
    assert not published("https://schema.org/twinnedWith")


def test_no_foreign_term_is_described_as_if_it_were_ours() -> None:
    for name in ("alignments.ttl", "citypact.ttl"):
        subjects = {str(subject) for subject in parsed(name).subjects()}
        assert all(subject.startswith("https://w3id.org/citypact/ns") for subject in subjects), name
