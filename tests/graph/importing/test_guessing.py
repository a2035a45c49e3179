"""A guessed map is a draft that reads: for tables as people write them, in English and in Thai."""

from __future__ import annotations

from pathlib import Path

import pytest

from citypact.graph.importing.guessing import guessed_map
from citypact.graph.importing.mapping import read_map
from citypact.graph.importing.table_rows import BrokenRow, table_rows
from citypact.graph.records import Agreement, record_from

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


def used_at_once(tmp_path: Path, name: str, text: str) -> list[Agreement]:
    """The agreements that the rows of a table give by the map that is guessed for it."""
    table, written = tmp_path / name, tmp_path / "t.map.yaml"
    table.write_text(text, "utf-8")
    written.write_text(guessed_map(table), "utf-8")
    made = read_map(written)
    _, rows = table_rows(table)
    return [
        record_from(made.record(row, id=f"t-{number}")).agreements[0]
        for number, row in rows
        if not isinstance(row, BrokenRow)
    ]


def test_the_draft_of_a_register_says_what_its_words_mean(tmp_path: Path) -> None:
    one, two, three = used_at_once(
        tmp_path,
        "t.csv",
        "เลขที่;หน่วยงาน;จังหวัด;คู่ความร่วมมือ;ประเทศ;วันที่ลงนาม;สถานะ;ประเภท;ด้าน\n"
        "1;เทศบาลนครสายลม;เชียงราย;เทศบาลนครริมน้ำ;;24 ก.พ. 2566;ลงนามแล้ว;บันทึกข้อตกลง;การศึกษา,การท่องเที่ยว\n"
        "2;เทศบาลนครสายลม;เชียงราย;Einstadt;เยอรมนี;1999;สิ้นสุดแล้ว;เมืองพี่เมืองน้อง;เรื่องอื่น\n"
        "3;เทศบาลเมืองทุ่งดาว;น่าน;Uneville;ฝรั่งเศส;2550;ยังไม่ลงนาม;เมืองคู่แฝด;\n",
    )
    assert [(each.type, each.status) for each in (one, two, three)] == [
        ("mou", "signed"),
        ("sister_city", "ended"),
        ("twin_city", "in_force"),  # "not signed yet" is no word that is known
    ]
    assert (one.domains, two.domains) == (("education", "tourism"), ())
    assert [party.kind for party in one.parties] == ["other", "city_municipality"], "a name shows its kind"
    assert [(party.country, party.kind) for party in two.parties][1] == ("DE", "foreign_local_government")
    assert [party.province for party in two.parties] == ["เชียงราย", None]


def test_a_country_goes_with_the_partner_that_stands_before_it(tmp_path: Path) -> None:
    one, two = used_at_once(
        tmp_path,
        "t.tsv",
        "Municipality\tPartner city\tCountry\tSigned on\tType of agreement\tStatus\n"
        "Uneville\tEinstadt\tGermany\t1967\tTwin town\tactive\n"
        "Deuxville\tZweistadt\tGermany\t8 November 1982\tMemorandum of Understanding\texpired\n",
    )
    assert [party.country for party in one.parties] == [None, "DE"]
    assert [(each.type, each.status, each.date) for each in (one, two)] == [
        ("twin_city", "in_force", "1967"),
        ("mou", "ended", "1982-11-08"),
    ]


def test_from_and_to_are_sides_where_they_stand_before_a_city(tmp_path: Path) -> None:
    (only,) = used_at_once(
        tmp_path,
        "t.jsonl",
        '{"from_city": "Uneville", "to_city": "Einstadt", "from_country": "FR", "to_country": "DE", "valid_from": 1992,'
        ' "kind": "sister city", "dataset": "first", "more": {"a": 1}}\n',
    )
    assert [(party.name, party.country) for party in only.parties] == [("Uneville", "FR"), ("Einstadt", "DE")]
    assert (only.type, only.valid_from) == ("sister_city", "1992")


def test_a_draft_tells_of_objects_and_of_columns_that_may_be_sources(tmp_path: Path) -> None:
    table = tmp_path / "t.jsonl"
    rows = [
        f'{{"a": "Uneville", "source": "{part}", "parties": [{{"name": "x"}}]}}' for part in ("one", "two")
    ]
    table.write_text("\n".join(rows) + "\n", "utf-8")
    draft = guessed_map(table)
    assert "# parties holds objects" in draft and "  # by: source" in draft
    assert draft.index("# by: source") < draft.index("agreement:")
