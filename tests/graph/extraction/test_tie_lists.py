"""Lists of ties: each city that is listed is tied by a tie of its own, with its year."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract

HILL, MEADOW, LAKE, REED = "Hillborough", "Meadowdale", "Lakeford", "Reedwick"
A = "เทศบาลนครสายลม"
# texts, and the partners of Seabreeze with the year or day since when
TOLD = [
    (
        f"Seabreeze has sister ties with {HILL}, Japan (1975), {MEADOW}, France (1983) and {LAKE} (1990).",
        {HILL: "1975", MEADOW: "1983", LAKE: "1990"},
    ),
    (
        f"Our Sister Cities\nThe City of Seabreeze has sister city relationships with the following cities:\n"
        f"- {HILL}, Japan (1975)\n- {MEADOW}, France – since 1983\n- {LAKE}, Peru: signed 3 May 1990\n",
        {HILL: "1975", MEADOW: "1983", LAKE: "1990-05-03"},
    ),
    (
        f"The City of Seabreeze established sister city relations with {HILL} in 1975, with {MEADOW} in 1983 and with "
        f"{LAKE} in 1990, the council heard.",
        {HILL: "1975", MEADOW: "1983", LAKE: "1990"},
    ),
    (
        f"A mayor came. Seabreeze’s sister cities are {HILL} in Japan, {MEADOW} in France and {LAKE} in Peru.",
        {HILL: None, MEADOW: None, LAKE: None},
    ),
    (
        f"Seabreeze became a sister city of {HILL} in 1975, of {MEADOW} in 1983.",
        {HILL: "1975", MEADOW: "1983"},
    ),
    (
        f"The mayor of Seabreeze said {HILL}, {MEADOW} and {LAKE} are all sister cities of Seabreeze.",
        {HILL: None, MEADOW: None, LAKE: None},
    ),
    (
        f"Other “sister cities” of Seabreeze are {HILL} in Japan’s Far East, {MEADOW} in China, and Port Blue, India.",
        {HILL: None, MEADOW: None, "Port Blue": None},
    ),
    (
        f"The mayor of Seabreeze spoke of many sister cities.\n{HILL} City of Gyeol Province in South Korea and "
        f"the city of {MEADOW} in Marindul already have similar agreements with Seabreeze.",
        {f"{HILL} City": None, MEADOW: None},
    ),
    (
        f"The mayor of Seabreeze spoke. Seabreeze has cooperation agreements with {HILL} and {MEADOW} provinces of Vietnam, "
        "he pointed out.",
        {HILL: None, MEADOW: None},
    ),
    (
        f"To date Seabreeze has friendship relations with {HILL} (Japan) and {MEADOW} (France), and is in talks with {LAKE}.",
        {HILL: None, MEADOW: None, LAKE: None},
    ),
    (
        f"Seabreeze has friendship with the Chinese cities of {HILL} and {MEADOW} and the Japanese city of {LAKE}.",
        {HILL: None, MEADOW: None, LAKE: None},
    ),
]


@pytest.mark.parametrize(("text", "expected"), TOLD)
def test_each_city_that_is_listed_has_a_tie_of_its_own(text: str, expected: dict[str, str | None]) -> None:
    read = extract(f"{text}\nSeabreeze is by the sea.", id="invented").agreements
    ties = {party.name: each.date for each in read for party in each.parties if "Seabreeze" not in party.name}
    assert ties == expected
    assert all(len(each.parties) == 2 for each in read)


def test_what_is_signed_today_is_told_apart_from_the_ties_that_stand() -> None:
    text = (
        f"Mayor Ann Reed of Seabreeze signed a sister city agreement with {HILL}, France, on 3 May 2022. The city already has "
        f"sister city agreements with {MEADOW}, Japan; {LAKE}, Germany; and {REED}, Peru."
    )
    first, *others = extract(text, id="invented").agreements
    assert first.date == "2022-05-03" and {party.name for party in first.parties} == {"Seabreeze", HILL}
    assert [each.status for each in others] == ["in_force"] * 3
    assert all(each.date is None and not each.domains for each in others)


def test_ties_that_are_sought_are_proposed() -> None:
    text = (
        f"Seabreeze\nSeabreeze has friendly relations with {HILL} of Japan and {MEADOW} of France. "
        f"It plans to establish ties with {LAKE}."
    )
    read = extract(text, id="invented").agreements
    assert [each.status for each in read] == ["in_force", "in_force", "proposed"]


def test_papers_that_are_counted_have_a_partner_each() -> None:
    text = (
        f"Seabreeze City Municipality signed three separate MoUs with {HILL} University, {MEADOW} University and "
        f"{LAKE} College."
    )
    read = extract(text, id="invented").agreements
    assert [len(each.parties) for each in read] == [2, 2, 2]


@pytest.mark.parametrize(
    "text",
    [
        f"{HILL} and {MEADOW} became sister cities in 1999.",
        f"The sister city relationship between {HILL} and {MEADOW} dates from 1962.",
        f"{HILL} is twinned with {MEADOW}, Bavaria.",
    ],
)
def test_two_partners_of_one_tie_are_no_list(text: str) -> None:
    assert len(extract(text, id="invented").agreements) <= 1


THAI = [
    (
        f"{A}มีความสัมพันธ์เมืองพี่เมืองน้องกับต่างประเทศ 3 เมือง ได้แก่ เมืองก้อนเมฆ ประเทศญี่ปุ่น (ปี 2540) "
        "เมืองหินผา ประเทศจีน (ปี 2545) และเมืองดอกไม้ ประเทศเวียดนาม (ปี 2550)",
        {"เมืองก้อนเมฆ": "1997", "เมืองหินผา": "2002", "เมืองดอกไม้": "2007"},
    ),
    (
        f"{A} สถาปนาความสัมพันธ์เมืองพี่เมืองน้องกับเมืองต่าง ๆ ดังนี้\n1. เมืองก้อนเมฆ ประเทศญี่ปุ่น ลงนามเมื่อวันที่ 3 พฤษภาคม 2540"
        "\n2. เมืองหินผา ประเทศจีน ลงนามเมื่อวันที่ 4 มิถุนายน 2545",
        {"เมืองก้อนเมฆ": "1997-05-03", "เมืองหินผา": "2002-06-04"},
    ),
    (
        f"{A}ได้สถาปนาเมืองพี่เมืองน้องกับเมืองก้อนเมฆเมื่อปี 2540 กับเมืองหินผาเมื่อปี 2545",
        {"เมืองก้อนเมฆ": "1997", "เมืองหินผา": "2002"},
    ),
    (
        f"วันที่ 3 พฤษภาคม 2565 {A}ลงนามสถาปนาเมืองพี่เมืองน้องกับเมืองก้อนเมฆ ประเทศญี่ปุ่น ก่อนหน้านี้{A}มีเมืองพี่เมืองน้องอยู่แล้ว "
        "2 เมือง คือ เมืองหินผา ประเทศจีน และเมืองดอกไม้ ประเทศเวียดนาม",
        {"เมืองก้อนเมฆ": "2022-05-03", "เมืองหินผา": None, "เมืองดอกไม้": None},
    ),
]


@pytest.mark.parametrize(("text", "expected"), THAI)
def test_thai_texts_list_ties_too(text: str, expected: dict[str, str | None]) -> None:
    read = extract(text, id="invented").agreements
    assert {party.name: each.date for each in read for party in each.parties if party.name != A} == expected


def test_the_day_of_a_meeting_is_no_day_of_a_signing_that_is_planned() -> None:
    text = f"เมื่อวันที่ 3 พฤษภาคม 2565 {A}ประชุมเตรียมพิธีลงนามบันทึกความเข้าใจ (MOU) กับมหาวิทยาลัยดอกหญ้า"
    (agreement,) = extract(text, id="invented").agreements
    assert (agreement.status, agreement.date) in {("planned", None), ("proposed", None)}


def test_a_person_whose_office_tells_a_province_is_no_partner() -> None:
    text = (
        "Reedwick and Lakeford Province sign a friendship city agreement\n\n"
        "Reedwick and Lakeford Province of China signed an agreement on 17 December 2018 that makes them friendship cities.\n\n"
        "Kon Mekha, Vice Governor of Lakeford Province, and Fa Sai, Governor of Reedwick, were named in the report."
    )
    (agreement,) = extract(text, id="invented").agreements
    assert {party.name for party in agreement.parties} == {"Reedwick", "Lakeford Province"}


@pytest.mark.parametrize(
    "text",
    [
        "Sister cities of Northland in sight\n\nAnn Meadow (The Hill Post)\nSeabreeze\nTue, November 4, 2008\n\nSeabreeze "
        "City and Meadow City signed a sister city agreement.",
        "Seabreeze City and Meadow City signed a sister city agreement.\n\nSister cities of Northland and Norway in sight\n\n"
        "Ann Meadow\nSeabreeze\nOak",
    ],
)
def test_a_byline_below_a_headline_is_no_list(text: str) -> None:
    assert len(extract(text, id="invented").agreements) == 1


def test_the_region_behind_each_city_of_a_row_is_no_partner() -> None:
    text = (
        "Reed City and Lakeford renewed their sisterhood agreement on Friday. Mayor Arno Brook of Reed City and Mayor Ann Hill "
        "of Lakeford signed it.\n\nTwo more municipalities became sisters of Reed City early 2022: Boatwick, Hillshire and "
        "Hermansea, Meadowshire."
    )
    partners = [{party.name for party in each.parties} for each in extract(text, id="invented").agreements]
    assert partners == [{"Reed City", "Lakeford"}, {"Reed City", "Boatwick"}, {"Reed City", "Hermansea"}]


@pytest.mark.parametrize(
    "told",
    [
        "Marlowe and Tenbridge became sister cities on 5 March 2024, making Tenbridge the third sister city of "
        "Marlowe after Lutham (2001) and Derbury (2010).",
        "Marlowe and Tenbridge signed a sister city agreement on 5 March 2024, making Tenbridge Marlowe's "
        "third sister city after Lutham (2001) and Derbury (2010).",
    ],
)
def test_a_tie_of_today_is_told_in_one_sentence_with_those_before_it(told: str) -> None:
    today, *before = extract(told, id="invented").agreements
    assert (today.status, today.date) == ("signed", "2024-03-05")
    assert [party.name for party in today.parties] == ["Marlowe", "Tenbridge"]
    assert [(tie.date, [party.name for party in tie.parties]) for tie in before] == [
        ("2001", ["Marlowe", "Lutham"]),
        ("2010", ["Marlowe", "Derbury"]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Twin cities of Hillborough\n1960 Trondheim, Norway\n1979 Akashi, Japan",
        "Hillborough Sister City Association\nTrondheim, Norway (1960)\nAkashi, Japan (1979)",
        "Hillborough's sister cities are listed below.\n| Trondheim | Norway | 1960 |\n| Akashi | Japan | 1979 |",
        "Sister cities of Hillborough\n| City | Country | Date |\n|---|---|---|\n"
        "| Trondheim | Norway | 1960 |\n| Akashi | Japan | 1979 |",
        "Hillborough's sister cities include Trondheim in Norway (1960) and Akashi in Japan (1979).",
    ],
)
def test_ties_are_listed_in_tables_and_under_headings(text: str) -> None:
    ties = extract(text, id="invented").agreements
    assert [(tie.status, tie.date, tie.parties[-1].name) for tie in ties] == [
        ("in_force", "1960", "Trondheim"),
        ("in_force", "1979", "Akashi"),
    ]


def test_what_a_page_tells_of_one_tie_is_no_list() -> None:
    text = (
        "Lakeham, Norland\nSister city of Hillborough\nDate established: August 14, 2007\nPopulation: 120,000"
    )
    assert all(
        party.name != "Population" for tie in extract(text, id="invented").agreements for party in tie.parties
    )
