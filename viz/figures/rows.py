"""Rows: a chronicle on paper, its rows under each other along the years, the undated in a column of their own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from citypact.viz.chronicle import BUCKET, Chronicle, Item, Row, laid
from citypact.viz.figures.plot import PIXEL, TALLEST, Plot
from citypact.viz.figures.shaping import Typesetter
from citypact.viz.figures.sheet import Layer, Path, Shape, Text, outlined, polygon, straight
from citypact.viz.figures.symbols import mark_shapes, printed
from citypact.viz.labels import FONT
from citypact.viz.names import cut
from citypact.viz.picture import Picture
from citypact.viz.style import PRINT, WHENS, line_of, mark_of
from citypact.viz.words import UI, Words

__all__ = ["counted_words", "rows_plot", "shown_kind", "span_shapes", "when_shapes"]

_FINE = 0.8  # of the pages' pixel: marks that print shows finer
_R = 4.2  # of a mark, in such pixels, as on the page
_PITCH, _PAD, _COUNTED = 11.0, 9.0, 26.0
_NAMES = 0.3  # of the width, at most
_STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Ground:
    """Where the years and the bucket stand, in millimetres."""

    chronicle: Chronicle
    pixel: float
    left: float
    right: float
    bucket: float
    most: int

    def x(self, year: float) -> float:
        years = max(1, self.chronicle.last - self.chronicle.first)
        return self.left + (year - self.chronicle.first) / years * (self.right - self.left)

    def high(self, row: Row, least: float) -> float:
        lanes = _COUNTED if self.chronicle.counted else row.lanes * _PITCH + _PAD
        return max(least, lanes * self.pixel)


def shown_kind(chronicle: Chronicle) -> str:
    """body, where there is room for a row for each; if not, type: all agreements are in their rows too."""
    rows = [row for row in chronicle.rows if row.kind == "body"]
    lanes = sum(row.lanes * _PITCH + _PAD for row in rows) * PIXEL * _FINE
    return "body" if rows and max(lanes, len(rows) * FONT * 1.25 * PIXEL) <= TALLEST else "type"


def counted_words(chronicle: Chronicle, kind: str) -> Words:
    """What a bar stands for, and the highest one."""
    most, note = chronicle.most(kind), UI["counted_note"]
    return Words(f"{note.th} แท่งสูงสุด {most:,}", f"{note.en}; the highest {most:,}")


def rows_plot(
    picture: Picture, chronicle: Chronicle, setter: Typesetter, *, lang: str, width: float, zoom: float
) -> Plot:
    """The rows of a chronicle, for a width; ``zoom`` is how much larger letters are than on a page of A4."""
    kind, at = shown_kind(chronicle), 0 if lang == "th" else 1
    rows = [row for row in chronicle.rows if row.kind == kind]
    size, pixel = FONT * PIXEL * zoom, PIXEL * zoom * _FINE
    mark = 1.5 * size if kind == "body" else 0.0
    names = [_fitting(_name(picture, row)[at], setter, (width * _NAMES - mark) / size) for row in rows]
    left = max((line.width for line in map(setter.line, names)), default=0.0) * size + mark + 1.5 * size
    bucket = (
        max((BUCKET * 10.5 + 12) * pixel, setter.line(UI["undated"][at]).width * size + 10 * pixel)
        if chronicle.undated
        else 0.0
    )
    ground = _Ground(
        chronicle=chronicle,
        pixel=pixel,
        left=left,
        right=width - bucket - pixel * 8,
        bucket=bucket,
        most=chronicle.most(kind),
    )
    if not chronicle.counted:
        rows = laid(rows, chronicle.last - chronicle.first, (ground.right - ground.left) / pixel)
    shapes: dict[str, list[Shape | Text]] = {part: [] for part in ("ground", "axis", "marks", "names")}
    head = 3.2 * size
    y = head
    for place, (row, name) in enumerate(zip(rows, names, strict=True)):
        high = ground.high(row, 1.25 * size)
        if place % 2:
            shapes["ground"].append(Shape(path=_box(0, y, width, high), fill=PRINT["band"]))
        middle = y + high / 2
        if kind == "body":
            level = picture.bodies[row.node].level
            shapes["marks"] += mark_shapes(level, 0.6 * size, middle, 0.36 * size, title=row.name[at])
        text = Text(line=setter.line(name), x=mark, y=middle + 0.34 * size, size=size, colour=PRINT["ink"])
        shapes["names"].append(text)
        shapes["marks"] += [
            shape for item in _numbered(row) for shape in _item(ground, *item, y, high, setter, size)
        ]
        y += high
    shapes["axis"] += _axis(ground, setter, head, y, size, at)
    return Plot(
        layers=[Layer(name=part, items=items) for part, items in shapes.items() if items],
        height=y + 0.4 * size,
        unit=1.0,
        scale=1.0,
        named=len(rows),
        names=len(rows),
    )


def _name(picture: Picture, row: Row) -> Words:
    body = picture.bodies.get(row.node)
    return body.short if body else row.name


def _fitting(text: str, setter: Typesetter, ems: float) -> str:
    size = len(text)
    while size > 4 and setter.line(cut(text, size)).width > ems:
        size -= 1
    return cut(text, size)


def _numbered(row: Row) -> Iterator[tuple[Item, int]]:
    """The items, the undated ones with their number among these."""
    undated = 0
    for item in row.items:
        yield item, undated
        undated += not item.start


def _item(
    ground: _Ground, item: Item, number: int, top: float, high: float, setter: Typesetter, size: float
) -> Sequence[Shape | Text]:
    pixel = ground.pixel
    if ground.chronicle.counted:
        if not item.start:
            line = setter.line(f"{item.count:,}")
            x = ground.right + ground.bucket / 2 - line.width * size / 2
            return [Text(line=line, x=x, y=top + high / 2 + 0.34 * size, size=size, colour=PRINT["ink"])]
        tall = max(pixel, item.count / ground.most * (high - 3 * pixel))
        x, wide = ground.x(item.start), ground.x(item.end) - ground.x(item.start)
        return [
            Shape(
                path=_box(x, top + high - tall - pixel, max(0.15, 0.86 * wide), tall), fill=_colour("signed")
            )
        ]
    y = top + (6 + item.lane * _PITCH + _R) * pixel
    if not item.start:
        return when_shapes(
            item.status, ground.right + (14 + number % BUCKET * 10.5 + _R) * pixel, y, _R * pixel
        )
    left, right = ground.x(item.start), ground.x(item.end)
    if item.exact:
        return when_shapes(item.status, (left + right) / 2, y, _R * pixel)
    return span_shapes(item.status, left, right, y, _R * pixel)


def when_shapes(status: str, x: float, y: float, radius: float) -> list[Shape]:
    """The sign of a status at a day."""
    outline, fill = WHENS.get(status, WHENS["signed"])
    rim = min(0.3, radius / 2.6) if fill == "ring" else 0.0
    reach = radius - rim / 2
    path = outlined(outline, x, y, reach)
    if fill == "ring":
        return [Shape(path=path, fill=PRINT["paper"], stroke=_colour(status), width=round(rim, 3))]
    return [Shape(path=path, fill=_colour(status))]


def span_shapes(status: str, left: float, right: float, y: float, radius: float) -> list[Shape]:
    """A month or a year in which the day is not known, the sign of the status small in it."""
    half = max(right - left, 2.3 * radius) / 2
    middle = (left + right) / 2
    dashes = tuple(round(step * 0.09, 3) for step in line_of(status).dashes)
    bar = Shape(
        path=_box(middle - half, y - radius, 2 * half, 2 * radius),
        fill=PRINT["paper"],
        stroke=_colour(status),
        width=0.14,
        dashes=dashes,
    )
    return [bar, *when_shapes(status, middle, y, radius * 0.55)]


def _colour(status: str) -> str:
    if status == "ended":
        return PRINT["mute"]
    return printed(mark_of("pao" if status in ("planned", "proposed") else "city_municipality"))


def _axis(
    ground: _Ground, setter: Typesetter, top: float, bottom: float, size: float, at: int
) -> list[Shape | Text]:
    """The years above, round in the calendar of the language, and the head of the bucket."""
    found: list[Shape | Text] = []
    era, chronicle = (543, 0)[at], ground.chronicle
    each = (ground.right - ground.left) / max(1, chronicle.last - chronicle.first)
    step = next((step for step in _STEPS if step * each >= 3.4 * size), _STEPS[-1])
    first = -(-(chronicle.first + era) // step) * step - era
    for year in range(first, chronicle.last + 1, step) if chronicle.last else ():
        x = ground.x(year)
        found.append(Shape(path=straight(x, top, x, bottom), stroke=PRINT["rule"], width=0.12))
        if x + 1.5 * size < ground.right:
            found.append(_centred(setter, str(year + era), x, top - 0.5 * size, size * 0.92, PRINT["mute"]))
    if ground.bucket:
        x = ground.right + 8 * ground.pixel
        found.append(Shape(path=straight(x, 0.2 * size, x, bottom), stroke=PRINT["mute"], width=0.2))
        middle = x + (ground.bucket - 8 * ground.pixel) / 2
        for words, y in ((UI["undated"][at], top - 1.8 * size), (f"{chronicle.undated:,}", top - 0.5 * size)):
            found.append(_centred(setter, words, middle, y, size * 0.92, PRINT["ink"]))
    return found


def _centred(setter: Typesetter, text: str, x: float, y: float, size: float, colour: str) -> Text:
    line = setter.line(text)
    return Text(line=line, x=x - line.width * size / 2, y=y, size=size, colour=colour)


def _box(x: float, y: float, wide: float, high: float) -> Path:
    return polygon([(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)])
