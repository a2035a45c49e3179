from __future__ import annotations

import pytest

from citypact.graph.gazetteers import Gazetteer, Known


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
