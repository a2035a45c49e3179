from __future__ import annotations

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib.query import Result

from citypact.errors import QueryError
from citypact.graph.exports.cells import text_of
from citypact.graph.folder import BuiltGraph
from citypact.queries import FORMATS, Answer, endings, format_of, own, question, run, write
from citypact.queries.terms import Term
from tests.queries.answers import XSD, answer, as_rdflib, shape, written

ROWS: list[tuple[Term | None, ...]] = [
    (ox.Literal("plain"), ox.NamedNode("https://example.org/ก?a=1#b"), None),
    (
        ox.Literal('say "hi", ไทย|pipe\\', language="th"),
        None,
        ox.Literal("0.90", datatype=ox.NamedNode(XSD + "decimal")),
    ),
    (ox.Literal("two\nlines\r\nand\ta tab"), ox.BlankNode("b1"), ox.Literal(-7)),
    (
        ox.Literal("=HYPERLINK(1)"),
        ox.Literal("@x", language="en"),
        ox.Literal("-1", datatype=ox.NamedNode(XSD + "integer")),
    ),
    (
        ox.Literal("'quoted"),
        ox.Literal("+66 5"),
        ox.Literal("2023-02", datatype=ox.NamedNode(XSD + "gYearMonth")),
    ),
    (ox.Literal(""), ox.Literal("😀 ก็"), ox.Literal(True)),
]


def rows_of(result: Result, columns: Sequence[str]) -> list[tuple[Any, ...]]:
    return [tuple(bound.get(rdflib.Variable(name)) for name in columns) for bound in result.bindings]


def test_json_is_read_by_rdflib_as_it_was() -> None:
    data = written(answer(ROWS), "json")
    theirs = rows_of(Result.parse(io.BytesIO(data), format="json"), "abc")
    assert [[shape(term) for term in row] for row in theirs] == [
        [shape(as_rdflib(term)) for term in row] for row in ROWS
    ]
    assert json.loads(data)["head"] == {"vars": ["a", "b", "c"]}


def test_the_head_of_json_may_carry_links() -> None:
    head = json.loads(written(answer(ROWS), "json", links=("https://example.org/q",)))["head"]
    assert head == {"vars": ["a", "b", "c"], "link": ["https://example.org/q"]}
    assert json.loads(written(answer([]), "json")) == {
        "head": {"vars": ["a", "b", "c"]},
        "results": {"bindings": []},
    }


def test_json_tsv_and_xml_are_read_by_oxigraph_as_they_were() -> None:
    for form, reader in (
        ("json", ox.QueryResultsFormat.JSON),
        ("tsv", ox.QueryResultsFormat.TSV),
        ("xml", ox.QueryResultsFormat.XML),
    ):
        parsed = ox.parse_query_results(written(answer(ROWS), form), format=reader)
        assert isinstance(parsed, ox.QuerySolutions)
        theirs = [tuple(row) for row in parsed]
        blank = [tuple("blank" if isinstance(term, ox.BlankNode) else term for term in row) for row in theirs]
        assert blank == [
            tuple("blank" if isinstance(term, ox.BlankNode) else term for term in row) for row in ROWS
        ]


def test_tsv_is_read_by_rdflib_as_it_was() -> None:
    kept = [row for row in ROWS if not any(isinstance(term, ox.BlankNode) or term is None for term in row)]
    theirs = rows_of(Result.parse(io.BytesIO(written(answer(kept), "tsv")), format="tsv"), "abc")
    assert [[shape(term) for term in row] for row in theirs] == [
        [shape(as_rdflib(term)) for term in row] for row in kept
    ]


def test_plain_csv_is_read_by_the_csv_module_and_by_rdflib() -> None:
    data = written(answer(ROWS), "csv", spreadsheet_safe=False)
    read = list(csv.reader(io.StringIO(data.decode(), newline="")))

    def plain(term: Term | None) -> str:
        return (
            term.value if isinstance(term, ox.NamedNode | ox.Literal) else "" if term is None else str(term)
        )

    assert read == [["a", "b", "c"], *[[plain(term) for term in row] for row in ROWS]]
    assert data.count(b"\r\n") >= len(ROWS) + 1
    theirs = rows_of(Result.parse(io.BytesIO(data), format="csv"), "abc")
    assert str(theirs[0][1]) == "https://example.org/ก?a=1#b"


