"""A sheet as PDF: vectors, and texts in embedded fonts in which every letter, with its marks, is one glyph."""

from __future__ import annotations

import io
from collections.abc import Iterator

import pikepdf
from pikepdf import Array, Dictionary, Name, Stream, String

from citypact.viz.figures.embedding import Embedded
from citypact.viz.figures.fonts import Face
from citypact.viz.figures.sheet import POINT, Layer, Shape, Sheet, Text, fine, number

__all__ = ["pdf"]

_OPERATORS = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def pdf(sheet: Sheet) -> bytes:
    """One page of the size of the sheet, tagged as one figure with its description; the same sheet gives the same bytes."""
    fonts: dict[Face, Embedded] = {}
    content = "\n".join(_content(sheet, fonts)).encode("ascii")
    document = pikepdf.new()
    page = document.add_blank_page(page_size=(sheet.width / POINT, sheet.height / POINT))
    page.Contents = Stream(document, content)
    page.Resources = Dictionary(
        Font=Dictionary({f"/{font.key}": font.object_in(document) for font in fonts.values()})
    )
    page.StructParents = 0
    page.Tabs = Name.S
    _tag(document, page, sheet)
    _describe(document, sheet)
    stream = io.BytesIO()
    document.save(stream, deterministic_id=True, object_stream_mode=pikepdf.ObjectStreamMode.disable)
    return stream.getvalue()


def _content(sheet: Sheet, fonts: dict[Face, Embedded]) -> Iterator[str]:
    """Instructions in millimetres, y down, as the sheet has them."""
    scale = 1 / POINT
    yield "/Figure <</MCID 0>> BDC"
    yield f"q {fine(scale)} 0 0 {fine(-scale)} 0 {number(sheet.height * scale)} cm 1 j"
    yield f"{_colour(sheet.paper)} rg 0 0 {number(sheet.width)} {number(sheet.height)} re f"
    for layer in sheet.layers:
        yield from _layer(layer, fonts)
    yield "Q"
    yield "EMC"


def _layer(layer: Layer, fonts: dict[Face, Embedded]) -> Iterator[str]:
    for item in layer.items:
        yield from _shape(item) if isinstance(item, Shape) else _text(item, fonts)


def _shape(shape: Shape) -> Iterator[str]:
    if shape.fill:
        yield f"{_colour(shape.fill)} rg"
    if shape.stroke:
        yield f"{_colour(shape.stroke)} RG {number(shape.width)} w [{' '.join(map(number, shape.dashes))}] 0 d"
    for step, points in shape.path:
        yield f"{' '.join(map(number, points))} {_OPERATORS[step]}"
    yield "B" if shape.fill and shape.stroke else "f" if shape.fill else "S"


def _text(text: Text, fonts: dict[Face, Embedded]) -> Iterator[str]:
    if text.halo:
        yield from _halo(text)
    yield f"{_colour(text.colour)} rg BT"
    run: list[int] = []
    face: Face | None = None
    start = 0.0
    for placed in (*text.line.clusters, None):
        if run and face is not None and (placed is None or placed.cluster.face is not face):
            codes = "".join(f"{code:04x}" for code in run)
            # y is turned once more: letters stand upright in a space whose y goes down
            yield (
                f"/{fonts[face].key} 1 Tf {fine(text.size)} 0 0 {fine(-text.size)} {number(text.x + start * text.size)} "
                f"{number(text.y)} Tm <{codes}> Tj"
            )
            run = []
        if placed is None:
            break
        if not run:
            face, start = placed.cluster.face, placed.x
        font = fonts.setdefault(placed.cluster.face, Embedded(placed.cluster.face, f"F{len(fonts)}"))
        run.append(font.code(placed.cluster))
    yield "ET"


def _halo(text: Text) -> Iterator[str]:
    """The outlines of a text, broad, in the colour of the ground: drawn as shapes, so that the text is there once."""
    yield f"{_colour(text.ground)} rg {_colour(text.ground)} RG [] 0 d"
    for placed in text.line.clusters:
        cluster = placed.cluster
        factor = text.size / cluster.face.units
        outline = cluster.outline()
        if not outline:
            continue
        yield f"q {fine(factor)} 0 0 {fine(-factor)} {number(text.x + placed.x * text.size)} {number(text.y)} cm"
        yield f"{number(text.halo / factor)} w"
        at = (0.0, 0.0)
        for step, points in outline:
            if step == "qCurveTo":  # PDF has cubic curves only
                (cx, cy), (x, y) = points
                points = (
                    ((at[0] + 2 * cx) / 3, (at[1] + 2 * cy) / 3),
                    ((x + 2 * cx) / 3, (y + 2 * cy) / 3),
                    (x, y),
                )
            operator = {"moveTo": "m", "lineTo": "l", "curveTo": "c", "qCurveTo": "c"}.get(step, "h")
            yield f"{' '.join(f'{number(x)} {number(y)}' for x, y in points)} {operator}"
            at = points[-1] if points else at
        yield "B Q"


def _tag(document: pikepdf.Pdf, page: pikepdf.Page, sheet: Sheet) -> None:
    """The page is one figure that is described in words (ISO 32000-1, 14.8.4.5)."""
    root = document.make_indirect(Dictionary(Type=Name.StructTreeRoot))
    whole = document.make_indirect(Dictionary(Type=Name.StructElem, S=Name.Document, P=root))
    figure = document.make_indirect(
        Dictionary(
            Type=Name.StructElem,
            S=Name.Figure,
            P=whole,
            Pg=page.obj,
            K=0,
            Alt=String(f"{sheet.title}. {sheet.description}"),
        )
    )
    whole.K = figure
    root.K = whole
    root.ParentTree = document.make_indirect(Dictionary(Nums=Array([0, Array([figure])])))
    document.Root.StructTreeRoot = root
    document.Root.MarkInfo = Dictionary(Marked=True)


def _describe(document: pikepdf.Pdf, sheet: Sheet) -> None:
    document.Root.Lang = String(sheet.lang)
    document.Root.ViewerPreferences = Dictionary(DisplayDocTitle=True)
    with document.open_metadata(set_pikepdf_as_editor=False, update_docinfo=False) as told:
        told["dc:title"] = sheet.title
        told["dc:description"] = sheet.description
        told["dc:language"] = [sheet.lang]
        told["dc:identifier"] = sheet.build
        told["xmp:CreatorTool"] = "citypact"
        if sheet.rights:
            told["dc:rights"] = sheet.rights
        if sheet.day:
            told["xmp:CreateDate"] = sheet.day
    document.docinfo["/Title"] = String(sheet.title)
    document.docinfo["/Subject"] = String(sheet.description)
    document.docinfo["/Creator"] = String("citypact")
    document.docinfo["/Keywords"] = String(sheet.build)
    if sheet.day:
        document.docinfo["/CreationDate"] = String(f"D:{sheet.day.replace('-', '')}")


def _colour(colour: str) -> str:
    return " ".join(number(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
