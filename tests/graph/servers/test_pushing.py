from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.errors import EndpointError, GraphError
from citypact.graph.folder import BuiltGraph, GraphFolder
from citypact.graph.importing.credentials import NONE
from citypact.graph.importing.waiting import Patience
from citypact.graph.servers import dataset
from citypact.graph.servers.engines import ENGINES, GENERIC
from citypact.graph.servers.pulling import pull
from citypact.graph.servers.pushing import PUSHED, push, pushed_digest
from citypact.graph.servers.server import Server
from citypact.ontology.terms import KNOWN
from citypact.queries import question, run
from tests.graph.servers.conftest import INFO, described_world
from tests.local_endpoint import Answering, LocalEndpoint, answering

SMALL_BATCHES = replace(GENERIC, batch=100)


@pytest.fixture
def server(endpoint: LocalEndpoint) -> Server:
    patience = Patience(tries=2, sleep=lambda seconds: None)
    return Server(address=endpoint.address, engine=SMALL_BATCHES, credentials=NONE, patience=patience)


def names(store: ox.Store) -> set[str]:
    return {name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode)}


def graph(store: ox.Store, name: str) -> set[ox.Triple]:
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, ox.NamedNode(name))}


def known(built: BuiltGraph) -> set[ox.Triple]:
    return {quad.triple for quad in built.store.quads_for_pattern(None, None, None, ox.DefaultGraph())}


def failing_after(endpoint: LocalEndpoint, updates: int) -> None:
    """Let the server die with one of the next updates: the connection breaks and stays broken."""
    seen = 0

    def behave(request: Answering) -> None:
        nonlocal seen
        seen += bool(request.update)
        if seen > updates:
            request.connection.close()
            return
        endpoint.from_store(request)

    endpoint.otherwise = behave


