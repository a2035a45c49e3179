"""Carried: the sources that carry a row of a query without a header: those that say what stands in it, together.

A row rests on an agreement: one that stands in it, those that it counts, or those that hold what stands in it together
(`citypact.queries.held`). Of each, what stands beside it has the sources that say so of this agreement; of several things
these are the sources that say all of them, or where no one does, those that say each. What no source says of it has none, and
is told of. Only things that no source could say (a class, a place, a day that was reckoned) narrow nothing.

A body, a person, a venue or a post alone rests on all that names it, a source and a piece of evidence on themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain

import pyoxigraph as ox

from citypact.ontology.terms import GRAPH
from citypact.queries.basis import (
    AGREEMENT,
    DETAILS,
    EVIDENCE,
    NARROWING,
    SOURCE,
    Basis,
    Chain,
    beside,
)
from citypact.queries.claims import Claims
from citypact.queries.held import ANCHORS, NAMED, Held
from citypact.queries.terms import Term, said
from citypact.queries.witnesses import Witness, united

__all__ = ["Carried", "Given", "Standing"]

_DAYS = frozenset(
    f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("date", "dateTime", "gYear", "gYearMonth")
)


@dataclass(frozen=True, slots=True)
class Standing:
    """What stands in a row."""

    cells: Sequence[tuple[str, Term]]  # each with its column
    about: Sequence[
        tuple[str, Term]
    ] = ()  # the bodies that the query was asked about, each with its parameter
    counted: Sequence[str] | None = None  # the IRIs of the first that it counts; None where it counts none


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The sources that a row is given, and what there is to tell of it."""

    witnesses: tuple[Witness, ...] = ()
    unsaid: tuple[tuple[str, str], ...] = ()  # column and IRI: what no source says of its agreements
    untold: tuple[tuple[str, str], ...] = ()  # what there is no evidence about
    apart: tuple[str, ...] = ()  # the columns of what no agreement holds together
    looked_up: bool = False  # whether the agreements are those that hold it, whatever the query asks of them
    uncounted: bool = False  # whether it counts nothing


@dataclass(slots=True)
class _Row:
    """The things of a row, parted by what they are to it."""

    cells: dict[Term, str] = field(default_factory=dict)  # the column in which each stands first
    agreements: list[str] = field(default_factory=list)
    sources: list[str] = field(default_factory=list)
    evidence: list[str] = field(default_factory=list)
    parts: list[Term] = field(default_factory=list)  # what an agreement has, if a source says so
    details: list[str] = field(default_factory=list)
    others: list[Term] = field(default_factory=list)  # what it may have, or not
    counted: Sequence[str] | None = None
    held: tuple[str, ...] = ()  # the things that agreements are looked up by


