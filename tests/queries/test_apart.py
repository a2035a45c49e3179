from __future__ import annotations

import gc
import json
import os
import signal
import subprocess
import sys
import textwrap
import threading
import time
from pathlib import Path
from types import SimpleNamespace
from typing import cast

import psutil
import pyoxigraph as ox
import pytest

import citypact
from citypact.errors import QueryError, QuerySyntaxError, QueryTimeout, QueryTooLarge
from citypact.graph.folder import BuiltGraph
from citypact.queries import Askable, askable, question, questions, run, within, work
from citypact.queries import apart as room
from citypact.queries.apart import Apart, apart
from tests.graph.test_building import collection, signed

MIB = 1 << 20
# what a cross product does to an engine: it counts for ever, sorts for ever, or makes one text without end
COUNTED = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"
JOINED = "SELECT (GROUP_CONCAT(?c) AS ?x) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
# rows without a pause, all of them remembered
STREAMED = "SELECT DISTINCT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
ENDLESS = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


@pytest.fixture(scope="module")
def there(disk: BuiltGraph) -> Askable:
    return apart(askable(disk), memory=512 * MIB)


def workers() -> list[psutil.Process]:
    return [each for each in psutil.Process().children() if "worker.py" in " ".join(each.cmdline())]


def assert_answers(graph: Askable) -> None:
    """As if nothing had been before."""
    (row,) = run(graph, "SELECT (COUNT(*) AS ?n) { ?a a pact:Agreement }", timeout=60)
    assert len(list(run(graph, question("agreements"), timeout=60))) == int(cast("ox.Literal", row[0]).value)


def test_the_whole_catalogue_gives_the_same_answers_in_a_worker(disk: BuiltGraph, there: Askable) -> None:
    assert isinstance(there, Apart)
    # what compares two builds needs a second one
    asked = [
        each
        for each in questions()
        if not any(parameter.required or parameter.type == "graph" for parameter in each.parameters)
    ]
    assert len(asked) > 10
    before = set(workers())  # of builds of other tests
    for each in asked:
        ours, theirs = run(disk, each), run(there, each, timeout=60)
        assert (ours.columns, list(ours)) == (theirs.columns, list(theirs)), each.name
    assert len(set(workers()) - before) == 1  # one is kept warm


def test_a_build_is_compared_with_the_one_before_it_in_a_worker_too(tmp_path: Path) -> None:
    made = collection(tmp_path / "c", signed("a"))
    citypact.build(made, out=tmp_path / "g")
    (made / "records" / "b.json").write_text(json.dumps(signed("b", type="loi")), "utf-8")
    graph = citypact.build(made, out=tmp_path / "g")
    ours, theirs = ([dict(row) for row in graph.query("changes", timeout=each)] for each in (None, 60))
    assert ours == theirs != []


def test_triples_and_yes_and_no_come_through_too(disk: BuiltGraph, there: Askable) -> None:
    query = "CONSTRUCT { ?a pact:party ?b } { ?a pact:party ?b }"
    theirs = run(there, query, timeout=60)
    assert theirs.kind == "triples"
    assert set(theirs) == set(run(disk, query))
    assert [bool(run(there, each)) for each in ("ASK {}", "ASK { ?a a pact:Nothing }")] == [True, False]
    terms = 'SELECT ("a\\u000B\\n😀"@th AS ?t) ("0.90"^^xsd:decimal AS ?d) (BNODE() AS ?b) ?none {}'
    (row,) = run(there, terms)
    assert row[0] == ox.Literal("a\x0b\n😀", language="th")
    assert row[3] is None


@pytest.mark.parametrize("query", [COUNTED, JOINED, ENDLESS])
def test_a_query_from_hell_is_ended_at_its_time(query: str, there: Askable) -> None:
    before = time.monotonic()
    with pytest.raises(QueryTimeout, match="hell: not answered within 1 s"):
        for _ in run(there, query, timeout=1, name="hell"):
            pass
    assert time.monotonic() - before < 20
    assert_answers(there)


def test_a_limit_of_rows_ends_a_query_without_end(disk: BuiltGraph, there: Askable) -> None:
    for graph in (there, askable(disk)):
        before = time.monotonic()
        assert len(list(run(graph, ENDLESS, timeout=60, limit=700))) == 700
        assert time.monotonic() - before < 20
    construct = "CONSTRUCT { ?a ?b ?f } { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
    assert len(list(run(there, construct, timeout=60, limit=700))) <= 700


