from __future__ import annotations

import gc
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time

import pyoxigraph as ox
import pytest

from citypact.errors import QueryError, QuerySyntaxError, QueryTimeout
from citypact.graph.folder import BuiltGraph
from citypact.queries import left_behind, question, run
from citypact.queries.work import AtOnce

# a cross product of all statements with themselves, six times: no machine ends it
HELL = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l . ?m ?n1 ?o . ?p ?q ?r }"
ENDLESS = HELL.replace("(COUNT(*) AS ?n)", "*")

SCRIPT = """
    import sys, time
    from pathlib import Path
    import pyoxigraph as ox
    from citypact.errors import QueryTimeout
    from citypact.graph.folder import BuildInfo, BuiltGraph
    from citypact.queries import abandon, left_behind, run

    store = ox.Store()
    store.extend(ox.Quad(ox.NamedNode(f"http://example.org/{n}"), ox.NamedNode("http://example.org/p"), ox.Literal(str(n)))
                 for n in range(2000))
    info = BuildInfo(id="0", version="0", collection="", as_of=None, base="https://w3id.org/citypact/id/")
    built = BuiltGraph(path=Path(), info=info, store=store)
    status = 0
    print("asking", flush=True)
    try:
        for row in run(built, sys.argv[1], timeout=float(sys.argv[2]) or None):
            pass
    except QueryTimeout as error:
        print(error)
        status = 2
    except KeyboardInterrupt:
        print("stopped")
        status = 130
    if left_behind():
        print("left behind")
        abandon(status)
    sys.exit(status)
"""


def started(query: str, timeout: float) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", textwrap.dedent(SCRIPT), query, str(timeout)]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def test_a_query_from_hell_ends_when_its_time_is_up() -> None:
    before = time.monotonic()
    process = started(HELL, 1)
    out, err = process.communicate(timeout=60)
    assert process.returncode == 2
    assert "query: not answered within 1 s" in out
    assert "left behind" in out  # it really was still running
    assert err == ""
    assert time.monotonic() - before < 30


def test_a_query_that_gives_rows_without_end_is_ended_too() -> None:
    process = started(ENDLESS, 1)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (2, "")
    assert "not answered within 1 s" in out


@pytest.mark.skipif(os.name == "nt", reason="Windows sends no SIGINT to one process")
@pytest.mark.parametrize("query", [HELL, ENDLESS])
def test_ctrl_c_stops_waiting_at_once(query: str) -> None:
    process = started(query, 0)
    assert process.stdout is not None
    assert process.stdout.readline() == "asking\n"
    time.sleep(1)
    before = time.monotonic()
    process.send_signal(signal.SIGINT)
    out, err = process.communicate(timeout=60)
    assert (process.returncode, err) == (130, "")
    assert "stopped" in out
    assert time.monotonic() - before < 15


def test_rows_come_while_the_query_runs(world: BuiltGraph) -> None:
    answer = run(world, ENDLESS, timeout=60)
    before = time.monotonic()
    assert len(next(answer.rows)) == len(answer.columns) == 18
    assert time.monotonic() - before < 30


def test_an_answer_that_nobody_reads_on_lets_its_thread_end(world: BuiltGraph) -> None:
    def workers() -> int:
        return sum(thread.name == "citypact query" for thread in threading.enumerate())

    def settled() -> int:
        gc.collect()
        until = time.monotonic() + 20
        while workers() and time.monotonic() < until:
            time.sleep(0.05)
        return workers()

    assert settled() == 0
    answer = run(world, ENDLESS)
    next(answer.rows)
    assert workers() == 1
    del answer
    assert settled() == 0
    assert left_behind() == 0


def test_an_exhausted_answer_stays_empty(world: BuiltGraph) -> None:
    answer = run(world, question("replaced"))
    assert len(list(answer)) == 4
    assert list(answer) == []


def test_a_construct_gives_triples(world: BuiltGraph) -> None:
    answer = run(world, "CONSTRUCT { ?a pact:party ?b } WHERE { ?a pact:party ?b }")
    assert (answer.kind, answer.columns) == ("triples", ("subject", "predicate", "object"))
    assert len(list(answer)) == len(list(run(world, "SELECT DISTINCT ?a ?b { ?a pact:party ?b }"))) > 20


def test_a_describe_gives_triples(world: BuiltGraph) -> None:
    answer = run(world, "DESCRIBE body:villefable")
    assert answer.kind == "triples"
    assert {row[0] for row in answer} == {ox.NamedNode("https://w3id.org/citypact/id/body/villefable")}


def test_an_ask_gives_yes_or_no(world: BuiltGraph) -> None:
    yes, no = run(world, "ASK { ?a a pact:Agreement }"), run(world, "ASK { ?a a pact:Nothing }")
    assert (yes.kind, bool(yes), bool(no)) == ("boolean", True, False)
    assert list(yes) == []
    with pytest.raises(TypeError):
        bool(run(world, "SELECT * {}"))


