"""What English tells in so many words: a council's vote, since when a tie stands, that it ends; and what is no agreement."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

TOLD = [
    (
        "The Hillborough City Council has approved a resolution authorizing the mayor to enter into a sister city agreement "
        "with Meadowdale, Norland.",
        "proposed",
    ),
    (
        "Hillborough and Meadowdale agreed to draw up a memorandum of understanding, the governors said on Monday.",
        "proposed",
    ),
    (
        "Hillborough considers Meadowdale as sister city\nHILLBOROUGH – The City Council will consider on May 15 whether to "
        "establish a sister city relationship with Meadowdale, Norland.",
        "proposed",
    ),
    (
        "Staff recommendation: That Council approve the establishment of a Sister City relationship of Hillborough with "
        "Meadowdale, Norland, and authorize the Mayor to sign the agreement.",
        "proposed",
    ),
    (
        "Hillborough City Council voted to terminate its sister city relationship with Meadowdale, Norland.",
        "ended",
    ),
    ("Hillborough will not renew its sister city agreement with Meadowdale when it lapses in June.", "ended"),
    ("The Hillborough Council has rescinded its sister city designation with Meadowdale.", "ended"),
    (
        "Hillborough and Meadowdale signed a letter of intent on Friday to explore a sister city partnership.",
        "signed",
    ),
    (
        "Hillborough and Meadowdale signed a letter of intent on Friday, paving the way for a twinning next year.",
        "signed",
    ),
    (
        "Hillborough and Meadowdale agreed to become friendship cities at a ceremony held on May 3, 2024.",
        "signed",
    ),
    (
        "The MoU between Hillborough and Meadowdale, dated 5 April 2024, provides for a working group.",
        "signed",
    ),
    ("A joint statement on cooperation was signed between Hillborough and Meadowdale on Monday.", "signed"),
    ("Hillborough and Meadowdale will be officially twinned in 2025, the council has announced.", "planned"),
    (
        "Hillborough and Meadowdale signed a new MoU on Monday to replace the one that expired in December.",
        "renewed",
    ),
    ("Hillborough and Meadowdale put their signatures to an agreement on tours on Friday.", "signed"),
    (
        "Hillborough and Meadowdale celebrated 50 years of twinning on Saturday, when the mayors signed the twinning charter "
        "afresh.",
        "renewed",
    ),
    (
        "Hillborough mayor visits Meadowdale\nHe came on Monday. Hillborough and Meadowdale signed a twinning charter in 2011.",
        "in_force",
    ),
    (
        "Hillborough and Meadowdale, which became sister cities 20 years ago, opened a joint garden on Monday.",
        "in_force",
    ),
    (
        "Hillborough and Meadowdale met on May 14 to review progress under the memorandum signed on November 9, 2022.",
        "in_force",
    ),
]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_english_tells_how_it_stands_in_so_many_words(text: str, status: str) -> None:
    (agreement,) = extract(text, id="invented", published="2024-05-06").agreements
    assert agreement.status == status


@pytest.mark.parametrize(
    "paper",
    ["a purchase agreement", "a supply contract", "a loan agreement", "a collective bargaining agreement"],
)
def test_what_is_traded_is_no_agreement(paper: str) -> None:
    text = f"The Hillborough Municipal Council signed {paper} for 200 bins on Friday."
    assert extract(text, id="invented", published="2024-05-06").agreements == ()


def test_the_day_is_that_of_the_signing_and_not_that_of_the_news() -> None:
    text = "Mayor Kon of Hillborough returned on Tuesday after signing a sister city agreement with Meadowdale on April 21."
    (agreement,) = extract(text, id="invented", published="2024-05-06").agreements
    assert agreement.date == "2024-04-21"


def test_a_row_goes_on_behind_what_its_partners_are() -> None:
    text = (
        "The Hillborough City Council (HCC) and Meadowdale municipality have signed a memorandum of understanding (MoU).\n"
        "Hillborough mayor Kon said the MoU, which was signed on Thursday, would be in force for five years."
    )
    (agreement,) = extract(text, id="invented", published="2024-05-06").agreements
    assert len(agreement.parties) == 2
