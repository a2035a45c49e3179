from __future__ import annotations

import random
import time

import pytest

from citypact.graph.gazetteers import Known
from citypact.graph.records import record_from
from tests.graph.identities.naming import TOWN, known, mention, record, resolver, town
from tests.towns import BASE


def test_a_municipal_name_that_occurs_twice_at_one_level_is_two_bodies_and_a_question() -> None:
    found = resolver(record("a", town("เชียงราย")), record("b", town("ระยอง")), record("c", town()))
    iris = {found.resolve(mention(town(province))).iri for province in ("เชียงราย", "ระยอง", None)}
    assert len(iris) == 3
    assert found.resolve(mention(town("เชียงราย"))).province == "TH-57"
    assert len(found.questions) == 1
    assert "TH-21, TH-57" in str(found.questions[0])


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
    assert any("one body or several" in str(question) for question in apart.questions)
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


LEVELS = [
    {"name": "เทศบาลนครเชียงราย", "kind": "city_municipality"},
    {"name": "จังหวัดเชียงราย", "kind": "province"},
    {"name": "องค์การบริหารส่วนจังหวัดเชียงราย", "kind": "pao"},
    {"name": "อำเภอเมืองเชียงราย", "kind": "ministry_agency"},
]


@pytest.mark.parametrize("named", [LEVELS, [{**each, "name": "เชียงราย"} for each in LEVELS]])
def test_municipality_province_pao_and_district_of_one_name_are_four(named: list[dict[str, str]]) -> None:
    found = resolver(*(record(f"r{number}", each) for number, each in enumerate(named)))
    bodies = [found.resolve(mention(each, f"r{number}")) for number, each in enumerate(named)]
    assert len({body.iri for body in bodies}) == 4
    assert [body.verdict for body in bodies] == ["known", "known", "known", "new"]
    assert all("level" in body.cues for body in bodies)


def test_a_place_name_with_its_level_is_the_municipality_of_that_level() -> None:
    bare = {"name": "เชียงราย", "kind": "city_municipality"}
    found = resolver(record("a", bare), record("b", LEVELS[0]))
    assert found.resolve(mention(bare)) == found.resolve(mention(LEVELS[0], "b"))


def test_an_answer_says_what_decided_and_how_sure_it_is() -> None:
    found = resolver(
        record("a", LEVELS[0]),
        record("b", town("ระยอง")),
        record("c", {"name": "Sommut", "kind": "foreign_local_government", "country": "KR"}),
        record("d", town()),
    )
    chiang_rai, placed, foreign = (
        found.resolve(each)
        for each in (
            mention(LEVELS[0]),
            mention(town("ระยอง"), "b"),
            mention({"name": "Sommut", "kind": "foreign_local_government", "country": "KR"}, "c"),
        )
    )
    assert (chiang_rai.verdict, chiang_rai.cues) == ("known", ("level", "name"))
    assert (foreign.verdict, foreign.cues) == ("new", ("level", "name", "country"))
    assert "the only one of this level and name with a known place" in placed.reason
    assert 0 < placed.sure < foreign.sure < chiang_rai.sure < 1


NONG = "เทศบาลตำบลหนองสมมติ"
HERE = {"name": NONG, "kind": "subdistrict_municipality"}
ENTRIES = [
    known(NONG, "TH-57", code="1", code_scheme="DLA"),
    known(NONG, "TH-21", code="2", code_scheme="DLA"),
]


def test_a_bare_name_that_the_gazetteer_gives_in_two_provinces_is_ambiguous() -> None:
    found = resolver(record("a", HERE), entries=ENTRIES)
    body = found.resolve(mention(HERE))
    assert (body.verdict, body.known, body.province) == ("ambiguous", None, None)
    (asked,) = found.questions
    assert f"{NONG} จังหวัดระยอง = DLA:2, {NONG} จังหวัดเชียงราย = DLA:1" in asked.text
    assert asked.lines == (f"is,{NONG} (in a),DLA:2,,,", f"is,{NONG} (in a),DLA:1,,,")


def test_the_province_that_the_record_names_decides() -> None:
    found = resolver(record("a", {**HERE, "province": "เชียงราย"}), entries=ENTRIES)
    body = found.resolve(mention({**HERE, "province": "เชียงราย"}))
    assert (body.verdict, body.cues) == ("known", ("level", "name", "province"))
    assert body.known is not None and body.known.code == "1"
    assert not found.questions


