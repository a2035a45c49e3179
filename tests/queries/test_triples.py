from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox
import pytest
import rdflib

from citypact.errors import QueryError
from citypact.graph.folder import BuiltGraph
from citypact.queries import FORMATS, run, triples
from citypact.queries.terms import Term
from tests.queries import answers
from tests.queries.answers import written

FORMS = {"turtle": "turtle", "ntriples": "nt", "rdfxml": "xml", "jsonld": "json-ld", "trig": "trig"}
QUERY = "CONSTRUCT { ?a pact:party ?b ; rdfs:label ?l ; pact:with [ pact:body ?b ] } WHERE { ?a pact:party ?b ; rdfs:label ?l }"


def test_every_form_of_triples_is_the_same_graph(world: BuiltGraph) -> None:
    assert set(FORMS) == {name for name, form in FORMATS.items() if form.rows is None}
    graphs = []
    for form, reader in FORMS.items():
        data = written(run(world, QUERY), form)
        assert data == written(run(world, QUERY), form)
        assert data.endswith(b"\n")
        graphs.append(rdflib.Graph().parse(data=data, format=reader))
    rows = list(run(world, "SELECT ?a ?b ?l { ?a pact:party ?b ; rdfs:label ?l }"))
    parties, labels = {(a, b) for a, b, _ in rows}, {(a, label) for a, _, label in rows}
    assert len(graphs[0]) == len(parties) + len(labels) + 2 * len(rows)
    assert all(each.isomorphic(graphs[0]) for each in graphs)
    assert rdflib.Graph().parse(data=written(run(world, QUERY), "xml"), format="xml").isomorphic(graphs[0])


@pytest.mark.parametrize("query", ["SELECT * { ?a pact:party ?b }", "ASK {}"])
@pytest.mark.parametrize("form", FORMS)
def test_rows_are_no_triples_and_it_says_so(form: str, query: str, world: BuiltGraph) -> None:
    with pytest.raises(QueryError, match=f"{form} holds triples, and this answer is .*: ask with CONSTRUCT"):
        written(run(world, query), form)


def test_rdf_xml_holds_no_forbidden_character(world: BuiltGraph) -> None:
    data = written(run(world, 'CONSTRUCT { <urn:a> rdfs:label "a\\u000Bb" } {}'), "xml")
    (found,) = rdflib.Graph().parse(data=data, format="xml").objects()
    assert str(found) == "a\ufffdb"


def many(count: int, *, blank: bool) -> Iterator[tuple[Term | None, ...]]:
    party = ox.NamedNode("https://w3id.org/citypact/ns#party")
    for number in range(count):
        one = ox.BlankNode() if blank else ox.NamedNode(f"https://example.org/{number * 7919 % count}")
        yield (one, party, ox.Literal("ก" * 20 + str(number % 100)))
        yield (one, party, ox.Literal("ก" * 20 + str(number % 100)))  # twice


@pytest.mark.parametrize("blank", [False, True])
def test_many_triples_are_sorted_on_disk_and_are_the_same_bytes(
    blank: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = written(answers.triples(many(3000, blank=False)), "ntriples")
    monkeypatch.setattr(triples, "_HELD", 1000)
    data = written(answers.triples(many(3000, blank=blank)), "ntriples")
    assert data == written(answers.triples(many(3000, blank=blank)), "ntriples")
    lines = data.decode().splitlines()
    assert lines == sorted(lines)
    assert len(lines) == len(set(lines)) == 3000
    assert blank or data == plain
