"""Where a view goes: a page to stdout or into a file, a figure into a file, and what is said of it."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from citypact import console
from citypact.errors import ViewError
from citypact.facade import View
from citypact.graph.exports import write_atomically
from citypact.viz.figures import FORMATS, format_of

__all__ = ["draw"]


def draw(view: View, out: Path | None, size: Mapping[str, Any]) -> None:
    """Write a view, and say what became of it.

    Args:
        view: from a graph.
        out: a file; its ending says whether it is a page or a figure. None is stdout, a page.
        size: of a figure: what was asked for of width_mm, dpi, caption and font.

    Raises:
        ViewError: the figure cannot be drawn so, or a size was given for a page.
        ExportError: the file cannot be written.
    """
    format = format_of(out) if out is not None else None
    if format is None and size:
        option = "--" + next(iter(size)).replace("_", "-")
        raise ViewError(f"{option} goes with a figure: --out FILE.{', FILE.'.join(FORMATS)}")
    if format is not None and out is not None:
        figure = view.figure(format, **size)
        write_atomically(out, figure.content)
        print(console.plain(f"{out}: {figure.width:g} x {figure.height:g} mm"))
        if figure.missing:
            letters = " ".join(figure.missing[:12]) + (" ..." if len(figure.missing) > 12 else "")
            console.say(
                f"citypact: no font here has {letters}: shown as ?; name a font that has them with --font"
            )
    elif out is not None:
        print(console.plain(f"{view.save(out)}: open it in a browser; it needs no network"))
    else:
        sys.stdout.buffer.write(view.html.encode("utf-8"))
