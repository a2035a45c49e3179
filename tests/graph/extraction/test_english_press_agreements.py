"""Agreements as the English-language press tells them: what was done, what is only called for, between whom, when."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.records import Agreement


def _first(text: str) -> Agreement:
    return extract(text, id="invented").agreements[0]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        (
            "Leaders of Can Lo City and Nasuhara City held a ceremony to sign an MoU on tourism on May 8, 2021.",
            "signed",
        ),
        (
            "Padawa has established a friendship city relationship with Yibang. Chairman Tan Kay and Mayor Liao Wen "
            "signed the MOU. Tan said he proposed the idea of a friendship city relationship last year.",
            "signed",
        ),
        (
            "The City of Hillton and Hillton State University have agreed to enter into a new pact.\nHillton Mayor Kavi "
            "Lomdee and HSU President Harry Wills signed the agreement in the Mayor’s Office.",
            "signed",
        ),
        (
            "Hillton Mayor Kavi Lomdee called on the council to terminate the city’s sister city relationship with "
            "Krasnovar, Russia. Hillton established the sister city relationship with Krasnovar in 1984.",
            "in_force",
        ),
        (
            "The Dallum City Council approved a resolution that suspends the City of Dallum’s official sister city "
            "relationship with Saratovo, Russia.",
            "ended",
        ),
        (
            "The Hillton Metropolitan Administration and Inchang City have linked up to cooperate on tourism. "
            "Governor Kavi Lomdee said the two sides could also sign a memorandum of understanding.",
            "proposed",
        ),
        (
            "Hillton province has teamed up with Bluewater province in China to promote tourism under a sister city "
            "agreement signed on Monday.",
            "signed",
        ),
        (
            "As for the LoI with Pontian, it was yet to be inked. Sibuan Municipal Council and Singkara City signed a "
            "letter of intent on Feb 7, 2023.",
            "signed",
        ),
        (
            "The Hillton City Council will vote on Tuesday on whether to end the city’s sister city relationship with "
            "Bluewater.",
            "in_force",
        ),
    ],
)
def test_how_it_stands(text: str, status: str) -> None:
    assert _first(text).status == status


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Xiangyan city in Central China's Hubei province established a sister city relationship with Carmela, "
            "Indiana of the United States on Tuesday.",
            {"Xiangyan", "Carmela"},
        ),
        (
            "Yuxian city in East China's Zhejiang province and Hillton city in northern Norland signed a letter of "
            "intent on friendly relations.",
            {"Yuxian", "Hillton"},
        ),
        (
            "The Harmony Music Philippines, Inc. (HMPH), a sales subsidiary of Harmony Corporation and a Japanese "
            "instrument maker, also signed a Memorandum of Agreement with the Department of Education.",
            {"Harmony Music Philippines, Inc.", "Department of Education"},
        ),
        (
            "Hillton City Region and Bluewater signed a memorandum of understanding on Monday.",
            {"Hillton City Region", "Bluewater"},
        ),
        (
            "Hillton, capital of Hubei province, and Bluewater, Japan signed a memorandum of understanding.",
            {"Hillton", "Bluewater"},
        ),
        (
            "A letter of intent between the Jakar Provincial Government and Lumbar City Hall was signed on Monday.",
            {"Jakar Provincial Government", "Lumbar City Hall"},
        ),
        (
            "Hillton City has signed agreements with the cities of Bluewater, Lakeport and Meadow to become sister cities.",
            {"Hillton City", "Bluewater", "Lakeport", "Meadow"},
        ),
    ],
)
def test_between_whom(text: str, parties: set[str]) -> None:
    assert {party.name for party in _first(text).parties} == parties


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Hillton and Bluewater signed a friendship Memorandum of Understanding (MoU).", "friendship"),
        (
            "Kyivets signed an agreement on cooperation with the Polish city of Wrocwav. Reformers remind that "
            "municipalities can use the guidelines to enter into twinning agreements.",
            "other",
        ),
        (
            "Davara City and Hamara City inked a Memorandum of Understanding on Tuesday.\n\nMeanwhile, at a board "
            "meeting on July 3, the proposal for the Sister City Agreement was approved, marking a step for Davara "
            "and Hamara.",
            "sister_city",
        ),
    ],
)
def test_of_what_kind(text: str, kind: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.type == kind


def test_ties_with_cities_that_nobody_names_are_none() -> None:
    text = "Hillton has signed sister-city agreements with many cities in China, the governor said at the embassy."
    assert not extract(text, id="invented").agreements


def test_a_plan_between_the_same_two_is_told_once() -> None:
    text = (
        "Katoro City Mayor Seichi Ubo and Saipo Mayor David Apat will be concluding the sister-city agreement between "
        "Katoro City, Japan, and the Municipality of Saipo on Oct. 29, 2021. They are on the last leg of establishing "
        "the sister city relationship with Katoro City and Saipo."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert agreement.status == "planned"


def test_a_list_whose_cities_have_their_countries_behind_them_is_read_to_its_end() -> None:
    text = (
        "The City of Hillton has four sister cities: Sligoh, Ireland; St. Marten, Netherlands Antilles; Konog-Odu, "
        "Ghana; and Rugau, China."
    )
    partners = [agreement.parties[1].name for agreement in extract(text, id="invented").agreements]
    assert partners == ["Sligoh", "St. Marten", "Konog-Odu", "Rugau"]


def test_who_signs_for_a_council_may_be_told_by_one_name() -> None:
    text = (
        "Ipang Mayor Datuk Rumaiz Bahar spoke to the press. Earlier, representing the Ipang City Council Rumaiz signed "
        "a letter of intent with Xing Zheng, the Mayor of Lianyun."
    )
    assert set(_first(text).signatories) == {"Rumaiz Bahar", "Xing Zheng"}


def test_a_paper_of_the_same_event_has_the_day_of_the_event() -> None:
    text = (
        "Davara City and Hamara City signed a sister city agreement on Tuesday, October 29, 2024. The proposal for it "
        "was approved on July 3.\n\nIn the same event, Harmony Music, Inc. also signed a Memorandum of Agreement with "
        "the Department of Education."
    )
    assert {agreement.date for agreement in extract(text, id="invented").agreements} == {"2024-10-29"}


def test_the_year_right_behind_a_paper_is_that_of_the_tie() -> None:
    text = "Bluewater mayor Arno Pell visited Hillton on May 3, 2019. The two cities signed a sister city agreement in 1994."
    agreement = _first(text)
    assert (agreement.status, agreement.date) == ("in_force", "1994")


@pytest.mark.parametrize(
    ("words", "room", "site"),
    [
        ("in the Mayor’s Office at Hillton City Hall", "Mayor’s Office", "Hillton City Hall"),
        (
            "at the office of the Ministry of Health in Wisma Bapa",
            "office of the Ministry of Health",
            "Wisma Bapa",
        ),
    ],
)
def test_an_office_is_a_room_of_a_house(words: str, room: str, site: str) -> None:
    venue = _first(f"The MoU between Hillton City and Bluewater was signed {words} on May 10, 2023.").venue
    assert venue is not None
    assert (venue.room, venue.site) == (room, site)


@pytest.mark.parametrize(
    "text",
    [
        "The City of Hillton first established a sister city relationship with Krasnovar, Japan in 1984, according to city "
        "documents. Mayor Kavi Lomdee spoke on March 3, 2022.",
        "Hillton established the sister city relationship with Krasnovar in 1984.",
    ],
)
def test_since_when_a_tie_stands(text: str) -> None:
    agreement = _first(text)
    assert (agreement.status, agreement.date) == ("in_force", "1984")


def test_the_year_of_an_older_tie_is_not_that_of_the_paper_signed_today() -> None:
    text = (
        "Hollisto Mayor Robert Scatt and Kato Mayor Etsu Fugo signed a new friendship agreement between Kato City and "
        "Hollisto on Friday. In 1989 Hollisto agreed to be sister city to Takino Town."
    )
    agreement = _first(text)
    assert (agreement.status, agreement.date) == ("signed", None)


def test_who_only_announces_a_signing_signs_nothing() -> None:
    text = (
        "On March 15, 2023, Kyivets signed a cooperation agreement with the Polish city of Wrocwav.\n\nThis was announced "
        "by Vital Klich, Mayor of Kyivets."
    )
    assert _first(text).signatories == ()


def test_a_chamber_of_commerce_is_no_venue() -> None:
    text = "The Hillton Chamber of Commerce and the Bluewater Chamber of Commerce signed an MoU on Monday."
    assert _first(text).venue is None
