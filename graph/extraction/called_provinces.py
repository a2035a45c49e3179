"""Provinces as people call them: a text that names the PAO of นครราชสีมา means the same by that of โคราช."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from citypact.graph.extraction.body_mentions import BodyMention
from citypact.graph.extraction.gazette import provinces
from citypact.graph.extraction.rules import rules

__all__ = ["called_in_full"]

_NAMED_FOR = frozenset({"province", "pao", "city_municipality", "town_municipality"})
_SHORTEST = 3


def called_in_full(text: str, found: Sequence[BodyMention]) -> list[BodyMention]:
    """Bodies that bear a province's short or popular name, with the province's own where the text tells that.

    >>> from citypact.graph.extraction.bodies import bodies
    >>> [body.name for body in bodies("อบจ.อุดร เซ็นแล้ว องค์การบริหารส่วนจังหวัดอุดรธานี ยินดี")]
    ['องค์การบริหารส่วนจังหวัดอุดรธานี', 'องค์การบริหารส่วนจังหวัดอุดรธานี']
    """
    return [_in_full(text, body) if body.kind in _NAMED_FOR else body for body in found]


def _in_full(text: str, body: BodyMention) -> BodyMention:
    called = body.name.removeprefix(body.prefix)
    if called in provinces() or len(called) < _SHORTEST:
        return body
    told = [province for province in _meant(called) if province in text]
    return replace(body, name=body.prefix + told[0]) if len(told) == 1 else body


@lru_cache(maxsize=1024)
def _meant(called: str) -> tuple[str, ...]:
    """The provinces that a name may mean: what it is short for, and what people call so."""
    popular = rules("bodies")["called"].get(called)
    begun = (province for province in provinces() if province.startswith(called))
    return tuple(sorted({*begun, *([popular] if popular else [])}))
