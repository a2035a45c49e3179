"""A neighbourhood: the part of a network around one body, and how much lies beyond it."""

from __future__ import annotations

import networkx as nx

from citypact.errors import ViewError
from citypact.viz.facts import bodies_of
from citypact.viz.names import cut
from citypact.viz.words import Words

__all__ = ["naming_none", "neighbourhood", "seen_from"]


def seen_from(network: nx.MultiGraph[str], focus: str | None) -> tuple[nx.MultiGraph[str], dict[str, int]]:
    """The network, or the neighbourhood of a focus in it; and all that is left out, counted by what it is."""
    left_out = dict(network.graph.get("left_out", {}))
    if focus is None:
        return network, left_out
    inside, beyond = neighbourhood(network, focus)
    return inside, left_out | beyond


def neighbourhood(network: nx.MultiGraph[str], focus: str) -> tuple[nx.MultiGraph[str], dict[str, int]]:
    """The body, its partners and what ties them; in a bipartite network, its agreements and their parties.

    What lies beyond is counted by what it is.
    """
    near = {focus, *network[focus]}
    if network.graph.get("projection") == "bipartite":
        near |= {other for agreement in network[focus] for other in network[agreement]}
    inside: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    inside.add_nodes_from((node, network.nodes[node]) for node in network if node in near)
    for one, other, key, data in network.edges(keys=True, data=True):
        if one in near and other in near:
            inside.add_edge(one, other, key, **data)
    return inside, _outside(network, inside)


def naming_none(body: Words, what: str) -> ViewError:
    """Why a view has nothing of a body, and where that is found."""
    name = cut(body.th, 60)
    return ViewError(
        f'no agreement of {name} names {what}; its partners are in: citypact view ego --focus "{name}"'
    )


def _outside(network: nx.MultiGraph[str], inside: nx.MultiGraph[str]) -> dict[str, int]:
    agreements = _agreements(network) - _agreements(inside)
    bodies = [node for node in bodies_of(network) if node not in inside]
    counts = {
        "agreements outside this neighbourhood": len(agreements),
        "bodies outside this neighbourhood": len(bodies),
    }
    return {reason: count for reason, count in counts.items() if count}


def _agreements(network: nx.MultiGraph[str]) -> set[str]:
    return {str(data["agreement"]) for _, _, data in network.edges(data=True)}
