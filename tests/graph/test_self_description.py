from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

import citypact
from citypact.errors import GraphError
from citypact.graph.folder import BuildInfo
from citypact.graph.self_description import ABOUT, described, description, source_graphs
from citypact.ontology.terms import KNOWN
from tests.graph.test_building import collection, signed

INFO = BuildInfo(
    id="0123456789ab",
    version="9.9",
    collection="Cities & ภาษาไทย",
    as_of="2024-02-29",
    base="https://w3id.org/citypact/id/",
    counts={"agreements": 3, "facts quoted": 7},
    licences=('CC "BY"', "unknown"),
    suppressed=2,
)
OWN = f'<{KNOWN}> <http://purl.org/dc/terms/identifier> "0123456789ab" ; <http://purl.org/dc/terms/title> "Cities & ภาษาไทย" .'


def asked(*lines: str) -> list[tuple[ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple, ...]]:
    store = ox.Store()
    for each in lines:
        store.load(each, format=ox.RdfFormat.TURTLE)
    answers = store.query(ABOUT)
    assert isinstance(answers, ox.QuerySolutions)
    return [tuple(answer) for answer in answers]


def test_what_a_build_says_of_itself_is_read_back_whole() -> None:
    graphs = ["https://w3id.org/citypact/graph/b", "https://w3id.org/citypact/graph/a"]
    told = asked(OWN, *description(INFO, graphs))
    assert described(told, place="there") == INFO
    assert source_graphs(told) == sorted(graphs)


def test_a_built_graph_says_of_itself_what_its_folder_says(tmp_path: Path) -> None:
    graph = citypact.build(
        collection(tmp_path / "c", signed("a"), signed("b", type="loi")), out=tmp_path / "g"
    )
    store = graph.built.store
    answers = store.query(ABOUT)
    assert isinstance(answers, ox.QuerySolutions)
    told = [tuple(answer) for answer in answers]
    assert described(told, place="here") == graph.info
    assert source_graphs(told) == sorted(name.value for name in store.named_graphs())  # type: ignore[union-attr]
    assert (
        len(list(store.quads_for_pattern(None, None, None, ox.DefaultGraph()))) == graph.info.counts["known"]
    )


def test_a_graph_that_says_no_build_is_not_taken_for_one() -> None:
    with pytest.raises(GraphError, match=r"http://x: holds no graph of citypact .* citypact push"):
        described(asked("<http://e/a> <http://e/b> <http://e/c> ."), place="http://x")
    with pytest.raises(GraphError, match="no full day"):
        described(
            asked(OWN, *description(INFO, []), f'<{KNOWN}> <http://purl.org/dc/terms/modified> "1" .'),
            place="x",
        )


def test_a_source_graph_is_one_of_ours() -> None:
    foreign = f"<{KNOWN}> <http://purl.org/dc/terms/source> <http://e/other>, <{KNOWN}> ."
    assert source_graphs(asked(foreign)) == []
