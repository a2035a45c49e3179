"""GEXF 1.3 for Gephi: the network of bodies, dynamic, so that Gephi's timeline runs through the agreements.

Written here and not by networkx, whose writer puts the day of writing into the file.
"""

from __future__ import annotations

from typing import IO
from xml.sax.saxutils import XMLGenerator
from xml.sax.xmlreader import AttributesImpl

from citypact.graph.exports.flat import EDGE_COLUMNS, NODE_COLUMNS, Value, flat_network
from citypact.graph.exports.selection import Selection
from citypact.graph.exports.xml_text import xml_text

__all__ = ["write_gexf"]

_TYPES = {str: "string", int: "integer", float: "double", bool: "boolean"}
_OWN_PLACE = ("label", "weight")  # attributes of the element itself, not of the attribute table


def write_gexf(selection: Selection, stream: IO[bytes]) -> None:
    """Write the network, with times for Gephi's timeline.

    An edge starts on the first day that its agreement's date can mean and ends on the last day of its
    validity, where that is known; an agreement without a date is there all the time.
    """
    flat = flat_network(selection)
    xml = _Indented(stream)
    xml.open("gexf", {"xmlns": "http://gexf.net/1.3", "version": "1.3"})
    xml.open("meta")  # no lastmodifieddate: the clock stays out of the bytes
    xml.text("creator", f"citypact {selection.built.info.version}")
    xml.text("description", "; ".join(f"{key}: {value}" for key, value in flat.about.items()))
    xml.close("meta")
    xml.open("graph", {"defaultedgetype": "undirected", "mode": "dynamic", "timeformat": "date"})
    for part, columns in (("node", NODE_COLUMNS), ("edge", EDGE_COLUMNS)):
        xml.open("attributes", {"class": part, "mode": "static"})
        for name, kind in columns.items():
            if name not in _OWN_PLACE:
                xml.empty("attribute", {"id": name, "title": name, "type": _TYPES[kind]})
        xml.close("attributes")
    xml.open("nodes", {"count": str(len(flat.nodes))})
    for node, values in flat.nodes:
        xml.open("node", {"id": node, "label": str(values["label"] or node)})
        _values(xml, values)
        xml.close("node")
    xml.close("nodes")
    xml.open("edges", {"count": str(len(flat.edges))})
    for edge, start, end, values in flat.edges:
        ends = {"id": edge, "source": start, "target": end, "label": str(values["label"] or edge)}
        xml.open("edge", {**ends, "weight": str(values["weight"]), **_times(values)})
        _values(xml, values)
        xml.close("edge")
    xml.close("edges")
    xml.close("graph")
    xml.close("gexf")


def _times(values: dict[str, Value]) -> dict[str, str]:
    start, end = str(values["earliest"] or ""), str(values["valid_until_latest"] or "")
    times = {"start": start} if start else {}
    return times | ({"end": end} if end >= start and end else {})


def _values(xml: _Indented, values: dict[str, Value]) -> None:
    xml.open("attvalues")
    for name, value in values.items():
        if value is not None and name not in _OWN_PLACE:
            xml.empty(
                "attvalue",
                {"for": name, "value": str(value).lower() if isinstance(value, bool) else str(value)},
            )
    xml.close("attvalues")


class _Indented:
    """XML, one element per line, escaped and well-formed."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._xml = XMLGenerator(stream, encoding="utf-8", short_empty_elements=True)
        self._xml.startDocument()
        self._depth = 0

    def open(self, name: str, attributes: dict[str, str] | None = None) -> None:
        """Start an element."""
        self._start(name, attributes or {})
        self._xml.ignorableWhitespace("\n")
        self._depth += 1

    def close(self, name: str) -> None:
        """End an element."""
        self._depth -= 1
        self._xml.ignorableWhitespace("  " * self._depth)
        self._end(name)

    def empty(self, name: str, attributes: dict[str, str]) -> None:
        """An element with attributes alone."""
        self._start(name, attributes)
        self._end(name)

    def text(self, name: str, text: str) -> None:
        """An element with a text."""
        self._start(name, {})
        self._xml.characters(xml_text(text))
        self._end(name)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        self._xml.ignorableWhitespace("  " * self._depth)
        shown = {key: xml_text(value) for key, value in attributes.items()}
        self._xml.startElement(name, AttributesImpl(shown))

    def _end(self, name: str) -> None:
        self._xml.endElement(name)
        self._xml.ignorableWhitespace("\n")
