from __future__ import annotations

import datetime as dt
import itertools
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import example, given, settings
from hypothesis import strategies as st
from rdflib.plugins.sparql import prepareQuery
from rdflib.plugins.sparql.parserutils import CompValue

from citypact.errors import ParameterError, QueryError
from citypact.graph.folder import BuiltGraph
from citypact.queries import Question, bind, catalogue_names, lookup_in, own, question, run
from citypact.queries.binding import blocks, with_values
from citypact.queries.lookup import Lookup
from citypact.queries.terms import serialised
from citypact.queries.tokens import tokens

BASE = "https://w3id.org/citypact/id/"
NOWHERE = Lookup(lambda query: [], base=BASE)
TEXTS = own(
    "#+ params:\n#+   x: {type: text, many: true}\n#+   y: {type: text}\n"
    "SELECT ?x ?y WHERE { VALUES (?x) { (UNDEF) } OPTIONAL { VALUES (?y) { (UNDEF) } } }"
)
CONTROLS = "".join(map(chr, {*range(0x20), 0x7F} - set(b"\t\n\r")))
HOSTILE = [
    '") } SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } #',
    "\\",
    '\\"',
    "\\u0022) } INSERT",
    "\\\\u0022",
    "\\U00000022",
    "\n\r\t\x85\u2028\ufffe\ufeff",
    "'''",
    "UNDEF",
    "}",
    "?x",
    "$x",
    "<a:b>",
    "เเม่น้ำ ๑๒๓ \U0001f600",
]


def bound(asked: Question, params: Mapping[str, Any], **more: Any) -> str:
    return bind(asked, params, lookup=NOWHERE, base=BASE, **more).text


def shape(query: str) -> Any:
    """The algebra of a query, each term and each row of values as a mere sign that it is there."""

    def walk(node: Any) -> Any:
        if isinstance(node, CompValue):
            if node.name == "values":
                return ("values", *sorted({walk(name) for row in node["res"] for name in row}))
            return (node.name, *((key, walk(value)) for key, value in sorted(node.items()) if key != "_vars"))
        if isinstance(node, Mapping):
            return tuple(sorted((walk(key), walk(value)) for key, value in node.items()))
        if isinstance(node, list | tuple):
            return tuple(walk(each) for each in node)
        if isinstance(node, rdflib.Variable | str) and not isinstance(node, rdflib.Literal | rdflib.URIRef):
            return str(node)
        return type(node).__name__

    return walk(prepareQuery(query).algebra)


@settings(max_examples=400, deadline=None)
@given(st.lists(st.text(), min_size=1, max_size=3), st.text())
@example(HOSTILE, HOSTILE[0])
def test_no_text_changes_what_a_query_asks(many: list[str], one: str) -> None:
    try:
        text = bound(TEXTS, {"x": many, "y": one})
    except ParameterError:
        assert any("\ud800" <= letter <= "\udfff" or letter in CONTROLS for letter in "".join([*many, one]))
        return
    assert shape(text) == shape(bound(TEXTS, {"x": ["a"], "y": "b"}))
    kinds = [token.kind for token in tokens(text)]
    rows = len(dict.fromkeys(many))
    assert kinds.count("string") == rows + 1
    assert len(kinds) == len(list(tokens(bound(TEXTS, {"x": ["a"], "y": "b"})))) + 3 * (rows - 1)


@settings(max_examples=400, deadline=None)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters=CONTROLS)))
@example("\\u0022")
@example("".join(HOSTILE))
def test_a_text_arrives_at_the_engine_as_it_was_typed(value: str) -> None:
    rows = ox.Store().query(bound(TEXTS, {"x": value, "y": value}))
    assert isinstance(rows, ox.QuerySolutions)
    assert [tuple(row) for row in rows] == [(ox.Literal(value), ox.Literal(value))]


