"""The table of facts is held against the libraries that its README names."""

from __future__ import annotations

import csv
import gzip
import os
import re
from pathlib import Path
from typing import Any

import pycountry
import pytest
from babel import Locale
from babel.core import get_global
from pythainlp.corpus import provinces

from citypact.graph import places

FOLDER = Path(__file__).parents[2] / "graph" / "gazetteer"
SHARED = Path(os.environ.get("CITYPACT_SHARED", Path(__file__).parents[3] / "shared"))
COLUMNS = {
    "provinces.csv": ["iso", "name_th", "name_en", "kind"],
    "regions.csv": ["iso", "region", "name_th", "name_en"],
    "countries.csv": ["iso2", "name_th", "name_en"],
    "zone_cities.csv": ["iso2", "name_th", "name_en"],
    "city_municipalities.csv": ["name_th", "name_en", "province_iso", "source", "source_en"],
}
KIND = "เทศบาลนคร"
IN_ENGLISH = " City Municipality"
ISO_PARTS: Any = pycountry.subdivisions
ISO_COUNTRIES: Any = pycountry.countries
THAI = re.compile(r"[\u0e01-\u0e3a\u0e40-\u0e4e]")


def rows(name: str) -> list[dict[str, str]]:
    with (FOLDER / name).open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream, strict=True))


def codes() -> dict[str, str]:
    """ISO 3166-2 code of each part of Thailand, with its category."""
    return {part.code: part.type for part in ISO_PARTS.get(country_code="TH")}


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_a_table_has_its_columns_and_no_stray_characters(name: str) -> None:
    data = (FOLDER / name).read_bytes()
    text = data.decode("utf-8")
    assert text.splitlines()[0].split(",") == COLUMNS[name], f"{name}: the first line names the columns"
    clean = b"\r" not in data and not data.startswith(b"\xef\xbb\xbf")
    assert clean, f"{name}: save it with LF line ends, without BOM"
    assert text.endswith("\n")
    for row in rows(name):
        assert None not in row and None not in row.values(), f"{name}: too many or too few cells: {row}"
        for column, cell in row.items():
            assert cell == cell.strip() and "  " not in cell, (
                f"{name}: {column} {cell!r}: remove the stray spaces"
            )


@pytest.mark.parametrize("name", sorted(COLUMNS))
def test_thai_names_are_thai_and_english_names_are_not(name: str) -> None:
    for row in rows(name):
        assert THAI.search(row["name_th"]), f"{name}: {row}: name_th is not in Thai letters"
        assert not THAI.search(row["name_en"]), f"{name}: {row}: name_en holds Thai letters"


def test_provinces_are_the_parts_of_thailand_that_iso_lists() -> None:
    given, wanted = {row["iso"] for row in rows("provinces.csv")}, set(codes())
    assert given == wanted, f"provinces.csv: add {sorted(wanted - given)}, remove {sorted(given - wanted)}"
    assert len(rows("provinces.csv")) == 78, "provinces.csv: a code stands twice"


def test_provinces_have_the_kind_that_iso_gives() -> None:
    for row in rows("provinces.csv"):
        wanted = codes()[row["iso"]].lower().replace(" ", "_")
        assert row["kind"] == wanted, f"provinces.csv: {row['iso']}: kind is {wanted} (ISO 3166-2 category)"


def test_provinces_have_their_names_in_thai_and_english() -> None:
    names = {row["name_th"]: row["name_en"] for row in rows("provinces.csv") if row["iso"] != "TH-S"}
    entries: Any = provinces(details=True)
    wanted = {entry["name_th"]: entry["name_en"] for entry in entries}
    assert names == wanted, f"provinces.csv: pythainlp says: {sorted(wanted.items() - names.items())}"


def test_every_province_lies_in_one_of_the_six_regions() -> None:
    """9 in the north, Bangkok and 21 in the centre: as the Royal Society counts them; the others as the table's source does."""
    found = {row["iso"]: row["region"] for row in rows("regions.csv")}
    assert set(found) == {row["iso"] for row in rows("provinces.csv")} - {"TH-S"}
    counted = {region: list(found.values()).count(region) for region in sorted(set(found.values()))}
    assert counted == {"central": 22, "east": 7, "north": 9, "northeast": 20, "south": 14, "west": 5}
    assert {
        place.code for place in places.provinces().values() if not (place.region_th and place.region_en)
    } == {"TH-S"}
    assert (places.provinces()["TH-57"].region_th, places.provinces()["TH-57"].region_en) == (
        "ภาคเหนือ",
        "Northern",
    )


def test_a_province_stands_beside_its_own_code() -> None:
    for row in rows("provinces.csv"):
        official = str(ISO_PARTS.get(code=row["iso"]).name)
        wanted = {"TH-10": "Bangkok", "TH-S": "Pattaya"}.get(row["iso"], official)
        assert row["name_en"] == wanted, f"provinces.csv: {row['iso']} is {official}: mend the code"


def test_countries_are_those_of_iso() -> None:
    given, wanted = (
        [row["iso2"] for row in rows("countries.csv")],
        {country.alpha_2 for country in ISO_COUNTRIES},
    )
    assert set(given) == wanted, (
        f"countries.csv: add {sorted(wanted - set(given))}, remove {sorted(set(given) - wanted)}"
    )
    assert len(given) == len(set(given)), "countries.csv: a code stands twice; keep one"


