"""Drawing: nodes and lines as the canvas takes them, with positions, labels and curves."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import networkx as nx

from citypact.viz.facts import AgreementFacts
from citypact.viz.labels import Label
from citypact.viz.layout import LANDSCAPE, PORTRAIT, Figure, islands_of, lay_out
from citypact.viz.names import cut, plain
from citypact.viz.picture import Picture
from citypact.viz.style import line_of, radius
from citypact.viz.words import Words

__all__ = ["Drawing", "drawing_of"]

# Characters of a name that the picture shows; Latin letters are narrower.
_LABEL, _LABEL_EN = 22, 30
_SINGLE = 0.09  # how far one line bows
_PARALLEL = 0.26  # how far the lines of one pair stand from each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What pyvis hands to the page: nodes with their places in both orientations, and lines."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]


def drawing_of(picture: Picture, *, lang: str) -> Drawing:
    """Every node and every line of a picture, those of one pair side by side."""
    figures = {node: _figure(picture, node, data) for node, data in picture.network.nodes(data=True)}
    around = any(figure.hub for figure in figures.values())  # then there is one circle for each aspect
    islands = None if around else islands_of(picture.network, figures, centre=picture.centre)
    wide, high = (
        lay_out(picture.network, figures, centre=picture.centre, lang=lang, aspect=aspect, islands=islands)
        for aspect in (LANDSCAPE, PORTRAIT)
    )
    order = sorted(figures, key=lambda node: (-figures[node].weight, figures[node].sort_key, node))
    ids = {node: place for place, node in enumerate(order)}
    nodes = []
    for node in order:
        data = picture.network.nodes[node]
        kind = str(data.get("kind", "body"))
        nodes.append(
            {
                "id": ids[node],
                "iri": plain(node),
                "kind": kind,
                "mark": picture.bodies[node].level if kind == "body" else kind,
                "x": wide.places[node][0],
                "y": wide.places[node][1],
                "portrait": list(high.places[node]),
                "size": figures[node].radius,
                "strong": figures[node].strong,
                "name": _name(picture, node, data),
                "text": [figures[node].names["th"], figures[node].names["en"]],
                "at": [_spot(wide.labels[code].get(node)) for code in ("th", "en")],
                "portraitAt": [_spot(high.labels[code].get(node)) for code in ("th", "en")],
            }
        )
    return Drawing(
        nodes=nodes,
        edges=_edges(picture.network, picture.agreements, ids),
    )


def _spot(label: Label | None) -> list[Any] | None:
    return None if label is None else [label.side, label.scale, round(label.rim, 1)]


def _name(picture: Picture, node: str, data: Mapping[str, Any]) -> Words:
    if node in picture.bodies:
        return picture.bodies[node].name
    if node in picture.agreements:
        return picture.agreements[node].name
    th, en = plain(str(data.get("label_th") or "")), plain(str(data.get("label_en") or ""))
    return Words(th or en or plain(node), en or th or plain(node))


def _figure(picture: Picture, node: str, data: Mapping[str, Any]) -> Figure:
    kind, name = data.get("kind", "body"), _name(picture, node, data)
    if kind == "agreement":
        return Figure(radius=3.4, names={"th": "", "en": ""}, weight=0.0, sort_key=name.th)
    if kind == "domain":
        count = int(data.get("agreements", 0))
        names = {"th": cut(name.th, 34), "en": cut(name.en, 34)}
        size = min(18.0, radius(count))
        return Figure(radius=size, names=names, weight=1e6 + count, strong=True, sort_key=name.th, hub=True)
    if kind == "group":
        count = int(data.get("agreements", 0))
        return Figure(
            radius=round(3.4 + 24.0 * math.sqrt(float(data["share"])), 1),
            names={"th": cut(name.th, _LABEL), "en": cut(name.en, _LABEL_EN)},
            weight=float(count),
            strong=node == picture.focus,
            sort_key=name.th,
        )
    body, chosen = picture.bodies[node], node == picture.focus
    return Figure(
        radius=radius(body.agreements),
        names={"th": cut(body.short.th, _LABEL), "en": cut(body.short.en, _LABEL_EN)},
        weight=1e9 if chosen else float(body.agreements),
        strong=chosen,
        sort_key=body.sort_key,
    )


def _edges(
    network: nx.MultiGraph[str], agreements: Mapping[str, AgreementFacts], ids: Mapping[str, int]
) -> list[dict[str, Any]]:
    place = {iri: index for index, iri in enumerate(agreements)}
    pairs: dict[tuple[int, int], list[tuple[str, str, Mapping[str, Any]]]] = {}
    for one, other, key, data in network.edges(keys=True, data=True):
        a, b = sorted((ids[one], ids[other]))
        first = agreements[data["agreements"][0]].date if data["agreements"] else ""
        pairs.setdefault((a, b), []).append((first, str(key), data))
    found: list[dict[str, Any]] = []
    for (a, b), lines in sorted(pairs.items()):
        for number, (_, _, line) in enumerate(sorted(lines, key=lambda entry: entry[:2])):
            status = str(line["status"])
            shared = [agreements[iri] for iri in line["agreements"]]
            weight = float(line["weight"])
            found.append(
                {
                    "id": len(found),
                    "from": a,
                    "to": b,
                    "status": status,
                    "width": round(line_of(status).width * _thickness(weight, shared), 2),
                    "smooth": _curve(number, len(lines)),
                    "agreements": [place[iri] for iri in line["agreements"]],
                    **({} if shared else {"count": int(weight)}),
                }
            )
    return found


def _thickness(weight: float, shared: Sequence[AgreementFacts]) -> float:
    """Thicker with weight; the many lines of one round table are thin, so that they do not drown the rest."""
    if not shared:  # a tie between groups, of which there may be one or a thousand
        return min(3.0, 0.35 + 0.28 * math.log2(1 + weight))
    if len(shared) > 1:
        return min(3.0, 0.3 + 0.4 * weight)
    return (0.5 + 0.5 * min(1.0, weight)) * max(0.5, min(1.0, 3 / max(1, len(shared[0].parties))))


def _curve(number: int, lines: int) -> dict[str, Any]:
    """How the lines of one pair part: evenly to both sides, however many they are."""
    bow = _SINGLE if lines == 1 else (number - (lines - 1) / 2) * min(_PARALLEL, 1.1 / (lines - 1))
    return {
        "enabled": abs(bow) > 1e-9,
        "type": "curvedCW" if bow >= 0 else "curvedCCW",
        "roundness": round(abs(bow), 3),
    }
