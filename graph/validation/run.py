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
from citypact.graph.validation.certainty import Certain, certain
from citypact.graph.validation.checks import Check, compile_shapes
from citypact.graph.validation.findings import Findings
from citypact.graph.validation.oracle import oracle
from citypact.graph.validation.reader import read_shapes
from citypact.graph.validation.report import KNOWN, ValidationReport
from citypact.graph.validation.shapegraph import ShapeGraph, own_shapes
from citypact.graph.validation.shapes import Shape

__all__ = ["graph_names", "looked_at", "validate"]

_BATCH = 30_000  # quads
_LARGEST_COPIED = (
    3_000_000  # quads of one graph that are looked at in memory, where look-ups are three times as quick
)
_FEW = 30  # checks; to ask them where the graph stands takes less time than to copy it
_SUBCLASS_OF = ox.NamedNode("http://www.w3.org/2000/01/rdf-schema#subClassOf")


def looked_at(name: str, lines: Iterable[str], shapes: ShapeGraph | None = None) -> Certain:
    """What is certain of a graph by its lines, for :func:`validate`, which then asks only what is not.

    Args:
        name: of the graph, "" for N-Triples.
        lines: N-Quads or N-Triples, each statement once.
        shapes: as ``validate`` takes them.
    """
    return certain(_read(own_shapes() if shapes is None else shapes), lines, name)


def validate(
    store: ox.Store,
    *,
    graphs: Iterable[str] | None = None,
    shapes: ShapeGraph | Path | None = None,
    certain: Mapping[str, Certain] = MappingProxyType({}),
) -> ValidationReport:
    """Hold the graphs of a store against the shapes, each graph alone.

    Args:
        store: the known graph is its default graph; each source has a named graph.
        graphs: names of the graphs to look at, ``KNOWN`` for the default graph; None looks at all.
        shapes: a shape graph of one's own, or its Turtle file; None takes those of the ontology. What in
            one's own the compiled engine does not know goes to pySHACL, graph by graph, which is slower.
        certain: what :func:`looked_at` said of some graphs under the same shapes, by name (``KNOWN``).

    Raises:
        ShapeError: when the shapes are not well formed, or those of the ontology say more than is known.
    """
    names = None if graphs is None else tuple(sorted(set(graphs)))
    if shapes is None:
        return _run(store, own_shapes(), names, certain)
    own = ShapeGraph.read(shapes) if isinstance(shapes, Path) else shapes
    try:
        return _run(store, own, names, certain)
    except UnsupportedShape:
        names = graph_names(store) if names is None else names
        each = [oracle(store, name, shapes=own) for name in names]
        return ValidationReport.of(
            (result for report in each for result in report.results),
            graphs=len(names),
            more=(more for report in each for more in report.more),
        )


def graph_names(store: ox.Store) -> tuple[str, ...]:
    """The names of all graphs of a store, ``KNOWN`` for the default graph first; the others sorted."""
    return KNOWN, *sorted(graph.value for graph in store.named_graphs() if isinstance(graph, ox.NamedNode))


def _run(
    store: ox.Store, shapes: ShapeGraph, names: Sequence[str] | None, certain: Mapping[str, Certain]
) -> ValidationReport:
    subclasses = next(store.quads_for_pattern(None, _SUBCLASS_OF, None, None), None) is not None
    checks = _compiled(shapes, subclasses)
    names = graph_names(store) if names is None else names
    findings = Findings(shapes, store)
    asked = {name: _asked(checks, None if subclasses else certain.get(name)) for name in names}
    open_ = [name for name in names if asked[name]]
    sizes = {name: each.size for name, each in certain.items()}
    if any(name not in sizes for name in open_):
        sizes |= _sizes(store)
    large = [name for name in open_ if sizes.get(name, 0) > _BATCH]
    if KNOWN in open_ and KNOWN not in large:
        _take(asked[KNOWN], store, "", KNOWN, findings)

    def look_at(name: str) -> None:
        if sizes[name] > _LARGEST_COPIED or len(asked[name]) <= _FEW:
            _take(asked[name], store, "" if name == KNOWN else str(ox.NamedNode(name)), name, findings)
        else:
            _take(asked[name], _alone(store, name), "", name, findings)

    with ThreadPoolExecutor(max_workers=2) as workers:  # the engine works without Python's lock
        list(workers.map(look_at, large))
    small = [name for name in open_ if name != KNOWN and sizes.get(name, 0) <= _BATCH]
    for several in _batches(small, sizes):
        wanted = {id(check) for name in several for check in asked[name]}
        together = [check for check in checks if id(check) in wanted]
        _take(together, _copy(store, several), "?graph", "", findings)
    return findings.report(graphs=len(names))


def _asked(checks: Sequence[Check], certain: Certain | None) -> Sequence[Check]:
    """The checks that a graph is still to be asked."""
    if certain is None:
        return checks
    return [check for check in checks if (check.target, check.shape) in certain.doubts]


def _sizes(store: ox.Store) -> dict[str, int]:
    """How many triples each graph has."""
    answers = store.query("SELECT ?graph (COUNT(*) AS ?n) { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph")
    assert isinstance(answers, ox.QuerySolutions)
    sizes = {answer[0].value: int(answer[1].value) for answer in answers}
    return {**sizes, KNOWN: len(store) - sum(sizes.values())}


def _batches(names: Iterable[str], sizes: Mapping[str, int]) -> Iterator[Sequence[str]]:
    """The graphs, many small ones together in memory, where look-ups are quick and few graphs share a node.

    On disk, or with all graphs at once, the time grows faster than the number of graphs.
    """
    chosen: list[str] = []
    held = 0
    for name in names:
        if held + sizes.get(name, 0) > _BATCH:
            yield chosen
            chosen, held = [], 0
        chosen.append(name)
        held += sizes.get(name, 0)
    if held:
        yield chosen


def _copy(store: ox.Store, names: Iterable[str]) -> ox.Store:
    copy = ox.Store()
    copy.bulk_extend(
        quad for name in names for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name))
    )
    return copy


def _alone(store: ox.Store, name: str) -> ox.Store:
    """One large graph as the default graph of a store in memory: dumped without passing through Python."""
    copy = ox.Store()
    with TemporaryDirectory() as folder:
        lines = Path(folder, "graph.nt")
        graph = ox.DefaultGraph() if name == KNOWN else ox.NamedNode(name)
        store.dump(lines, format=ox.RdfFormat.N_TRIPLES, from_graph=graph)
        copy.bulk_load(path=lines, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return copy


@lru_cache(maxsize=8)
def _read(shapes: ShapeGraph) -> tuple[Shape, ...]:
    return read_shapes(shapes)


@lru_cache(maxsize=8)
def _compiled(shapes: ShapeGraph, subclasses: bool) -> tuple[Check, ...]:
    return compile_shapes(_read(shapes), subclasses=subclasses)


def _take(checks: Iterable[Check], store: ox.Store, graph: str, name: str, findings: Findings) -> None:
    """Take the findings of checks over a graph of a store, or over all (``?graph``)."""
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
                findings.take(
                    shape=check.shape, component=component, focus=focus, path=path, value=value, graph=at
                )


def _broken(check: Check, verdicts: Iterator[ox.Literal]) -> tuple[str, ...]:
    """The components that an answer breaks: those with a verdict of false; without verdicts, all."""
    if not check.verdicts:
        return check.components
    return tuple(
        name for name, verdict in zip(check.components, verdicts, strict=True) if verdict.value == "false"
    )
