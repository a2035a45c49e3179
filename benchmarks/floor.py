"""The floor of a build: what its statements cost at least, as text that is made from plain records, and loaded.

The records are those of the statements of the build: one line of JSON for each thing in each graph that speaks of it, with
its values as they are, nothing left to decide, to look up or to put together. Three things are measured:

- *text*: the records are parsed and written as N-Quads by f-strings, with the escapes that N-Quads asks for;
- *loading*: the text is loaded into a store on disk by one ``pyoxigraph.Store.bulk_load``;
- *lines*: the lines are there already, as text in memory, and are only written. No program has them for nothing: with it the
  floor is stricter than any way from records to a store.

That the text says what the build says, statement by statement, and that the store holds as many as the build's, is looked
at outside of what is measured.
"""

from __future__ import annotations

import hashlib
import json
import shutil
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

import pyoxigraph as ox

__all__ = ["Floor", "Seconds", "floors"]

_BUFFER = 1 << 20  # bytes of a file that are written at once
_LINES = 200_000  # of a file that are in memory at once
_STRING = "http://www.w3.org/2001/XMLSchema#string"
_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})


@dataclass(frozen=True, slots=True)
class Seconds:
    """Seconds that something takes, on the wall and of the processors."""

    wall: float = 0.0
    processor: float = 0.0

    @classmethod
    def now(cls) -> Seconds:
        """The clocks of this process."""
        return cls(time.perf_counter(), time.process_time())

    def __add__(self, other: Seconds) -> Seconds:
        return Seconds(self.wall + other.wall, self.processor + other.processor)

    def __sub__(self, other: Seconds) -> Seconds:
        return Seconds(self.wall - other.wall, self.processor - other.processor)


@dataclass(frozen=True, slots=True)
class Floor:
    """What the same statements cost at least."""

    text: Seconds  # to make it from records and write it
    loading: Seconds
    lines: Seconds  # to write lines that are there

    @property
    def whole(self) -> Seconds:
        """Text and loading."""
        return self.text + self.loading

    @property
    def stricter(self) -> Seconds:
        """Writing lines that are there, and loading."""
        return self.lines + self.loading


def floors(lines: Path, quads: int, runs: int) -> list[Floor]:
    """Measure the floor of a build, so many times.

    Args:
        lines: a file of the N-Quads that the build stated, each once; what is made stands beside it meanwhile: records, text
            and store, 1.5 GB, 2.5 GB and 3 GB for 12 million statements.
        quads: how many the graph holds that was built.
        runs: how many times.

    Raises:
        AssertionError: when the text does not say what the build says.
    """
    folder = lines.parent
    records, text = folder / "records.jsonl", folder / "text.nq"
    with records.open("w", encoding="utf-8", buffering=_BUFFER) as stream:
        for record in _records(ox.parse(path=str(lines), format=ox.RdfFormat.N_QUADS, lenient=True)):
            stream.write(json.dumps(record, ensure_ascii=False) + "\n")
    found = []
    for run in range(runs):
        making = _measured(lambda: _write_text(records, text))
        if not run:
            assert _said(text) == _said(lines), "the text of the floor is not what the build says"
        writing = _writing(lines, folder / "written.nq")
        place = folder / "floor"
        store = ox.Store(str(place))
        loading = _measured(partial(_load, store, text))
        assert len(store) == quads, f"the floor has {len(store):,} statements, the build {quads:,}"
        del store
        shutil.rmtree(place)
        found.append(Floor(making, loading, writing))
    return found


def _measured(work: Callable[[], None]) -> Seconds:
    since = Seconds.now()
    work()
    return Seconds.now() - since


# ---- what is measured ----------------------------------------------------------------------------------------------------


def _write_text(records: Path, text: Path) -> None:
    """Records as N-Quads."""
    with (
        records.open(encoding="utf-8") as lines,
        text.open("w", encoding="utf-8", newline="\n", buffering=_BUFFER) as stream,
    ):
        stream.writelines(map(_statements, map(json.loads, lines)))


def _statements(record: dict[str, Any]) -> str:
    """The lines of one record."""
    thing, end = f"<{record['thing']}>", f" <{record['graph']}> .\n" if "graph" in record else " .\n"
    lines: list[str] = []
    if "things" in record:
        lines += [f"{thing} <{term}> <{value}>{end}" for term, value in record["things"]]
    if "typed" in record:
        lines += [
            f'{thing} <{term}> "{_escaped(value)}"^^<{kind}>{end}' for term, value, kind in record["typed"]
        ]
    if "texts" in record:
        lines += [f'{thing} <{term}> "{_escaped(value)}"@{tag}{end}' for term, value, tag in record["texts"]]
    if "plain" in record:
        lines += [f'{thing} <{term}> "{_escaped(value)}"{end}' for term, value in record["plain"]]
    return "".join(lines)


def _escaped(value: str) -> str:
    if value.isprintable() and '"' not in value and "\\" not in value:  # as nearly all are
        return value
    return value.translate(_ESCAPES)


def _load(store: ox.Store, text: Path) -> None:
    store.bulk_load(path=str(text), format=ox.RdfFormat.N_QUADS, lenient=True)
    store.flush()


# ---- around it -----------------------------------------------------------------------------------------------------------


def _writing(lines: Path, target: Path) -> Seconds:
    """What it takes to write lines that are in memory: so many at once."""
    seconds = Seconds()
    with (
        lines.open(encoding="utf-8", newline="\n") as held,
        target.open("w", encoding="utf-8", newline="\n") as stream,
    ):
        while chunk := [*islice(held, _LINES)]:
            since = Seconds.now()
            stream.writelines(chunk)
            seconds += Seconds.now() - since
    target.unlink()
    return seconds


def _records(quads: Iterable[Any]) -> Iterator[dict[str, Any]]:
    """What quads say, as plain records: each thing with its values by their kind, as they come."""
    thing = graph = None
    record: dict[str, Any] = {}
    for quad in quads:
        if quad.subject != thing or quad.graph_name != graph:
            if record:
                yield record
            thing, graph = quad.subject, quad.graph_name
            record = {"thing": thing.value}
            if isinstance(graph, ox.NamedNode):
                record["graph"] = graph.value
        kind, *value = _value(quad.object)
        record.setdefault(kind, []).append([quad.predicate.value, *value])
    if record:
        yield record


def _value(term: Any) -> tuple[str, ...]:
    """The kind of a value, and what there is to say of it."""
    if isinstance(term, ox.NamedNode):
        return "things", term.value
    if term.language:
        return "texts", term.value, term.language
    if term.datatype.value == _STRING:
        return "plain", term.value
    return "typed", term.value, term.datatype.value


def _said(text: Path) -> tuple[int, int]:
    """How many lines a text has, and a digest of them in no order."""
    with text.open("rb") as lines:
        return _digest(lines)


def _digest(lines: Iterable[bytes]) -> tuple[int, int]:
    count = total = 0
    for line in lines:
        count += 1
        total += int.from_bytes(hashlib.blake2b(line, digest_size=16).digest(), "big")
    return count, total % (1 << 128)
