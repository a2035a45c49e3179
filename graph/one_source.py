"""One source, one description: several records of a page say what it is once, or the difference is asked."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from citypact.graph.left_out import LeftOut
from citypact.graph.readings import Reading

__all__ = ["with_one_source_each"]

_ASKED = ("title", "publisher", "issuer", "published", "licence", "lang")


def with_one_source_each(readings: Sequence[Reading], left_out: Callable[[LeftOut], None]) -> list[Reading]:
    """The readings, in their order, those of one key with one and the same source.

    The first value counts, in the order of the records' ids; another one is listed as a question. The latest day of
    retrieval stays: it contradicts no earlier one.
    """
    by_key: defaultdict[str, list[Reading]] = defaultdict(list)
    for reading in readings:
        by_key[reading.source.key].append(reading)
    shared = {}
    for key, group in by_key.items():
        ordered = sorted(group, key=lambda reading: reading.record.id)
        values: dict[str, Any] = {name: _asked(name, ordered, left_out) for name in _ASKED}
        for name in ("url", "content", "retells", "retells_url"):
            values[name] = next((found for each in ordered if (found := getattr(each.source, name))), None)
        values["retrieved"] = max(
            (each.source.retrieved for each in ordered if each.source.retrieved), default=None
        )
        if any(each.source.type == "invented" for each in ordered):
            values["type"] = "invented"
        if any(each.source.reading == "extracted" for each in ordered):
            values["reading"] = "extracted"
        one = replace(ordered[0].source, **values)
        shared[key] = ordered[0].source if one == ordered[0].source else one
    return [
        reading if reading.source is (one := shared[reading.source.key]) else replace(reading, source=one)
        for reading in readings
    ]


def _asked(name: str, readings: Sequence[Reading], left_out: Callable[[LeftOut], None]) -> str | None:
    """The first value of a field; every other one is told."""
    first: Reading | None = None
    told: set[str] = set()
    for reading in readings:
        value = getattr(reading.source, name)
        if not value:
            continue
        if first is None:
            first = reading
            told.add(value)
        elif value not in told:
            told.add(value)
            shown = getattr(first.source, name)
            left_out(
                LeftOut(
                    reading.place,
                    f"says {name} {value!r}, another record of the same page ({first.record.id}) says {shown!r}, "
                    "which is shown; which one is right?",
                    False,
                )
            )
    return getattr(first.source, name) if first else None