def test_a_query_from_hell_is_ended_at_its_memory(disk: BuiltGraph) -> None:
    small = apart(askable(disk), memory=60 * MIB)
    with pytest.raises(QueryTooLarge, match="hell: it takes more memory than 60 MiB"):
        list(run(small, SORTED, timeout=60, name="hell"))
    assert not any(each.memory_info().rss > 400 * MIB for each in workers())
    assert_answers(small)


def test_in_this_process_it_is_given_up_at_its_memory_too(disk: BuiltGraph) -> None:
    """As a command does, in a process that can end: the thread is left behind, and ends with it."""
    script = f"""
        import resource, sys
        from pathlib import Path
        import pyoxigraph as ox
        from citypact.errors import QueryTooLarge
        from citypact.graph.folder import BuildInfo, BuiltGraph
        from citypact.queries import abandon, askable, run, within
        from citypact.queries.memory import resident

        info = BuildInfo(id="0", version="0", collection="", as_of=None, base="https://w3id.org/citypact/id/")
        built = BuiltGraph(path=Path(), info=info, store=ox.Store.read_only({str(disk.path / "store")!r}))
        before = resident()
        try:
            list(run(within(askable(built), 60 << 20), {SORTED!r}, timeout=60))
        except QueryTooLarge as error:
            print(error, flush=True)
        print((resident() - before) >> 20, flush=True)
        abandon(2)
    """
    done = subprocess.run(
        [sys.executable, "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 2, done.stderr
    told, grown = done.stdout.splitlines()
    assert "query: it takes more memory than 60 MiB" in told
    assert int(grown) < 300


def test_rows_that_come_without_a_pause_do_not_hide_what_is_taken(
    world: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    held = 0
    monkeypatch.setattr(work, "resident", lambda: held)
    rows = run(within(askable(world), 60 * MIB), STREAMED, timeout=60, limit=50_000)
    held = 61 * MIB
    with pytest.raises(QueryTooLarge, match="more memory than 60 MiB"):
        for number, _ in enumerate(rows):
            if number % 100 == 0:  # a reader slower than the engine: the next rows always wait already
                time.sleep(0.002)


def test_a_catalogued_question_is_far_from_the_bound(disk: BuiltGraph) -> None:
    assert_answers(within(askable(disk), 60 * MIB))


@pytest.mark.parametrize(
    ("query", "error", "told"),
    [
        ("SELECT * FITLER", QuerySyntaxError, "query: line 1, column 8"),
        ("SELECT (<http://example.org/f>(1) AS ?x) {}", QueryError, "the engine gives up: .*not supported"),
        ("SELECT (<http://example.org/f>(?s) AS ?x) { ?s ?p ?o }", QueryError, "the engine gives up"),
    ],
)
def test_faults_are_told_as_they_are_in_this_process(
    query: str, error: type[QueryError], told: str, there: Askable
) -> None:
    with pytest.raises(error, match=told) as raised:
        list(run(there, query, timeout=60))
    assert "\n" not in str(raised.value)
    assert_answers(there)


def test_from_fetches_nothing_in_a_worker(there: Askable) -> None:
    for query in (
        "SELECT * FROM <http://127.0.0.1:9/a> { ?a ?b ?c }",
        "SELECT * FROM NAMED <http://127.0.0.1:9/a> { GRAPH ?g { ?a ?b ?c } }",
    ):
        with pytest.raises(QueryError, match="this build has no graph <http://127.0.0.1:9/a>"):
            run(there, query, timeout=60)


def test_answers_that_run_at_the_same_time_have_a_worker_each(there: Askable) -> None:
    one, other = (iter(run(there, question("agreements"), timeout=60)) for _ in range(2))
    assert next(one) == next(other)
    assert list(one) == list(other) != []


def test_a_worker_whose_answer_nobody_reads_on_is_ended(there: Askable) -> None:
    answer = run(there, ENDLESS, timeout=600)
    next(answer.rows)
    busy = {each.pid for each in workers()}
    del answer
    gc.collect()
    until = time.monotonic() + 20
    while {each.pid for each in workers() if each.cpu_percent(0.05) > 50} & busy and time.monotonic() < until:
        time.sleep(0.05)
    assert len({each.pid for each in workers()} & busy) < len(busy) or len(busy) == 0


def test_a_worker_that_is_killed_from_outside_is_told_and_replaced(there: Askable) -> None:
    answer = run(there, ENDLESS, timeout=600)
    next(answer.rows)
    worker = cast("SimpleNamespace", answer.rows)._worker
    worker.process.kill()
    with pytest.raises(QueryError, match="the process that answered it has ended"):
        list(answer)
    assert_answers(there)


@pytest.mark.skipif(os.name == "nt", reason="Windows has no SIGKILL to send to the owner")
def test_a_worker_ends_with_its_owner(disk: BuiltGraph) -> None:
    script = f"""
        import sys
        from pathlib import Path
        import pyoxigraph as ox
        from citypact.graph.folder import BuildInfo, BuiltGraph
        from citypact.queries import askable, run
        from citypact.queries.apart import apart

        info = BuildInfo(id="0", version="0", collection="", as_of=None, base="https://w3id.org/citypact/id/")
        path = Path({str(disk.path)!r})
        built = BuiltGraph(path=path, info=info, store=ox.Store.read_only(str(path / "store")))
        answer = run(apart(askable(built), memory=1 << 30), {ENDLESS!r}, timeout=600)
        next(answer.rows)
        print(answer.rows._worker.process.pid, flush=True)
        sys.stdin.read()
    """
    owner = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(script)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert owner.stdout is not None
    pid = int(owner.stdout.readline())
    owner.send_signal(signal.SIGKILL)
    owner.communicate(timeout=30)
    until = time.monotonic() + 30
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < until
        time.sleep(0.05)


def test_an_answer_that_ends_while_its_limit_is_looked_at_keeps_its_worker(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    looks, stopped, killed = threading.Event(), threading.Event(), list[bool]()

    def much(pid: int) -> int:
        looks.set()
        stopped.wait(10)
        return 1 << 40

    monkeypatch.setattr(room, "resident", much)
    worker = SimpleNamespace(before=1, process=SimpleNamespace(pid=0, kill=lambda: killed.append(True)))
    before = set(threading.enumerate())
    watch = room._Watch(cast("room._Worker", worker), None, 1)
    (thread,) = set(threading.enumerate()) - before
    assert looks.wait(10)
    watch.stop()  # the last row is read, the worker is free for the next query
    stopped.set()
    thread.join(10)
    assert not thread.is_alive()
    assert (killed, watch.reached) == ([], None)


def test_a_worker_that_reached_its_limit_with_its_last_row_is_not_used_again(there: Askable) -> None:
    rows = cast("room._Answer", run(there, question("agreements"), timeout=60).rows)
    next(rows)
    rows._watch.reached = "time"
    assert list(rows) != []
    assert not rows._worker.alive
    assert_answers(there)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="this system has no fork")
def test_after_a_fork_the_workers_stay_the_parents(disk: BuiltGraph) -> None:
    script = f"""
        import atexit, gc, os
        from pathlib import Path
        import psutil
        import pyoxigraph as ox
        from citypact.errors import QueryError
        from citypact.graph.folder import BuildInfo, BuiltGraph
        from citypact.queries import askable, run
        from citypact.queries.apart import apart

        def counted():
            ((row,),) = run(there, "SELECT (COUNT(*) AS ?n) {{ ?a ?b ?c }}", timeout=60)
            return row.value

        info = BuildInfo(id="0", version="0", collection="", as_of=None, base="https://w3id.org/citypact/id/")
        path = Path({str(disk.path)!r})
        built = BuiltGraph(path=path, info=info, store=ox.Store.read_only(str(path / "store")))
        there = apart(askable(built), memory=1 << 30)
        answer = run(there, {ENDLESS!r}, timeout=600)
        next(answer.rows)
        before = counted()  # one worker is in the middle of an answer, and one waits
        workers = psutil.Process().children()
        child = os.fork()
        if not child:
            assert counted() == before
            assert len(psutil.Process().children()) == 1  # its own
            try:
                list(answer)
            except QueryError:
                print("not the child's", flush=True)
            del answer
            gc.collect()
            atexit._run_exitfuncs()
            os._exit(7)  # at its very end RocksDB looks for threads of its own, which a child has not
        code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        running = [each for each in workers if each.status() != psutil.STATUS_ZOMBIE]
        print(code, len(running), counted() == before, next(answer.rows) is not None)
    """
    done = subprocess.run(
        [sys.executable, "-W", "ignore::DeprecationWarning", "-c", textwrap.dedent(script)],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.stdout.splitlines(), done.stderr) == (["not the child's", "7 2 True True"], "")


def test_a_graph_in_memory_or_elsewhere_is_asked_where_it_is(world: BuiltGraph) -> None:
    elsewhere = cast("Askable", SimpleNamespace(info=world.info))
    assert apart(elsewhere, memory=MIB) is elsewhere
    assert apart(askable(world), memory=MIB) == within(askable(world), MIB)


def test_a_process_that_cannot_start_is_told(disk: BuiltGraph, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(room, "_waiting", {})
    monkeypatch.setattr(sys, "executable", str(Path("/nowhere/python")))
    with pytest.raises(QueryError, match="no process can be started for a query"):
        run(apart(askable(disk), memory=MIB), "ASK {}", timeout=1)
