"""The look of things, in one table: what colour and shape a level of body has, and how a status is drawn.

Shape is never the same where only colour differs, so that the pictures can be read in print and by colour-blind readers.
The outlines are drawn twice from here: by the page's canvas, and as SVG in its legend.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Set
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

__all__ = [
    "LINES",
    "MARKS",
    "PRINT",
    "PRINT_LINES",
    "THEMES",
    "WAYS",
    "WHENS",
    "Line",
    "Mark",
    "Outline",
    "line_of",
    "mark_of",
    "radius",
    "shared_status",
]

Outline = tuple[tuple[float, float], ...]


def _regular(corners: int, size: float, turn: float = -90.0, dent: float = 1.0) -> Outline:
    """A regular polygon, or a star where every second corner is dented."""
    steps = corners if dent == 1.0 else 2 * corners
    points = []
    for step in range(steps):
        angle = math.radians(turn + 360 * step / steps)
        reach = size * (dent if step % 2 and dent != 1.0 else 1.0)
        points.append((round(reach * math.cos(angle), 3), round(reach * math.sin(angle), 3)))
    return tuple(points)


def _turned(outline: Outline, degrees: float) -> Outline:
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return tuple((round(x * cos - y * sin, 3), round(x * sin + y * cos, 3)) for x, y in outline)


_CIRCLE: Outline = ()
_SQUARE = _regular(4, 1.24, 45)
_DIAMOND = _regular(4, 1.2)
_PENTAGON = _regular(5, 1.14)
_HEXAGON = _regular(6, 1.1)
_TRIANGLE = tuple((x, round(y + 0.16, 3)) for x, y in _regular(3, 1.3))
_TRIANGLE_DOWN = tuple((x, -y) for x, y in _TRIANGLE)
_STAR = _regular(5, 1.36, dent=0.5)
_ARM = 0.4
_PLUS: Outline = (
    (-_ARM, -1.08), (_ARM, -1.08), (_ARM, -_ARM), (1.08, -_ARM), (1.08, _ARM), (_ARM, _ARM),
    (_ARM, 1.08), (-_ARM, 1.08), (-_ARM, _ARM), (-1.08, _ARM), (-1.08, -_ARM), (-_ARM, -_ARM),
)  # fmt: skip
_CROSS = _turned(_PLUS, 45)
# a head on shoulders
_PERSON: Outline = (
    *((round(0.56 * math.cos(turn), 3), round(0.56 * math.sin(turn) - 0.62, 3)) for turn in
      (math.radians(130 + 280 * step / 10) for step in range(11))),
    (0.7, 0.12), (1.0, 0.5), (1.06, 1.08), (-1.06, 1.08), (-1.0, 0.5), (-0.7, 0.12),
)  # fmt: skip
_HOUSE: Outline = (
    (0.0, -1.2), (1.2, -0.2), (0.9, -0.2), (0.9, 0.95), (-0.9, 0.95), (-0.9, -0.2), (-1.2, -0.2),
)  # fmt: skip
_PENDING = frozenset({"planned", "proposed"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """How a node is drawn: colour on paper and on the dark ground, outline (none: a circle), and what fills it.

    ``dot`` leaves a point of the ground in the middle, ``ring`` leaves only the rim.
    """

    colour: str
    dark: str
    outline: Outline = _CIRCLE
    fill: Literal["solid", "dot", "ring"] = "solid"


# level (or kind of node) -> mark; the order is that of the legend
MARKS: Mapping[str, Mark] = MappingProxyType(
    {
        "city_municipality": Mark(colour="#0f6b6b", dark="#4fb3ac"),
        "town_municipality": Mark(colour="#3d8fa8", dark="#6fbad2", fill="dot"),
        "subdistrict_municipality": Mark(colour="#6ea4b5", dark="#9ccbd9", fill="ring"),
        "pao": Mark(colour="#b3592b", dark="#e08a58", outline=_SQUARE),
        "sao": Mark(colour="#d0923c", dark="#e6b871", outline=_SQUARE, fill="ring"),
        "special_local_government": Mark(colour="#8a2f4f", dark="#d4758f", outline=_PENTAGON),
        "province": Mark(colour="#6f5b94", dark="#a996d0", outline=_HEXAGON),
        "foreign_local_government": Mark(colour="#4a5560", dark="#a5b0ba", outline=_DIAMOND),
        "ministry_agency": Mark(colour="#7b6c3f", dark="#c2b27d", outline=_PLUS),
        "university": Mark(colour="#4d7d4a", dark="#86b982", outline=_TRIANGLE),
        "school": Mark(colour="#719a4a", dark="#a9cc85", outline=_TRIANGLE, fill="ring"),
        "company": Mark(colour="#8d6552", dark="#c79c87", outline=_TRIANGLE_DOWN),
        "association": Mark(colour="#98791d", dark="#d8bc62", outline=_STAR),
        "other": Mark(colour="#85837d", dark="#a09e97", outline=_CROSS),
        "agreement": Mark(colour="#6a7076", dark="#a8aeb2", outline=_DIAMOND, fill="ring"),
        "group": Mark(colour="#2f6d85", dark="#7dbcd3", outline=_regular(8, 1.06, 22.5)),
        "person": Mark(colour="#a2445f", dark="#e08da4", outline=_PERSON),
        "site": Mark(colour="#5b5f2e", dark="#c0c67e", outline=_HOUSE),
        "room": Mark(colour="#7b7f3c", dark="#c9cf94", outline=_HOUSE, fill="ring"),
        "type": Mark(colour="#20262b", dark="#e9e4da", outline=_regular(6, 1.06, 0), fill="dot"),
        "domain": Mark(colour="#20262b", dark="#e9e4da", outline=_regular(8, 1.06, 22.5), fill="ring"),
    }
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """How an agreement of one status is drawn: width, dashes (none: solid), whether it steps back, whether it is double."""

    width: float = 1.3
    dashes: tuple[float, ...] = ()
    faint: bool = False
    double: bool = False


LINES: Mapping[str, Line] = MappingProxyType(
    {
        "signed": Line(),
        "renewed": Line(width=2.2, double=True),
        "in_force": Line(width=1.1, dashes=(16, 3)),
        "planned": Line(width=1.4, dashes=(7, 5)),
        "proposed": Line(width=1.4, dashes=(7, 3, 1.6, 3)),
        "ended": Line(width=1.2, dashes=(1, 4), faint=True),
    }
)

# status or way -> line on paper, where a reader has neither colour nor a card; a status has the sign that it has on pages
PRINT_LINES: Mapping[str, Line] = MappingProxyType(
    {
        "signed": Line(),
        "renewed": Line(width=2.2, double=True),
        "in_force": Line(width=1.1, dashes=(15, 2.6)),
        "planned": Line(width=1.3, dashes=(6, 3.6)),
        "proposed": Line(width=1.3, dashes=(6, 2.4, 1.4, 2.4)),
        "ended": Line(width=1.2, dashes=(1.4, 3), faint=True),
        "signs": Line(width=1.6),
        "signs_for": Line(width=1.6, dashes=(9, 2.4, 2, 2.4)),
        "represents": Line(width=1.4, dashes=(6, 3.6)),
        "presides": Line(width=1.4, dashes=(3, 2.6)),
        "witnesses": Line(width=1.4, dashes=(1.4, 2.6)),
        "attends": Line(width=1.4, dashes=(1.4, 6)),
        "acts_for": Line(width=0.9, dashes=(15, 2.6), faint=True),
        "within": Line(width=2.6, double=True, faint=True),
    }
)

# colours of figures for print, on white paper
PRINT: Mapping[str, str] = MappingProxyType(
    {
        "paper": "#ffffff", "ink": "#1d2328", "mute": "#565c62", "rule": "#c9c4ba", "edge": "#8b857a",
        "faint": "#938d82", "dense": "#aaa499", "band": "#efece5",
    }
)  # fmt: skip

# what a line says besides a status: what a person did in an agreement or is to a body, what a room is to its site
WAYS: Mapping[str, Line] = MappingProxyType(
    {
        "signs": Line(width=1.6),
        "signs_for": Line(width=1.6, dashes=(9, 3, 2, 3)),
        "represents": Line(width=1.4, dashes=(7, 5)),
        "presides": Line(width=1.4, dashes=(3, 4)),
        "witnesses": Line(width=1.4, dashes=(1, 4)),
        "attends": Line(width=1.1, dashes=(1, 6)),
        "acts_for": Line(width=0.8, faint=True),
        "within": Line(width=2.6, faint=True),
    }
)

# how an agreement of one status stands on a timeline: an outline (none: a circle) and what fills it
WHENS: Mapping[str, tuple[Outline, Literal["solid", "ring"]]] = MappingProxyType(
    {
        "signed": (_CIRCLE, "solid"),
        "renewed": (_regular(4, 1.25), "solid"),
        "in_force": (_regular(4, 1.2, 45), "solid"),
        "planned": (_CIRCLE, "ring"),
        "proposed": (_regular(4, 1.25), "ring"),
        "ended": (_CROSS, "solid"),
    }
)

# theme -> colour by use; the page's style sheet and its canvas read the same values
THEMES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "light": {
            "paper": "#fbf9f5", "card": "#fffdf9", "wash": "#f5f1e8", "ink": "#20262b", "mute": "#656b71",
            "line": "#e5dfd4", "rule": "#cfc8bb", "edge": "#a8a093", "faint": "#cbc5ba", "hot": "#c8472b",
            "warm": "#9d3119", "blush": "#fbe9e3", "link": "#0b5f5f", "mint": "#e6f0ee", "bar": "#c3d5d1",
            "glow": "#fde08a",
        },
        "dark": {
            "paper": "#171a1c", "card": "#1d2124", "wash": "#262b2e", "ink": "#ece7dd", "mute": "#a3a7a6",
            "line": "#2f3538", "rule": "#454c50", "edge": "#71777a", "faint": "#4a5053", "hot": "#ef7f62",
            "warm": "#f7a68f", "blush": "#42261f", "link": "#79c9c0", "mint": "#1f3634", "bar": "#3b5f5b",
            "glow": "#6b5518",
        },
    }
)  # fmt: skip


def mark_of(level: str) -> Mark:
    """The mark of a level; of one that is not in the table, that of ``other``."""
    return MARKS.get(level, MARKS["other"])


def line_of(status: str) -> Line:
    """The line of a status, or of what it says besides one; of one that is in no table, a plain line."""
    return LINES.get(status) or WAYS.get(status) or LINES["signed"]


def shared_status(found: Set[str]) -> str:
    """How a line for several agreements is drawn: as their one status, or as those that are pending; else drawn through."""
    if len(found) == 1:
        return next(iter(found))
    return "planned" if found <= _PENDING else "signed"


def radius(agreements: int) -> float:
    """The size of a body by its number of agreements: area grows with the number, within bounds.

    >>> radius(1), radius(4), radius(10_000)
    (6.0, 8.8, 26.0)
    """
    return round(min(26.0, 3.2 + 2.8 * math.sqrt(max(1, agreements))), 1)
