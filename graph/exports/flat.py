"""The network in flat form: one plain value per attribute, which GraphML, GEXF and edge lists can hold."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from citypact.graph.attributions import Attribution
from citypact.graph.exports.selection import Selection
from citypact.graph.network import network

__all__ = ["EDGE_COLUMNS", "LIST_MARK", "NODE_COLUMNS", "FlatNetwork", "flat_network"]

LIST_MARK = " | "
_OTHERWISE = ("agreement", "signatories", "representatives", "sources")
_RETOLD = "เรียบเรียงใหม่ ไม่ใช่ถ้อยคำของแหล่งข่าว / retelling"
_INVENTED = "สมมติ ไม่ใช่เหตุการณ์จริง / invented"

Value = str | int | float | bool | None

# attribute -> type; "label" is what a tool shows: Thai, else English
NODE_COLUMNS: dict[str, type] = {
    "label": str,
    "label_th": str,
    "label_en": str,
    "short_th": str,
    "kind": str,
    "level": str,
    "province_th": str,
    "province_en": str,
    "country": str,
    "agreements": int,
    "sort_key": str,
}
EDGE_COLUMNS: dict[str, type] = {
    "label": str,
    "weight": float,
    "agreement": str,
    "label_th": str,
    "label_en": str,
    "agreement_type": str,
    "status": str,
    "date": str,
    "year": int,
    "earliest": str,
    "latest": str,
    "valid_until": str,
    "valid_until_latest": str,
    "time": str,
    "domains": str,
    "venue_th": str,
    "signatories": str,
    "representatives": str,
    "sources": str,
    "quotes": str,
    "retelling": bool,
    "invented": bool,
    "bodies": int,
}


@dataclass(frozen=True, slots=True)
class FlatNetwork:
    """Nodes as (id, values), edges as (id, source, target, values); what is not known is None."""

    about: dict[str, str]
    nodes: list[tuple[str, dict[str, Value]]]
    edges: list[tuple[str, str, str, dict[str, Value]]]


def flat_network(selection: Selection) -> FlatNetwork:
    """The network of bodies, every edge counted once, as an export may show it."""
    graph = network(selection.built)
    nodes = [(node, _node(data, selection)) for node, data in graph.nodes(data=True)]
    edges = [
        (f"{key}#{_last(start)}+{_last(end)}", start, end, _edge(data, selection))
        for start, end, key, data in graph.edges(keys=True, data=True)
    ]
    left_out = "; ".join(f"{reason}: {count}" for reason, count in graph.graph["left_out"].items())
    about = {
        "collection": selection.text(graph.graph["collection"]),
        "build": graph.graph["build"],
        "as_of": graph.graph["as_of"],
        "projection": "bodies: one edge per agreement and pair of parties",
        "weight": "count: every edge 1",
        "filters": "none",
        "agreements_left_out": left_out or "none",
        "agreements_without_date": str(graph.graph["undated"]),
        "licence": "our data: CC BY 4.0, https://creativecommons.org/licenses/by/4.0/",
        "licences_of_sources": LIST_MARK.join(graph.graph["licences"]),
    }
    return FlatNetwork(about, nodes, edges)


def _node(data: dict[str, Any], selection: Selection) -> dict[str, Value]:
    shown = {key: _shown(data.get(key), selection) for key in NODE_COLUMNS}
    return {**shown, "label": shown["label_th"] or shown["label_en"]}


def _edge(data: dict[str, Any], selection: Selection) -> dict[str, Value]:
    sources = data["sources"]
    shown = {key: _shown(data.get(key), selection) for key in EDGE_COLUMNS if key not in _OTHERWISE}
    shown["label"] = shown["label_th"] or shown["label_en"]
    shown["agreement"], shown["agreement_type"] = data["agreement"], data["type"]  # no text, nothing to mask
    for people in ("signatories", "representatives"):
        shown[people] = _joined(data[people] if selection.persons else (), selection)
    shown["sources"] = LIST_MARK.join(_source(each, selection) for each in sources) or None
    shown["quotes"] = LIST_MARK.join(filter(None, (_quote(each, selection) for each in sources))) or None
    shown["retelling"] = any(each["retelling"] for each in sources)
    shown["invented"] = any(each["invented"] for each in sources)
    return {key: shown[key] for key in EDGE_COLUMNS}


def _quote(each: Attribution, selection: Selection) -> str | None:
    """A quote; that of a retelling or of an invented text says what it is."""
    quote = selection.quoted(each["quote"]) if each["quote"] is not None else None
    return _marked(quote, each) if quote else quote


def _source(each: Attribution, selection: Selection) -> str:
    marked = _marked(selection.text(each["title"]), each)
    address = each["url"] if selection.may_show(each["url"]) else ""
    return ", ".join(part for part in (marked, selection.text(each["publisher"]), address) if part)


def _marked(text: str, each: Attribution) -> str:
    mark = _INVENTED if each["invented"] else _RETOLD if each["retelling"] else ""
    return f"{text} ({mark})" if mark else text


def _shown(value: Any, selection: Selection) -> Value:
    if isinstance(value, str):
        return selection.text(value) or None
    if isinstance(value, bool | int | float):
        return value
    return _joined(value, selection) if value else None


def _joined(values: Iterable[str], selection: Selection) -> str | None:
    return LIST_MARK.join(selection.text(value) for value in values) or None


def _last(iri: str) -> str:
    return iri.rsplit("/", 1)[-1]
