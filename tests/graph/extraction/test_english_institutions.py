"""Proper names of institutions in English: heads, what stands before and behind them, letters alone, and what is no name."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract
from citypact.graph.extraction.english_bodies import english_bodies

NAMES = [
    # what a head is of, for and with
    "Bank of Ayudhya",
    "Bank for Agriculture and Agricultural Cooperatives",
    "Election Commission of Thailand",
    "Office of Atomic Energy for Peace",
    "Federation of Thai Industries",
    "Chinese People's Association for Friendship with Foreign Countries",
    "United Nations Economic and Social Commission for Asia and the Pacific",
    "Office of the National Broadcasting and Telecommunications Commission",
    "Confucius Institute at Khon Kaen University",
    # what it is for, in several words
    "National Science and Technology Development Agency",
    "Thailand Convention and Exhibition Bureau",
    "Bangkok Art and Culture Centre",
    "Bill & Melinda Gates Foundation",
    # whose it is
    "Thai Health Promotion Foundation",
    "Thai Airways International",
    "Asian Development Bank",
    "King Mongkut's University of Technology Thonburi",
    "King's College London",
    "St. Mary's Hospital",
    "Osaka City University",
    "World Wide Fund for Nature",
    # where it is
    "Royal Thai Embassy in Tokyo",
    "Consulate General of the People's Republic of China in Chiang Mai",
    "U.S. Consulate General Chiang Mai",
    "American Chamber of Commerce in Thailand",
    "Provincial Electricity Authority, Southern Area 2",
    "Prince of Songkla University, Phuket Campus",
    "Reed Thailand",
    # firms
    "Khon Kaen City Development Co., Ltd.",
    "State Railway of Thailand",
    "Bank of China (Hong Kong) Limited",
    "Hyundai Engineering & Construction",
    "Bangkok Hospital Phuket",
    "Phyathai 3 Hospital",
    "National Gallery Singapore",
    "Hat Yai Police Station",
    "Permanent Mission of Thailand to the United Nations",
    "New Development Bank",
    "U.S. Department of State",
    # letters
    "UNESCO Bangkok",
    "GIZ",
    "UN-Habitat",
    # governments
    "London Borough of Hackney",
    "Free and Hanseatic City of Hamburg",
    "Canton of Geneva",
    "Region of Tuscany",
    "State of California",
    "City and County of San Francisco",
    "State Government of Victoria",
    "Hokkaido Government",
    "Mandalay Region Government",
    "Phnom Penh Capital Administration",
    "Yangon City Development Committee",
    "Dhaka North City Corporation",
    "People's Government of Yunnan Province",
]


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize(
    "sentence",
    [
        "Seabreeze Municipality and {} signed a memorandum of understanding on tourism on 5 March 2024.",
        "{} signed a memorandum of understanding with Seabreeze Municipality on 5 March 2024.",
        "Three parties – Seabreeze Municipality, {} and Lakeford City – signed an agreement on education on 5 March 2024.",
        "Under a pact between the {} and Seabreeze Municipality, signed on 5 March 2024, pupils are exchanged.",
    ],
)
def test_an_institution_is_a_party_under_its_whole_name(sentence: str, name: str) -> None:
    (agreement,) = extract(sentence.format(name), id="invented").agreements
    parties = {party.name for party in agreement.parties}
    assert name in parties
    assert parties <= {name, "Seabreeze Municipality", "Lakeford City"}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Department of Tourism and Hill City Council met", ["Department of Tourism", "Hill City Council"]),
        ("the Thai Ministry of Health and Reed Bank", ["Ministry of Health", "Reed Bank"]),
        ("Chiang Mai University’s Office of Fine Arts", ["Chiang Mai University"]),
        ("Tourism Authority of Thailand (TAT) came. Mr. Fa of TAT and TAT’s guests", ["Tourism Authority of Thailand"] * 2),
        ("The Reed Arts Agency met Hill City. It and RAA", ["Reed Arts Agency", "Hill City"]),
        ("The Bangkok Metropolitan Administration and its BMA", ["Bangkok Metropolitan Administration"] * 2),
        ("They met at the Reed Cultural Centre, near the Hill Museum of Art", []),
        ("its Office of International Relations, the Board of Directors, a State of Emergency", []),
        ("the Thai Government, the Royal Government and the Japan Government", []),
        ("the Reed Bank Building, Hill Railway Station, the Lake Airways Cup", []),
        ("Three goals are Safe & Smart, Clean & Convenient and Green", []),
        ("the China Council for the Promotion of Trade", ["China Council for the Promotion of Trade"]),
        ("the Norland-based Lake Climate Foundation", ["Lake Climate Foundation"]),
        ("Reed Community College District met the International Relations Council", ["Reed Community College District"]),
        ("Hill Bank Signs Pact With Reed Foundation", ["Hill Bank", "Reed Foundation"]),
        ("Whanga & Partners General Manager Fa Sai", ["Whanga & Partners"]),
        ("Chiang Mai, Thailand, and Northern Thailand", []),
    ],
)  # fmt: skip
def test_names_end_where_they_should_and_what_is_none_is_not_found(text: str, names: list[str]) -> None:
    assert [body.name for body in english_bodies(text)] == names


def test_mayors_and_governors_head_no_agency_and_witnesses_are_no_parties() -> None:
    text = (
        "Hill Province and the Reed Health Promotion Foundation signed a memorandum of understanding on road safety on "
        "10 January 2025. It was signed by Governor Chai Meadow and Dr. Supa Reed, manager of the Reed Health Promotion "
        "Foundation, with the Hill Provincial Public Health Office and Lake Hospital as witnesses. Mayor Somsri Jaidee of "
        "Lake City Municipality said the Reed Health Promotion Foundation would lend a car."
    )
    record = extract(text, id="invented")
    assert [party.name for party in record.agreements[0].parties] == [
        "Hill Province",
        "Reed Health Promotion Foundation",
    ]
    assert {official.name: official.of for official in record.officials} == {
        "Chai Meadow": "Hill Province",
        "Supa Reed": "Reed Health Promotion Foundation",
        "Somsri Jaidee": "Lake City Municipality",
    }


@pytest.mark.parametrize(
    "text",
    [
        "The Reed Bank has agreed to work with Hill City on clean water. A letter of intent was signed on 5 March 2024.",
        "Reed Bank has joined hands with Hill City against dengue fever. An MOU was signed on 5 March 2024.",
        "Signatories to the agreement of 5 March 2024 are Hill City and the Reed Bank.",
        "Representatives of the Reed Bank and Hill City have signed a memorandum of agreement.",
        "Two parties – Hill City and Reed Bank – signed an MOU on tourism on 5 March 2024.",
    ],
)
def test_who_works_with_whom_before_the_paper_is_told(text: str) -> None:
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == {"Hill City", "Reed Bank"}


def test_twins_are_places_and_no_institutions_that_the_guests_see() -> None:
    text = (
        "The Lord Mayor of Hullton, Councillor Ann Reed, welcomed the Mayor of Freeton, Sierra Leone, on Monday. The two "
        "cities have been twinned since 1982. The visitors went to the University of Hullton, Hullton Trinity Academy and the "
        "Freeton Society."
    )
    record = extract(text, id="invented")
    assert [{party.name for party in each.parties} for each in record.agreements] == [{"Hullton", "Freeton"}]
    assert [official.name for official in record.officials] == ["Ann Reed"]


def test_letters_stand_for_what_is_of_a_country() -> None:
    text = (
        "The National Housing Authority of Norland and the Urban Renewal Agency of Sudland signed a memorandum of cooperation. "
        "It was signed by NHA Governor Kon Reed on 30 June 2023."
    )
    record = extract(text, id="invented")
    assert len(record.agreements[0].parties) == 2
    assert [official.of for official in record.officials] == ["National Housing Authority of Norland"]


def test_a_subject_of_two_has_further_partners() -> None:
    text = (
        "Stone Institute and Hill Technical College yesterday signed a cooperation agreement on robotics with Reed Thailand "
        "and Meadow University."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert [party.name for party in agreement.parties] == [
        "Stone Institute",
        "Hill Technical College",
        "Reed Thailand",
        "Meadow University",
    ]
