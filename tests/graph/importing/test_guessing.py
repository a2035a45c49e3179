"""A guessed map is a draft that reads: for tables as people write them, in English and in Thai."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.graph.importing.guessing import guessed_map
from citypact.graph.importing.mapping import read_map
from citypact.graph.importing.table_rows import BrokenRow, table_rows
from citypact.graph.records import record_from

TABLES = {
    "sides": (
        "city_a,country_a,lat_a,lon_a,qid_a,city_b,country_b,lat_b,lon_b,qid_b,since_year\n"
        "Uneville,France,45.1,4.2,Q1,Einstadt,Germany,50,8,Q2,1998\n",
        ["Uneville", "Einstadt"],
    ),
    "thai": (
        "เทศบาล,เมืองคู่ความร่วมมือ,ประเทศคู่ความร่วมมือ,วันที่ลงนาม,สถานะ\n"
        "เทศบาลนครสายลม,Einstadt,เยอรมนี,24/2/2566,มีผลบังคับใช้\n",
        ["เทศบาลนครสายลม", "Einstadt"],
    ),
    "labels": (
        "city,cityLabel,population,sister,sisterLabel,coordinate_location\n"
        "http://example.org/1,Uneville,100,http://example.org/2,Einstadt,Point(4 45)\n",
        ["Uneville", "Einstadt"],
    ),
    "words": (
        "Municipality,Partner,Relationship,Signed\nUneville,Einstadt,Sister city,1998\n",
        ["Uneville", "Einstadt"],
    ),
}


@pytest.mark.parametrize("name", TABLES)
def test_a_guessed_map_reads_its_table(tmp_path: Path, name: str) -> None:
    table, parties = tmp_path / "t.csv", TABLES[name][1]
    table.write_text(TABLES[name][0], "utf-8")
    written = tmp_path / "t.map.yaml"
    written.write_text(guessed_map(table), "utf-8")
    made = read_map(written)
    columns, rows = table_rows(table)
    assert made.fault(columns) is None
    ((_, row),) = rows
    assert not isinstance(row, BrokenRow)
    (agreement,) = record_from(made.record(row, id="t-1")).agreements
    assert [party.name for party in agreement.parties] == parties
    if name == "sides":
        assert agreement.date == "1998" and [party.country for party in agreement.parties] == ["FR", "DE"]
        assert [party.latitude for party in agreement.parties] == [45.1, 50.0]
        assert agreement.parties[1].same_as == ("http://www.wikidata.org/entity/Q2",)
    if name == "thai":
        assert agreement.date == "2023-02-24" and agreement.parties[1].country == "DE"
    if name == "words":
        assert (agreement.type, agreement.date) == ("sister_city", "1998")


def test_names_of_columns_cannot_break_the_map(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text('"city: a","city"" b # c","{d}\n- e"\nUneville,Einstadt,x\n', "utf-8")
    written = tmp_path / "t.map.yaml"
    written.write_text(guessed_map(table), "utf-8")
    assert list(read_map(written).columns) == ["city: a", 'city" b # c']
    assert read_map(written).fault(table_rows(table)[0]) is None


def test_a_table_without_names_of_parties_says_so(tmp_path: Path) -> None:
    table = tmp_path / "t.csv"
    table.write_text("x,y\n1,2\n", "utf-8")
    assert "no column looks like the name of a party" in guessed_map(table)
