"""The judges: what has been learnt stands in a file that a person can read, and every judge that reading asks is there."""

from __future__ import annotations

import json
import re
from importlib.resources import files
from pathlib import Path

import pytest

from citypact.graph.extraction import examples, judges
from citypact.graph.extraction.judges import Judge, judge

EXTRACTION = files("citypact.graph.extraction")
WEIGHTS = json.loads((EXTRACTION / "weights.json").read_text("utf-8"))


def test_a_judge_weighs_what_speaks_for_and_against() -> None:
    weighing = Judge({"": -1.0, "between": 3.0, "witness": -4.0})
    assert weighing.probability(["between"]) > 0.5 > weighing.probability(["between", "witness"])
    assert weighing.probability(["unheard of"]) == weighing.probability([])


def test_a_judge_is_never_certain() -> None:
    assert 0 < Judge({"a": -1e9}).probability(["a"]) < Judge({"a": 1e9}).probability(["a"]) < 1.0000001


def test_every_judge_has_learnt() -> None:
    assert {name for name in WEIGHTS if WEIGHTS[name]} >= set(examples.judges())
    assert all(isinstance(weight, float | int) for weights in WEIGHTS.values() for weight in weights.values())


def test_every_judge_that_the_reader_asks_is_trained() -> None:
    asked = set()
    for path in Path(str(EXTRACTION)).glob("*.py"):
        asked |= set(re.findall(r'\bjudge\("([a-z.]+)"\)', path.read_text("utf-8")))
    assert asked and asked <= set(examples.judges())


def test_no_feature_names_a_place_or_a_person() -> None:
    # a feature tells of words of the language, not of one town: the table of provinces serves as the probe
    rows = (files("citypact.graph") / "gazetteer" / "provinces.csv").read_text("utf-8").splitlines()[1:]
    names = {row.split(",")[1] for row in rows if len(row.split(",")[1]) > 4}
    told = {feature for weights in WEIGHTS.values() for feature in weights}
    assert told and not {name for name in names for feature in told if name in feature}


def test_weights_can_be_lent_and_given_back(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(judges, "_given", {})
    shipped = judge("parties").probability([])
    judges.use({"parties": {"": 5.0}})
    assert judge("parties").probability([]) > 0.99
    monkeypatch.setattr(judges, "_given", {})
    assert judge("parties").probability([]) == shipped