@pytest.mark.parametrize("control", CONTROLS)
@pytest.mark.parametrize("kind", ["text", "body", "iri", "domain"])
def test_a_control_character_is_told_with_its_place(kind: str, control: str) -> None:
    asked = own(f"#+ params:\n#+   x: {{type: {kind}}}\nSELECT * {{ VALUES (?x) {{ (UNDEF) }} }}")
    with pytest.raises(ParameterError, match=rf"x: character 3 of the text is .*U\+{ord(control):04X}"):
        bound(asked, {"x": f"ab{control}c"})


def test_a_carriage_return_is_sent_escaped() -> None:
    text = bound(TEXTS, {"x": "a\rb\r\nc\td"})
    assert "\r" not in text
    assert '"a\\rb\\r\\nc\\td"' in text


@pytest.mark.parametrize("value", HOSTILE)
def test_an_engine_that_decodes_escapes_before_it_parses_gets_the_same_text(value: str) -> None:
    (row,) = rdflib.Graph().query(f"SELECT ?x {{ VALUES (?x) {{ ({serialised(ox.Literal(value))}) }} }}")
    assert str(row[0]) == value  # type: ignore[index]


@settings(max_examples=300, deadline=None)
@given(
    st.text(), st.sampled_from(["body", "country", "thing", "iri", "domain", "date", "decimal", "integer"])
)
def test_any_value_of_any_type_is_a_term_or_told_in_one_line(value: str, kind: str) -> None:
    asked = own(f"#+ params:\n#+   x: {{type: {kind}}}\nSELECT * {{ VALUES (?x) {{ (UNDEF) }} }}")
    try:
        text = bound(asked, {"x": value})
    except ParameterError as error:
        assert "\n" not in str(error)
        return
    assert shape(text) == shape(bound(own(asked.text.replace(kind, "text")), {"x": "a"}))


@pytest.mark.parametrize("name", ["agreements", "agreements_of", "shared_domains", "evidence_of"])
def test_values_keep_the_shape_of_a_catalogued_query(name: str, world: BuiltGraph) -> None:
    asked = question(name)
    some: dict[str, object] = {
        "body": "เทศบาลนครธาราแก้ว",
        "other": "id:body/villefable",
        "thing": "id:agreement/morning-1-a",
        "status": ["signed", "planned"],
        "type": "mou",
        "domain": ["tourism", "education", "sports"],
        "since": 2019,
        "until": dt.date(2024, 1, 1),
    }
    params = {each.name: some[each.name] for each in asked.parameters}
    text = bind(asked, params, lookup=lookup_in(world), base=BASE, as_of="2024-01-05").text
    assert shape(text) == shape(asked.text)


@pytest.mark.parametrize("name", catalogue_names())
def test_no_value_of_any_parameter_of_the_catalogue_leaves_its_block(name: str) -> None:
    """Bound or refused in one line; outside the blocks the text stays as it is, and inside stand terms alone."""

    def outside(text: str, variable: str) -> str:
        for start, end in reversed(blocks(text)[variable]):
            text = text[:start] + text[end:]
        return text

    asked = question(name)
    for parameter in asked.parameters:
        alone = Question(name=name, text=asked.text, parameters=(parameter,))
        for value in (
            *HOSTILE,
            "2023",
            "signed",
            "id:body/x",
            "urn:x>} . ?s ?p ?o #",
            7,
            -1,
            1e300,
            None,
            b"x",
            object(),
        ):
            try:
                text = bound(alone, {parameter.name: value}, as_of="2024-01-05")
            except ParameterError as error:
                assert "\n" not in str(error)
                assert str(error).startswith(f"{name}: ")
                continue
            assert outside(text, parameter.name) == outside(asked.text, parameter.name)
            for start, end in blocks(text)[parameter.name]:
                inside = list(tokens(text[start:end]))[5:]
                assert {token.kind for token in inside} <= {"iri", "string", "language", "other", "word"}
                assert {token.text for token in inside if token.kind == "word"} <= {"UNDEF"}
    for value in ("1 } INSERT", -1, "all", 1.5, True, "9" * 30):
        for window in ("limit", "offset"):
            with pytest.raises(ParameterError, match=f"{name}: {window}: "):
                bound(Question(name=name, text=asked.text, operation=asked.operation), {window: value})


