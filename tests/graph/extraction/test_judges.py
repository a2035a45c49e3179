"""The judges: what has been learnt stands in a file that a person can read, and every judge that reading asks is there."""

from __future__ import annotations

import json
import math
import re
from importlib.resources import files
from pathlib import Path

import pytest

from citypact.graph.extraction import examples, judges
from citypact.graph.extraction.judges import Judge, judge, log_odds, probabilities
from citypact.graph.extraction.party_features import paired
from citypact.graph.extraction.statuses import STATUSES

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


def test_weights_can_be_lent_and_given_back() -> None:
    shipped = judge("parties").probability([])
    judges.use({"parties": {"": 5.0}})
    assert judge("parties").probability([]) > 0.99
    judges.put_back()
    assert judge("parties").probability([]) == shipped


def test_two_features_weigh_together_whether_they_are_told_as_a_pair_or_not() -> None:
    told = {"kind.local", "sort.unit", "before.with.near", "party.with", "others.1"}
    pairs = paired(told)
    assert {"kind.local*before.with.near", "others.1*party.with"} <= pairs
    weights = {name: 0.1 * number for number, name in enumerate(sorted(told | pairs))}
    weights |= {f"kind.local*before.{number}": 1.0 for number in range(60)} | {"party.with*rival": 5.0}
    assert Judge(weights).probability(told) == pytest.approx(
        Judge({"": sum(weights[n] for n in told | pairs)}).probability([])
    )
    assert Judge(weights).probability(told | pairs) == Judge(weights).probability(told)


def test_pairs_with_many_others_weigh_in_groups_as_well() -> None:
    weighing = Judge({f"kind.local*before.{number}": 1.0 for number in range(60)})
    groups = [frozenset({"kind.local"}), frozenset({"before.7", "before.59"})]
    assert (
        weighing.probability_of(groups) == weighing.probability({"kind.local", "before.7", "before.59"}) > 0.8
    )


def test_a_feature_that_names_a_mark_of_the_text_is_no_pair() -> None:
    assert Judge({"office.follows.*_": 2.0}).probability(["office.follows.*_"]) > 0.8


def test_judges_of_one_question_say_together_what_each_says() -> None:
    names = tuple(f"status.{status}" for status in STATUSES)
    told = sorted(WEIGHTS[names[0]])[10:60]
    assert probabilities(names, told) == pytest.approx([judge(name).probability(told) for name in names])


def test_judges_of_one_question_judge_by_weights_that_are_lent() -> None:
    shipped = probabilities(("status.signed",), [])
    judges.use({"status.signed": {"": 5.0}})
    lent = probabilities(("status.signed",), [])
    judges.put_back()
    assert lent[0] > 0.99 and probabilities(("status.signed",), []) == shipped


def test_log_odds_do_not_hang_on_the_order_in_which_features_are_told() -> None:
    weights = {"": 0.1, "a": 0.2, "b": 0.7, "c": -1.0, "d": 1e-9}
    judges.use({"one": weights, "other": {"": -2.0, "b": 0.3}})
    try:
        told = log_odds(["one", "other"], ["a", "b", "c", "d"])
        assert told == log_odds(["one", "other"], ["c", "d", "b", "a"]) == [0.0, -1.7]
        assert probabilities(["other"], ["b"]) == pytest.approx([1 / (1 + math.exp(1.7))])
    finally:
        judges.put_back()
