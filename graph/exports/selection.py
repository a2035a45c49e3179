"""The selection: what of a build an export carries, thing by thing, cleaned of what may not leave.

All formats that carry statements read from here, so that --no-persons, --no-quotes and the masking of contact
data hold in each of them by construction. Things come in the order of their IRIs and are read one at a time:
memory grows with the number of things, not of statements.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from urllib.parse import unquote

import pyoxigraph as ox
from rdflib import RDF, RDFS, SKOS, XSD, URIRef

from citypact.graph.columns import node
from citypact.graph.exports.people import People
from citypact.graph.folder import BuiltGraph
from citypact.graph.privacy import masked, quotation
from citypact.ontology.terms import PACT

__all__ = ["GraphName", "Selection"]

GraphName = ox.DefaultGraph | ox.NamedNode

_TYPE = node(RDF.type)
_QUOTE = node(PACT.quote)
_HASH = node(PACT.contentHash)
_SPAN = node(PACT.span)
_FIRST = {
    predicate.value: rank for rank, predicate in enumerate((_TYPE, node(RDFS.label), node(SKOS.prefLabel)))
}
_TEXTS = {str(XSD.string), str(RDF.langString)}


class Selection:
    """What an export carries.

    ``left_out`` counts, by reason, what was held back; it is complete when everything has been read.
    """

    def __init__(self, built: BuiltGraph, *, evidence: bool, persons: bool, quotes: bool) -> None:
        self.built = built
        self.evidence = evidence
        self.persons = persons
        self.quotes = quotes
        self.left_out: Counter[str] = Counter()
        self._people = People(built.store)
        self._hidden: dict[GraphName, frozenset[str]] = {}

    def graphs(self) -> list[GraphName]:
        """The known graph, then the graphs of the sources in the order of their IRIs."""
        named = (name for name in self.built.store.named_graphs() if isinstance(name, ox.NamedNode))
        return [ox.DefaultGraph(), *sorted(named, key=lambda name: name.value)]

    def subjects(self, graph: GraphName, kind: URIRef | None = None) -> list[ox.NamedNode]:
        """The things of a graph (of one class, where one is given) that the export carries, sorted."""
        predicate, value = (_TYPE, node(kind)) if kind else (None, None)
        hidden = self._hidden_in(graph)
        found = {
            quad.subject
            for quad in self.built.store.quads_for_pattern(None, predicate, value, graph)
            if isinstance(quad.subject, ox.NamedNode)
        }
        kept = (thing for thing in found if thing.value not in hidden)
        base = self.built.info.base  # things first, then concepts and spans
        return sorted(kept, key=lambda thing: (not thing.value.startswith(base), thing.value))

    def about(self, subject: ox.NamedNode, graph: GraphName) -> list[ox.Triple]:
        """What the export says of a thing: its class first, then its labels, then the rest by property."""
        hidden = self._hidden_in(graph)
        found: dict[ox.Triple, None] = {}
        for quad in self.built.store.quads_for_pattern(subject, None, None, graph):
            value: ox.NamedNode | ox.Literal | None
            if isinstance(quad.object, ox.Literal):
                value = self._literal(quad.predicate, quad.object)
            elif isinstance(quad.object, ox.NamedNode) and quad.object.value not in hidden:
                value = quad.object if self.may_show(quad.object.value) else None
            else:
                value = None
            if value is not None:
                found[ox.Triple(subject, quad.predicate, value)] = None
        return sorted(found, key=_order)

    def triples(self, graph: GraphName) -> Iterator[ox.Triple]:
        """All that the export says in a graph, in a fixed order."""
        for subject in self.subjects(graph):
            yield from self.about(subject, graph)

    def text(self, text: str) -> str:
        """A text as it may leave: contact data masked, names withheld where people are left out."""
        shown = masked(text)
        if shown != text:
            self.left_out["texts with a masked phone number, e-mail address or ID number"] += 1
        if not self.persons:
            before, shown = shown, self._people.names.withheld(shown)
            if shown != before:
                self.left_out["texts with a person's name withheld"] += 1
        return shown

    def quoted(self, text: str) -> str | None:
        """A quote as it may leave; None where it may not."""
        if not self.quotes:
            return None
        if not self.persons and self._people.names.named_in(text):
            self.left_out["quotes that name a person"] += 1
            return None
        shown = quotation(text)
        if shown != text:
            self.left_out["quotes cut at 300 characters, or with contact data masked"] += 1
        return shown

    def _literal(self, predicate: ox.NamedNode, value: ox.Literal) -> ox.Literal | None:
        if value.datatype.value not in _TEXTS or predicate == _HASH:
            return value
        text = self.quoted(value.value) if predicate == _QUOTE else self.text(value.value)
        if text is None:
            return None
        return ox.Literal(text, language=value.language) if value.language else ox.Literal(text)

    def may_show(self, address: str) -> bool:
        """Whether an address may leave: one from outside may hold a name in its path."""
        if self.persons or ("%" not in address and address.isascii()):
            return True
        path = unquote(address)
        if self._people.names.withheld(path) == path:
            return True
        self.left_out["addresses with a person's name"] += 1
        return False

    def _hidden_in(self, graph: GraphName) -> frozenset[str]:
        if graph not in self._hidden:
            self._hidden[graph] = frozenset(self._hide(graph))
        return self._hidden[graph]

    def _hide(self, graph: GraphName) -> set[str]:
        """The things of a graph that the export does not carry."""
        people = set() if self.persons else set(self._people.things)
        evidence, spans = self._all(PACT.Evidence, graph), self._all(PACT.TextSpan, graph)
        if not self.evidence:
            return people | evidence | spans
        if self.persons:
            return set()
        about = {
            _name(quad.subject)
            for term in (RDF.subject, RDF.object)
            for quad in self.built.store.quads_for_pattern(None, node(term), None, graph)
            if isinstance(quad.object, ox.NamedNode) and quad.object.value in people
        }
        quoted = {
            quad.object.value
            for quad in self.built.store.quads_for_pattern(None, _SPAN, None, graph)
            if isinstance(quad.object, ox.NamedNode) and _name(quad.subject) not in about
        }
        return people | about | (spans - quoted)

    def _all(self, kind: URIRef, graph: GraphName) -> set[str]:
        found = self.built.store.quads_for_pattern(None, _TYPE, node(kind), graph)
        return {_name(quad.subject) for quad in found}


def _name(subject: object) -> str:
    return subject.value if isinstance(subject, ox.NamedNode) else ""


def _order(triple: ox.Triple) -> tuple[int, str, str]:
    predicate = triple.predicate.value
    return _FIRST.get(predicate, len(_FIRST)), predicate, str(triple.object)
