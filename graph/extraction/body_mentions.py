"""A mention of a body: where it stands, its name in full form, and the kind of body."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["GOVERNMENTS", "LOCAL_ANYWHERE", "LOCAL_KINDS", "MUNICIPAL", "BodyMention", "family_of"]

LOCAL_KINDS = frozenset(
    {
        "city_municipality",
        "town_municipality",
        "subdistrict_municipality",
        "pao",
        "sao",
        "special_local_government",
    }
)
LOCAL_ANYWHERE = LOCAL_KINDS | {"foreign_local_government"}
GOVERNMENTS = LOCAL_ANYWHERE | {"province"}
MUNICIPAL = ("เทศบาลนคร", "เทศบาลเมือง", "เทศบาลตำบล")


def family_of(kind: str) -> str:
    """The kind of body, where the kinds of local governments are one.

    >>> family_of("pao"), family_of("university")
    ('local', 'university')
    """
    return "local" if kind in LOCAL_KINDS else kind


@dataclass(frozen=True, slots=True)
class BodyMention:
    """One mention of a body in the view."""

    start: int
    end: int
    name: str
    kind: str
    prefix: str  # the full form of how the name begins, such as เทศบาลนคร
    country: str | None = None
    weak: bool = False  # เมือง, นคร, เขต: a body only where the context says so
    council: bool = False
    whole_run: bool = False  # the name was ended by a space or a mark, not by guessing
