from __future__ import annotations

import re

import pytest

from citypact.graph.iris import Iris
from citypact.graph.redaction import Redaction
from tests.towns import BASE

HIDDEN = "Example Jaingam"


def guarded() -> Iris:
    redact = Redaction()
    redact.also(HIDDEN)
    return Iris(BASE, redact)


@pytest.mark.parametrize(
    "name",
    [
        HIDDEN,
        "Room of EXAMPLE  JAINGAM",
        "Éxample-Jaingám Hall",
        "Room 053-711333",
        "Desk 081-234-5678",
        "Ｅｘａｍｐｌｅ Jaingam",
        "desk@example.org",
        "Line 053/711333",
    ],
)
def test_a_name_that_holds_what_is_hidden_gives_no_slug(name: str) -> None:
    iris = guarded()
    for made in (
        iris.venue("somewhere", name),
        iris.agent(name),
        iris.body(name, "key"),
        iris.body(name, None),
        iris.person(name, "at"),
    ):
        assert re.fullmatch(rf"{BASE}(\w+)/\1-[0-9a-f]{{6,10}}", made)


def test_hiding_a_name_changes_no_other_iri() -> None:
    for name in ("Town Hall", "Example Town", "ห้องหนึ่ง", "Room 24"):
        assert guarded().venue(name) == Iris(BASE).venue(name)
        assert guarded().agent(name) == Iris(BASE).agent(name)
        assert guarded().body(name, None) == Iris(BASE).body(name, None)


def test_two_things_whose_names_are_hidden_stay_two() -> None:
    iris = guarded()
    names = [f"{HIDDEN} Hall", f"{HIDDEN} Room", "Room 053-711333", "Room 053-711334"]
    assert len({iris.venue(name) for name in names}) == len(names)
    assert len({iris.body(name, None) for name in names}) == len(names)
