"""Shapes: the part of SHACL Core that the compiled engine knows, as frozen records."""

from __future__ import annotations

from dataclasses import dataclass

import pyoxigraph as ox

from citypact.graph.validation.shapegraph import Term

__all__ = ["Constraint", "Shape", "Target"]


@dataclass(frozen=True, slots=True)
class Target:
    """Where a shape finds its focus nodes (SHACL 2.1.3)."""

    kind: str  # class, subjects_of, objects_of
    term: ox.NamedNode


@dataclass(frozen=True, slots=True, kw_only=True)
class Constraint:
    """One constraint of a shape: a component with its parameters (SHACL 4)."""

    component: str  # as in sh:<component>ConstraintComponent
    terms: tuple[Term, ...] = ()
    shapes: tuple[Shape, ...] = ()
    count: int = 0
    flags: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A node shape (no path) or a property shape, with all that it refers to."""

    iri: str  # of this shape; anonymous shapes have one for this run
    steps: tuple[str, ...] = ()  # of the path, as SPARQL writes them; none for a node shape
    targets: tuple[Target, ...] = ()
    constraints: tuple[Constraint, ...] = ()
    properties: tuple[Shape, ...] = ()

    @property
    def path(self) -> str | None:
        """The path as SPARQL writes it, None for a node shape."""
        return "/".join(self.steps) or None
