"""Headed: the sources of rows whose header says what carries them (`citypact.queries.basis`), many rows at a time.

Bodies rest on the agreements between them, or with the body that was asked about; a person, a venue or a post of which nothing
is said by itself, on what names it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.queries.basis import AGREEMENT, BODY, PART, Basis, by_header
from citypact.queries.claims import Claims
from citypact.queries.counting import Counting
from citypact.queries.held import NAMED, Held
from citypact.queries.properties import Properties
from citypact.queries.running import Answer, Row
from citypact.queries.terms import Term, said
from citypact.queries.ties import PARTNERS, Ties
from citypact.queries.unwitnessed import Unwitnessed
from citypact.queries.witnesses import Witness, Witnesses, united

__all__ = ["Headed"]


@dataclass(slots=True)
class Headed:
    """Looks up the sources of such rows.

    Args:
        answer: of a question with such a header.
        claims: what sources say of what carries a row.
        telling: what they say of it that there is an agreement.
        ties: which agreements there are between bodies.
        held: which agreement a part is of.
        counting: what is counted.
        about: the IRIs of the bodies that the question was asked about.
        properties: by which its columns are had.
    """

    answer: Answer
    claims: Claims
    telling: Claims
    ties: Ties
    held: Held
    counting: Counting
    about: set[str]
    properties: Properties

    def carriers(self, row: Row) -> list[tuple[str, str]]:
        """The IRIs that carry a row, each with the column that it stands in, or what is counted."""
        if self.answer.question.evidence:
            return [(name, basis.thing) for name, basis in self._by_header(row)]
        return self.counting.of(row)[0]

    def of(self, rows: Sequence[Row], unwitnessed: Unwitnessed) -> list[Witnesses]:
        """The witnesses of each row; those that have none are counted.

        Raises:
            QueryError: a header means bodies where an agreement belongs; or what asking raises.
        """
        carriers = [list(dict.fromkeys(iri for _, iri in self.carriers(row))) for row in rows]
        kinds = self.claims.kinds(iri for each in carriers for iri in each)
        bases = [self._bases(row) for row in rows]
        self._check(bases, kinds)
        parts = {each.thing for its in bases for each in its if _of_one(each, kinds)}
        self.held.look_up(((each, PART),) for each in parts)
        bases = [[of for each in its for of in self._in_agreements(each, kinds)] for its in bases]
        self.claims.look_up(chain.from_iterable(bases), kinds)
        found = [united(map(self.claims.of, each)) for each in bases]
        bodies = [
            [] if own or AGREEMENT in map(kinds.get, each) or any(map(_of_others, its)) else each
            for its, own, each in zip(bases, found, carriers, strict=True)
        ]
        tied = self._tied(rows, bodies) if any(bodies) else [()] * len(rows)
        found = [own or ties for own, ties in zip(found, tied, strict=True)]
        may = (
            not self.about and PARTNERS not in self.answer.question.predicates
        )  # it is about the thing alone
        naming = [
            [replace(basis, named=True) for basis in its]
            if may and not its_own and len(each) == 1 and kinds.get(each[0]) in NAMED
            else []
            for its, its_own, each in zip(bases, found, carriers, strict=True)
        ]
        self.claims.look_up(chain.from_iterable(naming), kinds)
        told = [
            Witnesses(own or united(map(self.claims.of, named)))
            for own, named in zip(found, naming, strict=True)
        ]
        for row, each in zip(rows, told, strict=True):
            self._count(row, kinds, unwitnessed, witnessed=bool(each))
            if self.counting.counts:
                each.more = self.counting.of(row)[1]
        for held in (self.claims, self.telling, self.ties, self.held):
            held.clear()  # memory does not grow with the rows
        return told

    def _by_header(self, row: Row) -> list[tuple[str, Basis]]:
        asked = self.answer.question
        return list(by_header(asked.evidence, asked.narrowed, self._cells(row), self.properties))

    def _by_counted(self, row: Row) -> Iterator[tuple[str, Basis]]:
        """What a row counts, each narrowed as the header says."""
        asked, cells = self.answer.question, self._cells(row)
        for name, iri in self.counting.of(row)[0]:
            groups = [group for group in asked.counted if group[0] == name]
            yield from by_header(groups, asked.narrowed, {**cells, name: ox.NamedNode(iri)}, self.properties)

    def _cells(self, row: Row) -> dict[str, Term | None]:
        """What stands in a row and its parameters."""
        return {**self.answer.given, **dict(zip(self.answer.columns, row, strict=True))}

    def _bases(self, row: Row) -> list[Basis]:
        """What carries a row as its header says."""
        its = self._by_header(row) if self.answer.question.evidence else self._by_counted(row)
        return [basis for _, basis in its]

    def _in_agreements(self, basis: Basis, kinds: Mapping[str, str]) -> list[Basis]:
        """A part of an agreement alone: as the sources of the agreement say it, in the row of a table too."""
        ties = self.held.of(((basis.thing, PART),)) if _of_one(basis, kinds) else []
        part = ox.NamedNode(basis.thing)
        return [replace(basis, thing=tie, others=(part,)) for tie in ties] or [basis]

    def _check(self, bases: Sequence[Sequence[Basis]], kinds: Mapping[str, str]) -> None:
        """Refuse two bodies as a group, which is an agreement and what narrows it."""
        narrowed = [
            each for each in chain.from_iterable(bases) if kinds.get(each.thing) == BODY and _of_others(each)
        ]
        others = {said(one) for each in narrowed for one in each.others if isinstance(one, ox.NamedNode)}
        if BODY in self.claims.kinds(others).values():
            asked = self.answer.question
            key = "evidence" if asked.evidence else "counted"
            groups = [", ".join(group) for group in (asked.evidence or asked.counted) if len(group) > 1]
            raise QueryError(
                f"{asked.name}: {key}: [[{groups[0]}]] is an agreement and what narrows it, but begins with a body; for the "
                f"agreements between bodies write {key}: [{groups[0]}]"
            )

    def _tied(self, rows: Sequence[Row], carriers: Sequence[Sequence[str]]) -> list[tuple[Witness, ...]]:
        """The witnesses of the agreements between the bodies of each row; of one body, of all of its own."""
        asked = self.answer.question
        both = asked.evidence and asked.counted
        between = [[iri for _, iri in self.counting.of(row)[0]] if both else [] for row in rows]
        self.ties.look_up({iri for each in (*carriers, *between) for iri in each} | self.about)
        ties = [
            [Basis(thing=tie) for tie in sorted(self.ties.between(each, self.about, via=via))]
            for each, via in zip(carriers, between, strict=True)
        ]
        self.telling.look_up(chain.from_iterable(ties))
        return [united(map(self.telling.of, each)) for each in ties]

    def _count(
        self, row: Row, kinds: Mapping[str, str], unwitnessed: Unwitnessed, *, witnessed: bool
    ) -> None:
        carriers, cells = self.carriers(row), self._cells(row)
        iris = {iri for _, iri in carriers}
        bodies = self.ties.tied(iris)
        tied = bool(bodies) and len(bodies | self.about) > 1
        # what was asked about is no claim: it needs no source
        witnessed = witnessed or (bool(iris) and iris <= self.about)
        columns = [first for first, *_ in self.answer.question.evidence]
        gone = not carriers and any(isinstance(cells.get(each), ox.NamedNode) for each in columns)
        unwitnessed.count(carriers, kinds, witnessed=witnessed, tied=tied, gone=gone)


def _of_one(basis: Basis, kinds: Mapping[str, str]) -> bool:
    """Whether it is a part of an agreement, whatever is said of it."""
    return kinds.get(basis.thing) == PART and not (basis.others or basis.claim)


def _of_others(basis: Basis) -> bool:
    """Whether it is what is said of a thing and others, whatever that is."""
    return bool(basis.others) and not basis.claim
