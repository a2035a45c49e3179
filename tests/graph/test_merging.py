from __future__ import annotations

import random
from typing import Any

import pytest

from citypact.graph.identities import Resolver
from citypact.graph.iris import Iris
from citypact.graph.merging import Merging, merge
from citypact.graph.readings import Reading
from citypact.graph.reports import reports
from tests.towns import BASE, EAST, WEST, agreement, reading


def merged(*readings: Reading) -> Merging:
    iris = Iris(BASE)
    return merge(reports(readings, Resolver((each.record for each in readings), iris), iris))


def sizes(*readings: Reading) -> list[int]:
    return sorted(len(cluster.reports) for cluster in merged(*readings).clusters)


def test_an_announcement_and_the_report_of_the_signing_are_one_agreement() -> None:
    announced = reading("a", agreement(status="planned", date="2023-02-24"), published="2023-02-20")
    signed = reading("b", agreement(date="2023-02-24"), published="2023-02-25")
    (cluster,) = merged(signed, announced).clusters
    assert [report.reading.record.id for report in cluster.reports] == ["a", "b"]
    assert cluster.retired == (cluster.reports[1].iri,)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"date": "2023"}, {"date": "2023-02"}, True),
        ({"date": "2023-01"}, {"date": "2023-02"}, False),
        ({"type": "mou"}, {"type": "sister_city"}, True),
        ({"type": "friendship"}, {"type": "twin_city"}, True),
        ({"type": "loi"}, {"type": "mou"}, False),
        ({"status": "renewed"}, {"status": "signed"}, False),
        ({"status": "renewed"}, {"status": "planned"}, True),
        ({"status": "in_force"}, {"status": "ended"}, True),
        ({"parties": [WEST, EAST]}, {"parties": [EAST, WEST]}, True),
        (
            {"parties": [WEST, EAST]},
            {"parties": [WEST, {**EAST, "name": "เทศบาลนครอื่น", "name_en": "Other"}]},
            False,
        ),
        ({"parties": [WEST, EAST]}, {"parties": [WEST, {**EAST, "role": "witness"}]}, False),
        ({"parties": [WEST]}, {"parties": [WEST]}, False),
    ],
)
def test_reports_merge_when_parties_type_status_and_date_fit(
    one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    first = reading("a", agreement(**{"date": "2023", **one}))
    second = reading("b", agreement(**{"date": "2023", **other}))
    if "date" in other:
        second = reading("b", agreement(**other))
        first = reading("a", agreement(**one))
    assert sizes(first, second) == ([2] if same else [1, 1])


def test_a_chain_stays_apart_and_is_listed() -> None:
    early = reading("a", agreement(date="2023-02-24"))
    year = reading("b", agreement(date="2023"))
    late = reading("c", agreement(date="2023-06-01"))
    result = merged(early, year, late)
    assert [len(cluster.reports) for cluster in result.clusters] == [1, 1, 1]
    assert len(result.questions) == 1
    assert all(id in str(result.questions[0]) for id in ("a (2023-02-24)", "b (2023)", "c (2023-06-01)"))


def test_a_report_without_date_joins_the_one_candidate() -> None:
    assert sizes(reading("a", agreement(date="2023-02-24")), reading("b", agreement())) == [2]


def test_a_report_without_date_joins_neither_of_two_candidates() -> None:
    result = merged(
        reading("a", agreement(date="2013-02-24")),
        reading("b", agreement(date="2023-02-24")),
        reading("c", agreement()),
    )
    assert [len(cluster.reports) for cluster in result.clusters] == [1, 1, 1]
    assert "c (no date): has no date and fits 2 agreements" in str(result.questions[0])


def test_two_agreements_of_one_text_stay_two() -> None:
    assert sizes(reading("a", agreement(date="2023"), agreement(date="2023"))) == [1, 1]


@pytest.mark.parametrize("seed", range(8))
def test_the_order_of_reports_changes_nothing(seed: int) -> None:
    readings = [
        reading("a", agreement(date="2013-02-24")),
        reading("b", agreement(date="2013")),
        reading("c", agreement()),
        reading("d", agreement(status="renewed", date="2023-02")),
        reading("e", agreement(date="2023"), agreement(type="loi")),
    ]
    expected = merged(*readings)
    random.Random(seed).shuffle(readings)
    found = merged(*readings)
    assert [[r.iri for r in c.reports] for c in found.clusters] == [
        [r.iri for r in c.reports] for c in expected.clusters
    ]
    assert found.questions == expected.questions


MOU, TIE = {"type": "mou"}, {"type": "sister_city"}


@pytest.mark.parametrize(
    ("undated", "dated", "same"),
    [
        (MOU, MOU, True),
        (TIE, {"type": "friendship"}, True),
        (TIE, MOU, True),  # a relation is founded once, perhaps by a memorandum
        (MOU, TIE, False),  # a memorandum of cities that have long been related may be any
        ({"status": "planned"}, {"status": "signed"}, False),
        ({"status": "in_force"}, {"status": "signed"}, True),
    ],
)
def test_without_a_date_type_and_stage_must_say_what_the_date_would(
    undated: dict[str, str], dated: dict[str, str], same: bool
) -> None:
    both = reading("a", agreement(**undated)), reading("b", agreement(date="2023-02-24", **dated))
    assert sizes(*both) == ([2] if same else [1, 1])
    assert len(merged(*both).questions) == (0 if same else 1)


def test_what_two_reports_without_a_date_leave_open_is_asked_once() -> None:
    both = reading("a", agreement(**MOU)), reading("b", agreement(**TIE))
    assert sizes(*both) == [1, 1]
    (asked,) = merged(*both).questions
    assert "one agreement or two?" in asked.text and len(asked.lines) == 2


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ({"unnamed_parties": 15}, {}, True),
        ({"unnamed_parties": 15}, {"unnamed_parties": 15}, True),
        ({"unnamed_parties": 15}, {"unnamed_parties": 4}, False),
        ({"unnamed_parties": 15}, {"type": "moa"}, False),
        ({"unnamed_parties": 15, "date": "2023-02"}, {"date": "2023-02"}, False),
        ({}, {}, False),  # the other party may be anybody
    ],
)
def test_one_named_party_and_a_number_of_others_are_one_agreement_by_the_full_day(
    one: dict[str, Any], other: dict[str, Any], same: bool
) -> None:
    alone = {"parties": [WEST], "date": "2023-02-24"}
    both = reading("a", agreement(**{**alone, **one})), reading("b", agreement(**{**alone, **other}))
    assert sizes(*both) == ([2] if same else [1, 1])
