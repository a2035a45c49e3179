"""GraphML for igraph, networkx, Gephi, Cytoscape and yEd: the network of bodies."""

from __future__ import annotations

from typing import IO

import networkx as nx
from networkx.readwrite.graphml import GraphMLWriter

from citypact.graph.exports.flat import FlatNetwork, Value, flat_network
from citypact.graph.exports.selection import Selection
from citypact.graph.exports.xml_text import xml_text

__all__ = ["write_graphml"]


def write_graphml(selection: Selection, stream: IO[bytes]) -> None:
    """Write the network; every edge has an id of its own, so that parallel agreements stay apart."""
    # the id stands as attribute, too: igraph 1.0 mixes up the ids of elements, and then keeps the attribute's
    # this writer, not write_graphml: that one writes other bytes where lxml happens to be installed
    writer = GraphMLWriter(encoding="utf-8", prettyprint=True, edge_id_from_attribute="id")
    writer.add_graph_element(_graph(flat_network(selection)))
    writer.dump(stream)


def _graph(flat: FlatNetwork) -> nx.MultiGraph[str]:
    graph: nx.MultiGraph[str] = nx.MultiGraph()
    graph.graph.update({key: xml_text(value) for key, value in flat.about.items()})
    for node, values in flat.nodes:
        graph.add_node(node, **_known(values))
    for edge, start, end, values in flat.edges:
        graph.add_edge(start, end, key=edge, id=edge, **_known(values))
    return graph


def _known(values: dict[str, Value]) -> dict[str, Value]:
    """Without what is not known: the format has no empty number."""
    return {
        key: xml_text(value) if isinstance(value, str) else value
        for key, value in values.items()
        if value is not None
    }