@dataclass(slots=True)
class Carried:
    """Looks up the sources of such rows, many at a time.

    Args:
        claims: what sources say.
        held: which agreements hold what.
        base: of the IRIs of things.
    """

    claims: Claims
    held: Held
    base: str

    def of(self, rows: Iterable[Standing], kinds: Mapping[str, str]) -> list[Given]:
        """What each row is given.

        Args:
            rows: what stands in them.
            kinds: of each IRI in them, what it is.
        """
        known = dict(kinds)
        parted = [self._parted(row, known) for row in rows]
        self.held.look_up([row.held for row in parted if row.held], known)
        agreements = [self._agreements(row) for row in parted]
        self.claims.look_up(
            chain.from_iterable(_bases(row, its, known) for row, its in zip(parted, agreements, strict=True)),
            known,
        )
        return [self._given(row, its, known) for row, its in zip(parted, agreements, strict=True)]

    def clear(self) -> None:
        """Forget what was looked up: memory does not grow with the rows."""
        self.claims.clear()
        self.held.clear()

    def _parted(self, standing: Standing, kinds: dict[str, str]) -> _Row:
        row = _Row(counted=standing.counted)
        for column, term in standing.cells:
            if term in row.cells or not (isinstance(term, ox.NamedNode) or _is_day(term)):
                continue
            row.cells[term] = column
            iri = "" if _is_day(term) else said(term)
            kind = kinds.get(iri, "")
            if kind in NARROWING:
                row.parts.append(term)
            elif kind in DETAILS:
                row.details.append(iri)
            elif kind == SOURCE:
                row.sources.append(iri)
            elif kind == EVIDENCE:
                row.evidence.append(iri)
            elif kind == AGREEMENT and row.counted is None:
                row.agreements.append(iri)
            else:
                row.others.append(term)
        if not (row.agreements or row.evidence or row.counted is not None) and row.cells:
            for name, term in standing.about:
                if term not in row.cells:
                    row.cells[term] = name
                    row.parts.append(term)
        of_parts = {kinds.get(said(each)) for each in row.parts}
        row.parts += [ox.NamedNode(each) for each in row.details if DETAILS[kinds[each]] not in of_parts]
        row.details = [each for each in row.details if DETAILS[kinds[each]] in of_parts]
        if not (row.agreements or row.evidence or row.counted is not None):
            sources = [self._source(each) for each in row.sources]
            kinds |= dict.fromkeys(sources, SOURCE)
            things = tuple(dict.fromkeys((*map(said, row.parts), *row.details, *sources)))
            if row.parts and ANCHORS & {kinds[each] for each in things}:
                row.held = things
        return row

    def _source(self, iri: str) -> str:
        """The source of a graph; a source itself."""
        return f"{self.base}source/{iri.removeprefix(GRAPH)}" if iri.startswith(GRAPH) else iri

    def _agreements(self, row: _Row) -> list[str]:
        return list(row.counted or ()) or row.agreements or self.held.of(row.held)

    def _given(self, row: _Row, agreements: Sequence[str], kinds: Mapping[str, str]) -> Given:
        if row.evidence:
            return self._by_themselves(row, row.evidence)
        if row.held and (found := self._narrowest(_of_others(row))):
            return Given(witnesses=found)
        if agreements:
            return self._beside(row, agreements, kinds)
        if row.counted is not None:
            return Given(uncounted=True)
        if row.held:
            return self._without(row, kinds)
        return self._by_themselves(
            row, [said(each) for each in (*row.parts, *row.others) if not _is_day(each)]
        )

    def _by_themselves(self, row: _Row, things: Iterable[str]) -> Given:
        """What is said of each thing by itself, by the sources in the row if it has any; else the sources."""
        sources = frozenset(row.sources)
        found = united(self.claims.of(Basis(thing=each, sources=sources)) for each in things)
        found = found or united(self.claims.of(Basis(thing=each)) for each in row.sources)
        untold = row.parts or [each for each in row.others if not _is_day(each)]
        return Given(
            witnesses=found, untold=() if found else tuple((row.cells[each], said(each)) for each in untold)
        )

    def _without(self, row: _Row, kinds: Mapping[str, str]) -> Given:
        """Of things that no agreement holds together: what is said of one with the others, else by the source in the row."""
        found = united(self._narrowest(each) for each in self._of_each(row, kinds))
        if found or len(row.held) == 1 or row.sources:
            return Given(witnesses=found) if found else self._by_themselves(row, ())
        holding = {*row.parts, *map(ox.NamedNode, row.details)}
        return Given(apart=tuple(column for each, column in row.cells.items() if each in holding))

    def _beside(self, row: _Row, agreements: Sequence[str], kinds: Mapping[str, str]) -> Given:
        """What stands beside agreements, as their sources say it of them."""
        if self.claims.predicates:  # its header says which claims count, whatever stands beside
            bases = (Basis(thing=each, sources=frozenset(row.sources)) for each in agreements)
            witnesses = united(map(self.claims.of, bases))
            lacking = [] if witnesses else [ox.NamedNode(each) for each in row.agreements] or row.parts
            return Given(
                witnesses=witnesses,
                untold=tuple((row.cells[each], said(each)) for each in lacking),
                looked_up=bool(row.held),
                uncounted=row.counted is not None and not witnesses,
            )
        expected = row.parts or [ox.NamedNode(each) for each in row.sources]
        unsaid: dict[Term, None] = dict.fromkeys((*expected, *map(ox.NamedNode, row.details)))
        found = list[tuple[Witness, ...]]()
        for agreement in agreements:
            of = self._said(row, agreement, kinds)
            for one in of:
                unsaid.pop(one, None)
            # beside another agreement, of which it may be said
            alone = not of and agreement in row.agreements and len(row.agreements) > 1
            if of:
                found.append(_together(of.values()))
            elif alone or not (row.parts or row.sources):
                found.append(self.claims.of(Basis(thing=agreement)))
        if len(row.held) == 1:
            found += [self._narrowest(each) for each in self._of_each(row, kinds)]
        witnesses = united(found)
        untold = [] if witnesses or unsaid else [*row.agreements]
        return Given(
            witnesses=witnesses,
            unsaid=tuple((row.cells[one], said(one)) for one in unsaid),
            untold=tuple((row.cells[ox.NamedNode(each)], each) for each in untold),
            looked_up=bool(row.held),
        )

    def _said(self, row: _Row, agreement: str, kinds: Mapping[str, str]) -> dict[Term, tuple[Witness, ...]]:
        """What stands beside an agreement and is said of it, with the sources that do."""
        sources, found = frozenset(row.sources), dict[Term, tuple[Witness, ...]]()
        for one in (*row.parts, *row.others):
            chains = _narrowed(agreement, one, row, kinds)
            for details, narrowing in chains:
                if its := self._narrowest(narrowing):
                    found[one] = its
                    found.update((ox.NamedNode(each), its) for each in details)
                    break
        if not row.parts and sources:
            its = self.claims.of(Basis(thing=agreement, sources=sources))
            if its and not found:
                found[ox.NamedNode(row.sources[0])] = its
            found.update((ox.NamedNode(each), its) for each in row.sources if its)
        return found

    def _of_each(self, row: _Row, kinds: Mapping[str, str]) -> Iterator[Chain]:
        """What names a thing of a row, unless agreements alone count."""
        return iter(()) if self.held.alone else _of_each(row, kinds)

    def _narrowest(self, chain: Chain) -> tuple[Witness, ...]:
        """The witnesses of the first of these that has any."""
        for bases in chain:
            if found := united(self.claims.of(basis) for basis in bases):
                return found
        return ()


