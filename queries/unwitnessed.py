"""Unwitnessed: the rows that no source carries, told in one line once all rows are there, with what stands in them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from citypact.queries.basis import AGREEMENT, BODY, NARROWING
from citypact.queries.prefixes import curie

__all__ = ["Unwitnessed"]

_NAMED = 3  # rows, and things in them, that the line names
_LONGEST = 60  # characters of the name of a thing


@dataclass(slots=True)
class Unwitnessed:
    """Counts the rows of an answer, and what stands in those that have no sources."""

    rows: int = 0
    _without: int = 0
    _first: list[int] = field(default_factory=list)  # which rows, counted from 1
    _untold: dict[str, list[str]] = field(default_factory=dict)  # by column: what there is no evidence about
    _kinds: dict[str, set[str]] = field(default_factory=dict)  # by column: what these are
    _apart: dict[str, None] = field(default_factory=dict)  # columns of bodies that no agreement joins
    _empty: bool = False  # whether a row held no IRI that could carry it

    def count(
        self, carriers: Sequence[tuple[str, str]], kinds: Mapping[str, str], *, witnessed: bool, tied: bool
    ) -> None:
        """One row.

        Args:
            carriers: the columns whose IRIs could carry it, each with the IRI.
            kinds: of an IRI, what it is.
            witnessed: whether there is a source that does.
            tied: whether they are parties to agreements, though to none with one another.
        """
        self.rows += 1
        if witnessed:
            return
        self._without += 1
        if len(self._first) < _NAMED:
            self._first.append(self.rows)
        self._empty = self._empty or not carriers
        for column, iri in carriers:
            if tied:
                self._apart[column] = None
                continue
            self._kinds.setdefault(column, set()).add(kinds.get(iri, ""))
            if iri not in (seen := self._untold.setdefault(column, [])) and len(seen) <= _NAMED:
                seen.append(iri)

    @property
    def then(self) -> str:
        """What a query should SELECT, so that they have some; "" where that would not help."""
        kinds = set[str]().union(*self._kinds.values(), [""] * (self._empty or bool(self._apart)))
        if kinds <= {AGREEMENT}:
            return ""
        if kinds <= {AGREEMENT, *NARROWING}:
            return "let it SELECT the agreement too"
        return "let it SELECT the agreement, the body or the person too"

    def told(self, base: str, *, narrowed: bool = False, within: bool = False) -> str:
        """How many rows have no sources, and why; "" where all have some.

        Args:
            base: of the IRIs of things.
            narrowed: whether only evidence of what a row says was looked for.
            within: whether only in graphs that the query names.
        """
        if not self._without:
            return ""
        reasons = [
            self._reason(column, narrowed=narrowed, within=within).format(_shown(iris, base))
            for column, iris in self._untold.items()
        ]
        if self._apart:
            reasons.append(f"no agreement joins the bodies in {' and '.join(self._apart)}")
        if self._empty:
            reasons.append("no IRI stands where the agreement, body or person should")
        if self._without == self.rows:
            which = (
                "the row has no sources" if self.rows == 1 else f"none of the {self.rows:,} rows has sources"
            )
        else:
            first = ", ".join(f"{row:,}" for row in self._first)
            more = " ..." if self._without > len(self._first) else ""
            which = f"{self._without:,} of {self.rows:,} rows have no sources (rows {first}{more})"
        return f"{which}: {'; '.join(reasons)}"

    def _reason(self, column: str, *, narrowed: bool, within: bool) -> str:
        """Why what stands in a column carries no row; braces are in the place of the first of these things."""
        kinds = self._kinds[column]
        itself = "" if narrowed or kinds == {AGREEMENT} else " itself"
        evidence = "evidence of what a row says" if narrowed else "evidence"
        where = "the graphs that it names have" if within else "there is"
        party = ", nor about an agreement that it is party to" if BODY in kinds else ""
        return f"{where} no {evidence} about what stands in {column}{itself} ({{}}){party}"


def _shown(iris: Sequence[str], base: str) -> str:
    names = [(curie(iri, base) or iri)[:_LONGEST] for iri in iris[:_NAMED]]
    return ", ".join([*names, *(["..."] if len(iris) > _NAMED else [])])
