from __future__ import annotations

from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from citypact.errors import ParameterError
from citypact.graph.folder import BuiltGraph
from citypact.graph.network import Network, network
from tests.small_world import TRIG, built, built_from

ID = "https://w3id.org/citypact/id/"
MOU = f"{ID}agreement/morning-1-aa0001"
SISTER = f"{ID}agreement/morning-1-0812345678"
TRIO = f"{ID}agreement/list-3-cc0001"
FRIENDS = f"{ID}agreement/list-3-cc0002"
MANY = f"{ID}agreement/list-3-cc0003"
THARAKAEO = f"{ID}body/tharakaeo-city-municipality"
BURITHONG = f"{ID}body/burithong-city-municipality"
PAO = f"{ID}body/chiang-rai-pao"
UNIVERSITY = f"{ID}body/doi-thong-university-3c3c3c3c"
VILLEFABLE = f"{ID}body/villefable-4d4d4d4d"
PROVINCE = f"{ID}body/chiang-rai-province"


@pytest.fixture(scope="module")
def world(tmp_path_factory: pytest.TempPathFactory) -> BuiltGraph:
    return built(tmp_path_factory.mktemp("graph") / "small-world")


def edges(graph: Network) -> set[tuple[str, str, str]]:
    return {(start, end, key) for start, end, key in graph.edges(keys=True)}


def edge(graph: Network, start: str, end: str, key: str) -> dict[str, Any]:
    return graph.edges[start, end, key]


def test_there_is_one_edge_per_agreement_and_pair(world: BuiltGraph) -> None:
    assert edges(network(world)) == {
        (BURITHONG, THARAKAEO, MOU),
        (BURITHONG, THARAKAEO, SISTER),
        (PAO, THARAKAEO, TRIO),
        (PAO, UNIVERSITY, TRIO),
        (UNIVERSITY, THARAKAEO, TRIO),
        (BURITHONG, VILLEFABLE, FRIENDS),
    }


def test_witnesses_are_no_parties(world: BuiltGraph) -> None:
    assert PROVINCE not in network(world)


def test_shared_weights_give_each_party_one_per_agreement(world: BuiltGraph) -> None:
    graph = network(world, weight="shared")
    assert graph.edges[PAO, UNIVERSITY, TRIO]["weight"] == 0.5
    assert graph.edges[BURITHONG, THARAKAEO, MOU]["weight"] == 1.0
    assert graph.degree(PAO, weight="weight") == 1.0
    assert {data["weight"] for *_, data in network(world).edges(data=True)} == {1.0}


def test_a_shared_weight_does_not_depend_on_the_filters(world: BuiltGraph) -> None:
    graph = network(world, weight="shared", kinds=["city_municipality", "pao"])
    assert graph.edges[PAO, THARAKAEO, TRIO]["weight"] == 0.5


def test_a_body_is_described_as_the_graph_says(world: BuiltGraph) -> None:
    assert network(world).nodes[THARAKAEO] == {
        "kind": "body",
        "label_th": "เทศบาลนครธาราแก้ว",
        "label_en": "Tharakaeo City Municipality",
        "short_th": "ทน.ธาราแก้ว",
        "level": "city_municipality",
        "province_th": "จังหวัดเชียงราย",
        "province_en": "Chiang Rai Province",
        "country": "TH",
        "sort_key": "ธราแกว",
        "agreements": 3,
    }


def test_what_is_not_known_of_a_body_is_empty(world: BuiltGraph) -> None:
    university = network(world).nodes[UNIVERSITY]
    assert (university["label_en"], university["province_th"], university["country"]) == ("", "", "")
    foreign = network(world).nodes[VILLEFABLE]
    assert (foreign["label_th"], foreign["country"], foreign["province_en"]) == ("", "FR", "")


