from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from citypact.errors import QueryError, QuerySyntaxError, ServiceRefused
from citypact.graph.folder import BuiltGraph
from citypact.queries import run
from citypact.queries.safety import check, refuse_service, syntax_error

S = "<http://127.0.0.1:1/>"
REFUSED = [
    f"SELECT * {{ SERVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ service\n{S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SeRvIcE SILENT {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ SERVICESILENT{S}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?x a ?y . OPTIONAL {{ {{ SELECT * {{ SERVICE {S} {{ ?s ?p ?o }} }} }} }} }}",
    f"SELECT * {{ {{ ?x a ?y }} UNION {{ GRAPH ?g {{ SERVICE {S} {{ ?s ?p ?o }} }} }} }}",
    f"ASK {{ FILTER NOT EXISTS {{ SERVICE {S} {{ ?s ?p ?o }} }} }}",
    f"SELECT * {{ ?a ?b ?c MINUS {{ SERVICE {S} {{ ?s ?p ?o }} }} }}",
    f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ SERVICE {S} {{ ?s ?p ?o }} }}",
    f"DESCRIBE ?s WHERE {{ SERVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ BIND({S} AS ?e)SERVICE ?e{{ ?s ?p ?o }} }}",
    f"PREFIX e: {S} SELECT * {{ SERVICEe:{{ ?s ?p ?o }} }}",
    f"PREFIX e: {S} PREFIX SERVICEe: {S} SELECT * {{ SERVICEe:{{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?a ?b 1.SERVICE {S}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?a ?b 'x'@en.SERVICE {S}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?a ?b 'x'^^<http://t>SERVICE {S}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?a ?b trueSERVICE {S}{{ ?s ?p ?o }} }}",
    f"SELECT * {{ #x\r SERVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?a ?b '#' . SERVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?a ?b <http://x#y> . SERVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ FILTER(?a<?b) SERVICE {S} {{ ?s ?p ?o }} FILTER(?c>?d) }}",
    f"SELECT * {{ ?a ?b '''it's''' . SERVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?a ?b '\\'' . SERVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ \\u0053ERVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ S\\U00000045RVICE {S} {{ ?s ?p ?o }} }}",
    f"SELECT * {{ ?a ?b '\\u0027 . SERVICE {S} {{ ?s ?p ?o }} . ?c ?d '\\u0027 }}",
    f"SELECT * {{ ?a ?b ?c }} VALUES ?service {{ 1 }} SERVICE {S} {{}}",
]
ALLOWED = [
    "SELECT * { ?s ?p 'SERVICE <http://127.0.0.1:1/> { }' }",
    'SELECT * { ?s ?p """\nSERVICE <x> { \'""" }',
    "SELECT ?service { ?service <http://example.org/SERVICE> $Service } # SERVICE <x> {}",
    "PREFIX e: <http://example.org/> SELECT * { ?s e:service ?o ; e:customerService 'x'@en-service }",
    "PREFIX bd: <http://example.org/> SELECT * { _:service a bd:serviceParam }",
    "SELECT * { ?s ?p ?o }",
]


@pytest.mark.parametrize("query", REFUSED)
def test_service_is_refused_wherever_it_stands(query: str, world: BuiltGraph) -> None:
    with pytest.raises(ServiceRefused) as raised:
        run(world, query, timeout=5)
    assert "--allow-service" in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("query", ALLOWED)
def test_the_word_alone_is_no_service(query: str, world: BuiltGraph) -> None:
    list(run(world, query, timeout=20))


def test_what_is_no_text_is_no_query(world: BuiltGraph) -> None:
    with pytest.raises(QueryError, match="query: the query is not valid Unicode; type it again"):
        run(world, "ASK { ?s ?p '\udcff' }")


def test_a_refusal_names_the_place(world: BuiltGraph) -> None:
    with pytest.raises(ServiceRefused, match=r"mine.rq: line 2, column 3: service would ask another server"):
        run(world, f"SELECT * {{\n  service {S} {{}} }}", name="mine.rq")


PIECES = st.sampled_from(
    [
        *(
            "SERVICE ",
            "service",
            "SILENT",
            S,
            S + "{}",
            "{",
            "}",
            " ",
            "\n",
            "\r",
            "#",
            "'",
            '"',
            "'''",
            "\\u0027",
        ),
        *(
            "\\u0053ERVICE ",
            "?a ",
            "?b ",
            "a ",
            ".",
            "true",
            "1",
            "e:",
            "e:x",
            "SERVICEe:",
            "@en",
            "^^",
            "<http://x/>",
        ),
        *(
            "<",
            ">",
            "&&",
            "(",
            ")",
            "FILTER",
            "OPTIONAL",
            "EXISTS",
            "UNION",
            "GRAPH ?g",
            "BIND(1 AS ?z)",
            ";",
            ",",
        ),
        *("VALUES ?v {1}", "SELECT *", "[]", "ก็"),
    ]
)


@settings(max_examples=3000, deadline=None)
@given(st.lists(PIECES, min_size=1, max_size=12))
def test_what_passes_never_makes_the_engine_ask_a_server(pieces: list[str]) -> None:
    """The engine is the judge: it tells by an error of its own when it turns to the server (port 1 is refused to all)."""
    query = f"PREFIX e: {S} SELECT * {{ {''.join(pieces)} SERVICE {S} {{ ?s ?p ?o }} }}"
    for text in (query, query.replace(f" SERVICE {S} {{ ?s ?p ?o }}", "")):
        store = ox.Store()
        try:
            asked = store.query(text)
            if isinstance(asked, ox.QuerySolutions):
                list(asked)
        except OSError:
            with pytest.raises(ServiceRefused):
                refuse_service(text)
        except (SyntaxError, RuntimeError, ValueError):
            continue


