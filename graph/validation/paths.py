"""Property paths: from SHACL (2.3.1) to SPARQL (9.1)."""

from __future__ import annotations

import pyoxigraph as ox

from citypact.graph.validation.shapegraph import SH, ShapeGraph, Term

__all__ = ["path_steps", "sparql_path"]

RDF_FIRST = "http://www.w3.org/1999/02/22-rdf-syntax-ns#first"
_AFTER = {"zeroOrMorePath": "*", "oneOrMorePath": "+", "zeroOrOnePath": "?"}


def sparql_path(graph: ShapeGraph, path: Term) -> str:
    """A SHACL path as SPARQL writes it.

    Raises:
        ValueError: with what is wrong, where it is no path.
    """
    if isinstance(path, ox.NamedNode):
        return str(path)
    if isinstance(path, ox.Literal):
        raise ValueError(f"sh:path {path}; write an IRI or a path")
    if graph.values(path, RDF_FIRST):
        return "/".join(_steps(graph, path, "a sequence path"))
    for name in graph.predicates(path):
        value = graph.values(path, name)[0]
        if name == SH + "inversePath":
            return f"^{_inside(graph, value)}"
        if name == SH + "alternativePath":
            return f"({'|'.join(_steps(graph, value, 'sh:alternativePath'))})"
        if name.removeprefix(SH) in _AFTER:
            return f"{_inside(graph, value)}{_AFTER[name.removeprefix(SH)]}"
    raise ValueError(
        "sh:path is no path of SHACL (2.3.1); write an IRI, a list, sh:inversePath or sh:alternativePath"
    )


def path_steps(graph: ShapeGraph, path: Term) -> tuple[str, ...]:
    """A SHACL path as the SPARQL paths that follow one another; most have one step.

    Raises:
        ValueError: as :func:`sparql_path`.
    """
    if isinstance(path, ox.BlankNode) and graph.values(path, RDF_FIRST):
        return tuple(_steps(graph, path, "a sequence path"))
    return (sparql_path(graph, path),)


def _inside(graph: ShapeGraph, path: Term) -> str:
    return sparql_path(graph, path) if isinstance(path, ox.NamedNode) else f"({sparql_path(graph, path)})"


def _steps(graph: ShapeGraph, head: Term, what: str) -> list[str]:
    members = graph.members(head)
    if not members or len(members) < 2:
        raise ValueError(f"{what} is no list of two or more paths; write it in brackets: ( ... )")
    return [_inside(graph, member) for member in members]
