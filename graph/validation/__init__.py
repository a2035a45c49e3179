"""Validation: every build is held against the SHACL shapes of the ontology.

The known graph is looked at alone, and each source's graph alone, never their union. The shapes
(``ontology/shapes.ttl``) are compiled to SPARQL and run once over all graphs (:func:`validate`); pySHACL is
the :func:`oracle` that the compiled engine is held equal to. A ``sh:Violation`` fails a build, a
``sh:Warning`` is reported.

shapegraph -> reader -> conditions -> checks -> run -> report: from Turtle to its meaning, to SPARQL
expressions, to queries, to their answers, to lines for people.
"""

from __future__ import annotations

from citypact.errors import ShapeError, UnsupportedShape
from citypact.graph.validation.certainty import Certain
from citypact.graph.validation.looking import Coming, Looking
from citypact.graph.validation.oracle import oracle
from citypact.graph.validation.report import KNOWN, More, Result, ValidationReport
from citypact.graph.validation.run import graph_names, looked_at, validate
from citypact.graph.validation.shapegraph import ShapeGraph

__all__ = [
    "KNOWN",
    "Certain",
    "Coming",
    "Looking",
    "More",
    "Result",
    "ShapeError",
    "ShapeGraph",
    "UnsupportedShape",
    "ValidationReport",
    "graph_names",
    "looked_at",
    "oracle",
    "validate",
]
