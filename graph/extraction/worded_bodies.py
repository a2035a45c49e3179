"""The bodies that a few words name: the name of a body itself, the words of an office. The same words are read once."""

from __future__ import annotations

from functools import lru_cache

from citypact.graph.extraction.bodies import bodies
from citypact.graph.extraction.body_mentions import BodyMention

__all__ = ["body_named", "worded_bodies"]


@lru_cache(maxsize=8192)
def worded_bodies(words: str) -> tuple[BodyMention, ...]:
    """All bodies that some words name, in their order."""
    return tuple(bodies(words))


def body_named(name: str) -> BodyMention | None:
    """The body with which some words begin.

    >>> body_named("เทศบาลนครสายลม").prefix, body_named("ใน เทศบาลนครสายลม")
    ('เทศบาลนคร', None)
    """
    read = worded_bodies(name)
    return read[0] if read and read[0].start == 0 else None
