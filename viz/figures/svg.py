"""A sheet as SVG: outlines, so that it looks the same everywhere, with the texts over them, unseen, to be found and copied."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from xml.sax.saxutils import escape

from citypact.viz.figures.shaping import Cluster
from citypact.viz.figures.sheet import Layer, Path, Shape, Sheet, Text, fine, number

__all__ = ["svg"]

_SVG = "http://www.w3.org/2000/svg"
_EM = 1000  # what outlines are drawn in
_XLINK = "http://www.w3.org/1999/xlink"


def svg(sheet: Sheet) -> bytes:
    """The text of one file that asks for nothing and runs nothing."""
    letters: dict[Cluster, str] = {}
    own = _own(sheet)
    body = [line for layer in sheet.layers for line in _layer(layer, letters, own)]
    wide, high = number(sheet.width), number(sheet.height)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<svg xmlns="{_SVG}" xmlns:xlink="{_XLINK}" version="1.1" width="{wide}mm" height="{high}mm" '
        f'viewBox="0 0 {wide} {high}" role="img" aria-labelledby="{own}named {own}told" '
        f'lang="{sheet.lang}" xml:lang="{sheet.lang}">',
        f'<title id="{own}named">{escape(sheet.title)}</title>',
        f'<desc id="{own}told">{escape(sheet.description)}</desc>',
        "<defs>",
        *(f'<path id="{name}" d="{_outline(cluster)}"/>' for cluster, name in letters.items()),
        "</defs>",
        f'<rect width="{wide}" height="{high}" fill="{sheet.paper}"/>',
        *body,
        "</svg>",
    ]
    return ("\n".join(lines) + "\n").encode("utf-8")


def _own(sheet: Sheet) -> str:
    """What names in this figure begin with, so that several can stand in one page."""
    said = f"{sheet.title}\n{sheet.description}\n{sheet.width}\n{sheet.height}".encode()
    return f"f{hashlib.sha256(said).hexdigest()[:8]}-"


def _layer(layer: Layer, letters: dict[Cluster, str], own: str) -> Iterator[str]:
    yield f'<g id="{own}{layer.name}" stroke-linejoin="round">'
    for item in layer.items:
        yield _shape(item) if isinstance(item, Shape) else _text(item, letters, own)
    yield "</g>"


def _shape(shape: Shape) -> str:
    look = f'fill="{shape.fill or "none"}"'
    if shape.stroke:
        look += f' stroke="{shape.stroke}" stroke-width="{number(shape.width)}"'
    if shape.dashes:
        look += f' stroke-dasharray="{" ".join(map(number, shape.dashes))}"'
    path = f'<path d="{_path(shape.path)}" {look}'
    return f"{path}><title>{escape(shape.title)}</title></path>" if shape.title else f"{path}/>"


def _path(path: Path) -> str:
    return "".join(step + " ".join(map(number, points)) for step, points in path)


def _text(text: Text, letters: dict[Cluster, str], own: str) -> str:
    """The outlines of a line, each letter at its place, and the line itself, unseen, over them."""
    uses = []
    for placed in text.line.clusters:
        if placed.cluster.outline():
            name = letters.setdefault(placed.cluster, f"{own}{len(letters)}")
            uses.append(f'<use xlink:href="#{name}" x="{round(placed.x * _EM)}"/>')
    outlines = "".join(uses)
    halo = ""
    if text.halo and uses:
        wide = text.halo * _EM / text.size
        halo = f'<g fill="{text.ground}" stroke="{text.ground}" stroke-width="{round(wide)}">{outlines}</g>'
    words = (
        f'<text x="{number(text.x)}" y="{number(text.y)}" font-size="{number(text.size)}" '
        f'textLength="{number(text.line.width * text.size)}" lengthAdjust="spacingAndGlyphs" fill-opacity="0" '
        f'font-family="sans-serif">{escape(text.line.text)}</text>'
    )
    size = text.size / _EM
    placing = f"matrix({fine(size)} 0 0 {fine(-size)} {number(text.x)} {number(text.y)})"
    return f'<g transform="{placing}">{halo}<g fill="{text.colour}">{outlines}</g></g>{words}'


def _outline(cluster: Cluster) -> str:
    factor = _EM / cluster.face.units
    steps = {"moveTo": "M", "lineTo": "L", "qCurveTo": "Q", "curveTo": "C", "closePath": "Z", "endPath": ""}
    return "".join(
        steps[step] + " ".join(f"{round(x * factor)} {round(y * factor)}" for x, y in points)
        for step, points in cluster.outline()
    )
