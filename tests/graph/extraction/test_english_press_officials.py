"""Officials as the English-language press names them: acting, at the time, by initials, in chains, with one name."""

from __future__ import annotations

import pytest

from citypact.graph.extraction import extract


def _officials(text: str) -> dict[str, tuple[str, str | None]]:
    """The role of each official of a text, and whose office it is."""
    return {
        official.name: (official.role, official.of) for official in extract(text, id="invented").officials
    }


@pytest.mark.parametrize(
    ("sentence", "name", "role", "body"),
    [
        ("Acting Hillton Mayor Kavi Lomdee met guests.", "Kavi Lomdee", "mayor", "Hillton"),
        ("Interim Bluewater Governor Arno Pell met guests.", "Arno Pell", "governor", "Bluewater"),
        ("Hillton Mayor Kavi Lomdee’s visit to Bluewater was short.", "Kavi Lomdee", "mayor", "Hillton"),
        ("Guests met Mayor O’Hara of Hillton.", "O’Hara", "mayor", "Hillton"),
        ("Hillton Govenor Kavi Lomdee met guests.", "Kavi Lomdee", "governor", "Hillton"),
        ("The Minister-President of Westland, Karla Broon, came.", "Karla Broon", "other", "Westland"),
        (
            "Busang Metropolitan City’s vice mayor for culture and welfare, Lee Haeng-ok, came.",
            "Lee Haeng-ok",
            "deputy_mayor",
            "Busang Metropolitan City",
        ),
        (
            "They met the governor of Hillton, Kavi Lomdee, and his deputy Tavi Kamol.",
            "Tavi Kamol",
            "deputy_governor",
            "Hillton",
        ),
        (
            "Fushan Provincial Committee secretary cum Fushan Standing Committee chairman Zhou Zi came.",
            "Zhou Zi",
            "other",
            "Fushan Provincial Committee",
        ),
        ("Hillton Governor at the time Chamnan Tipayong led it.", "Chamnan Tipayong", "governor", "Hillton"),
        ("Singkara City was represented by its mayor, Drs H Sumarno.", "Sumarno", "mayor", "Singkara City"),
        ("Hillton Mayor Dato’ Seri Maisara welcomed them.", "Maisara", "mayor", "Hillton"),
        (
            "It was led by Deputy Director of the Foreign Affairs Office of Fushan Ms. Chen Lan.",
            "Chen Lan",
            "other",
            "Foreign Affairs Office of Fushan",
        ),
        (
            "UH President Denis Assan came to the University of Hillton.",
            "Denis Assan",
            "other",
            "University of Hillton",
        ),
        (
            "Members of the Hillton Twinning Association met. Association chairman Kon Mekha spoke.",
            "Kon Mekha",
            "other",
            "Hillton Twinning Association",
        ),
        ("The Consul General of Japan, Mr. Kono Taro, came.", "Kono Taro", "other", "Japan"),
        ("Consul-General of China Li Wei came to Hillton City.", "Li Wei", "other", "China"),
        ("Minister Counsellor of the Chinese Embassy Wu Zhi came.", "Wu Zhi", "other", "Chinese Embassy"),
        (
            "Gwangyong City (Mayor Jeong In-ha) has a pact with Puerto City of Japan (Mayor Lucilo Bay).",
            "Lucilo Bay",
            "mayor",
            "Puerto City",
        ),
        (
            "Hillton Provincial Government and Meadow signed a pact. Hillton Governor Kon Mekha came.",
            "Kon Mekha",
            "governor",
            "Hillton Provincial Government",
        ),
        (
            "Director of the city’s Department of Foreign Affairs Nguyen Xuan Binh spoke.",
            "Nguyen Xuan Binh",
            "director",
            "Department of Foreign Affairs",
        ),
        (
            "Secretary of the Da Nang Party Committee Nguyen Van Quan spoke.",
            "Nguyen Van Quan",
            "other",
            "Da Nang Party Committee",
        ),
        (
            "Deputy Director of the provincial Department of Industry and Trade Tran Van Minh spoke.",
            "Tran Van Minh",
            "other",
            "Department of Industry and Trade",
        ),
        (
            "Chairman of the Hillton Tourist Association (HTA) Thanet Tan spoke.",
            "Thanet Tan",
            "other",
            "Hillton Tourist Association",
        ),
        (
            "Oriental Gov. Manuel Sag, Dumaget City Mayor Felipe Rem and Vice Mayor Karissa Tol signed it.",
            "Karissa Tol",
            "deputy_mayor",
            "Dumaget City",
        ),
        (
            "Mayor Kavi Lomdee and Chairman Li Wei of the Bluewater People's Congress signed a friendship MOU between "
            "Hillton City and Bluewater City.",
            "Kavi Lomdee",
            "mayor",
            "Hillton City",
        ),
        (
            "Hillton signed a sister city agreement with Bluewater, Japan. Before the ceremony, Mayor Tang Liang met "
            "with Arno Pell, the governor of Bluewater.",
            "Tang Liang",
            "mayor",
            "Hillton",
        ),
        (
            "Hillton City is eyeing a sister city agreement with Bluewater City in Japan, Mayor Kavi Lomdee said.",
            "Kavi Lomdee",
            "mayor",
            "Hillton City",
        ),
        (
            "Hillton and Bluewater Province of Japan, represented by Vice Governor Kim Min, signed a pact.",
            "Kim Min",
            "deputy_governor",
            "Bluewater Province",
        ),
        (
            "A Bluewater delegation headed by Vice Mayor Li Hua paid a call on Hillton Mayor Kavi Lomdee.",
            "Li Hua",
            "deputy_mayor",
            "Bluewater",
        ),
    ],
)
def test_officials_of_the_press(sentence: str, name: str, role: str, body: str) -> None:
    assert _officials(sentence)[name] == (role, body)


def test_nobody_is_the_mayor_of_a_people() -> None:
    text = (
        "Mayor Tom Keller urges it. Five Ukrainian mayors came. Hillton likes the Ukrainian Ukrainian guests."
    )
    assert _officials(text)["Tom Keller"][1] != "Ukrainian"


def test_in_a_list_that_begins_with_an_office_each_stands_behind_his_own() -> None:
    text = (
        "Present were the Governor of Hillton, Mr. Kavi Lomdee, the Consul-General of Japan, Ms. Karla Broon, the Director "
        "of the Hillton Port Authority, Mr. Arno Pell, and others."
    )
    assert _officials(text) == {
        "Kavi Lomdee": ("governor", "Hillton"),
        "Karla Broon": ("other", "Japan"),
        "Arno Pell": ("director", "Hillton Port Authority"),
    }


def test_a_premier_is_no_towns() -> None:
    text = "Hillton City Government signed a pact. Premier Will Lay wrote to Hillton City Government."
    assert _officials(text)["Will Lay"] == ("other", None)


def test_a_counterpart_with_one_name_is_a_city() -> None:
    text = "Hillton wants to bolster its sister city ties with its Japanese counterpart Meadow, Mayor Kon Mekha said."
    assert "Meadow" not in _officials(text)
