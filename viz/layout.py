"""Layout: where everything stands, computed before the page opens.

Islands are laid out one by one, get room for their names, and are packed twice: once for wide pages, once for phones.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import networkx as nx

from citypact.viz.circle import around
from citypact.viz.islands import Point, island
from citypact.viz.labels import READING, ZOOMS, Box, Label, Spot, box_of, place_labels, width_of
from citypact.viz.packing import Cells, footprint, pack

__all__ = ["LANDSCAPE", "PORTRAIT", "Figure", "Layout", "islands_of", "lay_out", "places_of", "spots_of"]

LANDSCAPE = 1.12
PORTRAIT = 0.8
_MARGIN = 7.0
_POINT = 12.5  # radius, in units, that a point takes on a phone
# From this many nodes on, names keep to the page: the few at its rim would make all the rest small.
_CROWDED = 60
_FAR, _FAR_PORTRAIT = 0.62, 0.3  # scales from which the name of a node with many partners has room


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """What the layout must know of a node: its size, its names as the picture shows them, and who goes first."""

    radius: float
    names: Mapping[str, str]  # language -> label; "" for none
    weight: float = 1.0
    strong: bool = False
    sort_key: str = ""
    hub: bool = False  # where some are, they stand around all others


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Positions and labels of one orientation."""

    places: Mapping[str, Point]
    labels: Mapping[str, Mapping[str, Label]]  # language -> node -> label


def _width(text: str, strong: bool) -> float:
    return width_of(text, strong=strong)


def lay_out(
    network: nx.MultiGraph[str],
    figures: Mapping[str, Figure],
    *,
    centre: str | None = None,
    lang: str = "th",
    aspect: float = LANDSCAPE,
    islands: Sequence[dict[str, Point]] | None = None,
) -> Layout:
    """The same network and figures always give the same layout, whatever order they were made in.

    ``islands`` are those of ``islands_of``, where they are known already: they are the same for every aspect.
    """
    places = places_of(network, figures, centre=centre, lang=lang, aspect=aspect, islands=islands)
    ranked = _by_weight(figures)
    spots = {code: spots_of(network, figures, places, code) for code in ("th", "en")}
    whole = _page(spots[lang], 36.0)
    page = whole if len(ranked) > _CROWDED else None
    # The names of hubs stand outside of the circle, and take their share of the window.
    reading = _reading(whole, aspect) * (0.86 if any(figure.hub for figure in figures.values()) else 1.0)
    found = {code: place_labels(spots[code], ZOOMS, reading=reading, page=page) for code in spots}
    labels = {code: {ranked[place]: label for place, label in found[code].items()} for code in found}
    return Layout(places=places, labels=labels)


def places_of(
    network: nx.MultiGraph[str],
    figures: Mapping[str, Figure],
    *,
    centre: str | None = None,
    lang: str = "th",
    aspect: float = LANDSCAPE,
    islands: Sequence[dict[str, Point]] | None = None,
) -> dict[str, Point]:
    """Where everything stands, in units, y down; arguments as those of ``lay_out``."""
    ranked = _by_weight(figures)
    simple = _simple(network, ranked)
    hubs = [node for node in ranked if figures[node].hub]
    if hubs:
        sizes = {node: figures[node].radius for node in ranked}
        drawn = [around(simple, sizes, hubs, ranked, aspect)]
    else:
        drawn = list(islands if islands is not None else islands_of(network, figures, centre=centre))
    moves = [(0.0, 0.0)] * len(drawn)
    if len(drawn) > 1:
        rank = {node: place for place, node in enumerate(ranked)}
        moves = pack([_footprint(simple, part, figures, rank, lang, aspect) for part in drawn], aspect)
    return {
        node: (round(x + dx, 1), round(y + dy, 1))
        for part, (dx, dy) in zip(drawn, moves, strict=True)
        for node, (x, y) in part.items()
    }


def spots_of(
    network: nx.MultiGraph[str],
    figures: Mapping[str, Figure],
    places: Mapping[str, Point],
    lang: str,
    width: Callable[[str, bool], float] = _width,
) -> list[Spot]:
    """The nodes as their names want to be placed, the foremost first; ``width`` measures a name, strong or not."""
    ranked = _by_weight(figures)
    simple = _simple(network, ranked)
    return [_spot(places, figures, node, lang, simple, width) for node in ranked]


def islands_of(
    network: nx.MultiGraph[str], figures: Mapping[str, Figure], *, centre: str | None = None
) -> list[dict[str, Point]]:
    """Every connected part by itself, around (0, 0); the part of the foremost node first."""
    ranked = _by_weight(figures)
    simple = _simple(network, ranked)
    sizes = {node: figures[node].radius for node in ranked}
    rank = {node: place for place, node in enumerate(ranked)}
    parts = sorted(nx.connected_components(simple), key=lambda part: min(rank[node] for node in part))
    return [island(simple.subgraph(one).copy(), sizes, _ranked(one, rank), centre) for one in parts]