@pytest.mark.parametrize("language", ["th", "en"])
def test_countries_have_the_names_of_cldr(language: str) -> None:
    names: Any = Locale(language).territories
    for row in rows("countries.csv"):
        wanted = names[row["iso2"]]
        assert row[f"name_{language}"] == wanted, f"countries.csv: {row['iso2']}: CLDR says {wanted}; copy it"


def test_cities_of_zones_have_the_names_of_cldr() -> None:
    thai: Any = Locale("th").time_zones
    english: Any = Locale("en").time_zones
    countries: Any = get_global("zone_territories")
    said = {
        (
            countries.get(zone),
            names.get("city"),
            english.get(zone, {}).get("city") or zone.split("/")[-1].replace("_", " "),
        )
        for zone, names in thai.items()
    }
    given = rows("zone_cities.csv")
    assert len(given) > 400
    for row in given:
        assert tuple(row.values()) in said, f"zone_cities.csv: CLDR has no city {row}; make the table again"


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("provinces.csv", ("iso",)),
        ("countries.csv", ("iso2",)),
        ("zone_cities.csv", ("iso2", "name_th", "name_en")),
    ],
)
def test_a_table_is_sorted_by_code(name: str, key: tuple[str, ...]) -> None:
    keys = [tuple(row[column] for column in key) for row in rows(name)]
    assert keys == sorted(keys), f"{name}: sort the rows by {', '.join(key)}"


def test_city_municipalities_are_sorted_and_stand_once() -> None:
    keys = [(row["province_iso"], row["name_th"]) for row in rows("city_municipalities.csv")]
    assert keys == sorted(set(keys)), (
        "city_municipalities.csv: sort by province_iso, then name_th; each stands once"
    )
    names = [row["name_th"] for row in rows("city_municipalities.csv")]
    assert len(names) == len(set(names)) >= 30, (
        "city_municipalities.csv: a name stands twice, or rows were lost"
    )


def test_a_city_municipality_has_rank_province_and_source() -> None:
    known = {row["iso"] for row in rows("provinces.csv") if row["kind"] == "province"}
    for row in rows("city_municipalities.csv"):
        place = f"city_municipalities.csv: {row['name_th']}"
        assert row["name_th"].startswith(KIND), f"{place}: write the full name, {KIND}..."
        assert row["province_iso"] in known, (
            f"{place}: {row['province_iso']!r} is no province of provinces.csv"
        )
        assert re.match(r"https?://\S+$", row["source"]), f"{place}: source is the address of a public page"
        assert "," not in row["source"], f"{place}: one page as source"


def test_an_english_name_has_its_source_and_its_form() -> None:
    named = {row["iso"]: row for row in rows("provinces.csv")}
    for row in rows("city_municipalities.csv"):
        place = f"city_municipalities.csv: {row['name_th']}"
        assert bool(row["name_en"]) == bool(row["source_en"]), (
            f"{place}: an English name and its source come together"
        )
        if not row["name_en"]:
            continue
        assert row["name_en"].endswith(IN_ENGLISH), f"{place}: write the place name and{IN_ENGLISH}"
        if row["source_en"] == "provinces.csv":
            province = named[row["province_iso"]]
            wanted = province["name_en"] + IN_ENGLISH
            same = row["name_th"] == KIND + province["name_th"]
            assert same and row["name_en"] == wanted, (
                f"{place}: does not bear its province's name; cite another source_en"
            )
        else:
            assert re.match(r"https?://\S+$", row["source_en"]), (
                f"{place}: source_en is provinces.csv or an address"
            )


def test_the_readme_counts_the_rows_that_there_are() -> None:
    text = (FOLDER / "README.md").read_text("utf-8")
    for name in COLUMNS:
        count = len(rows(name))
        assert f"| `{name}` | {count} |" in text, (
            f"graph/gazetteer/README.md: {name} has {count} rows; mend the table"
        )


def test_city_municipalities_agree_with_an_independent_list() -> None:
    path = SHARED / "data" / "thai_lao.csv.gz"
    if not path.exists():
        pytest.skip(
            f"needs {path.name}, the list of local governments beside the repository (CITYPACT_SHARED)"
        )
    with gzip.open(path, "rt", encoding="utf-8", newline="") as stream:
        listed = {
            row["name_th"]: row["province_iso3166_2"]
            for row in csv.DictReader(stream)
            if row["type"] == "city"
        }
    given = {row["name_th"]: row["province_iso"] for row in rows("city_municipalities.csv")}
    wrong = {name: code for name, code in given.items() if listed.get(name) != code}
    assert not wrong, (
        f"city_municipalities.csv: the list knows no such city municipality in that province: {wrong}"
    )
    left_out = set(listed) - set(given)
    text = (FOLDER / "README.md").read_text("utf-8")
    unsaid = sorted(name for name in left_out if name not in text)
    assert not unsaid, (
        f"graph/gazetteer/README.md: say why these are left out, or add them with a source: {unsaid}"
    )
