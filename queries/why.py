"""Why a row is an answer: the sources, and the words, table rows or people that carry it.

What carries a row says `citypact.queries.basis`, what sources say of that, `citypact.queries.claims`. A row of bodies
rests on the agreements between them, or with the body that was asked about; of one body, on all of its own. A row that
counts rests on what it counts (``counted``), as far as that is about the row: the first are shown, and how many more there
are. One that counts bodies between two others rests on the agreements of these with both. Rows are asked about in blocks: a
few queries for each, however many rows it has, embedded and remote alike.

Of a query that names graphs of sources alone (FROM), the witnesses are those of these sources.

A quote is the source's own words at its place, masked, with at most 300 characters; what a retelling or an invented text says
is marked as such, and is nobody's words. Rows that no source carries are counted, and told of when all are there.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.graph.attributions import TELLING
from citypact.ontology.terms import KNOWN
from citypact.queries.askable import Askable
from citypact.queries.asking import Asking
from citypact.queries.basis import AGREEMENT, Basis, Chain, by_header, by_kinds
from citypact.queries.catalogue import names
from citypact.queries.claims import Claims
from citypact.queries.counted import Behind, Counted, aggregates, counting, uncounted
from citypact.queries.datasets import own_dataset
from citypact.queries.prefixes import prefixes
from citypact.queries.running import Answer, Row
from citypact.queries.terms import Term
from citypact.queries.ties import PARTNERS, Ties
from citypact.queries.unwitnessed import Unwitnessed
from citypact.queries.witnesses import Witness, Witnesses, united

__all__ = ["COLUMNS", "Why", "with_columns"]

COLUMNS = ("why_source", "why_how", "why_quote")
_BLOCK = 100  # rows that are asked about at one time
_BETWEEN = " | "
_TELLING = tuple(map(str, TELLING))


@dataclass(slots=True)
class Why:
    """Looks up why the rows of an answer stand, a block of them at a time."""

    graph: Askable
    answer: Answer
    timeout: float | None = None
    _claims: Claims = field(init=False)  # about what carries a row
    _telling: Claims = field(init=False)  # that there is an agreement
    _ties: Ties = field(init=False)
    _carried: bool = False  # whether any row had an IRI that could carry it
    _counts: tuple[tuple[str, ...], ...] | None = None  # what rows count, by the header or as the text says
    _query: Counted | None = None  # and the query for it
    _behind: Behind | None = None  # and what it gave
    _keys: tuple[int, ...] = ()  # and the columns that say which row it is
    _loose: int = 0  # rows that rest on all agreements of a body, though the text counts
    _unwitnessed: Unwitnessed = field(default_factory=Unwitnessed)

    def __post_init__(self) -> None:
        asked = self.answer.question
        if self.answer.kind != "rows":
            raise QueryError(
                f"{asked.name}: sources are given for rows; ask with SELECT, and name the agreement in it"
            )
        if not asked.witnessed:
            raise QueryError(
                f"{asked.name}: no source says its rows: they tell of the graph itself; "
                "for the sources of agreements: citypact query agreements --why"
            )
        own = own_dataset(self.answer.text, prefixes(self.answer.base), name=asked.name)
        graphs = own.graphs if own is not None and KNOWN not in own.graphs else ()
        asking = Asking(self.graph, f"{asked.name}: why", self.timeout)
        predicates = tuple(each for each in asked.predicates if each != PARTNERS)
        self._claims = Claims(asking, predicates, graphs)
        self._telling = Claims(asking, predicates or _TELLING, graphs)
        self._ties = Ties(asking, current=PARTNERS in asked.predicates)

    def carriers(self, row: Row) -> list[str]:
        """The IRIs that carry a row: of its own, or the first of those that it counts."""
        return list(dict.fromkeys(iri for _, iri in self._by_column(row)))

    def lacking(self) -> str:
        """Of the rows so far, how many have no sources, or if more than they count, why, and what to do: in one line, or ""."""
        asked = self.answer.question
        loose = (
            "the sources of rows of bodies are those of all their agreements, also of those that it does not count; let it "
            "COUNT(DISTINCT ?agreement) with a GROUP BY of its columns, or SELECT the agreement too"
            if self._loose
            else ""
        )
        told = self._unwitnessed.told(
            self.answer.base, narrowed=self._narrowed(), within=bool(self._claims.graphs)
        )
        if not told:
            return loose and f"{asked.name}: {loose}"
        then = self._unwitnessed.then
        if asked.name in names():
            then = f"citypact queries {asked.name} shows what carries its rows"
        elif then and (asked.evidence or asked.counted):
            then += ", and name its column as evidence in the header"
        return "; ".join(filter(None, (f"{asked.name}: {told}", then, loose)))

    def of(self, rows: Sequence[Row]) -> list[Witnesses]:
        """The witnesses of each row: those with words first, and of them those that say best that there is an agreement.

        Raises:
            QueryError: no row so far has an IRI that could carry it; or what asking raises.
        """
        asked = self.answer.question
        carriers = [self.carriers(row) for row in rows]
        self._carried = self._carried or any(carriers) or bool(asked.evidence or self._counting())
        if rows and not self._carried:
            raise QueryError(
                f"{asked.name}: no sources can be given, since no column of it is an IRI; "
                "let it SELECT the agreement, the body or the person too"
            )
        kinds = self._claims.kinds(iri for each in carriers for iri in each)
        bases = [list(self._bases(row, each, kinds)) for row, each in zip(rows, carriers, strict=True)]
        chains = chain.from_iterable(bases)
        self._claims.look_up(chain.from_iterable(chain.from_iterable(chains)), kinds)
        found = [united(map(self._narrowest, each)) for each in bases]
        about = self._asked_about()
        bodies = [
            [] if own or AGREEMENT in map(kinds.get, each) else each
            for own, each in zip(found, carriers, strict=True)
        ]
        tied = self._tied(rows, bodies, about) if any(bodies) else [()] * len(rows)
        told = [Witnesses(own or ties) for own, ties in zip(found, tied, strict=True)]
        if not (asked.evidence or asked.operation or self._counting()) and aggregates(asked.text):
            self._loose += sum(not own and bool(ties) for own, ties in zip(found, tied, strict=True))
        for row, each in zip(rows, told, strict=True):
            if self._counting():
                each.more = self._counted(row)[1]
            self._count(self._by_column(row), about, kinds, witnessed=bool(each))
        return told

    def blocks(self, rows: Iterable[Row]) -> Iterator[tuple[Row, Witnesses]]:
        """The rows as they come, each with its witnesses."""
        reading = iter(rows)
        while block := list(islice(reading, _BLOCK)):
            yield from zip(block, self.of(block), strict=True)
            for held in (self._claims, self._telling, self._ties):
                held.clear()  # memory does not grow with the rows

    def _by_column(self, row: Row) -> list[tuple[str, str]]:
        """The IRIs that carry a row, each with the column that it stands in, or what is counted."""
        asked = self.answer.question
        if asked.evidence:
            return [(name, basis.thing) for name, basis in self._by_header(row)]
        if self._counting():
            return [(name, basis.thing) for name, basis in self._by_counted(row)]
        return [
            (name, term.value)
            for name, term in zip(self.answer.columns, row, strict=True)
            if isinstance(term, ox.NamedNode)
        ]

    def _by_header(self, row: Row) -> list[tuple[str, Basis]]:
        asked = self.answer.question
        return list(by_header(asked.evidence, asked.narrowed, self._cells(row)))

    def _by_counted(self, row: Row) -> Iterator[tuple[str, Basis]]:
        """What a row counts, each narrowed as the header says."""
        asked, cells = self.answer.question, self._cells(row)
        for name, iri in self._counted(row)[0]:
            groups = [group for group in self._counting() if group[0] == name]
            yield from by_header(groups, asked.narrowed, {**cells, name: ox.NamedNode(iri)})

    def _cells(self, row: Row) -> dict[str, Term | None]:
        """What stands in a row and its parameters."""
        given = {name: terms[0] for name, terms in self.answer.values.items() if len(terms) == 1}
        return {**given, **dict(zip(self.answer.columns, row, strict=True))}

    def _bases(self, row: Row, carriers: Sequence[str], kinds: Mapping[str, str]) -> Iterator[Chain]:
        """What carries a row."""
        asked = self.answer.question
        if asked.evidence:
            return (((basis,),) for _, basis in self._by_header(row))
        if self._counting():
            return (((basis,),) for _, basis in self._by_counted(row))
        return by_kinds(carriers, kinds)

    def _narrowest(self, chain: Chain) -> tuple[Witness, ...]:
        """The witnesses of the first of these that has any."""
        for bases in chain:
            if found := united(self._claims.of(basis) for basis in bases):
                return found
        return ()

    def _tied(
        self, rows: Sequence[Row], carriers: Sequence[Sequence[str]], about: set[str]
    ) -> list[tuple[Witness, ...]]:
        """The witnesses of the agreements between the bodies of each row; of one body, of all of its own."""
        asked = self.answer.question
        both = asked.evidence and asked.counted
        between = [[iri for _, iri in self._counted(row)[0]] if both else [] for row in rows]
        self._ties.look_up({iri for each in (*carriers, *between) for iri in each} | about)
        ties = [
            [Basis(thing=tie) for tie in sorted(self._ties.between(each, about, via=via))]
            for each, via in zip(carriers, between, strict=True)
        ]
        self._telling.look_up(chain.from_iterable(ties))
        return [united(map(self._telling.of, each)) for each in ties]

    def _counting(self) -> tuple[tuple[str, ...], ...]:
        """What rows count: as the header says; without one, the agreements that the text counts."""
        if self._counts is None:
            asked = self.answer.question
            self._counts = asked.counted
            if not (asked.counted or asked.evidence or asked.operation):
                for variable, query in counting(self.answer.text, self.answer.columns):
                    few = self.graph.answer(f"{query.text} LIMIT 5", name=asked.name, timeout=self.timeout)
                    things = {row[-1].value for row in few if isinstance(row[-1], ox.NamedNode)}
                    if AGREEMENT in self._claims.kinds(things).values():
                        self._counts, self._query = ((variable,),), query
                        break
        return self._counts

    def _counted(self, row: Row) -> tuple[list[tuple[str, str]], int]:
        """The first of what a row counts, each with its variable, and how many more it counts; asked for once."""
        asked = self.answer.question
        variables = list(dict.fromkeys(variable for variable, *_ in self._counting()))
        if self._behind is None:
            columns = self.answer.columns if asked.operation else ()
            query = self._query or uncounted(self.answer.text, variables, name=asked.name, columns=columns)
            shared = [at for at, name in enumerate(query.keys) if name in self.answer.columns]
            self._keys = tuple(self.answer.columns.index(query.keys[at]) for at in shared)
            keys = [query.keys[at] for at in shared]
            self._behind = Behind(cumulated=keys.index(asked.cumulated) if asked.cumulated in keys else None)
            for found in self.graph.answer(query.text, name=asked.name, timeout=self.timeout):
                self._behind.add(tuple(found[at] for at in shared), found[len(query.keys) :])
        first, more = self._behind.of(tuple(row[at] for at in self._keys))
        return [(variables[at], iri) for iri, at in first], more

    def _narrowed(self) -> bool:
        """Whether the header narrows what carries a row."""
        asked = self.answer.question
        several = any(len(group) > 1 for group in (*asked.evidence, *asked.counted))
        return several or bool(asked.predicates or asked.narrowed)

    def _count(
        self,
        carriers: Sequence[tuple[str, str]],
        about: set[str],
        kinds: Mapping[str, str],
        *,
        witnessed: bool,
    ) -> None:
        if not self.answer.question.evidence:  # an agreement carries what stands beside it
            its = [(name, iri) for name, iri in carriers if kinds.get(iri) == AGREEMENT]
            carriers = its or carriers
        iris = {iri for _, iri in carriers}
        bodies = self._ties.tied(iris)
        tied = bool(bodies) and len(bodies | about) > 1
        # what was asked about is no claim: it needs no source
        witnessed = witnessed or (bool(iris) and iris <= about)
        self._unwitnessed.count(carriers, kinds, witnessed=witnessed, tied=tied)

    def _asked_about(self) -> set[str]:
        """The bodies that the question was asked about."""
        return {
            term.value
            for parameter in self.answer.question.parameters
            if parameter.type == "body"
            for term in self.answer.values.get(parameter.name, ())
            if isinstance(term, ox.NamedNode)
        }


def with_columns(answer: Answer, why: Why) -> Answer:
    """The answer with three columns more: the sources' addresses, how each says so, and its words.

    Of several witnesses each cell holds a part for each, in the same order.
    """

    told = why.blocks(answer)
    first = list(islice(told, 1))  # what cannot be given is said before anything is written

    def rows() -> Iterator[Row]:
        for row, witnesses in chain(first, told):
            parts = [(each.where, each.how, each.quote or "") for each in witnesses]
            parts += [("", witnesses.left_out, "")] if witnesses.more else []
            added = (_BETWEEN.join(cells) for cells in zip(*parts, strict=True)) if parts else ("", "", "")
            yield (*row, *(ox.Literal(text) if text.strip(" |") else None for text in added))

    return replace(answer, columns=(*answer.columns, *COLUMNS), rows=rows())
