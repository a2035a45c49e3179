from __future__ import annotations

from pathlib import Path

from citypact.graph.collecting import open_collection
from citypact.graph.curating import new_collection
from citypact.graph.gazetteer_files import add_file
from citypact.graph.geonames import City, GeoNames
from citypact.graph.looking_up import FILE, as_table, look_up, unlocated_abroad
from citypact.graph.record_files import write_records
from citypact.graph.records import Record, record_from


def record(*parties: dict[str, str]) -> Record:
    thai = {"name": "เทศบาลนครเชียงราย", "kind": "city_municipality"}
    agreement = {"type": "mou", "status": "signed", "parties": [thai, *parties]}
    return record_from({"id": "a", "lang": "th", "url": "https://example.org/a", "agreements": [agreement]})


def abroad(name: str, country: str | None, **more: str) -> dict[str, str]:
    party = {"name": name, "kind": "foreign_local_government", **more}
    return {**party, "country": country} if country else party


MUNICH = City(
    id=2867714,
    name="Munich",
    names=("มิวนิก", "München"),
    country="DE",
    admin1="02",
    latitude=48.13743,
    longitude=11.57549,
    population=1_260_391,
)


def collection(tmp_path: Path, *parties: dict[str, str]) -> Path:
    made = new_collection(tmp_path / "mine", title="Mine")
    write_records([record(*parties)], made / "records" / "a.jsonl")
    return made


def test_a_foreign_city_named_in_thai_is_found_and_stands_in_the_gazetteer(tmp_path: Path) -> None:
    root = collection(tmp_path, abroad("มิวนิก", "DE"), abroad("มิวนิก", None), abroad("โตเกียว", "JP"))
    found = look_up(unlocated_abroad(open_collection(root), extract, lambda told: None), GeoNames([MUNICH]))
    assert {(each.body.country, each.match is not None) for each in found} >= {("DE", True), ("JP", False)}
    draft = tmp_path / FILE
    draft.write_text(as_table(found), "utf-8")
    added = add_file(root, draft)
    (known,) = added.rows.known
    assert (known.country, known.latitude, known.located_by) == (
        "DE",
        48.13743,
        "https://www.geonames.org/2867714",
    )
    assert [(link.iri, link.confidence) for link in known.links] == [
        ("https://sws.geonames.org/2867714/", 0.9)
    ]
    left = unlocated_abroad(open_collection(root), extract, lambda told: None)
    assert {body.country for body in left} == {"JP"}


def test_a_city_that_the_bundled_tables_hold_is_not_looked_up(tmp_path: Path) -> None:
    root = collection(tmp_path, abroad("Budapest", "HU"))
    assert unlocated_abroad(open_collection(root), extract, lambda told: None) == []


def extract(text: object, source: object) -> Record:
    raise AssertionError("there is no text")
