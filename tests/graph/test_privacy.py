from __future__ import annotations

import pytest

from citypact.graph.privacy import EMAIL, ID_NUMBER, LONGEST_QUOTATION, PHONE, masked, quotation


@pytest.mark.parametrize(
    "number",
    [
        "0-5371-1333",
        "0 5371 1333",
        "053711333",
        "053-711-333",
        "053-711333",
        "053 - 711333",
        "(053) 711-333",
        "02-123-4567",
        "(02)1234567",
        "081-234-5678",
        "08-1234-5678",
        "0812345678",
        "081 234 5678",
        "๐๘๑-๒๓๔-๕๖๗๘",
        "๐๕๓๗๑๑๓๓๓",
        "+66 53 711 333",
        "+66 (0) 53 711 333",
        "+66812345678",
        "0066 53 711333",
        "+81 75-222-3111",
        "0-5371-1333 ต่อ 12",
        "0-5371-1333-5",
    ],
)
def test_a_phone_number_is_masked_whole(number: str) -> None:
    assert masked(f"สอบถาม{number}ได้ทุกวัน") == f"สอบถาม{PHONE}ได้ทุกวัน"
    assert masked(number) == PHONE


def test_two_numbers_in_a_row_are_both_masked() -> None:
    assert masked("053711333/053711334, 0-5371-1333-0-5371-1334") == f"{PHONE}/{PHONE}, {PHONE}-{PHONE}"


def test_a_number_that_a_word_announces_is_masked_in_any_form() -> None:
    assert masked("Tel: 711 3333, โทรศัพท์หมายเลข 5371-1333") == f"Tel: {PHONE}, โทรศัพท์หมายเลข {PHONE}"


def test_addresses_and_identity_numbers_are_masked() -> None:
    assert masked("อีเมลpr.team@city.example.go.thครับ") == f"อีเมล{EMAIL}ครับ"
    assert masked("บัตร 1-2345-67890-12-1 และ 1234567890121") == f"บัตร {ID_NUMBER} และ {ID_NUMBER}"
    assert masked("๑๒๓๔๕๖๗๘๙๐๑๒๑") == ID_NUMBER


@pytest.mark.parametrize(
    "text",
    [
        "24/02/2566",
        "2023-02-24 2023-02-25",
        "01-02-2566 ถึง 05-02-2566",
        "พ.ศ. 2566-2570",
        "13.00-15.00 น.",
        "1,000,000,000 บาท",
        "0.0812345678",
        "19.9105, 99.0834512345",
        "ISBN 9786161234567",
        "เลขที่ 053/2566",
        "2023-02-24T13:00:00+07:00",
        "@เมืองแห่งสายน้ำ",
    ],
)
def test_dates_sums_and_coordinates_are_left_alone(text: str) -> None:
    assert masked(text) == text


def test_masking_twice_changes_nothing_more() -> None:
    once = masked("โทร. 0-5371-1333, a@b.example.org, 1234567890121")
    assert masked(once) == once


def test_a_long_quotation_ends_at_a_whole_letter() -> None:
    text = (
        "ก" * (LONGEST_QUOTATION - 2) + "กี่" + "ข" * 100
    )  # the cut falls between letter, vowel and tone mark
    shown = quotation(text)
    assert len(shown) <= LONGEST_QUOTATION
    assert shown == "ก" * (LONGEST_QUOTATION - 2) + "…"
    assert quotation("ก" * LONGEST_QUOTATION) == "ก" * LONGEST_QUOTATION


def test_a_number_across_the_cut_of_a_quotation_does_not_leave_its_first_half() -> None:
    assert "0812" not in quotation("ก" * (LONGEST_QUOTATION - 5) + " 0812345678 " + "ข" * 50)


def test_hostile_text_takes_no_longer_than_reading_it() -> None:
    for piece in ("a", "0 ", "0-", "1.", "@", "a@", "+6 "):
        masked(piece * 50_000 + "@")
