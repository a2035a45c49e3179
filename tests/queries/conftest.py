"""The world that the queries room is tested on: tests/queries/world.trig as a built graph."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.graph.folder import BuildInfo, BuiltGraph

INFO = BuildInfo(
    id="00000000c0de",
    version="0.1.0",
    collection="The world of the queries",
    as_of="2024-01-05",
    base="https://w3id.org/citypact/id/",
)


@pytest.fixture(scope="session")
def world_trig() -> str:
    return Path(__file__).with_name("world.trig").read_text("utf-8")


@pytest.fixture(scope="session")
def world(world_trig: str, tmp_path_factory: pytest.TempPathFactory) -> BuiltGraph:
    """The world as an opened build."""
    store = ox.Store()
    store.bulk_load(world_trig, format=ox.RdfFormat.TRIG)
    return BuiltGraph(path=tmp_path_factory.mktemp("world"), info=INFO, store=store)


@pytest.fixture(scope="module")
def disk(world: BuiltGraph, tmp_path_factory: pytest.TempPathFactory) -> BuiltGraph:
    """The world as a build on disk."""
    build = tmp_path_factory.mktemp("build")
    store = ox.Store(str(build / "store"))
    store.extend(world.store)
    store.flush()
    del store
    return BuiltGraph(path=build, info=world.info, store=ox.Store.read_only(str(build / "store")))
