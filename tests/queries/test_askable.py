from __future__ import annotations

import time
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

import pyoxigraph as ox
import pytest

from citypact.errors import QuerySyntaxError
from citypact.graph.folder import BuildInfo, BuiltGraph
from citypact.queries import askable, question, run
from citypact.queries.askable import Embedded, Rows, about_known
from citypact.queries.work import Head, Row


@dataclass
class Told(Iterator[Row]):
    """Rows from anywhere."""

    head: Head
    rows: Iterator[Row]

    def __next__(self) -> Row:
        return next(self.rows)

    def close(self) -> None:
        self.rows = iter(())


@dataclass
class Elsewhere:
    """A graph that is no build on this machine: it notes what it is asked, and answers out of one."""

    build: BuiltGraph
    asked: list[tuple[str, str, float | None]] = field(default_factory=list)
    looked_up: list[str] = field(default_factory=list)

    @property
    def info(self) -> BuildInfo:
        return self.build.info

    def answer(self, text: str, *, name: str, timeout: float | None) -> Rows:
        self.asked.append((text, name, timeout))
        work = askable(self.build).answer(text, name=name, timeout=timeout)
        return Told(work.head, iter(work))

    def select(self, text: str) -> list[Row]:
        self.looked_up.append(text)
        return askable(self.build).select(text)


def test_a_build_is_asked_as_it_is_and_what_can_be_asked_stays_itself(world: BuiltGraph) -> None:
    elsewhere = Elsewhere(world)
    assert askable(world) == Embedded(world)
    assert askable(elsewhere) is elsewhere


def test_a_graph_elsewhere_gives_the_same_answer(world: BuiltGraph) -> None:
    elsewhere = Elsewhere(world)
    given = {"body": "id:body/tharakaeo"}
    there = run(elsewhere, question("agreements_of"), given, timeout=7)
    here = run(world, question("agreements_of"), given)
    assert (there.columns, there.text) == (here.columns, here.text)
    rows = list(there)
    assert rows == list(here)
    assert rows
    assert elsewhere.asked == [(here.text, "agreements_of", 7)]
    assert elsewhere.looked_up  # names are looked up in the graph that is asked, nowhere else


def test_an_embedded_build_knows_the_prefixes_and_tells_faults(world: BuiltGraph) -> None:
    (row,) = askable(world).answer(
        "SELECT (COUNT(*) AS ?n) { ?a a pact:Agreement }", name="own", timeout=None
    )
    assert isinstance(row[0], ox.Literal)
    assert int(row[0].value) > 0
    with pytest.raises(QuerySyntaxError, match="own: line 1, column 8"):
        askable(world).answer("SELECT * FITLER", name="own", timeout=None)


@pytest.mark.parametrize(
    ("query", "known_alone"),
    [
        ("SELECT * { ?s prov:wasDerivedFrom ?o }", True),
        ("# FROM the start, GRAPH by graph\nSELECT * { ?s ?p ?o }", True),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", False),
        ("SELECT * {graph<https://example.org/>{ ?s ?p ?o } }", False),
        ("SELECT * { ?s ?p 1GRAPHex:all { ?a ?b ?c } }", False),
        ("SELECT * FROM<https://example.org/> { ?s ?p ?o }", False),
        (r"SELECT * { \u0047RAPH ?g { ?s ?p ?o } }", False),
        ("SELECT * { ?s ?p trueGRAPH ?g { ?a ?b ?c } }", False),
        ("SELECT ?graph { ?graph ?p 'computed from a graph', <https://example.org/graph> } # FROM", True),
        ("SELECT * { ?s ?p '''\n# ''' GRAPH ?g { ?a ?b ?c } }", False),
        (r"SELECT * { ?s ?p 'from \u0e01' }", False),  # needlessly, and rightly all the same
    ],
)
def test_what_may_name_a_graph_is_asked_on_disk_and_nothing_else(query: str, known_alone: bool) -> None:
    assert about_known(query) is known_alone


def test_a_session_that_asks_much_is_answered_in_memory_and_the_same(world: BuiltGraph) -> None:
    held = replace(world, in_memory=True)
    for asked in (question("agreements"), question("disagreements"), question("sources")):
        assert list(run(held, asked)) == list(run(world, asked))
    assert held.known.loaded
    assert not world.known.loaded


def test_time_spent_on_the_known_graph_is_counted(world: BuiltGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    spent: list[float] = []
    counted = replace(world)
    monkeypatch.setattr(counted.known, "spent", spent.append)
    assert list(run(counted, question("agreements")))
    assert list(run(counted, question("evidence_of"), {"thing": "agreement:city-4-f"}))
    until = time.monotonic() + 10
    while not spent and time.monotonic() < until:  # the thread tells after the last row
        time.sleep(0.01)
    assert len(spent) == 1
    assert spent[0] > 0


def test_a_name_is_looked_up_once_in_a_build(world: BuiltGraph) -> None:
    asked: list[str] = []

    class Counting(Embedded):
        def select(self, text: str) -> list[Row]:
            asked.append(text)
            return Embedded.select(self, text)

    build = replace(world)
    for _ in range(3):
        assert list(run(Counting(build), question("agreements_of"), {"body": "Villefable"}))
    assert len(asked) == 1
