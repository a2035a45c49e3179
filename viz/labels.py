"""Labels: how wide a name is, and on which side of its node it may stand from which zoom on.

Labels keep their size on the screen, so the closer one looks, the more of them fit. For each zoom the important names
choose first; a name that has its place keeps it at every closer zoom.
"""

from __future__ import annotations

import math
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

__all__ = [
    "FONT",
    "SIDES",
    "STRONG",
    "ZOOMS",
    "Box",
    "Label",
    "Spot",
    "box_of",
    "drawn_radius",
    "place_labels",
    "width_of",
]

FONT = 12.0  # pixels on the screen; strong labels are a little larger
STRONG = 13.5
_LINE = 1.3  # height of a line of Thai: marks stand above and below the letters
_HALO = 3.0
_NAMED = 3000  # of larger networks the foremost are named; the others when the pointer is on them
_CLOSE = 2.0  # from here on a name may stand on any side, rather than nowhere
_LEAST = 2.6  # radius on the screen below which no node shrinks
READING = 0.8  # the scale at which a full page is meant to be read
ZOOMS = (0.18, 0.25, 0.3, 0.35, 0.42, 0.5, 0.56, 0.62, 0.7, 0.8, 0.9, 1.0, 1.2, 1.5, 2.0, 2.8, 4.0)
SIDES = ("below", "right", "left", "above")

Box = tuple[float, float, float, float]  # left, top, right, bottom


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """A node that wants its name shown: where it is, how large, how wide its name, in order of importance."""

    x: float
    y: float
    radius: float
    width: float
    strong: bool = False
    sides: tuple[str, ...] = SIDES
    outmost: bool = False  # whether its name rather stands beyond its partners
    skirt: float = 0.0  # how far the partners around it reach; its name may stand beyond them


@dataclass(frozen=True, slots=True)
class Label:
    """Where a name stands, and from which scale on (screen pixels per unit); never, where nothing is free."""

    side: str
    scale: float
    rim: float


# In ems, the widest of Noto Sans Thai, Loma and Garuda; every other Thai letter is about 0.66 wide.
_THAI: Mapping[str, float] = {
    **dict.fromkeys("ฌญฒณ", 0.93),
    **dict.fromkeys("ฆฑพฟฬ", 0.74),
    **dict.fromkeys("รงวจธฐ", 0.58),
    **dict.fromkeys("ะาำโใไๅ", 0.5),
    "เ": 0.35,
}


@cache
def _advance(character: str) -> float:
    """The width of one character, in ems, as wide as in the widest of the page's fonts."""
    category = unicodedata.category(character)
    if category in ("Mn", "Me", "Cf"):
        return 0.0
    if "\u0e00" <= character <= "\u0e7f":
        return _THAI.get(character, 0.66)
    if unicodedata.east_asian_width(character) in "WF":
        return 1.0
    if character in "iljtfrI.,:;'!|()[] -":
        return 0.34
    if character in "mwMW@%…—":
        return 0.92
    return 0.7 if character.isupper() else 0.58


def width_of(text: str, *, strong: bool = False) -> float:
    """The width of a label on the screen, in pixels, rather a little too wide than too narrow.

    >>> width_of("เมือง") < width_of("เทศบาลเมือง")
    True
    """
    return round(sum(map(_advance, text)) * (STRONG * 1.05 if strong else FONT), 1)


def drawn_radius(radius: float, scale: float) -> float:
    """The radius, in units, that a node is drawn with: far away it shrinks no further than a visible point."""
    return max(radius, _LEAST / scale)


def box_of(spot: Spot, side: str, scale: float, rim: float = 0.0) -> Box:
    """The space that a label takes, in units, the gap to its node included."""
    wide = (spot.width + 2) / scale
    high = ((STRONG if spot.strong else FONT) * _LINE + 1) / scale
    gap, rim = _HALO / scale, drawn_radius(rim or spot.radius, scale)
    x, y = spot.x, spot.y
    if side == "below":
        return (x - wide / 2, y + rim, x + wide / 2, y + rim + gap + high)
    if side == "above":
        return (x - wide / 2, y - rim - gap - high, x + wide / 2, y - rim)
    if side == "right":
        return (x + rim, y - high / 2, x + rim + gap + wide, y + high / 2)
    return (x - rim - gap - wide, y - high / 2, x - rim, y + high / 2)


