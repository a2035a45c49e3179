"""Provinces by their two letters: อด. is Udon Thani behind the words for who governs it."""

from __future__ import annotations

from citypact.graph.extraction.rules import rules

__all__ = ["province_of_initials"]


def province_of_initials(letters: str) -> str | None:
    """The province that two letters stand for, where they stand for one.

    >>> province_of_initials("อด"), province_of_initials("เลย")
    ('อุดรธานี', None)
    """
    name = rules("province_initials").get(letters)
    return None if name is None else str(name)
