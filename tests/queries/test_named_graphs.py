"""FROM and FROM NAMED mean in a folder what they mean on a server, where the known graph is a graph like the others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pyoxigraph as ox
import pytest

import citypact
from citypact.errors import QueryError
from citypact.graph.folder import BuiltGraph
from citypact.graph.known_in_memory import LARGEST
from citypact.ontology.terms import KNOWN
from citypact.queries import Askable, Why, askable, own, run, within
from citypact.queries.apart import Apart, apart
from citypact.queries.prefixes import PREFIXES

MIB = 1 << 20
LIST = "FROM g:list-3"
NAMED = [
    "SELECT (COUNT(*) AS ?n) FROM g:known { ?s ?p ?o }",
    f"SELECT (COUNT(*) AS ?n) {LIST} {{ ?s ?p ?o }}",
    f"SELECT (COUNT(?s) AS ?n) {LIST} FROM g:known FROM g:known {{ SELECT DISTINCT * {{ ?s ?p ?o }} }}",
    "SELECT (COUNT(?s) AS ?n) FROM g:known { GRAPH ?g { ?s ?p ?o } }",
    "SELECT ?g (COUNT(*) AS ?n) FROM g:known FROM NAMED g:list-3 { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    "SELECT ?g (COUNT(*) AS ?n) FROM NAMED g:known { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g",
    "SELECT ?g (COUNT(*) AS ?n) FROM NAMED g:list-3 FROM NAMED g:known { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
    "SELECT (COUNT(*) AS ?n) FROM NAMED g:known { GRAPH g:known { ?s a pact:Agreement } }",
    "SELECT (COUNT(?s) AS ?n) FROM NAMED g:known { ?s ?p ?o }",
    f"SELECT (COUNT(*) AS ?n) {LIST} FROM NAMED g:known {{ ?s ?p ?o GRAPH g:known {{ ?s ?p ?o }} }}",
    f"SELECT (COUNT(?s) AS ?n) {LIST} FROM NAMED g:city-4 {{ GRAPH g:known {{ ?s ?p ?o }} }}",
    "SELECT ?label FROM g:known WHERE { ?s rdfs:label ?label } ORDER BY DESC(STR(?label)) ?s LIMIT 5",
    f"ASK {LIST} {{ ?s dct:isReplacedBy ?o }}",
    "ASK FROM g:known { ?s a pact:Agreement }",
    f"CONSTRUCT {{ ?s a pact:Source }} {LIST} WHERE {{ ?s a pact:Agreement }}",
    "CONSTRUCT FROM g:known WHERE { ?s a pact:Agreement }",
]
# without FROM, the known graph has no name: GRAPH ranges over the graphs of the sources
UNNAMED = [
    "SELECT (COUNT(?s) AS ?n) { GRAPH g:known { ?s ?p ?o } }",
    "SELECT ?g (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g ORDER BY ?g",
]


@pytest.fixture(scope="module")
def server(world: BuiltGraph) -> ox.Store:
    """The world as a server holds it, with the known graph under its name."""
    store = ox.Store()
    for quad in world.store:
        graph = ox.NamedNode(KNOWN) if quad.graph_name == ox.DefaultGraph() else quad.graph_name
        store.add(ox.Quad(quad.subject, quad.predicate, quad.object, graph))
    return store


@pytest.fixture(
    params=["at leisure", "memory watched", "held in memory", "worker", "worker without a store on disk"]
)
def door(request: pytest.FixtureRequest, world: BuiltGraph) -> Askable:
    """A way in which a folder is asked."""
    match request.param:
        case "memory watched":
            return within(askable(world), 512 * MIB)
        case "held in memory":
            held = replace(world, in_memory=True)
            held.known.store()
            return askable(held)
        case "worker":
            there = apart(askable(request.getfixturevalue("disk")), memory=512 * MIB)
            assert isinstance(there, Apart)
            return there
        case "worker without a store on disk":
            return apart(askable(world), memory=512 * MIB)
    return askable(world)


def told(results: Iterable[Iterable[object]]) -> list[tuple[str, ...]]:
    return sorted(tuple(map(str, row)) for row in results)


@pytest.mark.parametrize("query", NAMED)
def test_named_graphs_answer_as_on_a_server(query: str, door: Askable, server: ox.Store) -> None:
    theirs = server.query(query, prefixes=dict(PREFIXES))
    ours = run(door, query, timeout=60)
    if isinstance(theirs, ox.QueryBoolean):
        assert bool(ours) is bool(theirs)
        return
    found = told(ours)
    assert found == told(theirs)
    assert found


def test_the_known_graph_is_not_empty_and_each_source_is_a_part(world: BuiltGraph) -> None:
    """As the first mistake was: FROM of the known graph gave nothing in a folder."""

    def count(clause: str) -> int:
        ((number,),) = run(world, f"SELECT (COUNT(*) AS ?n) {clause} {{ SELECT DISTINCT * {{ ?s ?p ?o }} }}")
        assert isinstance(number, ox.Literal)
        return int(number.value)

    known, listed, both = (count(each) for each in ("FROM g:known", LIST, f"FROM g:known {LIST}"))
    assert known == count("") > 1000
    assert 0 < listed < known < both < known + listed  # what both say, and what the source alone says


@pytest.mark.parametrize("query", UNNAMED)
def test_without_from_graph_ranges_over_the_sources(query: str, door: Askable) -> None:
    rows = [tuple(map(str, row)) for row in run(door, query, timeout=60)]
    if "g:known" in query:
        assert [row[0][:3] for row in rows] == ['"0"']
    else:
        assert len(rows) > 3
        assert f"<{KNOWN}>" not in [row[0] for row in rows]


@pytest.mark.parametrize("clause", ["FROM", "FROM NAMED", "FROM g:known FROM"])
@pytest.mark.parametrize(
    ("graph", "advice"),
    [
        ("g:lisst-3", r"did you mean <https://w3id.org/citypact/graph/list-3>\? Or list"),
        ("source:list-3", r"did you mean <https://w3id.org/citypact/graph/list-3>\? Or list"),
        ("g:knwon", r"did you mean <https://w3id.org/citypact/graph/known>\? Or list"),
        ("<http://127.0.0.1:9/>", "and none is fetched; list its graphs with: citypact query -e"),
    ],
)
def test_a_graph_that_is_not_there_is_told(clause: str, graph: str, advice: str, door: Askable) -> None:
    with pytest.raises(QueryError, match=advice) as raised:
        run(door, f"SELECT *\n{clause} {graph} {{ ?s ?p ?o }}", timeout=60)
    assert str(raised.value).startswith(f"query: line 2, column {len(clause) + 2}: this build has no graph <")
    assert "\n" not in str(raised.value)


def test_the_engine_cannot_name_the_default_graph_of_a_store(world: BuiltGraph) -> None:
    """Why the known graph is copied to be named; should a later engine be able to, the copy can go."""
    asked = "SELECT * { GRAPH ?g { ?s ?p ?o } }"
    named = [ox.NamedNode(KNOWN)]
    assert not list(world.store.query(asked, default_graph=[ox.DefaultGraph()], named_graphs=named))  # type: ignore[arg-type]
    with pytest.raises(TypeError):
        world.store.query(asked, named_graphs=[ox.DefaultGraph()])  # type: ignore[list-item]


def test_a_known_graph_that_is_too_large_to_be_named_is_told(world: BuiltGraph) -> None:
    large = replace(world, info=replace(world.info, counts={"known": LARGEST + 1}))
    with pytest.raises(QueryError, match=r"FROM NAMED .*too large \(1,500,001 statements\); ask it as FROM"):
        run(large, NAMED[5])
    assert list(run(large, NAMED[0]))


def test_python_asks_the_same(world: BuiltGraph) -> None:
    for timeout in (60, None):
        (row,) = citypact.Graph(world).query(
            f"SELECT (COUNT(*) AS ?n) {LIST} {{ ?s a pact:Agreement }}", timeout=timeout
        )
        assert row["n"] == 6


def test_why_tells_of_the_named_sources_alone(world: BuiltGraph) -> None:
    """city-4-f stands in two sources; a query of one of them rests on this one."""

    def sources(clause: str) -> set[str]:
        answer = run(
            world, f"SELECT DISTINCT ?a {clause} {{ VALUES ?a {{ agreement:city-4-f }} ?a a pact:Agreement }}"
        )
        (witnesses,) = Why(askable(world), answer).of(list(answer))
        return {witness.source.rpartition("/")[2] for witness in witnesses}

    assert (
        sources("")
        == sources("FROM g:known")
        == sources("FROM g:city-4 FROM g:known")
        == {"city-4", "town-5"}
    )
    assert sources("FROM g:town-5") == {"town-5"}
    assert sources("FROM g:city-4") == {"city-4"}


def test_why_of_rows_that_count_looks_into_the_named_sources(world: BuiltGraph) -> None:
    counting = "SELECT ?type (COUNT(DISTINCT ?a) AS ?n)"
    text = f"#+ counted: [a]\n{counting} {LIST} {{ ?a a pact:Agreement ; dct:type ?type }} GROUP BY ?type"
    answer = run(world, own(text))
    rows = list(answer)
    why = Why(askable(world), answer)
    sources = {witness.source.rpartition("/")[2] for each in why.of(rows) for witness in each}
    assert sources == {"list-3"}
    for row in rows:
        assert isinstance(row[1], ox.Literal)
        assert len(why.carriers(row)) == int(row[1].value) < 5
