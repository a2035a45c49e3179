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
