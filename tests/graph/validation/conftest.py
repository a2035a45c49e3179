"""Stores, shapes and verdicts for the tests of validation."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from typing import TypeAlias

import pyoxigraph as ox
import pytest

from citypact.graph.validation import KNOWN, ShapeGraph, ValidationReport

Verdict: TypeAlias = tuple[bool, Counter[tuple[str, str | None, str, str | None, str, str]]]

PREFIXES = """
@prefix : <https://example.org/> .
@prefix pact: <https://w3id.org/citypact/ns#> .
@prefix sh: <http://www.w3.org/ns/shacl#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""


@pytest.fixture(scope="session")
def store_of() -> Callable[..., ox.Store]:
    """Makes a store of Turtle: the default graph, and named graphs by IRI."""

    def make(known: str = "", graphs: Mapping[str, str] | None = None) -> ox.Store:
        store = ox.Store()
        for name, text in {KNOWN: known, **(graphs or {})}.items():
            graph = ox.DefaultGraph() if name == KNOWN else ox.NamedNode(name)
            store.load((PREFIXES + text).encode(), format=ox.RdfFormat.TURTLE, to_graph=graph)
        return store

    return make


@pytest.fixture(scope="session")
def shapes_of() -> Callable[[str], ShapeGraph]:
    """Makes a shape graph of Turtle."""
    return lambda text: ShapeGraph.parse((PREFIXES + text).encode())


@pytest.fixture(scope="session")
def verdict() -> Callable[[ValidationReport], Verdict]:
    """What two engines must say alike: whether a graph conforms, and what breaks which constraint where."""

    def judged(report: ValidationReport) -> Verdict:
        rows = ((r.focus, r.path, r.constraint, r.value, r.severity, r.shape) for r in report.results)
        return report.conforms, Counter(rows)

    return judged
