"""How long the catalogue's questions take: citypact beside pyoxigraph called directly, and beside rdflib's own engine.

For each size an invented collection (benchmarks/synthetic.py) is built as a user builds it, and every catalogued question is
asked of the build, with the values that the graph itself suggests. Three sides answer the same bound text over the same
statements, in one run and in turn, and each is read to its last row, every value of it as a term:

- citypact: `citypact.queries.run`, in process, everything included: header, values looked up, text bound and looked through;
- pyoxigraph: `Store.query`, called directly on the same store with the text that citypact bound;
- rdflib: `rdflib.Dataset.query` over the same quads, in a process of its own that is ended when its time is up.

Usage: python benchmarks/asking.py [--sizes 1000,10000] [--rdflib-sizes 1000] [--rdflib-seconds 20] [--keep FOLDER] [--write]
"""

from __future__ import annotations

import argparse
import json
import math
import os
import platform
import select
import signal
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
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
from citypact.queries.prefixes import prefixes

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "speed.md"
RUNS, SPAN = (
    7,
    6.0,
)  # how often each side answers a question, and the seconds after which it is not asked again
ROUGH = 5.0  # seconds: an answer that takes longer is taken once


@dataclass(slots=True)
class Timed:
    """One question over one graph: seconds of each side, and how many rows."""

    name: str
    rows: int
    ours: float
    direct: float
    ratio: float  # of the two, run beside run: what a busy machine does to one it does to the other
    theirs: float | None = None  # rdflib's
    at_least: bool = False  # rdflib was ended at its limit

    @property
    def times_rdflib(self) -> float | None:
        return None if self.theirs is None else self.theirs / self.ours


@dataclass(slots=True)
class Size:
    """What was measured at one size."""

    agreements: int
    quads: int
    timed: list[Timed] = field(default_factory=list)


def built(folder: Path, agreements: int) -> BuiltGraph:
    """The build of the invented collection of that size; where the folder holds it already, that one."""
    graph = folder / f"graph-{agreements}"
    if not graph.exists():
        collection = synthetic.write(folder / f"collection-{agreements}", agreements)
        build([open_collection(collection)], graph, extract=Reader("rules", 1), allow_synthetic=True)
    return GraphFolder(graph).open()


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


def clocked(work: Callable[[], int]) -> tuple[float, int]:
    """Seconds and rows of one answer."""
    start = time.perf_counter()
    rows = work()
    return time.perf_counter() - start, rows


def read(results: object) -> int:
    """The rows of an answer, every value of each taken."""
    if isinstance(results, ox.QueryBoolean):
        return int(bool(results))
    assert isinstance(results, ox.QuerySolutions | ox.QueryTriples)
    return sum(1 for _ in map(tuple, results))


def measured(graph: BuiltGraph, asked: Question, values: Mapping[str, Any]) -> tuple[Timed, str]:
    """One question, by both sides in turn; and the text that was bound."""
    text, known = run(graph, asked, values).text, prefixes(graph.info.base)

    def ours() -> int:
        return sum(1 for _ in run(graph, asked, values).rows)

    def direct() -> int:
        return read(graph.store.query(text, prefixes=known))

    sides, seconds = (ours, direct), ([], [])  # type: tuple[Callable[[], int], ...], tuple[list[float], ...]
    rows, until = 0, time.perf_counter() + SPAN
    for turn in range(RUNS + 1):
        for side in (0, 1) if turn % 2 else (1, 0):
            took, rows = clocked(sides[side])
            seconds[side].append(took)
        if time.perf_counter() > until:
            break
    kept = [each[1:] or each for each in seconds]  # the first answers warm the machine
    middle = [statistics.median(each) for each in kept]
    ratio = statistics.median(one / other for one, other in zip(*kept, strict=True))
    return Timed(asked.name, rows, middle[0], middle[1], ratio), text


# ---- rdflib ----------------------------------------------------------------------------------------------------------------


def in_rdflib(graph: BuiltGraph) -> Any:
    """The same quads in rdflib's own store."""
    import rdflib

    dataset = rdflib.Dataset()
    data = ox.serialize(graph.store, format=ox.RdfFormat.N_QUADS)
    assert data is not None
    dataset.parse(data=data, format="nquads")
    return dataset


def ended_at(limit: float, work: Callable[[], int]) -> tuple[float, int] | None:
    """Seconds and rows of work that is done in a child process; None where it was ended at its limit."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.write(writing, json.dumps(clocked(work)).encode())
        finally:
            os._exit(0)
    os.close(writing)
    try:
        ready, _, _ = select.select([reading], [], [], limit)
        said = os.read(reading, 1_000) if ready else b""
    finally:
        os.close(reading)
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
    if not said:
        return None
    seconds, rows = json.loads(said)
    return seconds, rows


def beside_rdflib(graph: BuiltGraph, texts: Mapping[str, str], timed: Iterable[Timed], limit: float) -> None:
    """Ask rdflib the same texts, each within the limit; Unix only, since a process is forked for each."""
    dataset, known = in_rdflib(graph), prefixes(graph.info.base)
    for each in timed:
        text = texts[each.name]
        told = ended_at(limit, lambda text=text: sum(1 for _ in dataset.query(text, initNs=known)))  # type: ignore[misc]
        each.theirs, each.at_least = (limit, True) if told is None else (told[0], False)
        if told is not None and told[1] != each.rows:
            print(f"{each.name}: rdflib gives {told[1]:,} rows, Oxigraph {each.rows:,}", file=sys.stderr)
        print(
            f"  rdflib {each.name}: {'>' if each.at_least else ''}{each.theirs:.3f} s",
            file=sys.stderr,
            flush=True,
        )


# ---- all together -------------------------------------------------------------------------------------------------------


def measure(folder: Path, sizes: Sequence[int], rdflib_sizes: Sequence[int], limit: float) -> list[Size]:
    """All questions at all sizes."""
    found = []
    for agreements in sizes:
        graph = built(folder, agreements)
        values, texts = Values(graph), {}
        size = Size(graph.info.counts["agreements"], len(graph.store))
        for asked in questions():
            timed, texts[asked.name] = measured(graph, asked, values.of(asked))
            size.timed.append(timed)
            print(
                f"{agreements:,} {timed.name}: {timed.rows:,} rows, {timed.ours:.4f} s, {timed.ratio:.2f}",
                file=sys.stderr,
                flush=True,
            )
        if agreements in rdflib_sizes:
            beside_rdflib(graph, texts, size.timed, limit)
        found.append(size)
    return found


def growth(smaller: Timed, larger: Timed, times: float) -> float:
    """The exponent by which the engine's time grows between two sizes; below a millisecond it is no measure."""
    if larger.direct < 0.001:
        return 0.0
    return math.log(larger.direct / max(smaller.direct, 0.0001)) / math.log(times)


