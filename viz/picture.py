"""A picture: what one view shows, before it becomes a page."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

import networkx as nx

from citypact.viz.chronicle import Chronicle
from citypact.viz.facts import AgreementFacts, BodyFacts, agreements_of, bodies_of
from citypact.viz.groups import Group
from citypact.viz.things import Listing, Thing
from citypact.viz.words import Words

__all__ = ["Picture", "View", "picture_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What a view draws and what it says about it: plain data, from which pages and figures for print are made.

    ``network`` holds what is drawn. Each node has a ``kind``: of a body, its facts are in ``bodies``; any other kind is
    drawn with the mark of that name in style.py (or of its ``mark``) and has ``label_th``, ``label_en`` and
    ``agreements``, their number; ``foremost`` is by how much it goes before bodies of as many. Each line names its
    agreements in ``agreements`` (a tuple of IRIs), how it is drawn in ``status``, and its ``weight``. ``agreements`` are
    those that the table lists.
    """

    kind: str
    title: Words
    statement: Words
    network: nx.MultiGraph[str]
    bodies: Mapping[str, BodyFacts]
    agreements: Mapping[str, AgreementFacts]
    left_out: Mapping[str, int] = field(default_factory=dict)
    focus: str | None = None
    centre: str | None = None
    empty: Words | None = None  # why nothing is drawn, where there are agreements
    groups: tuple[Group, ...] = ()  # what stands for the bodies where these are too many
    ways: Mapping[str, Words] = field(
        default_factory=dict
    )  # what lines say besides a status; style.py draws them
    things: Mapping[str, Thing] = field(default_factory=dict)  # node that is no body -> what its card says
    listing: Listing | None = None  # first columns of the table, where its rows are not agreements alone
    chronicle: Chronicle | None = None  # what a timeline draws in place of nodes and lines


View = Callable[["nx.MultiGraph[str]", "str | None"], Picture]

_PROJECTIONS = {
    "bodies": Words(
        "หน่วยงานกับหน่วยงาน: หนึ่งเส้นคือหนึ่งข้อตกลงของหนึ่งคู่",
        "bodies with bodies: one line is one agreement of one pair",
    ),
    "bipartite": Words(
        "หน่วยงานกับข้อตกลง: หนึ่งเส้นโยงหน่วยงานกับข้อตกลงที่ร่วม",
        "bodies with agreements: one line ties a body to an agreement",
    ),
}


def picture_of(
    network: nx.MultiGraph[str],
    *,
    kind: str,
    title: Words,
    focus: str | None = None,
    centre: str | None = None,
    left_out: Mapping[str, int] | None = None,
    whole: nx.MultiGraph[str] | None = None,
) -> Picture:
    """A picture that draws the network as it is.

    ``whole`` is the network that this one was cut from: an agreement keeps the parties that the cut left outside.
    """
    projection = str(network.graph.get("projection", "bodies"))
    everyone = bodies_of(whole if whole is not None else network)
    shown = {str(data["agreement"]) for _, _, data in network.edges(data=True)}
    every_agreement = agreements_of(whole if whole is not None else network, everyone)
    drawn: nx.MultiGraph[str] = nx.MultiGraph(**network.graph)
    drawn.add_nodes_from(network.nodes(data=True))
    for one, other, key, data in network.edges(keys=True, data=True):
        drawn.add_edge(
            one,
            other,
            key=key,
            agreements=(str(data["agreement"]),),
            status=str(data.get("status") or ""),
            weight=float(data.get("weight", 1.0)),
        )
    return Picture(
        kind=kind,
        title=title,
        statement=_PROJECTIONS.get(projection, Words(projection, projection)),
        network=drawn,
        bodies=everyone,
        agreements={iri: facts for iri, facts in every_agreement.items() if iri in shown},
        left_out={**network.graph.get("left_out", {}), **(left_out or {})},
        focus=focus,
        centre=centre,
    )
