"""CSV: one table per class with keys that join, and the network as nodes.csv and edges.csv."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import BinaryIO

import pyoxigraph as ox
from rdflib import DCTERMS, PROV, RDF, RDFS, SDO, URIRef
from rdflib.namespace import GEO

from citypact.graph.columns import node
from citypact.graph.exports.cells import write_rows
from citypact.graph.exports.flat import (
    EDGE_COLUMNS,
    LIST_MARK,
    NODE_COLUMNS,
    FlatNetwork,
    Value,
    flat_network,
)
from citypact.graph.exports.output import write_files
from citypact.graph.exports.rdf import statement_of_build
from citypact.graph.exports.selection import GraphName, Selection
from citypact.graph.exports.tables import EVIDENCE, LINKS, TABLES, Column, Links, Table
from citypact.ontology.terms import PACT

__all__ = ["README", "table_texts", "write_csv"]

_KNOWN = ox.DefaultGraph()
_BOM = "\ufeff"
_GEONAMES = "https://www.geonames.org/"
README = """\
Tables of a graph of city cooperation: one per class, in UTF-8. The first column is the key, and a column of
the same name in another table refers to it. Several values of one cell stand as: a | b

nodes.csv and edges.csv are the network of bodies, one edge per agreement and pair.
R: graph_from_data_frame(edges, directed = FALSE, vertices = nodes)
Gephi: File, Import Spreadsheet: nodes.csv, then edges.csv into the same workspace;
edges merge strategy: Don't merge.

