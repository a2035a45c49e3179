"""Where sources disagree: what counts, and what does not, on graphs that a build would make."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from citypact.graph.folder import BuiltGraph
from citypact.graph.iris import local
from citypact.graph.readings import Reading
from citypact.queries import question, run
from tests.graph.decided import decided
from tests.queries.conftest import INFO
from tests.towns import EAST, WEST, agreement, dataset, reading

SOUTH = {"name": "เทศบาลนครเมืองใต้", "kind": "city_municipality"}
DAY = {"date": "2023-02-24"}


def told(id: str, published: str = "2023-03-01", **more: Any) -> Reading:
    return reading(id, agreement(**{**DAY, **more}), published=published)


def disagreements(
    *readings: Reading, same: bool = True, body: str | None = None
) -> list[tuple[str, str, str]]:
    """Property, value and what was adopted, by the last steps of their IRIs."""
    decisions = (
        [decided("same", readings[0].record.id, each.record.id) for each in readings[1:]] if same else []
    )
    _, store = dataset(*readings, decisions=decisions)
    built = BuiltGraph(path=Path("world"), info=INFO, store=store)
    rows = run(built, question("disagreements"), {"body": body} if body else None, timeout=60)
    shown = [
        tuple(local(getattr(term, "value", "") or "").split("#")[-1] for term in row[2:5]) for row in rows
    ]
    return [(property, value, adopted) for property, value, adopted in shown]


@pytest.mark.parametrize(
    ("one", "other", "property", "values"),
    [
        ({"date": "2023-02-24"}, {"date": "2023-02-25"}, "signedOn", {"2023-02-24", "2023-02-25"}),
        ({"type": "mou"}, {"type": "sister_city"}, "type", {"mou", "sister_city"}),
        ({"status": "signed"}, {"status": "renewed"}, "status", {"signed", "renewed"}),
        ({"duration": "P3Y"}, {"duration": "P5Y"}, "duration", {"P3Y", "P5Y"}),
        ({"unnamed_parties": 3}, {"unnamed_parties": 4}, "unnamedParties", {"3", "4"}),
    ],
)
def test_sources_disagree_about(
    one: dict[str, Any], other: dict[str, Any], property: str, values: set[str]
) -> None:
    found = disagreements(told("a", **one), told("b", **other))
    assert {each[0] for each in found} == {property}
    assert {each[1] for each in found} == values
    assert len({each[2] for each in found}) == 1


def test_a_party_that_another_source_does_not_name_is_a_disagreement() -> None:
    found = disagreements(told("a"), told("b", parties=[WEST, EAST, SOUTH]))
    ((property, value, adopted),) = found
    assert (property, value) == ("party", adopted)


def test_a_body_that_only_witnesses_is_no_party_to_disagree_about() -> None:
    assert disagreements(told("a"), told("b", parties=[WEST, EAST, {**SOUTH, "role": "witness"}])) == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({"date": "2023-02-24"}, {"date": "2023-02"}),
        ({"venue": {"site": "โรงเรียนหนึ่ง"}}, {"venue": {"site": "โรงเรียนหนึ่ง", "room": "ห้องสอง"}}),
        ({"venue": {"room": "ห้องสอง"}}, {"venue": {"room": "ห้องสอง", "site": "โรงเรียนหนึ่ง"}}),
        ({"domains": ["education"]}, {"domains": ["tourism"]}),
        ({"duration": "P3Y"}, {}),
    ],
)
def test_sources_do_not_disagree_where_one_says_more(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert disagreements(told("a", **one), told("b", **other)) == []


def test_two_sites_of_one_signing_are_a_disagreement() -> None:
    found = disagreements(told("a", venue={"site": "โรงเรียนหนึ่ง"}), told("b", venue={"site": "โรงแรมสอง"}))
    assert [each[0] for each in found] == ["location", "location"]


def test_a_status_that_went_on_is_no_disagreement_and_one_that_went_back_is() -> None:
    planned, signed = {"status": "planned"}, {"status": "signed"}
    assert disagreements(told("a", "2023-02-01", **planned), told("b", "2023-03-01", **signed)) == []
    back = disagreements(told("a", "2023-03-01", **planned), told("b", "2023-02-25", **signed))
    assert [each[0] for each in back] == ["status", "status"]


def test_only_what_is_one_agreement_can_disagree() -> None:
    assert disagreements(told("a"), told("b", date="2024-05-05"), same=False) == []