def test_the_company_of_a_bare_name_decides_where_it_is_in_one_of_the_provinces_alone() -> None:
    pao = {"name": "อบจ.ระยอง", "kind": "pao"}
    found = resolver(record("a", HERE, pao), entries=ENTRIES)
    body = found.resolve(mention(HERE))
    assert body.known is not None and body.known.code == "2"
    assert body.cues == ("level", "name", "province") and "TH-21" in body.reason
    both = resolver(record("a", HERE, pao, {"name": "อบจ.เชียงราย", "kind": "pao"}), entries=ENTRIES)
    assert both.resolve(mention(HERE)).verdict == "ambiguous"


def test_a_recurring_bare_name_is_the_one_of_a_list_of_the_country_and_of_no_shorter_list() -> None:
    one = known(NONG, "TH-57")
    short = resolver(record("a", HERE), entries=[one])
    assert short.resolve(mention(HERE)).verdict == "new"
    country = [known(f"เทศบาลตำบลที่{code}", f"TH-{code}") for code in range(30, 77)]
    whole = resolver(record("a", HERE), entries=[one, *country])
    body = whole.resolve(mention(HERE))
    assert (body.verdict, body.known) == ("known", one)
    assert body.sure < 0.9


def test_two_of_one_name_in_one_province_are_told_apart_by_their_districts() -> None:
    parties = [{**HERE, "name": f"{NONG} อำเภอ{each} จังหวัดเชียงราย"} for each in ("หนึ่ง", "สอง")]
    found = resolver(record("a", parties[0]), record("b", parties[1]))
    assert len({found.resolve(mention(each, id)).iri for each, id in zip(parties, "ab", strict=True)}) == 2


def test_a_gazetteer_that_comes_later_changes_no_iri_of_a_placed_body() -> None:
    placed = {**HERE, "province": "เชียงราย"}
    before, after = resolver(record("a", placed)), resolver(record("a", placed), entries=ENTRIES)
    assert before.resolve(mention(placed)).iri == after.resolve(mention(placed)).iri


def test_a_code_says_who_it_is_whatever_the_name_and_two_codes_are_two() -> None:
    one = {"name": "Springfield", "kind": "foreign_local_government", "country": "US", "code": "wikidata:Q1"}
    other, again = {**one, "code": "wikidata:Q2"}, {**one, "name": "Springfield, Ill."}
    found = resolver(record("a", one), record("b", other), record("c", again))
    bodies = [found.resolve(mention(each, id)) for each, id in ((one, "a"), (other, "b"), (again, "c"))]
    assert bodies[0].iri == bodies[2].iri != bodies[1].iri
    assert "code" in bodies[0].cues


def test_a_name_alone_joins_nothing() -> None:
    named = {"name": "Sommut", "kind": "foreign_local_government", "country": "KR"}
    speaks = record_from({"id": "b", "lang": "en", "issuer": "Sommut"})
    found = resolver(record("a", named), speaks)
    assert len(found.bodies()) == 2
    (asked,) = found.questions
    assert "its name alone" in asked.text
    assert asked.lines == ('is,Sommut (other),"Sommut (foreign_local_government, KR)",,,',)


def test_a_foreign_name_without_country_is_no_ones_where_the_gazetteer_knows_it_elsewhere_too() -> None:
    seoul = {"name": "Sommut", "kind": "foreign_local_government", "country": "KR"}
    bare = {"name": "Sommut", "kind": "foreign_local_government"}
    there = Known(level="foreign_local_government", name_th="", name_en="Sommut", province=None, country="JP")
    assert len(resolver(record("a", seoul), record("b", bare)).bodies()) == 1
    assert len(resolver(record("a", seoul), record("b", bare), entries=[there]).bodies()) == 2


def test_every_iri_of_a_spelling_is_answered() -> None:
    one = {"name": "The Sommut", "kind": "foreign_local_government", "country": "KR"}
    other = {**one, "name": "Sommut"}
    alone = resolver(record("a", one)).bodies()[0].iri
    (body,) = resolver(record("a", one), record("b", other)).bodies()
    assert alone in (body.iri, *body.retired)


@pytest.mark.slow
def test_fifty_thousand_records_are_resolved_in_some_seconds() -> None:
    towns = [
        {"name": f"City {n % 20_000}", "kind": "foreign_local_government", "country": ("FR", "JP")[n % 2]}
        for n in range(25_000)
    ]
    one = record("r", *towns[:2])
    records = [
        one.model_copy(
            update={
                "id": f"r{n}",
                "agreements": record("r", towns[n % 25_000], towns[n * 7 % 25_000]).agreements,
            }
        )
        for n in range(50_000)
    ]
    started = time.process_time()
    assert len(resolver(*records).bodies()) > 15_000
    assert time.process_time() - started < 60  # about 10 on an idle processor
