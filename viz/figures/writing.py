"""Writing: a picture as a figure in one of the formats, of a width that is checked."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from types import MappingProxyType

from citypact.errors import ViewError
from citypact.graph.folder import BuildInfo
from citypact.viz.figures.caption import caption_of
from citypact.viz.figures.composing import composed, inner
from citypact.viz.figures.plot import is_wide, plot_of
from citypact.viz.figures.rows import rows_plot
from citypact.viz.figures.shaping import Typesetter
from citypact.viz.figures.sheet import Sheet
from citypact.viz.picture import Picture
from citypact.viz.scene import numbered, scene_of

__all__ = ["CAPTIONS", "FORMATS", "Figure", "Size", "drawn", "figure", "format_of"]

_NARROWEST, _WIDEST = 40.0, 1000.0
_COARSEST, _FINEST = 72, 1200
_ROOMY = 40  # nodes up to which names may be long
_PAGE = 210.0  # beyond the width of a page letters grow with the figure, as on a poster


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How wide a figure is, and how many dots an inch of a PNG has.

    Raises:
        ViewError: outside of what can be printed and read.
    """

    width_mm: float = 160.0
    dpi: int = 300

    def __post_init__(self) -> None:
        if not (math.isfinite(self.width_mm) and _NARROWEST <= self.width_mm <= _WIDEST):
            raise ViewError(
                f"--width-mm {self.width_mm:g}: a figure is {_NARROWEST:g} to {_WIDEST:g} mm wide; a column of a journal has "
                "about 85, a page 160"
            )
        if not _COARSEST <= self.dpi <= _FINEST:
            raise ViewError(f"--dpi {self.dpi}: from {_COARSEST} to {_FINEST}; print wants 300")


def _svg(sheet: Sheet, size: Size) -> bytes:
    from citypact.viz.figures.svg import svg

    return svg(sheet)


def _pdf(sheet: Sheet, size: Size) -> bytes:
    from citypact.viz.figures.pdf import pdf

    return pdf(sheet)


def _png(sheet: Sheet, size: Size) -> bytes:
    from citypact.viz.figures.png import png

    return png(sheet, size.dpi)


_PAGES = ("", "html", "htm")  # how the names of pages end
FORMATS: Mapping[str, Callable[[Sheet, Size], bytes]] = MappingProxyType(
    {"svg": _svg, "pdf": _pdf, "png": _png}
)


CAPTIONS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"both": ("th", "en"), "th": ("th",), "en": ("en",)}
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A figure as it is written, and the letters in it that no font here has."""

    content: bytes
    width: float  # in millimetres
    height: float
    missing: tuple[str, ...]


def format_of(path: Path) -> str | None:
    """The format of a figure that is written there; None for a page.

    >>> format_of(Path("network.SVG"))
    'svg'

    Raises:
        ViewError: the name ends as neither does.
    """
    ending = path.suffix.lower().lstrip(".")
    if ending in _PAGES:
        return None
    if ending not in FORMATS:
        raise ViewError(
            f"{path}: nothing is written as .{ending}; name a file that ends in .html, .{', .'.join(FORMATS)}"
        )
    return ending


def figure(
    picture: Picture,
    format: str,
    *,
    size: Size | None = None,
    lang: str = "th",
    font: Path | None = None,
    info: BuildInfo | None = None,
    caption_in: Sequence[str] = ("th", "en"),
) -> Figure:
    """A picture as a file for print; the same picture gives the same bytes.

    Args:
        picture: what a view gave.
        format: a name of FORMATS.
        size: how wide, and how fine.
        lang: of the names and the legend.
        font: a file with letters to take first.
        info: the build, for what there is in all, and for how to cite it.
        caption_in: languages of the caption.

    Raises:
        ViewError: there is no such format, the font cannot be used, or no font has Thai letters.
    """
    if format not in FORMATS:
        raise ViewError(f"no format {format[:20]!r} for figures; there are: {', '.join(FORMATS)}")
    size = size or Size()
    setter = Typesetter(font)
    sheet = drawn(picture, setter, width=size.width_mm, lang=lang, info=info, caption_in=caption_in)
    return Figure(
        content=FORMATS[format](sheet, size),
        width=sheet.width,
        height=sheet.height,
        missing=tuple(sorted(setter.missing)),
    )


def drawn(
    picture: Picture,
    setter: Typesetter,
    *,
    width: float,
    lang: str,
    info: BuildInfo | None = None,
    caption_in: Sequence[str] = ("th", "en"),
) -> Sheet:
    """The sheet of a picture, before it is written."""
    zoom = max(1.0, width / _PAGE)
    room = inner(width, zoom)
    wide = is_wide(room, zoom)
    scene = scene_of(picture, roomy=wide and picture.network.number_of_nodes() <= _ROOMY)
    if not wide:
        scene = numbered(scene)
    if picture.chronicle:
        plot = rows_plot(picture, picture.chronicle, setter, lang=lang, width=room, zoom=zoom)
    else:
        plot = plot_of(picture, scene, setter, lang=lang, width=room, zoom=zoom)
    return composed(
        picture,
        scene,
        plot,
        caption_of(picture, scene, info),
        setter,
        width=width,
        zoom=zoom,
        lang=lang,
        caption_in=caption_in,
    )
