"""Cells: what the text of one means for a record, or why its row is refused."""

from __future__ import annotations

import math
import re
from typing import Any

from citypact.graph.importing.days import day_of

__all__ = ["RowRefused", "agreed", "degrees", "point", "shown"]

_DATES = frozenset({"date", "valid_from", "valid_until"})
_MOST = {"latitude": 90, "longitude": 180}
_POINT = re.compile(r"\s*(?:<[^>]*>\s*)?POINT\s*\(\s*([-+\d.eE]+)\s+([-+\d.eE]+)\s*\)\s*", re.IGNORECASE)


class RowRefused(ValueError):
    """A row that gives no record, and why."""


def agreed(name: str, value: str) -> Any:
    """The value of a field of the agreement.

    Raises:
        RowRefused: when it is none.
    """
    if name in _DATES:
        found = day_of(value)
        if found is None:
            raise RowRefused(f"{name}: {shown(value)} is no date; write YYYY-MM-DD, YYYY-MM or YYYY")
        return found
    if name == "unnamed_parties":
        if not re.fullmatch(r"\d{1,5}", value):
            raise RowRefused(f"{name}: {shown(value)} is no number of parties")
        return int(value)
    return value


def degrees(name: str, value: str) -> float:
    """A latitude or a longitude.

    Raises:
        RowRefused: when it is none.
    """
    try:
        found = float(value)
    except ValueError:
        found = math.nan
    if not math.isfinite(found):
        raise RowRefused(f"{name}: {shown(value)} is no number of degrees")
    if abs(found) > _MOST[name]:
        raise RowRefused(f"{name}: {shown(value)} is not between -{_MOST[name]} and {_MOST[name]}")
    return found


def point(value: str) -> tuple[float, float]:
    """Longitude and latitude of a point as WKT writes it (OGC 06-103r4, section 7).

    Raises:
        RowRefused: when it is none.
    """
    match = _POINT.fullmatch(value)
    if not match:
        raise RowRefused(f"point: {shown(value)} is no WKT point; it looks like Point(100.5 13.75)")
    return degrees("longitude", match[1]), degrees("latitude", match[2])


def shown(value: str) -> str:
    """A cell as a message shows it."""
    text = " ".join(value.split())
    return repr(text if len(text) <= 60 else text[:57] + "...")
