"""Whose office somebody holds in an English text, where the office's own words name it or leave it to what stands beside."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


def _owners(text: str) -> dict[str, str | None]:
    """Whose office each official of a text holds."""
    return {official.name: official.of for official in extract(text, id="invented").officials}


@pytest.mark.parametrize(
    ("sentence", "name", "body"),
    [
        ("Ruritan Department of Trade Director Kon Mekha came.", "Kon Mekha", "Ruritan Department of Trade"),
        (
            "The Department of Trade's Director-General, Mr. Kon Mekha, came.",
            "Kon Mekha",
            "Department of Trade",
        ),
        ("City of Hillton CEO Kon Mekha came.", "Kon Mekha", "City of Hillton"),
        ("Hillton's Governing Mayor Kon Mekha came.", "Kon Mekha", "Hillton"),
        (
            "The guide was Sister Towns International president Kon Mekha.",
            "Kon Mekha",
            "Sister Towns International",
        ),
        ("On Tuesday Hillton Mayor Kon Mekha came to Meadow.", "Kon Mekha", "Hillton"),
        (
            "Meadowby was there, and Hillton was represented by first deputy mayor Kon Mekha.",
            "Kon Mekha",
            "Hillton",
        ),
        ("Hillton parish council chairman Kon Mekha came.", "Kon Mekha", "Hillton"),
        ("Hillton Governor and Mayor Kon Mekha came.", "Kon Mekha", "Hillton"),
        ("Mr. Kon Mekha, Vice Chairman, Hillton City Council, came.", "Kon Mekha", "Hillton City Council"),
        (
            "With him was the head of Hillton's transport agency, Kon Mekha, and guests.",
            "Kon Mekha",
            "Hillton",
        ),
        ("Her counterpart from Hillton, Mayor Kon Mekha, came.", "Kon Mekha", "Hillton"),
        (
            "A delegation from Hillton, headed by Vice Mayor Kon Mekha, came to Meadow.",
            "Kon Mekha",
            "Hillton",
        ),
        ("The Hillton delegation was led by Mayor Kon Mekha.", "Kon Mekha", "Hillton"),
        (
            "Meadowby City was represented by Mayor Fa Sai and Hillton by Mayor Kon Mekha.",
            "Kon Mekha",
            "Hillton",
        ),
        ("Mayor Kon Mekha (Hillton) and Mayor Fa Sai (Meadowby) signed it.", "Kon Mekha", "Hillton"),
        ("Governor Fa Sai signed for Meadowby and Governor Kon Mekha for Hillton.", "Kon Mekha", "Hillton"),
        ("The mayors of Hillton and Meadowby, Kon Mekha and Fa Sai, signed it.", "Kon Mekha", "Hillton"),
        (
            "Ms. Fa Sai, Secretary to the Mayor, came with Mr. Kon Mekha, Mayor of Hillton.",
            "Kon Mekha",
            "Hillton",
        ),
        ("Councillor Kon Mekha, the lord mayor of Hillton, came.", "Kon Mekha", "Hillton"),
        ("They met Mr. Kon Mekha, U.S. Ambassador to Thailand.", "Kon Mekha", "United States"),
        (
            "It was signed by Governor of Hillton Kon Mekha and Fa Sai, the mayor of Meadowby.",
            "Kon Mekha",
            "Hillton",
        ),
        ("They met the Lao Consul General in Hillton R. Kon Mekha.", "R. Kon Mekha", "Laos"),
    ],
)
def test_whose_office_the_words_beside_it_tell(sentence: str, name: str, body: str) -> None:
    assert _owners(f"Invented news\n\n{sentence}").get(name) == body


@pytest.mark.parametrize(
    ("text", "name", "body"),
    [
        (
            "Hillton Mayor Fa Sai and Meadowby Mayor Nam Sai signed a pact. Vice Mayor Kon Mekha, City Administrator Din Sai "
            "and guests saw it.",
            "Kon Mekha",
            "Hillton",
        ),
        ("They met Meadowby Party Secretary Fa Sai and Mayor Kon Mekha.", "Kon Mekha", "Meadowby"),
        (
            "Hillton Mayor Fa Sai visited Meadowby and was received by Mayor Kon Mekha. Hillton and Meadowby are twins.",
            "Kon Mekha",
            "Meadowby",
        ),
        (
            "HILLTON — The council voted for a pact with Meadowby, Germany.\nMayor Kon Mekha will sign it with Meadowby Mayor "
            "Fa Sai.",
            "Kon Mekha",
            "Hillton",
        ),
        (
            "The town of Hillton is to twin with Meadowby in Japan. Town clerk Kon Mekha said so to Meadowby's mayor, Fa Sai.",
            "Kon Mekha",
            "Hillton",
        ),
    ],
)
def test_an_office_that_names_no_place_is_of_who_is_told_beside_it_or_of_the_home_of_the_report(
    text: str, name: str, body: str
) -> None:
    assert _owners(f"Invented news\n\n{text}").get(name) == body


def test_of_two_who_sign_one_is_not_of_the_others_town() -> None:
    text = "Hillton and Meadowby are to be twins. Mayor Kon Mekha and her counterpart, Mayor Fa Sai, will sign it."
    owners = _owners(f"Invented news\n\n{text}")
    assert owners["Kon Mekha"] != owners["Fa Sai"]


@pytest.mark.parametrize(
    ("sentence", "role"),
    [
        ("Hillton PAO President Kon Mekha came.", "pao_president"),
        ("Tourism Authority of Ruritania (TAR) Governor Kon Mekha came.", "other"),
        ("The pact was signed by Vice Mayor He Mekha of Hillton.", "deputy_mayor"),
        ("Hillton City Council Vice Speaker Kon Mekha came.", "other"),
        ("Mr. Kon Mekha, Hillton Provincial Public Health Officer, came.", "other"),
        ("Also there were council members Kon Mekha and Fa Sai.", "other"),
    ],
)
def test_offices_have_their_roles(sentence: str, role: str) -> None:
    told = {
        official.name: official.role
        for official in extract(f"Invented\n\n{sentence}", id="invented").officials
    }
    assert role in (told.get("Kon Mekha"), told.get("He Mekha"))
