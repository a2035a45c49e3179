"""Queries made ready for paging: ordered by everything, or told why not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from citypact.errors import EndpointError
from citypact.graph.importing.paging import PAGE_HERE, paged


@pytest.mark.parametrize(
    ("query", "end"),
    [
        ("SELECT ?b ?a { ?a ?p ?b }", "ORDER BY ?a ?b\nLIMIT 5 OFFSET 10\n"),
        (
            "PREFIX e: <http://e/> SELECT * { ?s e:p ?o . ?o e:q ?z }",
            "ORDER BY ?o ?s ?z\nLIMIT 5 OFFSET 10\n",
        ),
        ("SELECT ?s { ?s ?p ?o } # the end", "# the end\nORDER BY ?s\nLIMIT 5 OFFSET 10\n"),
        ("SELECT ?s ?o { ?s ?p ?o } ORDER BY DESC(?o)", "ORDER BY DESC(?o)\n?o ?s\nLIMIT 5 OFFSET 10\n"),
        ("SELECT ?s (COUNT(?o) AS ?n) { ?s ?p ?o } GROUP BY ?s", "ORDER BY ?n ?s\nLIMIT 5 OFFSET 10\n"),
        ("SELECT ?s {{ SELECT ?s { ?s ?p ?o } LIMIT 3 }}", "ORDER BY ?s\nLIMIT 5 OFFSET 10\n"),
        (
            'SELECT ?s { ?s ?p ?o SERVICE wikibase:label { bd:serviceParam wikibase:language "th" } }',
            "ORDER BY ?s\nLIMIT 5 OFFSET 10\n",
        ),
    ],
)
def test_a_page_is_a_part_of_one_order(query: str, end: str) -> None:
    assert paged(query, place="q.rq", rows=5).page(10, 5).endswith(end)


def test_every_page_of_a_query_is_sparql() -> None:
    from rdflib.plugins.sparql.parser import parseQuery

    for query in ("SELECT ?s { ?s ?p ?o } ORDER BY ?o", "SELECT * { ?s ?p ?o } #"):
        parseQuery(paged(query, place="q.rq", rows=5).page(10, 5))


@pytest.mark.parametrize(
    "prologue",
    [
        "",
        "# select\n",
        "BASE <http://e/>\nPREFIX e: <http://e/#> # x\nprefix : <http://f/>\n",
        "PREFIX select: <http://e/>",
    ],
)
def test_a_page_can_be_sorted_in_a_subquery(prologue: str) -> None:
    from rdflib.plugins.sparql import prepareQuery

    query = paged(f"{prologue} SELECT ?s ?o {{ ?s ?p ?o }} ORDER BY ?o # end", place="q.rq", rows=5)
    within = replace(query, within=True)
    assert query.can_be_within and within.digest == query.digest
    page = within.page(10, 5)
    assert page.startswith(f"{prologue} SELECT * WHERE {{ {{\nSELECT") or not prologue.strip()
    assert page.endswith("?o ?s\n} }\nLIMIT 5 OFFSET 10\n")
    prepareQuery(page)


def test_what_names_its_graphs_cannot_stand_in_a_subquery() -> None:
    assert not paged("SELECT ?s FROM <http://g/> { ?s ?p ?o }", place="q.rq", rows=5).can_be_within


def test_a_query_says_where_its_pages_belong() -> None:
    inner = f"SELECT ?s {{ ?s ?p ?o }} ORDER BY ?s\n  {PAGE_HERE}\n"
    query = paged(f"SELECT ?s ?l {{ {{ {inner} }} ?s ?q ?l }} ORDER BY ?s", place="q.rq", rows=5)
    page = query.page(10, 5)
    assert "ORDER BY ?s\nLIMIT 5 OFFSET 10\n" in page and page.count("LIMIT") == 1


def test_a_query_with_a_limit_of_its_own_is_left_as_it_is() -> None:
    query = paged("SELECT ?s { ?s ?p ?o } LIMIT 7", place="q.rq", rows=5)
    assert query.rows is None and query.page(0, 5) == "SELECT ?s { ?s ?p ?o } LIMIT 7"


def test_a_query_that_no_parser_here_knows_can_be_asked_once() -> None:
    """Blazegraph's named subqueries, for one."""
    text = "SELECT ?s WITH { SELECT ?s { ?s ?p ?o } } AS %x WHERE { INCLUDE %x }"
    assert paged(text, place="q.rq", rows=None).page(0, 0) == text


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("", "q.rq: the query is empty"),
        ("ASK { ?s ?p ?o }", "q.rq: no SELECT query"),
        ("CONSTRUCT WHERE { ?s ?p ?o }", "q.rq: no SELECT query"),
        ("SELECT ?s {\n ?s ?p }", r"q.rq:2:\d+: no SPARQL 1.1 from .*--page-size 0"),
        ("INSERT DATA { <a:b> <a:b> <a:b> }", "q.rq:1:1: no SPARQL 1.1"),
        ("SELECT ?s { ?s ?p ?o } VALUES ?s { <a:b> }", "q.rq: VALUES stands behind the query.*into WHERE"),
        (f"SELECT ?s {{ {{ SELECT ?s {{ ?s ?p ?o }}\n{PAGE_HERE}\n}} }}", "has no ORDER BY at its end"),
        (f"SELECT ?s {{ ?s ?p ?o }} ORDER BY ?s\n{PAGE_HERE}\n{PAGE_HERE}", "2 times; say it once"),
        (f"SELECT ?s {{ ?s ?p ?o\n{PAGE_HERE}\n}} ORDER BY ?s", r"with LIMIT and OFFSET in place\):\d"),
    ],
)
def test_what_cannot_be_paged_is_one_line(query: str, said: str) -> None:
    with pytest.raises(EndpointError, match=said) as caught:
        paged(query, place="q.rq", rows=5)
    assert "\n" not in str(caught.value)


def test_pages_of_another_size_or_query_are_told_apart() -> None:
    one = paged("SELECT ?s { ?s ?p ?o }", place="q.rq", rows=5)
    assert one.digest == paged("SELECT ?s { ?s ?p ?o }", place="other.rq", rows=5).digest
    assert one.digest != paged("SELECT ?s { ?s ?p ?o }", place="q.rq", rows=6).digest
    assert one.digest != paged("SELECT ?o { ?s ?p ?o }", place="q.rq", rows=5).digest
