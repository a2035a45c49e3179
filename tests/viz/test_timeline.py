"""Timeline: a day is a point, a month or a year alone a span, and what has no date is counted by itself."""

from __future__ import annotations

import itertools
from collections import Counter

import pytest

import citypact
from citypact.viz import render
from citypact.viz.chronicle import Item, span_of
from citypact.viz.style import WHENS
from citypact.viz.timeline import timeline
from tests.viz.small_networks import ID, add_agreement, add_body, empty, small_world
from tests.viz.test_views import Reader


def test_every_date_stands_as_precisely_as_it_is_known_and_no_more(signed: citypact.Graph) -> None:
    data = Reader(signed.view("timeline").html).data
    facts = data["facts"]
    rows = {
        facts["agreements"][edge["agreements"][0]]["date"]: (edge["start"], edge["end"], edge["exact"])
        for edge in data["edges"]
        if data["nodes"][edge["from"]]["kind"] == "type"
    }
    assert rows == {
        "2023-02-24": (2023.1479, 2023.1507, True),
        "2021-07": (2021.4959, 2021.5808, False),
        "2019": (2019.0, 2020.0, False),
        "": (0.0, 0.0, False),
    }
    assert (facts["chronicle"]["undated"], facts["chronicle"]["counted"]) == (1, False)
    assert (facts["chronicle"]["first"], facts["chronicle"]["last"]) == (2014, 2024), "ten years at least"


def test_every_agreement_stands_in_the_row_of_each_party_and_in_that_of_its_type() -> None:
    picture = timeline(small_world())
    chronicle = picture.chronicle
    assert chronicle is not None
    found = Counter((row.kind, item.agreement) for row in chronicle.rows for item in row.items)
    assert found == {
        **{("body", iri): len(facts.parties) for iri, facts in picture.agreements.items()},
        **{("type", iri): 1 for iri in picture.agreements},
    }
    assert chronicle.undated == sum(not facts.date for facts in picture.agreements.values()) == 1


def test_nothing_covers_another_thing_in_its_row() -> None:
    network = empty()
    one, other = (add_body(network, slug, slug, slug) for slug in ("one", "other"))
    for number in range(60):
        date = ("2020-05-01", "2020-05", "2020", "")[number % 4]
        add_agreement(network, f"a{number}", (one, other), date=date)
    chronicle = timeline(network).chronicle
    assert chronicle is not None
    for row in chronicle.rows:
        by_lane: dict[int, list[Item]] = {}
        for item in row.items:
            if item.start:
                by_lane.setdefault(item.lane, []).append(item)
        for items in by_lane.values():
            items.sort(key=lambda item: item.start)
            assert all(a.end <= b.start for a, b in itertools.pairwise(items))
        assert row.lanes == len(by_lane) and row.undated == 15


def test_a_date_that_no_calendar_holds_is_undated() -> None:
    for date in ("2023-02-31", "2023-13", "soon", "2023-02-24T10:00", "๒๕๖๖"):
        assert span_of(date) is None, date
    network = empty()
    pair = [add_body(network, slug, slug, slug) for slug in ("one", "other")]
    add_agreement(network, "odd", pair, date="2023-02-31")
    chronicle = timeline(network).chronicle
    assert chronicle is not None and (chronicle.undated, chronicle.first) == (1, 0)
    assert "2023-02-31" in render("timeline", network)


def test_a_focus_keeps_its_own_agreements_and_stands_first() -> None:
    picture = timeline(small_world(), f"{ID}body/chiang-rai")
    assert picture.chronicle is not None and picture.chronicle.rows[0].node == f"{ID}body/chiang-rai"
    assert {iri.rsplit("/", 1)[-1] for iri in picture.agreements} == {"first", "second", "third", "bridge"}
    assert picture.left_out["agreements outside this neighbourhood"] == 12


def test_very_many_agreements_are_counted_by_year(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.viz.timeline._MOST", 5)
    monkeypatch.setattr("citypact.viz.timeline._ROWS", 3)
    page = Reader(render("timeline", small_world()))
    data = page.data
    assert data["facts"]["agreements"] == [] and data["facts"]["chronicle"]["counted"]
    kinds = Counter(node["kind"] for node in data["nodes"])
    assert kinds == {"body": 3, "type": 2}
    sister = next(node for node in data["nodes"] if node["name"][1] == "Sister city")
    (cell,) = [edge for edge in data["edges"] if edge["from"] == sister["id"]]
    assert (cell["start"], cell["count"]) == (1997.0, 8)
    assert "1997" in page.text and "bodies that have fewer agreements" in page.text


def test_each_status_has_a_sign_of_its_own() -> None:
    from citypact.ontology.concepts import concepts

    assert set(WHENS) == set(concepts("status"))
    assert len(set(WHENS.values())) == len(WHENS)
