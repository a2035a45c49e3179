"""What is looked at here before a query goes to a server."""

from __future__ import annotations

import time

import pytest

from citypact.errors import QuerySyntaxError
from citypact.queries.remote import _kind


@pytest.mark.parametrize(
    ("query", "kind"),
    [
        ("ASK {}", "boolean"),
        ("SELECT ('ask' AS ?x) {}", "rows"),
        ("PREFIX select: <http://example.org/> # ask\nCONSTRUCT WHERE { ?ask select:b ?c }", "triples"),
        ("describe <http://example.org/a>", "triples"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?a ?b ?c } }", "rows"),  # nobody is asked
    ],
)
def test_the_form_says_what_kind_of_answer_it_is(query: str, kind: str) -> None:
    assert _kind(query, "query", {}) == kind


def test_a_fault_is_told_with_its_place() -> None:
    with pytest.raises(QuerySyntaxError, match="mine: line 1, column 8: .*>>>. FITLER"):
        _kind("SELECT * FITLER", "mine", {})


def test_a_query_is_read_and_not_run() -> None:
    many = " ".join(map(str, range(1500)))  # on an empty store too it would sort two million rows
    before = time.process_time()
    assert (
        _kind(f"SELECT * {{ VALUES ?a {{ {many} }} VALUES ?b {{ {many} }} }} ORDER BY ?b ?a", "query", {})
        == "rows"
    )
    assert time.process_time() - before < 2