def test_an_edge_tells_the_agreement(world: BuiltGraph) -> None:
    told = edge(network(world), BURITHONG, THARAKAEO, MOU)
    assert told["agreement"] == MOU
    assert (told["type"], told["status"], told["date"], told["year"]) == ("mou", "signed", "2023-02-24", 2023)
    assert (told["earliest"], told["latest"], told["time"]) == ("2023-02-24", "2023-02-24", "13:00")
    assert told["domains"] == ("education", "general_cooperation", "tourism")
    assert told["venue_th"] == "ห้องประชุมบัวหลวง โรงเรียนริมธารา"
    assert told["bodies"] == 2
    assert told["signatories"] == (
        "ก้องภพ ธาราประสิทธิ์ (นายกเทศมนตรีนครธาราแก้ว)",
        "มะลิ ณ บุรีทอง (นายกเทศมนตรีนครบุรีทอง)",
    )
    assert told["representatives"] == ()


def test_those_who_represent_are_kept_apart_from_those_who_sign(tmp_path: Path) -> None:
    signs = "pact:capacity capacity:signs ; pact:heldPost post:tharakaeo-mayor"
    trig = TRIG.read_text("utf-8")
    assert signs in trig
    graph = network(
        built_from(trig.replace(signs, signs.replace(":signs", ":represents")), tmp_path / "graph")
    )
    told = edge(graph, BURITHONG, THARAKAEO, MOU)
    assert told["representatives"] == ("ก้องภพ ธาราประสิทธิ์ (นายกเทศมนตรีนครธาราแก้ว)",)
    assert told["signatories"] == ("มะลิ ณ บุรีทอง (นายกเทศมนตรีนครบุรีทอง)",)


def test_who_signs_by_one_source_and_is_there_by_another_is_a_signatory(tmp_path: Path) -> None:
    signs = "pact:capacity capacity:signs ; pact:heldPost post:tharakaeo-mayor"
    both = TRIG.read_text("utf-8").replace(signs, signs.replace(":signs", ":signs , capacity:represents"))
    told = edge(network(built_from(both, tmp_path / "graph")), BURITHONG, THARAKAEO, MOU)
    assert "ก้องภพ ธาราประสิทธิ์ (นายกเทศมนตรีนครธาราแก้ว)" in told["signatories"]
    assert told["representatives"] == ()


def test_a_planned_agreement_has_the_date_of_its_plan(world: BuiltGraph) -> None:
    told = edge(network(world), BURITHONG, THARAKAEO, SISTER)
    assert (told["status"], told["date"], told["year"]) == ("planned", "2024", 2024)
    assert (told["earliest"], told["latest"]) == ("2024-01-01", "2024-12-31")


def test_the_sources_of_an_edge_come_with_a_sentence(world: BuiltGraph) -> None:
    news, retold = edge(network(world), BURITHONG, THARAKAEO, MOU)["sources"]
    assert news["quote"].startswith("กำหนดลงนามวันศุกร์ที่ 24 กุมภาพันธ์ 2566")  # the longest of its telling claims
    assert "1333" not in news["quote"]
    assert "๕๖๗๘" not in news["quote"]
    assert (news["publisher"], news["reading"], news["retelling"]) == ("ข่าวเช้า", "extracted", False)
    assert (retold["retelling"], len(retold["quote"]) <= 300) == (True, True)
    assert (retold["publisher"], retold["url"]) == ("Open List", "https://gazette.example.org/%E0%B8%81/4")
    (curated,) = edge(network(world), BURITHONG, VILLEFABLE, FRIENDS)["sources"]
    assert (curated["reading"], curated["quote"]) == ("curated", None)


def test_an_agreement_without_a_date_has_none(world: BuiltGraph) -> None:
    told = edge(network(world), BURITHONG, VILLEFABLE, FRIENDS)
    assert (told["date"], told["year"], told["earliest"], told["latest"]) == ("", None, "", "")


