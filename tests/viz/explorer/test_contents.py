"""The data of the explorer's page says what the graph says, in columns."""

from __future__ import annotations

import json
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

import citypact
from citypact.errors import ViewError
from citypact.graph.ties import Ties
from citypact.viz.explorer.coast import coast
from tests.small_world import built
from tests.viz.explorer.worlds import ID, QUOTE, World, many, small


class Reader(HTMLParser):
    """The JSON of a page by the id of its script, and whatever points elsewhere."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: dict[str, Any] = {}
        self.addresses: list[str] = []
        self._id = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        self._id = (
            (told.get("id") or "") if tag == "script" and told.get("type") == "application/json" else ""
        )
        self.addresses += [value for name, value in attrs if name in ("src", "href") and value]

    def handle_data(self, data: str) -> None:
        if self._id:
            self.found[self._id] = json.loads(data)
            self._id = ""


def test_bodies_and_agreements_stand_in_columns_that_name_their_places_in_lists() -> None:
    data = Reader(small().page()).found["data"]
    bodies, agreements = data["bodies"], data["agreements"]
    assert data["base"] == ID
    names = [en or th for th, en in zip(bodies["th"], bodies["en"], strict=True)]
    assert names == sorted(names) and "Kyoto" in names
    place = agreements["iri"].index("agreement/signed")
    assert {names[body] for body in agreements["parties"][place]} == {
        "Chiang Rai City Municipality",
        "Rayong City Municipality",
    }
    assert data["types"][agreements["type"][place]][0] == "mou"
    assert [data["domains"][domain][0] for domain in agreements["domains"][place]] == ["education", "tourism"]
    (sentence,) = agreements["sentences"][str(place)]
    assert sentence[1] == QUOTE and data["sources"][sentence[0]][0][0] == "สองเมืองลงนาม"
    rai = names.index("Chiang Rai City Municipality")
    assert bodies["also"] == {str(rai): ["Jiang Hai"]}
    assert agreements["roles"][str(place)][str(rai)][0][1] == "Initiator"
    assert (bodies["lat"][rai], bodies["lon"][rai], bodies["country"][rai]) == (
        19.91,
        99.83,
        data["countries"].index(["TH", "ไทย", "Thailand"]),
    )


def test_a_planned_day_that_has_passed_is_told_as_not_confirmed() -> None:
    data = Reader(small().page()).found["data"]
    place = data["agreements"]["iri"].index("agreement/third")
    assert (
        data["said"][data["agreements"]["said"][place]][1]
        == "planned; signing not confirmed (as of 23 Nov 2026)"
    )


def test_no_two_bodies_stand_on_each_other_and_every_body_has_its_disc() -> None:
    bodies = Reader(many(1200).page()).found["data"]["bodies"]
    spots = list(zip(bodies["x"], bodies["y"], strict=True))
    assert len(set(spots)) == len(spots) and min(bodies["disc"]) >= 0
    near = min(
        (a - c) ** 2 + (b - d) ** 2 for i, (a, b) in enumerate(spots[:400]) for c, d in spots[i + 1 : i + 60]
    )
    assert near > 40


def test_the_page_of_a_build_is_the_same_each_time_and_asks_for_nothing(tmp_path: Path) -> None:
    world = built(tmp_path / "graph")
    page = citypact.open(tmp_path / "graph").view("explorer").html
    assert page == citypact.open(tmp_path / "graph").view("explorer").html
    read = Reader(page)
    data = read.found["data"]
    assert data["build"] == world.info.id
    agreements = Ties(world.store).agreements
    assert len(data["agreements"]["iri"]) == sum(bool(tie.parties) for tie in agreements) > 4
    said = json.dumps([data["agreements"]["sentences"], data["sources"]], ensure_ascii=False)
    assert "[โทรศัพท์/phone]" in said and "1333" not in said and "๕๖๗๘" not in said, (
        "numbers are masked here too"
    )
    assert all(len(text) <= 300 for told in data["agreements"]["sentences"].values() for _, text, _ in told)
    assert [address for address in read.addresses if not address.startswith(("#", "data:"))] == []


def test_an_empty_world_is_a_page_that_says_so() -> None:
    data = Reader(World().page()).found["data"]
    assert data["bodies"]["iri"] == [] and data["agreements"]["iri"] == []


def test_the_explorer_takes_no_focus(tmp_path: Path) -> None:
    built(tmp_path / "graph")
    with pytest.raises(ViewError, match="search field"):
        citypact.open(tmp_path / "graph").view("explorer", focus="Lyon")


def test_the_coast_is_that_of_the_inhabited_world() -> None:
    rings = coast()
    assert len(rings) > 150 and sum(map(len, rings)) > 10_000
    assert all(
        -1800 <= ring[at] <= 1800 and -900 <= ring[at + 1] <= 900
        for ring in rings
        for at in range(0, len(ring), 2)
    )
    assert len(json.dumps(rings, separators=(",", ":"))) < 150_000


def test_the_page_says_what_its_numbers_count_and_how_many_bodies_have_no_agreement() -> None:
    world = World(counts={"bodies": 5})
    world.pact("a", (world.body("one", "หนึ่ง", "One"), world.body("two", "สอง", "Two")))
    text = world.page()
    assert "Numbers count agreements" in text
    assert "bodies that are party to no agreement</span> 3" in text
    assert "Numbers count bodies" in world.view("partners")
    assert "bodies without a line in this picture</span> 3" in world.view("partners")
