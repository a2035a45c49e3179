"""How long the catalogue's questions take: citypact beside pyoxigraph called directly, and beside rdflib's own engine.

For each size an invented collection (benchmarks/synthetic.py) is built as a user builds it, and every catalogued question is
asked of the build, with the values that the graph itself suggests. Three sides answer the same bound text over the same
statements, in one run and in turn, and each is read to its last row, every value of it as a term:

- citypact: `citypact.queries.run`, in process, everything included: header, values looked up, text bound and looked through;
- pyoxigraph: `Store.query`, called directly on the same store with the text that citypact bound (of an operation, such as
  shortest_path, the text that it reads: what it does with the rows is citypact's time alone);
- rdflib: `rdflib.Dataset.query` over the same quads, in a process of its own that is ended when its time is up. Where the quads
  are too many for its store, it is given the known graph alone, and asked what asks that alone.

Sizes can be measured in several runs: `--json FILE` keeps the figures of one, `--before FILE` puts them before the next one's.
Where a question has changed, `--questions NAME,...` measures it alone, on all sides, and puts it in place of what was measured
before at the same size.

Usage: python benchmarks/asking.py [--sizes 1000,10000] [--rdflib-sizes 1000] [--rdflib-seconds 20] [--keep FOLDER] [--write]
"""

from __future__ import annotations

import argparse
import gc
import json
import math
import os
import platform
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import synthetic

from citypact.graph.building import build
from citypact.graph.collecting import open_collection
from citypact.graph.extractors import Reader
from citypact.graph.folder import BuiltGraph, GraphFolder
from citypact.queries import Question, questions, run
from citypact.queries.askable import about_known
from citypact.queries.prefixes import prefixes

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "speed.md"
ENOUGH, LEAST = (
    40,
    3.0,
)  # rdflib is ended after so many times citypact's seconds, and not before so many seconds
RUNS, SPAN = (
    7,
    6.0,
)  # how often each side answers a question, and the seconds after which it is not asked again

MOST = 3_000_000  # quads that rdflib is given whole: each takes it more than a kilobyte


@dataclass(slots=True)
class Side:
    """One question asked by citypact and of pyoxigraph directly, of one store."""

    ours: float  # seconds of the processor
    direct: float
    ratio: float  # of the two
    waited: float  # the same ratio of the seconds that passed


@dataclass(slots=True)
class Timed:
    """One question over one graph."""

    name: str
    rows: int
    disk: Side | None  # as a command asks
    memory: Side  # as a session asks that has asked before
    theirs: float | None = None  # rdflib's seconds
    at_least: bool = False  # rdflib was ended at its limit
    limit: float = 20.0  # seconds that it was given at most

    @property
    def times_rdflib(self) -> float | None:
        """How many times as fast as rdflib, which keeps its quads in memory, a session is."""
        return None if self.theirs is None else self.theirs / self.memory.ours


@dataclass(slots=True)
class Size:
    """What was measured at one size."""

    agreements: int
    quads: int
    timed: list[Timed] = field(default_factory=list)
    loading: float | None = None  # seconds that rdflib took to load them
    alone: int = 0  # how many it was given, where that was the known graph alone


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
    in_memory, rows = beside(held, store, text, asked, values)
    disk = beside(graph, graph.store, text, asked, values)[0] if on_disk else None
    return Timed(asked.name, rows, disk, in_memory), text


def beside(
    graph: BuiltGraph, store: ox.Store, text: str, asked: Question, values: Mapping[str, Any]
) -> tuple[Side, int]:
    """One question by citypact, and the text that it binds by pyoxigraph, in turn; and how many rows."""
    known = prefixes(graph.info.base)

    def ours() -> int:
        return sum(1 for _ in run(graph, asked, values).rows)

    def direct() -> int:
        return read(store.query(text, prefixes=known))

    turns: list[tuple[tuple[float, float], tuple[float, float]]] = []
    rows, until = 0, time.perf_counter() + SPAN
    while len(turns) <= RUNS:
        if len(turns) % 2:
            (*mine, rows), (*engine, _) = clocked(ours), clocked(direct)
        else:
            (*engine, _), (*mine, rows) = clocked(direct), clocked(ours)
        turns.append(((mine[0], mine[1]), (engine[0], engine[1])))
        if time.perf_counter() > until:
            break
    # the least of some runs is the time that it takes; what is more is the machine's other work
    mine, engine = ([turn[side] for turn in turns] for side in (0, 1))
    ours_least, direct_least = min(took for took, _ in mine), min(took for took, _ in engine)
    waited = min(passed for _, passed in mine) / min(passed for _, passed in engine)
    return Side(ours_least, direct_least, ours_least / direct_least, waited), rows


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
        size = Size(graph.info.counts["agreements"], len(graph.store))
        for asked in of_one_graph(only):
            on_disk = agreements in disk_sizes
            timed, texts[asked.name] = measured(graph, held, asked, values.of(asked), on_disk=on_disk)
            size.timed.append(timed)
            shown = f"{timed.rows:,} rows, in memory {timed.memory.ours:.4f} s ({timed.memory.ratio:.2f})"
            print(f"{agreements:,} {timed.name}: {shown}", file=sys.stderr, flush=True)
        if agreements in rdflib_sizes:
            beside_rdflib(graph, texts, size, limit)
        found.append(size)
    return found


