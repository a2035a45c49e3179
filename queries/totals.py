"""Totals: the columns of an answer that hold what its text makes of several things: a number, the last year, names in a row.

What stands behind such a column is known where a row rests on what it counts (`citypact.queries.counting`). One that rests on
the rest has the sources of that: a total that is not of it alone is told of.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from citypact.queries.basis import AGREEMENT
from citypact.queries.counted import few, given_on
from citypact.queries.counting import Counting
from citypact.queries.selects import made, selects
from citypact.queries.standing import grounds
from citypact.queries.terms import Term, said
from citypact.queries.tokens import tokens

__all__ = ["Total", "Totals", "totals"]


@dataclass(frozen=True, slots=True)
class Total:
    """What a column is made of: by which columns, and queries for a few of the things."""

    by: frozenset[str]
    some: tuple[str, ...] = ()

    def of(self, other: Total) -> Total:
        """What is made of both."""
        return Total(self.by & other.by, tuple(dict.fromkeys(self.some + other.some)))


def totals(text: str, columns: Collection[str]) -> Mapping[str, Total]:
    """The columns that aggregates make, also by way of other variables.

    >>> text = "SELECT ?a (?n + 1 AS ?m) { ?a <x:y> ?d { SELECT ?d (COUNT(?x) AS ?n) { ?x <x:y> ?d } GROUP BY ?d } }"
    >>> {column: set(total.by) for column, total in totals(text, ["a", "m"]).items()}
    {'m': set()}
    """
    found = dict[str, Total]()
    for select in selects(text):
        for name, variables in made(select.head, aggregated=True):
            some = (few(text, select, each) for each in variables if each not in select.keys)
            total = Total(given_on(select), tuple(some))
            found[name] = found.get(name, total).of(total)
    given = list(made(list(tokens(text)), aggregated=False)) if found else []
    before = dict[str, Total]()
    while before != found:  # what is made of what was made
        before = dict(found)
        for name, variables in given:
            for each in sorted(variables & found.keys()):
                found[name] = found.get(name, found[each]).of(found[each])
    return {column: found[column] for column in columns if column in found}


@dataclass(slots=True)
class Totals:
    """Which totals of a row its sources are not those of.

    Args:
        counting: what knows what is counted.
        of: the columns.
    """

    counting: Counting
    of: Mapping[str, Total]
    _of_agreements: dict[str, bool] = field(default_factory=dict)

    def beside(self, cells: Sequence[tuple[str, Term]], kinds: Mapping[str, str]) -> list[str]:
        """The columns of those that are not made of what a row rests on alone.

        Args:
            cells: what stands in the row, each with its column.
            kinds: of an IRI, what it is.
        """
        found = grounds(cells, kinds)
        agreements = {each for each in found if kinds[each.value] == AGREEMENT}
        return [
            column
            for column, term in cells
            if column in self.of
            and isinstance(term, ox.Literal)
            and not self._is_of(self.of[column], cells, found, agreements)
        ]

    def empty(self, cells: Sequence[tuple[str, Term]]) -> bool:
        """Whether a row has totals, and all of them are 0."""
        its = [said(term) for column, term in cells if column in self.of]
        return bool(its) and set(its) == {"0"}

    def _is_of(
        self,
        total: Total,
        cells: Sequence[tuple[str, Term]],
        found: set[ox.NamedNode],
        agreements: set[ox.NamedNode],
    ) -> bool:
        by = {term for column, term in cells if column in total.by}
        if agreements:
            return bool(by & agreements) and not any(map(self._counts_agreements, total.some))
        return bool(found) and by >= found

    def _counts_agreements(self, some: str) -> bool:
        if some not in self._of_agreements:
            self._of_agreements[some] = self.counting.of_agreements(some)
        return self._of_agreements[some]
