"""Whose mayor somebody is, where the office names no place."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.english_homes import home_of


@pytest.mark.parametrize(
    ("text", "home"),
    [
        ("date 2024-05-21 HILL TOWN, Thailand – The mayor met guests.", "Hill Town"),
        ("HILL (Aug 2): The mayor of Hill met guests.", "Hill"),
        ("It will be signed at the Hill Municipal Building on Monday. Hill has a mayor.", "Hill"),
        ("A group was welcomed to Hill by the mayor. Hill is fine.", "Hill"),
        ("LATEST: The mayor met guests.", None),
        ("A group was welcomed to Thailand.", None),
    ],
)
def test_a_report_comes_from_a_place(text: str, home: str | None) -> None:
    assert home_of(text) == home


def officials(text: str) -> dict[str, str | None]:
    return {official.name: official.of for official in extract(text, id="invented").officials}


def test_a_bare_mayor_is_of_the_place_that_the_report_comes_from() -> None:
    text = "Guests come\n\nHILLTON, Thailand – A group from Meadow, China came in May. Mayor Kon Mekha and the police met it."
    assert officials(text)["Kon Mekha"] == "Hillton"


def test_a_place_has_one_mayor() -> None:
    text = (
        "A trip of Meadow Municipality\n\nHILLTON, Thailand – The trip brought officials of Meadow Municipality to Hillton. "
        "Fa Sai, Mayor of Meadow City, led them; Mayor Kon Mekha received them."
    )
    assert officials(text) == {"Fa Sai": "Meadow Municipality", "Kon Mekha": "Hillton"}


def test_who_manages_a_town_serves_no_association() -> None:
    text = (
        "A tie ends\n\nThe Town of Hillton ends it, says the Hillton Sister Cities Association, according to Town Manager "
        "Kon Mekha. The Town of Hillton has others."
    )
    assert officials(text)["Kon Mekha"] == "Town of Hillton"


def test_a_faculty_is_told_with_its_university() -> None:
    text = (
        "The Faculty of Science, Hill University and Meadow Municipality signed an MoU. Prof. Kon Mekha, Dean of the "
        "Faculty of Science, signed it."
    )
    assert officials(text)["Kon Mekha"] == "Faculty of Science, Hill University"


def test_the_committee_of_the_city_is_that_of_the_place_told() -> None:
    text = (
        "Trees of friendship were planted by guests of Hill City. They help, said vice chairman of the city’s people’s "
        "committee, Kon Mekha."
    )
    assert officials(text)["Kon Mekha"] == "Hill City people’s committee"


def test_a_bare_governor_is_of_the_only_thai_province() -> None:
    text = "A talk\n\nTourism in Phuket was discussed when Director of Windy City Fa Sai came. Governor Kon Mekha sat opposite."
    assert officials(text)["Kon Mekha"] == "Phuket"


def test_a_council_has_no_mayor() -> None:
    text = (
        "A tie ends\n\nThe Hillton City Council voted on Monday. Mayor Kon Mekha said that people in Hillton "
        "agree. Guests who live in "
        "Hillton agree too."
    )
    assert officials(text)["Kon Mekha"] == "Hillton"


def test_an_ambassador_of_thailand_is_thailands() -> None:
    text = "A talk\n\nMr. Kon Mekha, Ambassador of Thailand to the US, met the President of Hill University on May 6, 2024."
    assert officials(text)["Kon Mekha"] == "Thailand"


def test_a_body_is_spelled_as_in_the_text() -> None:
    text = (
        "Buses\n\nAn MoU was signed by Kon Mekha, President of the Hill PAO, at the hall of the Hill Provincial Administrative "
        "Organisation (PAO)."
    )
    assert officials(text)["Kon Mekha"] == "Hill Provincial Administrative Organisation"


@pytest.mark.parametrize(
    ("told", "of"),
    [
        ("The Province of Hill wishes for it.", "Province of Hill"),
        ("Meadow City and the province of Hill may sign.", "province of Hill"),
        ("The Hill Provincial Administrative Organization is there.", "Hill"),
    ],
)
def test_a_governor_governs_the_province_of_that_name(told: str, of: str) -> None:
    text = f"A wish\n\nHill Governor Kon Mekha told Meadow City of it in a letter. {told}"
    assert officials(text)["Kon Mekha"] == of


def test_a_deputy_is_of_the_place_whose_mayor_is_told_beside() -> None:
    text = (
        "Hillton and Meadow City tie up\n\nMr. Kon Mekha, Mayor of Hillton, and Mr. Fa Sai, Mayor of Meadow "
        "City, signed the sister city "
        "agreement at the Meadow City Hall.\nTogether with Hon. Vice Mayor Lom P. Nao, Mayor Mekha was received in Meadow City."
    )
    assert officials(text)["Lom P. Nao"] == "Hillton"
