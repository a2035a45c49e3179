"""Renewals: which earlier agreement of the graph one renews, where no other can be meant.

An agreement that is called renewed, or said to renew something, renews the one earlier agreement between the same parties whose
type may name the same (merging.COMPATIBLE_TYPES). Nothing is said where there are several, where the dates do not tell which
came first, where parties are only counted, or where the source's words name a year and it is another's. What a renewal has
followed already is out of the choice, so that a chain links each to the one before it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from citypact.graph.merging import COMPATIBLE_TYPES

__all__ = ["Concluded", "renewals"]

_YEAR = re.compile(r"(?<!\d)\d{4}(?!\d)")  # in any digits
_BUDDHIST = 543


@dataclass(frozen=True, slots=True, kw_only=True)
class Concluded:
    """An agreement that was concluded, as the known graph has it."""

    iri: str
    parties: frozenset[str]
    counted: bool  # whether there are parties that no source names
    type: str
    span: tuple[str, str] | None  # the first and the last day on which it may have been signed, or have begun
    renewed: bool  # whether its status says so
    notes: tuple[str, ...]  # what it renews, in the words of its sources

    @property
    def years(self) -> frozenset[int]:
        """The years on a day of which it may have been signed."""
        return (
            frozenset(range(int(self.span[0][:4]), int(self.span[1][:4]) + 1)) if self.span else frozenset()
        )

    def before(self, other: Concluded) -> bool:
        """Whether it is surely the earlier of the two."""
        return self.span is not None and other.span is not None and self.span[1] < other.span[0]


def renewals(agreements: Iterable[Concluded]) -> Iterator[tuple[Concluded, Concluded]]:
    """Each renewal, with the agreement that it renews; the order in which they come changes nothing."""
    alike: defaultdict[frozenset[str], list[Concluded]] = defaultdict(list)
    for agreement in agreements:
        if len(agreement.parties) > 1:
            alike[agreement.parties].append(agreement)
    for group in alike.values():
        followed: set[str] = set()
        for later in sorted(group, key=lambda each: (each.span or ("9999", "9999"), each.iri)):
            if not (later.renewed or later.notes):
                continue
            choice = [
                each
                for each in group
                if each is not later
                and each.iri not in followed
                and frozenset({each.type, later.type}) in COMPATIBLE_TYPES
                and not later.before(each)
            ]
            if len(choice) == 1 and _certain(later, choice[0]):
                followed.add(choice[0].iri)
                yield later, choice[0]


def _certain(later: Concluded, earlier: Concluded) -> bool:
    """Whether nothing that is known speaks against the only choice."""
    named = {int(year) for note in later.notes for year in _YEAR.findall(note)}
    named = {year - _BUDDHIST if year > 2400 else year for year in named} - later.years
    return (
        earlier.before(later)
        and not (later.counted or earlier.counted)
        and (not named or bool(named & earlier.years))
    )
