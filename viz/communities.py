"""Communities: parts of a network that have more agreements among themselves than with the rest."""

from __future__ import annotations

from collections.abc import Sequence

import networkx as nx

__all__ = ["community_of"]

_MOST = 60  # communities that stand by themselves; of more, the largest
_LEAST = 4  # bodies of one


def community_of(network: nx.MultiGraph[str], inside: Sequence[str]) -> dict[str, str | None]:
    """Each of the bodies -> the body with the most agreements in its community; None for those in small ones.

    By the method of Louvain (Blondel et al. 2008); the same network gives the same communities, whatever order it was made in.
    """
    order = sorted(inside)
    number = {iri: place for place, iri in enumerate(order)}
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(range(len(order)))
    shared: dict[tuple[int, int], int] = {}
    for one, other in network.subgraph(order).edges():
        if one != other:
            pair = min(number[one], number[other]), max(number[one], number[other])
            shared[pair] = shared.get(pair, 0) + 1
    simple.add_weighted_edges_from((one, other, float(shared[one, other])) for one, other in sorted(shared))
    parts = [sorted(part) for part in nx.community.louvain_communities(simple, seed=1)]
    parts.sort(key=lambda part: (-len(part), part[0]))
    found: dict[str, str | None] = {}
    for rank, part in enumerate(parts):
        members = [order[place] for place in part]
        alone = rank < _MOST and len(members) >= _LEAST
        counts = {iri: int(network.nodes[iri].get("agreements") or 0) for iri in members}
        foremost = min(members, key=lambda iri: (-counts[iri], iri)) if alone else None
        found.update(dict.fromkeys(members, foremost))
    return found
