"""Ranks: the place of each body by its partners, year after year."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator

import pyoxigraph as ox

from citypact.queries.reading import Reading, number
from citypact.queries.terms import Term
from citypact.queries.work import Row

__all__ = ["ranks_by_year"]


def ranks_by_year(reading: Reading) -> Iterator[Row]:
    """For each year the first so many bodies by the partners that they had had until its end; those with as many share a rank.

    No year after that of the latest agreement is listed.
    """
    first, last = reading.value("since"), reading.value("until")
    return _by_year(reading, int(first) if first else None, int(last) if last else None)


def _by_year(reading: Reading, since: int | None, until: int | None) -> Iterator[Row]:
    top = int(reading.value("top"))
    parties: defaultdict[tuple[int, str], set[str]] = defaultdict(set)
    ranked: dict[str, str] = {}  # those that are asked for -> their order among equals
    for agreement, since_when, body, key in reading.rows():
        if agreement:
            parties[int(since_when), agreement].add(body)
        else:
            ranked[body] = key
    names: dict[str, tuple[Term | None, Term | None]] = {}
    partners: defaultdict[str, set[str]] = defaultdict(set)
    agreements: defaultdict[str, int] = defaultdict(int)
    had: dict[str, int] = {}  # of those that are asked for: how many partners
    had_before: dict[str, int] = {}
    places_before: dict[int, int] = {}
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
                if body in ranked and partners[body]:
                    had[body] = len(partners[body])
            position += 1
        places = _places(had.values())
        # those with as many as the last one that is shown share its place: only these are put in order
        first = (body for body, partnered in had.items() if places[partnered] <= top)
        shown = sorted(first, key=lambda body: (-had[body], -agreements[body], ranked[body], body))[:top]
        names |= reading.named([body for body in shown if body not in names])
        for body in shown:
            label, label_en = names[body]
            place = places[had[body]]
            moved = places_before[had_before[body]] - place if body in had_before else None
            yield (
                number(year),
                number(place),
                None if moved is None else number(moved),
                ox.NamedNode(body),
                label,
                label_en,
                number(had[body]),
                number(agreements[body]),
            )
        had_before, places_before = dict(had), places


def _places(numbers: Iterable[int]) -> dict[int, int]:
    """The place of each number of partners: one more than there are bodies with more.

    >>> _places([5, 3, 3, 1])
    {5: 1, 3: 2, 1: 4}
    """
    places, above = dict[int, int](), 0
    for each, bodies in sorted(Counter(numbers).items(), reverse=True):
        places[each] = above + 1
        above += bodies
    return places
