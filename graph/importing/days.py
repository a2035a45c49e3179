"""Days as columns write them, at the precision that they have: a day, a month or a year; Buddhist years too."""

from __future__ import annotations

import re
from functools import lru_cache

from citypact.graph.written_days import written_day

__all__ = ["day_of"]

_SHORT = 60  # characters; longer cells are not remembered
_YEAR = re.compile(r"(?:(?:พ\.ศ\.|ค\.ศ\.|ปี)\s*)?(\d{4})(?:\.0+)?")
_MONTH = re.compile(r"(\d{4})[-/](\d{1,2})|(\d{1,2})/(\d{4})")


def day_of(cell: str) -> str | None:
    """The date that a cell means, as YYYY, YYYY-MM or YYYY-MM-DD; None where it is none.

    >>> day_of("2541"), day_of("1998-05"), day_of("5/2541"), day_of("24 ก.พ. 2566"), day_of("1998-05-02T00:00:00Z")
    ('1998', '1998-05', '1998-05', '2023-02-24', '1998-05-02')
    """
    text = cell.strip()
    return _remembered(text) if len(text) <= _SHORT else _day_of(text)


def _day_of(text: str) -> str | None:
    if year := _YEAR.fullmatch(text):
        return _common(int(year[1]))
    if month := _MONTH.fullmatch(text):
        number = int(month[2] or month[3])
        common = _common(int(month[1] or month[4]))
        return f"{common}-{number:02d}" if common and 1 <= number <= 12 else None
    return written_day(text)


_remembered = lru_cache(1 << 15)(_day_of)  # of thousands of rows many have one day or year


def _common(year: int) -> str | None:
    common = year - 543 if 2400 < year < 2700 else year
    return f"{common:04d}" if 1000 <= common <= 2400 else None
