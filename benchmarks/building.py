"""How long a build takes beside its floor: making the text of the same statements from plain records, and loading it.

The invented collection of the size asked for (benchmarks/synthetic.py) is built as a user builds it, and the clock is read
at each step: reading the table and the records, stating and loading (resolved, merged, with evidence, in chunks), checking
against the shapes, publishing. The floor is measured in the same run, of the same statements (benchmarks/floor.py), which a
second build writes to a file instead of loading them: plain records of them, as JSON Lines, are made into N-Quads by f-strings,
and the text is loaded into a store on disk (`pyoxigraph.Store.bulk_load`); beside it stands what lines that are there already
would take to write. "Builds" is reading, stating and loading; checking and pages are named apart. Seconds are given as the
clock on the wall tells them, which is what a user waits and means something on a quiet machine only, and as those of the
processors, on all threads and in all processes: a build loads several pieces at once.

Usage: python benchmarks/building.py [--agreements 100000] [--unchecked] [--runs 3] [--keep FOLDER] [--write]
"""

from __future__ import annotations

import argparse
import contextlib
import resource
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO, Any
from unittest import mock

import synthetic
from asked_page import PAGE, machine, replaced
from floor import Floor, Seconds, floors

from citypact.graph import building
from citypact.graph.collecting import open_collection
from citypact.graph.extractors import Reader
from citypact.graph.folder import BuiltGraph
from citypact.graph.loading import Loading
from citypact.graph.validation import looking
from citypact.graph.validation.report import ValidationReport

_looked_at = looking.looked_at
STEPS = ("read", "state", "load")  # of a build; what comes behind them is no part of the floor


class Clock:
    """The steps of a build and the seconds that each takes."""

    def __init__(self) -> None:
        self.seconds: defaultdict[str, Seconds] = defaultdict(Seconds)
        self._step, self._since = "", Seconds.now()
        self._elsewhere = _of_other_processes()

    def __call__(self, step: str, done: int, total: int | None) -> None:
        """Told by a build what it is at."""
        if step != self._step:
            self.stop()
            self._step = step

    def stop(self) -> None:
        """The step ends here."""
        now = Seconds.now()
        self.seconds[self._step] += now - self._since
        self._since = now
        if self._step == "read":
            self.others("read")

    def others(self, step: str) -> None:
        """What other processes that have ended took since the last time belongs to a step."""
        elsewhere = _of_other_processes()
        self.seconds[step] += Seconds(0.0, elsewhere - self._elsewhere)
        self._elsewhere = elsewhere


def built(folder: Path, agreements: int, *, checked: bool = True) -> tuple[BuiltGraph, Clock]:
    """A build of the invented collection, and its clock."""
    collection = folder / f"collection-{agreements}"
    if not collection.exists():
        synthetic.write(collection, agreements)
    patched = contextlib.ExitStack()
    if not checked:
        patched.enter_context(mock.patch.object(building, "validate", lambda *_, **__: ValidationReport()))
        patched.enter_context(mock.patch.object(looking.Looking, "seen", lambda _: {}))
        patched.enter_context(mock.patch.object(looking, "looked_at", lambda *_: None))
    opened, read = open_collection(collection), Reader("rules", 1)
    clock = Clock()

    def looked_at(*arguments: Any) -> Any:
        """As the build's own: a look at the shapes while statements are made, which counts as checking."""
        since = Seconds(time.perf_counter(), time.thread_time())
        certain = _looked_at(*arguments)
        took = Seconds(time.perf_counter(), time.thread_time()) - since
        clock.seconds["state"] -= took
        clock.seconds["validate"] += took
        return certain

    if checked:
        patched.enter_context(mock.patch.object(looking, "looked_at", looked_at))
    with patched:
        done = building.build(
            [opened],
            folder / f"graph-{agreements}",
            extract=read,
            replace=True,
            allow_synthetic=True,
            progress=clock,
        )
        clock.stop()
    clock.others("validate")
    return done.graph, clock


def _stated(folder: Path, agreements: int, stream: IO[bytes]) -> None:
    """Write what a build of the invented collection states: the build anew, with a file where the store would be."""

    class Written(Loading):
        """Takes statements as loading does, and writes them."""

        def take(self, lines: Sequence[str], copy: IO[bytes] | None = None) -> None:
            stream.writelines(line.encode() for line in lines)

    with tempfile.TemporaryDirectory(dir=folder) as aside:
        collection = f"collection-{agreements}"
        (Path(aside) / collection).symlink_to((folder / collection).resolve())
        with mock.patch.object(building, "Loading", Written):
            built(Path(aside), agreements, checked=False)


