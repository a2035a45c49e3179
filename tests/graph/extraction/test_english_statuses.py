"""How an agreement stands in English: a plan is a signing to come; what only may come is proposed."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

OPENS = "The mayor of Hillborough met the mayor of Meadowdale, Norland, on Monday.\n"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        (
            "To formalize a sister city relationship of Hillborough and Meadowdale usually needs a year.",
            "proposed",
        ),
        ("Meadowdale finds it important for Hillborough and Meadowdale to become sister cities.", "proposed"),
        (
            "A memorandum of understanding of Hillborough and Meadowdale will be signed at the Town Hall on Wednesday, 5 "
            "May 2027, at 5:30 p.m. Behind the MOU is Resolution 1348, which the council enacted.",
            "planned",
        ),
        (
            "The next thing is that Hillborough comes to Meadowdale this December and signs an MOU by which they become "
            "sister cities.",
            "planned",
        ),
        (
            "On June 19, 2015 the sides put their names to an MoU between Hillborough and Meadowdale on a plan for "
            "2015-2020, when they will work together.",
            "signed",
        ),
        (
            "The vice mayor would be glad to see the sister city relationship between Hillborough and Meadowdale grow "
            "stronger.",
            "in_force",
        ),
        (
            "Between Hillborough and Meadowdale there may soon be a sisterhood agreement.\nA councilor brought an ordinance in "
            "under suspended rules. By it the mayor may sign a Memorandum of Agreement of the sister city agreement.",
            "proposed",
        ),
        ("So a memorandum of understanding of Hillborough and Meadowdale came to be signed.", "signed"),
        (
            "Hillborough and Meadowdale talked, and agreed that a partnership agreement of the cities shall be signed.",
            "proposed",
        ),
        (
            "Hillborough had a twin; the council decided by thirteen votes to be done with Meadowdale in Norland, "
            "its twin town.",
            "ended",
        ),
        ("That Hillborough and Meadowdale become sister cities is an idea of the consul.", "proposed"),
    ],
)
def test_a_plan_is_a_signing_to_come(written: str, status: str) -> None:
    (agreement,) = extract(OPENS + written, id="invented").agreements
    assert agreement.status == status


def test_media_are_asked_to_what_is_planned() -> None:
    text = (
        "*** MEDIA ADVISORY ***\nWHAT: Signing of a Friendship City Agreement between Hillborough and Meadowdale\n"
        "WHEN: Thursday, 5 May 2027, 10:00\nWHERE: Hillborough Town Hall\n"
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.status == "planned"


def test_a_first_paragraph_is_no_headline_so_that_what_follows_may_be_another_agreement() -> None:
    text = (
        "HILLBOROUGH, Norland - Sisterhood between Lake City in Sudland and the province of Reedwick may begin with a "
        "memorandum of understanding (MOU) that is expected soon, officials say.\n\n"
        "Reedwick Gov. Kon Mekha heard of it from Lake City.\n\n"
        "Just last month Reedwick province gained a partner in the City of Meadowdale, Sudland, when officials of the two "
        "signed a sisterhood agreement.\n"
    )
    first, second = extract(text, id="invented").agreements
    assert {party.name for party in first.parties} == {"Lake City", "Reedwick"}
    assert {party.name for party in second.parties} == {"Reedwick province", "City of Meadowdale"}


TOLD = [
    (
        "Preparations are under way in Hill City for the signing of a MOU with Lake County, due on May 4, 2019.",
        "planned",
    ),
    (
        "Hill County and Lake City will formalise their partnership when a MOU is signed at the Town Hall.",
        "planned",
    ),
    (
        "Mayor Arno Reed led the delegation of Hill City that flew to Lake City to sign the MOU on May 4, 2019.",
        "signed",
    ),
    (
        "Hillford and Lakeham became sister cities in 1985. A square in Hillford bears the name of Lakeham.",
        "in_force",
    ),
    ("Hillford has broken off relations with its sister city Lakeham over the dispute.", "ended"),
]


@pytest.mark.parametrize(("text", "status"), TOLD)
def test_how_it_stands_is_told_in_many_ways(text: str, status: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.status == status
    assert len(agreement.parties) == 2


def test_what_may_be_extended_one_day_is_not_renewed() -> None:
    text = (
        "Clearwater City and Kanazawa have signed a memorandum\n\n"
        "The memorandum, proposed in 2022, was signed on 5 March 2024. Both sides may extend it."
    )
    (agreement,) = extract(text, id="x").agreements
    assert (agreement.status, agreement.date) == ("signed", "2024-03-05")