def _by_weight(figures: Mapping[str, Figure]) -> list[str]:
    return sorted(figures, key=lambda node: (-figures[node].weight, figures[node].sort_key, node))


def _simple(network: nx.MultiGraph[str], ranked: Sequence[str]) -> nx.Graph[str]:
    """The network with one line for each pair."""
    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(ranked)
    simple.add_edges_from(sorted((min(a, b), max(a, b)) for a, b in network.edges() if a != b))
    return simple


def _ranked(part: set[str], rank: Mapping[str, int]) -> list[str]:
    """The nodes of one island in the order of their rank."""
    return sorted(part, key=rank.__getitem__)


def _spot(
    places: Mapping[str, Point],
    figures: Mapping[str, Figure],
    node: str,
    lang: str,
    simple: nx.Graph[str],
    width: Callable[[str, bool], float] = _width,
) -> Spot:
    x, y = places[node]
    figure = figures[node]
    near = [places[other] for other in simple[node]]
    fan = [other for other in simple[node] if simple.degree[other] == 1]
    # Beyond the partners even where their points are drawn larger than they are.
    reach = [math.dist(places[other], (x, y)) + max(figures[other].radius + 2, _POINT) for other in fan]
    skirt = max(reach, default=0.0)
    return Spot(
        x=x,
        y=y,
        radius=figure.radius,
        width=width(figure.names[lang], figure.strong),
        strong=figure.strong,
        sides=_outward(x, y) if figure.hub else _sides(x, y, near),
        skirt=skirt if len(fan) > 2 or figure.hub else 0.0,
        outmost=figure.hub,
    )


def _sides(x: float, y: float, near: list[Point]) -> tuple[str, ...]:
    """The sides of a node, those that look away from its lines first; a name never stands on its only line."""
    if not near:
        return ("below", "above", "right", "left")
    dx = sum(x - a for a, _ in near) / len(near)
    dy = sum(y - b for _, b in near) / len(near)
    across: tuple[str, str] = ("right", "left") if dx >= 0 else ("left", "right")
    along: tuple[str, str] = ("below", "above") if dy >= 0 else ("above", "below")
    if len(near) > 1:
        return (*along, *across)
    if abs(dy) < 0.12 * abs(dx):
        return (*along, across[0])
    return (across[0], along[0]) if abs(dx) > 0.45 * abs(dy) else (along[0], across[0])


def _outward(x: float, y: float) -> tuple[str, ...]:
    """The sides of a hub, those that look away from the middle of the circle first."""
    across: tuple[str, str] = ("right", "left") if x >= 0 else ("left", "right")
    along: tuple[str, str] = ("below", "above") if y >= 0 else ("above", "below")
    return (*along, *across) if abs(x) < 0.5 * abs(y) else (across[0], *along, across[1])


def _footprint(
    simple: nx.Graph[str],
    places: Mapping[str, Point],
    figures: Mapping[str, Figure],
    rank: Mapping[str, int],
    lang: str,
    aspect: float,
) -> Cells:
    """The space of an island with room for its foremost names: one in three, for all would scatter the islands.

    The name of a node with a wheel of partners has room from further away.
    """
    nodes = _ranked(set(places), rank)
    spots = [_spot(places, figures, node, lang, simple) for node in nodes]
    boxes = [
        (spot.x - spot.radius, spot.y - spot.radius, spot.x + spot.radius, spot.y + spot.radius)
        for spot in spots
    ]
    far = _FAR if aspect >= 1 else _FAR_PORTRAIT
    for scale in (far, READING):
        for owner, label in place_labels(spots, (), reading=scale).items():
            if owner <= len(nodes) // 3 and (scale == READING or spots[owner].skirt):
                left, top, right, bottom = box_of(spots[owner], label.side, scale, label.rim)
                # From far away the neighbours' points are drawn larger than they are.
                pad = max(0.0, 3.6 / scale - _MARGIN)
                boxes.append((left - pad, top - pad, right + pad, bottom + pad))
    lines = [(*places[a], *places[b]) for a, b in simple.subgraph(nodes).edges]
    return footprint(boxes, lines, _MARGIN)


def _page(spots: Sequence[Spot], margin: float) -> Box:
    """The page that the nodes fill."""
    if not spots:
        return (0.0, 0.0, 0.0, 0.0)
    return (
        min(spot.x - spot.radius for spot in spots) - margin,
        min(spot.y - spot.radius for spot in spots) - margin,
        max(spot.x + spot.radius for spot in spots) + margin,
        max(spot.y + spot.radius for spot in spots) + margin,
    )


def _reading(page: Box, aspect: float) -> float:
    """The scale at which the whole page fits a common window; never closer than 1."""
    wide, high = (800.0, 720.0) if aspect >= 1 else (335.0, 420.0)
    return max(0.3, min(1.0, wide / max(1.0, page[2] - page[0]), high / max(1.0, page[3] - page[1])))
