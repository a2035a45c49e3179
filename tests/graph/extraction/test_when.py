"""Which of an English text's days is the signing's."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.agreements import parts
from citypact.graph.extraction.date_features import date_candidates
from citypact.graph.extraction.mentions import Mentions
from citypact.graph.extraction.passages import article


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


@pytest.mark.parametrize(
    ("text", "published", "date"),
    [
        (  # the page's own line, and a newspaper that is called Today
            "Districts agree to cooperate\n\nBy OAK HILL Today / OAK HILL Today\nNovember 09, 2024, 11:08 [GMT+7]\n\nOn Friday "
            "a letter of intent was signed by Hill District with Meadow District.",
            "2024-11-09",
            "2024-11-08",
        ),
        (  # the dateline, and a day that is told far from the words for the agreement
            "HILLBOROUGH, June 12 (Agency) -- Hillborough and Meadowdale of Norway are sister cities: the Municipality of "
            "Hillborough and the City of Meadowdale will exchange by an agreement that was concluded here, as papers had it on "
            "Friday.\n\nThe agency tells that the mayors inked it on Thursday.",
            "2009-06-12",
            "2009-06-11",
        ),
        (
            "HILLBOROUGH, September 9, 2016 – Hillborough City and Meadowdale City of Norway have signed a friendship "
            "agreement a short while ago.",
            "2016-09-09",
            None,
        ),
        (  # an earlier paper
            "Hillborough City and Meadowdale City signed a memorandum of friendship. An older memorandum stands behind the new "
            "paper: the cities signed it in April 1990.",
            None,
            None,
        ),
        (
            "The mayors of Hillborough and Meadowdale renewed their sister city agreement. The first signing was in 1990.",
            None,
            None,
        ),
    ],
)
def test_in_english_the_day_of_the_page_and_of_an_earlier_paper_are_no_days_of_the_signing(
    text: str, published: str | None, date: str | None
) -> None:
    agreement = extract(text, id="invented", published=published).agreements[0]
    assert agreement.date == date


STANDING = [
    (
        "Staff report: Travel to Lakeham\nLakeham, Norland has been a sister city of Hillford since 1969. Eight people go.",
        "1969",
    ),
    (
        "Hillford's relationship with Lakeham, its sister city, goes back to 1996. A delegation visited last week.",
        "1996",
    ),
    (
        "20 pupils from Lakeham arrived in Hillford yesterday under the sister city programme that the town and Lakeham have "
        "run since 2010.",
        "2010",
    ),
    ("Hillford became sister cities with Lakeham in 1982. A tree will be planted on May 3.", "1982"),
]


@pytest.mark.parametrize(("text", "date"), STANDING)
def test_a_standing_tie_has_the_year_since_when_it_stands(text: str, date: str) -> None:
    assert extract(text, id="invented", published="2024-04-18").agreements[0].date == date


def test_what_is_signed_is_not_signed_after_the_news_of_it() -> None:
    text = "Hillford and Lakeham have signed a twinning agreement. Apply for the exchange by May 30, 2024."
    assert extract(text, id="invented", published="2024-04-18").agreements[0].date is None


def test_this_morning_is_today() -> None:
    text = (
        "The mayors of Hillford and Lakeham this morning signed a memorandum of understanding at City Hall."
    )
    assert extract(text, id="invented", published="2024-04-18").agreements[0].date == "2024-04-18"


def test_a_paper_on_the_establishment_of_a_relation_founds_it() -> None:
    text = "A document on the establishment of friendship-city relations was signed by Hillford and Lakeham on Wednesday."
    assert extract(text, id="invented", published="2024-04-18").agreements[0].type == "friendship"
