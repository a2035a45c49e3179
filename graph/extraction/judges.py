"""Judges: small linear models that decide between what the rules propose.

The rules say what speaks for a candidate (named features); a judge weighs it. Its weights are learnt by
``python -m citypact.graph.extraction.training`` from texts with records and stand in ``weights.json``, where a person can read
them. A judge's answer is a probability, so that it also says how sure the reading is.
"""

from __future__ import annotations

import json
import math
import re
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping, Sequence
from functools import cache
from importlib.resources import files
from itertools import repeat
from sys import intern
from typing import TypeVar

__all__ = ["BESIDE", "BOTH", "Judge", "judge", "log_odds", "probabilities", "put_back", "use", "weighed"]

Value = TypeVar("Value")

_NOTHING = repeat(0.0)  # what a feature weighs that is unknown
_MOST = 32_768  # groups of which it is kept what they weigh
BOTH = (
    " & "  # joins the names of two features that weigh together more or less than each alone, as trees found
)
BESIDE = "*"  # the same of two that a kind of decision asks for together
_BESIDE = re.compile(r"(.*\w)\*(\w.*)", re.DOTALL)  # a feature may name a mark of the text as well
_MANY = 50  # others that a feature is asked for with


class _Known(dict[frozenset[str], Value]):
    """What is told of groups of features, each time as the first time."""

    def __init__(self, tell: Callable[[frozenset[str]], Value]) -> None:
        super().__init__()
        self._tell = tell

    def __missing__(self, group: frozenset[str]) -> Value:
        if len(self) >= _MOST:
            self.clear()
        told = self[group] = self._tell(group)
        return told


class Judge:
    """A logistic model over named features and pairs of them (Hastie, Tibshirani, Friedman 2009, section 4.4).

    >>> round(Judge({"": -1.0, "between": 3.0}).probability({"between", "unheard of"}), 2)
    0.88
    >>> round(Judge({"year": 1.0, "year & long ago": -3.0}).probability({"year", "long ago"}), 2)
    0.12
    """

    __slots__ = ("_among_few", "_few", "_many", "_ones", "_pairs", "_weighed", "_weight", "bias", "weights")

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.bias = weights.get("", 0.0)
        self.weights: dict[str, float] = {}  # of features, each by itself
        pairs: defaultdict[str, dict[str, float]] = defaultdict(dict)
        for name, weight in weights.items():
            if pair := _pair(name):
                pairs[pair[0]][pair[1]] = weight
            elif name:
                self.weights[intern(name)] = (
                    weight  # the same string where features are interned: sooner found
                )
        self._weight = self.weights.get
        # most features weigh with few others, the kind of a body with nearly all
        self._many = {one: others.get for one, others in pairs.items() if len(others) > _MANY}
        self._few = {one: others.get for one, others in pairs.items() if len(others) <= _MANY}
        self._among_few = frozenset(self._few).union(*(pairs[one] for one in self._few))
        self._ones = frozenset(self._many)
        self._pairs = frozenset(pairs).union(*pairs.values())
        self._weighed = _Known(self._weight_of)

    def probability(self, features: Collection[str]) -> float:
        """How probable a candidate with these features is to be right, 0 to 1; unknown features say nothing."""
        total = sum(map(self._weight, features, _NOTHING), self.bias)
        if self._few:
            total += _together(self._few, self._among_few.intersection(features))
        if self._many:
            for one in self._ones.intersection(features):
                total += sum(map(self._many[one], features, _NOTHING))
        return _logistic(total)

    def probability_of(self, groups: Collection[frozenset[str]]) -> float:
        """The same for features that are told in groups, none in two of them; what a group weighs is known from the last time.

        >>> round(Judge({"": -1.0, "between": 3.0}).probability_of([frozenset({"between"}), frozenset()]), 2)
        0.88
        """
        total, among, weighed = 0.0, list[str](), self._weighed
        for group in groups:
            weight, paired = weighed[group]
            total += weight
            if paired:
                among += paired
        total += self.bias
        if among:
            total += _together(self._few, among)
            if self._many:
                total += _together(self._many, among)
        return _logistic(total)

    def _weight_of(self, group: frozenset[str]) -> tuple[float, list[str]]:
        """What a group weighs, and which of its features weigh together with others."""
        return sum(filter(None, map(self._weight, sorted(group)))), sorted(self._pairs & group)


def _together(pairs: Mapping[str, Callable[[str, float], float]], features: Collection[str]) -> float:
    """What features weigh with each other."""
    total = 0.0
    for one in features:
        if others := pairs.get(one):
            total += sum(map(others, features, _NOTHING))
    return total


def _pair(name: str) -> tuple[str, str] | None:
    """The two features that a name joins."""
    one, both, other = name.partition(BOTH)
    if both:
        return one, other
    beside = _BESIDE.fullmatch(name)
    return (beside[1], beside[2]) if beside else None


def _logistic(total: float) -> float:
    if total > 30.0:
        total = 30.0
    elif total < -30.0:
        total = -30.0
    return 1 / (1 + math.exp(-total))


def judge(name: str) -> Judge:
    """The judge of one kind of decision: parties, dates ..."""
    return _judges()[name]


def probabilities(names: Sequence[str], features: Collection[str]) -> list[float]:
    """What several judges say of the same features, of which none asks for two together."""
    return [_logistic(total) for total in _totals(tuple(names), features)]


def log_odds(names: Sequence[str], features: Collection[str]) -> list[float]:
    """The same as log odds, to four places, so that the order in which features are told makes no difference."""
    return [round(total, 4) for total in _totals(tuple(names), features)]


def weighed(names: tuple[str, ...]) -> frozenset[str]:
    """The features that some of several judges weigh."""
    return (_tables.get(names) or _table(names))[2]


def _totals(names: tuple[str, ...], features: Collection[str]) -> list[float]:
    """What the features weigh for each judge."""
    biases, table, _ = _tables.get(names) or _table(names)
    totals = list(biases)
    for weights in map(table.get, features):
        if weights:
            for number, weight in weights:
                totals[number] += weight
    return totals


def _table(names: tuple[str, ...]) -> _Weights:
    """The weights of several judges, side by side."""
    table: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, name in enumerate(names):
        for feature, weight in judge(name).weights.items():
            table[feature].append((number, weight))
    _tables[names] = [judge(name).bias for name in names], dict(table), frozenset(table)
    return _tables[names]


def use(learnt: Mapping[str, Mapping[str, float]]) -> None:
    """Let these weights judge from now on, in this process: for training and for comparing."""
    _tables.clear()
    _given.clear()
    _given.update({name: Judge(weights) for name, weights in learnt.items()})


def put_back() -> None:
    """Let the shipped weights judge again."""
    _tables.clear()
    _given.clear()


# of judges that are asked together: the bias of each, for each feature which of them weigh it and how much, and the features
_Weights = tuple[list[float], dict[str, list[tuple[int, float]]], frozenset[str]]
_tables: dict[tuple[str, ...], _Weights] = {}
_given: dict[str, Judge] = {}


def _judges() -> Mapping[str, Judge]:
    return _given or _shipped()


@cache
def _shipped() -> Mapping[str, Judge]:
    text = (files("citypact.graph.extraction") / "weights.json").read_text("utf-8")
    learnt: dict[str, dict[str, float]] = json.loads(text)
    return {name: Judge(weights) for name, weights in learnt.items()}
