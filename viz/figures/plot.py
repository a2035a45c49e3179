"""The plot: where nodes, lines and names of a scene stand on paper."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from citypact.viz.figures.shaping import Typesetter
from citypact.viz.figures.sheet import Layer, Shape, Text, bent, circle
from citypact.viz.figures.symbols import line_shapes, mark_shapes
from citypact.viz.islands import Point
from citypact.viz.labels import FONT, STRONG, Box, Label, Spot, box_of, drawn_radius, place_labels
from citypact.viz.layout import LANDSCAPE, places_of, spots_of
from citypact.viz.picture import Picture
from citypact.viz.scene import Node, Scene
from citypact.viz.style import PRINT, radius

__all__ = ["PIXEL", "TALLEST", "Plot", "is_wide", "plot_of"]

PIXEL = 0.205  # millimetres that a pixel of the pages takes: names of 12 pixels are of 7 points
_NARROW = 0.182  # in a column: of 6.2 points
_COLUMN = 0.62  # width by height of what stands in a column of a journal
_WIDE = 115.0  # from this width on a figure is laid out across a page, below it down a column
TALLEST = 190.0  # on a page of A4
_CLOSEST, _CLOSEST_FEW = 1.45, 2.1
_FEW = 8
_CROWDED = 60
_FINEST = 0.12  # of lines, in millimetres
_ROUNDS = 11
_STEPS = 9  # larger scales that are tried
_LARGENESS = 0.4  # how much a larger scale counts beside more names
_MANY = 1000  # lines from which on they step back, in any picture
_DENSE = 2.0  # lines for each node, from which on they step back


@dataclass(frozen=True, slots=True, kw_only=True)
class Plot:
    """Layers in millimetres, from (0, 0) on; ``named`` of the ``names`` found room."""

    layers: Sequence[Layer]
    height: float
    unit: float  # millimetres of a unit of the layout
    scale: float  # pixels of a unit
    named: int
    names: int

    def size_of(self, agreements: int) -> float:
        """The radius, in millimetres, of a body with so many agreements."""
        return drawn_radius(radius(agreements), self.scale) * self.unit


def is_wide(width: float, zoom: float) -> bool:
    """Whether a figure of a width is laid out across a page, and not down a column."""
    return width >= _WIDE * zoom


def plot_of(
    picture: Picture, scene: Scene, setter: Typesetter, *, lang: str, width: float, zoom: float
) -> Plot:
    """The scene as large as it fits a width; ``zoom`` is how much larger letters are than on a page of A4."""
    if not scene.nodes:
        return Plot(layers=(), height=0.0, unit=1.0, scale=1.0, named=0, names=0)
    wide = is_wide(width, zoom)
    pixel, aspect = (PIXEL if wide else _NARROW) * zoom, LANDSCAPE if wide else _COLUMN
    figures = scene.figures
    places = places_of(picture.network, figures, centre=picture.centre, lang=lang, aspect=aspect)

    def measured(text: str, strong: bool) -> float:
        return setter.line(text, strong).width * (STRONG if strong else FONT)

    spots = spots_of(picture.network, figures, places, lang, measured)
    high = min(TALLEST * zoom, width / (0.82 if wide else 0.55))
    scale, labels, box = _fitted(spots, width / pixel, high / pixel)
    unit = scale * pixel
    left = (width - (box[2] - box[0]) * unit) / 2 - box[0] * unit
    at = {
        node.iri: (left + places[node.iri][0] * unit, (places[node.iri][1] - box[1]) * unit)
        for node in scene.nodes
    }
    tall = (box[3] - box[1]) * unit
    return Plot(
        layers=(
            Layer(name="lines", items=list(_lines(scene, at, pixel, scale))),
            Layer(name="nodes", items=list(_nodes(scene, picture, at, pixel, scale, lang))),
            Layer(name="names", items=list(_names(scene, spots, labels, at, pixel, scale, setter, lang))),
        ),
        height=tall,
        unit=unit,
        scale=scale,
        named=len(labels),
        names=sum(bool(spot.width) for spot in spots),
    )


def _fitted(spots: Sequence[Spot], wide: float, high: float) -> tuple[float, Mapping[int, Label], Box]:
    """A scale, in pixels of a unit, the names that stand at it, and what they and the nodes take.

    At the smallest scale that is tried all names fit that find a place; at larger ones those at the rim may not, and others
    find one. The scale is that at which most names stand, a larger one where little is lost.
    """
    most = _CLOSEST_FEW if len(spots) < _FEW else _CLOSEST
    least, labels, box = _all_fit(spots, wide, high, most)
    best, found = len(labels) * least**_LARGENESS, (least, labels, box)
    for step in range(1, _STEPS + 1):
        scale = least * (most / least) ** (step / _STEPS)
        nodes = _around(spots, {}, scale)
        if (nodes[2] - nodes[0]) * scale > wide or (nodes[3] - nodes[1]) * scale > high:
            break
        x, y = (nodes[0] + nodes[2]) / 2, (nodes[1] + nodes[3]) / 2
        page = (x - wide / scale / 2, y - high / scale / 2, x + wide / scale / 2, y + high / scale / 2)
        labels = place_labels(spots, (), reading=scale, page=page)
        box = _around(spots, labels, scale)
        if box[0] < page[0] or box[2] > page[2] or box[1] < page[1] or box[3] > page[3]:
            continue  # a name that must be there is not on the page
        if len(labels) * scale**_LARGENESS > best:
            best, found = len(labels) * scale**_LARGENESS, (scale, labels, box)
    return found


def _all_fit(
    spots: Sequence[Spot], wide: float, high: float, most: float
) -> tuple[float, Mapping[int, Label], Box]:
    """The largest scale at which nodes and all names that find a place fit."""
    low, found = 0.0, None
    scale = most
    for _ in range(_ROUNDS):
        page = _around(spots, {}, scale) if len(spots) > _CROWDED else None
        labels = place_labels(spots, (), reading=scale, page=page)
        box = _around(spots, labels, scale)
        if (box[2] - box[0]) * scale <= wide and (box[3] - box[1]) * scale <= high:
            low, found = scale, (scale, labels, box)
            if scale == most:
                break
        else:
            most = scale
        scale = math.sqrt(max(low, most / 16) * most)
    if found is None:  # nothing fits: marks alone, however small
        nodes = _around(spots, {}, 1.0)
        scale = min(wide / (nodes[2] - nodes[0]), high / (nodes[3] - nodes[1])) / 2
        found = (scale, {}, _around(spots, {}, scale))
    return found


def _around(spots: Sequence[Spot], labels: Mapping[int, Label], scale: float) -> Box:
    """What nodes and names take, in units."""
    boxes = [box_of(spots[place], label.side, scale, label.rim) for place, label in labels.items()]
    for spot in spots:
        reach = 1.25 * drawn_radius(spot.radius, scale) + 1 / scale
        boxes.append((spot.x - reach, spot.y - reach, spot.x + reach, spot.y + reach))
    return (
        min(box[0] for box in boxes),
        min(box[1] for box in boxes),
        max(box[2] for box in boxes),
        max(box[3] for box in boxes),
    )


def _lines(scene: Scene, at: Mapping[str, Point], pixel: float, scale: float) -> list[Shape]:
    shapes: list[Shape] = []
    dense = len(scene.lines) > min(_MANY, _DENSE * len(scene.nodes))
    for line in scene.lines:
        one, other = scene.nodes[line.one], scene.nodes[line.other]
        width = max(_FINEST, line.width * pixel * min(1.0, max(0.55, scale)))
        path = bent(*at[one.iri], *at[other.iri], line.bow)
        shapes.extend(line_shapes(line.status, path, width, 0.8 * pixel, dense=dense))
    return shapes


def _nodes(
    scene: Scene, picture: Picture, at: Mapping[str, Point], pixel: float, scale: float, lang: str
) -> list[Shape]:
    shapes: list[Shape] = []
    for node in reversed(scene.nodes):  # the foremost are drawn last
        x, y = at[node.iri]
        size = drawn_radius(node.radius, scale) * scale * pixel
        if node.iri == picture.focus:
            rim = Shape(path=circle(x, y, size), fill=PRINT["paper"], stroke=PRINT["ink"], width=0.3)
            shapes.append(rim)
            size *= 0.68
        shapes.extend(mark_shapes(node.mark, x, y, size, title=_told(node, lang)))
    return shapes


def _told(node: Node, lang: str) -> str:
    own, other = node.name if lang == "th" else (node.name.en, node.name.th)
    return own if own == other else f"{own} · {other}"


def _names(
    scene: Scene,
    spots: Sequence[Spot],
    labels: Mapping[int, Label],
    at: Mapping[str, Point],
    pixel: float,
    scale: float,
    setter: Typesetter,
    lang: str,
) -> list[Text]:
    found = []
    for place, label in sorted(labels.items()):
        node, spot = scene.nodes[place], spots[place]
        strong = node.figure.strong
        size = (STRONG if strong else FONT) * pixel
        line = setter.line(node.figure.names[lang], strong)
        wide, (x, y) = line.width * size, at[node.iri]
        left, top, right, bottom = (
            edge * scale * pixel for edge in box_of(spot, label.side, scale, label.rim)
        )
        x0, y0 = spot.x * scale * pixel, spot.y * scale * pixel
        if label.side in ("right", "left"):
            gap = right - x0 - wide if label.side == "right" else x0 - left - wide
            start = x + gap - pixel if label.side == "right" else x - gap - wide + pixel
            base = y + 0.34 * size
        else:
            start = x - wide / 2
            base = y + (bottom - y0) - 0.36 * size if label.side == "below" else y - (y0 - top) + 1.0 * size
        found.append(
            Text(
                line=line,
                x=round(start, 3),
                y=round(base, 3),
                size=size,
                colour=PRINT["ink"],
                halo=2.6 * pixel,
            )
        )
    return found
