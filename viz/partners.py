"""Partners: who has agreements with whom."""

from __future__ import annotations

import networkx as nx

from citypact.viz.picture import Picture, picture_of
from citypact.viz.words import Words

__all__ = ["partners"]


_MOST = 500  # bodies that are drawn: with more, nobody sees a line


def partners(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """The whole network, or of a very large one the bodies with the most agreements; ``focus`` is a body to highlight."""
    title = Words("เครือข่ายความร่วมมือระหว่างเมือง", "Who cooperates with whom")
    shown = _largest(network, focus)
    left_out = {
        "agreements with bodies that have fewer": network.number_of_edges() - shown.number_of_edges(),
        "bodies that have fewer agreements": network.number_of_nodes() - shown.number_of_nodes(),
    }
    return picture_of(
        shown,
        kind="partners",
        title=title,
        focus=focus,
        left_out={reason: count for reason, count in left_out.items() if count},
        whole=_told_in(network, shown),
    )


def _largest(network: nx.MultiGraph[str], focus: str | None) -> nx.MultiGraph[str]:
    """The network among the bodies with the most lines; those that have none among themselves are left out too."""
    if network.number_of_nodes() <= _MOST:
        return network
    ranked = sorted(network.nodes, key=lambda body: (body != focus, -network.degree[body], body))
    kept = network.subgraph(ranked[:_MOST])
    alone = {body for body in kept if kept.degree[body] == 0 and body != focus}
    return nx.MultiGraph(kept.subgraph(set(kept) - alone))


def _told_in(network: nx.MultiGraph[str], shown: nx.MultiGraph[str]) -> nx.MultiGraph[str]:
    """The network of the agreements that are drawn, with all their parties."""
    if shown is network:
        return network
    drawn = {data["agreement"] for _, _, data in shown.edges(data=True)}
    edges = [edge[:3] for edge in network.edges(keys=True, data=True) if edge[3]["agreement"] in drawn]
    whole: nx.MultiGraph[str] = network.edge_subgraph(edges)  # type: ignore[arg-type]  # a multigraph's edges have keys
    return whole
