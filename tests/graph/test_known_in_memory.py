from __future__ import annotations

import pyoxigraph as ox
import pytest

from citypact.graph.known_in_memory import LARGEST, KnownInMemory

PARTY = ox.NamedNode("http://example.org/party")


@pytest.fixture
def disk() -> ox.Store:
    """Three known statements, and one that a source makes."""
    store = ox.Store()
    for number in range(3):
        store.add(ox.Quad(ox.NamedNode(f"http://example.org/{number}"), PARTY, ox.Literal(str(number))))
    claimed = ox.NamedNode("http://example.org/source")
    store.add(ox.Quad(ox.NamedNode("http://example.org/9"), PARTY, ox.Literal("9"), claimed))
    return store


def test_the_disk_is_asked_until_asking_has_cost_as_much_as_loading(disk: ox.Store) -> None:
    known = KnownInMemory(disk, 100_000)
    assert known.store() is disk
    known.spent(1.0)
    assert known.store() is disk  # loading a hundred thousand takes longer
    known.spent(1.0)
    assert known.store() is not disk
    assert known.loaded
    assert known.store() is known.store()


def test_memory_holds_the_known_graph_alone(disk: ox.Store) -> None:
    held = KnownInMemory(disk, 3, True).store()
    assert set(held) == {quad for quad in disk if quad.graph_name == ox.DefaultGraph()}
    assert len(held) == 3


def test_a_graph_above_the_stated_size_stays_on_disk_unless_memory_is_asked_for(disk: ox.Store) -> None:
    large = KnownInMemory(disk, LARGEST + 1)
    large.spent(1e9)
    assert large.store() is disk
    assert KnownInMemory(disk, LARGEST + 1, True).store() is not disk


def test_who_wants_no_memory_gets_the_disk(disk: ox.Store) -> None:
    known = KnownInMemory(disk, 3, False)
    known.spent(1e9)
    assert known.store() is disk
    assert not known.loaded


def test_a_build_that_does_not_say_how_much_it_holds_stays_on_disk(disk: ox.Store) -> None:
    known = KnownInMemory(disk, 0)
    known.spent(1e9)
    assert known.store() is disk
