"""Quoting: the words that a person says a value stands on, found in the text or refused.

A person quotes beside the value: ``date: 2023-02-24 «24 ก.พ. 66»``; ``name: «เทศบาลเมืองสาม»`` says that the value itself
is what the text says. Blanks and line ends may differ; what is kept is cut from the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

__all__ = ["Quoted", "found_in", "pointer", "taken_out"]

_BESIDE = re.compile(r"\A(?P<value>.*?)\s*(?:«(?P<one>[^«»]+)»|<<(?P<two>.+?)>>)\s*\Z", re.DOTALL)
_BLOCKS = ("agreements", "officials", "bodies", "issuer")
_NAMED = ("parties", "people", "officials")  # whose items stand for their names

Steps = tuple[str | int, ...]


class Quoted(NamedTuple):
    """A quote that a person wrote beside a value."""

    steps: Steps
    quote: str


def taken_out(data: dict[str, Any], known: set[str]) -> tuple[dict[str, Any], list[Quoted]]:
    """The data without the quotes beside values, and these quotes.

    Args:
        data: a corrected record.
        known: values of the record as it was read; they are no place for a quote, whatever marks they have.
    """
    found: list[Quoted] = []

    def without(value: Any, steps: Steps) -> Any:
        if isinstance(value, dict):
            return {key: without(inner, (*steps, key)) for key, inner in value.items()}
        if isinstance(value, list):
            return [without(inner, (*steps, number)) for number, inner in enumerate(value)]
        if isinstance(value, str) and value not in known:
            match = _BESIDE.match(value)
            quote = match and (match["one"] or match["two"])
            if match and quote and quote.strip():
                found.append(Quoted(steps, quote.strip()))
                return match["value"] or quote.strip()
        return value

    return {key: without(value, (key,)) if key in _BLOCKS else value for key, value in data.items()}, found


def texts_in(value: Any) -> Iterator[str]:
    """Every text in plain data."""
    if isinstance(value, dict):
        for inner in value.values():
            yield from texts_in(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from texts_in(inner)
    elif isinstance(value, str):
        yield value


def found_in(text: str, quote: str) -> tuple[int, int] | None:
    """Where a text says a quote, the first place of several; None where it does not."""
    words = quote.split()
    match = re.search(r"\s+".join(map(re.escape, words)), text) if words else None
    return match.span() if match else None


def pointer(steps: Steps) -> str:
    """The JSON Pointer under which a value's evidence stands: that of a thing's name is the thing's.

    >>> pointer(("agreements", 0, "parties", 1, "name"))
    '/agreements/0/parties/1'
    """
    if steps[-1] == "name" and len(steps) > 2 and steps[-3] in _NAMED:
        steps = steps[:-1]
    return "".join(f"/{str(step).replace('~', '~0').replace('/', '~1')}" for step in steps)
