"""Slots of agreements in English: whoever stands in one is proposed as a party, with all of its row."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.agreements import parts
from citypact.graph.extraction.english_bodies import english_bodies
from citypact.graph.extraction.english_places import english_places
from citypact.graph.extraction.party_evidence import evidence_for
from tests.graph.extraction.reports import mentions_of


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        (
            "The vice mayor of Hillborough led the signing of the MoU with the Reed Marine Office, Reed Tour Guide "
            "Association and Lake Diving Club on Monday.",
            {"Reed Marine Office", "Reed Tour Guide Association", "Lake Diving Club"},
        ),
        (
            "A memorandum of understanding was signed jointly by the Lake Tourism Authority and Reed Diving Club.",
            {"Lake Tourism Authority", "Reed Diving Club"},
        ),
        (
            "The Lake Tourism Authority (LTA) and the Reed Marine Office signed a memorandum of understanding.",
            {"Lake Tourism Authority", "Reed Marine Office"},
        ),
        (
            "A memorandum of understanding has been signed by Reedlever Thailand, RDX and the Lake Tourism Authority.",
            {"Reedlever Thailand", "RDX", "Lake Tourism Authority"},
        ),
        (
            "The two provinces, Thua Lam and Reedwick, met. Their leaders signed a memorandum of understanding.",
            {"Thua Lam", "Reedwick"},
        ),
    ],
)
def test_whoever_stands_in_a_slot_is_proposed_with_its_row(text: str, bodies: set[str]) -> None:
    mentions = mentions_of(text)
    (part,) = parts(mentions)
    slots = {"party.with", "party.subject", "party.counted"}
    assert {body.name for body, rule in evidence_for(mentions, part) if rule in slots} == bodies


@pytest.mark.parametrize(
    "text",
    [
        "They signed an agreement, then met with the Lake Tourism Authority and left.",
        "Under the memorandum of understanding they will work with the Lake Tourism Authority.",
        "The Lake Tourism Authority became an example of what the memorandum of understanding is for.",
    ],
)
def test_whom_one_meets_or_works_with_is_in_no_slot(text: str) -> None:
    mentions = mentions_of(text)
    (part,) = parts(mentions)
    assert [body.name for body, _ in evidence_for(mentions, part)] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Hillborough and Reedwick signed an MoU to deepen friendly and cooperative relations of the countries.",
            "mou",
        ),
        (
            "Hillborough and Reedwick signed an MoU on establishing friendly and cooperative relations.",
            "friendship",
        ),
    ],
)
def test_friendly_relations_are_founded_or_only_spoken_of(text: str, kind: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.type == kind


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Reed Tourism Promotion Organization, Reed Group came",
            ["Reed Tourism Promotion Organization", "Reed Group"],
        ),
        ("Reed Group Director Kon Mekha; Reed Holdings Co., Ltd. came", ["Reed Holdings Co., Ltd."]),
        ("The Federation of Reed Industries came", ["Federation of Reed Industries"]),
        ("“The World Class City of Relaxation” is Reed", []),
        ("In the South Central province of Reed, Deputy Mayor City of Reed", ["City of Reed"]),
    ],
)
def test_bodies_are_named_by_their_first_or_last_words(text: str, names: list[str]) -> None:
    assert [body.name for body in english_bodies(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "Robotics, Automation and Reedwick signed.",
        "Whoever signed the MoU has to keep to it.",
        "REEDWICK — Steps toward a sister city begin.",
        "The Thai-Chinese friendship city grows.",
        "What the LGUs signed is known.",
    ],
)
def test_words_that_only_have_a_capital_are_no_places(text: str) -> None:
    names = {place.name for place in english_places(text, [], [])}
    assert names <= {"Reedwick", "REEDWICK"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Hillborough and Reedwick signed an MoU that sets up friendly and cooperative relations.",
            "friendship",
        ),
        ("Hillborough and Reedwick signed to be Sibling Cities.", "sister_city"),
        ("Hillborough and Reedwick have signed: they are “sibling” cities now.", "sister_city"),
    ],
)
def test_relations_have_further_words(text: str, kind: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.type == kind


def test_the_partners_of_a_tie_are_named_by_more_than_the_headline() -> None:
    text = (
        "Vice Governor of Lakeford Province visits\n\nMr. Kon Mekha, Vice Governor of Lakeford Province, came.\n"
        "A Memorandum of Understanding (MoU) on establishing friendly and cooperative relations with Reedwick was signed "
        "by Hillborough in 2015. The city of Hillborough is glad."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == {"Hillborough", "Reedwick"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Reedwick Vice Governor Kon Mekha signed a memorandum of understanding with the Reedwick Marine Office, the "
            "Reedwick Guide Association, the Lake Diving Club and the Thai – Chinese Tourism Association on Monday.",
            {
                "Reedwick Marine Office",
                "Reedwick Guide Association",
                "Lake Diving Club",
                "Thai – Chinese Tourism Association",
            },
        ),
        (
            "Two letters of intent were signed at the fair. The Lake Tourism Authority signed with Reed Group and Reed "
            "Tourism Holdings Co., Ltd., in order to be partners.",
            {"Lake Tourism Authority", "Reed Group", "Reed Tourism Holdings Co., Ltd."},
        ),
    ],
)
def test_parties_share_their_row(text: str, names: set[str]) -> None:
    found = {
        party.name for agreement in extract(text, id="invented").agreements for party in agreement.parties
    }
    assert names <= found
    assert found - names <= {"Reedwick"}


def test_a_place_and_an_institution_that_bears_its_name_are_both_parties() -> None:
    text = (
        "A memorandum of understanding between the city of Reedwick and Reedwick University was signed on Monday by "
        "Reedwick Mayor Kon Mekha and Dr. Fa Sai, president of Reedwick University."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == {"Reedwick", "Reedwick University"}


def test_a_region_behind_a_city_is_no_partner_of_its_own() -> None:
    text = (
        "A Sister City agreement of Hillborough with Reedwick, Lakeford Region, Japan will be signed on Wednesday. "
        "The mayor of Hillborough and the mayor of Reedwick will sign the sister city agreement."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == {"Hillborough", "Reedwick"}


def test_a_place_before_the_name_of_a_person_is_one() -> None:
    text = "Kon Mekha came. With his counterpart in St Reedwick Kon Mekha signed the pact."
    start = text.rindex("Kon Mekha")
    places = english_places(text, [], [("Kon Mekha", start, start + 9)])
    assert [place.name for place in places] == ["St Reedwick"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Reedwick's deputy mayor in Lakeford: letter of intent signed\n\nOn October 24, 2014 a delegation from Reedwick, "
            "with Vice Mayor Kon Mekha at its head, was welcomed at Lakeford City Hall by Mayor Fa Sai and a number of city "
            "councillors. The guests had come so that a letter of intent could be signed by the two cities. In it they mean to "
            "let friendship grow between the people of Lakeford and of Reedwick.\nMayor Fa Sai said that he was delighted.",
            {"Reedwick", "Lakeford"},
        ),
        (
            "REEDWICK — Steps toward making Lakeford, Japan, a sister city will begin, the Reedwick City Council decided in a "
            "vote on Friday. The mayor of Lakeford heard of it. Reedwick stands with Lakeford.",
            {"Reedwick", "Lakeford"},
        ),
        (
            "The Reedwick City Council voted for a draft memorandum of understanding with Lakeford City on Monday. Council "
            "members said that Reedwick City wants to be a twin city of Lakeford City.",
            {"Reedwick City", "Lakeford City"},
        ),
    ],
)
def test_an_agreement_has_two_parties_and_a_council_resolves_for_its_city(text: str, names: set[str]) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == names


def test_what_is_signed_may_have_no_name() -> None:
    text = (
        "Reedwick City’s Mayor calls\n\nThe Mayor of Reedwick City brought word on how the cooperation between Reedwick "
        "City and the Kite Association of Norland Under The Patronage of His Majesty The King is moving forward; when it "
        "was signed in Reedwick Prefecture in November 2017 the guest had stood as witness."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.type, agreement.status) == ("mou", "signed")
    assert {party.name for party in agreement.parties} == {
        "Reedwick City",
        "Kite Association of Norland Under The Patronage of His Majesty The King",
    }


def test_between_the_two_means_the_pair_told_before() -> None:
    text = (
        "Reedwick receives a delegation\n\nThe mayor of Lakeford called on the mayor of Reedwick. Reedwick and Lakeford have "
        "worked together since 1997.\nA memorandum of understanding between the two is in force as well. It runs until 2025."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.type, agreement.status) == ("mou", "in_force")
    assert {party.name for party in agreement.parties} == {"Reedwick", "Lakeford"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "The LOI was signed on April 8 by Lakeford city and the Norland city Reedwick. Lakeford’s signature came from Kon "
            "Mekha, Lord Mayor of Lakeford City, and that of Reedwick from Fa Sai, Commissioner, Municipal Corporation of "
            "Reedwick.",
            {"Lakeford City", "Municipal Corporation of Reedwick"},
        ),
        (
            "With a Letter of Intent (LOI) the City of Reedwick, the Lake Tourism Promotion Organization and the Lake Tourism "
            "Authority (LTA) want to put tourism to use. The mayor of Reedwick will sign the LOI.",
            {"City of Reedwick", "Lake Tourism Promotion Organization", "Lake Tourism Authority"},
        ),
        (
            "A delegation of Reedwick province comes to Lakeford for talks. They want more cooperation with Reedwick "
            "province.\nAs to education, Hill University and Meadow University will sign an agreement.",
            {"Hill University", "Meadow University"},
        ),
        (
            "Hill University and the Lakeford Municipal Office became firm partners when a Memorandum of Understanding (MOU) "
            "was signed. Mr. Kon Mekha, Mayor of Lakeford Municipality, and Dr. Fa Sai, President of Hill University, signed.",
            {"Hill University", "Lakeford Municipality"},
        ),
    ],
)
def test_parties_are_those_that_the_words_of_the_agreement_name(text: str, names: set[str]) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == names
