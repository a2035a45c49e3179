"""Towns of one name, told apart by where records have them on the map."""

from __future__ import annotations

import random
from typing import Any

import pytest

from citypact.graph.decisions import Decision
from citypact.graph.identities import Body, Resolver
from citypact.graph.records import Record
from tests.graph.identities.naming import known, mention, record, resolver

NORTH, SOUTH = (51.0, 9.0), (48.0, 11.0)  # 360 km apart


def town(
    point: tuple[float, float] | None = None, country: str = "DE", name: str = "Halbstadt", **more: str
) -> dict[str, Any]:
    spot = {"latitude": point[0], "longitude": point[1]} if point else {}
    return {
        "name": name,
        "kind": "foreign_local_government",
        **({"country": country} if country else {}),
        **spot,
        **more,
    }


def one(found: Resolver, *towns: dict[str, Any]) -> Body:
    """The one body that some mentions stand for."""
    bodies = {found.resolve(mention(each)).iri: found.resolve(mention(each)) for each in towns}
    assert len(bodies) == 1, bodies
    return next(iter(bodies.values()))


def apart(found: Resolver, *towns: dict[str, Any]) -> bool:
    return len({found.resolve(mention(each)).iri for each in towns}) == len(towns)


def test_two_towns_of_one_name_and_country_are_two_bodies_each_with_its_cue() -> None:
    found = resolver(record("a", town(NORTH), town(SOUTH)))
    assert apart(found, town(NORTH), town(SOUTH))
    assert found.resolve(mention(town(NORTH))).cues == ("level", "name", "country", "coordinates")
    assert found.questions == []  # the record that names both knows them apart


def test_a_town_that_two_sources_have_a_little_elsewhere_is_one_under_the_iri_that_it_has_without_a_map() -> (
    None
):
    near = (NORTH[0] + 0.2, NORTH[1] + 0.05)
    alone = resolver(record("a", town())).resolve(mention(town())).iri
    assert one(resolver(record("a", town(NORTH))), town(NORTH)).iri == alone
    placed = resolver(record("a", town(NORTH)), record("b", town(near)), record("c", town()))
    assert one(placed, town(NORTH), town(near), town()).iri == alone


def test_a_town_keeps_no_iri_that_another_of_its_name_could_have_had_and_the_old_one_names_both() -> None:
    alone = resolver(record("a", town(NORTH))).resolve(mention(town(NORTH))).iri
    found = resolver(record("a", town(NORTH)), record("b", town(SOUTH)))
    north, south = (found.resolve(mention(town(point))) for point in (NORTH, SOUTH))
    assert alone not in (north.iri, south.iri, *north.retired, *south.retired)
    assert north.shared == south.shared == (alone,)


def test_a_name_without_coordinates_that_fits_two_towns_is_a_question() -> None:
    found = resolver(record("a", town(NORTH)), record("b", town(SOUTH)), record("c", town()))
    assert apart(found, town(NORTH), town(SOUTH), town())
    bare = found.resolve(mention(town()))
    assert (bare.verdict, len(bare.candidates)) == ("ambiguous", 2)


def test_a_town_without_a_country_is_the_one_near_it_and_not_the_only_one_with_a_country() -> None:
    found = resolver(record("a", town(NORTH)), record("b", town(NORTH, country="")))
    assert one(found, town(NORTH), town(NORTH, country="")).country == "DE"
    elsewhere = resolver(record("a", town(NORTH)), record("b", town(SOUTH, country="")))
    assert apart(elsewhere, town(NORTH), town(SOUTH, country=""))


def test_a_town_without_a_country_between_two_countries_joins_neither_and_them_neither() -> None:
    here, there = town(NORTH), town(NORTH, country="CH")
    assert apart(
        resolver(record("a", here, there), record("b", town(NORTH, country=""))),
        here,
        there,
        town(NORTH, country=""),
    )


def test_codes_go_before_the_map() -> None:
    coded = town(NORTH, code="X:1"), town(SOUTH, code="X:1")
    one(resolver(record("a", coded[0]), record("b", coded[1])), *coded)
    two = town(NORTH, code="X:1"), town(NORTH, code="X:2")
    assert apart(resolver(record("a", two[0]), record("b", two[1])), *two)


def test_the_entry_of_the_gazetteer_is_the_town_that_is_near_it() -> None:
    entry = known("", None, "foreign_local_government", country="DE", latitude=NORTH[0], longitude=NORTH[1])
    entry = type(entry)(**{name: getattr(entry, name) for name in entry.__slots__} | {"name_en": "Halbstadt"})
    found = resolver(record("a", town(NORTH)), record("b", town(SOUTH)), entries=[entry])
    assert found.resolve(mention(town(NORTH))).verdict == "known"
    assert found.resolve(mention(town(SOUTH))).verdict == "new"


