"""Maps: which column is which field, and what a map or a row says that cannot be."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citypact.errors import CollectionError
from citypact.graph.importing.cells import RowRefused
from citypact.graph.importing.mapping import Map, read_map
from citypact.graph.records import record_from

MAP = """
source: {title: Twins, lang: en}
agreement:
  type: {column: kind, values: {twin: twin_city, Sister: sister_city}, default: other}
  status: {value: in_force}
  date: since
  domains: {column: fields, split: ";", values: {schools: education, water: environment}}
parties:
  - {name: a, country: ca, kind: {value: foreign_local_government}, latitude: lat, longitude: lon}
  - name: {column: b, split: "|"}
    country: cb
    kind: {value: foreign_local_government}
    point: at
    same_as: {column: qid, prefix: "http://www.wikidata.org/entity/"}
"""
ROW = {
    "kind": "sister ", "since": "2541", "fields": "water; schools", "a": "Lyon", "ca": "France", "lat": "45.76", "lon": "4.84",
    "b": "Nan", "cb": "TH", "at": "Point(100.77 18.78)", "qid": "Q1",
}  # fmt: skip


def written(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "a.map.yaml"
    path.write_text(text, "utf-8")
    return path


def said(tmp_path: Path, **changed: str) -> dict[str, Any]:
    made = read_map(written(tmp_path, MAP)).record({**ROW, **changed}, id="a-1")
    record_from(made)  # it is a record
    found: dict[str, Any] = made["agreements"][0]
    return found


def test_a_row_is_a_record_with_one_agreement(tmp_path: Path) -> None:
    assert said(tmp_path) == {
        "type": "sister_city",
        "status": "in_force",
        "date": "1998",
        "domains": ["environment", "education"],
        "parties": [
            {
                "name": "Lyon",
                "kind": "foreign_local_government",
                "country": "FR",
                "latitude": 45.76,
                "longitude": 4.84,
            },
            {
                "name": "Nan",
                "kind": "foreign_local_government",
                "country": "TH",
                "longitude": 100.77,
                "latitude": 18.78,
                "same_as": ["http://www.wikidata.org/entity/Q1"],
            },
        ],
    }


def test_an_empty_cell_leaves_its_field_open(tmp_path: Path) -> None:
    found = said(tmp_path, since=" ", fields="", lat="", lon="", qid="", ca="")
    assert "date" not in found and "domains" not in found
    assert found["parties"][0] == {"name": "Lyon", "kind": "foreign_local_government"}
    assert "same_as" not in found["parties"][1]


def test_a_split_name_gives_several_parties(tmp_path: Path) -> None:
    assert [party["name"] for party in said(tmp_path, b="Nan| Loei|", at="")["parties"]] == [
        "Lyon",
        "Nan",
        "Loei",
    ]


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"b": ""}, "names one party only ('Lyon')"),
        ({"a": "", "b": ""}, "names no party"),
        ({"since": "long ago"}, "date: 'long ago' is no date"),
        ({"lat": "north"}, "latitude: 'north' is no number of degrees"),
        ({"lat": ""}, "a latitude or a longitude alone"),
        ({"at": "18.78, 100.77"}, "is no WKT point"),
        ({"b": "Lyon", "cb": "France", "at": "Point(4.84 45.76)", "qid": ""}, "names 'Lyon' twice"),
    ],
)
def test_a_row_that_gives_no_record_says_why(tmp_path: Path, changed: dict[str, str], reason: str) -> None:
    with pytest.raises(RowRefused) as caught:
        said(tmp_path, **changed)
    assert reason in str(caught.value)


def test_a_row_may_name_two_towns_of_one_name_that_are_far_from_each_other(tmp_path: Path) -> None:
    changed = {"b": "Lyon", "cb": "France", "at": "Point(-84.6 42.9)", "qid": ""}
    made = read_map(written(tmp_path, MAP)).record({**ROW, **changed}, id="a-1")
    assert [party["name"] for party in made["agreements"][0]["parties"]] == ["Lyon", "Lyon"]


@pytest.mark.parametrize("degrees", ["inf", "nan", "1e999"])
def test_degrees_without_end_are_none(tmp_path: Path, degrees: str) -> None:
    with pytest.raises(RowRefused, match="no number of degrees"):
        said(tmp_path, lat=degrees)


def test_a_country_that_is_none_is_left_open_and_counted(tmp_path: Path) -> None:
    told: dict[str, int] = {}
    made = read_map(written(tmp_path, MAP))
    for _ in range(2):
        row = made.record({**ROW, "ca": "Prussia"}, id="a-1", told=told)
        assert "country" not in row["agreements"][0]["parties"][0]
    (line,) = told
    assert "'Prussia' is no country" in line and told[line] == 2


def test_a_row_is_known_by_what_it_says_wherever_it_stands(tmp_path: Path) -> None:
    made = read_map(written(tmp_path, MAP))
    key = made.row_key(ROW)
    assert made.row_key({**ROW, "not read": "x", "a": " Lyon "}) == key
    assert made.row_key({**ROW, "since": "1999"}) != key
    keyed = read_map(written(tmp_path, "key: [a, b]\n" + MAP))
    assert keyed.row_key({**ROW, "since": "1999"}) == keyed.row_key(ROW)


def test_a_column_that_the_table_has_not_is_told_with_the_nearest(tmp_path: Path) -> None:
    made = read_map(written(tmp_path, MAP))
    assert made.fault(tuple(ROW)) is None
    columns = tuple("sinse" if name == "since" else name for name in ROW)
    assert made.fault(columns) == "agreement.date: the table has no column 'since'; did you mean 'sinse'?"


def test_the_parts_of_a_table_are_sources_of_their_own() -> None:
    made = Map.model_validate(
        {
            "source": {
                "title": "All",
                "licence": "CC0-1.0",
                "by": "from",
                "each": {"w": {"licence": "CC-BY-4.0"}},
            },
            "agreement": {"type": {"value": "mou"}, "status": {"value": "signed"}},
            "parties": [{"name": "a"}],
        }
    )
    assert made.source_value({"from": "w"}) == "w"
    assert (made.source.of("w").licence, made.source.of("w").title) == ("CC-BY-4.0", "All")
    assert made.source.of("other").licence == "CC0-1.0"


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "a map has source:, agreement: and parties:"),
        ("[]", "a map has source:, agreement: and parties:"),
        ("agreement: {type: a, status: b}", "parties: is missing"),
        (MAP.replace("date: since", "dates: since"), "agreement.dates: no such field; did you mean date?"),
        (MAP.replace("{value: in_force}", "{value: in_force, column: x}"), "one of them"),
        (MAP.replace("latitude: lat, ", ""), "latitude and longitude stand together"),
        (MAP.partition("parties:")[0] + "parties: []", "name at least one column"),
        (MAP.replace("since", "*since"), "aliases"),
        (MAP + "\nagreement: {}", "stands twice"),
    ],
)
def test_a_map_that_cannot_be_gives_one_line(tmp_path: Path, text: str, message: str) -> None:
    path = written(tmp_path, text)
    with pytest.raises(CollectionError) as caught:
        read_map(path)
    assert message in str(caught.value) and str(path) in str(caught.value) and "\n" not in str(caught.value)
