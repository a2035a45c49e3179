"""Composing: title, picture, legend and caption of a view on one sheet, one under the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence, Set
from functools import partial

from citypact.viz.chronicle import Chronicle
from citypact.viz.figures.caption import Caption
from citypact.viz.figures.column import LEGEND, SMALL, TITLE, Column, Entry
from citypact.viz.figures.plot import PIXEL, Plot
from citypact.viz.figures.rows import counted_words, shown_kind, span_shapes, when_shapes
from citypact.viz.figures.shaping import TOGETHER, Typesetter
from citypact.viz.figures.sheet import Layer, Shape, Sheet, straight
from citypact.viz.figures.symbols import line_sample, mark_shapes, size_shapes
from citypact.viz.picture import Picture
from citypact.viz.scene import Scene
from citypact.viz.style import PRINT
from citypact.viz.summary import Count
from citypact.viz.words import UI

__all__ = ["composed", "inner"]

_MARGIN = 1.2  # on every side, in millimetres
_GAP = 2.4  # between blocks
_MARK = 1.15  # radius of a mark in the legend
_SAMPLE = 9.0  # length of a line in the legend
_LANGUAGES = ("th", "en")


def composed(
    picture: Picture,
    scene: Scene,
    plot: Plot,
    caption: Caption,
    setter: Typesetter,
    *,
    width: float,
    zoom: float,
    lang: str,
    caption_in: Sequence[str] = _LANGUAGES,
) -> Sheet:
    """The sheet of a plot that was made for this width; ``zoom`` makes letters and signs larger."""
    at = _LANGUAGES.index(lang)
    margin = _MARGIN * zoom
    column = Column(setter, inner(width, zoom), zoom, y=0.4 * margin)
    column.paragraph(caption.title[at], TITLE, PRINT["ink"], strong=True)
    title = column.take()
    column.gap(_GAP)
    if caption.empty is not None:
        column.gap(_GAP)
        column.paragraph(caption.empty[at], LEGEND, PRINT["mute"])
        column.gap(_GAP)
    empty = column.take()
    drawn = [layer.moved(0.0, column.y) for layer in plot.layers]
    column.y += plot.height
    column.gap(_GAP)
    column.flow(_large(UI["domain"][at]), list(_numbers(scene, at)))
    for heading, entries in _legend(picture, scene, plot, caption, zoom, at):
        column.flow(_large(heading), entries)
    legend = column.take()
    column.gap(0.6)
    rule = Shape(
        path=straight(0, column.y, column.width, column.y), stroke=PRINT["rule"], width=round(0.15 * zoom, 3)
    )
    column.gap(0.5)
    said = caption.sentences(named=plot.named, names=plot.names)
    for code in sorted(caption_in, key=lambda code: code != lang):
        own, other = code == lang, _LANGUAGES.index(code)
        text = said[other] if own else f"{caption.title[other]}. {said[other]}"
        column.paragraph(text, SMALL, PRINT["ink" if own else "mute"])
        column.gap(0.7)
    layers = (
        Layer(name="title", items=title),
        *drawn,
        Layer(name="empty", items=empty),
        Layer(name="legend", items=legend),
        Layer(name="caption", items=[rule, *column.take()]),
    )
    return Sheet(
        width=width,
        height=round(column.y + 0.6 * margin, 2),
        lang=lang,
        title=caption.title[at],
        description=said[at].replace(TOGETHER, " "),
        paper=PRINT["paper"],
        layers=[layer.moved(margin, 0.0) for layer in layers if layer.items],
        day=caption.day,
        build=caption.summary.build,
        rights=caption.rights[at],
    )


def inner(width: float, zoom: float) -> float:
    """What a sheet of a width has between its margins."""
    return width - 2 * _MARGIN * zoom


def _numbers(scene: Scene, at: int) -> Iterator[Entry]:
    """What the numbers stand for that hubs have in the picture."""
    for node in scene.nodes:
        number = node.figure.names["th"]
        if node.figure.hub and number.isdecimal():
            yield Entry(name=f"{number} {node.name[at]}")


def _legend(
    picture: Picture, scene: Scene, plot: Plot, caption: Caption, zoom: float, at: int
) -> Iterator[tuple[str, list[Entry]]]:
    """Marks, sizes and lines that occur, with their names and how often they do."""
    if picture.chronicle:
        yield from _legend_of_rows(picture.chronicle, caption, zoom, at)
        return
    summary, size, pixel = caption.summary, _MARK * zoom, PIXEL * zoom
    marks = [
        _marked(_mark, entry.key, size, f"{_large(entry.name[at])} {entry.count:,}")
        for entry in (*summary.levels, *summary.marks)
    ]
    others = [node.mark for node in scene.nodes if node.kind != "body"]
    for key in sorted(set(others) - {entry.key for entry in summary.marks}):
        if key in UI:
            marks.append(_marked(_mark, key, size, f"{_large(UI[key][at])} {others.count(key):,}"))
    yield (UI["levels"] if len(summary.levels) == len(marks) else UI["kinds"])[at], marks
    yield UI["size"][at], [_sized(plot, count) for count in _steps(picture)]
    lines, drawn = (summary.ways, summary.statuses), {line.status for line in scene.lines}
    for heading, entries in zip((UI["ways"], UI["lines"]), lines, strict=True):
        yield (
            heading[at],
            [
                Entry(
                    wide=_SAMPLE * zoom,
                    high=size,
                    draw=partial(_sample, entry.key, _SAMPLE * zoom, pixel),
                    name=f"{_large(entry.name[at])} {entry.count:,}",
                )
                for entry in _occurring(entries, drawn, picture)
            ],
        )


def _occurring(entries: Sequence[Count], drawn: Set[str], picture: Picture) -> list[Count]:
    """What stands for a line. Of statuses all, where lines of one picture stand for several agreements: they add up to them."""
    found = [entry for entry in entries if entry.key in drawn]
    return list(entries) if found and picture.kind == "domains" and not picture.groups else found


def _legend_of_rows(
    chronicle: Chronicle, caption: Caption, zoom: float, at: int
) -> Iterator[tuple[str, list[Entry]]]:
    """The levels, where each body has its row; what stands for a status; and that a span knows no day."""
    size, summary, kind = _MARK * zoom, caption.summary, shown_kind(chronicle)
    levels = [
        _marked(_mark, entry.key, size, f"{entry.name[at]} {entry.count:,}")
        for entry in (summary.levels if kind == "body" else ())
    ]
    yield UI["levels"][at], levels
    if chronicle.counted:
        yield counted_words(chronicle, kind)[at], [Entry()]
        return
    whens = [
        _marked(_when, entry.key, size, f"{entry.name[at]} {entry.count:,}") for entry in summary.statuses
    ]
    wide = 6 * size

    def span(x: float, y: float) -> list[Shape]:
        return span_shapes("signed", x, x + wide, y, 0.7 * size)

    yield (
        UI["when"][at],
        [*whens, Entry(wide=wide, high=2 * size, draw=span, name=UI["only_period"][at])] if whens else [],
    )


def _marked(
    draw: Callable[[str, float, float, float], list[Shape]], key: str, size: float, name: str
) -> Entry:
    """A sign as large as a mark, and its name."""
    return Entry(name=name, wide=2 * size, high=2 * size, draw=partial(draw, key, size))


def _mark(key: str, size: float, x: float, y: float) -> list[Shape]:
    return mark_shapes(key, x + size, y, size)


def _when(key: str, size: float, x: float, y: float) -> list[Shape]:
    return when_shapes(key, x + size, y, 0.8 * size)


def _sample(key: str, length: float, pixel: float, x: float, y: float) -> list[Shape]:
    return line_sample(key, x, y, length, pixel)


def _large(text: str) -> str:
    return text[:1].upper() + text[1:]


def _steps(picture: Picture) -> list[int]:
    """Numbers of agreements whose sizes tell a reader the scale: one, the most, and one between."""
    counts = [body.agreements for iri, body in picture.bodies.items() if iri in picture.network]
    most = max(counts, default=0)
    if most < 2:
        return []
    return sorted({1, round(most**0.5) if most > 3 else most, most})


def _sized(plot: Plot, count: int) -> Entry:
    radius = plot.size_of(count)

    def draw(x: float, y: float) -> list[Shape]:
        return size_shapes(x + radius, y, radius)

    return Entry(wide=2 * radius, high=2 * radius, draw=draw, name=f"{count:,}")