def worst(smaller: int, larger: int) -> float:
    """The exponent of n log n between two sizes, and a tenth for the machine."""
    return 1 + math.log(math.log(larger) / math.log(smaller)) / math.log(larger / smaller) + 0.1


def page(found: Sequence[Size], limit: float, command: str) -> str:
    """The part of docs/speed.md that says how fast questions are answered."""
    lines = [
        "| question | " + " | ".join(f"{size.agreements:,}: rows | ms | of direct | times rdflib" for size in found)
        + (" | grows as n to the |" if len(found) > 1 else " |"),
        "| --- |" + " ---: |" * (4 * len(found) + (len(found) > 1)),
    ]  # fmt: skip
    for row in zip(*(size.timed for size in found), strict=True):
        cells = [
            f"{each.rows:,} | {1000 * each.ours:.1f} | {each.ratio:.2f} | {_times(each)}" for each in row
        ]
        if len(found) > 1:
            cells.append(_growth(found, row))
        lines.append(f"| {row[0].name} | {' | '.join(cells)} |")
    said = []
    for size in found:
        ratios = [each.ratio for each in size.timed]
        line = (
            f"- **{size.agreements:,} agreements** ({size.quads:,} quads): the median question takes "
            f"{1000 * statistics.median(each.ours for each in size.timed):.1f} ms, "
            f"**{statistics.median(ratios):.2f} times** pyoxigraph called directly (at most {max(ratios):.2f})"
        )
        if all(each.times_rdflib is not None for each in size.timed):
            faster = statistics.median(each.times_rdflib or 0.0 for each in size.timed)
            ended = sum(each.at_least for each in size.timed)
            line += (
                f"; rdflib takes **{faster:,.0f} times** as long in the median"
                f"{f', where {ended} of {len(size.timed)} were ended after {limit:g} s and count as that' if ended else ''}"
            )
        said.append(f"{line}.")
    return "\n".join(
        [
            f"Measured by `{command}` on {machine()}.",
            "",
            *said,
            "",
            "*ms*: citypact's `run`, in process, everything included. *of direct*: that time, as a multiple of pyoxigraph's. *times",
            f"rdflib*: rdflib's time as a multiple of citypact's; > where rdflib was ended after {limit:g} s. *grows*: the exponent of",
            "the engine's time between the smallest and the largest size; (!) is worse than n log n; - is under a millisecond.",
            "",
            *lines,
        ]
    )  # fmt: skip


def _times(each: Timed) -> str:
    if each.times_rdflib is None:
        return ""
    shown = f"{each.times_rdflib:,.0f}" if each.times_rdflib >= 10 else f"{each.times_rdflib:.1f}"
    return f"> {shown}" if each.at_least else shown


def _growth(found: Sequence[Size], row: Sequence[Timed]) -> str:
    smallest, largest = found[0].agreements, found[-1].agreements
    if row[-1].direct < 0.001:
        return "-"
    exponent = growth(row[0], row[-1], largest / smallest)
    return f"{exponent:.2f}{' (!)' if exponent > worst(smallest, largest) else ''}"


def machine() -> str:
    """What the figures hang on."""
    names = ("citypact", "pyoxigraph", "rdflib")
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
        raise SystemExit(f"{PAGE}: has no part {part!r} between its marks")
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
    parser.add_argument("--rdflib-sizes", type=numbers, default=[1_000])
    parser.add_argument("--rdflib-seconds", type=float, default=20.0, help="limit of each query (default 20)")
    parser.add_argument(
        "--keep", type=Path, help="a folder for collections and graphs; what it holds is used again"
    )
    parser.add_argument("--json", type=Path, help="write the figures there too")
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name}")
    options = parser.parse_args(arguments)
    shown = [*(arguments if arguments is not None else sys.argv[1:])]
    if "--keep" in shown:
        del shown[shown.index("--keep") : shown.index("--keep") + 2]
    with tempfile.TemporaryDirectory() as folder:
        found = measure(
            options.keep or Path(folder), options.sizes, options.rdflib_sizes, options.rdflib_seconds
        )
    if options.json:
        options.json.write_text(json.dumps([asdict(size) for size in found], indent=1) + "\n", "utf-8")
    text = page(found, options.rdflib_seconds, " ".join(["python benchmarks/asking.py", *shown]))
    print(text)
    if options.write:
        PAGE.write_text(replaced(PAGE.read_text("utf-8"), "asking", text), "utf-8")


if __name__ == "__main__":
    main()
