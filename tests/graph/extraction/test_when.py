"""Which of an English text's days is the signing's."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.agreements import parts
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.passages import article
from citypact.graph.extraction.when_features import date_candidates


@pytest.mark.parametrize(
    ("text", "date"),
    [
        (
            "Hill City ties up with Sailom\n\nSAILOM, MEADOW, December 21 - Sailom is a sister of Hill City "
            "now. Kon Mekha, Mayor "
            "of Sailom, and Fa Sai, Mayor of Hill City, signed the sister city agreement at Hill City Hall on "
            "November 23, 2011.",
            "2011-11-23",
        ),
        (
            "HILL: At a seminar today (November 9, 2018) Hill Mayor Kon Mekha and Meadow Mayor Fa Sai signed a memorandum of "
            "understanding on waste.\nAs the MOU has it, shops give up plastic bags from October 1, 2019. "
            "Whoever signed the MOU "
            "has to keep to October 1, 2019.",
            "2018-11-09",
        ),
        (
            "Pupils came to Hill City.\nHill City and Meadow City have long been friendship cities. On July "
            "9, 2012, the mayor of "
            "Hill City and the mayor of Meadow City put their names to a friendship agreement, and since 1989 pupils have had "
            "scholarships from a club.",
            "2012-07-09",
        ),
        (
            "The council of Hill City ended its ties with its sister city Meadow City.\nIt was in 1989 that "
            "Hill City and Meadow "
            "City became partner cities; an empire did not fall apart until 1991.",
            "1989",
        ),
    ],
)
def test_a_signing_has_the_day_that_is_told_with_it(text: str, date: str) -> None:
    assert extract(text, id="invented").agreements[0].date == date


def test_what_a_page_says_of_itself_is_no_day_of_a_tie() -> None:
    text = (
        "date 2022-09-14 By a vote the sister city relation of Hill City and Meadow City is terminated. Hill "
        "City had entered no "
        "sister city relation before this one, which goes back to 1999."
    )
    assert extract(text, id="invented").agreements[0].date == "1999"


def test_the_day_of_the_report_is_no_candidate_beside_that_of_the_signing() -> None:
    text = (
        "Two towns tie up\n\nSAILOM, MEADOW, December 21 - Sailom and Hill City are sisters now. Their mayors "
        "signed the sister city "
        "agreement at Hill City Hall on November 23, 2011."
    )
    mentions = Mentions.of(article(text))
    (part,) = parts(mentions)
    assert [date.value for date, _ in date_candidates(mentions, part)] == ["2011-11-23"]
