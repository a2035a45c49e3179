"""Every catalogued query on the world of world.trig: a written answer, a question that has none, a second engine."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from rdflib.plugins.sparql import prepareQuery
from rdflib.query import ResultRow

from citypact.graph.folder import BuiltGraph
from citypact.queries import Options, Question, catalogue_names, question, run, write
from citypact.queries.binding import blocks
from citypact.queries.tokens import tokens

# rdflib 7 warns of itself
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning:rdflib")

EXPECTED = Path(__file__).with_name("expected")

# what the expected answers were asked with
ASKED: Mapping[str, Mapping[str, object]] = {
    "agreements_inherited": {"body": "เทศบาลนครสองแคว"},
    "agreements_of": {"body": "ทน.ธาราแก้ว"},
    "evidence_of": {"thing": "id:agreement/retold-2-a"},
    "partners_of": {"body": "Tharakaeo City Municipality"},
    "shared_domains": {"body": "id:body/tharakaeo"},
    "who_claims": {"agreement": "id:agreement/town-5-f-old"},
}
# values to which the world has no answer
UNANSWERED: Mapping[str, Mapping[str, object]] = {
    "agreements": {"since": "2025"},
    "agreements_by_year": {"body": "ทต.ทรายงาม"},  # planned ones only
    "agreements_inherited": {"body": "ทน.ธาราแก้ว"},
    "agreements_of": {"body": "Villefable", "type": "mou"},
    "decisions": {"thing": "id:body/tharakaeo"},
    "disagreements": {"body": "มหาวิทยาลัยดอยทอง"},
    "domains_covered": {"until": "2011"},
    "evidence_of": {"thing": "id:agreement/list-3-d"},
    "in_office": {"office": "governor"},
    "multi_party": {"minimum": 17},
    "officials": {"office": "governor", "capacity": "signs"},
    "on_the_map": {"level": "sao"},
    "partners_of": {"body": "ทต.ทรายงาม"},
    "partners_ranked": {"country": "FR", "level": "pao"},
    "parts": {"body": "id:body/doi-thong", "role": "host"},
    "planned_unconfirmed": {"as_of": "2023-06-30"},  # the last day of a month is not over yet
    "reading_counts": {"below": "0.5"},
    "replaced": {"thing": "id:agreement/morning-1-a"},
    "shared_domains": {"body": "เทศบาลนครบุรีทอง", "other": "Villefable"},
    "signings": {"body": "มหาวิทยาลัยดอยทอง"},
    "sources": {"reading": "extracted", "body": "อบจ.เชียงราย"},
    "who_claims": {"agreement": "id:body/tharakaeo"},
}


def values(world: BuiltGraph, name: str, params: Mapping[str, object]) -> list[tuple[str | None, ...]]:
    answer = run(world, question(name), params, timeout=60)
    return [
        tuple(None if term is None else str(getattr(term, "value", term)) for term in row) for row in answer
    ]


def test_the_queries_were_found() -> None:
    assert len(catalogue_names()) >= 18
    assert {path.stem for path in EXPECTED.glob("*.csv")} == set(catalogue_names()) == set(UNANSWERED)


@pytest.mark.parametrize("name", catalogue_names())
def test_a_query_answers_as_written(name: str, world: BuiltGraph) -> None:
    stream = io.BytesIO()
    answer = run(world, question(name), ASKED.get(name), timeout=60)
    write(answer, "csv", stream, Options(spreadsheet_safe=False))
    expected = (EXPECTED / f"{name}.csv").read_bytes().decode().replace("\r\n", "\n")
    assert stream.getvalue().decode().replace("\r\n", "\n") == expected


@pytest.mark.parametrize("name", catalogue_names())
def test_an_expected_answer_has_at_least_three_rows_and_the_columns_of_the_header(name: str) -> None:
    rows = list(csv.reader((EXPECTED / f"{name}.csv").read_text("utf-8").splitlines()))
    assert tuple(rows[0]) == tuple(column.name for column in question(name).columns)
    assert len(rows) > 3


@pytest.mark.parametrize("name", catalogue_names())
def test_a_query_gives_nothing_where_there_is_nothing(name: str, world: BuiltGraph) -> None:
    assert values(world, name, UNANSWERED[name]) == []


@pytest.mark.parametrize("name", catalogue_names())
def test_the_columns_are_those_of_the_header(name: str, world: BuiltGraph) -> None:
    asked = question(name)
    assert run(world, asked, ASKED.get(name)).columns == tuple(column.name for column in asked.columns)


@pytest.fixture(scope="module")
def dataset(world_trig: str) -> rdflib.Dataset:
    loaded = rdflib.Dataset(default_union=False)
    loaded.parse(data=world_trig, format="trig")
    return loaded


@pytest.mark.parametrize("name", catalogue_names())
def test_another_engine_gives_the_same_rows_in_the_same_order(
    name: str, world: BuiltGraph, dataset: rdflib.Dataset
) -> None:
    answer = run(world, question(name), ASKED.get(name), timeout=60)
    ours = [tuple(None if term is None else getattr(term, "value", None) for term in row) for row in answer]
    found = [row for row in dataset.query(answer.text) if isinstance(row, ResultRow)]
    theirs = [tuple(None if term is None else str(term) for term in row) for row in found]
    assert theirs == ours


@pytest.mark.parametrize("name", catalogue_names())
def test_the_order_in_which_statements_were_stored_changes_nothing(
    name: str, world: BuiltGraph, world_trig: str
) -> None:
    quads = sorted(ox.parse(world_trig, format=ox.RdfFormat.TRIG), key=lambda quad: str(quad)[::-1])
    store = ox.Store()
    for quad in quads:
        store.add(quad)
    other = BuiltGraph(path=world.path, info=world.info, store=store)
    assert values(other, name, ASKED.get(name, {})) == values(world, name, ASKED.get(name, {}))


@pytest.mark.parametrize("name", catalogue_names())
def test_a_file_is_standard_sparql_that_runs_as_it_stands(name: str, world: BuiltGraph) -> None:
    asked = question(name)
    prepareQuery(asked.text)  # it declares all its prefixes, and calls no vendor's function
    for token, following in pairwise(tokens(asked.text)):
        assert not (token.kind in ("iri", "name") and following.text == "(")
    assert isinstance(world.store.query(asked.text), ox.QuerySolutions)


@pytest.mark.parametrize("name", catalogue_names())
def test_what_stands_in_the_values_blocks_are_the_defaults_of_the_header(
    name: str, world: BuiltGraph
) -> None:
    from citypact.queries import bind, lookup_in

    asked = question(name)
    places = blocks(asked.text)
    for parameter in asked.parameters:
        for start, end in places[parameter.name]:
            written = asked.text[start:end].split("{", 1)[1]
            assert ("UNDEF" in written) == (not parameter.default)
    optional = Question(
        name=asked.name,
        text=asked.text,
        parameters=tuple(each for each in asked.parameters if not each.required and not each.default_from),
    )
    bound = bind(optional, {}, lookup=lookup_in(world), base=world.info.base)
    with_defaults = [tuple(row) for row in world.store.query(bound.text)]  # type: ignore[union-attr]
    assert with_defaults == [tuple(row) for row in world.store.query(asked.text)]  # type: ignore[union-attr]


def test_an_older_iri_of_a_merged_agreement_is_answered(world: BuiltGraph) -> None:
    new = values(world, "evidence_of", {"thing": "id:agreement/morning-1-a"})
    assert (
        values(world, "evidence_of", {"thing": "https://w3id.org/citypact/id/agreement/retold-2-a"})
        == new
        != []
    )


def test_a_partner_that_is_unknown_takes_no_name_of_another(world: BuiltGraph) -> None:
    rows = values(world, "agreements_of", {"body": "อบจ.เชียงราย", "status": "proposed"})
    assert [row[2:6] for row in rows] == [(None, None, None, "15")]


def test_statuses_can_be_asked_for_together(world: BuiltGraph) -> None:
    both = values(world, "agreements", {"status": ["planned", "ended"]})
    assert sorted(row[6].rsplit("/", 1)[1] for row in both if row[6]) == [
        "ended",
        "planned",
        "planned",
        "planned",
    ]


def test_a_period_takes_what_may_lie_in_it(world: BuiltGraph) -> None:
    rows = values(world, "agreements", {"since": "2020-03-01", "until": "2020"})
    assert [row[0] for row in rows] == ["https://w3id.org/citypact/id/agreement/list-3-l"]  # some day of 2020


def test_dates_that_differ_in_precision_alone_are_no_disagreement(world: BuiltGraph) -> None:
    assert "https://w3id.org/citypact/id/agreement/city-4-g" not in {
        row[0] for row in values(world, "disagreements", {})
    }
