from __future__ import annotations

import math
from collections import defaultdict
from dataclasses import replace

import pytest

from citypact.graph.claims import Claim
from citypact.graph.descriptions import Descriptions
from citypact.graph.gazetteers import Gazetteer, Known, Link
from citypact.graph.identities import Body
from citypact.graph.iris import Iris
from citypact.graph.placing import Placing, unit_sphere

BASE = "https://example.org/id/"
TOWN = Known(
    level="town_municipality",
    name_th="เทศบาลเมืองตัวอย่าง",
    name_en="Example Town Municipality",
    province="TH-57",
    latitude=19.90858,
    longitude=99.8325,
    point="town",
    located_by="https://www.geonames.org/1",
    links=(Link(iri="https://sws.geonames.org/1/", confidence=0.9),),
)


def body(known: Known | None, *, level: str = "town_municipality", province: str | None = "TH-57") -> Body:
    return Body(
        iri=f"{BASE}body/example",
        level=level,
        name_th="เทศบาลเมืองตัวอย่าง",
        name_en=None,
        province=province,
        country="TH",
        known=known,
    )


def said(*claims: Claim) -> dict[str, dict[str, set[str]]]:
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for claim in claims:
        found[claim.subject][claim.predicate.rsplit("#", 1)[-1].rsplit("/", 1)[-1].rstrip(">")].add(
            claim.object
        )
    return found


def test_a_place_has_decimals_a_point_with_its_source_and_a_place_on_the_sphere() -> None:
    told = said(*Placing(Iris(BASE), Gazetteer([TOWN])).of(body(TOWN)))
    place = told[f"<{BASE}place/example>"]
    assert {value.split('"')[1] for value in place["latitude"] | place["longitude"]} == {
        "19.90858",
        "99.8325",
    }
    point = told[f"<{BASE}point/example>"]
    assert {value.split('"')[1] for value in point["asWKT"]} == {"POINT(99.8325 19.90858)"}
    assert point["wasDerivedFrom"] == {"<https://www.geonames.org/1>"}
    assert point["type"] == {"<http://www.opengis.net/ont/geosparql#Geometry>", '"town"'}
    x, y, z = (float(next(iter(place[axis])).split('"')[1]) for axis in "xyz")
    assert math.isclose(x * x + y * y + z * z, 1, abs_tol=1e-5)


def test_a_link_that_is_not_certain_is_a_close_match_with_its_confidence() -> None:
    told = said(*Placing(Iris(BASE), Gazetteer([TOWN])).of(body(TOWN)))
    place = told[f"<{BASE}place/example>"]
    assert place["closeMatch"] == {"<https://sws.geonames.org/1/>"}
    assert "sameAs" not in place
    match = told[next(iter(place["placeMatch"]))]
    assert match["matchedEntry"] == place["closeMatch"]
    assert {value.split('"')[1] for value in match["matchConfidence"]} == {"0.9"}


def test_only_a_certain_link_says_that_two_are_the_same() -> None:
    bundled = Gazetteer.bundled()
    (province,) = bundled.find("เชียงราย", level="province")
    told = said(*Placing(Iris(BASE), bundled).of(body(province, level="province")))
    place = told[f"<{BASE}place/th-57>"]
    assert place["sameAs"] == {"<https://sws.geonames.org/1153668/>"}
    assert "closeMatch" not in place


def test_a_code_is_the_identifier_of_the_body_with_the_name_of_who_gives_it() -> None:
    coded = replace(TOWN, code="04570199", code_scheme="DLA")
    told = said(*Placing(Iris(BASE), Gazetteer([coded])).of(body(coded)))
    assert told[f"<{BASE}body/example>"]["identifier"] == {'"DLA 04570199"'}


def test_the_province_of_a_municipality_is_on_the_map_too() -> None:
    told = said(*Placing(Iris(BASE), Gazetteer.bundled()).of(body(None)))
    assert set(told) == {f"<{BASE}place/th-57>", f"<{BASE}point/th-57>"}


def test_a_source_that_is_no_address_stays_words() -> None:
    surveyed = replace(TOWN, located_by="survey of 2565")
    told = said(*Placing(Iris(BASE), Gazetteer([])).of(body(surveyed)))
    point = told[f"<{BASE}point/example>"]
    assert point["source"] == {'"survey of 2565"'}
    assert "wasDerivedFrom" not in point


def test_a_hidden_name_stands_in_no_address_and_no_words() -> None:
    def redact(words: str) -> str:
        return words.replace("Somchai", "█████")

    named = replace(
        TOWN,
        located_by="https://example.org/Somchai",
        links=(Link(iri="https://example.org/Som%63hai", confidence=1),),
    )
    claims = list(Placing(Iris(BASE, redact), Gazetteer([]), redact).of(body(named)))
    assert not any("Somchai" in part or "Som%63hai" in part for claim in claims for part in claim[:3])


@pytest.mark.parametrize(
    ("latitude", "longitude", "xyz"), [(0, 0, (1, 0, 0)), (0, 90, (0, 1, 0)), (90, 0, (0, 0, 1))]
)
def test_the_axes_of_the_sphere_are_those_of_the_vocabulary(
    latitude: float, longitude: float, xyz: tuple[float, float, float]
) -> None:
    assert unit_sphere(latitude, longitude) == pytest.approx(xyz, abs=1e-12)


def test_distances_are_plain_arithmetic() -> None:
    """Chiang Rai to Rayong, held against the haversine formula."""
    one, other = unit_sphere(19.90858, 99.8325), unit_sphere(12.68095, 101.25798)
    chord = math.dist(one, other)
    kilometres = 2 * 6371 * math.asin(chord / 2)
    a = (
        math.sin(math.radians(19.90858 - 12.68095) / 2) ** 2
        + math.cos(math.radians(19.90858))
        * math.cos(math.radians(12.68095))
        * math.sin(math.radians(101.25798 - 99.8325) / 2) ** 2
    )
    assert kilometres == pytest.approx(2 * 6371 * math.asin(math.sqrt(a)))
    assert round(kilometres) == 818


def test_the_region_of_a_province_is_told_where_the_province_is_described() -> None:
    claims = list(Descriptions(Iris(BASE), str).body(body(None)))
    told = said(*claims)[f"<{BASE}place/th-57>"]
    assert told["region"] == {'"ภาคเหนือ"@th', '"Northern"@en'}
    assert not any("region" in about for place, about in said(*claims).items() if "th-57" not in place)
