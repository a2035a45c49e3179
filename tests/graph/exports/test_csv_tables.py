from __future__ import annotations

import csv
import io
import zipfile
from pathlib import Path

import igraph
import pandas as pd
import pyoxigraph as ox
import pytest

from citypact.graph.columns import Columns
from citypact.graph.exports import export
from citypact.graph.exports.cells import text_of
from citypact.graph.exports.flat import EDGE_COLUMNS, NODE_COLUMNS
from citypact.graph.exports.tables import TABLES
from citypact.graph.folder import BuiltGraph
from citypact.graph.network import network
from tests.small_world import TRIG, built_from

ID = "https://w3id.org/citypact/id/"
# column -> the table whose key it refers to
REFERENCES = {
    "agreement": "agreements",
    "body": "bodies",
    "on_behalf_of": "bodies",
    "issuer": "bodies",
    "partner": "bodies",
    "person": "people",
    "post": "posts",
    "event": "events",
    "venue": "venues",
    "place": "places",
    "source": "sources",
    "retells": "sources",
    "publisher": "agents",
    "renews": "agreements",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def tables(small_world: BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("csv") / "tables"
    export(small_world, "csv", folder, evidence=True)
    return folder


def test_there_is_a_table_per_class_with_a_row_per_thing(tables: Path, small_world: BuiltGraph) -> None:
    columns = Columns(small_world.store)
    for table in TABLES:
        found = [row[table.key] for row in rows(tables / f"{table.name}.csv")]
        expected = columns.instances(table.kind)
        if table.name == "places":  # venues have a table of their own
            expected = [place for place in expected if "/venue/" not in place]
        assert found == expected, table.name
        assert found, table.name


def test_the_keys_are_consistent(tables: Path) -> None:
    keys = {path.stem: {next(iter(row.values())) for row in rows(path)} for path in tables.glob("*.csv")}
    checked = 0
    for path in tables.glob("*.csv"):
        for row in rows(path):
            for column, target in REFERENCES.items():
                if row.get(column):
                    assert row[column] in keys[target], (path.name, column)
                    checked += 1
    assert checked > 50


def test_every_value_of_the_graph_is_in_its_table(tables: Path, small_world: BuiltGraph) -> None:
    """Each literal and each link of the known graph stands in some cell of a row of its subject."""
    cells: dict[str, set[str]] = {}
    for path in tables.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                for key in row[:2]:  # of a relation both ends
                    cells.setdefault(key, set()).update(
                        part for each in row for part in text_of(each).split(" | ")
                    )
    implied = {
        "party",
        "signatory",
        "hasMembership",
        "type",
        "label",
        "participation",
        "involvement",
        "priorRelation",
    }
    missing = []
    for quad in small_world.store.quads_for_pattern(None, None, None, ox.DefaultGraph()):
        assert isinstance(quad.subject, ox.NamedNode)
        assert isinstance(quad.object, ox.NamedNode | ox.Literal)
        last = quad.predicate.value.replace("#", "/").rsplit("/", 1)[-1]
        value = quad.object.value
        if "@" in value and last == "purpose":
            continue  # masked
        if last not in implied and not {
            value.replace("\x0b", "\ufffd"),
            value.rsplit("/", 1)[-1],
        } & cells.get(quad.subject.value, set()):
            missing.append((quad.subject.value, last, value))
    assert missing == []


def test_pandas_reads_the_tables(tables: Path) -> None:
    agreements = pd.read_csv(tables / "agreements.csv", index_col="agreement")
    mou = agreements.loc[f"{ID}agreement/morning-1-aa0001"]
    assert (mou["type"], mou["status"], mou["signed_on"], mou["signed_on_year"]) == (
        "mou",
        "signed",
        "2023-02-24",
        2023,
    )
    assert mou["label_th"] == "บันทึกความเข้าใจ: เทศบาลนครธาราแก้ว – เทศบาลนครบุรีทอง (2566)"
    parties = pd.read_csv(tables / "parties.csv").merge(pd.read_csv(tables / "bodies.csv"), on="body")
    of_mou = parties[parties["agreement"] == f"{ID}agreement/morning-1-aa0001"]
    assert dict(zip(of_mou["label_en"], of_mou["role"], strict=True)) == {
        "Tharakaeo City Municipality": "initiator",
        "Burithong City Municipality": "invited",
        "Chiang Rai Province": "witness",
    }


def test_igraph_reads_nodes_and_edges_as_they_are(tables: Path, small_world: BuiltGraph) -> None:
    """As R's graph_from_data_frame does: ends in the first two columns, names in the first."""
    nodes, edges = pd.read_csv(tables / "nodes.csv"), pd.read_csv(tables / "edges.csv")
    graph = igraph.Graph.DataFrame(edges, directed=False, vertices=nodes, use_vids=False)
    expected = network(small_world)
    assert set(graph.vs["name"]) == set(expected.nodes)
    found = {
        (*sorted((graph.vs[e.source]["name"], graph.vs[e.target]["name"])), e["agreement"]) for e in graph.es
    }
    assert found == {(*sorted((start, end)), key) for start, end, key in expected.edges(keys=True)}
    assert graph.ecount() == 6
    for vertex in graph.vs:
        data = expected.nodes[vertex["name"]]
        assert (vertex["level"], vertex["agreements"]) == (data["level"], data["agreements"])
        for column in ("label_th", "label_en", "short_th", "province_th", "province_en", "country"):
            shown = vertex[column]
            assert (shown if isinstance(shown, str) else "") == data[column]
    assert {edge["year"] for edge in graph.es if edge["year"] == edge["year"]} == {2019, 2023, 2024}
    assert graph.is_weighted()


def test_gephi_finds_the_columns_it_needs(tables: Path) -> None:
    """Gephi compares without case (ImportNodesProcess, ImportEdgesProcess) and refuses a column twice."""
    nodes = next(csv.reader((tables / "nodes.csv").open(encoding="utf-8", newline="")))
    edges = next(csv.reader((tables / "edges.csv").open(encoding="utf-8", newline="")))
    assert nodes[:2] == ["Id", "Label"]
    assert edges[:5] == ["Source", "Target", "Type", "Id", "Label"]
    for header in (nodes, edges):
        assert len({name.casefold() for name in header}) == len(header)
        assert "name" not in header  # R's own
    assert {row["Type"] for row in rows(tables / "edges.csv")} == {"Undirected"}
    assert len({row["Id"] for row in rows(tables / "edges.csv")}) == 6


def test_evidence_has_the_exact_claim_and_its_place(tables: Path) -> None:
    told = {row["evidence"].rsplit("/", 1)[-1]: row for row in rows(tables / "evidence.csv")}
    assert len(told) == 7
    assert told["0001"]["object"] == "2023-02-24"
    assert told["0001"]["object_type"] == "date"
    assert (told["0001"]["start"], told["0001"]["end"], told["0001"]["confidence"]) == ("40", "122", "0.98")
    assert told["0001"]["quote"].startswith("กำหนดลงนามวันศุกร์ที่ 24 กุมภาพันธ์ 2566")
    assert told["0002"]["inferred"] == "true"
    assert (told["0006"]["kind"], told["0006"]["quote"]) == ("curated", "")
    assert told["0006"]["entered_by"] == f"{ID}agent/curator-303030"


def test_without_evidence_there_is_no_such_table(small_world: BuiltGraph, out: Path) -> None:
    export(small_world, "csv", out)
    assert not (out / "evidence.csv").exists()


def test_formulas_cannot_run_and_numbers_are_untouched(tables: Path) -> None:
    for path in tables.glob("*.csv"):
        with path.open(encoding="utf-8", newline="") as stream:
            for row in csv.reader(stream):
                for written in row:
                    assert not written.startswith(("=", "+", "@", "\t", "\r")), path.name
    texts = {row["text"] for row in rows(tables / "agreement_texts.csv")}
    assert '\'=HYPERLINK("https://example.org")' in texts
    assert "''ด้านอื่นๆ" in texts
    assert {'=HYPERLINK("https://example.org")', "'ด้านอื่นๆ"} <= set(map(text_of, texts))
    places = pd.read_csv(tables / "places.csv", index_col="place")
    assert places.loc[f"{ID}place/tharakaeo-city-municipality", "latitude"] == -19.5


def test_excel_finds_its_mark_in_every_table_and_nobody_else_does(
    small_world: BuiltGraph, tmp_path: Path
) -> None:
    export(small_world, "csv", tmp_path / "excel", excel=True)
    export(small_world, "csv", tmp_path / "plain")
    for path in (tmp_path / "excel").glob("*.csv"):
        marked, plain = path.read_bytes(), (tmp_path / "plain" / path.name).read_bytes()
        assert marked == b"\xef\xbb\xbf" + plain


def test_a_zip_and_a_stream_hold_the_same_files_as_the_folder(
    small_world: BuiltGraph, tmp_path: Path
) -> None:
    export(small_world, "csv", tmp_path / "folder")
    export(small_world, "csv", tmp_path / "tables.zip")
    stream = io.BytesIO()
    export(small_world, "csv", stream)
    assert stream.getvalue() == (tmp_path / "tables.zip").read_bytes()
    with zipfile.ZipFile(tmp_path / "tables.zip") as archive:
        packed = {name: archive.read(name) for name in archive.namelist()}
    folder = {
        path.name: path.read_bytes() for path in (tmp_path / "folder").iterdir() if path.name != "FILES.txt"
    }
    assert packed == folder


def test_the_licences_and_the_build_are_listed(tables: Path, small_world: BuiltGraph) -> None:
    text = (tables / "LICENCES.txt").read_text("utf-8")
    assert small_world.info.id in text
    assert "CC BY 4.0" in text
    assert (
        "List of partnerships; Open List; https://list.example.org/partners/1234567890123; not stated; -\n"
        in text
    )
    assert (
        "(retelling); Open List; https://gazette.example.org/%E0%B8%81/4; https://creativecommons.org" in text
    )
    assert "take one leading apostrophe away" in (tables / "README.txt").read_text("utf-8")


def test_what_the_coordinates_are_from_is_listed_with_its_licence(tmp_path: Path, tables: Path) -> None:
    assert "Coordinates" not in (tables / "LICENCES.txt").read_text("utf-8")
    places = """
<https://example.org/p/1> a geo:Geometry ; prov:wasDerivedFrom <https://www.geonames.org/1> .
<https://example.org/p/2> a geo:Geometry ; prov:wasDerivedFrom <https://www.geonames.org/2> .
<https://example.org/p/3> a geo:Geometry ; prov:wasDerivedFrom <https://example.org/list> .
<https://w3id.org/citypact/id/place/th-57> owl:sameAs <https://sws.geonames.org/1153668/> .
"""
    prefixes = "@prefix geo: <http://www.opengis.net/ont/geosparql#> .\n@prefix owl: <http://www.w3.org/2002/07/owl#> .\n"
    built = built_from(prefixes + TRIG.read_text("utf-8") + places, tmp_path / "graph")
    export(built, "csv", tmp_path / "out")
    text = (tmp_path / "out" / "LICENCES.txt").read_text("utf-8")
    assert text.count("geonames.org/") == 1
    assert "https://www.geonames.org/; CC BY 4.0" in text
    assert "https://example.org/list; see there" in text
    (province,) = (row for row in rows(tmp_path / "out" / "places.csv") if row["place"].endswith("/th-57"))
    assert province["same_as"] == "https://sws.geonames.org/1153668/"


def test_several_values_stand_side_by_side(tmp_path: Path) -> None:
    trig = (
        TRIG.read_text("utf-8")
        + 'body:villefable-4d4d4d4d skos:altLabel "Ville-Fable"@en , "Villa Fabula"@la .\n'
    )
    export(built_from(trig, tmp_path / "graph"), "csv", tmp_path / "out")
    (foreign,) = (row for row in rows(tmp_path / "out" / "bodies.csv") if row["body"].endswith("4d4d4d4d"))
    assert foreign["other_names"] == "Villa Fabula | Ville-Fable"


def test_the_manual_has_every_table_and_every_column_of_the_network(tables: Path) -> None:
    manual = (Path(__file__).parents[3] / "docs" / "exports.md").read_text("utf-8")
    for path in tables.glob("*.csv"):
        assert f"`{path.stem}`" in manual
    for name in (*NODE_COLUMNS, *EDGE_COLUMNS):
        assert f"`{name}`" in manual
