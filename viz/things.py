"""Things: what a picture knows of its nodes that are neither bodies nor agreements, for their cards and for its table."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from citypact.viz.words import Words

__all__ = ["Listing", "Thing"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """One node's card: what it is, what is known of it, and what each of its agreements is to it."""

    kind: Words
    terms: tuple[
        tuple[Words, tuple[Words | str, ...]], ...
    ] = ()  # a word and its values; a text is a body's IRI
    agreements: tuple[str, ...] | None = None  # where they are more than those of its lines
    notes: Mapping[str, Words] = field(default_factory=dict)  # agreement -> what is said beside it


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The first columns of a picture's table, before parties, status, date and sources."""

    headings: tuple[Words, ...]
    rows: tuple[tuple[str, tuple[tuple[Words, ...], ...]], ...]  # agreement, and the lines of each cell
