"""How bodies are named in English: units with their universities, agencies of several fields, two spellings, initials."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.english_bodies import english_bodies
from citypact.graph.extraction.english_places import english_places


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The Faculty of Law, Hill University (HU) signed. The Faculty of Law is glad.",
            ["Faculty of Law, Hill University", "Faculty of Law, Hill University"],
        ),
        (
            "Lake University’s College of Law, Hill University and Reed University signed",
            ["Lake University", "College of Law", "Hill University", "Reed University"],
        ),
        ("Prince of Reed University signed", ["Prince of Reed University"]),
        (
            "The Reed Municipal Bureau of Tourism, Culture, Radio and Sports signed",
            ["Reed Municipal Bureau of Tourism, Culture, Radio and Sports"],
        ),
        (
            "The Ministry of Higher Education, Science, Research and Innovation, Hill City",
            ["Ministry of Higher Education, Science, Research and Innovation", "Hill City"],
        ),
        (
            "Reed College Borough signed. Reed College is small.",
            ["Reed College Borough", "Reed College Borough"],
        ),
        ("How Hill University will teach", ["Hill University"]),
        (
            "The Hill Municipal Office and the mayor of Hill Municipality",
            ["Hill Municipality", "Hill Municipality"],
        ),
        (
            "The Hill Provincial Administrative Organisation (PAO). The Hill PAO signed.",
            ["Hill Provincial Administrative Organisation", "Hill Provincial Administrative Organisation"],
        ),
    ],
)
def test_bodies_have_the_names_that_the_text_gives_them(text: str, names: list[str]) -> None:
    assert [body.name for body in english_bodies(text)] == names


def test_initials_are_no_places() -> None:
    text = "The mayor of Hillborough came. Hillborough and MIdS HLU signed."
    assert [place.name for place in english_places(text, [], [])] == ["Hillborough"]


def test_where_a_ceremony_is_held_makes_no_party() -> None:
    text = (
        "Lakeford Province and HLU sign\n\nA Memorandum of Understanding (MoU) between Hill Lake University and Lakeford "
        "Province was signed on Friday, September 5, 2025, at a ceremony of the School of Law.\n"
        "Signed by Mr. Kon Mekha, President of Hill Lake University, and Mr. Fa Sai, Governor of Lakeford Province."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == {"Hill Lake University", "Lakeford Province"}
