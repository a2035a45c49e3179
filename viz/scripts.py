"""Scripts: what runs in a page, those that all pages share before its own."""

from __future__ import annotations

from collections.abc import Iterable

from citypact.viz.template import part

__all__ = ["SHARED", "script"]

# in the order in which they build upon each other
SHARED = (
    "text.js",
    "mark.js",
    "moving.js",
    "tooltip.js",
    "days.js",
    "stroke.js",
    "shapes.js",
    "room.js",
    "told.js",
)


def script(own: Iterable[str], room: str = "citypact.viz") -> str:
    """The script of a page: the shared ones, then its own of a room, in their order."""
    return "".join(map(part, SHARED)) + "".join(part(name, room) for name in own)
