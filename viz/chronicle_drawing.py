"""The chronicle as its page takes it: rows as nodes, and what stands in them as lines that begin and end there."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from citypact.viz.chronicle import Chronicle, Item
from citypact.viz.drawing import Drawing
from citypact.viz.names import cut, plain
from citypact.viz.picture import Picture

__all__ = ["chronicle_drawing"]

_LABEL, _LABEL_EN = 26, 32  # characters of a name that a row shows


def chronicle_drawing(picture: Picture, chronicle: Chronicle) -> Drawing:
    """Nodes and lines as page.js knows them, with years in place of positions."""
    order = {iri: place for place, iri in enumerate(picture.agreements)}
    nodes: list[dict[str, Any]] = []
    edges: list[dict[str, Any]] = []
    for row in chronicle.rows:
        body = picture.bodies.get(row.node)
        short = body.short if body else row.name
        for item in row.items:
            edges.append({"id": len(edges), "from": len(nodes), "to": len(nodes), **_item(item, order)})
        nodes.append(
            {
                "id": len(nodes),
                "iri": plain(row.node),
                "kind": row.kind,
                "mark": body.level if body else row.kind,
                "name": row.name,
                "text": [cut(short.th, _LABEL), cut(short.en, _LABEL_EN)],
                "lanes": row.lanes,
                "count": sum(item.count for item in row.items),
                "undated": row.undated,
            }
        )
    numbers = {row.node: place for place, row in enumerate(chronicle.rows)}
    return Drawing(nodes=nodes, edges=edges, numbers=numbers)


def _item(item: Item, order: Mapping[str, int]) -> dict[str, Any]:
    told: dict[str, Any] = {"start": item.start, "end": item.end, "lane": item.lane}
    if not item.agreement:
        return {**told, "agreements": [], "count": item.count}
    return {**told, "status": item.status, "exact": item.exact, "agreements": [order[item.agreement]]}
