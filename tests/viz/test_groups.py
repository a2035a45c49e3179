"""Groups: what stands for the bodies where these are too many for one picture."""

from __future__ import annotations

import random

import networkx as nx

from citypact.viz.groups import groups_of


def _network(country: str, order: int = 0) -> nx.MultiGraph[str]:
    """Three rings of sixty bodies with a hub each, tied by one agreement, and a pair apart."""
    lines = [(f"r{ring}-{n}", f"r{ring}-{(n + 1) % 60}") for ring in range(3) for n in range(60)]
    lines += [(f"r{ring}-0", f"r{ring}-{n}") for ring in range(3) for n in range(2, 59)]
    lines += [("r0-0", "r1-0"), ("apart-0", "apart-1")]
    random.Random(order).shuffle(lines)
    network: nx.MultiGraph[str] = nx.MultiGraph()
    for n, (one, other) in enumerate(lines):
        network.add_edge(one, other, key=f"a{n}")
    for body in network:
        agreements = network.degree(body)
        network.nodes[body].update(label_th=body, label_en=body, country=country, agreements=agreements)
    return network


def test_where_no_country_tells_bodies_apart_the_communities_of_the_network_do() -> None:
    groups = groups_of(_network(""))
    assert {group.name.en for group in groups} == {
        "Around r0-0",
        "Around r1-0",
        "Around r2-0",
        "country not known: others",
    }
    assert sorted(len(group.bodies) for group in groups) == [2, 60, 60, 60]
    assert all(group.bodies[0].endswith("-0") for group in groups), "the foremost comes first"


def test_the_same_network_has_the_same_communities_whatever_order_it_was_made_in() -> None:
    groups = [{group.key: set(group.bodies) for group in groups_of(_network("", order))} for order in (1, 2)]
    assert groups[0] == groups[1]


def test_where_countries_tell_them_apart_no_communities_are_sought() -> None:
    network = _network("TH")
    for body in network:
        network.nodes[body]["country"] = {"r0": "TH", "r1": "JP"}.get(body[:2], "FR")
    assert {group.key for group in groups_of(network)} == {"TH", "JP", "FR"}