@pytest.fixture
def server() -> Iterator[tuple[str, list[str]]]:
    """A server on loopback that notes who asks."""
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            body = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"literal","value":"far"}}]}}'
            self.send_response(200)
            self.send_header("Content-Type", "application/sparql-results+json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        do_POST = do_GET

        def log_message(self, format: str, *args: object) -> None:
            return

    with HTTPServer(("127.0.0.1", 0), Handler) as listening:
        threading.Thread(target=listening.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{listening.server_port}/", asked
        listening.shutdown()


def test_service_works_once_it_is_allowed(world: BuiltGraph, server: tuple[str, list[str]]) -> None:
    address, asked = server
    query = f"SELECT ?x {{ SERVICE <{address}> {{ ?s ?p ?x }} }}"
    with pytest.raises(ServiceRefused):
        run(world, query)
    assert asked == []
    (row,) = run(world, query, allow_service=True, timeout=30)
    assert row == (ox.Literal("far"),)


def test_from_is_the_name_of_a_graph_and_fetches_nothing(
    world: BuiltGraph, server: tuple[str, list[str]]
) -> None:
    address, asked = server
    for clause in (f"FROM <{address}>", f"FROM NAMED <{address}>"):
        with pytest.raises(QueryError, match="this build has no graph"):
            run(world, f"SELECT * {clause} WHERE {{ {{ ?s ?p ?o }} UNION {{ GRAPH ?g {{ ?s ?p ?o }} }} }}")
    assert asked == []
    claims = "SELECT ?s FROM <https://w3id.org/citypact/graph/list-3> { ?s a pact:Agreement }"
    assert len(list(run(world, claims))) == 6


@pytest.mark.parametrize(
    "update",
    [
        "INSERT DATA { <a:a> <a:b> <a:c> }",
        "PREFIX e: <http://example.org/> delete where { ?s ?p ?o }",
        "# a remark\nDROP ALL",
        "LOAD <http://127.0.0.1:1/>",
        "WITH <a:g> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "CLEAR DEFAULT",
    ],
)
def test_updates_are_refused_and_change_nothing(update: str, world: BuiltGraph) -> None:
    before = len(world.store)
    with pytest.raises(QueryError, match="would change the graph"):
        run(world, update)
    assert len(world.store) == before


@pytest.mark.parametrize(
    ("query", "told"),
    [
        (
            "SELECT * WHERE {\n  ?s ?p ?o .\n  FILTER(?s = )\n}",
            "line 3, column 15: the query cannot be read from here on: FILTER(?s = >>>)",
        ),
        (
            "SELECT *\nWHERE {\n\tFITLER(?a > 1) }",
            "line 3, column 2: the query cannot be read from here on: >>>FITLER(?a > 1) }",
        ),
        ("SELEC * {}", "line 1, column 1: "),
        ("SELECT * { ?s ?p ?o } ORDER ?s", "line 1, column 29: "),
        ("SELECT * { ?s ?p ?o } LIMIT ten", "line 1, column 29: "),
        ("SELECT * { ?s ?p ?o", "line 1, column 10: this { is not closed: SELECT * >>>{ ?s ?p ?o"),
        ("SELECT * { ?s ?p ?o }}", "line 1, column 22: this } closes nothing"),
        ("SELECT * { ?s (?p ?o }", "line 1, column 22: this } closes nothing"),
        ("SELECT * { ?s ?p 'ไม่ปิด }", "line 1, column 18: this quotation mark is not closed"),
        (
            "SELECT * { ?s ex:p ?o }",
            "line 1, column 15: the prefix ex: is not declared; add PREFIX ex: <...>",
        ),
        (
            "SELECT ?s (COUNT(*) AS ?n) { ?s ?p ?o }",
            "line 1, column 1: the SELECT names a variable that is neither",
        ),
        ("SELECT * { ?s ?p 'กี่ปี' , }", "line 1, column 26: "),
        ("SELECT ?s { BIND(1 AS ?s) BIND(2 AS ?s) }", "line 1, column 42: "),
        ("", "the query is empty"),
        ("# nothing but a remark", "the query is empty"),
    ],
)
def test_a_syntax_error_is_told_with_line_column_and_the_line(
    query: str, told: str, world: BuiltGraph
) -> None:
    with pytest.raises(QuerySyntaxError) as raised:
        run(world, query, name="mine.rq")
    assert str(raised.value).startswith("mine.rq: ")
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_long_line_is_shown_around_the_fault() -> None:
    query = "SELECT * { " + "?s ?p ?o . " * 50 + "?s ?p . " + "?s ?p ?o . " * 50 + "}"
    with pytest.raises(SyntaxError) as raised:
        ox.Store().query(query)
    told = str(syntax_error(query, raised.value))
    assert len(told) < 250
    assert "...?o ." in told or "... ?s" in told or "..." in told


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=60))
def test_any_text_is_run_or_told_in_one_line(query: str) -> None:
    try:
        check(query)
        ox.Store().query(query)
    except QueryError as error:
        assert "\n" not in str(error)
    except SyntaxError as error:
        assert "\n" not in str(syntax_error(query, error))
    except UnicodeEncodeError:
        assert any("\ud800" <= letter <= "\udfff" for letter in query)
