"""Tables of a collection: rows become readings, each pointing to its row, and what cannot be read is told by number."""

from __future__ import annotations

from pathlib import Path

import pyoxigraph as ox
import pytest

from citypact.errors import CollectionError
from citypact.graph.building import build
from citypact.graph.collecting import open_collection
from citypact.graph.curating import new_collection
from citypact.graph.importing.shelving import import_table
from citypact.graph.importing.tables import Table, tables_in
from citypact.graph.left_out import LeftOut
from tests.graph.test_building import no_reading

MAP = """
source: {title: Invented twins, lang: en, licence: CC0-1.0, by: list, each: {second: {licence: CC-BY-4.0, title: Second list}}}
agreement: {type: {value: twin_city}, status: {value: in_force}, date: since}
parties:
  - {name: a, country: {value: FR}, kind: {value: foreign_local_government}}
  - {name: b, country: cb, kind: {value: foreign_local_government}}
"""
TABLE = """a,b,cb,since,list
Uneville,Einstadt,Germany,1998,first
Uneville,,Germany,1998,first
Deuxville,Zweistadt,Prussia,2541,second
Uneville,Einstadt,Germany,1998,first
Troisville,Dreistadt,Germany,soon,first
Troisville,Dreistadt,Germany
"""


@pytest.fixture
def collection(tmp_path: Path) -> Path:
    root = new_collection(tmp_path / "cities")
    (tmp_path / "twins.csv").write_text(TABLE, "utf-8")
    (tmp_path / "twins.map.yaml").write_text(MAP, "utf-8")
    return root


def take(root: Path, *, replace: bool = False) -> list[LeftOut]:
    told: list[LeftOut] = []
    folder = root.parent
    import_table(root, folder / "twins.csv", folder / "twins.map.yaml", told.append, replace=replace)
    return told


def test_rows_that_cannot_be_read_are_told_by_number_and_the_rest_goes_in(collection: Path) -> None:
    told = {each.place.rpartition("/")[2]: each.reason for each in take(collection)}
    assert told == {
        "twins.csv row 3": "names one party only ('Uneville')",
        "twins.csv row 5": "says what row 2 says",
        "twins.csv row 6": "date: 'soon' is no date; write YYYY-MM-DD, YYYY-MM or YYYY",
        "twins.csv row 7": "has 3 cells where the table has 5 columns",
        "twins.csv": "1 rows: 'Prussia' is no country of ISO 3166-1 and is left open; values: in the map can name one",
    }
    found = list(open_collection(collection).readings(no_reading, lambda told: None))
    assert [(each.row, each.source.title, each.source.licence) for each in found] == [
        (2, "Invented twins: first", "CC0-1.0"),
        (4, "Second list", "CC-BY-4.0"),
    ]
    assert {(each.source.type, each.source.reading) for each in found} == {("table", "row")}


def test_every_fact_of_a_table_leads_to_its_row(collection: Path, tmp_path: Path) -> None:
    take(collection)
    built = build([open_collection(collection)], tmp_path / "graph", extract=no_reading)
    assert built.report.validation.conforms
    assert built.report.counts["row"] == 2 and built.report.counts["facts tabled"] == 2
    answers = built.graph.store.query(
        """PREFIX pact: <https://w3id.org/citypact/ns#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX dct: <http://purl.org/dc/terms/>
        SELECT ?label ?row ?kind ?title {
          ?agreement a pact:Agreement ; rdfs:label ?label . FILTER(LANG(?label) = "en")
          GRAPH ?g { ?evidence rdf:subject ?agreement ; pact:row ?row ; pact:kind ?kind . ?source dct:title ?title }
        } ORDER BY ?row"""
    )
    assert isinstance(answers, ox.QuerySolutions)
    assert [tuple(term.value for term in answer) for answer in answers] == [
        ("Twin city: Einstadt – Uneville", "2", "row", "Invented twins: first"),
        ("Twin city: Deuxville – Zweistadt", "4", "row", "Second list"),
    ]


def test_the_iri_of_an_agreement_does_not_depend_on_the_order_of_rows(collection: Path) -> None:
    take(collection)
    before = {each.record.id for each in open_collection(collection).readings(no_reading, lambda told: None)}
    head, *rows = TABLE.splitlines()
    (collection.parent / "twins.csv").write_text("\n".join([head, *reversed(rows)]) + "\n", "utf-8")
    take(collection, replace=True)
    after = {each.record.id for each in open_collection(collection).readings(no_reading, lambda told: None)}
    assert before == after


def test_a_table_of_the_same_name_stays_unless_it_is_to_be_replaced(collection: Path) -> None:
    take(collection)
    (collection.parent / "twins.csv").write_text(TABLE.replace("1998", "1999"), "utf-8")
    held = (collection / "tables" / "twins.csv").read_text("utf-8")
    with pytest.raises(CollectionError, match="--replace"):
        take(collection)
    assert (collection / "tables" / "twins.csv").read_text("utf-8") == held
    take(collection, replace=True)
    assert "1999" in (collection / "tables" / "twins.csv").read_text("utf-8")


@pytest.mark.parametrize(
    ("table", "map_text", "message"),
    [
        (TABLE, MAP.replace("since", "year"), "no column 'year'"),
        (TABLE.partition("\n")[0] + "\n", MAP, "no row gives a record"),
        ("a,b\n", MAP.replace("since", "year"), "no column"),
    ],
)
def test_what_cannot_be_read_is_not_taken(collection: Path, table: str, map_text: str, message: str) -> None:
    (collection.parent / "twins.csv").write_text(table, "utf-8")
    (collection.parent / "twins.map.yaml").write_text(map_text, "utf-8")
    with pytest.raises(CollectionError, match=message):
        take(collection)
    assert not (collection / "tables").exists()


