"""The query and the map for Wikidata, asked of a store in the shape of Wikidata's RDF."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest
from rdflib import Graph

from citypact.errors import EndpointError
from citypact.graph.importing.answers import Answer, as_row
from citypact.graph.importing.paging import paged
from citypact.graph.importing.wikidata import name_for, wikidata_map, wikidata_query
from citypact.graph.left_out import LeftOut
from citypact.graph.records import Record
from tests.graph.importing.conftest import Fetching
from tests.local_endpoint import LocalEndpoint, local_endpoint

STATEMENT = "http://www.wikidata.org/entity/statement/Q"
ENTITY = "http://www.wikidata.org/entity/Q"


@pytest.fixture
def endpoint() -> Iterator[LocalEndpoint]:
    store = ox.Store()
    towns = Path(__file__).with_name("wikidata_towns.ttl").read_bytes()
    store.load(towns, format=ox.RdfFormat.TURTLE)
    with local_endpoint(store) as running:
        yield running


def answer(fetching: Fetching, country: str | None = None, *, rows: int = 10) -> Answer:
    fetch = fetching(wikidata_query(country), rows=rows)
    saved = replace(fetch, map=wikidata_map().read_text()).run()
    return Answer.open(saved.folder.parent)


def rows(found: Answer) -> dict[str, dict[str, str]]:
    given = (as_row(row, found.saved.variables) for _, row in found.saved.solutions())
    return {row["statement"].removeprefix(STATEMENT): row for row in given}


def records(found: Answer) -> tuple[list[Record], list[LeftOut]]:
    left: list[LeftOut] = []
    return [reading.record for reading in found.readings(left.append)], left


def test_one_row_for_each_statement_that_holds_and_names_a_partner(fetching: Fetching) -> None:
    """Not for the deprecated one, and not for the unknown value; two coordinates and two classes make no two rows."""
    assert list(rows(answer(fetching))) == ["1001-a", "1001-d", "1002-a", "1002-b"]


def test_a_row_says_who_where_and_since_when(fetching: Fetching) -> None:
    row = rows(answer(fetching))["1001-a"]
    assert (row["cityName"], row["cityTh"], row["cityEn"]) == ("เมืองตะวันตก", "เมืองตะวันตก", "West Town")
    assert (row["cityKind"], row["cityCountry"], row["cityPlace"]) == (
        "city_municipality",
        "TH",
        "Point(99.8 19.9)",
    )
    assert (row["partnerName"], row["partnerTh"], row["partnerEn"]) == ("Higashi", "", "Higashi")
    assert (row["partnerKind"], row["partnerCountry"]) == ("foreign_local_government", "JP")
    assert (row["start"], row["end"], row["status"]) == ("1998", "2001-05", "ended")


def test_dates_have_the_precision_that_they_have_in_wikidata(fetching: Fetching) -> None:
    found = rows(answer(fetching))
    assert [found[name]["start"] for name in ("1001-a", "1002-a", "1002-b")] == ["1998", "1998-03-09", ""]


def test_the_rows_become_records_with_the_identifiers_of_wikidata(fetching: Fetching) -> None:
    found, left = records(answer(fetching))
    assert [(each.place.rpartition(" ")[2], each.reason) for each in left] == [
        ("2", "names one party only ('เมืองตะวันตก')")
    ]
    first = found[0].agreements[0]
    assert (first.type, first.status, first.valid_from, first.valid_until) == (
        "sister_city",
        "ended",
        "1998",
        "2001-05",
    )
    west, east = first.parties
    assert (west.name, west.name_en, west.kind, west.country) == (
        "เมืองตะวันตก",
        "West Town",
        "city_municipality",
        "TH",
    )
    assert (west.longitude, west.latitude) == (99.8, 19.9)
    assert west.same_as == (f"{ENTITY}1001",) and east.same_as == (f"{ENTITY}1002",)
    nowhere = found[2].agreements[0].parties[1]
    assert (nowhere.kind, nowhere.country, nowhere.latitude) == ("other", None, None)


def test_a_country_may_stand_on_either_side(fetching: Fetching) -> None:
    assert list(rows(answer(fetching, "ไทย"))) == ["1001-a", "1001-d", "1002-a"]


def test_pages_go_over_statements_alone(endpoint: LocalEndpoint, fetching: Fetching) -> None:
    whole = rows(answer(fetching))
    in_pages = answer(fetching, rows=1)
    assert [page.rows - page.again for page in in_pages.saved.pages] == [1, 1, 1, 1]
    assert rows(in_pages) == whole
    inner = endpoint.asked[-1][0].partition("OPTIONAL")[0]
    assert "LIMIT 2 OFFSET 3" in inner


@pytest.mark.parametrize("country", [None, "TH"])
def test_two_engines_answer_the_query_alike(endpoint: LocalEndpoint, country: str | None) -> None:
    """Wikidata's own is a third one, Virtuoso (tried by hand) a fourth: so nothing in it may need one engine."""
    query = paged(wikidata_query(country), place="wikidata.rq", rows=100).page(0, 100)
    assert ('wdt:P17/wdt:P297 "TH" }' in query) is (country == "TH")
    found = endpoint.store.query(query)
    assert isinstance(found, ox.QuerySolutions)
    names = [variable.value for variable in found.variables]
    ours = [{name: row[name].value for name in names if row[name] is not None} for row in found]
    other = Graph().parse(Path(__file__).with_name("wikidata_towns.ttl")).query(query)
    assert [{str(name): str(value) for name, value in row.asdict().items()} for row in other] == ours  # type: ignore[union-attr]
    assert len(ours) == (3 if country else 4)


def test_every_identifier_in_the_query_is_cited() -> None:
    """P and Q numbers say nothing by themselves: the page of each stands above."""
    text = wikidata_query()
    words = text.partition("PREFIX")[0]
    used = set(re.findall(r"\b(?:wdt|p|ps|pqv|wd):([PQ]\d+)", text))
    assert used == {"P190", "P580", "P582", "P625", "P17", "P297", "P31"}
    assert all(f"Property:{name}" in words for name in used)


def test_names_of_answers_and_countries() -> None:
    assert (name_for(), name_for("jp"), name_for("Laos")) == ("wikidata", "wikidata-jp", "wikidata-la")
    with pytest.raises(EndpointError, match="--country Prussia: no country of ISO 3166-1"):
        wikidata_query("Prussia")
    with pytest.raises(EndpointError, match="no country"):
        wikidata_query('TH" } INSERT {')
