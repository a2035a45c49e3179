"""GraphML and GEXF, read back by networkx, igraph and lxml, value by value."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import igraph
import networkx as nx
import pytest
from lxml import etree

from citypact.graph.exports import export
from citypact.graph.exports.flat import EDGE_COLUMNS, LIST_MARK, NODE_COLUMNS
from citypact.graph.folder import BuiltGraph
from citypact.graph.network import network
from tests.small_world import TRIG, built_from

GEXF = "{http://gexf.net/1.3}"
LISTS = ("domains", "signatories", "representatives")


RETOLD = "เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว / retelling"


def last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]


def expected_nodes(built: BuiltGraph) -> dict[str, dict[str, Any]]:
    """What the network says of its nodes, without what is not known (docs/exports.md: no empty values)."""
    return {
        node: {key: value for key, value in data.items() if value not in ("", None)}
        | {"label": data["label_th"] or data["label_en"]}
        for node, data in network(built).nodes(data=True)
    }


def expected_edges(built: BuiltGraph) -> dict[str, tuple[str, str, dict[str, Any]]]:
    found = {}
    for start, end, key, data in network(built).edges(keys=True, data=True):
        apart = ("type", "sources", "people", "places", *LISTS)  # of people and places, the names are written
        values = {name: data[name] for name in data if name not in apart}
        values |= {name: LIST_MARK.join(data[name]) for name in LISTS}
        values |= {
            "label": data["label_th"] or data["label_en"],
            "agreement_type": data["type"],
            "retelling": any(source["retelling"] for source in data["sources"]),
            "invented": any(source["invented"] for source in data["sources"]),
            "quotes": LIST_MARK.join(
                source["quote"] + (f" ({RETOLD})" if source["retelling"] else "")
                for source in data["sources"]
                if source["quote"]
            ),
        }
        shown = {name: value for name, value in values.items() if value not in ("", None)}
        found[f"{key}#{last(start)}+{last(end)}"] = (start, end, shown)
    return found


def compare_edges(found: dict[str, tuple[str, str, dict[str, Any]]], built: BuiltGraph) -> None:
    expected = expected_edges(built)
    assert found.keys() == expected.keys()
    assert len(expected) == 6
    for edge, (start, end, values) in found.items():
        assert {start, end} == set(expected[edge][:2])
        sources = values.pop("sources")
        assert values == expected[edge][2]
        key = edge.partition("#")[0]
        for source in network(built).edges[start, end, key]["sources"]:
            assert source["title"] in sources
            assert source["url"] in sources
            assert ("เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว" in sources) >= source["retelling"]


@pytest.mark.filterwarnings("ignore:Could not add edge ids")  # docs/exports.md: it keeps the attribute
def test_graphml_reads_back_in_igraph(small_world: BuiltGraph, out: Path) -> None:
    export(small_world, "graphml", out)
    graph = igraph.Graph.Read_GraphML(str(out))
    assert not graph.is_directed()
    assert graph["build"] == small_world.info.id
    assert graph["agreements_left_out"] == "fewer than two named bodies: 1"
    nodes = {
        vertex["id"]: {
            key: value for key, value in vertex.attributes().items() if key != "id" and value != ""
        }
        for vertex in graph.vs
    }
    assert nodes == expected_nodes(small_world)
    edges = {}
    for edge in graph.es:
        values = {
            key: value
            for key, value in edge.attributes().items()
            if key != "id" and value != "" and value == value  # igraph reads an absent number as NaN
        }
        edges[edge["id"]] = (graph.vs[edge.source]["id"], graph.vs[edge.target]["id"], values)
    compare_edges(edges, small_world)


def test_graphml_reads_back_in_networkx(small_world: BuiltGraph, out: Path) -> None:
    export(small_world, "graphml", out)
    graph: nx.MultiGraph[str] = nx.MultiGraph(nx.read_graphml(out, force_multigraph=True))
    assert {node: dict(data) for node, data in graph.nodes(data=True)} == expected_nodes(small_world)
    edges = {}
    for start, end, key, data in graph.edges(keys=True, data=True):
        assert key == data.pop("id")
        edges[key] = (start, end, data)
    compare_edges(edges, small_world)


def test_gexf_reads_back_in_networkx(small_world: BuiltGraph, out: Path) -> None:
    export(small_world, "gexf", out)
    graph = nx.read_gexf(out)
    assert isinstance(graph, nx.MultiGraph)  # parallel agreements are there
    assert graph.graph["mode"] == "dynamic"
    assert dict(graph.nodes(data=True)) == expected_nodes(small_world)
    edges = {}
    for start, end, key, data in graph.edges(keys=True, data=True):
        assert key == data.pop("id")
        assert data.pop("start", None) == data.get("earliest")
        assert data.pop("end", None) == data.get("valid_until_latest")
        edges[key] = (start, end, data)
    compare_edges(edges, small_world)


def test_gexf_has_times_for_the_timeline(small_world: BuiltGraph, out: Path) -> None:
    export(small_world, "gexf", out)
    root = etree.parse(out).getroot()
    graph = root.find(f"{GEXF}graph")
    assert graph is not None
    assert (graph.get("mode"), graph.get("timeformat")) == ("dynamic", "date")
    times = {
        (edge.get("id") or "").partition("#")[0].rsplit("/", 1)[-1]: (edge.get("start"), edge.get("end"))
        for edge in root.iter(f"{GEXF}edge")
    }
    assert times == {
        "morning-1-aa0001": ("2023-02-24", None),
        "morning-1-0812345678": ("2024-01-01", None),
        "list-3-cc0001": ("2019-05-01", "2022-05-31"),
        "list-3-cc0002": (None, None),
    }


def test_gexf_keeps_the_clock_out(small_world: BuiltGraph, out: Path) -> None:
    export(small_world, "gexf", out)
    assert "lastmodifieddate" not in out.read_text("utf-8")


def test_every_gexf_value_has_its_attribute_and_every_id_is_unique(
    small_world: BuiltGraph, out: Path
) -> None:
    export(small_world, "gexf", out)
    root = etree.parse(out).getroot()
    declared = {
        (table.get("class"), attribute.get("id"))
        for table in root.iter(f"{GEXF}attributes")
        for attribute in table.iter(f"{GEXF}attribute")
    }
    assert (
        len(declared) == len(NODE_COLUMNS) - 1 + len(EDGE_COLUMNS) - 2
    )  # label and weight have a place of their own
    for part in ("node", "edge"):
        things = list(root.iter(f"{GEXF}{part}"))
        assert len({thing.get("id") for thing in things}) == len(things) > 0
        used = {(part, value.get("for")) for thing in things for value in thing.iter(f"{GEXF}attvalue")}
        assert used <= declared


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_characters_that_xml_forbids_are_replaced(format: str, tmp_path: Path) -> None:
    trig = TRIG.read_text("utf-8").replace('"Villefable"@en', r'"Ville\u000B<fable>&\uFFFE \u0022\u0007"@en')
    export(built_from(trig, tmp_path / "graph"), format, tmp_path / "out")
    root = etree.parse(tmp_path / "out").getroot()
    texts = [
        *(element.text or "" for element in root.iter()),
        *(element.get("label") or "" for element in root.iter()),
    ]
    assert 'Ville\ufffd<fable>&\ufffd "\ufffd' in texts


@pytest.mark.parametrize("format", ["graphml", "gexf"])
def test_a_network_without_edges_can_be_read(format: str, tmp_path: Path) -> None:
    export(built_from("", tmp_path / "graph"), format, tmp_path / "out")
    read = nx.read_graphml if format == "graphml" else nx.read_gexf
    assert nx.is_empty(read(tmp_path / "out"))