def measured_before(path: Path) -> list[Size]:
    """The figures that an earlier run wrote as JSON."""
    return [
        Size(
            size["agreements"],
            size["quads"],
            [
                Timed(
                    **{
                        **each,
                        "disk": each["disk"] and Side(**each["disk"]),
                        "memory": Side(**each["memory"]),
                    }
                )
                for each in size["timed"]
            ],
            size["loading"],
            size["alone"],
        )
        for size in json.loads(path.read_text("utf-8"))
    ]


def put_in(before: list[Size], found: Sequence[Size]) -> list[Size]:
    """What was measured before, with what was measured now: at a size that is there, in place of the same questions."""
    for size in found:
        same = [each for each in before if each.agreements == size.agreements]
        if not same:
            before.append(size)
            continue
        now = {each.name: each for each in size.timed}
        same[0].timed = [now.pop(each.name, each) for each in same[0].timed] + [*now.values()]
    return before


def growth(smaller: float, larger: float, times: float) -> float:
    """The exponent by which a time grows between two sizes."""
    return math.log(larger / max(smaller, 0.0001)) / math.log(times)


def worst(smaller: int, larger: int) -> float:
    """The exponent of n log n between two sizes, and a tenth for the machine."""
    return 1 + math.log(math.log(larger) / math.log(smaller)) / math.log(larger / smaller) + 0.1


def page(found: Sequence[Size], command: str) -> str:
    """The part of docs/speed.md that says how fast questions are answered."""
    several = len(found) > 1
    heads = (
        f"{size.agreements:,}: rows | disk, ms | of direct | memory, ms | of direct | rdflib takes"
        for size in found
    )
    lines = [
        f"| question | {' | '.join(heads)} |{' grows as n to the |' if several else ''}",
        "| --- |" + " ---: |" * (6 * len(found) + several),
    ]
    for row in zip(*(size.timed for size in found), strict=True):
        cells = [cell for each in row for cell in _cells(each)] + ([_growth(found, row)] if several else [])
        lines.append(f"| {row[0].name} | {' | '.join(cells)} |")
    return "\n".join(
        [
            f"Measured by `{command}` on {machine()}.",
            "",
            *(_said(size) for size in found),
            "",
            "*ms*: milliseconds of the processor that an answer takes in process (the least of some runs), all included;",
            "*of direct*: as a multiple of what pyoxigraph takes, called directly on the same store. *memory*: the known graph",
            "in memory, as a session has it that asks much. *rdflib takes*: as a multiple of citypact's time in memory; >",
            f"where it was ended: after {ENOUGH} times citypact's seconds, at least {LEAST:g} s, at most {_limits(found)}.",
            "*grows*: the exponent of the engine's time in memory between the smallest and the largest size; (!) is worse than",
            "n log n; - is under two milliseconds. What asks about the graphs of sources (GRAPH) is answered from disk in both",
            "columns.",
            "",
            *lines,
        ]
    )


def _limits(found: Sequence[Size]) -> str:
    """The seconds that rdflib was given at most, and where a question was given more."""
    given: dict[float, list[str]] = {}
    for size in found:
        for each in size.timed:
            if each.theirs is not None:
                given.setdefault(each.limit, []).append(f"{each.name} at {size.agreements:,}")
    least = min(given, default=20.0)
    more = (f"{limit:g} s: {', '.join(given[limit])}" for limit in sorted(given) if limit > least)
    return "; ".join((f"{least:g} s", *more))


def _cells(each: Timed) -> Iterator[str]:
    yield f"{each.rows:,}"
    for side in (each.disk, each.memory):
        yield f"{1000 * side.ours:,.1f}" if side else ""
        yield f"{side.ratio:.2f}" if side else ""
    yield _times(each)


