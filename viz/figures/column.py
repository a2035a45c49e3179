"""The column: blocks of text one under the other, and entries of a legend that flow as words do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from citypact.viz.figures.shaping import Line, Typesetter
from citypact.viz.figures.sheet import POINT, Shape, Text
from citypact.viz.style import PRINT

__all__ = ["LEGEND", "SMALL", "TITLE", "Column", "Entry"]

TITLE = 9.6 * POINT
LEGEND = 7.0 * POINT
SMALL = 6.6 * POINT
_LEADING = 1.42  # Thai has marks above and below its letters
_GAP = 1.0  # between a sign and its name
_APART = 2.8  # between two entries


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a legend: a sign of a size, drawn from its left end and its middle, and a name."""

    name: str = ""
    wide: float = 0.0
    high: float = 0.0
    draw: Callable[[float, float], list[Shape]] = lambda x, y: []


@dataclass(slots=True)
class Column:
    """What was put down so far, and where the next block begins; ``zoom`` makes all of it larger."""

    setter: Typesetter
    width: float
    zoom: float
    y: float = 0.0
    items: list[Shape | Text] = field(default_factory=list)

    def gap(self, size: float) -> None:
        """Leave room."""
        self.y += size * self.zoom

    def paragraph(self, text: str, size: float, colour: str, *, strong: bool = False) -> None:
        """A text on as many lines as it takes."""
        size *= self.zoom
        for line in self.setter.broken(text, self.width / size, strong):
            self.y += size * _LEADING
            self._put(line, 0.0, self.y - 0.4 * size, size, colour)

    def flow(self, heading: str, entries: Sequence[Entry]) -> None:
        """A heading and after it entries, on as many lines as they take."""
        if not entries:
            return
        size = LEGEND * self.zoom
        gap, apart = _GAP * self.zoom, _APART * self.zoom
        high = max(size * _LEADING, *(entry.high + 0.5 * self.zoom for entry in entries))
        self.y += high
        title = self.setter.line(heading, True)
        self._put(title, 0.0, self.y - high / 2 + 0.34 * size, size, PRINT["ink"])
        x = title.width * size + apart
        for entry in entries:
            sign = entry.wide + gap if entry.wide else 0.0
            name = self.setter.fitting(entry.name, (self.width - sign) / size)
            takes = sign + name.width * size
            if x + takes > self.width and x > 0:
                x = 0.0
                self.y += high
            self.items.extend(entry.draw(x, self.y - high / 2))
            self._put(name, x + sign, self.y - high / 2 + 0.34 * size, size, PRINT["ink"])
            x += takes + apart

    def take(self) -> list[Shape | Text]:
        """What was put down since the last time."""
        items, self.items = self.items, []
        return items

    def _put(self, line: Line, x: float, y: float, size: float, colour: str) -> None:
        self.items.append(Text(line=line, x=round(x, 3), y=round(y, 3), size=size, colour=colour))
