from __future__ import annotations

import pyoxigraph as ox
import pytest

from citypact.errors import ParameterError
from citypact.graph.folder import BuiltGraph
from citypact.queries import Lookup, lookup_in

BODY = "https://w3id.org/citypact/id/body/"


@pytest.fixture(scope="module")
def lookup(world: BuiltGraph) -> Lookup:
    return lookup_in(world)


@pytest.mark.parametrize(
    "name",
    [
        "เทศบาลนครธาราแก้ว",
        "ทน.ธาราแก้ว",
        "ทน. ธาราแก้ว",
        " เทศบาลนคร ธาราเเก้ว ",
        "Tharakaeo City Municipality",
        "THARAKAEO city municipality",
        "id:body/tharakaeo",
        "body:tharakaeo",
        "https://w3id.org/citypact/id/body/tharakaeo",
        "<https://w3id.org/citypact/id/body/tharakaeo>",
    ],
)
def test_a_body_is_found_by_any_spelling_of_its_name_and_by_its_iri(name: str, lookup: Lookup) -> None:
    assert lookup.find("body", name, where="q: body").value == f"{BODY}tharakaeo"


def test_a_name_that_two_bodies_have_lists_both(lookup: Lookup) -> None:
    for name in ("เทศบาลเมืองเกาะแก้ว", "ทม.เกาะแก้ว", "Ko Kaeo Town Municipality"):
        with pytest.raises(ParameterError) as raised:
            lookup.find("body", name, where="q: body")
        assert "can mean 2" in str(raised.value)
        assert "(body:ko-kaeo-21)" in str(raised.value)
        assert "(body:ko-kaeo-57)" in str(raised.value)
        assert "จังหวัดเชียงราย" in str(raised.value) and "จังหวัดระยอง" in str(raised.value)  # which is which


def test_its_province_tells_which_of_them(lookup: Lookup) -> None:
    assert lookup.find("body", "เทศบาลเมืองเกาะแก้ว จังหวัดระยอง", where="q").value == f"{BODY}ko-kaeo-21"
    assert lookup.find("body", "ทม.เกาะแก้ว จ.เชียงราย", where="q").value == f"{BODY}ko-kaeo-57"


@pytest.mark.parametrize(
    ("name", "near"),
    [
        ("ธาราแก้ว", "เทศบาลนครธาราแก้ว / Tharakaeo City Municipality (body:tharakaeo)"),
        ("Tharakeo City Municipality", "(body:tharakaeo)"),
        ("Burithong", "(body:burithong)"),
        ("Doi Tong", "มหาวิทยาลัยดอยทอง (body:doi-thong)"),  # it has no name in Latin letters
        ("Vilfable", "Villefable (body:villefable)"),
        ("วิลเลเฟเบิล", "Villefable (body:villefable)"),  # nor this in Thai
        ("วิลล์ฟาเบิล", "Villefable (body:villefable)"),
        ("Tarakaew", "(body:tharakaeo)"),
        ("Dok Kam Town Municipality", "(body:dok-kham)"),
        ("เทศบาลนครดอกคำ", "เทศบาลเมืองดอกคำ / Dok Kham Town Municipality (body:dok-kham)"),
        ("ฮานอย", "no similar name"),
        ("สมาคมที่ไม่มี", "no similar name"),
        ("id:body/nowhere", "is no body of this graph"),
        ("id:agreement/morning-1-a", "is no body of this graph"),
        ("http://example.org/x y", "no similar name"),
    ],
)
def test_a_name_that_is_not_there_is_answered_with_the_nearest(name: str, near: str, lookup: Lookup) -> None:
    with pytest.raises(ParameterError) as raised:
        lookup.find("body", name, where="q: body")
    assert near in str(raised.value)
    assert "\n" not in str(raised.value)


@pytest.mark.parametrize("name", ["TH", "th", "ไทย", "Thailand", "id:place/th"])
def test_a_country_is_found_by_code_and_name(name: str, lookup: Lookup) -> None:
    assert lookup.find("country", name, where="q").value == "https://w3id.org/citypact/id/place/th"


def test_a_province_is_no_country(lookup: Lookup) -> None:
    with pytest.raises(ParameterError, match="no country 'TH-57'"):
        lookup.find("country", "TH-57", where="q")


def test_a_replaced_iri_leads_to_the_current_one_over_any_number_of_steps(lookup: Lookup) -> None:
    for name in ("id:agreement/town-5-f-old", "id:agreement/town-5-f", "id:agreement/city-4-f"):
        assert (
            lookup.find("thing", name, where="q").value == "https://w3id.org/citypact/id/agreement/city-4-f"
        )


@pytest.mark.parametrize(
    ("name", "iri"),
    [
        ("มะลิ ณ บุรีทอง", "person/mali"),
        ("Three-party", None),
        ("เมืองมิตรภาพ: เทศบาลนครบุรีทอง – Villefable", "agreement/list-3-d"),
        ("List of partnerships", "source/list-3"),
        ("อบจ.เชียงราย", "body/chiang-rai-pao"),
    ],
)
def test_a_thing_is_found_by_its_name(name: str, iri: str | None, lookup: Lookup) -> None:
    if iri is None:
        with pytest.raises(ParameterError):
            lookup.find("thing", name, where="q")
    else:
        assert lookup.find("thing", name, where="q").value == f"https://w3id.org/citypact/id/{iri}"


@pytest.fixture(scope="module")
def abroad() -> Lookup:
    """Bodies that have English names alone, but for one."""
    store = ox.Store()
    names = {
        "bangkok": "Bangkok",
        "beijing": "Beijing City",
        "paris-1": "Paris",
        "paris-2": "Paris",
        "hcmc": "Ho Chi Minh City",
    }
    for slug, name in names.items():
        store.update(
            f"INSERT DATA {{ <{BODY}{slug}> a <https://w3id.org/citypact/ns#Body> ; "
            f'<http://www.w3.org/2000/01/rdf-schema#label> "{name}"@en }}'
        )
    return Lookup(
        lambda text: [tuple(row) for row in store.query(text)],  # type: ignore[union-attr]
        base="https://w3id.org/citypact/id/",
    )


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("กรุงเทพ", "bangkok"),
        ("กรุงเทพมหานคร", "bangkok"),
        ("กทม.", "bangkok"),
        ("นครโฮจิมินห์", "hcmc"),
        ("โฮจิมินห์", "hcmc"),
    ],
)
@pytest.mark.parametrize("kind", ["body", "thing"])
def test_a_name_in_the_other_language_is_found_where_the_tables_have_it(
    kind: str, name: str, slug: str, abroad: Lookup
) -> None:
    assert abroad.find(kind, name, where="q").value == f"{BODY}{slug}"


def test_a_name_in_the_other_language_takes_no_other_body(abroad: Lookup) -> None:
    with pytest.raises(ParameterError, match="'ปารีส' can mean 2: Paris .*paris-1.* Paris .*paris-2"):
        abroad.find("body", "ปารีส", where="q")
    with pytest.raises(ParameterError, match=r"nearest: Beijing City \(body:beijing\)"):
        abroad.find("body", "ปักกิ่ง", where="q")  # of that name there is none
    for name in ("เทพ", "สำนักงานเขตกรุงเทพ"):
        with pytest.raises(ParameterError, match="no body"):
            abroad.find("body", name, where="q")
