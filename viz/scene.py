"""A scene: the nodes and lines of a picture as plain data, before anything says where they stand.

Pages (drawing.py) and figures for print (figures/) are drawn from the same scene, so that every view that yields a picture
has both.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import networkx as nx

from citypact.viz.facts import AgreementFacts
from citypact.viz.layout import Figure
from citypact.viz.names import cut, plain
from citypact.viz.picture import Picture
from citypact.viz.style import line_of, radius
from citypact.viz.words import Words

__all__ = ["Line", "Node", "Scene", "numbered", "scene_of"]

# Characters of a name that the picture shows; Latin letters are narrower.
_LABEL, _LABEL_EN = 22, 30
_HUB = 34
_SINGLE = 0.09  # how far one line bows
_PARALLEL = 0.26  # how far the lines of one pair stand from each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node: what it stands for, which mark of style.py it has, its full name, and what the layout must know."""

    iri: str
    kind: str
    mark: str
    name: Words
    figure: Figure

    @property
    def radius(self) -> float:
        """In the units of the layout."""
        return self.figure.radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line between two nodes, by their places in the scene."""

    one: int
    other: int
    status: str
    width: float
    bow: float  # how far it bends, as a part of its length: to the right of its way where positive
    agreements: tuple[str, ...]
    count: int  # of the agreements that a line between groups stands for


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Nodes, the foremost first, and lines, those of one pair side by side."""

    nodes: tuple[Node, ...]
    lines: tuple[Line, ...]

    @property
    def figures(self) -> dict[str, Figure]:
        """The nodes as the layout takes them."""
        return {node.iri: node.figure for node in self.nodes}


def numbered(scene: Scene) -> Scene:
    """The same scene with a number for the name of each hub, in their order, for a picture without room for their names."""
    hubs = iter(range(1, len(scene.nodes) + 1))
    nodes = []
    for node in scene.nodes:
        if node.figure.hub:
            number = str(next(hubs))
            node = replace(node, figure=replace(node.figure, names={"th": number, "en": number}))
        nodes.append(node)
    return replace(scene, nodes=tuple(nodes))


def scene_of(picture: Picture, *, roomy: bool = False) -> Scene:
    """Every node and every line of a picture; ``roomy`` lets names be twice as long."""
    nodes = [_node(picture, iri, data, 2 if roomy else 1) for iri, data in picture.network.nodes(data=True)]
    nodes.sort(key=lambda node: (-node.figure.weight, node.figure.sort_key, node.iri))
    places = {node.iri: place for place, node in enumerate(nodes)}
    return Scene(nodes=tuple(nodes), lines=tuple(_lines(picture.network, picture.agreements, places)))


def _node(picture: Picture, iri: str, data: Mapping[str, Any], room: int) -> Node:
    kind, name = str(data.get("kind", "body")), _name(picture, iri, data)
    return Node(
        iri=iri,
        kind=kind,
        mark=picture.bodies[iri].level if kind == "body" else str(data.get("mark") or kind),
        name=name,
        figure=_figure(picture, iri, data, kind, name, room),
    )


def _name(picture: Picture, node: str, data: Mapping[str, Any]) -> Words:
    if node in picture.bodies:
        return picture.bodies[node].name
    if node in picture.agreements:
        return picture.agreements[node].name
    th, en = plain(str(data.get("label_th") or "")), plain(str(data.get("label_en") or ""))
    return Words(th or en or plain(node), en or th or plain(node))


def _figure(
    picture: Picture, node: str, data: Mapping[str, Any], kind: str, name: Words, room: int
) -> Figure:
    count, chosen = int(data.get("agreements", 0)), node == picture.focus
    if kind == "agreement":
        return Figure(radius=3.4, names={"th": "", "en": ""}, weight=0.0, sort_key=name.th)
    if kind == "domain":
        names = {"th": cut(name.th, room * _HUB), "en": cut(name.en, room * _HUB)}
        size = min(18.0, radius(count))
        return Figure(radius=size, names=names, weight=1e6 + count, strong=True, sort_key=name.th, hub=True)
    if kind == "group":
        return Figure(
            radius=round(3.4 + 24.0 * math.sqrt(float(data["share"])), 1),
            names={"th": cut(name.th, room * _LABEL), "en": cut(name.en, room * _LABEL_EN)},
            weight=float(count),
            strong=chosen,
            sort_key=name.th,
        )
    body = picture.bodies.get(node) if kind == "body" else None
    short = body.short if body else name
    count = body.agreements if body else count
    return Figure(
        radius=radius(count),
        names={"th": cut(short.th, room * _LABEL), "en": cut(short.en, room * _LABEL_EN)},
        weight=1e9 if chosen else count + float(data.get("foremost", 0)),
        strong=chosen,
        sort_key=body.sort_key if body else str(data.get("sort_key") or name.th),
    )


def _lines(
    network: nx.MultiGraph[str], agreements: Mapping[str, AgreementFacts], places: Mapping[str, int]
) -> list[Line]:
    pairs: dict[tuple[int, int], list[tuple[str, str, Mapping[str, Any]]]] = {}
    for one, other, key, data in network.edges(keys=True, data=True):
        a, b = sorted((places[one], places[other]))
        first = agreements[data["agreements"][0]].date if data["agreements"] else ""
        pairs.setdefault((a, b), []).append((first, str(key), data))
    found = []
    for (a, b), lines in sorted(pairs.items()):
        for number, (_, _, line) in enumerate(sorted(lines, key=lambda entry: entry[:2])):
            status, weight = str(line["status"]), float(line["weight"])
            shared = [agreements[iri] for iri in line["agreements"]]
            found.append(
                Line(
                    one=a,
                    other=b,
                    status=status,
                    width=round(line_of(status).width * _thickness(weight, shared), 2),
                    bow=_bow(number, len(lines)),
                    agreements=tuple(line["agreements"]),
                    count=len(shared) or int(weight),
                )
            )
    return found


def _thickness(weight: float, shared: Sequence[AgreementFacts]) -> float:
    """Thicker with weight; the many lines of one round table are thin, so that they do not drown the rest."""
    if not shared:  # a tie between groups, of which there may be one or a thousand
        return min(3.0, 0.35 + 0.28 * math.log2(1 + weight))
    if len(shared) > 1:
        return min(3.0, 0.3 + 0.4 * weight)
    return (0.5 + 0.5 * min(1.0, weight)) * max(0.5, min(1.0, 3 / max(1, len(shared[0].parties))))


def _bow(number: int, lines: int) -> float:
    """How the lines of one pair part: evenly to both sides, however many they are."""
    return _SINGLE if lines == 1 else (number - (lines - 1) / 2) * min(_PARALLEL, 1.1 / (lines - 1))
