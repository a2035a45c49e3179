"""Readings: a source, the record that was read from it, and how that came about."""

from __future__ import annotations

from dataclasses import dataclass

from citypact.graph.records import Record
from citypact.graph.sources import Source

__all__ = ["Reading"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One record with its source.

    ``text`` is the stored text where the record was read from one; ``curator`` and ``curated_on`` say who entered a
    record by hand, and when; ``from_record`` is True for a record that was written by hand from the start: a page may have
    several, so its id is part of the IRIs of its agreements; ``row`` is the row of the table that the record was made of;
    ``since_review`` says what has become of the text after a
    person reviewed the record, None where nothing has; ``unstated`` says of which values it was read too unsurely to be stated
    (guesses.py): these have been taken out of the record.
    """

    source: Source
    record: Record
    place: str
    text: str | None = None
    curator: str | None = None
    curated_on: str | None = None
    from_record: bool = False
    row: int | None = None
    since_review: str | None = None
    unstated: tuple[str, ...] = ()
