"""Carried: the sources that carry a row of a query without a header: those that say what stands in it, together.

A row rests on an agreement: one that stands in it; where nothing does but what it counts by, those that it counts; else those
that hold what stands in it together (`citypact.queries.held`). Of each, what stands beside it has the sources that say so of
this agreement; of several things these are the sources that say all of them, or where no one does, those that say each. What no
source says of it has none, and is told of. Only things that no source could say (a class, a place, a day that was reckoned)
narrow nothing.

A body, a person, a venue or a post alone rests on all that names it, how somebody takes part and a ceremony on what the sources
of its agreement say of it, a source and a piece of evidence on themselves.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

import pyoxigraph as ox

from citypact.queries.basis import BODY, DOMAIN, PART, Basis, Chain, beside
from citypact.queries.claims import Claims
from citypact.queries.held import NAMED, Held
from citypact.queries.properties import Properties
from citypact.queries.standing import Parted, Standing, Way, parted
from citypact.queries.terms import Term, is_day, said
from citypact.queries.witnesses import Witness, together, united

__all__ = ["Carried", "Given"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """The sources that a row is given, and what there is to tell of it."""

    witnesses: tuple[Witness, ...] = ()
    unsaid: tuple[tuple[str, str], ...] = ()  # column and IRI: what no source says of its agreements
    elsewhere: tuple[tuple[str, str], ...] = ()  # what others say than the sources that stand in it
    sources: tuple[str, ...] = ()  # the columns of these
    untold: tuple[tuple[str, str], ...] = ()  # what there is no evidence about
    unheld: bool = False  # whether there is no agreement of it either
    apart: tuple[str, ...] = ()  # the columns of what no agreement holds together
    looked_up: bool = False  # whether the agreements are those that hold it, whatever the query asks of them
    in_office: bool = False  # whether a day in it is one of an office that does not stand in it
    uncounted: bool = False  # whether it counts nothing
    counted: bool = False  # whether it rests on what it counts
    unshown: tuple[str, ...] = ()  # the columns that narrow it, of which the text does not show the property


@dataclass(slots=True)
class Carried:
    """Looks up the sources of such rows, many at a time.

    Args:
        claims: what sources say.
        held: which agreements hold what.
        base: of the IRIs of things.
        properties: by which the columns of the rows are had.
    """

    claims: Claims
    held: Held
    base: str
    properties: Properties = field(default_factory=Properties)

    def of(self, rows: Iterable[Standing], kinds: Mapping[str, str]) -> list[Given]:
        """What each row is given.

        Args:
            rows: what stands in them.
            kinds: of each IRI in them, what it is.
        """
        known = dict(kinds)
        several = [parted(row, known, self.base, self.properties) for row in rows]
        self.held.look_up([row.held for row in several if row.held])
        agreements = [self._agreements(row) for row in several]
        self.claims.look_up(
            chain.from_iterable(
                _bases(row, its, known) for row, its in zip(several, agreements, strict=True)
            ),
            known,
        )
        return [self._given(row, its, known) for row, its in zip(several, agreements, strict=True)]

    def clear(self) -> None:
        """Forget what was looked up: memory does not grow with the rows."""
        self.claims.clear()
        self.held.clear()

    def _agreements(self, row: Parted) -> list[str]:
        return list(row.counted or ()) or row.agreements or self.held.of(row.held)

    def _given(self, row: Parted, agreements: Sequence[str], kinds: Mapping[str, str]) -> Given:
        if row.evidence:
            return self._by_themselves(row, row.evidence)
        if _alone(row, agreements) and (given := self._by_others(row)):
            return given
        if agreements:
            return self._beside(row, agreements, kinds)
        if row.counted is not None:
            return Given(uncounted=True, counted=True)
        if row.held:
            return self._without(row, kinds)
        return self._by_themselves(
            row, [said(each) for each in (*row.parts, *row.others) if not is_day(each)]
        )

    def _by_others(self, row: Parted) -> Given | None:
        """What others say of a row by claims of their own, on each of its days."""
        for days, bases in _of_others(row):
            several = {basis: found for _, basis in bases if (found := self.claims.of(basis))}
            if several:
                on = {day for day, basis in bases if basis in several}
                return Given(
                    witnesses=_together_of_each(several),
                    unsaid=tuple((row.cells[each], said(each)) for each in days if each not in on),
                )
        return None

    def _by_themselves(self, row: Parted, things: Iterable[str]) -> Given:
        """What is said of each thing by itself, by the sources in the row if it has any; else the sources."""
        sources = frozenset(row.sources)
        found = united(self.claims.of(Basis(thing=each, sources=sources)) for each in things)
        found = found or united(self.claims.of(Basis(thing=each)) for each in row.sources)
        untold = row.parts or [each for each in row.others if not is_day(each)]
        return Given(
            witnesses=found,
            untold=() if found else tuple((row.cells[each], said(each)) for each in untold),
            unheld=len(row.held) == 1,
        )

    def _without(self, row: Parted, kinds: Mapping[str, str]) -> Given:
        """Of things that no agreement holds together: what is said of one with the others, else by the source in the row."""
        found = united(self._narrowest(each) for each in self._of_each(row, kinds))
        if found or len(row.held) == 1 or row.sources:
            parts = [each for each, _ in row.held if kinds[each] == PART]
            return Given(witnesses=found) if found else self._by_themselves(row, parts)
        holding = {*row.parts, *map(ox.NamedNode, row.details)}
        return Given(apart=tuple(column for each, column in row.cells.items() if each in holding))

    def _beside(self, row: Parted, agreements: Sequence[str], kinds: Mapping[str, str]) -> Given:
        """What stands beside agreements, as their sources say it of them."""
        if self.claims.predicates:  # its header says which claims count, whatever stands beside
            bases = (Basis(thing=each, sources=frozenset(row.sources)) for each in agreements)
            witnesses = united(map(self.claims.of, bases))
            lacking = [] if witnesses else [ox.NamedNode(each) for each in row.agreements] or row.parts
            return Given(
                witnesses=witnesses,
                untold=tuple((row.cells[each], said(each)) for each in lacking),
                looked_up=_of_several(row, kinds),
                counted=row.counted is not None,
            )
        expected = row.parts or [ox.NamedNode(each) for each in row.sources]
        unsaid: dict[Term, None] = dict.fromkeys((*expected, *map(ox.NamedNode, row.details)))
        found, narrowing = list[tuple[Witness, ...]](), set[Term]()
        said_of = {agreement: self._said(row, agreement, kinds) for agreement in agreements}
        days = {each for each in row.others if is_day(each) and each in row.by}
        # of those that were looked up, the ones on this day, where any is
        on_days = {
            agreement: of for agreement, of in said_of.items() if row.held and days and days <= of.keys()
        }
        for agreement, of in (on_days or said_of).items():
            narrowing |= of.keys()
            for one in of:
                unsaid.pop(one, None)
            # beside another agreement, of which it may be said
            alone = not of and agreement in row.agreements and len(row.agreements) > 1
            if of:
                found.append(together(chain.from_iterable(of.values())))
            elif alone or not (row.parts or row.sources):
                found.append(self.claims.of(Basis(thing=agreement)))
        if len(row.held) == 1 and not on_days:
            found += [self._narrowest(each) for each in self._of_each(row, kinds)]
        witnesses = united(found)
        untold = [] if witnesses or unsaid else [*row.agreements]
        elsewhere = self._elsewhere(row, agreements, kinds) if unsaid and row.sources else set[Term]()
        return Given(
            witnesses=witnesses,
            unsaid=tuple((row.cells[one], said(one)) for one in unsaid if one not in elsewhere),
            elsewhere=tuple((row.cells[one], said(one)) for one in unsaid if one in elsewhere),
            sources=tuple(dict.fromkeys(row.cells[ox.NamedNode(each)] for each in row.sources)),
            untold=tuple((row.cells[ox.NamedNode(each)], each) for each in untold),
            looked_up=_of_several(row, kinds),
            in_office=row.in_office,
            counted=row.counted is not None,
            unshown=tuple(
                row.cells[each] for each in row.unshown if each in narrowing and _is_several(each, kinds)
            ),
        )

    def _said(
        self, row: Parted, agreement: str, kinds: Mapping[str, str]
    ) -> dict[Term, list[tuple[Witness, ...]]]:
        """What stands beside an agreement and is said of it, with the sources that do: in each way in which the row has it."""
        sources, found = frozenset(row.sources), dict[Term, list[tuple[Witness, ...]]]()
        for one in (*row.parts, *row.others):
            several = list[tuple[Witness, ...]]()
            for way in row.ways[one]:
                for details, narrowing in _narrowed(agreement, one, way, row, kinds):
                    if its := self._narrowest(narrowing):
                        several.append(its)
                        found.update((ox.NamedNode(each), [its]) for each in details)
                        break
                else:
                    if way.needed:
                        several.clear()
                        break
            if several:
                found[one] = several
        if not row.parts and sources:
            its = self.claims.of(Basis(thing=agreement, sources=sources))
            if its and not found:
                found[ox.NamedNode(row.sources[0])] = [its]
            found.update((ox.NamedNode(each), [its]) for each in row.sources if its)
        return found

    def _elsewhere(self, row: Parted, agreements: Sequence[str], kinds: Mapping[str, str]) -> set[Term]:
        """What stands beside agreements and is said of them by any source, whichever stands in the row."""
        without = replace(row, sources=[])
        return {one for agreement in agreements for one in self._said(without, agreement, kinds)}

    def _of_each(self, row: Parted, kinds: Mapping[str, str]) -> Iterator[Chain]:
        """What names a thing of a row, unless agreements alone count."""
        return iter(()) if self.held.alone else _of_each(row, kinds)

    def _narrowest(self, chain: Chain) -> tuple[Witness, ...]:
        """The witnesses of the first of these that has any."""
        for bases in chain:
            if found := united(self.claims.of(basis) for basis in bases):
                return found
        return ()


def _of_several(row: Parted, kinds: Mapping[str, str]) -> bool:
    """Whether the agreements were looked up by what others may hold too."""
    return bool(row.held) and all(kinds[each] != PART for each, _ in row.held)


def _alone(row: Parted, agreements: Sequence[str]) -> bool:
    """Whether what stands in it may have claims of its own, without any agreement."""
    return bool(row.held) or (bool(row.together) and not agreements and row.counted is None)


def _is_several(term: Term, kinds: Mapping[str, str]) -> bool:
    """Whether an agreement may have it by several properties."""
    return is_day(term) or kinds.get(said(term)) in (BODY, DOMAIN)


def _bases(row: Parted, agreements: Sequence[str], kinds: Mapping[str, str]) -> Iterator[Basis]:
    """All that may be asked for a row."""
    if not agreements or row.evidence:
        yield from (Basis(thing=said(each)) for each in row.cells if not is_day(each))
    yield from (Basis(thing=each) for each in agreements)
    for agreement in agreements:
        for one in (*row.parts, *row.others):
            for way in row.ways[one]:
                for _, narrowing in _narrowed(agreement, one, way, row, kinds):
                    yield from chain.from_iterable(narrowing)
    if _alone(row, agreements):
        for _, several in _of_others(row):
            yield from (basis for _, basis in several)
    if row.held and (len(row.held) == 1 or not agreements):
        yield from chain.from_iterable(chain.from_iterable(_of_each(row, kinds)))


def _narrowed(
    agreement: str, one: Term, way: Way, row: Parted, kinds: Mapping[str, str]
) -> Iterator[tuple[Sequence[str], Chain]]:
    """How a thing narrows an agreement: with what the row says of it, then without."""
    sources, several = frozenset(row.sources), way.together
    by = _by(row, several) | ({(one, way.by)} if way.by is not None else frozenset())
    for details in (way.details, ()) if way.details else ((),):
        its_own = beside(agreement, one, kinds, details, sources, several, by)
        days = bool(several) and one in row.others
        yield details, (*its_own, *(beside(agreement, one, kinds, details, sources, (), by) if days else ()))


def _of_others(row: Parted) -> Iterator[tuple[list[Term], list[tuple[Term | None, Basis]]]]:
    """What may have claims of its own about what stands beside it (a ceremony, a membership): with each day, then without."""
    others = [each for each in row.others if isinstance(each, ox.NamedNode)]
    days = list(dict.fromkeys(chain.from_iterable(row.together.get(each, ()) for each in others)))
    by, sources = _by(row, (*row.parts, *days)), frozenset(row.sources)
    for without in (False, True) if days else (True,):
        if without and not row.held:
            return
        several = list[tuple[Term | None, Basis]]()
        for each in others:
            for day in (None,) if without else row.together.get(each) or (None,):
                its = (*row.parts, *(() if day is None else (day,)))
                several.append((day, Basis(thing=said(each), others=its, sources=sources, by=by)))
        yield days, several


def _by(row: Parted, terms: Iterable[Term]) -> frozenset[tuple[Term, frozenset[str]]]:
    """The claims of these that count, where not any does."""
    return frozenset((each, row.by[each]) for each in terms if each in row.by)


def _of_each(row: Parted, kinds: Mapping[str, str]) -> Iterator[Chain]:
    """What names a thing of a row, and is about all others."""
    for one in row.parts:
        if kinds.get(said(one)) not in NAMED:
            continue
        others = tuple(each for each in row.parts if each != one)
        others += tuple(ox.NamedNode(each) for each in row.details)
        sources, by = frozenset(row.sources), _by(row, others)
        yield ((Basis(thing=said(one), others=others, sources=sources, named=True, by=by),),)


def _together_of_each(found: Mapping[Basis, tuple[Witness, ...]]) -> tuple[Witness, ...]:
    """The witnesses of several claims: of each thing those that say all of it."""
    things = dict.fromkeys(basis.thing for basis in found)
    return united(together(its for basis, its in found.items() if basis.thing == each) for each in things)
