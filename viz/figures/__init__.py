"""Figures for print: the picture of a view as SVG, PDF or PNG, in millimetres, made without a browser.

``composing`` puts the picture, its legend and its caption on a sheet of plain shapes and texts; ``shaping`` makes outlines of
text through HarfBuzz, with fonts that ``fonts`` finds; ``svg``, ``pdf`` and ``png`` write the sheet.
"""

from citypact.viz.figures.writing import CAPTIONS, FORMATS, Figure, Size, figure, format_of

__all__ = ["CAPTIONS", "FORMATS", "Figure", "Size", "figure", "format_of"]
