"""How confidences are learnt: from values that the judges read in texts that they had not seen, into ``confidences.json``.

    python -m citypact.graph.extraction.calibrating gold [--half even|odd|all] [--also FOLDER] [--also TEXTS:RECORDS]

The sets are those of ``training``. Every document is read by judges that learnt from the other folds only, its values are held
against its record (``citypact.graph.scoring``), and for each slot a line through the log odds of right values is fitted
(Platt 1999), which is drawn towards the line of all slots where values are few, and each rule's towards its slot's. What is
written is the lower bound of that line: the texts were seen by those who wrote the rules, which flatters. ``make weights``
runs it with all sets of the repository, after ``training``. The same texts give the same tables.
"""

from __future__ import annotations

import json
import math
import multiprocessing
import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from citypact.graph.extraction.confidences import ANY, Confidences, place, raw
from citypact.graph.extraction.examples import Pair
from citypact.graph.extraction.extractor import extract
from citypact.graph.extraction.judges import use
from citypact.graph.extraction.training import arguments_of, chosen, learnt
from citypact.graph.reading import read_text
from citypact.graph.records import Record, record_from
from citypact.graph.scoring import SURE, Judged, extended_ids, judged
from citypact.graph.scoring.folders import EXTENDED_LIST

__all__ = ["fitted", "main", "unseen"]

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
_FOLDS = 2  # judges that learnt from half as much are no surer than those that are shipped
_ROUNDS = 2
# how far a slot may lie from all slots, in log odds at an even chance and per unit; and a rule from its slot
_SPREAD = (1.5, 0.5)
_RULES = 0.7
_BOUND = 1.0  # standard errors that are taken off
_FEW = 10  # values that a rule needs for a table of its own
_AIM = 0.96  # of the values from SURE on, so many are right: a little more than is said
_MOST = 0.99
_LOWERED = tuple(number / 20 for number in range(200))


def unseen(documents: Sequence[Pair], fold: int) -> list[Judged]:
    """The values of one fold's documents with raw confidences, as read by judges that learnt from the other folds."""
    ordered = sorted(
        (pair for pair in documents if pair.text.exists()),
        key=lambda pair: (pair.record.stem, str(pair.record)),
    )
    held = ordered[fold::_FOLDS]
    use(learnt([pair for pair in ordered if pair not in held], rounds=_ROUNDS))
    raw()
    gold: dict[str, Record] = {}
    read: dict[str, Record] = {}
    extended: set[str] = set()
    for text, record, _ in held:
        known = record_from(json.loads(record.read_text("utf-8")), place=str(record))
        gold[known.id] = known
        read[known.id] = extract(
            read_text(text).text, id=known.id, publisher=known.publisher, published=known.published
        )
        if (record.parent.parent / EXTENDED_LIST).is_file():
            extended |= extended_ids(record.parent, {known.id: known})
    return list(judged(gold, read, extended=extended))


def fitted(values: Iterable[Judged]) -> Confidences:
    """The tables that these values give: slot by slot, and rule by rule where there are enough."""
    slots: dict[str, list[Judged]] = defaultdict(list)
    for value in values:
        if value.confidence is not None:
            slots[place(value.pointer)].append(value)
    common, _ = _line([value for each in slots.values() for value in each], (2.0, 0.7), (10.0, 0.5), ())
    mean = (float(common[0]), float(common[1]))
    tables = {ANY: _tables([], mean)}
    for slot in sorted(slots):
        tables[slot] = _tables(slots[slot], mean)
    return Confidences(AT, tables)


def _tables(values: list[Judged], mean: tuple[float, float]) -> dict[str, list[float]]:
    """The tables of one slot, lowered until of its values from SURE on so many are right as is aimed at."""
    counted = Counter(value.rule or ANY for value in values)
    rules = tuple(rule for rule in sorted(counted) if counted[rule] >= _FEW)
    line, spread = _line(values, mean, _SPREAD, rules)
    found: dict[str, list[float]] = {}
    for lowered in _LOWERED:
        found = {ANY: _row(line, spread, None, rules, lowered)}
        found |= {rule: _row(line, spread, rule, rules, lowered) for rule in rules}
        one = Confidences(AT, {ANY: found})
        sure = [
            value.right for value in values if one.of(ANY, value.rule or ANY, value.confidence or 0.0) >= SURE
        ]
        if not sure or sum(sure) >= _AIM * len(sure):
            break
    return found


