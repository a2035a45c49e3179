"""The catalogue as RDF, made from the headers: ``python -m citypact.queries.publishing > queries/catalogue.ttl``.

Each question is a `sh:SPARQLSelectExecutable`: its text stands in ``sh:select`` without PREFIX lines, which are declared once
(``sh:prefixes``, ``sh:declare``; SHACL, section 5.2.1), and its parameters are described as `sh:Parameter` (SHACL Advanced
Features, section 5.1). So other tools can list it and run it as it is, with the values that stand in the VALUES blocks.
"""

from __future__ import annotations

import re
import sys

from rdflib import RDF, RDFS, SDO, SH, SKOS, XSD, Graph, Literal, Namespace, URIRef

from citypact.ontology.concepts import SCHEMES, concepts, scheme
from citypact.ontology.terms import PACT
from citypact.queries.catalogue import Parameter, Question, Words, questions

__all__ = ["QUERY", "published"]

QUERY = Namespace("https://w3id.org/citypact/query/")
_CATALOGUE = URIRef("https://w3id.org/citypact/query")
_DATATYPES = {
    "date": XSD.date,
    "decimal": XSD.decimal,
    "graph": XSD.string,
    "integer": XSD.integer,
    "text": XSD.string,
}
_CLASSES = {"body": PACT.Body, "country": SDO.Place}
_PROLOGUE = re.compile(r"PREFIX (\w+): <([^>]+)>\n")


def published() -> str:
    """The catalogue in Turtle."""
    graph = Graph()
    graph.bind("pact", PACT, replace=True)
    graph.bind("query", QUERY, replace=True)
    graph.bind("schema", SDO, replace=True)
    graph.add((_CATALOGUE, RDF.type, SKOS.Collection))
    graph.add((_CATALOGUE, RDFS.label, Literal("The questions that citypact answers", lang="en")))
    graph.add((_CATALOGUE, RDFS.label, Literal("คำถามที่ citypact ตอบได้", lang="th")))
    used: set[tuple[str, str]] = set()
    for each in questions():
        graph.add((_CATALOGUE, SKOS.member, QUERY[each.name]))
        used.update(_question(graph, each))
    for prefix, namespace in sorted(used):
        declared = URIRef(f"{_CATALOGUE}#prefix-{prefix}")
        graph.add((_CATALOGUE, SH.declare, declared))
        graph.add((declared, RDF.type, SH.PrefixDeclaration))
        graph.add((declared, SH.prefix, Literal(prefix)))
        graph.add((declared, SH.namespace, Literal(namespace, datatype=XSD.anyURI)))
    return graph.serialize(format="turtle")


def _question(graph: Graph, each: Question) -> set[tuple[str, str]]:
    """Describe one question; returns the prefixes that its text declares."""
    node = QUERY[each.name]
    body = "".join(line for line in each.text.splitlines(keepends=True) if not line.startswith("#+"))
    used = set(_PROLOGUE.findall(body))
    graph.add((node, RDF.type, SH.SPARQLSelectExecutable))
    graph.add((node, SH.prefixes, _CATALOGUE))
    graph.add((node, SH.select, Literal(_PROLOGUE.sub("", body).strip() + "\n")))
    _say(graph, node, RDFS.label, each.summary)
    _say(graph, node, RDFS.comment, each.why)
    _say(graph, node, SKOS.scopeNote, each.leaves_out)
    for tag in each.tags:
        graph.add((node, SDO.keywords, Literal(tag)))
    if each.operation:
        told = (
            f"This is what the operation {each.operation} of citypact reads; its rows are not the answer yet."
        )
        graph.add((node, SKOS.editorialNote, Literal(told, lang="en")))
    for parameter in each.parameters:
        _parameter(graph, each, parameter)
    for place, column in enumerate(each.columns, 1):
        shown = URIRef(f"{node}#column-{column.name}")
        graph.add((node, SDO.variableMeasured, shown))
        graph.add((shown, RDF.type, SDO.PropertyValue))
        graph.add((shown, SDO.name, Literal(column.name)))
        graph.add((shown, SDO.position, Literal(place)))
        _say(graph, shown, SDO.description, column.label)
    return used


def _parameter(graph: Graph, each: Question, parameter: Parameter) -> None:
    node = URIRef(f"{QUERY[each.name]}#parameter-{parameter.name}")
    graph.add((QUERY[each.name], SH.parameter, node))
    graph.add((node, RDF.type, SH.Parameter))
    graph.add((node, SH.path, QUERY[f"parameter/{parameter.name}"]))  # its local name is the variable's
    graph.add((node, SH.optional, Literal(not parameter.required)))
    _say(graph, node, SH.description, parameter.label)
    if parameter.type in _DATATYPES:
        graph.add((node, SH.datatype, _DATATYPES[parameter.type]))
    else:
        graph.add((node, SH.nodeKind, SH.IRI))
    if parameter.type in _CLASSES:
        graph.add((node, SH["class"], _CLASSES[parameter.type]))
    if parameter.type in SCHEMES:
        graph.add((node, SH["class"], SKOS.Concept))
        graph.add((node, RDFS.seeAlso, URIRef(scheme(parameter.type).iri)))  # whose concepts these are
    for value in parameter.default:
        default = (
            URIRef(concepts(parameter.type)[value].iri)
            if parameter.type in SCHEMES
            else Literal(value, datatype=_DATATYPES.get(parameter.type))
        )
        graph.add((node, SH.defaultValue, default))


def _say(graph: Graph, node: URIRef, claim: URIRef, words: Words) -> None:
    for language, text in words.items():
        graph.add((node, claim, Literal(text, lang=language)))


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    sys.stdout.write(published())
