from __future__ import annotations

import random

import pytest

from citypact.graph.identities import Mention, Resolver
from citypact.graph.iris import Iris
from citypact.graph.records import Record, record_from
from tests.towns import BASE

TOWN = "เทศบาลเมืองกำแพงตัวอย่าง"


def record(id: str, *parties: dict[str, str]) -> Record:
    return record_from(
        {
            "id": id,
            "lang": "th",
            "agreements": [{"type": "mou", "status": "signed", "parties": list(parties)}],
        }
    )


def town(province: str | None = None, **more: str) -> dict[str, str]:
    return {"name": TOWN, "kind": "town_municipality", **({"province": province} if province else {}), **more}


def mention(party: dict[str, str], record: str = "a") -> Mention:
    return Mention(
        record=record,
        name=party["name"],
        level=party["kind"],
        name_en=party.get("name_en"),
        country=party.get("country"),
        province=party.get("province"),
    )


def resolver(*records: Record) -> Resolver:
    return Resolver(records, Iris(BASE))


def test_a_municipal_name_that_occurs_twice_at_one_level_is_two_bodies_and_a_question() -> None:
    found = resolver(record("a", town("เชียงราย")), record("b", town("ระยอง")), record("c", town()))
    iris = {found.resolve(mention(town(province))).iri for province in ("เชียงราย", "ระยอง", None)}
    assert len(iris) == 3
    assert found.resolve(mention(town("เชียงราย"))).province == "TH-57"
    assert len(found.questions) == 1
    assert "TH-21, TH-57" in found.questions[0]


def test_a_name_without_province_is_the_one_that_is_known_with_it() -> None:
    found = resolver(record("a", town("เชียงราย")), record("c", town()))
    with_province, without = found.resolve(mention(town("เชียงราย"))), found.resolve(mention(town()))
    assert with_province == without
    assert len(with_province.retired) == 1
    assert "the only one" in with_province.reason


def test_a_name_that_recurs_all_over_the_country_is_one_only_where_more_than_the_name_says_so() -> None:
    here = {"name": "เทศบาลตำบลหนองสมมติ", "kind": "subdistrict_municipality"}
    there = {**here, "province": "ระยอง"}
    apart = resolver(record("a", here), record("b", there), record("c", here))
    found = {apart.resolve(mention(party, id)).iri for party, id in ((here, "a"), (there, "b"), (here, "c"))}
    assert len(found) == 3
    assert any("one body or several" in question for question in apart.questions)
    together = resolver(record("a", here, there))
    assert together.resolve(mention(here)).iri == together.resolve(mention(there)).iri


def test_records_that_name_a_recurring_name_beside_the_same_body_name_one() -> None:
    here = {"name": "เทศบาลตำบลหนองสมมติ", "kind": "subdistrict_municipality"}
    partner = {"name": "มหาวิทยาลัยสมมติ", "kind": "university"}
    found = resolver(record("a", here, partner), record("b", partner, here), record("c", here))
    assert found.resolve(mention(here, "a")).iri == found.resolve(mention(here, "b")).iri
    assert found.resolve(mention(here, "c")).iri != found.resolve(mention(here, "b")).iri


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (
            {"name": "หอการค้า จังหวัดเชียงราย", "kind": "association"},
            {"name": "หอการค้า จังหวัดระยอง", "kind": "association"},
        ),
        (
            {
                "name": "Springfield",
                "kind": "foreign_local_government",
                "country": "US",
                "province": "Illinois",
            },
            {
                "name": "Springfield",
                "kind": "foreign_local_government",
                "country": "US",
                "province": "Missouri",
            },
        ),
        (
            {"name": "Thepha Town Municipality", "kind": "town_municipality"},
            {"name": "Pha Town Municipality", "kind": "town_municipality"},
        ),
    ],
)
def test_names_that_only_look_alike_stay_two(one: dict[str, str], other: dict[str, str]) -> None:
    found = resolver(record("a", one), record("b", other))
    assert found.resolve(mention(one, "a")).iri != found.resolve(mention(other, "b")).iri


def test_a_blank_inside_a_kind_word_makes_no_new_body() -> None:
    party = {"name": "องค์การบริหารส่วน จังหวัดเชียงราย", "kind": "pao"}
    assert resolver(record("a", party)).resolve(mention(party)).iri == (
        f"{BASE}body/chiang-rai-provincial-administrative-organization"
    )


def test_the_province_is_read_from_the_name_too() -> None:
    named = {"name": f"{TOWN} จังหวัดเชียงราย", "kind": "town_municipality"}
    found = resolver(record("a", named), record("b", town("เชียงราย")))
    assert found.resolve(mention(named)).iri == found.resolve(mention(town("เชียงราย"))).iri


