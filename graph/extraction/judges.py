"""Judges: small linear models that decide between what the rules propose.

The rules say what speaks for a candidate (named features); a judge weighs it. Its weights are learnt by
``python -m citypact.graph.extraction.training`` from texts with records and stand in ``weights.json``, where a person can read
them. A judge's answer is a probability, so that it also says how sure the reading is.
"""

from __future__ import annotations

import json
import math
from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from functools import cache
from importlib.resources import files
from itertools import repeat
from typing import TypeVar

__all__ = ["BOTH", "Judge", "judge", "put_back", "use"]

Value = TypeVar("Value")

_NOTHING = repeat(0.0)  # what a feature weighs that is unknown
_MOST = 32_768  # groups of which it is kept what they weigh
BOTH = " & "  # joins the names of two features that weigh together more or less than each alone


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

    __slots__ = ("_bias", "_paired", "_pairs", "_weighed", "_weight")

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._bias = weights.get("", 0.0)
        self._weight = {name: weight for name, weight in weights.items() if name}.get
        pairs: defaultdict[str, list[tuple[str, float]]] = defaultdict(list)
        for name, weight in weights.items():
            if BOTH in name:
                one, other = name.split(BOTH)
                pairs[one].append((other, weight))
        self._pairs = dict(pairs)
        self._weighed = _Known(self._weight_of)
        self._paired = _Known(self._paired_of)

    def probability(self, features: Collection[str]) -> float:
        """How probable a candidate with these features is to be right, 0 to 1; unknown features say nothing."""
        total = sum(map(self._weight, features, _NOTHING), self._bias)
        return _logistic(total + self._together(features) if self._pairs else total)

    def probability_of(self, groups: Collection[frozenset[str]]) -> float:
        """The same for features that are told in groups, none in two of them; what a group weighs is known from the last time.

        >>> round(Judge({"": -1.0, "between": 3.0}).probability_of([frozenset({"between"}), frozenset()]), 2)
        0.88
        """
        total = self._bias + sum(map(self._weighed.__getitem__, groups))
        if self._pairs:
            among = [one for paired in filter(None, map(self._paired.__getitem__, groups)) for one in paired]
            total += self._together(among)
        return _logistic(total)

    def _weight_of(self, group: frozenset[str]) -> float:
        """What a group weighs."""
        return sum(filter(None, map(self._weight, sorted(group))))

    def _paired_of(self, group: frozenset[str]) -> list[str]:
        """Which features of a group weigh together with others."""
        others = {other for told in self._pairs.values() for other, _ in told}
        return sorted(group & (others | self._pairs.keys()))

    def _together(self, features: Collection[str]) -> float:
        total, pairs = 0.0, self._pairs
        for one in features if len(features) < len(pairs) else pairs.keys() & features:
            for other, weight in pairs.get(one, ()):
                if other in features:
                    total += weight
        return total


def _logistic(total: float) -> float:
    if total > 30.0:
        total = 30.0
    elif total < -30.0:
        total = -30.0
    return 1 / (1 + math.exp(-total))


def judge(name: str) -> Judge:
    """The judge of one kind of decision: parties, dates ..."""
    return _judges()[name]


def use(learnt: Mapping[str, Mapping[str, float]]) -> None:
    """Let these weights judge from now on, in this process: for training and for comparing."""
    _given.clear()
    _given.update({name: Judge(weights) for name, weights in learnt.items()})


def put_back() -> None:
    """Let the shipped weights judge again."""
    _given.clear()


_given: dict[str, Judge] = {}


def _judges() -> Mapping[str, Judge]:
    return _given or _shipped()


@cache
def _shipped() -> Mapping[str, Judge]:
    text = (files("citypact.graph.extraction") / "weights.json").read_text("utf-8")
    learnt: dict[str, dict[str, float]] = json.loads(text)
    return {name: Judge(weights) for name, weights in learnt.items()}