def _of_other_processes() -> float:
    """Seconds of the processors for processes that a build began and that have ended: they read rows, or look at graphs."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


def page(
    graph: BuiltGraph,
    builds: Sequence[Mapping[str, Seconds]],
    least: Sequence[Floor],
    gibibytes: float,
    checked: bool,
    command: str,
) -> str:
    """The part of docs/speed.md that says how fast a build is."""
    quads = len(graph.store)
    took = [sum((each[step] for step in STEPS), Seconds()) for each in builds]
    lowest, stricter = [each.whole for each in least], [each.stricter for each in least]
    rows = [
        ("reading the table and the records", [each["read"] for each in builds]),
        ("stating (names, merging, evidence, text), and loading beside it", [each["state"] for each in builds]),
        ("loading the rest", [each["load"] for each in builds]),
        ("**built**", took),
        ("floor: the text from plain records (JSON Lines), written", [each.text for each in least]),
        ("floor: `bulk_load` of it", [each.loading for each in least]),
        ("**floor**", lowest),
        ("stricter: lines that are there already, written", [each.lines for each in least]),
        ("stricter floor: these, and `bulk_load`", stricter),
    ]  # fmt: skip
    if checked:
        shapes = "besides: checking against the shapes, the report, publishing"
        rows.append((shapes, [each["validate"] for each in builds]))
    size = f"{graph.info.counts['agreements']:,} agreements, {quads:,} quads"
    build, bottom, lines = median(took), median(lowest), median(stricter)
    each = f"{1e6 * build.wall / quads:.1f} µs for each statement, the floor {1e6 * bottom.wall / quads:.1f}"
    several = f"; of {len(builds)} runs of each, the medians" if len(builds) > 1 else ""
    return "\n".join(
        [
            f"Measured by `{command}` on {machine()}.",
            "",
            f"{size}: the build takes **{build.wall / bottom.wall:.2f} times** its floor on the clock ({each}),",
            f"**{build.processor / bottom.processor:.2f} times** by the seconds of the processors, "
            f"**{build.wall / lines.wall:.2f} times** the stricter floor on the clock{several};",
            f"{gibibytes:.1f} GiB at most.",
            "",
            "| step | seconds on the clock | of the processors |",
            "| --- | ---: | ---: |",
            *(f"| {name} | {spread(times, 'wall')} | {spread(times, 'processor')} |" for name, times in rows),
        ]
    )


def median(times: Sequence[Seconds]) -> Seconds:
    """The middle of some measurements, by either clock."""
    return Seconds(
        statistics.median(each.wall for each in times), statistics.median(each.processor for each in times)
    )


def spread(times: Sequence[Seconds], clock: str) -> str:
    """The middle of some measurements by one clock, and the least and most."""
    seconds = sorted(getattr(each, clock) for each in times)
    shown = f"{statistics.median(seconds):,.1f}"
    return f"{shown} ({seconds[0]:,.1f}–{seconds[-1]:,.1f})" if len(seconds) > 1 else shown


def measure(folder: Path, agreements: int, *, checked: bool, command: str, runs: int = 1) -> str:
    """Build, measure the floor, and say both."""
    builds = []
    for _ in range(runs):
        graph, clock = built(folder, agreements, checked=checked)
        print(
            {step or "opening": seconds for step, seconds in clock.seconds.items()},
            file=sys.stderr,
            flush=True,
        )
        builds.append(clock.seconds)
    gibibytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    with tempfile.TemporaryDirectory(dir=folder) as aside:
        lines = Path(aside) / "lines.nq"
        with lines.open("wb") as stream:
            _stated(folder, agreements, stream)
        least = floors(lines, len(graph.store), runs)
    return page(graph, builds, least, gibibytes, checked, command)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, show, and write the page where that is asked for."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--agreements", type=int, default=100_000)
    parser.add_argument("--unchecked", action="store_true", help="leave the shapes out, to measure sooner")
    parser.add_argument("--runs", type=int, default=1, help="builds and floors (default 1)")
    parser.add_argument("--keep", type=Path, help="a folder for collection and graph, which stay there")
    parser.add_argument("--write", action="store_true", help=f"into {PAGE.name}")
    options = parser.parse_args(arguments)
    command = (
        f"python benchmarks/building.py --agreements {options.agreements}{' --unchecked' * options.unchecked}"
        + (f" --runs {options.runs}" if options.runs > 1 else "")
    )
    with tempfile.TemporaryDirectory() as folder:
        where: Path = options.keep or Path(folder)
        text = measure(
            where, options.agreements, checked=not options.unchecked, command=command, runs=options.runs
        )
    print(text)
    if options.write:
        PAGE.write_text(replaced(PAGE.read_text("utf-8"), "building", text), "utf-8")


if __name__ == "__main__":
    main()
