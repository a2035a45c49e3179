"""How long the catalogue's questions take: citypact beside pyoxigraph called directly, and beside rdflib's own engine.

For each size an invented collection (benchmarks/synthetic.py) is built as a user builds it, and every catalogued question is
asked of the build, with the values that the graph itself suggests. The sides answer the same bound text over the same
statements, in one run and in turn, and each is read to its last row:

- citypact: `citypact.queries.run`, in process, everything included: header, values looked up, text bound and looked through;
- citypact in Python: `query` of the graph that `citypact.open` gives, in memory, each row as a mapping of Python values,
  contact data masked; the rows can be read again and know their sources;
- pyoxigraph: `Store.query`, called directly on the same store with the text that citypact bound (of an operation, such as
  shortest_path, the text that it reads: what it does with the rows is citypact's time alone);
- rdflib: `rdflib.Dataset.query` over the same quads, in a process of its own that is ended when its time is up. Where the quads
  are too many for its store, it is given the known graph alone, and asked what asks that alone.

Sizes can be measured in several runs: `--json FILE` keeps the figures of one, `--before FILE` puts them before the next one's;
the page then names each run. Where a question has changed, `--questions NAME,...` measures it alone, on all sides, and puts it
in place of what was measured before at the same size.

Usage: python benchmarks/asking.py [--sizes 1000,10000] [--disk-sizes 1000] [--rdflib-sizes 1000] [--rdflib-seconds 60]
                                   [--keep FOLDER] [--write]
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import synthetic
from asked_page import ENOUGH, LEAST, PAGE, Side, Size, Timed, measured_before, page, put_in, replaced

from citypact.facade import Graph
from citypact.graph.building import build
from citypact.graph.collecting import open_collection
from citypact.graph.extractors import Reader
from citypact.graph.folder import BuiltGraph, GraphFolder
from citypact.queries import Question, questions, run
from citypact.queries.askable import about_known
from citypact.queries.prefixes import prefixes

RUNS, SPAN = (
    7,
    6.0,
)  # how often each side answers a question, and the seconds after which it is not asked again
LONG = 30.0  # seconds more, after which it is asked once alone
MOST = 3_000_000  # quads that rdflib is given whole: each takes it more than a kilobyte


def built(folder: Path, agreements: int) -> tuple[BuiltGraph, BuiltGraph]:
    """The build of the invented collection of that size, on disk and with its known graph in memory; where the folder holds
    it already, that one."""
    graph = folder / f"graph-{agreements}"
    if not graph.exists():
        collection = synthetic.write(folder / f"collection-{agreements}", agreements)
        build([open_collection(collection)], graph, extract=Reader("rules", 1), allow_synthetic=True)
    return GraphFolder(graph).open(in_memory=False), GraphFolder(graph).open(in_memory=True)


# ---- the values --------------------------------------------------------------------------------------------------------

_WANTED = {  # where a question wants a value, what the graph suggests: the busiest but nine, so that answers are long
    "body": "SELECT ?b (COUNT(?a) AS ?n) { ?a pact:party ?b } GROUP BY ?b ORDER BY DESC(?n) ?b LIMIT 10",
    "thing": "SELECT ?a (COUNT(?s) AS ?n) { ?a a pact:Agreement ; prov:wasDerivedFrom ?s ; pact:involvement ?i }"
    " GROUP BY ?a ORDER BY DESC(?n) ?a LIMIT 1",
    "person": "SELECT ?p (COUNT(?a) AS ?n) { ?a pact:signatory ?p } GROUP BY ?p ORDER BY DESC(?n) ?p LIMIT 1",
}
_PLAIN = {"country": "JP", "date": "2015-06-30", "integer": "2", "decimal": "50", "domain": "tourism"}
_PLAIN |= {"status": "signed", "type": "sister_city", "level": "city_municipality"}


# one plain reading of each kind of graph, by which growth is judged
_PLAINLY = {
    "known": "SELECT ?agreement ?label { ?agreement a pact:Agreement ; rdfs:label ?label }",
    "sources": "SELECT ?evidence ?source { GRAPH ?graph { ?evidence a pact:Evidence ; prov:wasDerivedFrom ?source } }",
}


class Values:
    """Values for the parameters that questions want, found in one graph."""

    def __init__(self, graph: BuiltGraph) -> None:
        self._found = {
            kind: [row[0].value for row in run(graph, text).rows if isinstance(row[0], ox.NamedNode)]
            for kind, text in _WANTED.items()
        }

    def of(self, asked: Question) -> dict[str, Any]:
        """The values of a question: what it wants, and of a body always, since researchers ask of a city."""
        chosen: dict[str, Any] = {}
        for parameter in asked.parameters:
            if not parameter.required or parameter.default or parameter.default_from:
                continue
            things = self._found.get(parameter.type, [])
            if "person" in parameter.name or "official" in parameter.name:
                things = self._found["person"]
            taken = sum(value in things for value in chosen.values())
            chosen[parameter.name] = (
                things[-1 - taken] if things else parameter.example or _PLAIN[parameter.type]
            )
            if parameter.type in _PLAIN:
                chosen[parameter.name] = _PLAIN[parameter.type]
        return chosen


# ---- citypact and pyoxigraph ---------------------------------------------------------------------------------------------


def clocked(work: Callable[[], int]) -> tuple[float, float, int]:
    """Seconds of the processor, seconds that passed, and rows of one answer."""
    start, began = time.perf_counter(), time.process_time()
    rows = work()
    return time.process_time() - began, time.perf_counter() - start, rows


def read(results: object) -> int:
    """The rows of an answer, every value of each taken."""
    if isinstance(results, ox.QueryBoolean):
        return int(bool(results))
    assert isinstance(results, ox.QuerySolutions | ox.QueryTriples)
    return sum(1 for _ in map(tuple, results))


def plainly(held: BuiltGraph) -> dict[str, float]:
    """Seconds of the engine for one plain reading of the known graph in memory, and of the graphs of the sources on disk."""
    known = prefixes(held.info.base)
    stores = {"known": held.known.store(), "sources": held.store}
    return {
        kind: min(
            clocked(lambda text=text, kind=kind: read(stores[kind].query(text, prefixes=known)))[0]
            for _ in range(3)
        )
        for kind, text in _PLAINLY.items()
    }


def of_one_graph(only: Sequence[str] = ()) -> Iterator[Question]:
    """The catalogued questions, or only some, but those that compare two graphs."""
    for asked in questions():
        compares = any(parameter.type == "graph" for parameter in asked.parameters)
        if not compares and (not only or asked.name in only):
            yield asked


def measured(
    graph: BuiltGraph, held: BuiltGraph, asked: Question, values: Mapping[str, Any], *, on_disk: bool
) -> tuple[Timed, str]:
    """One question of a build on disk and of the same one in memory, and the text that was bound."""
    answer = run(held, asked, values)
    text = answer.text
    del answer  # nobody reads it
    store = held.known.store() if about_known(text) else held.store  # the graphs of the sources stay on disk
    known = prefixes(graph.info.base)

    def direct(store: ox.Store) -> Callable[[], int]:
        return lambda: read(store.query(text, prefixes=known))

    def ours(graph: BuiltGraph) -> Callable[[], int]:
        return lambda: sum(1 for _ in run(graph, asked, values).rows)

    def in_python() -> int:
        return sum(1 for _ in Graph(held).query(asked.name, values))

    (in_memory, python), rows = beside(direct(store), ours(held), in_python)
    disk = None
    if on_disk:
        (disk,), _ = beside(direct(graph.store), ours(graph))
    return Timed(asked.name, rows, disk, in_memory, python), text


def beside(direct: Callable[[], int], *ways: Callable[[], int]) -> tuple[list[Side], int]:
    """An answer by citypact, in some ways, and by pyoxigraph, in turn; and how many rows it has."""
    turns: list[list[tuple[float, float, int]]] = []
    until = time.perf_counter() + SPAN
    while len(turns) <= RUNS:
        each = [clocked(way) for way in ((direct, *ways) if len(turns) % 2 else (*ways, direct))]
        turns.append(each if len(turns) % 2 else [each[-1], *each[:-1]])
        # twice at least, each side once after the other has warmed what it reads, but where that takes minutes
        if time.perf_counter() > until and (len(turns) > 1 or time.perf_counter() > until + LONG):
            break
    # the least of some runs is the time that it takes; what is more is the machine's other work
    engine, *mine = ([turn[side] for turn in turns] for side in range(len(ways) + 1))
    took, waited = (min(turn[at] for turn in engine) for at in (0, 1))
    sides = [
        Side(
            ours=min(turn[0] for turn in way),
            direct=took,
            ratio=min(turn[0] for turn in way) / took,
            waited=min(turn[1] for turn in way) / waited,
        )
        for way in mine
    ]
    return sides, turns[0][-1][2]


# ---- rdflib ----------------------------------------------------------------------------------------------------------------


def in_rdflib(graph: BuiltGraph, *, alone: bool) -> Any:
    """The same quads in rdflib's own store, or those of the known graph alone."""
    import rdflib

    loaded = rdflib.Graph() if alone else rdflib.Dataset()
    form = ox.RdfFormat.N_TRIPLES if alone else ox.RdfFormat.N_QUADS
    with tempfile.NamedTemporaryFile() as stream:
        graph.store.dump(stream, format=form, from_graph=ox.DefaultGraph() if alone else None)
        stream.flush()
        loaded.parse(stream.name, format="nt" if alone else "nquads")
    return loaded