def test_the_graph_states_what_it_is_and_what_was_left_out(world: BuiltGraph) -> None:
    told = network(world).graph
    assert told["projection"] == "bodies"
    assert told["weight"] == "count"
    assert told["filters"] == {"status": None, "kinds": None, "as_of": None}
    assert told["left_out"] == {"fewer than two named bodies": 1}
    assert told["undated"] == 1
    assert (told["build"], told["as_of"], told["collection"]) == (
        world.info.id,
        "2024-01-05",
        "A small world",
    )
    assert told["licences"] == world.info.licences


def test_filters_leave_out_and_count(world: BuiltGraph) -> None:
    graph = network(world, status={"signed"}, kinds=("city_municipality",))
    assert edges(graph) == {(BURITHONG, THARAKAEO, MOU)}
    assert graph.graph["left_out"] == {
        "fewer than two bodies of the kinds asked for": 1,
        "fewer than two named bodies": 1,
        "status not asked for": 2,
    }
    assert graph.nodes[THARAKAEO]["agreements"] == 1


@pytest.mark.parametrize("as_of", ["2023", "2023-02", "2023-02-24"])
def test_as_of_keeps_what_may_have_happened_by_then_and_what_has_no_date(
    world: BuiltGraph, as_of: str
) -> None:
    graph = network(world, as_of=as_of)
    assert {key for *_, key in edges(graph)} == {MOU, TRIO, FRIENDS}
    assert graph.graph["left_out"] == {"after the as-of date": 1, "fewer than two named bodies": 1}
    assert (graph.graph["undated"], graph.graph["as_of"]) == (1, as_of)


@pytest.mark.parametrize("as_of", ["2024-13-40", "2023-02-30", "2566-02-24", "soon", ""])
def test_as_of_is_a_day_that_exists(world: BuiltGraph, as_of: str) -> None:
    with pytest.raises(ParameterError, match="is no date; write YYYY-MM-DD, YYYY-MM or YYYY"):
        network(world, as_of=as_of)


def test_as_of_the_day_before_is_too_early(world: BuiltGraph) -> None:
    assert {key for *_, key in edges(network(world, as_of="2023-02-23"))} == {TRIO, FRIENDS}


def test_bipartite_joins_bodies_and_agreements_with_their_roles(world: BuiltGraph) -> None:
    graph = network(world, projection="bipartite")
    assert {data["kind"] for _, data in graph.nodes(data=True)} == {"body", "agreement"}
    assert graph.has_edge(PROVINCE, MANY)  # one named body is enough here
    assert graph.graph["left_out"] == {}
    assert edge(graph, THARAKAEO, MOU, MOU)["role"] == "initiator"
    assert edge(graph, PAO, TRIO, TRIO)["role"] == "host"
    assert graph.nodes[MOU]["label_en"].startswith("MOU:")
    assert nx.is_bipartite(nx.Graph(graph))


def test_the_order_is_that_of_the_keys(world: BuiltGraph) -> None:
    graph = network(world)
    assert list(graph.nodes) == sorted(graph.nodes)
    listed = list(graph.edges(keys=True))
    assert listed == sorted(listed)


@pytest.mark.parametrize(
    ("options", "named"),
    [
        ({"projection": "people"}, "bipartite"),
        ({"weight": "sum"}, "shared"),
        ({"status": ["singed"]}, "in_force"),
        ({"status": "signed"}, "list"),
        ({"kinds": ["city"]}, "city_municipality"),
        ({"as_of": "24/02/2566"}, "YYYY-MM-DD"),
    ],
)
def test_an_unknown_option_names_the_known_ones(
    world: BuiltGraph, options: dict[str, Any], named: str
) -> None:
    with pytest.raises(ParameterError, match=named):
        network(world, **options)


def test_places_that_contain_each_other_end_the_climb(tmp_path: Path) -> None:
    trig = TRIG.read_text("utf-8") + "place:th schema:containedInPlace place:th-57 .\n"
    assert network(built_from(trig, tmp_path / "graph")).nodes[THARAKAEO]["country"] == "TH"


def test_an_empty_graph_is_an_empty_network(tmp_path: Path) -> None:
    assert nx.is_empty(network(built_from("", tmp_path / "graph")))
