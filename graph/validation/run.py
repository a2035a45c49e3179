"""Validation: the known graph alone and each source's graph alone, never their union.

In a union, what one source leaves out another one fills in, and two sources that disagree look like a fault.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from types import MappingProxyType

import pyoxigraph as ox

from citypact.errors import UnsupportedShape
from citypact.graph.validation.checks import Check, compile_shapes
from citypact.graph.validation.findings import Findings
from citypact.graph.validation.oracle import oracle
from citypact.graph.validation.reader import read_shapes
from citypact.graph.validation.report import KNOWN, Result, ValidationReport
from citypact.graph.validation.shapegraph import ShapeGraph, own_shapes

__all__ = ["graph_names", "validate"]

_BATCH = 30_000  # quads
_LARGEST_COPIED = (
    3_000_000  # quads of one graph that are looked at in memory, where look-ups are three times as quick
)
_SUBCLASS_OF = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


def validate(
    store: ox.Store,
    *,
    graphs: Iterable[str] | None = None,
    shapes: ShapeGraph | Path | None = None,
    written: Mapping[str, Path] = MappingProxyType({}),
) -> ValidationReport:
    """Hold the graphs of a store against the shapes, each graph alone.

    Args:
        store: the known graph is its default graph; each source has a named graph.
        graphs: names of the graphs to look at, ``KNOWN`` for the default graph; None looks at all.
        shapes: a shape graph of one's own, or its Turtle file; None takes those of the ontology. What in
            one's own the compiled engine does not know goes to pySHACL, graph by graph, which is slower.
        written: graphs that stand as N-Triples in a file too, by name ("" for the known one): it is read instead.

    Raises:
        ShapeError: when the shapes are not well formed, or those of the ontology say more than is known.
    """
    names = None if graphs is None else tuple(sorted(set(graphs)))
    if shapes is None:
        return _run(store, own_shapes(), names, written)
    own = ShapeGraph.read(shapes) if isinstance(shapes, Path) else shapes
    try:
        return _run(store, own, names, written)
    except UnsupportedShape:
        names = graph_names(store) if names is None else names
        found = (result for name in names for result in oracle(store, name, shapes=own).results)
        return ValidationReport.of(found, graphs=len(names))


def graph_names(store: ox.Store) -> tuple[str, ...]:
    """The names of all graphs of a store, ``KNOWN`` for the default graph first; the others sorted."""
    return KNOWN, *sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))


def _run(
    store: ox.Store, shapes: ShapeGraph, names: Sequence[str] | None, written: Mapping[str, Path]
) -> ValidationReport:
    checks = _compiled(
        shapes, next(store.quads_for_pattern(None, _SUBCLASS_OF, None, None), None) is not None
    )
    names = graph_names(store) if names is None else names
    findings = Findings(shapes, store)
    results: list[Result] = []
    sizes = _sizes(store)
    named = [name for name in names if name != KNOWN]
    large = [name for name in names if sizes.get(name, 0) > _BATCH]
    if KNOWN in names and KNOWN not in large:
        results.extend(_results(checks, store, "", KNOWN, findings))

    def looked_at(name: str) -> list[Result]:
        if sizes[name] > _LARGEST_COPIED:
            where = "" if name == KNOWN else str(ox.NamedNode(name))
            return list(_results(checks, store, where, name, findings))
        file = written.get("" if name == KNOWN else name)
        return list(_results(checks, _alone(store, name, file), "", name, findings))

    with ThreadPoolExecutor(max_workers=2) as workers:  # the engine works without Python's lock
        for found in workers.map(looked_at, large):
            results.extend(found)
    for batch in _batches(store, [name for name in named if sizes.get(name, 0) <= _BATCH], sizes):
        results.extend(_results(checks, batch, "?graph", "", findings))
    return ValidationReport.of(results, graphs=len(names))


def _sizes(store: ox.Store) -> dict[str, int]:
    """How many triples each graph has."""
    answers = store.query("SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph")
    assert isinstance(answers, ox.QuerySolutions)
    sizes = {answer[0].value: int(answer[1].value) for answer in answers}
    return {**sizes, KNOWN: len(store) - sum(sizes.values())}


def _batches(store: ox.Store, names: Iterable[str], sizes: Mapping[str, int]) -> Iterator[ox.Store]:
    """The graphs, many small ones together in memory, where look-ups are quick and few graphs share a node.

    On disk, or with all graphs at once, the time grows faster than the number of graphs.
    """
    chosen: list[str] = []
    held = 0
    for name in names:
        if held + sizes.get(name, 0) > _BATCH:
            yield _copy(store, chosen)
            chosen, held = [], 0
        chosen.append(name)
        held += sizes.get(name, 0)
    if held:
        yield _copy(store, chosen)


def _copy(store: ox.Store, names: Iterable[str]) -> ox.Store:
    copy = ox.Store()
    copy.bulk_extend(
        quad for name in names for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    )
    return copy


def _alone(store: ox.Store, name: str, file: Path | None) -> ox.Store:
    """One large graph as the default graph of a store in memory: from its file, else dumped without passing through Python."""
    copy = ox.Store()
    with TemporaryDirectory() as folder:
        lines = file or Path(folder, "graph.nt")
        if file is None:
            graph = ox.DefaultGraph() if name == KNOWN else ox.NamedNode(name)
            store.dump(lines, format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        copy.bulk_load(path=lines, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return copy


@lru_cache(maxsize=8)
def _compiled(shapes: ShapeGraph, subclasses: bool) -> tuple[Check, ...]:
    return compile_shapes(read_shapes(shapes), subclasses=subclasses)


def _results(
    checks: Iterable[Check], store: ox.Store, graph: str, name: str, findings: Findings
) -> Iterator[Result]:
    """The results of all checks over a graph of a store, or over all (``?graph``)."""
    for check in checks:
        answers = store.query(check.query(graph))
        assert isinstance(answers, ox.QuerySolutions)  # it is a SELECT
        for answer in answers:
            columns = iter(answer)
            at = next(columns).value if graph == "?graph" else name
            focus = next(columns)
            # a node shape's value node is the focus node itself (SHACL 2.2)
            value = next(columns) if check.value else focus if check.verdicts else None
            path = str(next(columns)) if check.predicate else check.path
            for component in _broken(check, columns):
                yield findings.result(
                    shape=check.shape, component=component, focus=focus, path=path, value=value, graph=at
                )


def _broken(check: Check, verdicts: Iterator[ox.Literal]) -> tuple[str, ...]:
    """The components that an answer breaks: those with a verdict of false; without verdicts, all."""
    if not check.verdicts:
        return check.components
    return tuple(
        name for name, verdict in zip(check.components, verdicts, strict=True) if verdict.value == "false"
    )
