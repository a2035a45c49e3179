"""Unwitnessed: the rows that no source carries, or not all of which one does, told once all rows are there, with what stands in
them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from citypact.queries.basis import AGREEMENT, BODY, DETAILS, NARROWING
from citypact.queries.carried import Given
from citypact.queries.prefixes import curie

__all__ = ["Unwitnessed"]

_NAMED = 3  # rows, and things in them, that the line names
_LONGEST = 60  # characters of the name of a thing
_COUNTS = (
    "the sources of {} are those of all agreements that hold what stands in them (of a body all its own), also of those that "
    "it does not count; let it COUNT(DISTINCT ?agreement) with a GROUP BY of its columns, or SELECT the {} too"
)
_ASKS = (
    "the sources of {} are those of all agreements that hold what stands in them (of a body all its own), also of those that "
    "it does not ask for; let it SELECT the {} too"
)


_TOTALS = (
    "the sources of {} are those of what else stands in them, not of what {} made of; ask for that in a query of its own, by "
    "COUNT(DISTINCT ?agreement)"
)
_PROPERTIES = (
    "the sources of {} may say what stands in {} by another property than the row, since the text does not show by which it is "
    "had; write it in the pattern (?agreement pact:signedOn ?day), or SELECT ?property too"
)


@dataclass(slots=True)
class _Untold:
    """What there is nothing about: the first of these, by column."""

    columns: dict[str, list[str]] = field(default_factory=dict)

    def add(self, column: str, iri: str) -> None:
        if iri not in (seen := self.columns.setdefault(column, [])) and len(seen) <= _NAMED:
            seen.append(iri)

    def shown(self, column: str, base: str) -> str:
        iris = self.columns[column]
        names = [(curie(iri, base) or iri)[:_LONGEST] for iri in iris[:_NAMED]]
        return ", ".join([*names, *(["..."] if len(iris) > _NAMED else [])])

    def all(self, base: str) -> str:
        return " and ".join(f"{column} ({self.shown(column, base)})" for column in self.columns)


@dataclass(slots=True)
class _Which:
    """Some of the rows."""

    number: int = 0
    first: list[int] = field(default_factory=list)  # counted from 1

    def add(self, row: int) -> None:
        self.number += 1
        if len(self.first) < _NAMED:
            self.first.append(row)

    def of(self, rows: int) -> str:
        """How many of all these are, and which come first."""
        if self.number == rows:
            return "the row" if rows == 1 else f"all {rows:,} rows"
        return f"{self.number:,} of {rows:,} rows ({self.listed})"

    @property
    def listed(self) -> str:
        more = " ..." if self.number > len(self.first) else ""
        return f"{'row' if self.number == 1 else 'rows'} {', '.join(f'{row:,}' for row in self.first)}{more}"


@dataclass(slots=True)
class Unwitnessed:
    """Counts the rows of an answer, and what stands in those that have no sources."""

    rows: int = 0
    _without: _Which = field(default_factory=_Which)
    _untold: _Untold = field(default_factory=_Untold)  # what there is no evidence about
    _kinds: dict[str, set[str]] = field(default_factory=dict)  # by column: what these are
    _tied: dict[str, None] = field(default_factory=dict)  # columns of bodies that no agreement joins
    _apart: dict[str, None] = field(default_factory=dict)  # columns of what no agreement holds together
    _helped: set[str] = field(default_factory=set)  # the kinds of those that an agreement may hold
    _unsaid: _Untold = field(default_factory=_Untold)  # what no source says of its agreement
    _elsewhere: _Untold = field(default_factory=_Untold)  # what another source says than that of the row
    _sources: dict[str, None] = field(default_factory=dict)  # the columns of those
    _empty: bool = False  # whether a row held no IRI that could carry it
    _uncounted: bool = False  # whether one counts nothing
    _silent: bool = False  # whether one counts what no source says anything of
    _gone: bool = False  # whether one is about a value that stands there no more
    _partly: _Which = field(default_factory=_Which)  # the rows that have sources, but not for all
    _unsaid_partly: _Untold = field(default_factory=_Untold)
    _elsewhere_partly: _Untold = field(default_factory=_Untold)
    _looked_up: _Which = field(default_factory=_Which)  # the rows of which the agreements were looked up
    _in_office: bool = False  # whether one of them says when somebody was seen in an office
    _beside: _Which = field(default_factory=_Which)  # the rows that have sources, but not of their totals
    _totals: dict[str, None] = field(default_factory=dict)  # the columns of these
    _unknown: dict[str, None] = field(default_factory=dict)  # of totals that stand alone
    _wide: _Which = field(default_factory=_Which)  # the rows of which a property is not known
    _properties: dict[str, None] = field(default_factory=dict)  # the columns of these

    def count(
        self,
        carriers: Sequence[tuple[str, str]],
        kinds: Mapping[str, str],
        *,
        witnessed: bool,
        tied: bool,
        gone: bool = False,
    ) -> None:
        """One row of a question whose header says what carries it.

        Args:
            carriers: the columns whose IRIs could carry it, each with the IRI.
            kinds: of an IRI, what it is.
            witnessed: whether there is a source that does.
            tied: whether they are parties to agreements, though to none with one another.
            gone: whether it is about a value that stands there no more.
        """
        self.rows += 1
        if witnessed:
            return
        self._without.add(self.rows)
        self._gone = self._gone or gone
        self._empty = self._empty or not (carriers or gone)
        for column, iri in carriers:
            if tied:
                self._tied[column] = None
            else:
                self._of_untold(column, iri, kinds)

    def add(
        self, given: Given, kinds: Mapping[str, str], *, needed: bool = True, totals: Sequence[str] = ()
    ) -> None:
        """One row of a query without a header.

        Args:
            given: what it is given.
            kinds: of an IRI, what it is.
            needed: whether it needs sources.
            totals: the columns of what it makes of several things, of which its sources are not.
        """
        self.rows += 1
        if given.elsewhere:
            self._sources |= dict.fromkeys(given.sources)
        if given.witnesses:
            if given.looked_up:
                self._looked_up.add(self.rows)
                self._in_office = self._in_office or given.in_office
            if totals:
                self._beside.add(self.rows)
                self._totals |= dict.fromkeys(totals)
            if given.unsaid or given.elsewhere:
                self._partly.add(self.rows)
            for column, iri in given.unsaid:
                self._unsaid_partly.add(column, iri)
            if given.unshown:
                self._wide.add(self.rows)
                self._properties |= dict.fromkeys(given.unshown)
            for column, iri in given.elsewhere:
                self._elsewhere_partly.add(column, iri)
        elif needed:
            self._without.add(self.rows)
            for column, iri in given.untold:
                self._of_untold(column, iri, kinds, helped=not given.unheld)
            for column, iri in given.unsaid:
                self._unsaid.add(column, iri)
            for column, iri in given.elsewhere:
                self._elsewhere.add(column, iri)
            if given.apart:
                self._apart[" and ".join(given.apart)] = None
            self._uncounted = self._uncounted or given.uncounted
            lacking = given.uncounted or given.unsaid or given.elsewhere
            self._silent = self._silent or (given.counted and not lacking)
            if given == Given():
                self._unknown |= dict.fromkeys(totals)
                self._empty = self._empty or not totals

    @property
    def witnessed(self) -> int:
        """How many rows have sources, or need none."""
        return self.rows - self._without.number

    @property
    def then(self) -> str:
        """What a query should SELECT, so that they have some; "" where that would not help."""
        if self._unknown:
            return (
                "let one SELECT of it COUNT(DISTINCT ?agreement) by its columns, or SELECT the agreement too"
            )
        kinds = self._helped.union([""] * (self._empty or bool(self._tied)))
        if kinds <= {AGREEMENT} and not self._apart:
            return ""
        if kinds <= {AGREEMENT, *NARROWING, *DETAILS}:
            return "let it SELECT the agreement too"
        return "let it SELECT the agreement, the body or the person too"

    def told(self, base: str, *, narrowed: bool = False, within: bool = False, partners: bool = False) -> str:
        """How many rows have no sources, and why; "" where all have some.

        Args:
            base: of the IRIs of things.
            narrowed: whether only evidence of what a row says was looked for.
            within: whether only in graphs that the query names.
            partners: whether only agreements that make partners count.
        """
        if not self._without.number:
            return ""
        making = " that makes partners" if partners else ""
        reasons = [
            self._reason(column, narrowed=narrowed, within=within, partners=partners).format(
                self._untold.shown(column, base)
            )
            for column in self._untold.columns
        ]
        if self._tied:
            reasons.append(f"no agreement{making} joins the bodies in {' and '.join(self._tied)}")
        reasons += [f"no agreement{making} joins what stands in {columns}" for columns in self._apart]
        if self._unsaid.columns:
            where = "the graphs that it names have" if within else "there is"
            reasons.append(
                f"{where} no evidence of what stands in {self._unsaid.all(base)} in their agreements"
            )
        if self._elsewhere.columns:
            reasons.append(self._said_elsewhere(self._elsewhere, base))
        if self._silent:
            where = "the graphs that it names have" if within else "there is"
            reasons.append(f"{where} no evidence about what is counted there")
        if self._uncounted:
            reasons.append("no agreement is counted there")
        if self._unknown:
            reasons.append(f"what {_are(self._unknown)} made of is not known")
        if self._gone:
            reasons.append("no source of this graph says what is gone")
        if self._empty:
            reasons.append("no IRI stands where the agreement, body or person should")
        if self._without.number == self.rows:
            which = (
                "the row has no sources" if self.rows == 1 else f"none of the {self.rows:,} rows has sources"
            )
        else:
            which = f"{self._without.number:,} of {self.rows:,} rows have no sources ({self._without.listed})"
        return f"{which}: {'; '.join(reasons)}"

    def told_of_unsaid(self, base: str) -> str:
        """How many rows have sources, though no source says all that stands in them; "" where all is said."""
        if not self._partly.number:
            return ""
        reasons = list[str]()
        if self._unsaid_partly.columns:
            unsaid = self._unsaid_partly.all(base)
            reasons.append(f"there is no evidence of what stands in {unsaid} in their agreements")
        if self._elsewhere_partly.columns:
            reasons.append(self._said_elsewhere(self._elsewhere_partly, base))
        rest = f"the sources of {self._partly.of(self.rows)} are those of the rest alone"
        return f"{rest}: {'; '.join(reasons)}"

    def told_of_looked_up(self, *, counting: bool) -> str:
        """Of how many rows the sources are those of agreements that were looked up; "" where of none.

        Args:
            counting: whether the query counts.
        """
        if not self._looked_up.number:
            return ""
        return (_COUNTS if counting else _ASKS).format(
            self._looked_up.of(self.rows), "membership" if self._in_office else "agreement"
        )

    def told_of_totals(self) -> str:
        """How many rows have sources that are not those of all that they count; "" where none."""
        if not self._beside.number:
            return ""
        return _TOTALS.format(self._beside.of(self.rows), _are(self._totals))

    def told_of_properties(self) -> str:
        """How many rows have sources by columns of which the text does not show the property; "" where none."""
        if not self._wide.number:
            return ""
        return _PROPERTIES.format(self._wide.of(self.rows), " and ".join(self._properties))

    def _said_elsewhere(self, untold: _Untold, base: str) -> str:
        columns = " and ".join(self._sources)
        return (
            f"other sources than that in {columns} say what stands in {untold.all(base)}; leave {columns} out"
        )

    def _of_untold(self, column: str, iri: str, kinds: Mapping[str, str], *, helped: bool = True) -> None:
        kind = kinds.get(iri, "")
        self._kinds.setdefault(column, set()).add(kind)
        self._helped.update([kind] if helped else [])
        self._untold.add(column, iri)

    def _reason(self, column: str, *, narrowed: bool, within: bool, partners: bool) -> str:
        """Why what stands in a column carries no row; braces are in the place of the first of these things."""
        kinds = self._kinds[column]
        if partners and BODY in kinds:
            return f"no agreement makes partners of what stands in {column} ({{}})"
        itself = "" if narrowed or kinds == {AGREEMENT} else " itself"
        evidence = "evidence of what a row says" if narrowed else "evidence"
        where = "the graphs that it names have" if within else "there is"
        party = ", nor about an agreement that it is party to" if BODY in kinds and not narrowed else ""
        return f"{where} no {evidence} about what stands in {column}{itself} ({{}}){party}"


def _are(columns: Iterable[str]) -> str:
    """Columns, with the verb behind them."""
    names = list(columns)
    return f"{' and '.join(names)} {'is' if len(names) == 1 else 'are'}"
