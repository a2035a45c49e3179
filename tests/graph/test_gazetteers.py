from __future__ import annotations

from dataclasses import replace

import pytest

from citypact.graph.gazetteers import Gazetteer, Known
from citypact.graph.places import provinces


def town(name: str, province: str, district: str | None = None) -> Known:
    return Known(level="town_municipality", name_th=name, name_en="", province=province, district=district)


def test_the_four_bodies_of_one_name_are_four() -> None:
    names = {
        "city_municipality": "เทศบาลนครเชียงราย",
        "province": "เชียงราย",
        "pao": "อบจ.เชียงราย",
    }
    bundled = Gazetteer.bundled()
    found = [bundled.find(name, level=level) for level, name in names.items()]
    assert [known.province for (known,) in found] == ["TH-57"] * 3
    assert len({known for (known,) in found}) == 3


@pytest.mark.parametrize("name", ["เทศบาลนครเชียงราย", "ทน. เชียงราย", "Chiang Rai City Municipality"])
def test_a_body_is_found_however_its_name_is_spelt(name: str) -> None:
    (known,) = Gazetteer.bundled().find(name)
    assert (known.level, known.country, known.unique) == ("city_municipality", "TH", True)


def test_a_name_that_two_bear_finds_two_until_the_province_or_district_tells() -> None:
    one = town("เทศบาลเมืองกำแพงเพชร", "TH-62", district="เมืองกำแพงเพชร")
    other = town("เทศบาลเมืองกำแพงเพชร", "TH-90", district="รัตภูมิ")
    both = Gazetteer([one, other])
    assert both.find("ทม.กำแพงเพชร") == (one, other)
    assert both.find("ทม.กำแพงเพชร", province="TH-90") == (other,)
    assert both.find("ทม.กำแพงเพชร", district="เมืองกำแพงเพชร") == (one,)
    assert both.find("ทม.กำแพงเพชร", level="city_municipality") == ()
    assert both.find("ทม.กำแพงเพชร", country="LA") == ()


def test_what_is_in_no_table_is_not_found() -> None:
    assert Gazetteer.bundled().find("เทศบาลตำบลไม่มีในตาราง") == ()


def test_a_row_that_stands_twice_is_one_body() -> None:
    one = town("เทศบาลเมืองตัวอย่าง", "TH-57")
    assert len(Gazetteer([one, town("เทศบาลเมืองตัวอย่าง", "TH-57")])) == 1


def test_a_later_row_of_a_known_body_adds_to_it_and_what_it_says_stands() -> None:
    added = Known(
        level="city_municipality",
        name_th="ทน.เชียงราย",
        name_en="Chiangrai Municipality",
        province="TH-57",
        code="03570102",
        code_scheme="DLA",
        latitude=19.9,
        longitude=99.8,
        located_by="https://example.org/survey",
    )
    (known,) = Gazetteer.with_added([added]).find("Chiangrai Municipality")
    assert (known.name_en, known.code, known.latitude) == ("Chiang Rai City Municipality", "03570102", 19.9)
    assert (known.located_by, known.unique) == ("https://example.org/survey", True)
    assert [link.iri for link in known.links] == ["https://sws.geonames.org/1153669/"]


def test_a_body_that_a_file_adds_is_not_proven_to_be_the_only_one_of_its_name() -> None:
    (known,) = Gazetteer.with_added([town("เทศบาลเมืองใหม่ตัวอย่าง", "TH-57")]).find("ทม.ใหม่ตัวอย่าง")
    assert not known.unique


def test_rows_of_one_name_with_two_codes_are_two() -> None:
    one = town("เทศบาลเมืองตัวอย่าง", "TH-57")
    assert len(Gazetteer([replace(one, code="1"), replace(one, code="2")])) == 2


def test_two_foreign_cities_of_one_name_far_apart_are_two() -> None:
    one = Known(
        level="foreign_local_government",
        name_th="",
        name_en="Springfield",
        province=None,
        country="US",
        latitude=39.8,
        longitude=-89.6,
    )
    near, far = replace(one, latitude=39.7, code="x"), replace(one, latitude=42.1, longitude=-72.6)
    assert len(Gazetteer([one, near])) == 1
    assert len(Gazetteer([one, far])) == 2


def test_every_province_is_found_by_its_code() -> None:
    bundled = Gazetteer.bundled()
    for code in provinces():
        known = bundled.province(code)
        assert (known is None) == (code == "TH-S")
        assert known is None or known.latitude is not None


def test_where_the_bundled_bodies_are_is_citable() -> None:
    for known in Gazetteer.bundled():
        assert (known.latitude is None) == (known.longitude is None) == (known.located_by is None)
