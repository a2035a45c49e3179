"""Partners: who has agreements with whom."""

from __future__ import annotations

import networkx as nx

from citypact.viz.groups import Group, groups_of, node_of, strongest
from citypact.viz.picture import Picture, picture_of
from citypact.viz.words import Words

__all__ = ["partners"]


_MOST = 500  # bodies that are drawn one by one: of more, nobody sees a line
_TITLE = Words("เครือข่ายความร่วมมือระหว่างเมือง", "Who cooperates with whom")
_STATEMENT = Words(
    "กลุ่มตามประเทศ จังหวัด หรือชุมชนในเครือข่าย: แต่ละกลุ่มโยงกับสองกลุ่มที่มีข้อตกลงด้วยมากที่สุด ยิ่งหนายิ่งหลายข้อตกลง",
    "groups by country, province or community of the network, each tied to the two that it has most agreements with; "
    "the thicker, the more",
)


def partners(network: nx.MultiGraph[str], focus: str | None = None) -> Picture:
    """The whole network, or of a very large one its groups; ``focus`` is a body to highlight (there, its group)."""
    bodies = [node for node, data in network.nodes(data=True) if data.get("kind", "body") == "body"]
    if len(bodies) <= _MOST:
        without = max(0, int(network.graph.get("known_bodies") or 0) - len(bodies))
        left_out = {"bodies without a line in this picture": without} if without else None
        return picture_of(network, kind="partners", title=_TITLE, focus=focus, left_out=left_out)
    groups = groups_of(network)
    drawn = _drawn(network, groups)
    pairs = {frozenset((group.key, other)) for group in groups for other, _ in group.ties}
    weaker = len(pairs) - drawn.number_of_edges()
    return Picture(
        kind="partners",
        title=_TITLE,
        statement=_STATEMENT,
        network=drawn,
        bodies={},
        agreements={},
        groups=tuple(groups),
        left_out={
            **network.graph.get("left_out", {}),
            **({"weaker ties between groups": weaker} if weaker else {}),
        },
        focus=next((node_of(group.key) for group in groups if focus in group.bodies), None),
    )


def _drawn(network: nx.MultiGraph[str], groups: list[Group]) -> nx.MultiGraph[str]:
    drawn: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    agreements = len({key for *_, key in network.edges(keys=True)})
    pairs = {frozenset((one, other)) for one, other in network.edges()}
    most = max((group.agreements for group in groups), default=1)
    drawn.graph["totals"] = {
        "bodies": sum(len(group.bodies) for group in groups),
        "agreements": agreements,
        "pairs": len(pairs),
    }
    for group in groups:
        drawn.add_node(
            node_of(group.key),
            kind="group",
            label_th=group.name.th,
            label_en=group.name.en,
            agreements=group.agreements,
            share=group.agreements / max(1, most),
        )
    for (one, other), count in strongest(groups).items():
        drawn.add_edge(
            node_of(one), node_of(other), key="ties", agreements=(), status="signed", weight=float(count)
        )
    return drawn
