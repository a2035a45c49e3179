from __future__ import annotations

from dataclasses import replace

from citypact.graph.gazetteers import Gazetteer, Known
from citypact.graph.identities import Body
from citypact.graph.locating import located

HARBOUR = Known(
    level="subdistrict_municipality",
    name_th="เทศบาลตำบลท่าตัวอย่าง",
    name_en="",
    province="TH-90",
    latitude=7.0,
    longitude=100.4,
)
NICE = Known(
    level="foreign_local_government",
    name_th="นีซ",
    name_en="Nice",
    province=None,
    country="FR",
    latitude=43.7,
    longitude=7.3,
)
HELD = Gazetteer([HARBOUR, NICE])


def body(level: str, name: str, *, province: str | None = None, country: str | None = "TH") -> Body:
    return Body(
        iri="https://example.org/id/body/b",
        level=level,
        name_th=name,
        name_en=None,
        province=province,
        country=country,
    )


def test_a_body_of_one_name_level_country_and_province_is_located() -> None:
    named = body("subdistrict_municipality", "ทต.ท่าตัวอย่าง", province="TH-90")
    assert located(named, HELD) == HARBOUR


def test_a_recurring_name_without_its_province_is_nowhere() -> None:
    """One subdistrict municipality of a name in the gazetteer proves nothing: 41 % of local governments share a name."""
    assert located(body("subdistrict_municipality", "ทต.ท่าตัวอย่าง"), HELD) is None


def test_a_name_of_another_province_level_or_country_is_nowhere() -> None:
    assert located(body("subdistrict_municipality", "ทต.ท่าตัวอย่าง", province="TH-57"), HELD) is None
    assert located(body("sao", "ทต.ท่าตัวอย่าง", province="TH-90"), HELD) is None
    assert located(body("foreign_local_government", "นีซ", country="IT"), HELD) is None
    assert located(body("foreign_local_government", "นีซ", country=None), HELD) is None


def test_a_foreign_city_is_located_by_its_thai_name_in_its_country() -> None:
    assert located(body("foreign_local_government", "นีซ", country="FR"), HELD) == NICE


def test_two_answers_are_none() -> None:
    twice = Gazetteer([*HELD, replace(NICE, name_en="Nisse", latitude=1.0)])
    assert located(body("foreign_local_government", "นีซ", country="FR"), twice) is None


def test_what_has_no_territory_is_nowhere() -> None:
    assert located(body("university", "นีซ", country="FR"), HELD) is None
