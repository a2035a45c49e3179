from __future__ import annotations

from pathlib import Path

from citypact.graph.collecting import open_collection
from citypact.graph.curating import new_collection
from citypact.graph.gazetteer_files import add_file
from citypact.graph.gazetteers import Gazetteer
from citypact.graph.geonames import City, GeoNames
from citypact.graph.identities import Resolver
from citypact.graph.iris import Iris
from citypact.graph.looking_up import COLUMNS, FILE, as_table, look_up, unlocated_abroad
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


BEIJING = City(
    id=1816670,
    name="Beijing",
    names=("Peking", "ปักกิ่ง"),
    country="CN",
    admin1="22",
    latitude=39.9075,
    longitude=116.39723,
    population=18_960_744,
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


def looked_up(root: Path, held: str = "") -> str:
    opened = open_collection(root)
    found = look_up(unlocated_abroad(opened, extract, lambda told: None), GeoNames([MUNICH, BEIJING]))
    return as_table(found, Gazetteer.with_added(opened.places(lambda told: None)), held)


def bodies_of(root: Path) -> set[str]:
    opened = open_collection(root)
    records = [reading.record for reading in opened.readings(extract, lambda told: None)]
    gazetteer = Gazetteer.with_added(opened.places(lambda told: None))
    return {
        body.iri for body in Resolver(records, Iris(opened.base), gazetteer).bodies() if body.country != "TH"
    }


def test_names_in_several_scripts_that_one_city_answers_to_are_one_body(tmp_path: Path) -> None:
    """They were found to be one city of GeoNames and stayed three bodies."""
    root = collection(tmp_path, abroad("มิวนิก", "DE"), abroad("Munich", "DE"), abroad("München", "DE"))
    assert len(bodies_of(root)) == 3
    draft = tmp_path / FILE
    draft.write_text(looked_up(root), "utf-8")
    (known,) = add_file(root, draft).rows.known
    assert known.name_th == "มิวนิก" and {known.name_en, *known.other_names} == {"Munich", "München"}
    assert [link.confidence for link in known.links] == [0.9], "the least sure of the names"
    assert len(bodies_of(root)) == 1


def test_a_further_name_of_a_city_that_a_gazetteer_knows_is_its_name(tmp_path: Path) -> None:
    root = collection(tmp_path, abroad("Beijing", "CN"), abroad("Peking", "CN"))
    assert len(bodies_of(root)) == 2
    draft = tmp_path / FILE
    draft.write_text(looked_up(root), "utf-8")
    add_file(root, draft)
    assert len(bodies_of(root)) == 1


def test_what_a_person_wrote_into_the_file_stays(tmp_path: Path) -> None:
    root = collection(tmp_path, abroad("München", "DE"))
    row = "foreign_local_government,นครมิวนิก,Munich,,DE,48.1,11.6,https://example.org/m,2867714,0.8"
    held = f"{','.join(COLUMNS)}\n{row}\n"
    assert looked_up(root, held).splitlines()[1:] == [row.replace("Munich,,", "Munich,München,")]


def test_a_city_that_the_bundled_tables_hold_is_not_looked_up(tmp_path: Path) -> None:
    root = collection(tmp_path, abroad("Budapest", "HU"))
    assert unlocated_abroad(open_collection(root), extract, lambda told: None) == []


def extract(text: object, source: object) -> Record:
    raise AssertionError("there is no text")
