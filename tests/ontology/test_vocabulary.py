"""The vocabulary: every term explained in Thai and English, and built on terms that exist."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, XSD, Graph, Literal, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SDO

from citypact.ontology.concepts import SCHEMES
from citypact.ontology.terms import NS, PACT

TERMS = [URIRef(term) for term in dir(PACT)]
ONTOLOGY = URIRef("https://w3id.org/citypact/ns")
CLASSES = {
    PACT.Agreement,
    PACT.Participation,
    PACT.Involvement,
    PACT.PlaceMatch,
    PACT.PriorRelation,
    PACT.Body,
    PACT.PublicBody,
    PACT.Venue,
    PACT.SigningEvent,
    PACT.Source,
    PACT.Decision,
    PACT.Evidence,
    PACT.TextSpan,
}


@cache
def vocabulary() -> Graph:
    graph = Graph()
    for name in ("citypact.ttl", *SCHEMES.values()):
        graph.parse(data=(files("citypact.ontology") / name).read_bytes(), format="turtle")
    return graph


@pytest.mark.parametrize("term", sorted(TERMS), ids=lambda term: term[len(NS) :])
@pytest.mark.parametrize(
    "property", [RDFS.label, SKOS.definition, SKOS.example], ids=lambda each: each.split("#")[-1]
)
def test_a_term_is_explained_in_thai_and_english(term: URIRef, property: URIRef) -> None:
    texts = [text for text in vocabulary().objects(term, property) if isinstance(text, Literal)]
    assert sorted(str(text.language) for text in texts) == ["en", "th"]
    assert all(str(text).strip() for text in texts)


def test_every_term_is_a_class_a_property_or_a_scheme() -> None:
    kinds = {OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty, SKOS.ConceptScheme}
    for term in TERMS:
        assert len(kinds & set(vocabulary().objects(term, RDF.type))) == 1, term
    assert set(vocabulary().subjects(RDF.type, OWL.Class)) == CLASSES


def test_every_date_has_its_bounds_and_its_year() -> None:
    names = [str(term) for term in dir(PACT)]
    dates = [name.removesuffix("Earliest") for name in names if name.endswith("Earliest")]
    computed = {str(PACT.computedUntil)}  # an end that may be no date of one precision has no year
    assert len(dates) == 4 + len(computed)
    for date in set(dates) - computed:
        ranges = [
            vocabulary().value(URIRef(date + part), RDFS.range) for part in ("", "Earliest", "Latest", "Year")
        ]
        assert ranges == [None, XSD.date, XSD.date, XSD.integer]


def test_domains_and_ranges_are_terms_that_exist() -> None:
    foreign = (ORG, FOAF, SKOS, SDO, RDF, XSD, PROV)
    for relation in (RDFS.domain, RDFS.range, RDFS.subClassOf):
        for subject, thing in vocabulary().subject_objects(relation):
            known = thing in CLASSES or any(isinstance(thing, URIRef) and thing in space for space in foreign)
            assert known, f"{subject} {relation} {thing}"


def test_object_properties_lead_to_things_and_datatype_properties_to_literals() -> None:
    graph = vocabulary()
    literal = {RDF.langString, None}
    for term in graph.subjects(RDF.type, OWL.DatatypeProperty):
        found = graph.value(term, RDFS.range)
        assert found in literal or str(found).startswith(str(XSD)), term
    for term in graph.subjects(RDF.type, OWL.ObjectProperty):
        found = graph.value(term, RDFS.range)
        assert found is not None, term
        assert not str(found).startswith(str(XSD)), term


def test_the_vocabulary_says_what_it_is_and_under_which_licence() -> None:
    graph = vocabulary()
    assert (ONTOLOGY, RDF.type, OWL.Ontology) in graph
    version = graph.value(ONTOLOGY, OWL.versionInfo)
    assert graph.value(ONTOLOGY, OWL.versionIRI) == URIRef(f"{ONTOLOGY}/{version}")
    assert graph.value(ONTOLOGY, DCTERMS.license) == URIRef("https://creativecommons.org/licenses/by/4.0/")
    titles = {
        title.language for title in graph.objects(ONTOLOGY, DCTERMS.title) if isinstance(title, Literal)
    }
    assert titles == {"th", "en"}
