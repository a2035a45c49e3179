"""The part of docs/speed.md that says how fast questions are answered, made from what benchmarks/asking.py measured."""

from __future__ import annotations

import json
import math
import os
import platform
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from importlib.metadata import version
from pathlib import Path

from citypact.queries import question
from citypact.queries.askable import about_known

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "speed.md"
ENOUGH, LEAST = (
    40,
    3.0,
)  # rdflib is ended after so many times citypact's seconds, and not before so many seconds


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
    python: Side | None = None  # the same, each row a mapping of Python values
    theirs: float | None = None  # rdflib's seconds
    at_least: bool = False  # rdflib was ended at its limit
    limit: float = 60.0  # seconds that it was given at most

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
    # seconds of the engine for one plain reading: of the known graph in memory, of the sources' graphs on disk
    plain: dict[str, float] = field(default_factory=dict)
    commands: list[str] = field(default_factory=list)  # that measured it


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
                        "python": each["python"] and Side(**each["python"]),
                    }
                )
                for each in size["timed"]
            ],
            size["loading"],
            size["alone"],
            size.get("plain", {}),
            size["commands"],
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
        same[0].commands += size.commands
        same[0].plain |= size.plain
        earlier = {each.name: each for each in same[0].timed}
        for each in size.timed:  # where rdflib was not asked again, it takes as long as it took
            if each.theirs is None and each.name in earlier:
                old = earlier[each.name]
                each.theirs, each.at_least, each.limit = old.theirs, old.at_least, old.limit
        same[0].timed = [now.pop(each.name, each) for each in same[0].timed] + [*now.values()]
    return before


def growth(smaller: float, larger: float, times: float) -> float:
    """The exponent by which a time grows between two sizes."""
    return math.log(larger / max(smaller, 0.0001)) / math.log(times)


def worst(smaller: Size, larger: Size, name: str) -> float:
    """The exponent of n log n between two sizes, of plain readings as the engine takes them where the question is answered.

    A plain reading goes once through n things; the engine takes more for each of them the more there are, in memory as on disk.
    Where none was measured, that is believed to be a tenth.
    """
    steps = math.log(math.log(larger.agreements) / math.log(smaller.agreements))
    logarithm = steps / math.log(larger.agreements / smaller.agreements)
    kind = plain_of(name)
    if kind not in smaller.plain or kind not in larger.plain:
        return 1.1 + logarithm
    return _plain_growth(smaller, larger, kind) + logarithm


def plain_of(name: str) -> str:
    """The plain reading that is like a question: of the graph that it is answered from."""
    return "known" if about_known(question(name).text) else "sources"


def _plain_growth(smaller: Size, larger: Size, kind: str) -> float:
    return growth(smaller.plain[kind], larger.plain[kind], larger.agreements / smaller.agreements)


def page(found: Sequence[Size]) -> str:
    """The part of docs/speed.md that says how fast questions are answered."""
    several = len(found) > 1
    heads = (
        f"{size.agreements:,}: rows | disk, ms | of direct | memory, ms | of direct | in Python | rdflib takes"
        for size in found
    )
    lines = [
        f"| question | {' | '.join(heads)} |{' grows as n to the |' if several else ''}",
        "| --- |" + " ---: |" * (7 * len(found) + several),
    ]
    for row in zip(*(size.timed for size in found), strict=True):
        cells = [cell for each in row for cell in _cells(each)] + ([_growth(found, row)] if several else [])
        lines.append(f"| {row[0].name} | {' | '.join(cells)} |")
    return "\n".join(
        [
            f"Measured by {_commands(found)} on {machine()}.",
            "",
            *(_said(size) for size in found),
            "",
            "*ms*: milliseconds of the processor that an answer takes in process (the least of some runs), all included;",
            "*of direct*: as a multiple of what pyoxigraph takes, called directly on the same store. *memory*: the known graph",
            "in memory, as a session has it that asks much; *in Python*: of direct, where each row is a mapping of Python",
            "values (`citypact.open().query`). *rdflib takes*: as a multiple of citypact's time in memory; >",
            f"where it was ended: after {ENOUGH} times citypact's seconds, at least {LEAST:g} s, at most {_limits(found)}.",
            "*grows*: the exponent of the engine's time in memory between the smallest and the largest size; (!) is worse than",
            "n log n; - is under two milliseconds. What asks about the graphs of sources (GRAPH) is answered from disk in both",
            "columns.",
            *_plain_said(found),
            "",
            *lines,
        ]
    )


def _plain_said(found: Sequence[Size]) -> Iterator[str]:
    """How plain readings grow, which n log n is counted in."""
    if len(found) > 1 and all(size.plain for size in (found[0], found[-1])):
        known, sources = (_plain_growth(found[0], found[-1], kind) for kind in ("known", "sources"))
        yield "n log n is counted in plain readings, which are slower where there is more: to read the names of agreements"
        yield f"in memory grows as n to the {known:.2f}, the sources of the evidence on disk as n to the {sources:.2f}."


def _commands(found: Sequence[Size]) -> str:
    each = dict.fromkeys(command for size in found for command in size.commands)
    return ", then ".join(f"`{command}`" for command in each)


def _limits(found: Sequence[Size]) -> str:
    """The seconds that rdflib was given at most, and where a question was given more."""
    given: dict[float, list[str]] = {}
    for size in found:
        for each in size.timed:
            if each.theirs is not None:
                given.setdefault(each.limit, []).append(f"{each.name} at {size.agreements:,}")
    least = min(given, default=60.0)
    more = (f"{limit:g} s: {', '.join(given[limit])}" for limit in sorted(given) if limit > least)
    return "; ".join((f"{least:g} s", *more))


def _cells(each: Timed) -> Iterator[str]:
    yield f"{each.rows:,}"
    for side in (each.disk, each.memory):
        yield f"{1000 * side.ours:,.1f}" if side else ""
        yield f"{side.ratio:.2f}" if side else ""
    yield f"{each.python.ratio:.2f}" if each.python else ""
    yield _times(each)


def _said(size: Size) -> str:
    sides = {
        "on disk": [each.disk for each in size.timed if each.disk],
        "in memory": [each.memory for each in size.timed],
        "in memory, as Python values,": [each.python for each in size.timed if each.python],
    }
    told = [
        f"{where} **{statistics.median(side.ratio for side in timed):.2f} times** pyoxigraph called directly "
        f"({statistics.median(side.waited for side in timed):.2f} by the clock on the wall)"
        for where, timed in sides.items()
        if timed
    ]
    line = f"- **{size.agreements:,} agreements** ({size.quads:,} quads): the median question takes {'; '.join(told)}"
    faster = [each.disk.ours / each.memory.ours for each in size.timed if each.disk]
    line += f"; memory makes it {statistics.median(faster):.1f} times as fast" if faster else ""
    times = [each.times_rdflib for each in size.timed if each.times_rdflib is not None]
    if times:
        ended = sum(each.at_least for each in size.timed)
        line += f"; rdflib takes **{'at least ' if ended else ''}{statistics.median(times):,.0f} times** as long in the median"
        line += f": {ended} of {len(times)} were ended and count as what they had taken" if ended else ""
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
    times = found[-1].agreements / found[0].agreements
    if row[-1].memory.direct < 0.002:
        return "-"
    exponent = growth(row[0].memory.direct, row[-1].memory.direct, times)
    if exponent <= worst(found[0], found[-1], row[0].name):
        return f"{exponent:.2f}"
    rows = growth(row[0].rows, row[-1].rows, times) if row[0].rows else 0.0
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
