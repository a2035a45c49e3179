from __future__ import annotations

import re

import pytest

from citypact.errors import QueryError, UnknownQuery
from citypact.ontology.concepts import SCHEMES, concepts
from citypact.queries.catalogue import PARAMETER_TYPES, names, own, question, questions


@pytest.mark.parametrize("name", names())
def test_a_header_is_complete_in_thai_and_english(name: str) -> None:
    asked = question(name)
    for words in (asked.summary, asked.why, asked.leaves_out):
        assert set(words) == {"th", "en"}
    assert asked.tags
    assert asked.columns
    labels = [each.label for each in asked.parameters] + [each.label for each in asked.columns]
    for label in labels:
        assert set(label) == {"th", "en"}
        assert any("\u0e00" <= letter <= "\u0e7f" for letter in label["th"])
        assert label["en"].isascii()


@pytest.mark.parametrize("name", names())
def test_what_is_left_out_is_said_of_statuses_and_of_undated_agreements(name: str) -> None:
    """Two spoke of agreements "without a year" alone, and one said so in English only."""
    told = question(name).leaves_out
    assert re.search("status|planned", told["en"], re.IGNORECASE)
    assert re.search(
        "undated|dated or not|without a date|date is missing|status and date|day", told["en"], re.IGNORECASE
    )
    assert re.search("สถานะ|กำหนด|เสนอ|ลงนามแล้ว", told["th"])
    assert re.search("ทราบวัน|ไม่มีวัน|วันที่", told["th"])


@pytest.mark.parametrize("name", names())
def test_types_are_known_and_defaults_are_words_of_their_scheme(name: str) -> None:
    for parameter in question(name).parameters:
        assert parameter.type in PARAMETER_TYPES
        if parameter.type in SCHEMES:
            assert set(parameter.default) <= set(concepts(parameter.type))
    assert {column.type for column in question(name).columns} <= {
        *("iri", "concept", "text", "integer", "decimal", "date", "quote", "any")
    }


@pytest.mark.parametrize("name", names())
def test_a_header_says_which_of_its_columns_carry_a_row_or_what_it_counts(name: str) -> None:
    asked = question(name)
    assert "\n#+ evidence: [" in asked.text or "\n#+ counted: [" in asked.text
    types = {each.name: each.type for each in asked.parameters}
    types |= {each.name: each.type for each in asked.columns}
    assert all(types[first] in ("iri", "any", "thing") for first, *_ in asked.evidence)
    if any(column.name == "agreement" for column in asked.columns):
        assert "agreement" in [first for first, *_ in asked.evidence]


def test_a_name_that_is_not_there_is_answered_with_the_nearest() -> None:
    with pytest.raises(UnknownQuery, match="did you mean agreements_of"):
        question("agreement_off")
    with pytest.raises(UnknownQuery, match="did you mean who_claims"):
        question("who-claims")
    with pytest.raises(UnknownQuery, match="did you mean border_pairs"):
        question("neighbours")
    with pytest.raises(UnknownQuery, match=r"did you mean .*domain_trends"):
        question("ลดลง")
    with pytest.raises(UnknownQuery, match=r"no query '../../etc/passwd'; citypact queries lists all 41$"):
        question("../../etc/passwd")


def test_questions_come_in_the_order_of_their_names() -> None:
    assert [each.name for each in questions()] == sorted(names())


def test_a_query_without_a_header_is_a_question_without_parameters() -> None:
    asked = own("SELECT * { ?s ?p ?o }")
    assert (asked.parameters, asked.columns, dict(asked.summary)) == ((), (), {})


def test_a_header_of_grlc_alone_is_read() -> None:
    asked = own("#+ summary: All of it\n#+ endpoint: http://example.org/sparql\n#+ tags: [a, b]\nASK {}")
    assert (asked.summary["en"], asked.tags) == ("All of it", ("a", "b"))


def test_a_header_names_the_columns_whose_iris_carry_a_row_and_the_claims_that_it_rests_on() -> None:
    asked = own("#+ columns:\n#+   a: {type: iri}\n#+ evidence: [a]\n#+ predicates: [pact:signedOn]\nASK {}")
    assert asked.evidence == (("a",),)
    assert asked.predicates == ("https://w3id.org/citypact/ns#signedOn",)
    assert (own("ASK {}").evidence, own("ASK {}").predicates) == ((), ())


@pytest.mark.parametrize(
    ("header", "told"),
    [
        ("#+ summary: [a", "no YAML"),
        ("#+ - a\n#+ - b", "not a mapping"),
        ("#+ params:\n#+   x: text", "params of the header is not a mapping"),
        ("#+ params:\n#+   x: {type: colour}", "no type 'colour'; one of: body"),
        ("#+ params:\n#+   x: {typ: text}", "no key 'typ'"),
        ("#+ params:\n#+   x: {type: integer, minimum: few}", "no whole number"),
        ("#+ params: {}\n#+ colums: {}", "no key 'colums'"),
        ("#+ columns:\n#+   a: {type: iri}\n#+ evidence: [b]", "evidence: no column 'b'; one of: a"),
        ("#+ counted: [b]", "counted: no SELECT of it has COUNT"),
        ("#+ predicates: [signedOn]", "predicates: 'signedOn' is no IRI; write pact:signedOn"),
        ("#+ predicates: ['nowhere:x']", "predicates: 'nowhere:x' is no IRI"),
        ("#+ a: &x [1]\n#+ a: *x", "no YAML"),
    ],
)
def test_a_broken_header_is_told_in_one_line(header: str, told: str) -> None:
    with pytest.raises(QueryError) as raised:
        own(f"{header}\nSELECT * {{}}", name="mine.rq")
    assert str(raised.value).startswith("mine.rq: ")
    assert told in str(raised.value)
    assert "\n" not in str(raised.value)


def test_scalars_of_a_header_stay_text() -> None:
    asked = own(
        '#+ summary: 13:00\n#+ params:\n#+   x: {type: text, default: "no", example: 2023-02-24}\nASK {}'
    )
    assert asked.summary["en"] == "13:00"
    assert asked.parameter("x").default == ("no",)
    assert asked.parameter("x").example == "2023-02-24"
    with pytest.raises(KeyError):
        asked.parameter("y")