def test_plain_csv_equals_what_oxigraph_writes(world: BuiltGraph) -> None:
    query = "SELECT ?s ?p ?o { ?s ?p ?o } ORDER BY ?s ?p ?o"
    theirs = world.store.query(query)
    assert isinstance(theirs, ox.QuerySolutions)
    plain = theirs.serialize(format=ox.QueryResultsFormat.CSV)
    assert written(run(world, query), "csv", spreadsheet_safe=False) == plain


def test_texts_that_a_spreadsheet_would_run_carry_an_apostrophe_and_numbers_do_not() -> None:
    read = list(csv.reader(io.StringIO(written(answer(ROWS), "csv").decode(), newline="")))
    assert read[4] == ["'=HYPERLINK(1)", "'@x", "-1"]
    assert read[5] == ["''quoted", "'+66 5", "2023-02"]
    assert read[3][2] == "-7"


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"])))
def test_one_apostrophe_taken_away_gives_every_text_back(text: str) -> None:
    (_, (cell, _, _)) = csv.reader(
        io.StringIO(written(answer([(ox.Literal(text), None, ox.Literal(1))]), "csv").decode(), newline="")
    )
    assert text_of(cell) == text
    assert not cell.startswith(("=", "@"))


@settings(max_examples=200, deadline=None)
@given(
    st.lists(
        st.tuples(
            st.text(alphabet=st.characters(exclude_categories=["Cs"])),
            st.text(alphabet=st.characters(exclude_categories=["Cs"])),
        )
    )
)
def test_any_texts_survive_csv_tsv_and_json(texts: list[tuple[str, str]]) -> None:
    rows: list[tuple[Term | None, ...]] = [tuple(ox.Literal(text) for text in pair) for pair in texts]
    for form, reader in (("json", ox.QueryResultsFormat.JSON), ("tsv", ox.QueryResultsFormat.TSV)):
        parsed = ox.parse_query_results(written(answer(rows, "xy"), form), format=reader)
        assert [tuple(row) for row in parsed] == rows  # type: ignore[union-attr]
    read = list(
        csv.reader(
            io.StringIO(written(answer(rows, "xy"), "csv", spreadsheet_safe=False).decode(), newline="")
        )
    )
    assert read == [["x", "y"], *[list(pair) for pair in texts]]


def test_yes_and_no_in_every_format(world: BuiltGraph) -> None:
    asked = {name: written(run(world, "ASK {}"), name) for name, form in FORMATS.items() if form.rows}
    assert asked["table"] == asked["markdown"] == b"yes\n"
    assert json.loads(asked["json"]) == {"head": {}, "boolean": True}
    assert asked["csv"] == b"answer\r\ntrue\r\n"
    assert asked["tsv"] == b"?answer\ntrue\n"
    for form in ("json", "xml"):
        assert Result.parse(io.BytesIO(asked[form]), format=form).askAnswer is True
    assert written(run(world, "ASK { ?a a pact:Nothing }"), "table") == b"no\n"


def test_triples_are_turtle_or_json_ld_and_the_same_graph(world: BuiltGraph) -> None:
    template = "?a pact:party ?b ; rdfs:label ?l ; pact:with [ pact:body ?b ]"
    query = f"CONSTRUCT {{ {template} }} WHERE {{ ?a pact:party ?b ; rdfs:label ?l }}"
    turtle, markdown, json_ld = (written(run(world, query), form) for form in ("table", "markdown", "json"))
    assert turtle == written(run(world, query), "table")  # the same bytes each time, blank nodes too
    assert b"@prefix pact: " in turtle
    assert b"@prefix foaf: " not in turtle
    graph = rdflib.Graph().parse(data=turtle, format="turtle")
    found = list(run(world, "SELECT ?a ?b ?l { ?a pact:party ?b ; rdfs:label ?l }"))
    parties, labels = {(a, b) for a, b, _ in found}, {(a, label) for a, _, label in found}
    assert len(graph) == len(parties) + len(labels) + 2 * len(found)
    assert graph.isomorphic(rdflib.Graph().parse(data=json_ld, format="json-ld"))
    assert markdown == b"```turtle\n" + turtle + b"```\n"
    rows = list(csv.reader(io.StringIO(written(run(world, query), "csv").decode(), newline="")))
    assert rows[0] == ["subject", "predicate", "object"]
    assert len(rows) == 1 + len(graph)


