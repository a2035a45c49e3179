"""The graphs that a query names, read out of its text, and those that are written into it."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from citypact.errors import QuerySyntaxError
from citypact.queries import catalogue_names, question
from citypact.queries.datasets import Dataset, own_dataset, with_dataset
from citypact.queries.prefixes import PREFIXES

KNOWN = "https://w3id.org/citypact/graph/known"


def own(text: str) -> Dataset | None:
    return own_dataset(text, PREFIXES)


@pytest.mark.parametrize("end", ["", " ", " # a note", " # a note\n", " # one\n# two"])
def test_a_query_without_where_keeps_its_graphs_whatever_it_ends_with(end: str) -> None:
    store = ox.Store()
    store.update("INSERT DATA { GRAPH <http://e/known> { <http://e/a> <http://e/b> 1 } }")
    asked = with_dataset(f"DESCRIBE <http://e/a>{end}", "http://e/known", [])
    found = store.query(asked)
    assert isinstance(found, ox.QueryTriples)
    assert len(list(found)) == 1


@pytest.mark.parametrize(
    ("text", "default", "named"),
    [
        ("SELECT * FROM g:known { ?s ?p ?o }", [KNOWN], []),
        ("select*from<http://e/a>from\nnamed<http://e/b>where{?s ?p ?o}", ["http://e/a"], ["http://e/b"]),
        (
            "ASK FROM <http://e/a> # FROM <http://e/c>\n FROM <http://e/b> {}",
            ["http://e/a", "http://e/b"],
            [],
        ),
        ("SELECT * FROM <http://e/a> FROM <http://e/a> { ?s ?p ?o }", ["http://e/a"], []),
        (
            "BASE <http://e/x/> PREFIX g: <../y/> ASK FROM <a> FROM NAMED g:b {}",
            ["http://e/x/a"],
            ["http://e/y/b"],
        ),
        (
            r"ASK FROM <http://e/\u0061> FROM g:a\-b {}",
            ["http://e/a", "https://w3id.org/citypact/graph/a-b"],
            [],
        ),
        ("PREFIX from: <http://e/> ASK FROM from:a FROM NAMED from:b {}", ["http://e/a"], ["http://e/b"]),
        ("PREFIX from: <http://e/> DESCRIBE from:a FROM <http://e/b>", ["http://e/b"], []),
        ("CONSTRUCT { ?s ?p 'FROM <x:a>' } FROM <http://e/a> WHERE { ?s ?p ?o }", ["http://e/a"], []),
        ("CONSTRUCT FROM <http://e/a> WHERE { ?s ?p ?o }", ["http://e/a"], []),
        ("SELECT (COUNT(*) AS ?from) FROM <http://e/a> { ?from ?p ?o }", ["http://e/a"], []),
        ("SELECT (EXISTS { ?a ?b ?c } AS ?x) FROM <http://e/a> { }", ["http://e/a"], []),
    ],
)
def test_the_graphs_that_a_query_names_are_read(text: str, default: list[str], named: list[str]) -> None:
    found = own(text)
    assert found is not None
    assert (list(found.default), list(found.named)) == (default, named)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * { ?s ?p 'FROM <http://e/a>' }",
        "# FROM <http://e/a>\nSELECT ?from { ?from ?p ?o } # FROM <http://e/a>",
        "SELECT * { ?s ?p ?o } LIMIT 1 FROM <http://e/a>",  # here and below the engine tells what is wrong
        "SELECT * FROM nowhere { ?s ?p ?o }",
        "SELECT * FROM",
        "SELECT * FROM undeclared:a { ?s ?p ?o }",
        "SELECT * FROM <relative> { ?s ?p ?o }",
        "",
    ],
)
def test_a_query_that_names_no_graph_names_none(text: str) -> None:
    assert own(text) is None


def test_no_question_of_the_catalogue_names_its_graphs() -> None:
    assert [name for name in catalogue_names() if own(question(name).text)] == []


@pytest.mark.parametrize("clause", ["FROMg:known", "FROMNAMED<http://e/a>", "FROM <http://e/a> fromg:known"])
def test_from_is_not_glued_to_its_graph(clause: str) -> None:
    with pytest.raises(QuerySyntaxError, match="line 2, column .*put a space behind FROM"):
        own(f"SELECT *\n{clause} {{ ?s ?p ?o }}")


def test_the_graphs_of_a_query_are_sent_in_full_and_once() -> None:
    text = "SELECT * FROM g:a # one\n FROM g:a WHERE { ?s ?p ?o }"
    graph = "https://w3id.org/citypact/graph/"
    assert with_dataset(text, KNOWN, [], own(text)) == f"SELECT * FROM <{graph}a> WHERE {{ ?s ?p ?o }}"
    text = "ASK FROM g:a { GRAPH ?g { ?s ?p ?o } }"  # of no named graph, which Virtuoso takes for all
    assert with_dataset(text, KNOWN, [f"{graph}b"], own(text)) == (
        f"ASK FROM <{graph}a> FROM NAMED <{KNOWN}#none> {{ GRAPH ?g {{ ?s ?p ?o }} }}"
    )
