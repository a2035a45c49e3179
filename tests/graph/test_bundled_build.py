"""The bundled collection, built as every new user builds it."""

from __future__ import annotations

from pathlib import Path

import pytest

import citypact


@pytest.fixture(scope="module")
def graph(bundled_world: Path) -> citypact.Graph:
    return citypact.open(bundled_world / "citypact-graph")


def test_the_report_counts_facts_as_the_catalogue_does(graph: citypact.Graph) -> None:
    counts = graph.info.counts
    asked = """SELECT ?kind ?retelling (COUNT(*) AS ?n) {
        GRAPH ?g { ?e a pact:Evidence ; pact:kind ?kind ; prov:wasDerivedFrom ?s . ?s dct:type ?type }
        BIND(?type = "retelling" AS ?retelling) } GROUP BY ?kind ?retelling"""
    found = {(row["kind"], row["retelling"]): row["n"] for row in graph.query(asked)}
    assert counts.get("facts retold", 0) == found[("extracted", True)] > 0
    assert counts.get("facts quoted", 0) == found.get(("extracted", False), 0)
    assert counts["facts curated"] == sum(n for (kind, _), n in found.items() if kind == "curated")


def test_each_source_says_how_many_claims_its_graph_has_evidence_for(graph: citypact.Graph) -> None:
    proved = """SELECT ?s (COUNT(DISTINCT ?e) AS ?n) {
        GRAPH ?g { ?e a pact:Evidence ; prov:wasDerivedFrom ?s } } GROUP BY ?s"""
    found = {row["s"]: row["n"] for row in graph.query(proved)}
    said = {row["s"]: row["n"] for row in graph.query("SELECT ?s ?n { ?s pact:claimCount ?n }")}
    assert len(found) > 100
    assert {source: number for source, number in said.items() if number} == found


def test_every_class_of_the_ontology_is_there(graph: citypact.Graph) -> None:
    asked = "SELECT DISTINCT ?c { { ?s a ?c } UNION { GRAPH ?g { ?s a ?c } } FILTER(STRSTARTS(STR(?c), STR(pact:))) }"
    found = {row["c"].rsplit("#", 1)[-1] for row in graph.query(asked)}
    wanted = {"Agreement", "Body", "Evidence", "Involvement", "Participation", "PublicBody", "SigningEvent"}
    assert found >= wanted | {"Source", "TextSpan", "Venue"}


def test_the_reference_event_is_one_agreement_of_four_reports(graph: citypact.Graph) -> None:
    asked = """SELECT ?a ?status (COUNT(DISTINCT ?s) AS ?sources) (COUNT(DISTINCT ?d) AS ?domains) {
        ?a pact:party ?x, ?y ; pact:status/skos:notation ?status ; prov:wasDerivedFrom ?s ; pact:covers ?d .
        ?x rdfs:label "เทศบาลนครเชียงราย"@th . ?y rdfs:label "เทศบาลนครระยอง"@th } GROUP BY ?a ?status"""
    (row,) = graph.query(asked)
    assert (row["status"], row["sources"]) == ("signed", 4)
    assert row["domains"] >= 9


def test_nothing_was_left_out_and_the_graph_conforms(graph: citypact.Graph) -> None:
    report = graph.built.report()
    assert report["left_out"] == []
    assert report["validation"]["conforms"]
    assert {page.name for page in graph.built.pages.iterdir()} == {
        "explorer.html",
        "partners.html",
        "domains.html",
    }
