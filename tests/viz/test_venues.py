"""Venues: rooms in their sites, the agreements signed there, and the bodies that came."""

from __future__ import annotations

import pytest

import citypact
from citypact.errors import ViewError
from citypact.viz import render
from citypact.viz.venues import venues
from citypact.viz.views import drawn
from tests.viz.small_networks import ID, one_planned, small_world
from tests.viz.test_views import Reader


def test_a_room_is_tied_to_its_site_and_bodies_to_the_room(signed: citypact.Graph) -> None:
    page = Reader(signed.view("venues").html)
    nodes = page.data["nodes"]
    marks = {node["name"][0]: node["mark"] for node in nodes if node["kind"] == "venue"}
    assert marks == {"ห้องประชุมใหญ่": "room", "ศาลากลางสมมุติ": "site"}
    lines = {
        (frozenset((nodes[edge["from"]]["name"][0], nodes[edge["to"]]["name"][0])), edge["status"])
        for edge in page.data["edges"]
    }
    west, east = "เทศบาลนครเมืองตะวันตก", "เทศบาลนครเมืองตะวันออก"
    assert lines == {
        (frozenset(("ห้องประชุมใหญ่", "ศาลากลางสมมุติ")), "within"),
        *((frozenset((body, venue)), "signed") for body in (west, east) for venue in marks),
    }
    site = next(node for node in nodes if node["mark"] == "site")
    card = page.data["facts"]["things"][str(site["id"])]
    assert len(card["agreements"]) == 2, "those in its rooms too"
    assert ["rooms and parts of it", "ห้องประชุมใหญ่"] in [
        [word[1], values[0][0]] for word, values in card["terms"] if values and isinstance(values[0], list)
    ]
    assert [note[0] for note in card["notes"].values()] == ["ห้องประชุมใหญ่"]
    assert "ข้อตกลงที่ไม่ระบุสถานที่ agreements without a venue 2" in page.text


def test_a_planned_signing_is_dashed_at_its_venue_and_three_places_lie_in_each_other() -> None:
    data = Reader(render("venues", one_planned())).data
    assert sorted(edge["status"] for edge in data["edges"]) == ["planned", "planned", "within", "within"]
    assert sorted(node["mark"] for node in data["nodes"] if node["kind"] == "venue") == [
        "room",
        "site",
        "site",
    ]


def test_a_focus_keeps_its_own_venues_or_is_told_where_its_partners_are() -> None:
    picture = venues(small_world(), f"{ID}body/chiang-rai")
    assert {data["label_th"] for _, data in picture.network.nodes(data=True) if data["kind"] == "venue"} == {
        "ศาลากลาง"
    }
    with pytest.raises(ViewError, match="names a venue.*view ego --focus"):
        drawn("venues", small_world(), focus="University 3")


def test_of_very_many_venues_those_of_the_most_agreements_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.viz.venues._MOST", 1)
    picture = venues(small_world())
    assert picture.left_out["venues of fewer agreements"] == 2
    assert len(picture.agreements) == 4
