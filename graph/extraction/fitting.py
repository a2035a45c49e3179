"""Fitting: the tables of confidences that values of known rightness give.

For each slot a line through the log odds of right values is fitted (Platt 1999), which is drawn towards the line of all slots
where values are few, and each rule's towards its slot's. Texts of one kind are read better than those of another: the line is
that of the worse kind, and it is lowered until of each kind's values that come to ``SURE`` nineteen in twenty are right, with a
margin. What is written is the lower bound of that line: the texts were seen by those who wrote the rules, which flatters.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from citypact.graph.extraction.confidences import ANY, Confidences, place
from citypact.graph.scoring import SURE, Judged

__all__ = ["AT", "fitted"]

Numbers = NDArray[np.float64]

# where the tables are written: dense where the values are
AT = (
    0.0,
    0.2,
    0.3,
    0.4,
    0.5,
    0.6,
    0.7,
    0.75,
    0.8,
    0.84,
    0.88,
    0.9,
    0.92,
    0.94,
    0.96,
    0.97,
    0.98,
    0.99,
    0.995,
    1.0,
)
# how far a slot may lie from all slots, in log odds at an even chance and per unit; and a rule from its slot, a kind from both
_SPREAD = (1.5, 0.5)
_RULES = 0.7
_KINDS = 0.7
_BOUND = 2.0  # standard errors that are taken off
_FEW = 10  # values that a rule needs for a table of its own
_WRONG = 0.05  # of the values from SURE on, no more are wrong
_MARGIN = 1.0  # standard errors of their number by which there are fewer
_MOST = 0.99
_LOWERED = tuple(number / 20 for number in range(200))


class _Line(NamedTuple):
    """A line through log odds, with its steps for rules and kinds, and how far it may be off."""

    rules: Sequence[str]
    kinds: Sequence[str]
    steps: Numbers
    spread: Numbers

    def bound(self, sure: float, rule: str | None) -> float:
        """The lower bound of the log odds of a value of this confidence and rule, of the worst kind."""
        return min(self._bound(sure, rule, kind) for kind in self.kinds or (None,))

    def _bound(self, sure: float, rule: str | None, kind: str | None) -> float:
        point = _point(sure, rule, kind, self.rules, self.kinds)
        error = float(point @ self.spread @ point) + (_RULES**2 if rule is None and self.rules else 0.0)
        return float(point @ self.steps) - _BOUND * math.sqrt(error)


def fitted(values: Iterable[Judged], kinds: Mapping[str, str] | None = None) -> Confidences:
    """The tables that these values give: slot by slot, and rule by rule where there are enough.

    ``kinds`` tells of what kind each document is; without it, all are of one.
    """
    slots: dict[str, list[Judged]] = defaultdict(list)
    for value in values:
        if value.confidence is not None:
            slots[place(value.pointer)].append(value)
    told = kinds or {}
    common = _line([value for each in slots.values() for value in each], told, (2.0, 0.7), (10.0, 0.5), ())
    mean = (float(common.steps[0]), float(common.steps[1]))
    tables = {ANY: _tables([], told, mean)}
    for slot in sorted(slots):
        tables[slot] = _tables(slots[slot], told, mean)
    return Confidences(AT, tables)


def _tables(
    values: list[Judged], kinds: Mapping[str, str], mean: tuple[float, float]
) -> dict[str, list[float]]:
    """The tables of one slot, lowered until of each kind's values from SURE on few enough are wrong."""
    counted = Counter(value.rule or ANY for value in values)
    rules = tuple(rule for rule in sorted(counted) if counted[rule] >= _FEW)
    line = _line(values, kinds, mean, _SPREAD, rules)
    found: dict[str, list[float]] = {}
    for lowered in _LOWERED:
        found = {rule or ANY: _row(line, rule, lowered) for rule in (None, *rules)}
        one = Confidences(AT, {ANY: found})
        sure: dict[str, list[Judged]] = defaultdict(list)
        for value in values:
            if one.of(ANY, value.rule or ANY, value.confidence or 0.0) >= SURE:
                sure[kinds.get(value.document, "")].append(value)
        if all(map(_few_wrong, sure.values())):
            break
    return found


def _few_wrong(values: Sequence[Judged]) -> bool:
    """Whether few enough values are wrong, by a margin; those of one document are wrong together."""
    wrong = Counter(value.document for value in values if not value.right)
    error = math.sqrt(sum(number**2 for number in wrong.values()))
    return wrong.total() + _MARGIN * error <= _WRONG * len(values)


def _row(line: _Line, rule: str | None, lowered: float) -> list[float]:
    """The lower bound of a line at the points of ``AT``, never falling."""
    row: list[float] = []
    for sure in AT:
        told = 1 / (1 + math.exp(lowered - line.bound(sure, rule)))
        row.append(max(row[-1] if row else 0.0, min(_MOST, round(told, 3))))
    return row


def _point(
    sure: float, rule: str | None, kind: str | None, rules: Sequence[str], kinds: Sequence[str]
) -> Numbers:
    bounded = min(0.995, max(0.05, sure))
    steps = [float(rule == other) for other in rules] + [float(kind == other) for other in kinds]
    return np.array([1.0, math.log(bounded / (1 - bounded)), *steps])


def _line(
    values: Sequence[Judged],
    kinds: Mapping[str, str],
    mean: tuple[float, float],
    spread: tuple[float, float],
    rules: Sequence[str],
) -> _Line:
    """The most probable line through log odds, given where lines are likely to lie.

    Values of one document are right and wrong together: of several in one slot, only as many as their root count.
    """
    seen = sorted({kinds.get(value.document, "") for value in values})
    seen = seen if len(seen) > 1 else []
    expected = np.array([*mean, *(0.0 for _ in (*rules, *seen))])
    apart = (*spread, *(_RULES for _ in rules), *(_KINDS for _ in seen))
    certain = np.diag([1 / each**2 for each in apart])
    line = expected.copy()
    if not values:
        return _Line(rules, seen, line, np.linalg.inv(certain))
    points = np.array(
        [
            _point(value.confidence or 0.0, value.rule, kinds.get(value.document, ""), rules, seen)
            for value in values
        ]
    )
    right = np.array([float(value.right) for value in values])
    many = Counter((value.document, value.slot) for value in values)
    weight = np.array([1 / math.sqrt(many[value.document, value.slot]) for value in values])

    def probable(line: Numbers) -> float:
        odds = points @ line
        off = line - expected
        return float((weight * (right * odds - np.logaddexp(0.0, odds))).sum() - off @ certain @ off / 2)

    steep = certain
    for _ in range(100):
        told = 1 / (1 + np.exp(-(points @ line)))
        steep = certain + (points * (weight * told * (1 - told))[:, None]).T @ points
        step = np.linalg.solve(steep, points.T @ (weight * (right - told)) - certain @ (line - expected))
        while float(np.abs(step).max()) > 1e-6 and probable(line + step) < probable(line):
            step = step / 2  # Newton's step may leap too far
        line = line + step
        if float(np.abs(step).max()) <= 1e-6:
            break
    line[1] = max(line[1], 0.0)
    return _Line(rules, seen, line, np.linalg.inv(steep))
