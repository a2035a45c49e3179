"""Graphs and servers for the tests of graphs on servers."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

import citypact
from citypact.graph.folder import BuildInfo, BuiltGraph
from citypact.graph.importing.waiting import Patience
from citypact.graph.self_description import description
from citypact.graph.servers.server import Server, reached
from citypact.ontology.terms import KNOWN
from tests.local_endpoint import LocalEndpoint, local_endpoint
from tests.queries import conftest as queries
from tests.sparql_servers import Running, running

INFO = replace(queries.INFO, counts={"agreements": 21}, licences=("unknown",))


@pytest.fixture(autouse=True)
def _nothing_of_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    for name in ("http_proxy", "HTTP_PROXY", "https_proxy", "HTTPS_PROXY", "all_proxy", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    for name in ("USER", "PASSWORD", "TOKEN", "HOST"):
        monkeypatch.delenv(f"CITYPACT_ENDPOINT_{name}", raising=False)
    monkeypatch.setenv("NETRC", str(tmp_path / "no-netrc"))


@pytest.fixture
def endpoint() -> Iterator[LocalEndpoint]:
    with local_endpoint() as serving:
        yield serving


@pytest.fixture(scope="session")
def oxigraph(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("oxigraph", tmp_path_factory.mktemp("oxigraph")) as server:
        yield server


@pytest.fixture(scope="session")
def virtuoso(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    with running("virtuoso", tmp_path_factory.mktemp("virtuoso")) as server:
        yield server


def patient(running: Running) -> Server:
    """The server, asked without waiting in between."""
    server = reached(running.address, chosen=True)
    return Server(
        address=server.address,
        engine=server.engine,
        credentials=server.credentials,
        patience=Patience(sleep=lambda _: None),
    )


def described_world(trig: str, info: BuildInfo, folder: Path) -> BuiltGraph:
    """A world in TriG as a build that says which it is."""
    store = ox.Store()
    store.bulk_load(trig, format=ox.RdfFormat.TRIG)
    graphs = [name.value for name in store.named_graphs() if isinstance(name, ox.NamedNode)]
    dct = "http://purl.org/dc/terms/"
    own = f'<{KNOWN}> <{dct}identifier> "{info.id}" ; <{dct}title> "{info.collection}" .'
    store.load("".join([own, *description(info, graphs)]), format=ox.RdfFormat.TURTLE)
    return BuiltGraph(path=folder, info=info, store=store)


@pytest.fixture(scope="session")
def world(tmp_path_factory: pytest.TempPathFactory) -> BuiltGraph:
    trig = (Path(__file__).parents[2] / "queries" / "world.trig").read_text("utf-8")
    return described_world(trig, INFO, tmp_path_factory.mktemp("world"))


@pytest.fixture(scope="session")
def bundled_graph(bundled_world: Path) -> BuiltGraph:
    return citypact.open(bundled_world / "citypact-graph").built