def test_municipality_province_and_pao_of_one_name_are_three() -> None:
    parties = [
        {"name": "เทศบาลนครเชียงราย", "kind": "city_municipality"},
        {"name": "จังหวัดเชียงราย", "kind": "province"},
        {"name": "อบจ.เชียงราย", "kind": "pao"},
    ]
    found = resolver(record("a", *parties))
    bodies = [found.resolve(mention(party)) for party in parties]
    assert [body.iri.removeprefix(BASE) for body in bodies] == [
        "body/chiang-rai-city-municipality",
        "body/chiang-rai-province",
        "body/chiang-rai-provincial-administrative-organization",
    ]
    assert {body.province for body in bodies} == {"TH-57"}


def test_an_english_name_is_the_thai_body_that_a_record_pairs_it_with() -> None:
    paired = town(name_en="Kamphaeng Example Town Municipality")
    english = {"name": "Kamphaeng Example Town Municipality", "kind": "town_municipality"}
    found = resolver(record("a", english), record("b", paired))
    assert found.resolve(mention(english)).iri == found.resolve(mention(paired)).iri
    assert found.resolve(mention(english)).name_th == TOWN


def test_one_english_name_of_two_thai_bodies_joins_nothing() -> None:
    one = {"name": "เทศบาลเมืองบ้านใหม", "kind": "town_municipality", "name_en": "Ban Mai"}
    other = {"name": "เทศบาลเมืองบ้านไหม", "kind": "town_municipality", "name_en": "Ban Mai"}
    english = {"name": "Ban Mai", "kind": "town_municipality"}
    found = resolver(record("a", one), record("b", other), record("c", english))
    assert len({found.resolve(mention(party)).iri for party in (one, other, english)}) == 3
    assert len(found.questions) == 1


def test_a_foreign_city_has_one_iri_under_its_thai_spellings_and_its_name() -> None:
    one = {"name": "เมืองสมมุติ", "kind": "foreign_local_government", "name_en": "Sommut", "country": "KR"}
    other = {"name": "นครสมมุต", "kind": "foreign_local_government", "name_en": "Sommut", "country": "KR"}
    bare = {"name": "Sommut", "kind": "foreign_local_government"}
    found = resolver(record("a", one), record("b", other), record("c", bare))
    (iri,) = {found.resolve(mention(party)).iri for party in (one, other, bare)}
    assert iri.startswith(f"{BASE}body/sommut-")


def test_cities_of_one_name_in_two_countries_stay_two() -> None:
    parties = [
        {"name": "Springfield", "kind": "foreign_local_government", "country": code} for code in ("US", "AU")
    ]
    found = resolver(
        record("a", *parties), record("b", {"name": "Springfield", "kind": "foreign_local_government"})
    )
    assert len({body.iri for body in found.bodies()}) == 3
    assert len(found.questions) == 1


@pytest.mark.parametrize("seed", range(5))
def test_the_order_of_records_changes_no_iri(seed: int) -> None:
    records = [
        record("a", town("เชียงราย")),
        record("b", town()),
        record("c", town(name_en="Kamphaeng Example")),
        record("d", {"name": "Kamphaeng Example", "kind": "town_municipality"}),
        record("e", {"name": "Sommut", "kind": "foreign_local_government"}),
        record(
            "f", {"name": "สมมุต", "name_en": "Sommut", "country": "KR", "kind": "foreign_local_government"}
        ),
    ]
    expected = resolver(*records).bodies()
    random.Random(seed).shuffle(records)
    assert resolver(*records).bodies() == expected


def test_the_bodies_of_officials_and_issuers_are_bodies_too() -> None:
    found = resolver(
        record_from(
            {
                "id": "a",
                "lang": "th",
                "issuer": "เทศบาลเมืองผู้พูด",
                "officials": [
                    {"name": "ก ข", "role": "director", "office": "ผู้อำนวยการ", "of": "โรงเรียนสมมุติ"}
                ],
            }
        )
    )
    assert [(body.name, body.level) for body in found.bodies()] == [
        ("โรงเรียนสมมุติ", "school"),
        ("เทศบาลเมืองผู้พูด", "town_municipality"),
    ]


def test_iris_are_ascii() -> None:
    found = resolver(record("a", town("เชียงราย"), {"name": "Ağrı Łódź", "kind": "foreign_local_government"}))
    assert all(body.iri.isascii() for body in found.bodies())


def test_a_name_without_a_kind_is_the_one_body_of_that_name() -> None:
    found = resolver(
        record("a", {"name": "Sommut", "kind": "foreign_local_government", "country": "KR"}),
        record_from(
            {
                "id": "b",
                "lang": "en",
                "officials": [{"name": "K", "role": "mayor", "office": "Mayor", "of": "Sommut"}],
            }
        ),
    )
    (body,) = found.bodies()
    assert (body.level, body.country) == ("foreign_local_government", "KR")
