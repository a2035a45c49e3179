"""The order of the rows of every catalogued question is total: pages that are cut from it are the same on any engine."""

from __future__ import annotations

import re
from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.graph.folder import BuiltGraph
from citypact.queries import catalogue_names, question
from citypact.queries.ordering import taken_apart

# those of operations are put in order by the operation
ORDERED = [name for name in catalogue_names() if question(name).operation is None]


@pytest.fixture(scope="module")
def crowded(world_trig: str) -> ox.Store:
    """The world, with things in it that are the same but for one thing."""
    store = ox.Store()
    store.bulk_load(world_trig, format=ox.RdfFormat.TRIG)
    before = len(store)
    store.update(Path(__file__).with_name("twins.ru").read_text("utf-8"))
    assert len(store) > before + 30
    return store


@pytest.fixture(scope="module")
def bundled(bundled_world: Path) -> ox.Store:
    """The bundled collection."""
    from citypact.graph.folder import GraphFolder

    store: BuiltGraph = GraphFolder(bundled_world / "citypact-graph").open()
    return store.store


def tied(store: ox.Store, text: str) -> list[tuple[str, ...]]:
    """Rows that differ from others which the keys of the order put at the same place."""
    ordered = taken_apart(text)  # asks for the keys as well; what groups its rows shows its keys
    read, added = (ordered.text, ordered.added) if ordered else (text, 0)
    tail = re.split("(?i)order by", text)[-1]
    keys = [(of or plain, bool(of)) for of, plain in re.findall(r"STR\(\?(\w+)\)|\?(\w+)", tail)]
    answer = store.query(read)
    assert isinstance(answer, ox.QuerySolutions)
    names = [variable.value for variable in answer.variables]
    shown = len(names) - added
    first: dict[tuple[str, ...], tuple[str, ...]] = {}
    found = []
    for row in answer:
        terms = [getattr(row[name], "value", "") if text else str(row[name]) for name, text in keys]
        seen = tuple(str(term) for term in tuple(row)[:shown])
        if first.setdefault(tuple(terms), seen) != seen:
            found.append(seen)
    return found


def test_a_tie_is_seen() -> None:
    store = ox.Store()
    store.update('INSERT DATA { <x:a> <x:p> 1, 2 . <x:b> <x:p> "1" }')
    assert len(tied(store, "SELECT ?s ?o { ?s <x:p> ?o } ORDER BY ?s")) == 1
    assert len(tied(store, "SELECT ?s { ?s <x:p> ?o } ORDER BY STR(?o)")) == 1
    assert tied(store, "SELECT ?s ?o { ?s <x:p> ?o } ORDER BY ?s DESC(?o)") == []


@pytest.mark.parametrize("name", ORDERED)
def test_no_two_rows_of_a_crowded_world_share_a_place(name: str, crowded: ox.Store) -> None:
    assert tied(crowded, question(name).text) == []


@pytest.mark.parametrize("name", ORDERED)
def test_no_two_rows_of_the_bundled_collection_share_a_place(name: str, bundled: ox.Store) -> None:
    assert tied(bundled, question(name).text) == []


def test_who_signed_comes_in_the_order_of_the_days_that_are_shown(world_trig: str) -> None:
    store = ox.Store()
    store.bulk_load(world_trig, format=ox.RdfFormat.TRIG)
    store.update(
        "PREFIX pact: <https://w3id.org/citypact/ns#> DELETE { ?signed pact:signedOn ?on ; pact:signedOnEarliest ?first } "
        "WHERE { ?signed pact:signedOn ?on ; pact:signedOnEarliest ?first ; pact:validFrom ?from }"
    )
    answer = store.query(question("signed_for_others").text)
    assert isinstance(answer, ox.QuerySolutions)
    days = [row["date"].value for row in answer]
    assert days == sorted(days, reverse=True)
