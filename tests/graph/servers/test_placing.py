"""A server that loses its answers while graphs are put in place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pyoxigraph as ox
import pytest

from citypact.errors import EndpointError
from citypact.graph.folder import BuiltGraph
from citypact.graph.importing.credentials import NONE
from citypact.graph.importing.waiting import Patience
from citypact.graph.servers.engines import GENERIC
from citypact.graph.servers.pushing import push, pushed_digest
from citypact.graph.servers.server import Server
from citypact.ontology.terms import KNOWN
from tests.graph.servers.conftest import INFO
from tests.local_endpoint import Answering, LocalEndpoint

STAGE = ox.NamedNode(f"{KNOWN}#push-{INFO.id}")


@pytest.fixture
def server(endpoint: LocalEndpoint) -> Server:
    patience = Patience(tries=3, sleep=lambda seconds: None)
    return Server(address=endpoint.address, engine=GENERIC, credentials=NONE, patience=patience)


def losing(endpoint: LocalEndpoint, times: int, work: Callable[[str], None]) -> None:
    """Let the server do this with the next MOVEs, and lose the connection instead of answering."""
    lost = 0

    def behave(request: Answering) -> None:
        nonlocal lost
        if request.update.startswith("MOVE") and lost < times:
            lost += 1
            work(request.update)
            request.connection.close()
            return
        endpoint.from_store(request)

    endpoint.otherwise = behave


def moves(endpoint: LocalEndpoint) -> list[str]:
    return [text for text, _ in endpoint.asked if text.startswith("MOVE")]


def known(store: ox.Store, name: ox.NamedNode | ox.DefaultGraph) -> set[ox.Triple]:
    return {quad.triple for quad in store.quads_for_pattern(None, None, None, name)}


def test_a_move_that_was_done_is_not_done_again(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    losing(endpoint, 1, endpoint.store.update)
    done = push(world, server)
    assert len(moves(endpoint)) == 1
    assert known(endpoint.store, ox.NamedNode(KNOWN)) == known(world.store, ox.DefaultGraph())
    assert pushed_digest(server) == done.digest


def test_what_was_not_moved_is_moved_then(endpoint: LocalEndpoint, server: Server, world: BuiltGraph) -> None:
    first = []

    def one_alone(update: str) -> None:
        first.append(update.partition(" ;\n")[0])
        endpoint.store.update(first[0])

    losing(endpoint, 1, one_alone)
    push(world, server)
    once, again = moves(endpoint)
    assert first[0] in once
    assert first[0] not in again
    assert known(endpoint.store, ox.NamedNode(KNOWN)) == known(world.store, ox.DefaultGraph())


def test_a_server_that_never_answers_is_told_in_one_line(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    losing(endpoint, 99, lambda update: None)
    with pytest.raises(EndpointError, match=r"the connection broke.*\(3 tries\)"):
        push(world, server)
    assert len(moves(endpoint)) == 3


def test_a_server_that_wants_a_day_of_peace_is_not_waited_for(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    """A MOVE was the one thing after which the whole day was waited."""
    slept: list[float] = []

    def behave(request: Answering) -> None:
        if request.update.startswith("MOVE"):
            request.send(b"", status=503, kind="text/plain", Retry_After="86400")
        else:
            endpoint.from_store(request)

    endpoint.otherwise = behave
    with pytest.raises(EndpointError, match=r"503.*\(1 tries\)"):
        push(world, replace(server, patience=replace(server.patience, sleep=slept.append)))
    assert slept == []


def test_a_fault_of_the_servers_own_is_tried_as_seldom_as_everywhere(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    """A MOVE was tried as often after a 500 as after a broken connection."""

    def behave(request: Answering) -> None:
        if request.update.startswith("MOVE"):
            request.send(b"", status=500, kind="text/plain")
        else:
            endpoint.from_store(request)

    endpoint.otherwise = behave
    with pytest.raises(EndpointError, match=rf"500.*\({server.patience.tries_of_faults} tries\)"):
        push(world, server)
    assert server.patience.tries_of_faults < server.patience.tries


def test_a_move_that_was_done_in_part_is_told_and_not_repeated(
    endpoint: LocalEndpoint, server: Server, world: BuiltGraph
) -> None:
    def in_part(update: str) -> None:
        for quad in list(endpoint.store.quads_for_pattern(None, None, None, STAGE))[:7]:
            endpoint.store.remove(quad)
            endpoint.store.add(ox.Quad(quad.subject, quad.predicate, quad.object, ox.NamedNode(KNOWN)))

    losing(endpoint, 1, in_part)
    with pytest.raises(
        EndpointError, match=r"known was put in place in part \(7 statements of [\d,]+\)"
    ) as told:
        push(world, server)
    assert "\n" not in str(told.value)
    assert len(moves(endpoint)) == 1
    push(world, server)
    assert known(endpoint.store, ox.NamedNode(KNOWN)) == known(world.store, ox.DefaultGraph())
