from __future__ import annotations

import pytest

from citypact.graph.exports.people import WITHHELD, Names


@pytest.fixture
def names() -> Names:
    return Names(
        ["ก้องภพ ธาราประสิทธิ์", "มะลิ ณ บุรีทอง", "Basil Q. Featherstone", "Jean-Luc Rivière", "อู๋"],
        not_names=["เทศบาลนครบุรีทอง"],
    )


@pytest.mark.parametrize(
    "written",
    [
        "ก้องภพ ธาราประสิทธิ์",
        "ก้องภพ  ธาราประสิทธิ์",
        "ก้องภพธาราประสิทธิ์",
        "ก้องภพ\u200bธาราประสิทธิ์",
        "ธาราประสิทธิ์",
        "นายก้องภพ",
        "นายกก้องภพ",
        "ดร.ก้องภพ",
        "Basil Q. Featherstone",
        "BASIL Q. FEATHERSTONE",
        "Featherstone",
        "Jean-Luc_Rivière",
        "มะลิ ณ บุรีทอง",
        "Basil",
    ],
)
def test_a_name_is_withheld_in_every_form(names: Names, written: str) -> None:
    assert names.withheld(f"({written})") == f"({WITHHELD})"
    assert names.named_in(written)


def test_a_title_before_a_whole_name_stays() -> None:
    assert Names(["ก้องภพ ธาราประสิทธิ์"]).withheld("นายก้องภพ ธาราประสิทธิ์ ลงนาม") == f"นาย{WITHHELD} ลงนาม"


@pytest.mark.parametrize("text", ["เทศบาลนครบุรีทอง", "ณ บุรีทอง", "Featherstones", "ธาราแก้ว", "นายกเทศมนตรี", ""])
def test_other_words_stay(names: Names, text: str) -> None:
    assert names.withheld(text) == text


def test_a_given_name_alone_is_enough_to_drop_a_quote_but_not_to_change_a_text(names: Names) -> None:
    assert names.withheld("ก้องภพ กล่าว") == "ก้องภพ กล่าว"
    assert names.named_in("ก้องภพ กล่าว")
    assert not names.named_in("เทศบาลนครบุรีทอง ลงนาม")


def test_ten_thousand_names_are_found_in_one_reading() -> None:
    many = Names(f"ชื่อ{number} นามสกุล{number}" for number in range(10_000))
    text = "ข่าวการลงนาม " * 500 + "ชื่อ9999 นามสกุล9999"
    assert many.withheld(text).endswith(WITHHELD)


def test_a_word_of_a_place_is_no_name_by_itself() -> None:
    names = Names(["Thong Rayong", "Rayong Somdee"], not_names=["Rayong City Municipality"])
    assert names.withheld("Rayong City, Thong Rayong") == f"Rayong City, {WITHHELD}"


def test_an_agent_is_found_whole_only() -> None:
    names = Names([], agents=["The editors"])
    assert names.withheld("the editors; other editors") == f"{WITHHELD}; other editors"


def test_nobody_is_withheld_where_there_is_nobody() -> None:
    assert Names([]).withheld("ข่าว") == "ข่าว"
