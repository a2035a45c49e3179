"""The oracle: pySHACL, the field's standard engine, on one graph.

The compiled engine is held equal to it by test; shapes beyond SHACL Core go to it.
"""

from __future__ import annotations

import contextlib
import logging
import warnings
from collections.abc import Iterable, Iterator
from typing import Any

import pyoxigraph as ox

from citypact.errors import GraphError, ShapeError
from citypact.graph.validation.findings import Findings
from citypact.graph.validation.paths import sparql_path
from citypact.graph.validation.report import KNOWN, ValidationReport
from citypact.graph.validation.shapegraph import SH, ShapeGraph, Term, own_shapes

__all__ = ["oracle"]


def oracle(store: ox.Store, graph: str = KNOWN, *, shapes: ShapeGraph | None = None) -> ValidationReport:
    """Hold one graph of a store against the shapes by pySHACL.

    Args:
        store: as :func:`validate` takes it.
        graph: the name of the graph, ``KNOWN`` for the default graph.
        shapes: a shape graph of one's own; None takes those of the ontology.

    Raises:
        ShapeError: when pySHACL cannot read the shapes.
        GraphError: when it breaks off on the data; it does so on some ill-typed values.
    """
    import pyshacl  # here, because it takes a third of a second, and most builds do without
    import rdflib
    from pyshacl.errors import ConstraintLoadError, ReportableRuntimeError, ShapeLoadError, ValidationFailure

    shapes = own_shapes() if shapes is None else shapes
    name = ox.DefaultGraph() if graph == KNOWN else ox.NamedNode(graph)
    try:
        with _quiet():
            data = _to_graph(store.quads_for_pattern(None, None, None, name))
            _, report, _ = pyshacl.validate(data, shacl_graph=_to_graph(shapes.triples), inplace=True)
    except (ConstraintLoadError, ReportableRuntimeError, ShapeLoadError, ValidationFailure) as error:
        raise ShapeError(
            f"{shapes.place}: pySHACL cannot use it ({' '.join(str(error).split())[:300]}); correct the shape"
        ) from None
    except (TypeError, ValueError, ArithmeticError) as error:  # where rdflib meets an ill-typed value
        reason = " ".join(str(error).split())[:200]
        raise GraphError(
            f"{graph}: pySHACL cannot judge it ({reason}); validate without the oracle"
        ) from None
    if not isinstance(report, rdflib.Graph):
        raise ShapeError(f"{shapes.place}: pySHACL failed on {graph} ({report}); correct the shape")
    sh, findings = rdflib.Namespace(SH), Findings(shapes, store)
    for head in report.objects(None, sh.result):  # results inside sh:detail are not of the report itself
        component = (
            str(report.value(head, sh.sourceConstraintComponent))
            .removeprefix(SH)
            .removesuffix("ConstraintComponent")
        )
        shape, value = str(report.value(head, sh.sourceShape)), report.value(head, sh.value)
        path = _path(shapes, shape)
        if path is None and (predicate := report.value(head, sh.resultPath)) is not None:
            path = str(_from_rdflib(predicate))  # sh:closed
        findings.take(
            shape=shape,
            component=component,
            focus=_from_rdflib(report.value(head, sh.focusNode)),
            path=path,
            value=None if value is None else _from_rdflib(value),
            graph=graph,
            said=" ".join(sorted(str(text) for text in report.objects(head, sh.resultMessage))),
        )
    return findings.report(graphs=1)


def _path(shapes: ShapeGraph, shape: str) -> str | None:
    paths = shapes.values(ox.NamedNode(shape), SH + "path")
    return sparql_path(shapes, paths[0]) if paths else None


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Keeps rdflib from printing a traceback for every ill-typed literal: the report says it."""
    logger = logging.getLogger("rdflib.term")
    level = logger.level
    logger.setLevel(logging.ERROR)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            yield
    finally:
        logger.setLevel(level)


def _to_graph(triples: Iterable[ox.Triple | ox.Quad]) -> Any:
    import rdflib

    graph = rdflib.Graph()
    for triple in triples:
        graph.add((_to_rdflib(triple.subject), _to_rdflib(triple.predicate), _to_rdflib(triple.object)))
    return graph


def _to_rdflib(term: object) -> Any:
    import rdflib

    match term:
        case ox.NamedNode():
            return rdflib.URIRef(term.value)
        case ox.BlankNode():
            return rdflib.BNode(term.value)
        case ox.Literal() if term.language:
            return rdflib.Literal(term.value, lang=term.language)
        case ox.Literal() if term.datatype.value == "http://www.w3.org/2001/XMLSchema#string":
            return rdflib.Literal(term.value)
        case ox.Literal():
            # the lexical form as it is: an ill-typed value must stay one
            return rdflib.Literal(term.value, datatype=rdflib.URIRef(term.datatype.value), normalize=False)
    raise ShapeError(f"{term}: a quoted triple (RDF 1.2) cannot be validated by pySHACL; leave it out")


def _from_rdflib(term: Any) -> Term:
    import rdflib

    if isinstance(term, rdflib.URIRef):
        return ox.NamedNode(str(term))
    if isinstance(term, rdflib.BNode):
        return ox.BlankNode(str(term))
    if term.language:
        return ox.Literal(str(term), language=term.language)
    return (
        ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype)))
        if term.datatype
        else ox.Literal(str(term))
    )