class _Crowd:
    """Boxes on a grid, so that asking who is near stays cheap."""

    def __init__(self, cell: float) -> None:
        self._cell = cell
        self._cells: dict[tuple[int, int], list[tuple[int, Box]]] = {}

    def _keys(self, box: Box) -> Iterator[tuple[int, int]]:
        cell = self._cell
        left, top, right, bottom = box
        rows = range(math.floor(top / cell), math.floor(bottom / cell) + 1)
        for column in range(math.floor(left / cell), math.floor(right / cell) + 1):
            for row in rows:
                yield column, row

    def add(self, owner: int, box: Box) -> None:
        for key in self._keys(box):
            self._cells.setdefault(key, []).append((owner, box))

    def is_free(self, owner: int, box: Box) -> bool:
        left, top, right, bottom = box
        for key in self._keys(box):
            for other, (a, b, c, d) in self._cells.get(key, ()):
                if other != owner and left < c and a < right and top < d and b < bottom:
                    return False
        return True


def place_labels(
    spots: Sequence[Spot],
    zooms: Sequence[float] = ZOOMS,
    *,
    reading: float = READING,
    page: Box | None = None,
) -> Mapping[int, Label]:
    """A side and a first scale for each label that finds room; the first spots choose first.

    Sides are chosen at the reading scale, where the picture is meant to be read, so that names stand where there is
    room for them and not at the far rim; from further away a name keeps that side, or waits. Up to there, no name
    but a strong one leaves the ``page``.
    """
    if not any(spot.width for spot in spots):
        return {}
    sides = _chosen(spots, reading, {}, None, page)
    found: dict[int, Label] = {}
    # Close to the reading scale, where windows differ a little, the steps are fine.
    for scale in sorted({*zooms, reading, 1.07 * reading, 1.15 * reading} if zooms else {reading}):
        given = (
            {owner: (label.side, label.rim) for owner, label in sides.items()} if scale < reading else None
        )
        found.update(_chosen(spots, scale, found, given, page if scale <= reading else None))
    return found


def _chosen(
    spots: Sequence[Spot],
    scale: float,
    standing: Mapping[int, Label],
    given: Mapping[int, tuple[str, float]] | None,
    page: Box | None,
) -> dict[int, Label]:
    """The labels that find room at a scale besides those that stand already; with ``given`` sides, only on these."""
    nodes, taken = _Crowd(60 / scale), _Crowd(90 / scale)
    for owner, spot in enumerate(spots):
        rim = drawn_radius(spot.radius, scale) + 1 / scale
        nodes.add(owner, (spot.x - rim, spot.y - rim, spot.x + rim, spot.y + rim))
    for owner, label in standing.items():
        taken.add(owner, box_of(spots[owner], label.side, scale, label.rim))
    found: dict[int, Label] = {}
    for owner, spot in enumerate(spots):
        if owner in standing or not spot.width:
            continue
        if owner >= _NAMED:
            break
        choices = _choices(spot, scale) if given is None else iter([given[owner]] if owner in given else [])
        for side, rim in choices:
            box = box_of(spot, side, scale, rim)
            if page and not spot.strong and not _within(box, page):
                continue
            if taken.is_free(owner, box) and nodes.is_free(owner, box):
                found[owner] = Label(side, scale, rim)
                taken.add(owner, box)
                break
    return found


def _within(box: Box, page: Box) -> bool:
    return box[0] >= page[0] and box[1] >= page[1] and box[2] <= page[2] and box[3] <= page[3]


def _choices(spot: Spot, scale: float) -> Iterator[tuple[str, float]]:
    """The sides in order, and then, for a node with partners all around, those beyond its partners."""
    if spot.outmost and spot.skirt:
        yield spot.sides[0], spot.skirt
    for side in spot.sides:
        yield side, spot.radius
    if scale >= _CLOSE:
        for side in SIDES:
            yield side, spot.radius
    if spot.skirt:
        for side in ("below", "above", "right", "left"):
            yield side, spot.skirt