def test_a_table_without_map_is_told_and_the_rest_is_built(collection: Path) -> None:
    take(collection)
    (collection / "tables" / "other.csv").write_text("a\n1\n", "utf-8")
    (collection / "tables" / "notes.docx").write_bytes(b"x")
    told: list[LeftOut] = []
    assert len(list(open_collection(collection).readings(no_reading, told.append))) == 2
    reasons = {Path(each.place).name: each.reason for each in told}
    assert "no map beside it (other.map.yaml)" in reasons["other.csv"]
    assert "notes.docx" in reasons
    assert tables_in(collection / "tables")[1] == (collection / "tables" / "notes.docx",)


def test_many_refused_rows_are_told_in_few_lines(tmp_path: Path) -> None:
    path = tmp_path / "twins.csv"
    path.write_text("a,b,cb,since,list\n" + "Uneville,,FR,,x\n" * 500, "utf-8")
    path.with_name("twins.map.yaml").write_text(MAP, "utf-8")
    told: list[LeftOut] = []
    assert list(Table.open(path).readings(told.append)) == []
    assert len(told) == 21 and told[-1].reason == "480 more rows were left out: 22-501"


def test_a_table_that_breaks_off_keeps_the_rows_before(collection: Path) -> None:
    take(collection)
    with (collection / "tables" / "twins.csv").open("a", encoding="utf-8") as stream:
        stream.write('Quatreville,"Vierstadt')
    told: list[LeftOut] = []
    assert len(list(open_collection(collection).readings(no_reading, told.append))) == 2
    assert any("mend the quotes" in each.reason for each in told)


def test_a_place_of_a_table_is_on_the_map_with_its_source(collection: Path, tmp_path: Path) -> None:
    (collection.parent / "twins.csv").write_text(
        "a,b,cb,since,list,lat,lon\nUneville,Einstadt,Germany,,first,45.5,4.25\n"
        "Uneville,Zweistadt,Germany,,first,45.5,4.25\nUneville,Dreistadt,Germany,,first,45.6,4.3\n",
        "utf-8",
    )
    placed = MAP.replace("country: {value: FR}", "country: {value: FR}, latitude: lat, longitude: lon")
    (collection.parent / "twins.map.yaml").write_text(placed, "utf-8")
    take(collection)
    built = build([open_collection(collection)], tmp_path / "graph", extract=no_reading)
    answers = built.graph.store.query(
        """PREFIX pact: <https://w3id.org/citypact/ns#> PREFIX schema: <https://schema.org/>
        PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#> PREFIX geo: <http://www.opengis.net/ont/geosparql#>
        PREFIX prov: <http://www.w3.org/ns/prov#> PREFIX dct: <http://purl.org/dc/terms/>
        SELECT ?label ?lat ?wkt ?title {
          ?body rdfs:label ?label ; pact:territory ?place . ?place schema:latitude ?lat ; geo:hasGeometry ?point .
          ?point geo:asWKT ?wkt ; prov:wasDerivedFrom ?source . ?source dct:title ?title }"""
    )
    assert isinstance(answers, ox.QuerySolutions)
    assert [tuple(term.value for term in answer) for answer in answers] == [
        ("Uneville", "45.5", "POINT(4.25 45.5)", "Invented twins: first")
    ]


def test_parts_of_one_address_keep_their_own_licences(collection: Path) -> None:
    """They were one source, with the licence of whichever came last."""
    folder = collection.parent
    mapped = MAP.replace("lang: en,", 'lang: en, url: "https://example.org/twins",')
    (folder / "twins.map.yaml").write_text(mapped, "utf-8")
    take(collection)
    found = list(open_collection(collection).readings(no_reading, lambda told: None))
    assert [(each.source.licence, each.source.url) for each in found] == [
        ("CC0-1.0", "https://example.org/twins"),
        ("CC-BY-4.0", "https://example.org/twins"),
    ]
    assert len({each.source.key for each in found}) == 2
    keys = {each.source.key for each in found}
    (folder / "twins.csv").write_text(TABLE.replace("soon", "1999"), "utf-8")
    take(collection, replace=True)
    again = {each.source.key for each in open_collection(collection).readings(no_reading, lambda told: None)}
    assert again == keys, "with an address, an edited file is the same source"


def test_two_tables_do_not_share_a_map(collection: Path) -> None:
    take(collection)
    folder = collection.parent
    (folder / "twins.tsv").write_text(TABLE.replace(",", "\t"), "utf-8")
    held = (collection / "tables" / "twins.map.yaml").read_bytes()
    (folder / "other.map.yaml").write_text(MAP.replace("Invented", "Other"), "utf-8")
    with pytest.raises(CollectionError, match=r"would share its map \(twins.map.yaml\) with twins.csv"):
        import_table(collection, folder / "twins.tsv", folder / "other.map.yaml", lambda told: None)
    assert (collection / "tables" / "twins.map.yaml").read_bytes() == held
    assert not (collection / "tables" / "twins.tsv").exists()


def test_a_thai_name_keeps_the_kind_that_it_shows(collection: Path) -> None:
    folder = collection.parent
    (folder / "twins.csv").write_text(TABLE + "เทศบาลนครสายลม,Einstadt,Germany,1998,first\n", "utf-8")
    (folder / "twins.map.yaml").write_text(MAP.replace(", country: {value: FR}", ""), "utf-8")
    take(collection)
    kinds = {
        party.name: party.kind
        for each in open_collection(collection).readings(no_reading, lambda told: None)
        for party in each.record.agreements[0].parties
    }
    assert kinds["เทศบาลนครสายลม"] == "city_municipality"
    assert {kinds[name] for name in ("Uneville", "Einstadt")} == {"foreign_local_government"}
