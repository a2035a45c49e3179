"""The sheet: a figure as plain shapes and texts in millimetres, y down, whatever it is written as."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from citypact.viz.figures.shaping import Line
from citypact.viz.style import Outline

__all__ = [
    "POINT",
    "Layer",
    "Path",
    "Shape",
    "Sheet",
    "Text",
    "bent",
    "circle",
    "fine",
    "number",
    "outlined",
    "polygon",
    "straight",
]

POINT = 25.4 / 72  # millimetres
_ARC = 0.5522847498  # of a quarter of a circle, as a Bézier curve

Segment = tuple[str, tuple[float, ...]]  # M, L, C or Z, and the coordinates of its points
Path = tuple[Segment, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """An area or a line; ``title`` is what it stands for."""

    path: Path
    fill: str = ""
    stroke: str = ""
    width: float = 0.0
    dashes: tuple[float, ...] = ()
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """A line of text from (x, y) on its baseline; ``halo`` is the width of the ground around it."""

    line: Line
    x: float
    y: float
    size: float
    colour: str
    halo: float = 0.0
    ground: str = "#ffffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Layer:
    """What belongs together, from back to front."""

    name: str
    items: Sequence[Shape | Text]

    def moved(self, right: float, down: float) -> Layer:
        """The same elsewhere."""
        return replace(self, items=[_moved(item, right, down) for item in self.items])


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A whole figure: its size, what it is called and what it shows in words, and its layers from back to front."""

    width: float
    height: float
    lang: str
    title: str
    description: str
    paper: str
    layers: Sequence[Layer]
    day: str = ""  # of the build: YYYY-MM-DD
    build: str = ""
    rights: str = ""


def _moved(item: Shape | Text, right: float, down: float) -> Shape | Text:
    if isinstance(item, Text):
        return replace(item, x=round(item.x + right, 3), y=round(item.y + down, 3))
    return replace(
        item,
        path=tuple(
            (step, tuple(value + (down if place % 2 else right) for place, value in enumerate(points)))
            for step, points in item.path
        ),
    )


def circle(x: float, y: float, radius: float) -> Path:
    """A circle of four curves."""
    r, k = radius, radius * _ARC
    return (
        ("M", (x + r, y)),
        ("C", (x + r, y + k, x + k, y + r, x, y + r)),
        ("C", (x - k, y + r, x - r, y + k, x - r, y)),
        ("C", (x - r, y - k, x - k, y - r, x, y - r)),
        ("C", (x + k, y - r, x + r, y - k, x + r, y)),
        ("Z", ()),
    )


def polygon(points: Sequence[tuple[float, float]]) -> Path:
    """A closed outline through points."""
    first, *rest = points
    return (("M", first), *(("L", point) for point in rest), ("Z", ()))


def outlined(outline: Outline, x: float, y: float, radius: float) -> Path:
    """An outline of style.py around (x, y); without one, a circle."""
    if not outline:
        return circle(x, y, radius)
    return polygon([(x + radius * dx, y + radius * dy) for dx, dy in outline])


def straight(x1: float, y1: float, x2: float, y2: float) -> Path:
    """A straight line."""
    return (("M", (x1, y1)), ("L", (x2, y2)))


def bent(x1: float, y1: float, x2: float, y2: float, bow: float) -> Path:
    """A line that bends to the right of its way by a part of its length, as the pages draw it."""
    if abs(bow) < 1e-9:
        return straight(x1, y1, x2, y2)
    cx, cy = (x1 + x2) / 2 - (y2 - y1) * bow, (y1 + y2) / 2 + (x2 - x1) * bow
    return (
        ("M", (x1, y1)),
        ("C", ((x1 + 2 * cx) / 3, (y1 + 2 * cy) / 3, (x2 + 2 * cx) / 3, (y2 + 2 * cy) / 3, x2, y2)),
    )


def number(value: float) -> str:
    """A length as it is written: to a thousandth, without zeros that say nothing.

    >>> number(0.25), number(3.0), number(0.0004)
    ('0.25', '3', '0')
    """
    return f"{value:.3f}".rstrip("0").rstrip(".") or "0"


def fine(value: float) -> str:
    """A factor that lengths are multiplied by, as it is written."""
    return f"{value:.7f}".rstrip("0")
