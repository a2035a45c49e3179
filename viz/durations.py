"""Durations in words: for how long an agreement is concluded."""

from __future__ import annotations

import re

from citypact.viz.words import Words

__all__ = ["duration_words"]

_DURATION = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?", re.ASCII)
_UNITS = (Words("ปี", "year"), Words("เดือน", "month"), Words("สัปดาห์", "week"), Words("วัน", "day"))


def duration_words(duration: str) -> Words:
    """A duration of ISO 8601 in words; what is none stays as it is.

    >>> duration_words("P3Y")
    Words(th='3 ปี', en='3 years')
    >>> duration_words("P1Y6M").en
    '1 year 6 months'
    """
    match = _DURATION.fullmatch(duration)
    told = [(int(n), unit) for n, unit in zip(match.groups(), _UNITS, strict=True) if n] if match else []
    if not told:
        return Words(duration, duration)
    th = " ".join(f"{n} {unit.th}" for n, unit in told)
    return Words(th, " ".join(f"{n} {unit.en}{'s' if n != 1 else ''}" for n, unit in told))
