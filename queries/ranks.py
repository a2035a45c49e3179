"""Ranks: the place of each body by its partners, year after year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import pyoxigraph as ox

from citypact.errors import ParameterError
from citypact.queries.reading import Reading, number
from citypact.queries.work import Row

__all__ = ["ranks_by_year"]


def ranks_by_year(reading: Reading) -> Iterator[Row]:
    """For each year the first so many bodies by the partners that they had had until its end; those with as many share a rank.

    No year after that of the latest agreement is listed.

    Raises:
        ParameterError: the years are in the wrong order.
    """
    first, last = reading.value("since"), reading.value("until")
    if first and last and int(first) > int(last):
        raise ParameterError(
            f"{reading.question.name}: since {first} is after until {last}; exchange the two"
        )
    return _by_year(reading, int(first) if first else None, int(last) if last else None)


def _by_year(reading: Reading, since: int | None, until: int | None) -> Iterator[Row]:
    top = int(reading.value("top"))
    parties: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    ranked: dict[str, str] = {}  # those that are asked for -> their order among equals
    for row in reading.rows():
        parties[int(row["year"]), row["agreement"]].add(row["body"])
        if row["counts"] == "true":
            ranked[row["body"]] = row["key"]
    partners: defaultdict[str, set[str]] = defaultdict(set)
    agreements: defaultdict[str, int] = defaultdict(int)
    before: dict[str, int] = {}
    coming = sorted(parties)
    earliest, latest = (coming[0][0], coming[-1][0]) if coming else (1, 0)
    # after the latest nothing moves any more
    years = range(since or earliest, min(until or latest, latest) + 1)
    position = 0
    for year in years:
        while position < len(coming) and coming[position][0] <= year:
            of = parties[coming[position]]
            for body in of:
                partners[body] |= of - {body}
                agreements[body] += 1
            position += 1
        ordered = sorted(
            (body for body in ranked if partners[body]),
            key=lambda body: (-len(partners[body]), -agreements[body], ranked[body], body),
        )
        places: dict[str, int] = {}
        for place, body in enumerate(ordered, 1):
            above = ordered[place - 2] if place > 1 else None
            tied = above is not None and len(partners[above]) == len(partners[body])
            places[body] = places[above] if above is not None and tied else place
        shown = ordered[:top]
        names = reading.named(shown)
        for body in shown:
            label, label_en = names[body]
            moved = before[body] - places[body] if body in before else None
            yield (
                number(year),
                number(places[body]),
                None if moved is None else number(moved),
                ox.NamedNode(body),
                label,
                label_en,
                number(len(partners[body])),
                number(agreements[body]),
            )
        before = places