def ended_at(limit: float, work: Callable[[], int]) -> tuple[float, int] | None:
    """Seconds of the processor and rows of work that is done in a child process; None where it was ended at its limit."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            resource.setrlimit(resource.RLIMIT_CPU, (math.ceil(limit), math.ceil(limit)))
            os.write(writing, json.dumps(clocked(work)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    try:
        said = os.read(reading, 1_000)  # nothing where the system ended it at its limit
    finally:
        os.close(reading)
        os.waitpid(child, 0)
    if not said:
        return None
    seconds, _, rows = json.loads(said)
    return seconds, rows


def beside_rdflib(graph: BuiltGraph, texts: Mapping[str, str], size: Size, limit: float) -> None:
    """Ask rdflib the same texts, each within the limit; Unix only, since a process is forked for each."""
    known, alone = prefixes(graph.info.base), size.quads > MOST
    began = time.process_time()
    dataset = in_rdflib(graph, alone=alone)
    size.loading = time.process_time() - began
    size.alone = len(dataset) if alone else 0
    gc.freeze()  # so that the processes that are forked copy less of it
    print(f"  rdflib loaded in {size.loading:,.0f} s", file=sys.stderr, flush=True)
    for each in size.timed:
        text = texts[each.name]
        if alone and not about_known(text):
            continue
        allowed = min(limit, max(LEAST, ENOUGH * each.memory.ours))
        told = ended_at(allowed, lambda text=text: sum(1 for _ in dataset.query(text, initNs=known)))  # type: ignore[misc]
        each.theirs, each.at_least = (allowed, True) if told is None else (told[0], False)
        each.limit = limit
        if told is not None and told[1] != each.rows:
            print(f"{each.name}: rdflib gives {told[1]:,} rows, Oxigraph {each.rows:,}", file=sys.stderr)
        print(
            f"  rdflib {each.name}: {'>' if each.at_least else ''}{each.theirs:.3f} s",
            file=sys.stderr,
            flush=True,
        )


# ---- all together -------------------------------------------------------------------------------------------------------


def measure(
    folder: Path,
    sizes: Sequence[int],
    disk_sizes: Sequence[int],
    rdflib_sizes: Sequence[int],
    limit: float,
    only: Sequence[str] = (),
) -> list[Size]:
    """All questions, or only some, at all sizes."""
    found = []
    for agreements in sizes:
        graph, held = built(folder, agreements)
        values, texts = Values(graph), {}
        size = Size(graph.info.counts["agreements"], len(graph.store), plain=plainly(held))
        for asked in of_one_graph(only):
            on_disk = agreements in disk_sizes
            timed, texts[asked.name] = measured(graph, held, asked, values.of(asked), on_disk=on_disk)
            size.timed.append(timed)
            assert timed.python is not None
            ratios = f"{timed.memory.ratio:.2f}, in Python {timed.python.ratio:.2f}"
            shown = f"{timed.rows:,} rows, in memory {timed.memory.ours:.4f} s ({ratios})"
            print(f"{agreements:,} {timed.name}: {shown}", file=sys.stderr, flush=True)
        if agreements in rdflib_sizes:
            beside_rdflib(graph, texts, size, limit)
        found.append(size)
    return found


def numbers(text: str) -> list[int]:
    """Sizes as they are written on the command line."""
    return [int(each) for each in text.split(",") if each]


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, show, and write the page where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--sizes", type=numbers, default=[1_000, 10_000])
    parser.add_argument(
        "--disk-sizes", type=numbers, default=[1_000], help="sizes that are asked on disk too"
    )
    parser.add_argument("--rdflib-sizes", type=numbers, default=[1_000])
    parser.add_argument(
        "--questions", type=lambda names: names.split(","), default=[], help="only these (default all)"
    )
    parser.add_argument("--rdflib-seconds", type=float, default=60.0, help="limit of each query (default 60)")
    parser.add_argument(
        "--keep", type=Path, help="a folder for collections and graphs; what it holds is used again"
    )
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument(
        "--before",
        type=Path,
        action="append",
        default=[],
        help="figures of smaller sizes that a run wrote there",
    )
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name}")
    options = parser.parse_args(arguments)
    if unknown := set(options.questions) - {asked.name for asked in of_one_graph()}:
        parser.error(
            f"--questions: no such question: {', '.join(sorted(unknown))}; citypact queries lists them"
        )
    shown = [*(arguments if arguments is not None else sys.argv[1:])]
    for aside in ("--keep", "--json", "--before"):
        while aside in shown:
            del shown[shown.index(aside) : shown.index(aside) + 2]
    command = " ".join(["python benchmarks/asking.py", *(each for each in shown if each != "--write")])
    with tempfile.TemporaryDirectory() as folder:
        found = measure(
            options.keep or Path(folder),
            options.sizes,
            options.disk_sizes,
            options.rdflib_sizes,
            options.rdflib_seconds,
            options.questions,
        )
    for size in found:
        size.commands.append(command)
    found = put_in([size for path in options.before for size in measured_before(path)], found)
    if options.json:
        options.json.write_text(json.dumps([asdict(size) for size in found], indent=1) + "\n", "utf-8")
    text = page(found)
    print(text)
    if options.write:
        PAGE.write_text(replaced(PAGE.read_text("utf-8"), "asking", text), "utf-8")


if __name__ == "__main__":
    main()
