"""Results in JSON, read while they arrive: true bytes of an endpoint, cut anywhere, and what is no result."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from citypact.graph.importing.answers import as_row
from citypact.graph.importing.results import CutOff, NoResults, Results, Value
from tests.shared_material import shared

WKT = "http://www.opengis.net/ont/geosparql#wktLiteral"


def pieces(data: bytes, size: int) -> Iterator[bytes]:
    return (data[at : at + size] for at in range(0, len(data), size))


@pytest.mark.parametrize("size", [61, 65_536])
def test_true_bytes_of_wikidata_are_read_as_they_were_meant(size: int) -> None:
    """285 cities as query.wikidata.org sent them in 2023: spaces, unbound variables, language tags, points in WKT."""
    data = shared("data/wikidata_wdqs_cities_raw.json").read_bytes()
    results = Results(pieces(data, size))
    rows = list(results)
    assert len(rows) == 285 and len(results.variables) == 12
    assert sum("image" not in row for row in rows) == 16 and sum("flag" not in row for row in rows) == 89
    assert sum(row["cityLabel"].language is not None for row in rows) == 275
    first = rows[0]
    assert first["country"] == Value("uri", "http://www.wikidata.org/entity/Q43")
    assert first["cityLabel"] == Value("literal", "Isparta", "de")
    assert first["location"] == Value("literal", "Point(30.55 37.766666666)", None, WKT)
    assert first["inhabitants"].datatype == "http://www.w3.org/2001/XMLSchema#decimal"


def test_what_is_not_bound_is_an_empty_cell() -> None:
    data = shared("data/wikidata_wdqs_cities_raw.json").read_bytes()
    results = Results([data])
    rows = [as_row(row, results.variables) for row in list(results)]
    assert {tuple(row) for row in rows} == {results.variables}
    assert sum(row["flag"] == "" for row in rows) == 89


def test_reading_row_by_row_gives_what_reading_at_once_gives() -> None:
    data = shared("data/wikidata_p190_sample.json").read_bytes()
    rows = [{name: value.text for name, value in row.items()} for row in Results(pieces(data, 65_536))]
    whole = json.loads(data)["results"]["bindings"]
    assert len(rows) == 3_018
    assert rows == [{name: value["value"] for name, value in row.items()} for row in whole]


VALUES = st.fixed_dictionaries(
    {"type": st.sampled_from(["uri", "literal", "bnode"]), "value": st.text(max_size=20)}
)
ROWS = st.lists(st.dictionaries(st.sampled_from(["a", "b", "ค"]), VALUES), max_size=6)


@given(
    rows=ROWS,
    size=st.integers(1, 40),
    indent=st.sampled_from([None, 1]),
    plain=st.booleans(),
    first=st.booleans(),
)
def test_wherever_an_answer_is_cut_into_pieces_it_says_the_same(
    rows: list[dict[str, dict[str, str]]], size: int, indent: int | None, plain: bool, first: bool
) -> None:
    parts = {"head": {"vars": ["a", "b", "ค"], "link": []}, "results": {"distinct": False, "bindings": rows}}
    order = parts if first else dict(reversed(parts.items()))
    data = json.dumps(order, indent=indent, ensure_ascii=plain).encode("utf-8", "surrogatepass")
    results = Results(pieces(data, size))
    try:
        found = list(results)
    except NoResults as error:
        assert "UTF-8" in str(error)  # lone surrogates as bytes
        return
    assert [set(row) for row in found] == [set(row) for row in rows]
    assert results.variables == ("a", "b", "ค")


@given(cut=st.integers(0, 150))
def test_whatever_is_missing_at_the_end_is_missed(cut: int) -> None:
    data = (
        '{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"ก"}},'
        '{"a":{"type":"literal","value":"ข"}}]}}'
    ).encode()
    whole = cut >= len(data)
    try:
        assert len(list(Results([data[:cut]]))) == 2 and whole
    except CutOff:
        assert not whole


def test_a_row_is_there_before_the_next_one_arrives() -> None:
    def arriving() -> Iterator[bytes]:
        yield b'{"head":{"vars":["a"]},"results":{"bindings":[{"a":{"type":"literal","value":"1"}},'
        raise AssertionError("asked for more than the first row needs")

    assert next(iter(Results(arriving())))["a"].text == "1"


@pytest.mark.parametrize(
    "value",
    ['{"type":"triple","value":{}}', '{"type":"literal"}', '{"value":"x"}', "[]", '"x"', "3"],
)
def test_a_value_of_another_kind_is_refused(value: str) -> None:
    data = f'{{"head":{{"vars":["a"]}},"results":{{"bindings":[{{"a":{value}}}]}}}}'.encode()
    with pytest.raises(NoResults, match=r"\?a is bound to what is no IRI, literal or blank node"):
        list(Results([data]))


def test_null_is_not_bound_and_older_names_are_known() -> None:
    row = '{"a":null,"b":{"type":"typed-literal","value":"3","datatype":"http://www.w3.org/2001/XMLSchema#int"}}'
    results = Results([f'{{"head":{{"vars":["a","b"]}},"results":{{"bindings":[{row}]}}}}'.encode()])
    (found,) = results
    assert set(found) == {"b"} and found["b"].kind == "literal"


def test_a_mark_of_byte_order_before_it_is_passed_over() -> None:
    assert list(Results([b"\xef\xbb\xbf" + b'{"head":{"vars":["a"]},"results":{"bindings":[]}}'])) == []
