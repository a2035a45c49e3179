from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import networkx as nx
import pytest
import rdflib

import citypact
from citypact.errors import CitypactError, EndpointError, NoGraph, UnknownQuery, ViewError
from tests.graph.test_building import collection, signed


@pytest.fixture(scope="module")
def graph(tmp_path_factory: pytest.TempPathFactory) -> citypact.Graph:
    root = tmp_path_factory.mktemp("facade")
    made = collection(root / "c", signed("a"), signed("b", type="loi"))
    return citypact.build(made, out=root / "g")


def test_a_graph_that_was_built_is_opened_again(graph: citypact.Graph) -> None:
    again = citypact.open(graph.built.path.parents[1])
    assert again.info == graph.info
    assert "2 agreements" in repr(again)


def test_rows_are_python_values(graph: citypact.Graph) -> None:
    (row,) = graph.query("SELECT ?y (COUNT(*) AS ?n) WHERE { ?a pact:signedOnYear ?y } GROUP BY ?y")
    assert row == {"y": 2023, "n": 2}


def test_a_question_is_asked_by_name_with_its_parameters(graph: citypact.Graph) -> None:
    rows = list(graph.query("agreements_of", body="West City Municipality"))
    assert len(rows) == 2
    with pytest.raises(UnknownQuery):
        graph.query("agreements_off")


def test_the_network_is_a_multigraph_with_an_edge_for_each_agreement(graph: citypact.Graph) -> None:
    network = graph.network()
    assert isinstance(network, nx.MultiGraph)
    assert (network.number_of_nodes(), network.number_of_edges()) == (2, 2)
    assert network.graph["build"] == graph.info.id


def test_a_view_is_saved_and_shows_itself(graph: citypact.Graph, tmp_path: Path) -> None:
    view = graph.view("partners")
    saved = view.save(tmp_path / "p.html")
    assert saved.read_text("utf-8") == view.html
    assert view._repr_html_().startswith("<iframe srcdoc=")
    assert '.save("partners.html")' in repr(view)
    with pytest.raises(
        ViewError, match=r'notebook; here, write a file and open it: \.save\("partners\.html"\)'
    ):
        view.show()


def test_rdflib_sees_the_known_graph(graph: citypact.Graph) -> None:
    seen = graph.rdflib()
    agreement = rdflib.URIRef("https://w3id.org/citypact/ns#Agreement")
    assert len(set(seen.subjects(rdflib.RDF.type, agreement))) == 2
    assert len(seen) == len(set(seen))


def test_one_text_is_extracted() -> None:
    record = citypact.extract("เทศบาลนครหนึ่ง ลงนามบันทึกข้อตกลง (MOU) กับเทศบาลนครสอง วันที่ 1 มกราคม 2566", id="x")
    assert record.agreements[0].date == "2023-01-01"


def test_what_is_not_there_is_one_of_our_errors(tmp_path: Path) -> None:
    with pytest.raises(NoGraph):
        citypact.open(tmp_path / "none")
    with pytest.raises(EndpointError, match="cannot be reached"):
        citypact.open("http://127.0.0.1:9/sparql")
    with pytest.raises(CitypactError):
        citypact.build(tmp_path / "none", out=tmp_path / "g")
    with pytest.raises(AttributeError):
        _ = citypact.nothing


def test_importing_citypact_loads_no_library() -> None:
    code = "import sys, citypact; print([m for m in ('rdflib', 'pyoxigraph', 'networkx', 'pydantic') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
