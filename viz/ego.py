"""Ego: one body, its partners, and what these have agreed among themselves."""

from __future__ import annotations

import networkx as nx

from citypact.errors import ViewError
from citypact.viz.facts import bodies_of
from citypact.viz.names import cut
from citypact.viz.picture import Picture, picture_of
from citypact.viz.words import Words

__all__ = ["ego"]


def ego(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """The neighbourhood of ``focus``, the IRI of a body; in a bipartite network, its agreements and their parties.

    Raises:
        ViewError: no focus was given.
    """
    bodies = bodies_of(network)
    if focus is None:
        busy = sorted(bodies.values(), key=lambda body: (-body.agreements, body.sort_key, body.iri))[:1]
        example = f', for example: citypact view ego --focus "{cut(busy[0].name.th, 60)}"' if busy else ""
        raise ViewError(f"the ego view is about one body; name it with --focus{example}")
    near = {focus, *network[focus]}
    if network.graph.get("projection") == "bipartite":
        near |= {other for agreement in network[focus] for other in network[agreement]}
    cut_out: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    cut_out.add_nodes_from((node, network.nodes[node]) for node in network if node in near)
    for one, other, key, data in network.edges(keys=True, data=True):
        if one in near and other in near:
            cut_out.add_edge(one, other, key, **data)
    name = bodies[focus].name
    return picture_of(
        cut_out,
        kind="ego",
        title=Words(f"คู่ความร่วมมือของ{cut(name.th, 80)}", f"Partners of {cut(name.en, 80)}"),
        focus=focus,
        centre=focus,
        left_out=_outside(network, cut_out),
        whole=network,
    )


def _outside(network: nx.MultiGraph[str], inside: nx.MultiGraph[str]) -> dict[str, int]:
    """How much of the network lies beyond the neighbourhood."""
    agreements = _agreements(network) - _agreements(inside)
    bodies = [node for node in bodies_of(network) if node not in inside]
    counts = {
        "agreements outside this neighbourhood": len(agreements),
        "bodies outside this neighbourhood": len(bodies),
    }
    return {reason: count for reason, count in counts.items() if count}


def _agreements(network: nx.MultiGraph[str]) -> set[str]:
    return {str(data["agreement"]) for _, _, data in network.edges(data=True)}