def _bases(row: _Row, agreements: Sequence[str], kinds: Mapping[str, str]) -> Iterator[Basis]:
    """All that may be asked for a row."""
    if not agreements:
        yield from (Basis(thing=said(each)) for each in row.cells if not _is_day(each))
    yield from (Basis(thing=each) for each in agreements)
    for agreement in agreements:
        for one in (*row.parts, *row.others):
            for _, narrowing in _narrowed(agreement, one, row, kinds):
                yield from chain.from_iterable(narrowing)
    if row.held:
        yield from chain.from_iterable(_of_others(row))
    if row.held and (len(row.held) == 1 or not agreements):
        yield from chain.from_iterable(chain.from_iterable(_of_each(row, kinds)))


def _narrowed(
    agreement: str, one: Term, row: _Row, kinds: Mapping[str, str]
) -> Iterator[tuple[list[str], Chain]]:
    """How a thing narrows an agreement: with what the row says of it, then without."""
    sources = frozenset(row.sources)
    its = [each for each in row.details if DETAILS[kinds[each]] == kinds.get(said(one))]
    for details in (its, []) if its else ([],):
        yield details, beside(agreement, one, kinds, details, sources)


def _of_others(row: _Row) -> Chain:
    """What may have claims of its own about what stands beside it: a ceremony, a membership."""
    return (
        tuple(
            Basis(thing=said(each), others=tuple(row.parts), sources=frozenset(row.sources))
            for each in row.others
            if isinstance(each, ox.NamedNode)
        ),
    )


def _of_each(row: _Row, kinds: Mapping[str, str]) -> Iterator[Chain]:
    """What names a thing of a row, and is about all others."""
    for one in row.parts:
        if kinds.get(said(one)) not in NAMED:
            continue
        others = tuple(each for each in row.parts if each != one)
        others += tuple(ox.NamedNode(each) for each in row.details)
        yield ((Basis(thing=said(one), others=others, sources=frozenset(row.sources), named=True),),)


def _together(of: Iterable[tuple[Witness, ...]]) -> tuple[Witness, ...]:
    """The witnesses of several things: of the sources that say all of them; where no one does, of those that say each."""
    several = list(of)
    common = set.intersection(*({each.source for each in found} for found in several))
    return united(tuple(each for each in found if not common or each.source in common) for found in several)


def _is_day(term: Term) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value in _DAYS
