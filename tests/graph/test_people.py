from __future__ import annotations

import pytest

from citypact.graph.decisions import Decision
from citypact.graph.identities import Body
from citypact.graph.iris import Iris
from citypact.graph.people import People
from tests.towns import BASE

NAME = "สมมุติ ใจงาม"
WEST = Body(
    iri=f"{BASE}body/west",
    level="subdistrict_municipality",
    name_th="เทศบาลตำบลเมืองตะวันตก",
    name_en="West Subdistrict Municipality",
    province="TH-57",
)
EAST = Body(iri=f"{BASE}body/east", level="city_municipality", name_th="เทศบาลนครเมืองตะวันออก", name_en=None)


def suppress(subject: str, object: str = "", place: str = "") -> Decision:
    return Decision(
        decision="suppress",
        subject=subject,
        object=object,
        who="ผู้ดูแล",
        when="2024-01-01",
        why="asked",
        place=place,
    )


def people(*decisions: Decision) -> People:
    return People(Iris(BASE), decisions)


@pytest.mark.parametrize("subject", [NAME, f"นาย{NAME}", f"นาย {NAME}", f"ดร.{NAME}", f"ว่าที่ร้อยตรี {NAME}"])
@pytest.mark.parametrize(
    "met", [NAME, "สมมุติ  ใจงาม", f"นาย{NAME}", f"{NAME} (ท่านนายก)", "สม\u200bมุติ\nใจงาม", f"{NAME} ณ บางแห่ง"]
)
def test_a_person_is_hidden_however_the_title_and_the_spaces_stand(subject: str, met: str) -> None:
    assert people(suppress(subject)).suppressed(met, EAST)


@pytest.mark.parametrize("met", ["สมมุติ ใจงามยิ่ง", "หล่อสมมุติ ใจงาม", "สมมุติ", "ใจงาม", "สมมติ ใจงาม"])
def test_a_person_of_another_name_is_shown(met: str) -> None:
    assert not people(suppress(NAME)).suppressed(met, EAST)


@pytest.mark.parametrize(
    "object",
    [
        "เทศบาลตำบลเมืองตะวันตก",
        "ทต.เมืองตะวันตก",
        "ทต. เมืองตะวันตก",
        "เทศบาลตำบลเมืองตะวันตก อำเภอเมือง จังหวัดเชียงราย",
        "west subdistrict municipality",
    ],
)
def test_a_body_is_known_by_each_of_its_names(object: str) -> None:
    found = people(suppress(NAME, object))
    assert found.suppressed(NAME, WEST)
    assert not found.suppressed(NAME, EAST)


def test_a_body_of_the_same_name_in_another_province_is_another() -> None:
    found = people(suppress(NAME, "เทศบาลตำบลเมืองตะวันตก จังหวัดระยอง"))
    assert not found.suppressed(NAME, WEST)


def test_a_bare_signatory_is_hidden_by_a_decision_about_one_body() -> None:
    found = people(suppress(NAME, EAST.name))
    assert found.suppressed(NAME, None)
    assert "office-" in found.iri(NAME, None, None, "source")
    assert "office-" not in found.iri(NAME, WEST, None, "source")


def test_a_decision_that_hides_nobody_is_reported_with_the_nearest_names() -> None:
    found = people(suppress("สมมุติ ใจงามม"), suppress("ใครสักคน ที่อื่น", place="decisions.csv:3"))
    found.iri(NAME, EAST, None, "source")
    near, far = found.unmatched()
    assert near.startswith("suppress, decided by ผู้ดูแล 2024-01-01: hides nobody")
    assert f"nearest names met: {NAME}" in near
    assert far.startswith("decisions.csv:3: hides nobody")
    assert "no name is near" in far
    assert "ใจงามม" not in near and "ใครสักคน" not in far


def test_a_decision_about_another_body_is_reported_with_the_bodies_of_the_person() -> None:
    found = people(suppress(NAME, "เทศบาลนครที่ไม่มี"))
    found.iri(NAME, EAST, None, "source")
    (line,) = found.unmatched()
    assert f"met at {EAST.name}" in line


def test_a_decision_that_hid_somebody_is_not_reported() -> None:
    found = people(suppress(f"นาย{NAME}", EAST.name))
    assert len(found.unmatched()) == 1
    found.iri(NAME, EAST, None, "source")
    assert found.unmatched() == []


def test_where_a_decision_stands_is_no_part_of_it() -> None:
    assert suppress(NAME, place="a.csv:2") == suppress(NAME, place="b.csv:9")
    assert str(suppress(NAME, place="a.csv:2")) == str(suppress(NAME))
