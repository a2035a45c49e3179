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

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain, islice

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.graph.attributions import TELLING
from citypact.ontology.terms import KNOWN
from citypact.queries.askable import Askable
from citypact.queries.asking import Asking
from citypact.queries.basis import BODY
from citypact.queries.carried import Carried, Given
from citypact.queries.catalogue import names
from citypact.queries.claims import Claims
from citypact.queries.counted import aggregates
from citypact.queries.counting import Counting
from citypact.queries.datasets import own_dataset
from citypact.queries.graph_blocks import graph_blocks
from citypact.queries.headed import Headed
from citypact.queries.held import Held, names_partners
from citypact.queries.prefixes import prefixes
from citypact.queries.properties import Properties, properties
from citypact.queries.running import Answer, Row
from citypact.queries.standing import Standing
from citypact.queries.terms import said
from citypact.queries.ties import PARTNERS, Ties
from citypact.queries.totals import Totals, totals
from citypact.queries.unwitnessed import Unwitnessed
from citypact.queries.witnesses import Witnesses

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
    _headed: Headed = field(init=False)  # of rows whose header says what carries them
    _carried: Carried = field(init=False)  # of rows without a header
    _counting: Counting = field(init=False)
    _totals: Totals = field(init=False)
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
        alone = PARTNERS in asked.predicates
        held = Held(asking, partners=alone or names_partners(self.answer.text), alone=alone)
        # the columns of an operation are its own
        had = Properties() if asked.operation else properties(self.answer.text, prefixes(self.answer.base))
        self._carried = Carried(self._claims, held, self.answer.base, had)
        self._counting = Counting(self.graph, self.answer, self._claims, self.timeout)
        telling, ties = Claims(asking, predicates or _TELLING, graphs), Ties(asking, current=alone)
        about = self._asked_about()
        self._headed = Headed(self.answer, self._claims, telling, ties, held, self._counting, about, had)
        headed = asked.evidence or asked.counted or asked.operation
        of = {} if headed else totals(self.answer.text, self.answer.columns)
        self._totals = Totals(self._counting, of)

    def carriers(self, row: Row) -> list[str]:
        """The IRIs that carry a row: of its own, or the first of those that it counts."""
        if self._by_header or self._counting.counts:
            return list(dict.fromkeys(iri for _, iri in self._headed.carriers(row)))
        return list(dict.fromkeys(term.value for term in row if isinstance(term, ox.NamedNode)))

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
        unsaid, totals = (
            self._unwitnessed.told_of_unsaid(self.answer.base),
            self._unwitnessed.told_of_totals(),
        )
        by = self._unwitnessed.told_of_properties()
        line = "; ".join(filter(None, (told, then, unsaid, by, looked_up, totals, beside)))
        return line and f"{asked.name}: {line}"

    def of(self, rows: Sequence[Row]) -> list[Witnesses]:
        """The witnesses of each row: those with words first, and of them those that say best that there is an agreement.

        Raises:
            QueryError: no row so far has an IRI that could carry it; or what asking raises.
        """
        asked = self.answer.question
        self._carrying = (
            self._carrying or bool(asked.evidence or self._totals.of) or any(map(self.carriers, rows))
        )
        if rows and not self._carrying:
            raise QueryError(
                f"{asked.name}: no sources can be given, since no column of it is an IRI; "
                "let it SELECT the agreement, the body or the person too"
            )
        return self._headed.of(rows, self._unwitnessed) if self._by_header else self._of_own(rows)

    def blocks(self, rows: Iterable[Row]) -> Iterator[tuple[Row, Witnesses]]:
        """The rows as they come, each with its witnesses."""
        reading = iter(rows)
        while block := list(islice(reading, _BLOCK)):
            yield from zip(block, self.of(block), strict=True)

    def _of_own(self, rows: Sequence[Row]) -> list[Witnesses]:
        """Of rows without a header."""
        about = [(name, term) for name, term in self.answer.given.items() if said(term) in self._headed.about]
        asked = {term for _, term in about}
        standing = [
            Standing(
                [
                    (name, term)
                    for name, term in zip(self.answer.columns, row, strict=True)
                    if term is not None
                ],
                about=about,
                counted=self._counted(row) if self._counting.counts else None,
                by=self._counting.by,
            )
            for row in rows
        ]
        iris = {said(term) for each in standing for _, term in each.cells if isinstance(term, ox.NamedNode)}
        kinds = self._claims.kinds(iris.union(*(each.counted or () for each in standing)))
        kinds |= dict.fromkeys(map(said, asked), BODY)
        told = []
        for row, each, given in zip(rows, standing, self._carried.of(standing, kinds), strict=True):
            its = {term for _, term in each.cells if isinstance(term, ox.NamedNode)}
            # what was asked about is no claim: it needs no source
            silent = bool(its) and its <= asked and not self._totals.of
            beside = [] if given.counted else self._totals.beside(each.cells, kinds)
            if given == Given() and self._totals.empty(each.cells):
                given = Given(uncounted=True)
            self._unwitnessed.add(Given() if silent else given, kinds, needed=not silent, totals=beside)
            told.append(Witnesses(() if silent else given.witnesses))
            if given.counted:
                told[-1].more = self._counting.of(row)[1]
        self._carried.clear()  # memory does not grow with the rows
        return told

    def _counted(self, row: Row) -> list[str]:
        """The first of what a row counts."""
        return list(dict.fromkeys(iri for _, iri in self._counting.of(row)[0]))

    @property
    def _by_header(self) -> bool:
        """Whether its header says what carries its rows."""
        return bool(self.answer.question.evidence or self.answer.question.counted)

    def _narrowed(self) -> bool:
        """Whether the header narrows what carries a row."""
        asked = self.answer.question
        several = any(len(group) > 1 for group in (*asked.evidence, *asked.counted))
        return several or bool(asked.predicates or asked.narrowed)

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