def test_each_block_of_a_parameter_is_filled(world: BuiltGraph) -> None:
    text = bind(
        question("agreements_of"), {"body": "id:body/tharakaeo"}, lookup=lookup_in(world), base=BASE
    ).text
    assert text.count("VALUES (?body) { (<https://w3id.org/citypact/id/body/tharakaeo>) }") == 2
    assert "VALUES (?status) { (UNDEF) }" in text


def test_no_terms_are_not_all_things() -> None:
    with pytest.raises(ValueError, match=r"no terms for \?x: they would mean all things"):
        with_values("SELECT * { VALUES (?x) { (UNDEF) } }", {"x": []})


def test_equal_values_stand_once() -> None:
    asked = own("#+ params:\n#+   d: {type: domain, many: true}\nSELECT * { VALUES (?d) { (UNDEF) } }")
    assert bound(asked, {"d": ["tourism", "tourism"]}).count("domain/tourism") == 1


@pytest.mark.parametrize(
    ("kind", "value", "term"),
    [
        ("date", "2023", '"2023-01-01"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date", dt.date(2023, 2, 24), '"2023-02-24"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date, edge: end", "2024-02", '"2024-02-29"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("date, edge: end", 2023, '"2023-12-31"^^<http://www.w3.org/2001/XMLSchema#date>'),
        ("integer", "๓", '"3"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("integer", -4, '"-4"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("integer", "0" * 30 + "7", '"7"^^<http://www.w3.org/2001/XMLSchema#integer>'),
        ("decimal", "0.9", '"0.9"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("decimal", "-.50", '"-0.50"^^<http://www.w3.org/2001/XMLSchema#decimal>'),
        ("text", "ครับ", '"ครับ"'),
        ("text, values: [row, curated]", " row ", '"row"'),
        ("iri", "id:agreement/a-1", "<https://w3id.org/citypact/id/agreement/a-1>"),
        ("iri", "<https://example.org/ไทย>", "<https://example.org/ไทย>"),
        (
            "status",
            "https://w3id.org/citypact/status/in_force",
            "<https://w3id.org/citypact/status/in_force>",
        ),
        ("status", "status:in_force", "<https://w3id.org/citypact/status/in_force>"),
        ("level", "pao", "<https://w3id.org/citypact/level/pao>"),
    ],
)
def test_a_value_becomes_a_term_of_its_type(kind: str, value: object, term: str) -> None:
    asked = own(f"#+ params:\n#+   x: {{type: {kind}}}\nSELECT * {{ VALUES (?x) {{ (UNDEF) }} }}")
    assert f"VALUES (?x) {{ ({term}) }}" in bound(asked, {"x": value})


@pytest.mark.parametrize(
    ("kind", "value", "told"),
    [
        ("date", "yesterday", "query: x: 'yesterday' is no date; write YYYY, YYYY-MM or YYYY-MM-DD"),
        ("date", "2023-02-30", "a day that does not exist"),
        ("date", "2023-13", "a day that does not exist"),
        ("date", "0000", "a day that does not exist"),
        ("date", "2566-02-24", "looks like a Buddhist year; write 2023-02-24"),
        ("date", "๒๕๖๖", "looks like a Buddhist year; write 2023"),
        ("date", True, "is no date"),
        ("integer", "ten", "is no whole number"),
        ("integer", "1.5", "is no whole number"),
        ("integer", True, "is no whole number"),
        ("integer", "9" * 26, f"x: {'9' * 26} is too large; write 999999999999999999 or less"),
        ("integer", "-" + "9" * 26, f"-{'9' * 26} is too small; write -999999999999999999 or more"),
        ("integer, maximum: 100", "9" * 26, "is too large; write 100 or less"),
        ("integer", "9" * 5000, "x: a number of more than 40 digits is too large"),
        ("integer", "x" * 5000, f"'{'x' * 59}... is no whole number"),
        ("decimal", "1" * 16, "is too large; write 999999999999999 or less"),
        ("decimal", "9" * 5000, "x: a number of more than 40 digits is too large"),
        ("decimal", "0." + "1" * 16, "has more than 15 digits behind the point; round it"),
        ("decimal", ".", "is no number"),
        ("integer, minimum: 1", "0", "0 is too small; write 1 or more"),
        ("integer, maximum: 5", "6", "6 is too large; write 5 or less"),
        ("decimal", "1e400", "is no number"),
        ("decimal, minimum: 0", "-0.5", "-0.5 is too small; write 0 or more"),
        ("decimal, maximum: 5000", "5000.1", "5000.1 is too large; write 5000 or less"),
        ("iri", "two words", "is no IRI"),
        ("iri", "a> } <b", "is no IRI"),
        ("domain", "turism", "no domain 'turism'; did you mean tourism?"),
        ("status", "xyz", "one of: planned, signed"),
        ("status", "ลงนาม", "no status 'ลงนาม'; did you mean signed (ลงนามแล้ว) or planned (มีกำหนดลงนาม)?"),
        ("status", "ต่ออายุแล้", "did you mean renewed (ต่ออายุแล้ว)?"),
        ("status", "กขค", "one of: planned (มีกำหนดลงนาม), signed (ลงนามแล้ว)"),
        ("domain", "ท่องเที่ยว", "did you mean tourism (การท่องเที่ยว)?"),
        ("domain", "Smart", "did you mean digital_smart_city?"),
        ("status, many: true", "signed, ended", "give each by itself: --param x=signed --param x=ended"),
        ("status", "signed,ended", "no status 'signed,ended'"),
        ("text", 3, "3 is no text"),
        ("text, values: [row, curated]", "rows", "x: 'rows' is none of its words; one of: row, curated"),
        ("text", "\ud800", "not valid Unicode"),
        ("body", " ", "the value is empty"),
        ("text", ["a", "b"], "takes one value, 2 were given"),
    ],
)
def test_a_wrong_value_is_told_in_one_line(kind: str, value: object, told: str) -> None:
    asked = own(f"#+ params:\n#+   x: {{type: {kind}}}\nSELECT * {{ VALUES (?x) {{ (UNDEF) }} }}")
    with pytest.raises(ParameterError) as raised:
        bound(asked, {"x": value})
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_a_number_that_python_does_not_write_out_is_too_large_too() -> None:
    asked = own("#+ params:\n#+   x: {type: integer}\nSELECT * { VALUES (?x) { (UNDEF) } }")
    with pytest.raises(ParameterError, match="a number of more than 40 digits is too large"):
        bound(asked, {"x": 10**5000})


def test_a_period_does_not_end_before_it_begins(world: BuiltGraph) -> None:
    """Of catalogued questions the answer was empty, without a word."""
    with pytest.raises(
        ParameterError, match="agreements: since 2024-01-01 is after until 2020-12-31; exchange"
    ):
        run(world, question("agreements"), {"since": "2024", "until": "2020"})
    with pytest.raises(
        ParameterError, match="partners_over_time: since 2024 is after until 999; exchange the two"
    ):
        run(world, question("partners_over_time"), {"since": 2024, "until": 999})
    run(world, question("agreements"), {"since": "2020", "until": "2020"})


def test_what_is_missing_or_unknown_is_named(world: BuiltGraph) -> None:
    with pytest.raises(
        ParameterError,
        match=r"agreements_of: body is missing \(หน่วยงาน.*add --param 'body=.*' \(in Python body='เทศบาล.*'\)$",
    ):
        run(world, question("agreements_of"))
    with pytest.raises(ParameterError, match="no parameter 'boddy'; did you mean body"):
        run(world, question("agreements_of"), {"boddy": "x"})
    with pytest.raises(ParameterError, match="no parameter 'x'; it takes: limit, offset"):
        run(world, "SELECT * {}", {"x": "1"})
    with pytest.raises(ParameterError, match="as_of is missing"):
        bound(question("planned_unconfirmed"), {})
    with pytest.raises(QueryError, match=r"no VALUES \(\?x\) { \(UNDEF\) }"):
        bound(own("#+ params:\n#+   x: {type: text}\nSELECT * { VALUES ?x { UNDEF } }"), {})


def test_limit_and_offset_are_whole_numbers(world: BuiltGraph) -> None:
    everything = list(run(world, question("agreements")))
    assert list(run(world, question("agreements"), {"limit": "3"})) == everything[:3]
    assert list(run(world, question("agreements"), limit=4, offset="๒")) == everything[2:6]
    assert list(run(world, question("agreements"), limit=0)) == []
    for value in ("1 } INSERT", -1, "all", 1.5, "9" * 26, ["1", "2"]):
        with pytest.raises(ParameterError, match="agreements: limit"):
            run(world, question("agreements"), limit=value)


def test_a_limit_that_is_given_twice_is_refused_and_one_that_a_question_has_is_its_own(
    world: BuiltGraph,
) -> None:
    """The parameter won, without a word."""
    with pytest.raises(ParameterError, match="agreements: limit is given twice"):
        run(world, question("agreements"), {"limit": "3"}, limit=2)
    with pytest.raises(ParameterError, match="agreements: offset is given twice"):
        run(world, question("agreements"), {"offset": "3"}, offset=2)
    header = "#+ params:\n#+   limit: {type: integer}\n"
    asked = f"{header}SELECT ?n {{ VALUES (?limit) {{ (9) }} VALUES ?n {{ 1 2 3 4 }} FILTER(?n <= ?limit) }}"
    assert len(list(run(world, asked, {"limit": "3"}))) == 3
    assert len(list(run(world, asked, {"limit": "3"}, limit=2))) == 2
    assert len(list(run(world, asked, limit=2))) == 2


def test_an_ask_has_no_rows_to_limit(world: BuiltGraph) -> None:
    with pytest.raises(ParameterError, match="query: ASK has no rows; leave limit and offset out"):
        run(world, "ASK {}", offset=1)


NUMBERS = "SELECT ?n { VALUES ?n { 0 1 2 3 4 5 6 7 8 9 } } ORDER BY ?n"


@pytest.mark.parametrize(
    "query",
    [
        NUMBERS,
        f"{NUMBERS} LIMIT 5",
        f"{NUMBERS} OFFSET 3",
        f"{NUMBERS} limit 5 offset 3 # LIMIT 1",
        f"{NUMBERS} OFFSET 3\nLIMIT 5\n# OFFSET 1",
        f"{NUMBERS} LIMIT 0",
        f"{NUMBERS} VALUES ?n {{ 9 7 5 3 1 }}",
        f"{NUMBERS} LIMIT 4 OFFSET 1 VALUES (?n) {{ (9) (7) (5) (3) (1) }} # values",
        "SELECT ?n { { SELECT ?n { VALUES ?n { 3 2 1 } } ORDER BY ?n LIMIT 2 } } ORDER BY ?n # LIMIT 1",
    ],
)
def test_a_limit_takes_rows_of_those_that_the_query_leaves(query: str, world: BuiltGraph) -> None:
    everything = list(run(world, query))
    for limit, offset in itertools.product((None, 0, 1, 3, 99), (None, 0, 2, 99)):
        first, end = offset or 0, None if limit is None else (offset or 0) + limit
        assert list(run(world, query, limit=limit, offset=offset)) == everything[first:end]


def test_a_limit_of_a_construct_is_one_of_what_it_is_made_from(world: BuiltGraph) -> None:
    query = "CONSTRUCT { ?s rdfs:label ?o ; rdfs:comment ?o } { VALUES (?s ?o) { (pact:a 1) (pact:b 2) (pact:c 3) } } LIMIT 2"
    assert len(list(run(world, query, limit=1))) == 2


def test_blocks_are_found_outside_strings_and_comments_alone() -> None:
    text = 'SELECT * { # VALUES (?x) { (1) }\n ?s ?p "VALUES (?x) { (1) }" . values(?x){(UNDEF)(<a}>)} }'
    (place,) = blocks(text)["x"]
    assert text[slice(*place)] == "values(?x){(UNDEF)(<a}>)}"[: place[1] - place[0]]
