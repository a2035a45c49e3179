"""Who is told with an office in an English text, however name and office stand to each other."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


def _officials(text: str) -> dict[str, str]:
    """The officials of a text by name, with their roles."""
    return {official.name: official.role for official in extract(text, id="invented").officials}


@pytest.mark.parametrize(
    ("sentence", "name", "role"),
    [
        ("Mr. Kon Mekha - Chairman of the Hill Union met them.", "Kon Mekha", "other"),
        ("Kon Mekha- Secretary of the Hill Union met them.", "Kon Mekha", "other"),
        ("Kon Mekha (R), Mayor of Hill, met them.", "Kon Mekha", "mayor"),
        ("Kon Mekha (3rd, left), Mayor of Hill, met them.", "Kon Mekha", "mayor"),
        ("Mr.Kon Mekha – Dean of the Hill School met them.", "Kon Mekha", "other"),
        ("The Deputy Mayor of Hill (Ruritania), Mr. Kon Mekha met them.", "Kon Mekha", "deputy_mayor"),
        ("The Mayor of Hill, Ruritania, Mr. Kon Mekha, met them.", "Kon Mekha", "mayor"),
        ("Today Hill Governor, Kon Mekha sets out for Meadow.", "Kon Mekha", "governor"),
        ("The first Secretary of the Hill Union is Kon Mekha.", "Kon Mekha", "other"),
        ("Kon Mekha, who is chairman of the Hill Union, met them.", "Kon Mekha", "other"),
        ("They met Hill Mayor Kon Phet “Lek” Mekha.", "Kon Phet “Lek” Mekha", "mayor"),
        ("They met Hill Mayor Md. Kon Mekha.", "Md. Kon Mekha", "mayor"),
        ("They met Ms. Mekha, director of the Hill Centre.", "Mekha", "director"),
        (
            "The Chairman of the Municipal Council of Hill H.E. Mr. Kon Mekha came.",
            "Kon Mekha",
            "council_chair",
        ),
    ],
)
def test_an_office_has_its_holder(sentence: str, name: str, role: str) -> None:
    assert _officials(f"Invented news\n\n{sentence}").get(name) == role


def test_an_office_in_the_plural_is_held_by_all_who_are_listed() -> None:
    text = "Invented news\n\nCouncilors Kon Mekha, Fa Sai, Nam Sai II and Din de las Lomas came."
    assert [*_officials(text)] == ["Kon Mekha", "Fa Sai", "Nam Sai II", "Din de las Lomas"]


def test_who_is_told_between_two_offices_holds_the_one_behind() -> None:
    text = "Invented news\n\nThere came the Mayor of Hill, Mr. Kon Mekha, Rector of the Hill University, and guests."
    assert _officials(text) == {"Kon Mekha": "other"}


def test_a_counterpart_holds_the_same_office_of_another_nation() -> None:
    text = "Invented news\n\nThey met Prime Minister Kon Mekha and his Chinese counterpart Fa Sai."
    told = {each.name: (each.role, each.of) for each in extract(text, id="invented").officials}
    assert told["Fa Sai"] == ("minister", "China")


def test_words_of_an_office_are_nobodys_name() -> None:
    text = "Invented news\n\nWith him came Hill Secretary Governance Assistant, Kon Mekha."
    assert "Governance Assistant" not in _officials(text)


def test_a_place_behind_an_office_holds_none() -> None:
    text = "Invented news\n\nThe people of Hill, in Old Meadow above all, said: Mayor, Old Meadow needs you."
    assert "Old Meadow" not in _officials(text)


def test_who_is_in_the_chair_keeps_the_own_office() -> None:
    text = "Invented news\n\nIn the chair was Kon Mekha, Governor of Hill Province."
    assert _officials(text) == {"Kon Mekha": "governor"}


@pytest.mark.parametrize(
    ("words", "role"),
    [
        ("Prime Minister of Ruritania", "minister"),
        ("Hill Department head", "other"),
        ("Hill District Chief", "other"),
        ("Managing Director of the Hill Port Authority", "director"),
        ("Managing Director of Hill Pumps Co., Ltd.", "other"),
        ("Secretary of the Hill City Council", "clerk"),
        ("Secretary of the Hill Union", "other"),
        ("Hill Municipal Speaker", "council_chair"),
        ("Mayor Pro Tem of Hill", "deputy_mayor"),
        ("Chairman of the Hill City Council", "council_chair"),
        ("Chairman of the National Assembly of Ruritania", "other"),
    ],
)
def test_the_words_of_an_office_tell_its_role(words: str, role: str) -> None:
    assert _officials(f"Invented news\n\nKon Mekha, {words}, met the guests.") == {"Kon Mekha": role}


@pytest.mark.parametrize(
    ("sentence", "body"),
    [
        (
            "The Port of Hill Authority (PHA) signed. PHA Chairman Kon Mekha was glad.",
            "Port of Hill Authority",
        ),
        ("Seabreeze and Old Hill City Hall (OHB) Mayor Kon Mekha met.", "Old Hill City Hall"),
        ("For the Hill Chamber its president Kon Mekha signed.", "Hill Chamber"),
        ("For Hill it was Mayor Kon Mekha who signed.", "Hill"),
        (
            "Kon Mekha, Secretary of the Party Committee of southern Hill Province, came.",
            "Party Committee of southern Hill Province",
        ),
        ("They met Kon Mekha, Governor of Meadow in the southwest of Ruritania.", "Meadow"),
        ("They met Nepal Foreign Affairs Minister Kon Mekha.", "Nepal"),
        ("Kon Mekha, Municipal Minister of Ruritania's Hill State, came.", "Hill State"),
        ("They met Mayor Kon Mekha of Japan's Hill City Council.", "Hill City Council"),
        (
            "The Hill City Council met. Hill is old, and Hill is fine. Hill grows. They met Kon Mekha, Mayor of Hill.",
            "Hill",
        ),
        ("They met Mayor Kon Mekha. Kon Mekha, Mayor of Hill, was glad.", "Hill"),
        ("Hill City and Meadow province signed. Meadow Governor Kon Mekha was glad.", "Meadow"),
        ("They met Malaysian Health Minister Kon Mekha.", "Malaysia"),
        ("They met Kon Mekha, head of the Office of Hill Management.", "Office of Hill Management"),
        (
            "Hill is fine. They met Kon Mekha, director of the Hill Riverside Art Hall.",
            "Hill Riverside Art Hall",
        ),
    ],
)
def test_an_office_is_of_whom_the_text_says(sentence: str, body: str) -> None:
    (official,) = extract(f"Invented news\n\n{sentence}", id="invented").officials
    assert (official.name, official.of) == ("Kon Mekha", body)


@pytest.mark.parametrize(
    ("words", "role", "body"),
    [
        (
            "Member of the Party Committee of Meadow, Chairman of the People's Council of Hill Province",
            "council_chair",
            "People's Council of Hill Province",
        ),
        ("Secretary of the Hill Committee and district chief of Meadow", "other", "Meadow"),
        ("Mayor of Hill and chairman of the Meadow Union", "mayor", "Hill"),
    ],
)
def test_of_two_offices_of_one_holder_the_last_tells_unless_the_first_governs(
    words: str, role: str, body: str
) -> None:
    (official,) = extract(f"Invented news\n\nKon Mekha - {words} - came.", id="invented").officials
    assert (official.role, official.of) == (role, body)


HELD = [
    ("Mayors Arno Reed of Hillford and Ms. Mona Lind of Lakeford signed a MOU.",
     {"Arno Reed": "Hillford", "Mona Lind": "Lakeford"}),
    ("Arno Reed and Mona Lind, the mayors of Hillford and Lakeford, signed a MOU.",
     {"Arno Reed": "Hillford", "Mona Lind": "Lakeford"}),
    ("Acting Mayor Arno Reed of Hillford and Governor Mona Lind of Lake Prefecture signed the MOU.",
     {"Arno Reed": "Hillford", "Mona Lind": "Lake Prefecture"}),
    ("A MOU between Hillford and Lakeford was signed on May 4, 2021 by Mayor Arno Reed and Mayor Mona Lind.",
     {"Arno Reed": "Hillford", "Mona Lind": "Lakeford"}),
    ("Mayor Arno Reed of Hillford received Mayor Mona Lind of Lakeford at the Green Resort.",
     {"Arno Reed": "Hillford", "Mona Lind": "Lakeford"}),
    ("Arno Reed, who has been Mayor of Hillford since 2014, signed a MOU with Lakeford.", {"Arno Reed": "Hillford"}),
    ("Arno Reed was sworn in as Mayor of Hillford on Monday.", {"Arno Reed": "Hillford"}),
    ("Mayor Arno Reed signed the MOU with Lakeford on behalf of Hillford.", {"Arno Reed": "Hillford"}),
    ("Hillford's mayor, Arno Reed, and his counterpart from Lakeford, Mona Lind, signed a MOU.",
     {"Arno Reed": "Hillford", "Mona Lind": "Lakeford"}),
]  # fmt: skip


@pytest.mark.parametrize(("text", "held"), HELD)
def test_whose_office_somebody_holds_however_it_is_told(text: str, held: dict[str, str]) -> None:
    assert {each.name: each.of for each in extract(text, id="invented").officials} == held