def test_markdown_is_one_line_per_row_and_escapes_what_would_be_markup() -> None:
    lines = written(answer(ROWS), "markdown").decode().split("\n")
    assert len(lines) == len(ROWS) + 3
    assert 'say "hi", ไทย\\|pipe\\\\' in lines[3]
    assert "two lines  and a tab" in lines[4]
    script = written(answer([(ox.Literal("<script>*x*"), None, None)]), "markdown").decode()
    assert "\\<script\\>\\*x\\*" in script


def test_text_and_binary_streams_hold_the_same(world: BuiltGraph) -> None:
    for name, form in FORMATS.items():
        text = io.StringIO(newline="")
        asked = question("agreements") if form.rows else "CONSTRUCT { ?a pact:party ?b } { ?a pact:party ?b }"
        if form.binary:
            with pytest.raises(
                QueryError,
                match=rf"{name} is no text; write it to a file, .*--out FILE \(in Python answer\.save\(FILE\)\)",
            ):
                write(run(world, asked), name, text)
        else:
            write(run(world, asked), name, text)
            assert text.getvalue().encode() == written(run(world, asked), name)


def test_each_ending_that_is_named_means_a_format() -> None:
    assert {format_of(Path(f"answer.{each}")) for each in endings()} == set(FORMATS)
    assert {"csv", "json", "xml", "srj"} <= set(endings())


def test_an_unknown_format_is_told(world: BuiltGraph) -> None:
    with pytest.raises(QueryError, match="no format 'xls'; one of: table, csv, tsv, json, xml, markdown"):
        written(run(world, "ASK {}"), "xls")


def test_contact_data_leave_in_no_format_and_addresses_stay(world: BuiltGraph) -> None:
    texts = [
        "โทร. 0-5371-1333",
        "pr@example.go.th",
        "https://example.org/1234567890123",
        "sha256:" + "0812345678ab" * 5,
    ]
    for name, form in FORMATS.items():
        if form.binary or form.rows is None:  # they are read back in their own tests
            continue
        given = written(
            answer([(ox.Literal(text, language="th"), None, ox.Literal(text)) for text in texts]), name
        ).decode()
        assert "5371" not in given
        assert "pr@" not in given
        assert given.count("1234567890123") == given.count("sha256:0812345678ab") == 2
    turtle = written(
        run(world, 'CONSTRUCT { ?s rdfs:label "โทร. 0-5371-1333" } WHERE { ?s a pact:Source }'), "table"
    )
    assert "[โทรศัพท์/phone]" in turtle.decode()


def test_a_quote_leaves_with_at_most_300_characters(world: BuiltGraph) -> None:
    text = "#+ columns:\n#+   quote: {type: quote}\n#+   note: {type: text}\nSELECT ?quote ?note {}"
    long = Answer(
        kind="rows",
        columns=("quote", "note"),
        rows=iter([(ox.Literal("ก้" * 400), ox.Literal("ก้" * 400))]),
        question=own(text),
        text=text,
        base=world.info.base,
    )
    row = json.loads(written(long, "json"))["results"]["bindings"][0]
    assert len(row["quote"]["value"]) <= 300
    assert row["quote"]["value"].endswith("…")
    assert len(row["note"]["value"]) == 800
    for name in ("evidence_of", "disagreements"):
        assert question(name).column("quote").type == "quote"
