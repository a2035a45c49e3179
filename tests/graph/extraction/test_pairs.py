"""Ties in pairs, and governments in place of their missions."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.bodies import bodies
from tests.graph.extraction.reports import mentions_of

A = "เทศบาลนครสายลม"

LISTS = [
    (
        f"{A} ลงนามสถาปนาความสัมพันธ์บ้านพี่เมืองน้องกับเมืองน้ำใส ประเทศอินเดีย เมืองหินผา และเมืองดอกไม้ ประเทศจีน",
        [[A, "เมืองน้ำใส"], [A, "เมืองหินผา"], [A, "เมืองดอกไม้"]],
    ),
    (
        f"{A} ลงนามสถาปนาความสัมพันธ์บ้านพี่เมืองน้องกับเมืองน้ำใส มณฑลหินผา ประเทศจีน",
        [[A, "เมืองน้ำใส"]],
    ),
    (
        "The council approved the sister city agreements of Meadow City with Hill City, the Municipality of Lakeford, "
        "Greenshire, and Villa de Sol City.",
        [
            ["Meadow City", "Hill City"],
            ["Meadow City", "Municipality of Lakeford"],
            ["Meadow City", "Villa de Sol City"],
        ],
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_a_city_ties_with_each_that_is_listed_by_a_tie_of_its_own(
    text: str, expected: list[list[str]]
) -> None:
    agreements = extract(text, id="invented").agreements
    assert [sorted(party.name for party in each.parties) for each in agreements] == [
        sorted(pair) for pair in expected
    ]


def test_what_is_no_tie_of_cities_keeps_all_its_parties() -> None:
    text = f"{A} ลงนาม MOU ด้านการศึกษากับเทศบาลเมืองดอกหญ้า และเทศบาลเมืองหินผา"
    (agreement,) = extract(text, id="invented").agreements
    assert len(agreement.parties) == 3


GRANT = "นายก้อน เมฆา นายกเทศมนตรีตำบลหินผา ลงนามข้อตกลงกับ นายโทดะ อิจิโร กงสุลใหญ่ญี่ปุ่น ณ นครเชียงใหม่"


@pytest.mark.parametrize(
    ("text", "party"),
    [
        (f"รัฐบาลญี่ปุ่นช่วยเทศบาลตำบลหินผาซื้อรถน้ำ {GRANT}", "รัฐบาลญี่ปุ่น"),
        (GRANT, "สถานกงสุลใหญ่ญี่ปุ่น ณ นครเชียงใหม่"),
    ],
)
def test_a_mission_signs_for_the_government_that_gives(text: str, party: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert party in [each.name for each in agreement.parties]


def test_the_name_of_a_province_of_thailand_ends_it() -> None:
    text = "ซึ่งจังหวัดอุตรดิตถ์จะใช้ร่างนี้ ของจังหวัดอุตรดิตถ์มีร่างบันทึก"
    assert {body.name for body in bodies(text)} == {"จังหวัดอุตรดิตถ์"}


def test_a_rank_of_the_volunteers_is_no_part_of_a_name() -> None:
    (person,) = mentions_of("นายกองเอกก้อน เมฆา รองผู้ว่าราชการจังหวัดอุตรดิตถ์ ต้อนรับ").people
    assert (person.name, person.honorific) == ("ก้อน เมฆา", "นายกองเอก")


def test_aid_is_named_by_its_programme_not_by_its_field() -> None:
    text = f"{A} ลงนาม MOU กับเมืองน้ำใส ประเทศจีน ตามความร่วมมือทางด้านเศรษฐกิจแบบให้เปล่า"
    assert "economy_trade" not in extract(text, id="invented").agreements[0].domains


def test_what_a_place_is_said_to_be_is_not_its_name() -> None:
    assert bodies("ตอนใต้มีเมืองชื่อน้ำใส เป็นจังหวัดแรก ในปี 2554") == []