def _row(
    line: Numbers, spread: Numbers, rule: str | None, rules: Sequence[str], lowered: float
) -> list[float]:
    """The lower bound of a line at the points of ``AT``, never falling."""
    row: list[float] = []
    for sure in AT:
        point = _point(sure, rule, rules)
        error = float(point @ spread @ point) + (_RULES**2 if rule is None and rules else 0.0)
        told = 1 / (1 + math.exp(-(float(point @ line) - _BOUND * math.sqrt(error) - lowered)))
        row.append(max(row[-1] if row else 0.0, min(_MOST, round(told, 3))))
    return row


def _point(sure: float, rule: str | None, rules: Sequence[str]) -> Numbers:
    bounded = min(0.995, max(0.05, sure))
    return np.array([1.0, math.log(bounded / (1 - bounded)), *(float(rule == other) for other in rules)])


def _line(
    values: Sequence[Judged], mean: tuple[float, float], spread: tuple[float, float], rules: Sequence[str]
) -> tuple[Numbers, Numbers]:
    """The most probable line through log odds, given where lines are likely to lie, and how far it may be off.

    Values of one document are right and wrong together: of several in one slot, only as many as their root count.
    """
    expected = np.array([*mean, *(0.0 for _ in rules)])
    certain = np.diag([1 / each**2 for each in (*spread, *(_RULES for _ in rules))])
    line = expected.copy()
    if not values:
        return line, np.linalg.inv(certain)
    points = np.array([_point(value.confidence or 0.0, value.rule, rules) for value in values])
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
    return line, np.linalg.inv(steep)


def _unseen_of(job: tuple[list[Pair], int]) -> list[Judged]:
    return unseen(*job)


def _collected(documents: list[Pair]) -> list[Judged]:
    """The values of all documents, each fold in a process of its own."""
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(min(_FOLDS, os.cpu_count() or 1), mp_context=spawned) as pool:
        return [
            value
            for each in pool.map(_unseen_of, [(documents, fold) for fold in range(_FOLDS)])
            for value in each
        ]


def _told(values: Sequence[Judged], tables: Confidences) -> Iterator[str]:
    """How many values of each slot come to SURE, and how many of them are right."""
    slots: dict[str, list[tuple[bool, bool]]] = defaultdict(list)
    for value in values:
        if value.confidence is not None:
            slot = place(value.pointer)
            sure = tables.of(slot, value.rule or ANY, value.confidence) >= SURE
            for name in (slot, "all"):
                slots[name].append((sure, value.right))
    for name, each in sorted(slots.items(), key=lambda item: (item[0] == "all", item[0])):
        right = [correct for sure, correct in each if sure]
        portion = f"{sum(right) / len(right):.3f} ({sum(right)} of {len(right)})" if right else "none"
        yield f"{name:<36}{len(each):>6} values, at {SURE:.2f} and over {len(right) / len(each):>4.0%}, right {portion}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Learn the tables, write them, and tell what they come to on texts that the judges had not seen."""
    parser = arguments_of(__doc__, "confidences.json")
    parser.add_argument(
        "--values", type=Path, help="keep the values here, or take them from here where they are"
    )
    options = parser.parse_args(arguments)
    if options.values and options.values.exists():
        lines = options.values.read_text("utf-8").splitlines()
        values = [Judged(*json.loads(line)) for line in lines]
    else:
        values = _collected(chosen(options.place, options.half, options.also))
        if options.values:
            options.values.write_text("".join(json.dumps(value) + "\n" for value in values), "utf-8")
    tables = fitted(values)
    options.out.write_text(_written(tables), "utf-8")
    print("\n".join(_told(values, tables)))
    print(f"{options.out}: {len(tables.slots)} slots", file=sys.stderr)
    return 0


def _written(tables: Confidences) -> str:
    """The tables, a line for each row."""
    lines = ["{", f' "at": {json.dumps(list(tables.at))},', ' "slots": {']
    for slot, rules in tables.slots.items():
        rows = (f"   {json.dumps(rule)}: {json.dumps(list(row))}" for rule, row in rules.items())
        lines.append(f"  {json.dumps(slot)}: {{\n" + ",\n".join(rows) + "\n  },")
    lines[-1] = lines[-1].removesuffix(",")
    return "\n".join([*lines, " }", "}"]) + "\n"


if __name__ == "__main__":
    sys.exit(main())