A text that a spreadsheet would run as a formula (it starts with = + - @, a tab or a line end) has an
apostrophe in front, and a text that starts with an apostrophe has one more: take one leading apostrophe away
to have it back.
"""

_Said = dict[str, list[ox.NamedNode | ox.Literal]]


def write_csv(selection: Selection, out: Path | BinaryIO, *, excel: bool = False) -> None:
    """Write the tables into a folder, or into a zip where the place ends in .zip or is a stream."""
    mark = _BOM if excel else ""
    write_files(out, {name: (mark + text).encode("utf-8") for name, text in table_texts(selection).items()})


def table_texts(selection: Selection) -> dict[str, str]:
    """File name -> content of every table, of the licences and of the notes on reading."""
    texts: dict[str, str] = {}
    for table in TABLES:
        if selection.persons or table.key not in ("involvement", "person", "membership"):
            header = [
                table.key,
                *([table.owner[0]] if table.owner else []),
                *(each.name for each in table.columns),
            ]
            texts[f"{table.name}.csv"] = _csv(header, _rows(table, selection))
    for links in LINKS:
        header = [links.subject, links.object, *([links.relation] if links.relation else [])]
        texts[f"{links.name}.csv"] = _csv(header, _pairs(links, selection))
    if selection.evidence:
        header = [
            "evidence",
            *(each.name for each in EVIDENCE),
            "object",
            "object_type",
            "start",
            "end",
            "quote",
            "source_type",
        ]
        texts["evidence.csv"] = _csv(header, _evidence(selection))
    flat = flat_network(selection)
    texts["nodes.csv"] = _csv(["Id", *_headers(NODE_COLUMNS)], _nodes(flat))
    texts["edges.csv"] = _csv(["Source", "Target", "Type", "Id", *_headers(EDGE_COLUMNS)], _edges(flat))
    about = "\n".join(statement_of_build(selection)[:2])
    texts["LICENCES.txt"] = "\n".join([about, "", *_licences(selection), ""])
    texts["README.txt"] = f"{about}\n\n{README}"
    return texts


def _csv(header: list[str], rows: Iterable[list[Value]]) -> str:
    text = io.StringIO(newline="")
    write_rows(text, [header, *rows])
    return text.getvalue()


def _rows(table: Table, selection: Selection) -> Iterator[list[Value]]:
    owners = _owners(table, selection) if table.owner else {}
    venues = (
        {thing.value for thing in selection.subjects(_KNOWN, PACT.Venue)}
        if table.kind == SDO.Place
        else set()
    )
    for thing in selection.subjects(_KNOWN, table.kind):
        if thing.value in venues:  # they have a table of their own
            continue
        said = _said(selection, thing, _KNOWN)
        owner: list[Value] = [LIST_MARK.join(owners.get(thing.value, []))] if table.owner else []
        yield [thing.value, *owner, *(_value(said, column) for column in table.columns)]


def _owners(table: Table, selection: Selection) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    if table.owner:
        for quad in selection.built.store.quads_for_pattern(None, node(table.owner[1]), None, _KNOWN):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode):
                found.setdefault(quad.object.value, []).append(quad.subject.value)
    return {thing: sorted(owners) for thing, owners in found.items()}


def _pairs(links: Links, selection: Selection) -> Iterator[list[Value]]:
    subjects = {
        quad.subject
        for _, term in links.terms
        for quad in selection.built.store.quads_for_pattern(None, node(term), None, _KNOWN)
        if isinstance(quad.subject, ox.NamedNode)
    }
    if links.name == "agreement_sources":  # sources are derived from sources, too
        subjects &= set(selection.subjects(_KNOWN, PACT.Agreement))
    for subject in sorted(subjects, key=lambda thing: thing.value):
        said = _said(selection, subject, _KNOWN)
        for relation, term in links.terms:
            for value in said.get(str(term), []):
                yield [subject.value, _shown(value, links.how), *([relation] if links.relation else [])]


def _evidence(selection: Selection) -> Iterator[list[Value]]:
    for graph in selection.graphs():
        for thing in selection.subjects(graph, PACT.Evidence):
            said = _said(selection, thing, graph)
            row = [thing.value, *(_value(said, column) for column in EVIDENCE)]
            claimed = said.get(str(RDF.object), [])
            row += [LIST_MARK.join(value.value for value in claimed), LIST_MARK.join(map(_type, claimed))]
            told = _source_types(selection, said)
            spans = [value for value in said.get(str(PACT.span), []) if isinstance(value, ox.NamedNode)]
            for span in spans:
                of_span = _said(selection, span, graph)
                places = (Column("", term, "plain") for term in (PACT.start, PACT.end, PACT.quote))
                yield [*row, *(_value(of_span, column) for column in places), told]
            if not spans:
                yield [*row, None, None, None, told]


def _source_types(selection: Selection, said: _Said) -> str | None:
    """What kind of source a piece of evidence rests on: "retelling" says that a quote is our words, not the source's;
    "invented" that nothing of it is real."""
    sources = [value for value in said.get(str(PROV.wasDerivedFrom), []) if isinstance(value, ox.NamedNode)]
    types = {
        _value(_said(selection, source, _KNOWN), Column("", DCTERMS.type, "plain")) for source in sources
    }
    return LIST_MARK.join(sorted(filter(None, types))) or None


def _said(selection: Selection, thing: ox.NamedNode, graph: GraphName) -> _Said:
    said: _Said = {}
    for triple in selection.about(thing, graph):
        if isinstance(triple.object, ox.NamedNode | ox.Literal):
            said.setdefault(triple.predicate.value, []).append(triple.object)
    return said


def _value(said: _Said, column: Column) -> str | None:
    values = said.get(str(column.term), [])
    if column.how in ("th", "en"):
        values = [value for value in values if isinstance(value, ox.Literal) and value.language == column.how]
    return LIST_MARK.join(_shown(value, column.how) for value in values) or None


def _shown(value: ox.NamedNode | ox.Literal, how: str) -> str:
    return value.value.rsplit("/", 1)[-1] if how == "word" else value.value


def _type(value: ox.NamedNode | ox.Literal) -> str:
    if isinstance(value, ox.NamedNode):
        return "iri"
    return f"@{value.language}" if value.language else value.datatype.value.rsplit("#", 1)[-1]


def _headers(columns: Iterable[str]) -> list[str]:
    """Gephi reads Label, whatever the case; R has attribute names of its own, which none of these is."""
    return ["Label" if name == "label" else name for name in columns]


def _nodes(flat: FlatNetwork) -> Iterator[list[Value]]:
    for key, values in flat.nodes:
        yield [key, *(values[name] for name in NODE_COLUMNS)]


def _edges(flat: FlatNetwork) -> Iterator[list[Value]]:
    for key, start, end, values in flat.edges:
        yield [start, end, "Undirected", key, *(values[name] for name in EDGE_COLUMNS)]


def _licences(selection: Selection) -> Iterator[str]:
    """One line per source: title, publisher, address, licence or rights, day of retrieval."""
    yield "Sources: title; publisher; address; licence or rights; retrieved on"
    for source in selection.subjects(_KNOWN, PACT.Source):
        said = _said(selection, source, _KNOWN)
        original = said.get(str(PROV.wasDerivedFrom), [])
        behind = (
            _said(selection, original[0], _KNOWN)
            if original and isinstance(original[0], ox.NamedNode)
            else {}
        )
        publisher = _one(said, DCTERMS.publisher) or _one(behind, DCTERMS.publisher)
        named = _said(selection, ox.NamedNode(publisher), _KNOWN) if publisher else {}
        title, kind = _one(said, DCTERMS.title, RDFS.label) or source.value, _one(said, DCTERMS.type)
        parts = (
            f"{title} ({kind})" if kind in ("retelling", "invented") else title,
            _one(named, RDFS.label) or "-",
            _one(said, SDO.url) or _one(behind, SDO.url) or "-",
            _one(said, DCTERMS.license, DCTERMS.rights) or "licence unknown",
            _one(said, PACT.retrievedOn) or "-",
        )
        yield "; ".join(" ".join(part.split()) for part in parts)
    yield from _of_places(selection)


def _of_places(selection: Selection) -> Iterator[str]:
    """What the coordinates are from: GeoNames once, every other address by itself."""
    found = {
        value
        for point in selection.subjects(_KNOWN, GEO.Geometry)
        for value in (_one(_said(selection, point, _KNOWN), PROV.wasDerivedFrom, DCTERMS.source),)
        if value
    }
    others = {each for each in found if not each.startswith(_GEONAMES)}
    if found:
        yield ""
        yield "Coordinates of places: address; licence"
    if found - others:
        yield f"{_GEONAMES}; CC BY 4.0, https://creativecommons.org/licenses/by/4.0/"
    yield from (f"{each}; see there" for each in sorted(others))


def _one(said: _Said, *terms: URIRef) -> str:
    return next((said[str(term)][0].value for term in terms if str(term) in said), "")
