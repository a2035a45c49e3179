"""Changes: what became of local governments over time, kept in a file with the page that tells it.

``changes.csv`` has the columns change, before, after, on, source, note. The change is a *promotion* (to another level), a
*renaming* or a *merger* (several bodies before, with semicolons between them). Before and after name bodies as decisions do
(references.py); ``on`` is the day, month or year from which it holds, Gregorian; ``source`` is the address of the page.

An agreement stays with the body that signed it; it is found from the successor.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from citypact.errors import CollectionError
from citypact.graph.identities import Body, Resolver
from citypact.graph.ntriples import web_address
from citypact.graph.own_rows import check_date, own_rows
from citypact.graph.references import Reference, reference

__all__ = ["COLUMNS", "Change", "Changed", "named_in", "read_changes", "what_changed"]

COLUMNS = ("change", "before", "after", "on", "source", "note")
_KINDS = ("promotion", "renaming", "merger")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of changes.csv."""

    change: str
    before: tuple[str, ...]
    after: str
    on: str
    source: str
    note: str = ""

    place: str = field(default="", compare=False, repr=False)  # file and line


@dataclass(frozen=True, slots=True)
class Changed:
    """A change, with the bodies that it speaks of."""

    change: Change
    before: tuple[Body, ...]
    after: Body


def read_changes(path: Path) -> tuple[Change, ...]:
    """The changes of a collection; none where the file is missing or empty.

    Raises:
        CollectionError: naming file, line and what would be right.
    """
    rows = own_rows(path, COLUMNS, COLUMNS[:5])
    return tuple(_change(values, place) for place, values in rows)


def _change(values: dict[str, str], place: str) -> Change:
    before = tuple(part.strip() for part in re.split("[;；]", values["before"]) if part.strip())
    if values["change"] not in _KINDS:
        raise CollectionError(f"{place}: no change {values['change']!r}; known: {', '.join(_KINDS)}")
    for column in ("before", "after", "on", "source"):
        if not values[column]:
            raise CollectionError(
                f"{place}: {column} is empty; a change says what became of what, when, and who says so"
            )
    if (len(before) > 1) != (values["change"] == "merger"):
        wanted = "two bodies or more, with ; between them" if values["change"] == "merger" else "one body"
        raise CollectionError(f"{place}: before names {len(before)}; a {values['change']} has {wanted}")
    if web_address(values["source"]) is None:
        raise CollectionError(
            f"{place}: source {values['source'][:60]!r} is no address; write the page's, http://..."
        )
    check_date(values["on"], f"{place}: on")
    return Change(**{**values, "before": before}, place=place)  # type: ignore[arg-type]


def named_in(changes: Iterable[Change], base: str) -> Iterator[Reference]:
    """The bodies that changes name; some of them no record names."""
    for change in changes:
        yield from (reference(part, base) for part in (*change.before, change.after))


def what_changed(changes: Sequence[Change], resolver: Resolver, base: str) -> tuple[list[Changed], list[str]]:
    """The changes with their bodies, and a line for each that names none or says nothing."""
    found, told = [], []
    for change in changes:
        meant = [(part, *resolver.meant(reference(part, base))) for part in (*change.before, change.after)]
        problems = [f"{part!r} {problem}" for part, body, problem in meant if body is None]
        bodies = [body for _, body, _ in meant if body is not None]
        if not problems and len({body.iri for body in bodies}) < len(bodies):
            problems = ["before and after are one body already (a decision or the gazetteer says so)"]
        if problems:
            told.append(f"{change.place}: {change.change}: {'; '.join(problems)}")
        else:
            found.append(Changed(change, tuple(bodies[:-1]), bodies[-1]))
    return found, told
