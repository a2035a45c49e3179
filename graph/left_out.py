"""What was left out of a build, and why: the words of every refusal that does not end a command."""

from __future__ import annotations

from typing import NamedTuple

from citypact.errors import CitypactError

__all__ = ["LeftOut", "left_out_by"]


class LeftOut(NamedTuple):
    """A source or record that did not go in, and why; ``fault`` is False for what was left out on purpose."""

    place: str
    reason: str
    fault: bool = True


def left_out_by(error: CitypactError, place: str) -> LeftOut:
    """What an error left out: the place that its message names (a line of a file), else the given one."""
    message = str(error)
    named, found, reason = message.partition(": ")
    if found and named.startswith(place):
        return LeftOut(named, reason)
    return LeftOut(place, message)
