from __future__ import annotations

import io
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree
from rdflib.query import Result

from citypact.graph.folder import BuiltGraph
from citypact.queries import questions, run
from tests.queries.answers import answer, as_rdflib, literal, shape, written

SCHEMA = etree.RelaxNG(etree.parse(Path(__file__).with_name("sparql_results.rng")))
ROWS = [
    (ox.Literal("plain <&> \"'"), ox.NamedNode("https://example.org/ก?a=1&b=2#c"), None),
    (ox.Literal("ไทย ก็", language="th"), None, literal("0.90", "decimal")),
    (ox.Literal(" two\nlines\r\nand\ta tab\r"), ox.BlankNode("b1"), ox.Literal(-7)),
    (ox.Literal(""), ox.Literal("]]>😀"), ox.Literal(True)),
]


def test_xml_is_valid_and_rdflib_gives_every_term_back() -> None:
    data = written(answer(ROWS), "xml", links=("https://example.org/q?a=1&b=2",))
    SCHEMA.assertValid(etree.fromstring(data))
    read = Result.parse(io.BytesIO(data), format="xml")
    found = [[bound.get(rdflib.Variable(name)) for name in "abc"] for bound in read.bindings]
    assert [[shape(term) for term in row] for row in found] == [
        [shape(as_rdflib(term)) for term in row] for row in ROWS
    ]


def test_the_schema_finds_faults() -> None:
    data = written(answer(ROWS), "xml").replace(b"<results>", b"<rows>").replace(b"</results>", b"</rows>")
    assert not SCHEMA.validate(etree.fromstring(data))
    assert SCHEMA.validate(etree.fromstring(written(answer([]), "xml")))


@settings(max_examples=150)
@given(st.text(alphabet=st.characters(exclude_categories=["Cs"])))
def test_any_text_gives_valid_xml(text: str) -> None:
    data = written(answer([(ox.Literal(text), None, None)]), "xml")
    document = etree.fromstring(data)
    SCHEMA.assertValid(document)
    (found,) = document.iter("{*}literal")
    assert len(found.text or "") == len(text)


def test_what_xml_forbids_is_replaced_and_told_apart_from_nothing() -> None:
    (found,) = etree.fromstring(written(answer([(ox.Literal("a\x0bb\x00"), None, None)]), "xml")).iter(
        "{*}literal"
    )
    assert found.text == "a\ufffdb\ufffd"


def test_the_answers_of_the_catalogue_are_valid_and_read_by_rdflib(world: BuiltGraph) -> None:
    asked = [each for each in questions() if not any(parameter.required for parameter in each.parameters)]
    assert len(asked) > 10
    for each in asked:
        data = written(run(world, each), "xml")
        SCHEMA.assertValid(etree.fromstring(data))
        assert len(Result.parse(io.BytesIO(data), format="xml").bindings) == len(list(run(world, each)))


@pytest.mark.parametrize("query", ["ASK {}", "ASK { ?a a pact:Nothing }"])
def test_yes_and_no_are_valid_too(query: str, world: BuiltGraph) -> None:
    SCHEMA.assertValid(etree.fromstring(written(run(world, query), "xml")))
