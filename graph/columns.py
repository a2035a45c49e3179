"""Columns of the known graph: the values of one property for all things, each read in one pass.

A network or a table needs a few properties of everything: one scan per property is linear, where one
query per thing, or one join of them all, is not.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property

import pyoxigraph as ox
from rdflib import RDFS, URIRef

from citypact.graph.known_lines import KnownLines

__all__ = ["Columns", "node"]


def node(term: str) -> ox.NamedNode:
    """A term of a vocabulary as the engine writes it."""
    return ox.NamedNode(str(term))


class Columns:
    """Reads properties of the known graph, as plain text, always in the same order."""

    def __init__(self, known: ox.Store | KnownLines) -> None:
        self._known = known if isinstance(known, KnownLines) else _Stored(known)
        self._things: dict[str, list[str]] = {}
        self._read: dict[str, dict[str, tuple[str, ...]]] = {}
        self._tagged: dict[str, dict[str, dict[str, str]]] = {}

    def instances(self, kind: URIRef) -> list[str]:
        """The IRIs of the things of a class, sorted."""
        if kind not in self._things:
            self._things[kind] = sorted(self._known.instances(kind))
        return self._things[kind]

    def values(self, term: URIRef) -> dict[str, tuple[str, ...]]:
        """Subject -> values of a property (IRIs and literals alike, as text), sorted."""
        if term not in self._read:
            found: dict[str, list[str]] = {}
            for subject, value in self._known.pairs(term):
                found.setdefault(subject, []).append(value)
            self._read[term] = {
                subject: tuple(sorted(values) if len(values) > 1 else values)
                for subject, values in found.items()
            }
        return self._read[term]

    def first(self, term: URIRef, subject: str) -> str:
        """The value of a single-valued property; "" where there is none."""
        return self.values(term).get(subject, ("",))[0]

    def tagged(self, term: URIRef) -> dict[str, dict[str, str]]:
        """Subject -> language ("" where untagged) -> text of a property; of several, the first."""
        if term not in self._tagged:
            found: dict[str, dict[str, str]] = {}
            for subject, language, text in self._known.texts(term):
                texts = found.setdefault(subject, {})
                texts[language] = min(texts.get(language, text), text)
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


class _Stored:
    """The statements of a known graph in a store."""

    def __init__(self, store: ox.Store) -> None:
        self._store = store

    def instances(self, kind: str) -> Iterator[str]:
        """As that of KnownLines."""
        for row in self._store.query(f"SELECT ?thing WHERE {{ ?thing a <{kind}> }}"):  # type: ignore[union-attr]
            if isinstance(row[0], ox.NamedNode):
                yield row[0].value

    def pairs(self, term: str) -> Iterator[tuple[str, str]]:
        """As that of KnownLines."""
        for subject, value in self._select(term):
            if isinstance(value, ox.NamedNode | ox.Literal):
                yield subject.value, value.value

    def texts(self, term: str) -> Iterator[tuple[str, str, str]]:
        """As that of KnownLines."""
        for subject, value in self._select(term):
            if isinstance(value, ox.Literal):
                yield subject.value, value.language or "", value.value

    def _select(self, term: str) -> Iterator[tuple[ox.NamedNode, object]]:
        """Subjects and values: on disk each term is looked up by itself, and a query hands out only these two."""
        for subject, value in self._store.query(
            f"SELECT ?subject ?value WHERE {{ ?subject <{term}> ?value }}"
        ):  # type: ignore[union-attr]
            if isinstance(subject, ox.NamedNode):
                yield subject, value
