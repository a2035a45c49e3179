"""Rows of partners in English: who stands joined in a sentence of an agreement concludes it."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

ROWS = [
    (  # three of one tie, the third told by its governor too
        "The twinning agreement of Seabreeze (Norway), Meadowdale (France) and Oakford (Spain) was signed on Monday.\n"
        "The Governor of the City of Meadowdale, Mr. Arno Reed, had his two counterparts as guests in the City Hall. Twinning "
        "of three gives the good relations a firmer ground.",
        ["City of Meadowdale", "Oakford", "Seabreeze"],
    ),
    (  # the possessive, and a partner behind an apposition
        "Hill Meadow's memorandum of understanding (MOU) with its new partner, Lakeford, was signed on May 4, 2021.",
        ["Hill Meadow", "Lakeford"],
    ),
    (  # the passive
        "A memorandum of understanding (MOU) on the environment with Reed County was signed by Lakeford.",
        ["Lakeford", "Reed County"],
    ),
    (  # who is told in the sentence before
        "Hill Meadow and the City of Lakeford have taken their friendship a step further. The two cities signed a memorandum "
        "of understanding on October 16, 2016.",
        ["City of Lakeford", "Hill Meadow"],
    ),
    (  # where they lie
        "Hill Meadow, the capital of Reed Province, and Lakeford, a port city in southern Norway, signed a MOU.",
        ["Hill Meadow", "Lakeford"],
    ),
    ("Hill Meadow, Lakeford ink sister-city pact", ["Hill Meadow", "Lakeford"]),
    ("Hill Meadow plans to establish sister city relations with Lakeford.", ["Hill Meadow", "Lakeford"]),
    ("Hill Meadow has suspended its twinning with Lakeford.", ["Hill Meadow", "Lakeford"]),
    (  # another's news
        "The City of Hill has ended its friendship city agreement with Reed City.\nLATEST: Lakeford inks MOU with Oakford",
        ["City of Hill", "Reed City"],
    ),
    (  # whom the sentence behind lists
        "A memorandum of understanding has been signed. The parties are Reed County and Lakeford City.",
        ["Lakeford City", "Reed County"],
    ),
    (  # each on a line
        "The following signed a MOU on February 9, 2019:\n- Hill City Municipality\n- Reed County\n- Oak County",
        ["Hill City Municipality", "Oak County", "Reed County"],
    ),
    (  # before the subject
        "With support from the Embassy of Japan, Hill City Municipality and Lakeford signed a memorandum of understanding.",
        ["Hill City Municipality", "Lakeford"],
    ),
    (  # two of whom nothing else is told
        "Under a MOU signed on 23 May 2020, Lakeford and Hillham will work together on research.",
        ["Hillham", "Lakeford"],
    ),
    (  # whose governor presides
        "Dr. Mona Lind, Governor of Oak Prefecture, presided over the ceremony, at which Hill City and Reed County signed "
        "a MOU.",
        ["Hill City", "Reed County"],
    ),
    (  # who is only told beside the subject
        "Hillford, already a sister city of Oakmont, has now signed a sister city agreement with Lakeham.",
        ["Hillford", "Lakeham"],
    ),
    ("Hillford sent two fire engines to its sister city, Lakeham, on May 4, 2021.", ["Hillford", "Lakeham"]),
    (  # a place that only its row tells to be one
        "A delegation of Tay Hill was in Norland for the New Year.\nA Memorandum of Understanding on cooperation was signed by "
        "Tay Hill and Dak Meadow on this occasion.",
        ["Dak Meadow", "Tay Hill"],
    ),
]


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_who_stands_in_one_row_concludes_the_agreement(text: str, expected: list[str]) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert sorted(party.name for party in agreement.parties) == expected
