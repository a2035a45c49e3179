"""Confidences: from what a judge or a rule says of a value to how often such values are right.

What reads is sure of itself in its own way: a judge by its probability, a rule by a number set by hand, and both on texts that
they were made on. ``calibrating.py`` holds such raw confidences of unseen texts against gold and writes, slot by slot, which
share of the values was right: rising tables in ``confidences.json``, each a row of confidences at the raw ones of ``at``.
A slot that gold says little of has low ones.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache
from importlib.resources import files
from typing import NamedTuple

__all__ = ["ANY", "GUESS", "Confidences", "confidence", "place", "put_back", "raw", "read", "use"]

# Below, a value is a guess (guesses.py): of such values one in five is right, on the held-back half of gold (7 of 34) as on the
# texts that nothing has learnt from (6 of 30), offices not counted; from 0.20 to 0.30 it is nearly every second (97 of 211).
GUESS = 0.2

ANY = ""  # the table of slots, and within a slot of rules, that have none of their own

# slots that gold says nothing of are as sure as what they go with
_LIKE = {
    "agreements/headline_domains": "agreements/domains",
    "agreements/parties/country": "agreements/parties",
    "agreements/people": "agreements/people/capacity",
    "officials/honorific": "officials",
}


class Confidences(NamedTuple):
    """Raw confidences, rising, and for each slot and rule the confidences that they come to.

    >>> Confidences((0.0, 1.0), {"": {"": (0.1, 0.9)}}).of("officials", "office.of", 0.5)
    0.5
    """

    at: Sequence[float]
    slots: Mapping[str, Mapping[str, Sequence[float]]]

    def of(self, slot: str, rule: str, sure: float) -> float:
        """The confidence of a value, to two digits: between two known points on the line that joins them."""
        rules = self.slots.get(_LIKE.get(slot, slot)) or self.slots[ANY]
        row = rules.get(rule) or rules[ANY]
        at = self.at
        after = bisect_right(at, sure, 1, len(at) - 1)
        low, high = at[after - 1], at[after]
        along = (sure - low) / (high - low) if low < sure < high else 0.0 if sure <= low else 1.0
        # rounded down: what is said to be sure is at least as sure
        return int((row[after - 1] + along * (row[after] - row[after - 1])) * 100 + 1e-6) / 100


def read(text: str) -> Confidences:
    """The tables that a file of them holds."""
    learnt = json.loads(text)
    return Confidences(learnt["at"], learnt["slots"])


@lru_cache(maxsize=4096)
def place(pointer: str) -> str:
    """The slot that a JSON Pointer of a record leads to.

    >>> place("/agreements/0/parties/12/name"), place("/officials/3")
    ('agreements/parties/name', 'officials')
    """
    return "/".join(step for step in pointer[1:].split("/") if not step.isdigit())


def confidence(pointer: str, rule: str, sure: float) -> float:
    """How sure a value is, of which its rule or judge says so much; as it is said while ``raw`` is in use."""
    tables = _given[0] if _given else _shipped()
    return tables.of(place(pointer), rule, sure) if tables else min(1.0, max(0.0, sure))


def use(tables: Confidences) -> None:
    """Let these tables say from now on, in this process."""
    _given[:] = [tables]


def raw() -> None:
    """Let values have the confidence that was said of them from now on, in this process: to learn what it is worth."""
    _given[:] = [None]


def put_back() -> None:
    """Let the shipped tables say again."""
    _given.clear()


_given: list[Confidences | None] = []


@cache
def _shipped() -> Confidences:
    return read((files("citypact.graph.extraction") / "confidences.json").read_text("utf-8"))
