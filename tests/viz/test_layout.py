"""Where things stand: always the same, and nothing upon another."""

from __future__ import annotations

import itertools
import math
import random

import networkx as nx
import pytest

from citypact.viz.domains import domains
from citypact.viz.drawing import drawing_of
from citypact.viz.ego import ego
from citypact.viz.labels import ZOOMS, Box, Label, Spot, box_of, drawn_radius, place_labels, width_of
from citypact.viz.layout import LANDSCAPE, PORTRAIT, Figure, Layout, lay_out
from citypact.viz.packing import CELL, footprint, pack
from citypact.viz.partners import partners
from citypact.viz.picture import Picture
from tests.viz.small_networks import ID, add_agreement, add_body, empty, many, one_planned, small_world


def shuffled(network: nx.MultiGraph[str], seed: int) -> nx.MultiGraph[str]:
    """The same network, made in another order and with its lines turned round."""
    found: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    nodes, edges = list(network.nodes(data=True)), list(network.edges(keys=True, data=True))
    rng = random.Random(seed)
    rng.shuffle(nodes)
    rng.shuffle(edges)
    found.add_nodes_from(nodes)
    for one, other, key, data in edges:
        found.add_edge(other, one, key=key, **data)
    return found


def overlaps(places: dict[str, tuple[float, float]], sizes: dict[str, float]) -> list[tuple[str, str]]:
    return [
        (one, other)
        for one, other in itertools.combinations(places, 2)
        if math.dist(places[one], places[other]) < sizes[one] + sizes[other]
    ]


def pictures() -> list[Picture]:
    world, crowd = small_world(), many(200)
    return [
        partners(one_planned()),
        partners(world),
        partners(small_world("bipartite")),
        partners(crowd),
        ego(world, f"{ID}body/bangkok"),
        ego(world, f"{ID}body/chiang-rai"),
        ego(crowd, f"{ID}body/b0"),
        domains(world),
        domains(crowd),
    ]


@pytest.mark.parametrize("picture", pictures(), ids=lambda p: f"{p.kind}-{p.network.number_of_nodes()}")
def test_no_two_nodes_overlap_in_either_orientation(picture: Picture) -> None:
    nodes = drawing_of(picture, lang="th").nodes
    sizes = {node["iri"]: node["size"] for node in nodes}
    wide = {node["iri"]: (node["x"], node["y"]) for node in nodes}
    high = {node["iri"]: tuple(node["portrait"]) for node in nodes}
    assert len(nodes) == picture.network.number_of_nodes()
    assert overlaps(wide, sizes) == []
    assert overlaps(high, sizes) == []


@pytest.mark.parametrize("seed", range(3))
def test_a_layout_does_not_depend_on_the_order_in_which_a_network_was_made(seed: int) -> None:
    for make in (partners, domains):
        first = drawing_of(make(small_world()), lang="th")
        again = drawing_of(make(shuffled(small_world(), seed)), lang="th")
        assert first == again


def test_wide_pages_are_wider_than_those_for_phones() -> None:
    nodes = drawing_of(partners(many(200)), lang="th").nodes

    def shape(points: list[tuple[float, float]]) -> float:
        xs, ys = zip(*points, strict=True)
        return float((max(xs) - min(xs)) / (max(ys) - min(ys)))

    assert shape([(node["x"], node["y"]) for node in nodes]) == pytest.approx(LANDSCAPE, rel=0.3)
    assert shape([tuple(node["portrait"]) for node in nodes]) == pytest.approx(PORTRAIT, rel=0.3)


def boxes_shown(spots: list[Spot], labels: dict[int, Label], scale: float) -> dict[int, Box]:
    return {
        owner: box_of(spots[owner], label.side, scale, label.rim)
        for owner, label in labels.items()
        if label.scale <= scale
    }


def meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@pytest.mark.parametrize("picture", pictures(), ids=lambda p: f"{p.kind}-{p.network.number_of_nodes()}")
def test_labels_cover_neither_each_other_nor_a_node_at_any_zoom(picture: Picture) -> None:
    nodes = drawing_of(picture, lang="th").nodes
    for lang in (0, 1):
        spots = [
            Spot(
                x=node["x"],
                y=node["y"],
                radius=node["size"],
                width=width_of(node["text"][lang], strong=node["strong"]),
                strong=node["strong"],
            )
            for node in nodes
        ]
        labels = {
            place: Label(node["at"][lang][0], node["at"][lang][1], node["at"][lang][2])
            for place, node in enumerate(nodes)
            if node["at"][lang]
        }
        # Between the zooms that were reckoned with, too.
        for scale in (*ZOOMS, *(math.sqrt(a * b) for a, b in itertools.pairwise(ZOOMS))):
            shown = boxes_shown(spots, labels, scale)
            for (a, one), (b, other) in itertools.combinations(shown.items(), 2):
                assert not meet(one, other), f"{nodes[a]['text']} covers {nodes[b]['text']} at {scale}"
            for a, box in shown.items():
                for b, spot in enumerate(spots):
                    x = min(max(spot.x, box[0]), box[2])
                    y = min(max(spot.y, box[1]), box[3])
                    inside = math.dist((x, y), (spot.x, spot.y)) < drawn_radius(spot.radius, scale) * 0.98
                    assert a == b or not inside, f"{nodes[a]['text']} covers node {b} at {scale}"


def test_of_two_names_for_one_place_the_important_one_is_shown_first() -> None:
    # They stand so close that far away there is room for one name only, and none but below.
    left = Spot(x=0, y=0, radius=6, width=90, sides=("below",))
    right = Spot(x=70, y=0, radius=6, width=90, sides=("below",))
    first = place_labels([left, right], reading=1.0)
    assert first[0].scale <= 1.0 < first[1].scale
    again = place_labels([right, left], reading=1.0)
    assert again[0].scale <= 1.0 < again[1].scale


def test_every_name_appears_when_one_comes_close_enough() -> None:
    nodes = drawing_of(partners(many(200)), lang="th").nodes
    assert all(node["at"][0] for node in nodes)
    at_once = [node for node in nodes if node["at"][0][1] <= 0.62]
    assert len(at_once) >= 40


def test_islands_share_no_cell_of_the_page() -> None:
    shapes = [footprint([(0, 0, 10.0 * n, 30.0)], [(0, 0, 5.0 * n, 60.0)], margin=4) for n in range(1, 40)]
    shapes += [
        footprint([(0, 0, 200, 12.0 * n)], [(0, 0, -90, 30.0 * n)], margin=4) for n in range(5, 16)
    ]  # which are large
    taken: set[tuple[int, int]] = set()
    for cells, (dx, dy) in zip(shapes, pack(shapes, 1.2), strict=True):
        now = {(int(x) + round(dx / CELL), int(y) + round(dy / CELL)) for x, y in cells}
        assert not now & taken
        taken |= now
    # Packed, not scattered: the page is not much larger than what stands on it.
    columns, rows = zip(*taken, strict=True)
    page = (max(columns) - min(columns) + 1) * (max(rows) - min(rows) + 1)
    assert len(taken) > 0.55 * page


def figures(network: nx.MultiGraph[str]) -> dict[str, Figure]:
    return {node: Figure(radius=6.0, names={"th": node[-6:], "en": node[-6:]}) for node in network}


def laid_out(network: nx.MultiGraph[str]) -> Layout:
    return lay_out(network, figures(network))


def test_a_hub_stands_in_the_middle_of_its_partners() -> None:
    network: nx.MultiGraph[str] = nx.star_graph(12, create_using=nx.MultiGraph)
    network = nx.relabel_nodes(network, str)
    places = laid_out(network).places
    reach = [math.dist(places["0"], places[str(leaf)]) for leaf in range(1, 13)]
    assert max(reach) - min(reach) < 0.5


def test_a_large_tangle_has_no_overlaps_and_ends_in_time() -> None:
    tangle: nx.MultiGraph[str] = nx.MultiGraph(
        nx.relabel_nodes(nx.barabasi_albert_graph(900, 2, seed=3), str)
    )
    places = dict(laid_out(tangle).places)
    assert len(places) == 900
    assert overlaps(places, dict.fromkeys(places, 6.0)) == []


def test_an_agreement_of_a_body_with_itself_does_no_harm() -> None:
    network = empty()
    one = add_body(network, "one", "หนึ่ง", "One")
    two = add_body(network, "two", "สอง", "Two")
    add_agreement(network, "self", (one, one))
    add_agreement(network, "both", (one, two))
    assert len(drawing_of(partners(network), lang="th").nodes) == 2


def test_a_focus_stands_in_the_middle_of_its_ego_view() -> None:
    nodes = drawing_of(ego(small_world(), f"{ID}body/chiang-rai"), lang="th").nodes
    focus = next(node for node in nodes if node["iri"].endswith("/chiang-rai"))
    assert (focus["x"], focus["y"]) == (0.0, 0.0)
    assert focus["strong"]
