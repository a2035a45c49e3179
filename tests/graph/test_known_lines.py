"""What the lines of a known graph say of everything is what its store says."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import RDFS, SKOS, URIRef

from citypact.graph.columns import Columns
from citypact.graph.known_lines import KnownLines
from citypact.graph.ntriples import iri, text
from citypact.ontology.terms import PACT
from tests.graph.test_dataset import announced, reported
from tests.towns import dataset


@pytest.fixture(scope="module")
def lines() -> list[str]:
    made, _ = dataset(announced(), reported())
    *_, (name, known, _) = made.graphs()
    assert not name
    odd = 'a "quoted" name\\with\nbreaks'
    return [*known, f"{iri('https://example.org/odd')} {iri(str(RDFS.label))} {text(odd, 'en')} .\n"]


def test_every_column_is_the_same_from_lines_and_from_a_store(lines: list[str], tmp_path: Path) -> None:
    store, file = ox.Store(), tmp_path / "known.nt"
    file.write_text("".join(lines), "utf-8", newline="\n")
    store.load(path=file, format=ox.RdfFormat.N_TRIPLES)
    stored, read = Columns(store), Columns(KnownLines.read(file))
    terms = {URIRef(quad.predicate.value) for quad in store}
    assert len(terms) > 20
    for term in terms:
        assert read.values(term) == stored.values(term)
        assert read.tagged(term) == stored.tagged(term)
    for kind in (PACT.Agreement, PACT.Body, SKOS.Concept, PACT.Venue):
        assert read.instances(kind) == stored.instances(kind)
    assert read.instances(PACT.Agreement)
    assert read.label("https://example.org/odd", "en") == 'a "quoted" name\\with\nbreaks'
