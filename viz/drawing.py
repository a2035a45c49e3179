"""Drawing: nodes and lines as the canvas of a page takes them, with positions, labels and curves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from citypact.viz.labels import Label
from citypact.viz.layout import LANDSCAPE, PORTRAIT, islands_of, lay_out
from citypact.viz.names import plain
from citypact.viz.picture import Picture
from citypact.viz.scene import Line, scene_of

__all__ = ["Drawing", "drawing_of"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """What pyvis hands to the page: nodes with their places in both orientations, and lines."""

    nodes: list[dict[str, Any]]
    edges: list[dict[str, Any]]
    # IRI -> its node; the page itself holds IRIs made plain, from which none is found
    numbers: Mapping[str, int]


_FEW = 12  # nodes, whose names have room in full


def drawing_of(picture: Picture, *, lang: str) -> Drawing:
    """Every node and every line of a picture, those of one pair side by side."""
    scene = scene_of(picture, roomy=len(picture.network) <= _FEW)
    figures = scene.figures
    around = any(figure.hub for figure in figures.values())  # then there is one circle for each aspect
    islands = None if around else islands_of(picture.network, figures, centre=picture.centre)
    wide, high = (
        lay_out(
            picture.network,
            figures,
            centre=picture.centre,
            lang=lang,
            aspect=aspect,
            islands=islands,
        )
        for aspect in (LANDSCAPE, PORTRAIT)
    )
    nodes = [
        {
            "id": place,
            "iri": plain(node.iri),
            "kind": node.kind,
            "mark": node.mark,
            "x": wide.places[node.iri][0],
            "y": wide.places[node.iri][1],
            "portrait": list(high.places[node.iri]),
            "size": node.radius,
            "strong": node.figure.strong,
            "name": node.name,
            "text": [node.figure.names["th"], node.figure.names["en"]],
            "at": [_spot(wide.labels[code].get(node.iri)) for code in ("th", "en")],
            "portraitAt": [_spot(high.labels[code].get(node.iri)) for code in ("th", "en")],
        }
        for place, node in enumerate(scene.nodes)
    ]
    order = {iri: place for place, iri in enumerate(picture.agreements)}
    return Drawing(
        nodes=nodes,
        edges=[_edge(place, line, order) for place, line in enumerate(scene.lines)],
        numbers={node.iri: place for place, node in enumerate(scene.nodes)},
    )


def _spot(label: Label | None) -> list[Any] | None:
    return None if label is None else [label.side, label.scale, round(label.rim, 1)]


def _edge(place: int, line: Line, order: dict[str, int]) -> dict[str, Any]:
    return {
        "id": place,
        "from": line.one,
        "to": line.other,
        "status": line.status,
        "width": line.width,
        "smooth": {
            "enabled": abs(line.bow) > 1e-9,
            "type": "curvedCW" if line.bow >= 0 else "curvedCCW",
            "roundness": round(abs(line.bow), 3),
        },
        "agreements": [order[iri] for iri in line.agreements],
        **({} if line.agreements else {"count": line.count}),
    }
