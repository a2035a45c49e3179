"""What a graph answers on a server, it answers in its folder: held on real engines, started here."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path

import pyoxigraph as ox
import pytest

import citypact
from citypact.errors import EndpointError, QueryError, QuerySyntaxError, ServiceRefused
from citypact.graph.exports import export
from citypact.graph.folder import BuiltGraph, GraphFolder
from citypact.graph.network import network
from citypact.graph.servers.pulling import pull
from citypact.graph.servers.pushing import push
from citypact.queries import Askable, Question, Why, askable, catalogue_names, question, run
from citypact.queries.remote import Remote
from tests.graph.servers.conftest import patient
from tests.queries.test_catalogued import ASKED, UNANSWERED
from tests.queries.test_named_graphs import NAMED, UNNAMED
from tests.sparql_servers import ENGINES, Running

NUMBERS = ("integer", "decimal", "double")
# of an agreement about whose parties and dates its sources disagree: how many sources name how many of them
DISAGREEING = """
SELECT ?agreement (COUNT(DISTINCT ?body) AS ?parties) (COUNT(DISTINCT ?date) AS ?dates) (COUNT(DISTINCT ?g) AS ?sources) WHERE {
  VALUES ?agreement { agreement:city-4-f agreement:city-4-h }
  GRAPH ?g {
    ?agreement pact:participation ?part . ?part pact:body ?body .
    OPTIONAL { ?agreement pact:signedOn|pact:validFrom ?date }
  }
} GROUP BY ?agreement ORDER BY ?agreement
"""


@pytest.fixture(params=ENGINES)
def running(request: pytest.FixtureRequest) -> Running:
    server: Running = request.getfixturevalue(request.param)
    return server


def rows(
    graph: BuiltGraph | Askable, asked: str, params: Mapping[str, object] | None = None
) -> list[tuple[object, ...]]:
    """The rows of an answer; numbers by what they are worth, since engines write them differently."""
    name = question(asked) if asked in catalogue_names() else asked
    return [tuple(map(worth, row)) for row in run(graph, name, params, timeout=120)]


def asked_with(name: str, world: BuiltGraph) -> list[Mapping[str, object]]:
    """What a question of the catalogue is asked with: one answer that it has, and one that it has not."""
    if name == "changes":  # from one build to another
        return [{"before": world}]
    return [ASKED.get(name, {}), UNANSWERED[name]]


def worth(term: object) -> object:
    if isinstance(term, ox.Literal) and term.datatype.value.endswith(NUMBERS):
        return round(float(term.value), 9) if math.isfinite(float(term.value)) else term.value
    return term


def test_the_catalogue_answers_the_same_and_says_so_of_nothing(running: Running, world: BuiltGraph) -> None:
    server = patient(running)
    push(world, server, replace=True)
    remote = Remote(server)
    assert remote.info == world.info
    different = [
        (name, dict(params))
        for name in catalogue_names()
        for params in asked_with(name, world)
        if rows(remote, name, params) != rows(world, name, params)
    ]
    assert different == []


def test_why_each_row_stands_is_the_same(running: Running, world: BuiltGraph) -> None:
    server = patient(running)
    push(world, server, replace=True)
    remote = Remote(server)
    counting = ("agreements_by_year", "partners_ranked", "third_parties_by_domain", "ties_by_region")
    bodies = "SELECT ?b { ?b a pact:Body } ORDER BY ?b"
    narrowed = ("disagreements", "in_office", "officials", "parts", "sources", "thin_evidence", "triangles")
    evidence = "SELECT ?e ?g { GRAPH ?g { ?e a pact:Evidence } } ORDER BY ?e"
    beside = "pact:covers|pact:party|pact:signatory|(pact:signingEvent/schema:location)"
    pairs = f"SELECT DISTINCT ?a ?x {{ ?a {beside} ?x }} ORDER BY ?a ?x"
    held = "SELECT DISTINCT ?b ?d ?s { ?a pact:party ?b ; pact:covers ?d ; pact:status ?s } ORDER BY ?b ?d ?s"
    partners = "SELECT ?b ?c { ?b pact:partnerOf ?c } ORDER BY ?b ?c"
    roles = "SELECT DISTINCT ?b ?r { ?a pact:participation [ pact:body ?b ; pact:role ?r ] } ORDER BY ?b ?r"
    counted = (
        "SELECT ?g (COUNT(DISTINCT ?a) AS ?n) { GRAPH ?g { ?a a pact:Agreement } } GROUP BY ?g ORDER BY ?g"
    )
    asking: tuple[str | Question, ...] = (
        *(question("agreements"), bodies, evidence, pairs, held, partners, roles, counted),
        *map(question, (*counting, *narrowed)),
    )
    for asked in asking:
        here = list(run(world, asked))
        ours = Why(askable(world), run(world, asked)).of(here)
        assert Why(remote, run(remote, asked), timeout=120).of(here) == ours
        assert any(each.quote for row in ours for each in row) or asked != question("agreements")


@pytest.mark.slow
def test_the_bundled_collection_answers_the_same(running: Running, bundled_graph: BuiltGraph) -> None:
    server = patient(running)
    done = push(bundled_graph, server, replace=True)
    assert done.statements == len(bundled_graph.store)
    remote = Remote(server)
    assert remote.info == bundled_graph.info
    pair = "SELECT ?a ?b ?c { ?a a pact:Agreement ; pact:party ?b, ?c FILTER(?b != ?c) } ORDER BY ?a ?b ?c LIMIT 1"
    ((thing, body, other),) = rows(bundled_graph, pair)
    values = {"body": body, "thing": thing, "agreement": thing, "start": body, "end": other}
    different = []
    for name in catalogue_names():
        wanted = {each.name: values[each.name] for each in question(name).parameters if each.required}
        given = {key: getattr(value, "value", value) for key, value in wanted.items()}
        if name == "changes":
            given = {"before": bundled_graph}
        there, here = (rows(graph, name, given) for graph in (remote, bundled_graph))
        if there != here:
            different.append(name)
    assert different == []


def test_where_two_sources_disagree_both_stand_and_are_counted(running: Running, world: BuiltGraph) -> None:
    server = patient(running)
    push(world, server, replace=True)
    there, here = rows(Remote(server), DISAGREEING), rows(world, DISAGREEING)
    assert there == here
    assert [row[2:] for row in here] == [(2, 2), (2, 2)]  # two dates from two sources, of each


def test_what_was_pushed_comes_back_as_it_was(running: Running, world: BuiltGraph, tmp_path: Path) -> None:
    server = patient(running)
    pushed = push(world, server, replace=True)
    pulled = pull(server, tmp_path / "back")
    assert (pulled.digest, pulled.compared) == (pushed.digest, True)
    back = GraphFolder(tmp_path / "back").open()
    assert back.info == world.info
    assert set(map(str, back.store)) == set(map(str, world.store))


def test_views_networks_and_exports_are_those_of_the_folder(
    running: Running, world: BuiltGraph, tmp_path: Path
) -> None:
    push(world, patient(running), replace=True)
    graph = citypact.open(running.address)
    assert graph.info == world.info
    there, here = graph.network(), network(world)
    assert sorted(there.edges(data="agreement")) == sorted(here.edges(data="agreement"))
    export(graph.built, "trig", tmp_path / "there.trig", evidence=True)
    export(world, "trig", tmp_path / "here.trig", evidence=True)
    assert (tmp_path / "there.trig").read_bytes() == (tmp_path / "here.trig").read_bytes()
    assert "Tharakaeo" in graph.view("partners").html


def test_own_queries_mean_what_they_mean_here(running: Running, world: BuiltGraph) -> None:
    server = patient(running)
    push(world, server, replace=True)
    remote = Remote(server)
    for asked in (
        "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }",  # the known graph alone
        "SELECT (COUNT(*) AS ?n) (COUNT(DISTINCT ?g) AS ?m) { GRAPH ?g { ?s ?p ?o } }",  # the source graphs alone
        "CONSTRUCT { ?a pact:signedOn ?d } { ?a pact:signedOn ?d }",
        "DESCRIBE body:tharakaeo",
        "PREFIX b: <https://w3id.org/citypact/id/body/> DESCRIBE b:tharakaeo b:nobody <https://w3id.org/citypact/id/body/villefable>",
        "DESCRIBE ?b body:tharakaeo WHERE { ?b a pact:Body } ORDER BY DESC(?b) LIMIT 2 OFFSET 1",
        "DESCRIBE * { ?b a pact:Body ; rdfs:label ?n ; pact:territory ?t } ORDER BY ?b ?n LIMIT 3",
        "DESCRIBE ?a FROM g:list-3 { ?a a pact:Agreement }",
        "DESCRIBE body:tharakaeo FROM g:morning-1",
        "DESCRIBE ?nothing",
    ):
        assert sorted(map(str, rows(remote, asked))) == sorted(map(str, rows(world, asked)))
    for yes in (True, False):
        asked = f"ASK {{ ?a pact:status status:{'signed' if yes else 'nowhere'} }}"
        assert bool(run(remote, asked)) is bool(run(world, asked)) is yes
    with pytest.raises(QuerySyntaxError, match="line 1, column 8"):
        run(remote, "SELECT * FITLER")
    with pytest.raises(ServiceRefused):
        run(remote, "SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }")


def test_graphs_that_a_query_names_are_the_same(running: Running, world: BuiltGraph) -> None:
    server = patient(running)
    push(world, server, replace=True)
    remote = Remote(server)
    for asked in (*NAMED, *UNNAMED):
        there, here = run(remote, asked, timeout=120), run(world, asked)
        assert (there.kind, there.boolean) == (here.kind, here.boolean)
        ordered = list if "ORDER BY" in asked else sorted
        assert ordered(tuple(map(str, row)) for row in there) == ordered(
            tuple(map(str, row)) for row in here
        ), asked
    for asked in (
        "SELECT ?a FROM g:list-3 { ?a a pact:Agreement }",
        "SELECT ?a FROM g:known { ?a a pact:Agreement }",
    ):
        rows_here = sorted(run(world, asked), key=str)
        ours = Why(askable(world), run(world, asked)).of(rows_here)
        assert Why(remote, run(remote, asked), timeout=120).of(rows_here) == ours
        assert any(ours)
    for graph in ("g:lisst-3", "<http://127.0.0.1:9/>", "g:pushed"):
        with pytest.raises(QueryError, match="this build has no graph") as here_told:
            run(world, f"SELECT * FROM NAMED {graph} {{ GRAPH ?g {{ ?s ?p ?o }} }}")
        with pytest.raises(QueryError, match=re.escape(str(here_told.value))):
            run(remote, f"SELECT * FROM NAMED {graph} {{ GRAPH ?g {{ ?s ?p ?o }} }}")


def test_a_password_is_sent_to_who_asks_for_it_and_shown_to_nobody(
    virtuoso: Running, world: BuiltGraph, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CITYPACT_ENDPOINT_USER", virtuoso.user)
    monkeypatch.setenv("CITYPACT_ENDPOINT_PASSWORD", virtuoso.password)
    push(world, patient(virtuoso), replace=True)  # by Digest, at /sparql-auth
    assert Remote(patient(virtuoso)).info == world.info
    monkeypatch.setenv("CITYPACT_ENDPOINT_PASSWORD", "S3cret-and-wrong")
    with pytest.raises(
        EndpointError, match="401: it does not take the name and password of the environment"
    ) as refused:
        _ = Remote(patient(virtuoso)).info
    assert "S3cret" not in str(refused.value)


def test_a_question_that_an_engine_misreads_is_answered_here_and_a_line_says_so(
    virtuoso: Running, world: BuiltGraph
) -> None:
    push(world, patient(virtuoso), replace=True)
    told: list[str] = []
    graph = citypact.open(virtuoso.address, told=told.append)
    assert len(list(graph.query("triangles"))) == len(rows(world, "triangles")) > 0
    assert told == [
        f"{virtuoso.address}: virtuoso misreads triangles; it is answered here, from a copy of the graph"
    ]


def test_an_embedded_graph_is_askable_as_it_was(world: BuiltGraph) -> None:
    assert askable(world).info == world.info