def _said(size: Size) -> str:
    sides = {
        "on disk": [each.disk for each in size.timed if each.disk],
        "in memory": [each.memory for each in size.timed],
    }
    told = [
        f"{where} **{statistics.median(side.ratio for side in timed):.2f} times** pyoxigraph called directly "
        f"({statistics.median(side.waited for side in timed):.2f} by the clock on the wall)"
        for where, timed in sides.items()
        if timed
    ]
    line = f"- **{size.agreements:,} agreements** ({size.quads:,} quads): the median question takes {' and '.join(told)}"
    faster = [each.disk.ours / each.memory.ours for each in size.timed if each.disk]
    line += f"; memory makes it {statistics.median(faster):.1f} times as fast" if faster else ""
    times = [each.times_rdflib for each in size.timed if each.times_rdflib is not None]
    if times:
        ended = sum(each.at_least for each in size.timed)
        line += f"; rdflib takes **{statistics.median(times):,.0f} times** as long in the median"
        line += (
            f", where {ended} of {len(times)} were ended and count as what they had taken" if ended else ""
        )
    if size.loading is not None:
        given = f"the known graph alone, {size.alone:,} statements" if size.alone else "all of them"
        line += f". It was given {given}, and took {size.loading:,.0f} s to load them"
    return f"{line}."


def _times(each: Timed) -> str:
    if each.times_rdflib is None:
        return ""
    shown = f"{each.times_rdflib:,.0f}" if each.times_rdflib >= 10 else f"{each.times_rdflib:.1f}"
    return f"> {shown}" if each.at_least else shown


def _growth(found: Sequence[Size], row: Sequence[Timed]) -> str:
    smallest, largest = found[0].agreements, found[-1].agreements
    if row[-1].memory.direct < 0.002:
        return "-"
    exponent = growth(row[0].memory.direct, row[-1].memory.direct, largest / smallest)
    if exponent <= worst(smallest, largest):
        return f"{exponent:.2f}"
    rows = growth(row[0].rows, row[-1].rows, largest / smallest) if row[0].rows else 0.0
    return f"{exponent:.2f} (!){f', its rows as {rows:.2f}' if rows > 1.1 else ''}"


def machine(*names: str) -> str:
    """What the figures hang on: the processor, Python, and packages (those that answer, where none is named)."""
    names = names or ("citypact", "pyoxigraph", "rdflib")
    processor = next(_cpu_names(), platform.processor() or platform.machine())
    return f"{processor}, Python {platform.python_version()}, {', '.join(f'{name} {version(name)}' for name in names)}"


def _cpu_names() -> Iterator[str]:
    told = Path("/proc/cpuinfo")
    for line in told.read_text("utf-8").splitlines() if told.exists() else ():
        if line.startswith("model name"):
            yield f"{line.partition(':')[2].strip()} ({os.cpu_count()} processors)"


def replaced(text: str, part: str, by: str) -> str:
    """A page with one of its measured parts replaced: what stands between its two marks."""
    start, end = f"<!-- measured: {part} -->\n", f"<!-- end: {part} -->"
    before, _, rest = text.partition(start)
    _, found, after = rest.partition(end)
    if not found:
        raise SystemExit(f"the page has no part {part!r} between its marks")
    return f"{before}{start}{by}\n{end}{after}"


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
    parser.add_argument("--rdflib-seconds", type=float, default=20.0, help="limit of each query (default 20)")
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
    for aside in ("--keep", "--json", "--before", "--questions"):
        while aside in shown:
            del shown[shown.index(aside) : shown.index(aside) + 2]
    with tempfile.TemporaryDirectory() as folder:
        found = measure(
            options.keep or Path(folder),
            options.sizes,
            options.disk_sizes,
            options.rdflib_sizes,
            options.rdflib_seconds,
            options.questions,
        )
    found = put_in([size for path in options.before for size in measured_before(path)], found)
    if options.before:  # as if it had been one run
        sizes, beside = (
            ",".join(str(size.agreements) for size in chosen)
            for chosen in (found, [size for size in found if size.loading is not None])
        )
        shown = ["--sizes", sizes, "--rdflib-sizes", beside]
    if options.json:
        options.json.write_text(json.dumps([asdict(size) for size in found], indent=1) + "\n", "utf-8")
    text = page(found, " ".join(["python benchmarks/asking.py", *shown]))
    print(text)
    if options.write:
        PAGE.write_text(replaced(PAGE.read_text("utf-8"), "asking", text), "utf-8")


if __name__ == "__main__":
    main()
