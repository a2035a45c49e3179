"""Offices: who was seen in them when an agreement was signed, on the day itself or on the nearest day before and after it."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

import pyoxigraph as ox

from citypact.queries.reading import Reading
from citypact.queries.terms import Term, said
from citypact.queries.work import Row

__all__ = ["nearest_in_office"]

_BEFORE, _ON, _AFTER = (ox.Literal(relation) for relation in ("before", "on the day", "after"))


@dataclass(slots=True)
class _Office:
    """Who was seen in one office of a body, by day."""

    term: Term
    seen: dict[str, dict[tuple[str, str], Row]] = field(
        default_factory=dict
    )  # day -> name and person -> terms
    days: list[str] = field(default_factory=list)

    def sort(self) -> None:
        """Put the days in order, and on each day those who were seen."""
        self.seen = {day: dict(sorted(people.items())) for day, people in self.seen.items()}
        self.days = sorted(self.seen)

    def near(self, day: str) -> Iterator[tuple[ox.Literal, Row]]:
        """Who was seen last before the day, on it, and first after it."""
        first, last = bisect_left(self.days, day), bisect_right(self.days, day)
        if first:
            yield from ((_BEFORE, row) for row in self.seen[self.days[first - 1]].values())
        if first < last:
            yield from ((_ON, row) for row in self.seen[day].values())
        if last < len(self.days):
            yield from ((_AFTER, row) for row in self.seen[self.days[last]].values())


def nearest_in_office(reading: Reading) -> Iterator[Row]:
    """For each signing and each office of a party: who was seen in it on the day, on the last before it and the first after it.

    SPARQL would compare each signing with every day on which officials of the party were seen. Here the days of an office are
    sorted once and searched. They are full days of four-digit years, which order as their texts do.
    """
    signings: list[tuple[str, str, str, Row]] = []
    offices: defaultdict[str, dict[str, _Office]] = defaultdict(dict)
    names: dict[str, tuple[str, Term | None]] = {}
    for row in reading.raw():
        agreement, signed, body, key, body_name, office, person, person_name, seen = row
        of = said(body)
        if agreement is not None:
            signings.append((said(signed), said(agreement), of, row))
        elif office is not None:
            held = offices[of].setdefault(said(office), _Office(office))
            people = held.seen.setdefault(said(seen), {})
            people[said(person_name), said(person)] = (person, person_name, seen)
        else:
            names.setdefault(of, (said(key), body_name))
    in_order = {body: [held for _, held in sorted(of.items())] for body, of in offices.items()}
    for several in in_order.values():
        for held in several:
            held.sort()
    unnamed = ("", None)
    signings.sort(key=lambda signing: (signing[1], names.get(signing[2], unnamed)[0], signing[2]))
    signings.sort(
        key=lambda signing: signing[0], reverse=True
    )  # the latest first; those of a day stay as they are
    for day, _, of, (agreement, signed, body, *_) in signings:
        body_name = names.get(of, unnamed)[1]
        for held in in_order.get(of, ()):
            for relation, (person, person_name, seen) in held.near(day):
                yield agreement, signed, body, body_name, held.term, person, person_name, seen, relation
