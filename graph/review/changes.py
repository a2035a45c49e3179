"""Changes: what became of a text, in a few short lines."""

from __future__ import annotations

import difflib

__all__ = ["changes"]

_AROUND = 25
_LONGEST = 90


def changes(before: str, after: str, *, limit: int = 6) -> list[str]:
    """The differences between two texts, old lines behind "-" and new ones behind "+", each cut to what differs.

    >>> changes("Two cities sign on 24 February.", "Two cities sign on 26 February.")
    ['- Two cities sign on 24 February.', '+ Two cities sign on 26 February.']
    """
    old, new = before.split("\n"), after.split("\n")
    lines: list[str] = []
    for kind, first, last, begin, end in difflib.SequenceMatcher(None, old, new).get_opcodes():
        if kind == "equal":
            continue
        gone, come = "\n".join(old[first:last]), "\n".join(new[begin:end])
        start, stop = _common(gone, come)
        lines += [
            f"{sign} {_cut(text, start, stop)}" for sign, text in (("-", gone), ("+", come)) if text.strip()
        ]
    if len(lines) > limit:
        lines = [*lines[:limit], f"and {len(lines) - limit} lines more"]
    return lines


def _common(one: str, other: str) -> tuple[int, int]:
    """How many characters two texts have in common at their beginnings and, beyond that, at their ends."""
    most = min(len(one), len(other))
    start = next((place for place in range(most) if one[place] != other[place]), most)
    stop = next(
        (place for place in range(most - start) if one[-1 - place] != other[-1 - place]), most - start
    )
    return start, stop


def _cut(text: str, start: int, stop: int) -> str:
    first, last = max(0, start - _AROUND), min(len(text), len(text) - stop + _AROUND)
    shown = " ".join(text[first:last].split())
    if len(shown) > _LONGEST:
        shown = f"{shown[: _LONGEST // 2]} … {shown[-_LONGEST // 2 :]}"
    return f"{'…' if first else ''}{shown}{'…' if last < len(text) else ''}"
