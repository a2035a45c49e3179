"""Short reports in the manner of councils and papers, and what they tell: how a tie stands, whose, since when, "
"who signs."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.records import Agreement


def _first(text: str) -> Agreement:
    return extract(text, id="t").agreements[0]


@pytest.mark.parametrize(
    ("text", "status", "date"),
    [
        (
            "Council ends twinning with Russian city\n\nDurley Borough Council has voted to end its twinning "
            "agreement with "
            "the Russian city of Ivanovo. Councillors backed the motion by 34 votes to two. The two places had "
            "been twinned "
            "since 1988.",
            "ended",
            "1988",
        ),
        (
            "Penang and Medan celebrate\n\nPenang and Medan in Indonesia celebrated the 35th anniversary of "
            "their sister "
            "city relationship on Friday. Mayor Datuk Lim Wei Hong of Penang said the relationship, which began "
            "in October "
            "1984, had brought people closer.",
            "in_force",
            "1984-10",
        ),
        (
            "Battambang, Stockton hold virtual meeting\n\nOfficials in Battambang and its sister city Stockton, "
            "California, "
            "met by video link on Thursday to talk about ways of helping small farmers.\n\nThe cities have been "
            "paired since 2012.",
            "in_force",
            "2012",
        ),
        (
            "Marsden District councillors have voted 8-5 to retain the district's sister city relationship with "
            "Haikou in "
            "China.\n\nMayor Vince Rawlinson said the relationship, signed in 2006, cost little. Councillor "
            "Crichton Bell, who "
            "moved that the agreement be ended, said the district had seen no return.",
            "in_force",
            "2006",
        ),
        (
            "Sister city delegation cancelled\n\nA visit to Hammond by officials of its Japanese sister city, "
            "Oguni, has been cancelled because of the typhoon.\n\nMayor Lester Crain said he had written to Oguni Mayor "
            "Shigeru Kitazato to express the city's sympathy."
            "\n\nThe two communities have been partners since 1989.",
            "in_force",
            "1989",
        ),
        (
            "Sandpoint, Idaho - After eleven years of letters Sandpoint and Nelson are sister cities at "
            "last.\n\nAt a ceremony "
            "Wednesday, Mayor Shelby Rognstad and his counterpart from Nelson, British Columbia, John Dooley, "
            "put their "
            "signatures to a proclamation.",
            "signed",
            None,
        ),
        (
            "Hill University and Meadow University have extended their academic cooperation for another five years.\n\n"
            "An agreement to that effect was signed on August 21, 2024. The two universities first signed an "
            "MoU in 2009.",
            "renewed",
            "2024-08-21",
        ),
        (
            "This city and Bitung in Indonesia's North Sulawesi have revived their sister-city agreement after "
            "a lapse of nearly "
            "a decade.\n\nCity Mayor Ronnel Rivera of General Santos City and Bitung Mayor Max Lomban signed a "
            "new memorandum of "
            "understanding here on Friday.",
            "renewed",
            None,
        ),
        (
            "Authorities of Vung Tau City hosted a reception for a delegation from Padang, Indonesia, on July 22.\n\n"
            "Chairman of the municipal People's Committee Nguyen Van Trung suggested the two localities sign a "
            "sister city "
            "agreement in the near future.",
            "proposed",
            None,
        ),
    ],
)
def test_how_a_tie_stands_and_since_when(text: str, status: str, date: str | None) -> None:
    told = _first(text)
    assert (told.status, told.date) == (status, date)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "PUERTO PRINCESA CITY — Palawan and Jeju, the South Korean island province, are friends on "
            "paper.\n\nGovernor "
            "Victorino Sanchez and his counterpart from Jeju Special Self-Governing Province, Won Hee-sung, "
            "inked a friendship "
            "agreement here on March 4, 2015.",
            {"Palawan", "Jeju Special Self-Governing Province"},
        ),
        (
            "DAVAO CITY – The Davao City Council on Tuesday approved a resolution authorizing Mayor Ramon "
            "Dimaculangan to enter "
            "into a sisterhood agreement with the municipality of Malita, Davao Occidental.",
            {"Davao City", "municipality of Malita"},
        ),
        (
            "Kuala Lumpur City Hall (DBKL) will sign a memorandum of understanding with the Seoul Metropolitan "
            "Government next "
            "month, mayor Datuk Nor Azlan Hashim said today.",
            {"Kuala Lumpur City Hall", "Seoul Metropolitan Government"},
        ),
        (
            "VGP - Hanoi and Vientiane signed a Memorandum of Understanding on June 29.\n\nThe signatories were "
            "Chairman of the "
            "Hanoi People's Committee Chu Xuan Anh and Mayor of Vientiane Atsaphangthong Bounmy.",
            {"Hanoi", "Vientiane"},
        ),
        (
            "Sioux Ridge may gain partner\n\nSioux Ridge could soon have a sister city in Germany.\n\nThe City Council on "
            "Tuesday voted 7-1 to let Mayor Paul TenHaken sign an agreement with Potsdam-Mitte in Germany.",
            {"Sioux Ridge", "Potsdam-Mitte"},
        ),
        (
            "HANOI — Vietnam's northern province of Bac Ninh and the Republic of Korea's Pyeongtaek City have "
            "signed a cooperation "
            "agreement for 2019-2024.\n\nThe agreement was signed on May 22 by Pyeongtaek Mayor Jung Jang-seon.",
            {"Bac Ninh", "Pyeongtaek City"},
        ),
        (
            "Deal signed\n\nMANILA, Philippines — The Philippine National Police (PNP) and the Vietnam Trade "
            "Promotion Agency on "
            "Thursday renewed a memorandum of agreement.",
            {"Philippine National Police", "Vietnam Trade Promotion Agency"},
        ),
        (
            "The Vice-Chancellor of the University of Fort Bright welcomed the signing of a Memorandum of "
            "Agreement between the "
            "University of Fort Bright and the Buffalo City Metropolitan Municipality.",
            {"University of Fort Bright", "Buffalo City Metropolitan Municipality"},
        ),
        (
            "KOTA KINABALU: Sabah and the Chinese province of Shandong have signed a memorandum of "
            "understanding (MoU).\n\n"
            "The MoU was signed by State Secretary Datuk Sri Safar Untang, while Shandong was represented by "
            "Foreign Affairs "
            "Office director-general Cai Xianjin.",
            {"Sabah", "Shandong"},
        ),
    ],
)
def test_whose_it_is(text: str, names: set[str]) -> None:
    assert {party.name for party in _first(text).parties} == names


def test_the_city_whose_newest_sister_is_told_has_the_older_ones_too() -> None:
    told = extract(
        "Greenvale Mayor Denise Hartwell and Mayor Shoichi Kubota of Hamada, Japan, signed a sister city "
        "agreement on Saturday."
        "\n\nThe agreement makes Hamada the city's third sister city, after Gera, Germany (1994) and San Pedro, "
        "Mexico (2006).",
        id="t",
    ).agreements
    assert [{party.name for party in each.parties} for each in told] == [
        {"Greenvale", "Hamada"},
        {"Greenvale", "Gera"},
        {"Greenvale", "San Pedro"},
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Vientiane Capital and the Chinese city of Kunming have agreed to step up cooperation under a memorandum of "
        "understanding signed in Vientiane last Friday.\n\nThe MoU was signed by Vice Mayor of Vientiane "
        "Capital Bounchanh "
        "Keosipha.\n\nThe two cities set up sister city ties in 2011.",
        "Hai Phong and Kitakyushu of Japan marked the tenth anniversary of their sister city relationship "
        "yesterday.\n\nThe two "
        "sides also signed a memorandum of understanding on offshore wind power.\n\nThe cities signed their "
        "sister city "
        "agreement in April 2014.",
    ],
)
def test_a_tie_of_former_years_is_not_what_is_signed(text: str) -> None:
    told = extract(text, id="t").agreements
    assert [(each.type, each.status, each.date) for each in told] == [("mou", "signed", None)]


def test_a_wish_for_a_tie_that_is_refused_is_no_agreement() -> None:
    told = extract(
        "Christchurch rejects sister city bid\n\nChristchurch City Council has turned down an approach from the "
        "Indian city of "
        "Guwahati to become sister cities.\n\nIt said existing relationships with Adelaide, Kurashiki and Gansu Province "
        "already stretched its budget.",
        id="t",
    ).agreements
    assert "proposed" not in {each.status for each in told}


def test_the_first_such_agreement_is_the_one_told() -> None:
    told = extract(
        "The Yangon City Development Committee (YCDC) and Brisbane City Council signed a Memorandum of "
        "Understanding on urban "
        "planning yesterday. It is the first such agreement between Yangon and an Australian city.",
        id="t",
    ).agreements
    assert len(told) == 1


def test_who_witnesses_the_signing_signs_nothing() -> None:
    told = _first(
        "Sabah and Shandong have signed a memorandum of understanding. Chief Minister Datuk Seri Hamzah Gindas "
        "and Shandong "
        "Governor Zhou Naixing witnessed the signing ceremony. The MoU was signed by State Secretary Datuk Sri "
        "Safar Untang."
    )
    assert told.signatories == ("Safar Untang",)


@pytest.mark.parametrize(
    ("text", "name", "of"),
    [
        (
            "The Mayor of Ashcombe, Cllr Peter Langdale, welcomed a delegation from Yangzhou, China, to the "
            "Town Hall. The "
            "visitors, led by Vice Mayor Liu Jianhua, were shown around the museum.",
            "Liu Jianhua",
            "Yangzhou",
        ),
        (
            "Aldermoor mayor Ian Penrose and his French counterpart, Jacques Coquelin, re-signed the twinning "
            "charter with "
            "Valognes on Saturday.",
            "Jacques Coquelin",
            "Valognes",
        ),
        (
            "Sandpoint Mayor Shelby Rognstad and his counterpart from Nelson, British Columbia, John Dooley, "
            "signed a sister "
            "city agreement.",
            "John Dooley",
            "Nelson",
        ),
        (
            "Aquaflow Ltd will design water works for Chiang Mai. Managing director Simon Hargreave said it was "
            "the company's "
            "largest order.",
            "Simon Hargreave",
            "Aquaflow Ltd",
        ),
        (
            "DAVAO CITY – The Davao City Council on Tuesday approved a resolution authorizing Mayor Ramon "
            "Dimaculangan to enter "
            "into a sisterhood agreement with Malita.",
            "Ramon Dimaculangan",
            "Davao City",
        ),
        (
            "The Mayor of Castlebridge has returned from a trip to China hailing it as a success.\n\nCllr "
            "Deborah Whyte flew "
            "to Hangzhou with ten business leaders.",
            "Deborah Whyte",
            "Castlebridge",
        ),
        (
            "LITTLE ROCK – Mayor Frank Stodmore hosted Hanam City, South Korea, Mayor Lee Hyun-jae this "
            "week.\n\nThe delegation "
            "visited the Little Rock Zoo.",
            "Frank Stodmore",
            "Little Rock",
        ),
        (
            "LITTLE ROCK – Mayor Frank Stodmore hosted Hanam City, South Korea, Mayor Lee Hyun-jae this week.",
            "Lee Hyun-jae",
            "Hanam City",
        ),
        (
            "BAGUIO CITY – Baguio has inked a sisterhood pact with Gongju City.\n\nMayor Benjie Magalang and "
            "Gongju Mayor Choi "
            "Won-cheol signed it.\n\nVice Mayor Faustino Olowan witnessed the event.",
            "Faustino Olowan",
            "Baguio City",
        ),
        (
            "A delegation from the National University of Laos visited Oxbridge University. The five-person "
            "delegation, led by "
            "Vice President Dr Bounlieng Sithideth, toured laboratories.",
            "Bounlieng Sithideth",
            "National University of Laos",
        ),
        (
            "SURABAYA – The Surabaya city administration will dispatch 15 nurses to Kochi, Japan, this year, "
            "Mayor Eri Cahyono "
            "said on Wednesday.\n\nSurabaya and Kochi have been sister cities since 1997.",
            "Eri Cahyono",
            "Surabaya",
        ),
        (
            "Donald Marsh told it. Reeve Donald Marsh of the Township of Essa signed the agreement with Mayor "
            "Kim Il-ho.",
            "Donald Marsh",
            "Township of Essa",
        ),
    ],
)
def test_whose_office_somebody_holds(text: str, name: str, of: str) -> None:
    held = {official.name: official.of for official in extract(text, id="t").officials}
    assert held[name] == of


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Leader of the council, Cllr Margaret Soames, said the town would keep the link.",
            ["Margaret Soames"],
        ),
        ("DTI Undersecretary Carlo Espino signed the MOU.", ["Carlo Espino"]),
        ("Japanese Embassy cultural counselor Kenji Mori attended the ceremony.", ["Kenji Mori"]),
        ("Penghu Magistrate Wu Cheng-han signed the MOU.", ["Wu Cheng-han"]),
        ("Governor Sanchez and Jeju Governor Ink Friendship Pact", []),
    ],
)
def test_who_holds_an_office(text: str, names: list[str]) -> None:
    assert [each.name for each in extract(text, id="t").officials if " " in each.name] == names


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Hill and Meadow signed a friendship agreement at the Thong Nhat Hall on May 3.", "Thong Nhat Hall"),
        (
            "Glasgow and Meadow signed a friendship agreement in the City Chambers on Wednesday.",
            "City Chambers",
        ),
    ],
)
def test_a_hall_with_a_name_of_its_own_is_the_place(text: str, site: str) -> None:
    venue = _first(text).venue
    assert venue is not None
    assert (venue.room, venue.site) == (None, site)
