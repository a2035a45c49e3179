"""Why a row is an answer: the sources, and the words, table rows or people that carry it.

What carries a row of a question says its header (`citypact.queries.basis`), of one without a header what stands in it
(`citypact.queries.carried`), and what sources say of that, `citypact.queries.claims`. By a header, a row of bodies rests on the
agreements between them, or with the body that was asked about; of one body, on all of its own. A row that counts rests on what
it counts (`citypact.queries.counting`), as far as that is about the row: the first are shown, and how many more there are. One
that counts bodies between two others rests on the agreements of these with both. Rows are asked about in blocks: a few queries
for each, however many rows it has, embedded and remote alike.

Of a query that asks graphs of sources alone (FROM, GRAPH), the witnesses are those of these sources.

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
from citypact.queries.basis import AGREEMENT, BODY, Basis, by_header
from citypact.queries.carried import Carried, Given, Standing
from citypact.queries.catalogue import names
from citypact.queries.claims import Claims
from citypact.queries.counted import aggregates
from citypact.queries.counting import Counting
from citypact.queries.datasets import own_dataset
from citypact.queries.graph_blocks import graph_blocks
from citypact.queries.held import NAMED, Held, names_partners
from citypact.queries.prefixes import prefixes
from citypact.queries.running import Answer, Row
from citypact.queries.terms import Term, said
from citypact.queries.ties import PARTNERS, Ties
from citypact.queries.unwitnessed import Unwitnessed
from citypact.queries.witnesses import Witness, Witnesses, united

__all__ = ["COLUMNS", "Why", "with_columns"]

COLUMNS = ("why_source", "why_how", "why_quote")
_BLOCK = 100  # rows that are asked about at one time
_BETWEEN = " | "
_TELLING = tuple(map(str, TELLING))
_BESIDE = (
    "a GRAPH of one source stands beside other patterns, so that the sources are those of all graphs; ask FROM this graph, "
    "or GRAPH ?g with ?g among the columns"
)


@dataclass(slots=True)
class Why:
    """Looks up why the rows of an answer stand, a block of them at a time."""

    graph: Askable
    answer: Answer
    timeout: float | None = None
    _claims: Claims = field(init=False)  # about what carries a row
    _telling: Claims = field(init=False)  # that there is an agreement
    _ties: Ties = field(init=False)
    _carried: Carried = field(init=False)  # of rows without a header
    _counting: Counting = field(init=False)
    _blocks_beside: bool = False  # whether a GRAPH of one source stands beside other patterns
    _carrying: bool = False  # whether any row had an IRI that could carry it
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
        graphs = self._graphs()
        asking = Asking(self.graph, f"{asked.name}: why", self.timeout)
        predicates = tuple(each for each in asked.predicates if each != PARTNERS)
        self._claims = Claims(asking, predicates, graphs)
        self._telling = Claims(asking, predicates or _TELLING, graphs)
        self._ties = Ties(asking, current=PARTNERS in asked.predicates)
        alone = PARTNERS in asked.predicates
        held = Held(asking, partners=alone or names_partners(self.answer.text), alone=alone)
        self._carried = Carried(self._claims, held, self.answer.base)
        self._counting = Counting(self.graph, self.answer, self._claims, self.timeout)

    def carriers(self, row: Row) -> list[str]:
        """The IRIs that carry a row: of its own, or the first of those that it counts."""
        return list(dict.fromkeys(iri for _, iri in self._by_column(row)))

    def lacking(self) -> str:
        """Of the rows so far, how many have no sources, or others than it asks for, why, and what to do: in one line, or ""."""
        asked = self.answer.question
        looked_up = self._unwitnessed.told_of_looked_up(counting=aggregates(asked.text))
        beside = _BESIDE if self._blocks_beside and self._unwitnessed.witnessed else ""
        told = self._unwitnessed.told(
            self.answer.base,
            narrowed=self._narrowed(),
            within=bool(self._claims.graphs),
            partners=PARTNERS in asked.predicates,
        )
        then = self._unwitnessed.then if told else ""
        if told and asked.name in names():
            then = f"citypact queries {asked.name} shows what carries its rows"
        elif then and (asked.evidence or asked.counted):
            then += ", and name its column as evidence in the header"
        line = "; ".join(
            filter(None, (told, then, self._unwitnessed.told_of_unsaid(self.answer.base), looked_up, beside))
        )
        return line and f"{asked.name}: {line}"

    def of(self, rows: Sequence[Row]) -> list[Witnesses]:
        """The witnesses of each row: those with words first, and of them those that say best that there is an agreement.

        Raises:
            QueryError: no row so far has an IRI that could carry it; or what asking raises.
        """
        asked = self.answer.question
        carriers = [self.carriers(row) for row in rows]
        self._carrying = (
            self._carrying or any(carriers) or bool(asked.evidence) or (bool(rows) and self._counting.counts)
        )
        if rows and not self._carrying:
            raise QueryError(
                f"{asked.name}: no sources can be given, since no column of it is an IRI; "
                "let it SELECT the agreement, the body or the person too"
            )
        headed = asked.evidence or asked.counted
        told = self._of_header(rows, carriers) if headed else self._of_own(rows)
        for row, each in zip(rows, told, strict=True):
            if self._counting.counts:
                each.more = self._counting.of(row)[1]
        for held in (self._carried, self._telling, self._ties):
            held.clear()  # memory does not grow with the rows
        return told

    def blocks(self, rows: Iterable[Row]) -> Iterator[tuple[Row, Witnesses]]:
        """The rows as they come, each with its witnesses."""
        reading = iter(rows)
        while block := list(islice(reading, _BLOCK)):
            yield from zip(block, self.of(block), strict=True)

    def _of_own(self, rows: Sequence[Row]) -> list[Witnesses]:
        """Of rows without a header."""
        about = [(name, term) for name, term in self._given().items() if said(term) in self._asked_about()]
        asked = {term for _, term in about}
        standing = [
            Standing(
                [
                    (name, term)
                    for name, term in zip(self.answer.columns, row, strict=True)
                    if term is not None
                ],
                about=about,
                counted=[iri for _, iri in self._counting.of(row)[0]] if self._counting.counts else None,
            )
            for row in rows
        ]
        iris = {said(term) for each in standing for _, term in each.cells if isinstance(term, ox.NamedNode)}
        kinds = self._claims.kinds(iris.union(*(each.counted or () for each in standing)))
        kinds |= dict.fromkeys(map(said, asked), BODY)
        told = []
        for each, given in zip(standing, self._carried.of(standing, kinds), strict=True):
            its = {term for _, term in each.cells if isinstance(term, ox.NamedNode)}
            # what was asked about is no claim: it needs no source
            silent = bool(its) and its <= asked
            self._unwitnessed.add(Given() if silent else given, kinds, needed=not silent)
            told.append(Witnesses(() if silent else given.witnesses))
        return told

    def _of_header(self, rows: Sequence[Row], carriers: Sequence[list[str]]) -> list[Witnesses]:
        """Of rows whose header says what carries them."""
        kinds = self._claims.kinds(iri for each in carriers for iri in each)
        bases = [self._bases(row) for row in rows]
        self._claims.look_up(chain.from_iterable(bases), kinds)
        found = [united(map(self._claims.of, each)) for each in bases]
        about = self._asked_about()
        bodies = [
            [] if own or AGREEMENT in map(kinds.get, each) else each
            for own, each in zip(found, carriers, strict=True)
        ]
        tied = self._tied(rows, bodies, about) if any(bodies) else [()] * len(rows)
        found = [own or ties for own, ties in zip(found, tied, strict=True)]
        may = not about and PARTNERS not in self.answer.question.predicates  # it is about the thing alone
        naming = [
            [replace(basis, named=True) for basis in its]
            if may and not its_own and len(each) == 1 and kinds.get(each[0]) in NAMED
            else []
            for its, its_own, each in zip(bases, found, carriers, strict=True)
        ]
        self._claims.look_up(chain.from_iterable(naming), kinds)
        told = [
            Witnesses(own or united(map(self._claims.of, named)))
            for own, named in zip(found, naming, strict=True)
        ]
        for row, each in zip(rows, told, strict=True):
            self._count(row, about, kinds, witnessed=bool(each))
        return told

    def _by_column(self, row: Row) -> list[tuple[str, str]]:
        """The IRIs that carry a row, each with the column that it stands in, or what is counted."""
        if self.answer.question.evidence:
            return [(name, basis.thing) for name, basis in self._by_header(row)]
        if self._counting.counts:
            return self._counting.of(row)[0]
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
        for name, iri in self._counting.of(row)[0]:
            groups = [group for group in asked.counted if group[0] == name]
            yield from by_header(groups, asked.narrowed, {**cells, name: ox.NamedNode(iri)})

    def _cells(self, row: Row) -> dict[str, Term | None]:
        """What stands in a row and its parameters."""
        return {**self._given(), **dict(zip(self.answer.columns, row, strict=True))}

    def _given(self) -> dict[str, Term]:
        """The parameters of one value."""
        return {name: terms[0] for name, terms in self.answer.values.items() if len(terms) == 1}

    def _bases(self, row: Row) -> list[Basis]:
        """What carries a row as its header says."""
        its = self._by_header(row) if self.answer.question.evidence else self._by_counted(row)
        return [basis for _, basis in its]

    def _tied(
        self, rows: Sequence[Row], carriers: Sequence[Sequence[str]], about: set[str]
    ) -> list[tuple[Witness, ...]]:
        """The witnesses of the agreements between the bodies of each row; of one body, of all of its own."""
        asked = self.answer.question
        both = asked.evidence and asked.counted
        between = [[iri for _, iri in self._counting.of(row)[0]] if both else [] for row in rows]
        self._ties.look_up({iri for each in (*carriers, *between) for iri in each} | about)
        ties = [
            [Basis(thing=tie) for tie in sorted(self._ties.between(each, about, via=via))]
            for each, via in zip(carriers, between, strict=True)
        ]
        self._telling.look_up(chain.from_iterable(ties))
        return [united(map(self._telling.of, each)) for each in ties]

    def _narrowed(self) -> bool:
        """Whether the header narrows what carries a row."""
        asked = self.answer.question
        several = any(len(group) > 1 for group in (*asked.evidence, *asked.counted))
        return several or bool(asked.predicates or asked.narrowed)

    def _count(self, row: Row, about: set[str], kinds: Mapping[str, str], *, witnessed: bool) -> None:
        """A row of a header."""
        carriers, cells = self._by_column(row), self._cells(row)
        iris = {iri for _, iri in carriers}
        bodies = self._ties.tied(iris)
        tied = bool(bodies) and len(bodies | about) > 1
        # what was asked about is no claim: it needs no source
        witnessed = witnessed or (bool(iris) and iris <= about)
        columns = [first for first, *_ in self.answer.question.evidence]
        gone = not carriers and any(isinstance(cells.get(each), ox.NamedNode) for each in columns)
        self._unwitnessed.count(carriers, kinds, witnessed=witnessed, tied=tied, gone=gone)

    def _graphs(self) -> tuple[str, ...]:
        """The graphs of single sources that it asks alone, by FROM or GRAPH; none where it asks others too."""
        asked, known = self.answer.question, prefixes(self.answer.base)
        own = own_dataset(self.answer.text, known, name=asked.name)
        if own is not None:
            return own.graphs if KNOWN not in own.graphs else ()
        if asked.evidence or asked.counted or asked.operation:
            return ()
        blocks = graph_blocks(self.answer.text, known)
        self._blocks_beside = bool(blocks.graphs) and not blocks.alone
        return blocks.graphs if blocks.alone else ()

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
