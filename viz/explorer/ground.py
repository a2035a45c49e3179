"""Ground: where every body stands in the explorer's network, computed before the page opens.

Few bodies are laid out as on the other pages. Of many, each country or province is a disc on which its bodies stand, those
with the most agreements in the middle; the discs are laid out by the ties between them.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

import networkx as nx

from citypact.viz.facts import names_of
from citypact.viz.groups import Group, groups_of, strongest
from citypact.viz.islands import Point
from citypact.viz.layout import Figure, islands_of, lay_out
from citypact.viz.names import cut
from citypact.viz.style import radius
from citypact.viz.words import Words

__all__ = ["Disc", "Ground", "ground_of"]

_FEW = 500
_PITCH = 17.0  # between neighbours on a disc
_GOLDEN = math.pi * (3 - math.sqrt(5))


@dataclass(frozen=True, slots=True, kw_only=True)
class Disc:
    """The ground of one group."""

    name: Words
    x: float
    y: float
    radius: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """The place of each body, and the discs with the disc of each body where there are any."""

    places: Mapping[str, Point]
    discs: tuple[Disc, ...] = ()
    disc_of: Mapping[str, int]


def ground_of(network: nx.MultiGraph[str], *, lang: str) -> Ground:
    """The same network always gives the same ground."""
    if network.number_of_nodes() <= _FEW:
        figures = {
            node: Figure(
                radius=radius(int(data["agreements"])),
                names=dict(zip(("th", "en"), (cut(name, 26) for name in names_of(data, node)), strict=True)),
                weight=float(data["agreements"]),
                sort_key=str(data["sort_key"]),
            )
            for node, data in network.nodes(data=True)
        }
        return Ground(places=lay_out(network, figures, lang=lang).places, disc_of={})
    return _on_discs(groups_of(network), lang)


def _on_discs(groups: list[Group], lang: str) -> Ground:
    ties: nx.MultiGraph[str] = nx.MultiGraph()
    ties.add_nodes_from(group.key for group in groups)
    ties.add_edges_from(strongest(groups))
    radii = {group.key: _PITCH * math.sqrt(len(group.bodies)) * 0.56 + 12.0 for group in groups}
    figures = {
        group.key: Figure(
            radius=radii[group.key],
            names={"th": "", "en": ""},
            weight=float(len(group.bodies)),
            sort_key=group.name.th,
        )
        for group in groups
    }
    islands = islands_of(ties, figures)
    middles = lay_out(ties, figures, lang=lang, islands=islands).places
    places: dict[str, Point] = {}
    for group in groups:
        x, y = middles[group.key]
        for seat, body in enumerate(group.bodies):  # a sunflower, the foremost in the middle
            reach, turn = 0.56 * _PITCH * math.sqrt(seat + 0.5), seat * _GOLDEN
            places[body] = (round(x + reach * math.cos(turn), 1), round(y + reach * math.sin(turn), 1))
    discs = tuple(
        Disc(
            name=group.name,
            x=middles[group.key][0],
            y=middles[group.key][1],
            radius=round(radii[group.key], 1),
        )
        for group in groups
    )
    return Ground(
        places=places,
        discs=discs,
        disc_of={body: number for number, group in enumerate(groups) for body in group.bodies},
    )