def test_common_prefixes_need_no_declaration(world: BuiltGraph) -> None:
    declared = "PREFIX pact: <http://example.org/> SELECT * { ?a a pact:Agreement }"
    assert len(list(run(world, "SELECT * { ?a a pact:Agreement }"))) == len(
        list(run(world, question("agreements")))
    )
    assert list(run(world, declared)) == []


def test_an_own_query_with_a_header_takes_parameters(world: BuiltGraph) -> None:
    query = "#+ params:\n#+   who: {type: body}\nSELECT ?a { VALUES (?who) { (UNDEF) } ?a pact:party ?who }"
    theirs = "SELECT ?a { ?a pact:party body:villefable }"
    assert (
        sorted(map(str, run(world, query, {"who": "Villefable"})))
        == sorted(map(str, run(world, theirs)))
        != []
    )


def test_who_claims_what_is_a_graph_pattern(world: BuiltGraph) -> None:
    rows = run(world, "SELECT ?g { GRAPH ?g { agreement:city-4-f pact:signedOn ?day } } ORDER BY ?g")
    assert [row[0] for row in rows] == [
        ox.NamedNode("https://w3id.org/citypact/graph/city-4"),
        ox.NamedNode("https://w3id.org/citypact/graph/town-5"),
    ]


@pytest.mark.parametrize(
    "query",
    ["SELECT (<http://example.org/f>(1) AS ?x) {}", "SELECT (<http://example.org/f>(?s) AS ?x) { ?s ?p ?o }"],
)
def test_what_the_engine_cannot_do_is_told_in_one_line(query: str, world: BuiltGraph) -> None:
    with pytest.raises(QueryError, match="query: the engine gives up: .*not supported") as raised:
        list(run(world, query))
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("timeout", [0, -1, float("nan")])
def test_a_timeout_is_a_span_of_time(timeout: float, world: BuiltGraph) -> None:
    with pytest.raises(QueryError, match="query: a timeout of .* leaves no time"):
        run(world, "ASK {}", timeout=timeout)
    with pytest.raises(QueryError, match="agreements: a timeout of .* leaves no time"):
        run(world, question("agreements"), timeout=timeout)


def test_no_time_left_is_told_before_the_first_row(world: BuiltGraph) -> None:
    with pytest.raises(QueryTimeout, match="agreements: not answered within 1e-09 s"):
        list(run(world, question("agreements"), timeout=1e-9))


def test_a_store_on_disk_that_is_read_only_is_asked_the_same(world: BuiltGraph, tmp_path: object) -> None:
    store = ox.Store(str(tmp_path))
    store.extend(world.store)
    store.flush()
    del store
    disk = BuiltGraph(path=world.path, info=world.info, store=ox.Store.read_only(str(tmp_path)))
    assert list(run(disk, question("agreements"))) == list(run(world, question("agreements")))


def test_a_catalogued_question_without_a_limit_is_answered_in_the_callers_thread(world: BuiltGraph) -> None:
    asked = question("agreements")
    at_once, apart = run(world, asked), run(world, asked, timeout=60)
    assert isinstance(at_once.rows, AtOnce)
    assert not isinstance(apart.rows, AtOnce)
    assert not isinstance(run(world, asked.text).rows, AtOnce)  # a text of one's own may not end
    assert at_once.columns == apart.columns
    rows = list(at_once)
    assert rows == list(apart)
    assert rows
    assert list(at_once) == []  # read once


def test_what_the_engine_cannot_do_is_told_at_once_too(world: BuiltGraph) -> None:
    with pytest.raises(QuerySyntaxError, match="own: line 1"):
        AtOnce(world.store, "SELECT * FITLER", name="own", known={})
    with pytest.raises(QueryError, match="own: the engine gives up"):
        list(
            AtOnce(
                world.store, "SELECT (<http://example.org/f>(?s) AS ?x) { ?s ?p ?o }", name="own", known={}
            )
        )


@pytest.mark.parametrize(
    ("query", "kind"), [("ASK { ?s ?p ?o }", "boolean"), ("CONSTRUCT WHERE { ?s pact:party ?o }", "triples")]
)
def test_every_kind_of_answer_comes_at_once(query: str, kind: str, world: BuiltGraph) -> None:
    known = {"pact": "https://w3id.org/citypact/ns#"}
    spent: list[float] = []
    answer = AtOnce(world.store, query, name="own", known=known, spent=spent.append)
    assert answer.head.kind == kind
    assert answer.head.boolean is (True if kind == "boolean" else None)
    assert all(len(row) == 3 for row in answer)
    assert len(spent) == 1
