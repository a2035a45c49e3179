"""A sheet as PNG: its PDF, drawn by PDFium."""

from __future__ import annotations

import io

import pypdfium2
from PIL.PngImagePlugin import PngInfo

from citypact.errors import ViewError
from citypact.viz.figures.pdf import pdf
from citypact.viz.figures.sheet import Sheet

__all__ = ["png"]

_MOST = 150_000_000  # pixels


def png(sheet: Sheet, dpi: int) -> bytes:
    """The picture, with its resolution, title and description in it.

    Raises:
        ViewError: it would have too many pixels.
    """
    wide, high = (round(length * dpi / 25.4) for length in (sheet.width, sheet.height))
    if wide * high > _MOST:
        raise ViewError(
            f"{wide:,} x {high:,} pixels are more than a picture may have ({_MOST:,}); lower --dpi, or write .pdf or .svg"
        )
    document = pypdfium2.PdfDocument(pdf(sheet))
    try:
        page = document[0]
        drawn = page.render(scale=dpi / 72, draw_annots=False, may_draw_forms=False).to_pil()
        image = drawn.convert("RGB")
    finally:
        document.close()
    told = PngInfo()
    for key, text in (
        ("Title", sheet.title), ("Description", sheet.description), ("Source", sheet.build), ("Software", "citypact"),
        ("Copyright", sheet.rights),
    ):  # fmt: skip
        if text:
            told.add_itxt(key, text, lang=sheet.lang)
    stream = io.BytesIO()
    image.save(stream, "PNG", dpi=(dpi, dpi), pnginfo=told, optimize=False)
    return stream.getvalue()