def test_a_recurring_thai_name_without_its_province_is_told_by_where_it_is() -> None:
    here = {
        "name": "เทศบาลตำบลหนองสมมติ",
        "kind": "subdistrict_municipality",
        "latitude": 19.9,
        "longitude": 99.8,
    }
    near, far = {**here, "latitude": 19.95}, {**here, "latitude": 13.0}
    found = resolver(record("a", here), record("b", near), record("c", far))
    one(found, here, near)
    assert apart(found, here, far)


# ---- what is one all the same ---------------------------------------------------------------------------------------


def crowd() -> list[Record]:
    """Places of two countries: those of one around NORTH, those of the other around SOUTH."""
    return [
        record(
            f"crowd-{number}",
            town((NORTH[0] + number / 20, NORTH[1]), name=f"Nordort {number}"),
            town((SOUTH[0] + number / 20, SOUTH[1]), country="AT", name=f"Südort {number}"),
        )
        for number in range(9)
    ]


def test_a_point_among_places_of_another_country_is_not_believed() -> None:
    found = resolver(*crowd(), record("a", town(NORTH)), record("b", town(SOUTH)))
    body = one(found, town(NORTH), town(SOUTH))
    assert body.point == NORTH
    assert "not believed" in body.reason


def test_where_few_places_are_near_nothing_is_said_of_a_point() -> None:
    assert apart(
        resolver(*crowd()[:2], record("a", town(NORTH)), record("b", town(SOUTH))), town(NORTH), town(SOUTH)
    )


def partnered(*sources: str) -> Resolver:
    partner = town(name="Partnerstadt", country="FR")
    return resolver(
        record("a", town(NORTH), partner),
        record("b", town(SOUTH), partner),
        sources=dict(zip("ab", sources, strict=True)),
    )


def test_two_sources_that_have_one_partner_of_one_name_speak_of_one_town() -> None:
    body = one(partnered("list", "other list"), town(NORTH), town(SOUTH))
    assert "company" in body.cues


def test_one_source_that_has_a_partner_with_two_towns_knows_them_apart() -> None:
    assert apart(partnered("list", "list"), town(NORTH), town(SOUTH))


# ---- decisions ------------------------------------------------------------------------------------------------------


def decided(word: str) -> Decision:
    return Decision(
        decision=word,
        subject="Halbstadt (DE, near 51.0 9.0)",
        object="Halbstadt (DE, near 48 11)",
        who="A. Curator",
        when="2024-01-01",
        why="a test",
    )


def test_the_question_comes_with_lines_that_settle_it() -> None:
    records = record("a", town(NORTH)), record("b", town(SOUTH))
    (asked,) = resolver(*records).questions
    assert "51.0 9.0" in str(asked)
    for answer in asked.lines:
        word, subject, other = answer.split('"')[0].rstrip(","), *answer.split('"')[1::2]
        told = Decision(decision=word, subject=subject, object=other, who="A", when="", why="a test")
        found = resolver(*records, decisions=[told])
        assert found.questions == [], answer
        assert apart(found, town(NORTH), town(SOUTH)) == (word == "different")


def test_a_person_makes_two_one_and_both_iris_are_answered() -> None:
    records = record("a", town(NORTH)), record("b", town(SOUTH))
    before = {resolver(*records).resolve(mention(town(point))).iri for point in (NORTH, SOUTH)}
    body = one(resolver(*records, decisions=[decided("same")]), town(NORTH), town(SOUTH))
    assert before <= {body.iri, *body.retired}


def test_a_person_keeps_apart_what_a_rule_would_join() -> None:
    records = *crowd(), record("a", town(NORTH)), record("b", town(SOUTH))
    assert apart(resolver(*records, decisions=[decided("different")]), town(NORTH), town(SOUTH))


def test_a_name_that_fits_several_towns_is_told_with_what_to_write() -> None:
    loose = Decision(decision="is", subject="Halbstadt (DE)", object="X:1", who="A", when="", why="a test")
    found = resolver(record("a", town(NORTH)), record("b", town(SOUTH)), decisions=[loose])
    ((_, problem),) = found.decided.unfound
    assert "Halbstadt (foreign_local_government, DE, near 51.0 9.0)" in problem


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_records_changes_nothing(seed: int) -> None:
    records = [
        *crowd(),
        record("a", town(NORTH), town(SOUTH)),
        record("b", town((48.2, 11.1))),
        record("c", town((52.9, 8.0))),
        record("d", town(country="")),
        record("e", town(NORTH, country="")),
    ]
    straight = resolver(*records)
    random.Random(seed).shuffle(records)
    mixed = resolver(*records)
    assert mixed.bodies() == straight.bodies()
    assert mixed.questions == straight.questions
