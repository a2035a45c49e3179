"""Symbols: the marks of bodies and the lines of agreements on paper; told by shape, fill and dashes, never by colour alone."""

from __future__ import annotations

from citypact.viz.figures.sheet import Path, Shape, circle, outlined, straight
from citypact.viz.style import PRINT, PRINT_LINES, Mark, line_of, mark_of

__all__ = ["contrast", "line_sample", "line_shapes", "mark_shapes", "printed", "size_shapes"]

_LEAST_CONTRAST = 3.0  # of a mark with the paper (WCAG 2.2, 1.4.11)
_RIM = 0.34  # of the radius
_DOT = 0.36
_THICKEST = 0.62  # of a rim, in millimetres


def mark_shapes(key: str, x: float, y: float, radius: float, *, title: str = "") -> list[Shape]:
    """The mark of a level or kind of node, around (x, y)."""
    mark = mark_of(key)
    colour, paper = printed(mark), PRINT["paper"]
    if mark.fill == "ring":
        rim = min(max(radius * _RIM, 0.2), _THICKEST)
        outline = outlined(mark.outline, x, y, radius - rim / 2)
        return [Shape(path=outline, fill=paper, stroke=colour, width=round(rim, 3), title=title)]
    edge = min(0.22, radius / 5)
    shapes = [
        Shape(
            path=outlined(mark.outline, x, y, radius),
            fill=colour,
            stroke=paper,
            width=round(edge, 3),
            title=title,
        )
    ]
    if mark.fill == "dot":
        shapes.append(Shape(path=circle(x, y, radius * _DOT), fill=paper))
    return shapes


def size_shapes(x: float, y: float, radius: float) -> list[Shape]:
    """A size alone, of no kind."""
    return [Shape(path=circle(x, y, radius), fill=PRINT["band"], stroke=PRINT["mute"], width=0.18)]


def line_shapes(status: str, path: Path, width: float, unit: float, *, dense: bool = False) -> list[Shape]:
    """A line of a status; ``unit`` is what a step of its dashes takes; where lines are ``dense``, each is paler."""
    line = PRINT_LINES.get(status, PRINT_LINES["signed"])
    colour = PRINT["dense" if dense else "faint" if line.faint else "edge"]
    if line.double:
        wide = max(width, 0.5)
        return [
            Shape(path=path, stroke=colour, width=round(wide, 3)),
            Shape(path=path, stroke=PRINT["paper"], width=round(wide * 0.42, 3)),
        ]
    dashes = tuple(round(step * unit, 3) for step in line.dashes)
    return [Shape(path=path, stroke=colour, width=round(width, 3), dashes=dashes)]


def line_sample(status: str, x: float, y: float, length: float, pixel: float) -> list[Shape]:
    """A line as the legend shows it."""
    return line_shapes(status, straight(x, y, x + length, y), line_of(status).width * pixel, pixel)


def printed(mark: Mark) -> str:
    """The colour of a mark on white paper: its own, or one dark enough to stand out."""
    red, green, blue = (int(mark.colour[at : at + 2], 16) for at in (1, 3, 5))
    while True:
        colour = f"#{red:02x}{green:02x}{blue:02x}"
        if contrast(colour, PRINT["paper"]) >= _LEAST_CONTRAST:
            return colour
        red, green, blue = (int(part * 0.97) for part in (red, green, blue))


def contrast(one: str, other: str) -> float:
    """The contrast of two colours (WCAG 2.2, "contrast ratio").

    >>> contrast("#000000", "#ffffff")
    21.0
    """
    low, high = sorted((_luminance(one), _luminance(other)))
    return round((high + 0.05) / (low + 0.05), 3)


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
