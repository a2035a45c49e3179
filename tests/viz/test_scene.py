"""Scenes: what pages and figures are drawn from."""

from __future__ import annotations

from citypact.viz.partners import partners
from citypact.viz.scene import scene_of
from tests.viz.small_networks import ID, add_agreement, add_body, empty, small_world


def test_the_foremost_node_comes_first_and_lines_know_their_ends() -> None:
    picture = partners(small_world())
    scene = scene_of(picture)
    weights = [node.figure.weight for node in scene.nodes]
    assert weights == sorted(weights, reverse=True)
    ends = sorted(
        tuple(sorted((scene.nodes[line.one].iri, scene.nodes[line.other].iri))) for line in scene.lines
    )
    assert ends == sorted(tuple(sorted(pair)) for pair in picture.network.edges())


def test_lines_of_one_pair_part_to_both_sides() -> None:
    network = empty()
    pair = [add_body(network, slug, slug, slug) for slug in ("a", "b")]
    for year in (2020, 2021, 2022):
        add_agreement(network, str(year), pair, date=str(year))
    bows = [line.bow for line in scene_of(partners(network)).lines]
    assert bows[0] < bows[1] == 0 < bows[2] == -bows[0]


def test_a_node_that_is_no_body_has_the_mark_of_its_kind_and_its_own_name() -> None:
    network = empty()
    pair = [add_body(network, slug, slug, slug) for slug in ("a", "b")]
    add_agreement(network, "one", pair)
    picture = partners(network)
    picture.network.add_node(
        f"{ID}venue/hall", kind="venue", label_th="หอประชุม", label_en="hall", agreements=4
    )
    picture.network.add_node(f"{ID}person/p", kind="person", mark="school", label_th="นายก", agreements=1)
    venue, person = (
        next(node for node in scene_of(picture).nodes if node.kind == kind) for kind in ("venue", "person")
    )
    assert (venue.mark, venue.name, venue.figure.weight) == ("venue", ("หอประชุม", "hall"), 4.0)
    assert (person.mark, person.name) == ("school", ("นายก", "นายก"))
