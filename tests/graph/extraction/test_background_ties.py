"""Ties in the background: what partners are to each other already is not what they sign."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

BESIDE = [
    "Hillborough and Meadowdale, sister cities since 2010, signed an MoU on Friday.",
    "Hillborough and Meadowdale, which have been sister cities since 2010, signed an MoU on tourism on Friday.",
    "To celebrate 60 years as sister cities, Hillborough and Meadowdale signed a memorandum of understanding on Friday.",
    "Long-time sister cities Hillborough and Meadowdale signed a new MoU on Friday.",
    "Hillborough and its sister city Meadowdale signed a memorandum of understanding on tourism on Friday.",
    "Sister cities Hillborough, Meadowdale sign tourism MoU\nHillborough and Meadowdale signed a memorandum of understanding "
    "on tourism on Friday. The cities have been sister cities since 2010.",
    "Hillborough and Meadowdale signed a memorandum of understanding on tourism on Friday. They became sister cities in 2010.",
    "Hillborough and Meadowdale signed a memorandum of understanding on tourism on Friday. Hillborough and Meadowdale "
    "established sister city relations in 2010.",
    "To mark the 10th anniversary of their sister city ties, Hillborough and Meadowdale signed a memorandum of understanding "
    "on tourism on Friday.",
    "Hillborough and Meadowdale on Friday signed a memorandum of understanding on trade, building on the friendly relations "
    "that they have had since 2015.",
    "Hillborough and Meadowdale on Friday signed a memorandum of understanding on trade. Meadowdale has been a friendship city "
    "of Hillborough since 2015.",
    "Hillborough and Meadowdale on Friday signed a memorandum of understanding on trade. The pact will strengthen the sister "
    "city relationship between the two.",
]


@pytest.mark.parametrize("text", BESIDE)
def test_a_memorandum_of_sister_cities_is_a_memorandum(text: str) -> None:
    (agreement,) = extract(text, id="invented", published="2024-03-02").agreements
    assert (agreement.type, agreement.status, agreement.date) == ("mou", "signed", "2024-03-01")


FOUNDED = [
    (
        "Hillborough and Meadowdale, friendship cities since 2010, signed an MoU on Friday to become sister cities.",
        "signed",
    ),
    (
        "Hillborough and Meadowdale, which have enjoyed friendly ties for 20 years, signed a memorandum of understanding on "
        "Friday establishing a sister city relationship.",
        "signed",
    ),
    ("Hillborough and Meadowdale, sister cities since 2010, renewed their agreement on Friday.", "renewed"),
    (
        "Hillborough and Meadowdale signed a memorandum of understanding on sister city relations on Friday.",
        "signed",
    ),
]


@pytest.mark.parametrize(("text", "status"), FOUNDED)
def test_a_tie_that_a_paper_founds_or_renews_is_its_type(text: str, status: str) -> None:
    (agreement,) = extract(text, id="invented", published="2024-03-02").agreements
    assert (agreement.type, agreement.status, agreement.date) == ("sister_city", status, "2024-03-01")
