"""Said: what a mention says of a body by itself, worked out once for all records that say the same.

A list of thousands of pairs names each city with every partner that it has, always in the same words.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from citypact.graph.distances import Point
from citypact.graph.gazetteers import Known
from citypact.graph.identities.answers import Reason
from citypact.graph.identities.groups import Group
from citypact.graph.identities.keys import RECURRING_LEVELS, THAI_LEVELS, Key
from citypact.graph.identities.mentions import Mention
from citypact.graph.names import expanded, tidy

__all__ = ["Said", "Words", "said", "words"]

_THAI = re.compile("[\u0e01-\u0e3a\u0e40-\u0e4e]")

Words = tuple[str, str, str | None, str | None, str | None, str | None, Point | None]
"""All that a mention says, whichever record it stands in."""


@dataclass(slots=True)
class Said:
    """What a mention says: the body's key by it, and the entries of the gazetteer that it can mean."""

    entries: tuple[Known, ...]
    thai: bool  # whether the level is one of Thailand
    code: str | None  # ISO 3166-2, of the province that the mention itself names
    key: Key
    english: Key | None  # the key by its English name
    scoped: bool  # whether it holds in its record alone
    shown: str
    shown_thai: bool  # whether that is Thai by its letters
    shown_en: str | None
    point: Point | None
    known: Known | None = None  # the one entry that it means, and why
    reason: Reason | None = None
    group: Group | None = None  # that it belongs to, once it was noted and holds in every record
    records: list[str] = field(default_factory=list)  # that say it once more: ids, counted when all are noted


def words(mention: Mention) -> Words:
    """What tells mentions apart that do not say the same."""
    return (
        mention.name,
        mention.level,
        mention.name_en,
        mention.country,
        mention.province,
        mention.code,
        mention.point,
    )


def said(mention: Mention, entries: tuple[Known, ...]) -> Said:
    """What a mention says.

    Args:
        mention: the mention.
        entries: those of the gazetteer that it can mean.
    """
    bare, thai = mention.bare(), mention.level in THAI_LEVELS
    key = mention.key(bare)
    code, shown = mention.province_code(), expanded(bare)
    recurring = mention.level in RECURRING_LEVELS and not code and not key.at
    return Said(
        entries=entries,
        thai=thai,
        code=code,
        key=key,
        english=mention.key(mention.name_en) if mention.name_en else None,
        scoped=thai and (len(entries) > 1 or recurring),
        shown=shown,
        shown_thai=bool(_THAI.search(shown)),
        shown_en=tidy(mention.name_en) if mention.name_en else None,
        point=mention.point,
    )
