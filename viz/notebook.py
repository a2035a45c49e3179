"""A page in a notebook: in a frame that is a world of its own, or, where it is huge, a line that says how to write a file."""

from __future__ import annotations

from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

__all__ = ["LARGEST", "framed"]

LARGEST = 8_000_000  # bytes of a page that a notebook keeps


def framed(page: str, kind: str) -> str:
    """The HTML that a notebook shows for a page.

    The frame's sandbox keeps the page's script from the notebook, and lets it save files and open the links to its sources.
    """
    size = len(page.encode("utf-8"))
    return _template().render(
        page=page if size <= LARGEST else "", kind=kind, size=None if size <= LARGEST else f"{size / 1e6:.1f}"
    )


@cache
def _template() -> Template:
    text = (files("citypact.viz") / "notebook.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text)
