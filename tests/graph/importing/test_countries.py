"""Countries by name: the further names are those of ISO 3166-1, held against pycountry."""

from __future__ import annotations

import csv
from importlib.resources import files
from typing import Any

import pycountry

from citypact.graph.importing.countries import country_code
from citypact.graph.places import countries

ISO: Any = pycountry.countries


def test_the_further_names_are_those_of_iso() -> None:
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
    assert set(given) == wanted
    assert given == sorted(given)


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
