"""Which earlier agreement a renewal follows: only where no other can be meant."""

from __future__ import annotations

import random
from typing import Any

import pytest

from citypact.graph.validation import validate
from tests.towns import EAST, WEST, agreement, dataset, reading, rows

OTHER = {"name": "เทศบาลนครอื่น", "kind": "city_municipality", "name_en": "Other City Municipality"}
FIRST = {"date": "2016-02-24"}
AGAIN = {"date": "2019-03-01", "status": "renewed"}
LATER = {"date": "2022-05", "status": "renewed"}


def renewed(*told: dict[str, Any]) -> list[tuple[str, ...]]:
    """The days of each renewal and of what it renews, in a graph of these agreements in any order."""
    readings = [reading(f"page-{number}", agreement(**each)) for number, each in enumerate(told)]
    random.Random(7).shuffle(readings)
    _, store = dataset(*readings)
    return rows(
        store,
        """SELECT ?late ?early WHERE { ?later pact:renews ?earlier ; pact:signedOn|pact:validFrom ?late .
             ?earlier pact:signedOn|pact:validFrom ?early } ORDER BY ?late ?early""",
    )


def test_a_renewal_renews_the_one_earlier_agreement_of_its_parties() -> None:
    assert renewed(FIRST, AGAIN) == [("2019-03-01", "2016-02-24")]


def test_each_of_a_chain_renews_the_one_before_it() -> None:
    assert renewed(FIRST, AGAIN, LATER) == [("2019-03-01", "2016-02-24"), ("2022-05", "2019-03-01")]


@pytest.mark.parametrize(
    "more",
    [
        {"status": "signed", "renews": "an earlier memorandum"},
        {"renews": "บันทึกข้อตกลงฉบับปี ๒๕๕๙"},
        {"renews": "ฉบับ พ.ศ. 2559 เป็นเวลาสามปีตั้งแต่ 2562"},
        {"type": "sister_city"},  # what press may call the same
        {"parties": [EAST, WEST]},
    ],
)
def test_what_its_sources_say_may_call_it_a_renewal_of_that_one(more: dict[str, Any]) -> None:
    assert renewed(FIRST, {**AGAIN, **more}) == [("2019-03-01", "2016-02-24")]


@pytest.mark.parametrize(
    ("earlier", "later"),
    [
        ([FIRST], {**AGAIN, "status": "signed"}),  # nothing calls it a renewal
        ([FIRST], {**AGAIN, "status": "planned", "renews": "the first one"}),  # it has renewed nothing yet
        ([{**FIRST, "status": "planned"}], AGAIN),  # what was never concluded is not renewed
        ([FIRST, {"date": "2017-01-01"}], AGAIN),  # either
        ([FIRST, {"date": "2019"}], AGAIN),  # the second may be the earlier one too
        ([{"date": "2019"}], AGAIN),  # which came first?
        ([{"date": "2021"}], AGAIN),  # later
        ([{}], AGAIN),  # of no known day
        ([FIRST], {"status": "renewed"}),  # it is of no known day itself
        ([FIRST], {**AGAIN, "renews": "the memorandum of 1999"}),  # another
        ([FIRST], {**AGAIN, "type": "loi"}),
        ([FIRST], {**AGAIN, "parties": [WEST, OTHER]}),
        ([FIRST], {**AGAIN, "parties": [WEST, EAST, OTHER]}),
        ([FIRST], {**AGAIN, "unnamed_parties": 3}),  # who are they?
        ([{**FIRST, "parties": [WEST]}], {**AGAIN, "parties": [WEST]}),
    ],
)
def test_nothing_is_said_where_another_may_be_meant(
    earlier: list[dict[str, Any]], later: dict[str, Any]
) -> None:
    assert renewed(*earlier, later) == []


def test_a_renewal_keeps_to_the_shapes() -> None:
    _, store = dataset(
        *(reading(f"page-{number}", agreement(**each)) for number, each in enumerate((FIRST, AGAIN)))
    )
    assert len(rows(store, "SELECT ?a { ?a pact:renews ?b }")) == 1
    assert validate(store).conforms
