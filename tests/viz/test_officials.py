"""Officials: people with what they signed and for whom; hidden people stay hidden, namesakes stay two."""

from __future__ import annotations

from collections import Counter

import pytest

import citypact
from citypact.errors import ViewError
from citypact.viz.officials import officials
from citypact.viz.views import drawn
from tests.viz.signings import HIDDEN, NAMESAKE
from tests.viz.small_networks import ID, acting, add_agreement, add_body, empty, one_planned, small_world
from tests.viz.test_views import Reader


def test_namesakes_of_two_bodies_are_two_and_a_hidden_person_is_an_office(signed: citypact.Graph) -> None:
    text = signed.view("officials").html
    assert HIDDEN not in text and "ปกปิด" not in text
    page = Reader(text)
    people = [node for node in page.data["nodes"] if node["kind"] == "person"]
    assert sorted(node["name"][0] for node in people) == [
        "นายกเทศมนตรีนครเมืองตะวันออก",
        "พยาน สมมุติ",
        NAMESAKE,
        NAMESAKE,
    ]
    cards = page.data["facts"]["things"]
    bodies = page.data["facts"]["bodies"]
    served = {
        bodies[values[0]]["name"][1]
        for node in people
        if node["name"][0] == NAMESAKE
        for word, values in cards[str(node["id"])]["terms"]
        if word[1] == "for"
    }
    assert served == {"West City Municipality", "North City Municipality"}
    witness = next(node for node in people if node["name"][0] == "พยาน สมมุติ")
    assert ["เทศบาลนครเมืองใต้", "เทศบาลนครเมืองใต้"] in [
        value for _, values in cards[str(witness["id"])]["terms"] for value in values
    ], "a body that is no party"
    assert "not disclosed; shown by office alone" in str(cards)


def test_a_line_says_in_which_capacity_and_a_thin_one_for_whom() -> None:
    data = Reader(drawn_page()).data
    names = {node["id"]: node["name"][0] for node in data["nodes"]}
    lines = {
        (frozenset((names[edge["from"]], names[edge["to"]])), edge["status"])
        for edge in data["edges"]
        if data["nodes"][edge["from"]]["kind"] != "agreement" != data["nodes"][edge["to"]]["kind"]
    }
    assert lines == {
        (frozenset(("วันชัย จงสุทธานามณี", "เทศบาลนครเชียงราย")), "acts_for"),
        (frozenset(("ดาว ริมธาร", "เทศบาลนครระยอง")), "acts_for"),
    }
    assert Counter(edge["status"] for edge in data["edges"]) == {"acts_for": 2, "signs": 1, "represents": 1}


def drawn_page() -> str:
    from citypact.viz import render

    return render("officials", one_planned())


def test_the_table_lists_each_person_of_each_agreement_with_office_capacity_and_body() -> None:
    text = Reader(drawn_page()).text
    assert "ดาว ริมธาร ปลัดเทศบาล" in text and "เป็นผู้แทน represents" in text
    assert "ข้อตกลงที่ไม่ระบุชื่อบุคคล" not in text


def test_agreements_without_people_are_counted_and_a_focus_keeps_its_own() -> None:
    whole = officials(small_world())
    bare = {str(data["agreement"]) for *_, data in small_world().edges(data=True) if not data.get("people")}
    assert whole.left_out["agreements without a named person"] == len(bare)
    seoul = officials(small_world(), f"{ID}body/seoul")
    assert set(seoul.agreements) == {f"{ID}agreement/seoul"}
    assert len(seoul.things) == 2 and seoul.left_out["agreements outside this neighbourhood"] > 0
    with pytest.raises(ViewError, match="names anybody.*view ego --focus"):
        drawn("officials", small_world(), focus="University 3")


def test_of_very_many_people_those_in_the_most_agreements_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.viz.officials._MOST", 2)
    network = empty()
    one, other = (add_body(network, slug, slug, slug) for slug in ("one", "other"))
    for number, name in enumerate(("busy", "busy", "seldom", "rare")):
        add_agreement(network, f"a{number}", (one, other), people=(acting(name, one),))
    picture = officials(network)
    assert {node.rsplit("/", 1)[-1] for node in picture.things} == {"busy-one", "rare-one"}
    assert picture.left_out["people in fewer agreements"] == 1 and len(picture.agreements) == 3