def test_a_push_keeps_the_graphs_and_makes_the_known_one_a_named_one(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    done = push(world, server)
    assert graph(endpoint.store, KNOWN) == known(world)
    assert names(endpoint.store) == {KNOWN, PUSHED, *names(world.store)}
    assert not list(endpoint.store.quads_for_pattern(None, None, None, ox.DefaultGraph()))
    assert (done.previous, done.build, done.statements) == (None, INFO.id, len(world.store))
    assert done.statements == done.sent
    assert pushed_digest(server) == done.digest
    longest = max(len(query) for query, _ in endpoint.asked if query.startswith("INSERT"))
    assert longest < 100 * 2_000  # batches are bounded


def test_a_push_that_was_stopped_goes_on_where_it_ended(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    failing_after(endpoint, 6)
    with pytest.raises(EndpointError, match="the connection broke"):
        push(world, server)
    assert KNOWN not in names(endpoint.store)  # nothing half is in place
    endpoint.otherwise = endpoint.from_store
    told: list[str] = []
    done = push(world, server, told=told.append)
    assert "going on: " in "\n".join(told)
    assert done.sent < done.statements
    assert graph(endpoint.store, KNOWN) == known(world)
    assert not [name for name in names(endpoint.store) if "push-" in name]


def test_what_stood_there_can_be_asked_until_the_new_graph_is_whole(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph, tmp_path: Path
) -> None:
    first = described_world(
        "<https://w3id.org/citypact/graph/gone> { <http://e/a> <http://e/b> <http://e/c> }",
        replace(INFO, id="aaaa0000bbbb"),
        tmp_path,
    )
    push(first, server)
    before = graph(endpoint.store, KNOWN)
    failing_after(endpoint, 3)
    with pytest.raises(EndpointError):
        push(world, server)
    assert graph(endpoint.store, KNOWN) == before
    assert "https://w3id.org/citypact/graph/gone" in names(endpoint.store)
    endpoint.otherwise = endpoint.from_store
    done = push(world, server)
    assert done.previous == "aaaa0000bbbb"
    assert graph(endpoint.store, KNOWN) == known(world)
    assert "https://w3id.org/citypact/graph/gone" not in names(
        endpoint.store
    )  # the new build has no such source


def test_the_graph_of_another_collection_is_replaced_only_where_that_is_wanted(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph, tmp_path: Path
) -> None:
    theirs = described_world("", replace(INFO, id="aaaa0000bbbb", collection="Theirs"), tmp_path)
    push(theirs, server)
    before = set(map(str, endpoint.store))
    with pytest.raises(GraphError, match=r"another collection \(Theirs\); .*--replace"):
        push(world, server)
    assert set(map(str, endpoint.store)) == before
    assert push(world, server, replace=True).previous == "aaaa0000bbbb"
    assert graph(endpoint.store, KNOWN) == known(world)


def test_what_another_push_left_unfinished_is_cleared_away(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph, tmp_path: Path
) -> None:
    endpoint.store.update(
        f"INSERT DATA {{ GRAPH <{KNOWN}#push-cccc0000dddd> {{ <http://e/a> <http://e/b> 1 }} }}"
    )
    endpoint.store.update("INSERT DATA { GRAPH <http://e/theirs#push-x> { <http://e/a> <http://e/b> 1 } }")
    push(world, server)
    assert names(endpoint.store) - names(world.store) == {KNOWN, PUSHED, "http://e/theirs#push-x"}


def test_an_engine_that_changes_values_is_found_out_and_nothing_is_put_in_place(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    def changing(request: Answering) -> None:
        request.update = request.update.replace("Tharakaeo", "Tarakaeo")
        endpoint.from_store(request)

    endpoint.otherwise = changing
    with pytest.raises(EndpointError, match="came back otherwise than they were sent"):
        push(world, server)
    assert names(endpoint.store) == set()


def test_of_graphs_that_did_not_arrive_whole_those_are_named(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    lacking = max(names(world.store))
    lost = next(iter(world.store.quads_for_pattern(None, None, None, ox.NamedNode(lacking)))).triple

    def losing(request: Answering) -> None:
        if request.query.startswith("SELECT ?g (COUNT"):
            for quad in endpoint.store.quads_for_pattern(lost.subject, lost.predicate, lost.object):
                if quad.graph_name != ox.NamedNode(f"{KNOWN}#push-{INFO.id}"):
                    endpoint.store.remove(quad)
        endpoint.from_store(request)

    endpoint.otherwise = losing
    with pytest.raises(EndpointError, match=r": 1 of \d+ graphs came back otherwise") as told:
        push(world, server)
    assert f"({lacking}: " in str(told.value)


def test_datatypes_that_an_engine_changes_stand_there_under_another_name_and_come_back(
    endpoint: LocalEndpoint, server: Server, tmp_path: Path
) -> None:
    point = '"POINT(99.8325 19.90858)"^^<http://www.opengis.net/ont/geosparql#wktLiteral>'
    world = described_world(f"<http://e/a> <http://e/b> {point} .", INFO, tmp_path)
    server = replace(server, engine=ENGINES["virtuoso"])
    push(world, server)
    stored = {
        quad.object.datatype.value
        for quad in endpoint.store
        if isinstance(quad.object, ox.Literal) and "wkt" in quad.object.datatype.value.lower()
    }
    assert stored == {"https://w3id.org/citypact/ns#kept-wktLiteral"}
    back = pull(server, tmp_path / "back")
    assert set(map(str, back.graph.store)) == set(map(str, world.store))


def test_people_and_quotes_stay_here_where_that_is_wanted(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    push(world, server, persons=False, quotes=False)
    held = "\n".join(map(str, endpoint.store))
    assert "http://xmlns.com/foaf/0.1/Person" not in held
    assert "https://w3id.org/citypact/ns#quote" not in held
    assert "without persons and quotes" in held


def test_large_graphs_are_fetched_property_by_property_and_no_answer_is_larger_than_a_page(
    endpoint: LocalEndpoint,
    server: Server,
    world: BuiltGraph,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    push(world, server)
    monkeypatch.setattr(dataset, "PAGE", 100)
    endpoint.asked.clear()
    back = pull(server, tmp_path / "back")
    assert set(map(str, back.graph.store)) == set(map(str, world.store))
    pages = [asked for asked, _ in endpoint.asked if asked.startswith("SELECT ?g ?s ?p ?o ")]
    assert any("FILTER(?p = " in asked for asked in pages) and any("OFFSET 100" in asked for asked in pages)
    answers = [endpoint.store.query(asked) for asked in pages]
    assert max(len(list(rows)) for rows in answers if isinstance(rows, ox.QuerySolutions)) == 100


def test_a_server_that_gives_few_rows_at_a_time_is_asked_bit_by_bit(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph, tmp_path: Path
) -> None:
    push(world, server)

    def stingy(request: Answering) -> None:
        if request.query.startswith("SELECT ?g ?s ?p ?o ") and "LIMIT" not in request.query:
            request.query += " LIMIT 300"
        endpoint.from_store(request)

    endpoint.otherwise = stingy
    back = pull(server, tmp_path / "back")
    assert set(map(str, back.graph.store)) == set(map(str, world.store))


def test_a_pulled_folder_says_where_it_came_from(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph, tmp_path: Path
) -> None:
    digest = push(world, server).digest
    report = pull(server, tmp_path / "back").graph.report()
    assert (report["pulled_from"], report["digest"], report["compared"]) == (endpoint.address, digest, True)


def test_a_pulled_folder_holds_no_key_of_the_address(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph, tmp_path: Path
) -> None:
    push(world, server)
    back = pull(replace(server, address=f"{endpoint.address}?key=hemlig-77"), tmp_path / "back")
    assert back.graph.report()["pulled_from"] == f"{endpoint.address}?key=***"
    written = [
        file for file in (tmp_path / "back").rglob("*") if file.is_file() and "store" not in file.parts
    ]
    assert len(written) > 2
    assert not any(b"hemlig" in file.read_bytes() for file in written)


def test_a_graph_that_somebody_changed_is_not_pulled(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph, tmp_path: Path
) -> None:
    push(world, server)
    endpoint.store.update(f"INSERT DATA {{ GRAPH <{KNOWN}> {{ <http://e/a> <http://e/b> 1 }} }}")
    with pytest.raises(EndpointError, match="is not what was pushed"):
        pull(server, tmp_path / "back")
    assert GraphFolder(tmp_path / "back").current() is None
    with pytest.raises(GraphError, match="another collection"):
        pull_into = tmp_path / "mine"
        GraphFolder(pull_into).claim("a collection")
        with GraphFolder(pull_into).draft("0000") as draft:
            folder = GraphFolder(pull_into)
            folder.claim("a collection")
            folder.publish(draft, "0000")
        pull(server, pull_into)


def test_a_right_that_is_missing_is_one_line(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    def refusing(request: Answering) -> None:
        if request.update:
            answering(b"no update for you", status=403, kind="text/plain")(request)
        else:
            endpoint.from_store(request)

    endpoint.otherwise = refusing
    with pytest.raises(EndpointError, match="403.*does not let you do this; ask its owner") as refused:
        push(world, server)
    assert "\n" not in str(refused.value)


def test_what_changed_is_asked_of_a_graph_on_a_server(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph, tmp_path: Path
) -> None:
    lacking = described_world("", replace(INFO, id="aaaa0000bbbb"), tmp_path)
    push(lacking, server)
    changed = list(run(world, question("changes"), {"before": endpoint.address}))
    assert len(changed) > 20  # all that the world has is new
    push(world, server)
    assert list(run(world, question("changes"), {"before": endpoint.address})) == []
