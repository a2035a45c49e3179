"""Times of day."""

from __future__ import annotations

import pytest

from citypact.graph.extraction.times import times


@pytest.mark.parametrize(
    ("form", "value"),
    [
        ("เวลา 13.00 น.", "13:00"),
        ("เวลา 9.09 น.", "09:09"),
        ("เวลา๐๘.๔๕น.", "08:45"),
        ("เวลา 13:45 น.", "13:45"),
        ("13.30 น.", "13:30"),
        ("14.00-16.00 น.", "14:00"),
        ("เวลา 16.00", "16:00"),
        ("10:30 hrs", "10:30"),
        ("at 2.30pm", "14:30"),
        ("at 2.30 p.m.", "14:30"),
        ("at 9 a.m.", "09:00"),
        ("บ่ายโมงครึ่ง", "13:30"),
        ("บ่ายสองโมง", "14:00"),
        ("7 โมงครึ่ง", "07:30"),
        ("11 โมงครึ่ง", "11:30"),
        ("เที่ยงครึ่ง", "12:30"),
        ("บ่ายสามโมงยี่สิบ", "15:20"),
        ("บ่ายสองโมงสี่สิบห้านาที", "14:45"),
        ("บ่ายสามโมงสองฝ่ายลงนาม", "15:00"),
        ("ห้าโมงเย็น", "17:00"),
        ("สองทุ่มครึ่ง", "20:30"),
    ],
)
def test_a_form_is_read_as_its_time(form: str, value: str) -> None:
    assert [time.value for time in times(f"พิธีเริ่ม {form} วันนี้")][:1] == [value]


@pytest.mark.parametrize(
    "text", ["ช่วงบ่าย", "ร้อยละ 12.50", "1.50 เมตร", "25.00 น.", "ขนาด 12:99", "ราคา 13.00 บาท", ""]
)
def test_what_is_no_time_is_not_read_as_one(text: str) -> None:
    assert times(text) == []


def test_the_stamp_of_a_page_is_no_time() -> None:
    assert [time.value for time in times("October 22, 2019 | 14:17 (GMT+7)\nThey signed at 09:30.")] == [
        "09:30"
    ]


def test_thirteen_in_the_morning_is_one_in_the_afternoon() -> None:
    assert [time.value for time in times("June 6, 2019, 13:00a.m. and 12:30 a.m.")] == ["13:00", "00:30"]
