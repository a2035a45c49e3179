"""Columns of the known graph: the values of one property for all things, each read in one pass.

A network or a table needs a few properties of everything: one scan per property is linear, where one
query per thing, or one join of them all, is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import pyoxigraph as ox
from rdflib import RDF, RDFS, URIRef

__all__ = ["Columns", "node"]

_DEFAULT = ox.DefaultGraph()


def node(term: str) -> ox.NamedNode:
    """A term of a vocabulary as the engine writes it."""
    return ox.NamedNode(str(term))


class Columns:
    """Reads properties of the known graph, as plain text, always in the same order."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store
        self._read: dict[str, dict[str, tuple[str, ...]]] = {}
        self._tagged: dict[str, dict[str, dict[str, str]]] = {}

    def instances(self, kind: URIRef) -> list[str]:
        """The IRIs of the things of a class, sorted."""
        found = self._store.quads_for_pattern(None, node(RDF.type), node(kind), _DEFAULT)
        return sorted(quad.subject.value for quad in found if isinstance(quad.subject, ox.NamedNode))

    def values(self, term: URIRef) -> dict[str, tuple[str, ...]]:
        """Subject -> values of a property (IRIs and literals alike, as text), sorted."""
        if term not in self._read:
            found: dict[str, list[str]] = {}
            for subject, value in self._pairs(term):
                found.setdefault(subject, []).append(value.value)
            self._read[term] = {subject: tuple(sorted(values)) for subject, values in found.items()}
        return self._read[term]

    def first(self, term: URIRef, subject: str) -> str:
        """The value of a single-valued property; "" where there is none."""
        return self.values(term).get(subject, ("",))[0]

    def tagged(self, term: URIRef) -> dict[str, dict[str, str]]:
        """Subject -> language ("" where untagged) -> text of a property; of several, the first."""
        if term not in self._tagged:
            found: dict[str, dict[str, str]] = {}
            for subject, value in self._pairs(term):
                if isinstance(value, ox.Literal):
                    texts = found.setdefault(subject, {})
                    language = value.language or ""
                    texts[language] = min(texts.get(language, value.value), value.value)
            self._tagged[term] = found
        return self._tagged[term]

    def label(self, subject: str, language: str) -> str:
        """The label in one language; "" where there is none."""
        return self._labels.get(subject, {}).get(language, "")

    def name(self, subject: str) -> str:
        """A label to show: Thai, else English, else any, else the IRI's last step."""
        texts = self._labels.get(subject, {})
        return (
            texts.get("th") or texts.get("en") or (texts[min(texts)] if texts else subject.rsplit("/", 1)[-1])
        )

    @cached_property
    def _labels(self) -> dict[str, dict[str, str]]:
        return self.tagged(RDFS.label)

    def _pairs(self, term: URIRef) -> Iterator[tuple[str, ox.NamedNode | ox.Literal]]:
        for quad in self._store.quads_for_pattern(None, node(term), None, _DEFAULT):
            if isinstance(quad.subject, ox.NamedNode) and isinstance(quad.object, ox.NamedNode | ox.Literal):
                yield quad.subject.value, quad.object
