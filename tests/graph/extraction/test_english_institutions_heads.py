"""Whose an English office is that is told by a word for an institution, by a country or by a city of a province."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        (
            "Hill City Council and Meadow University signed an agreement. Mayor Kon Mekha and the university's president "
            "Nok Fah signed it on 3 May 2021.",
            "Nok Fah",
            "Meadow University",
        ),
        (
            "Hill City Council and Meadow Hospital signed a memorandum of understanding. Mayor Kon Mekha and the hospital's "
            "director Nok Fah signed it on 3 May 2021.",
            "Nok Fah",
            "Meadow Hospital",
        ),
        (
            "A memorandum was signed between Hill Municipality and Meadow Ward. Witnesses included Mayor Kon Mekha and China's "
            "consul general in Hill, Nok Fah.",
            "Nok Fah",
            "China",
        ),
        (
            "The mayor of Hill, Kon Mekha, and the mayor of Reedwick's Meadow City, Nok Fah, signed a sister city pact.",
            "Nok Fah",
            "Meadow City",
        ),
    ],
)
def test_an_office_is_whose_its_words_say(text: str, name: str, of: str) -> None:
    assert {official.name: official.of for official in extract(text, id="x").officials}[name] == of
