"""Counting: what each row of an answer counts, as its header says, or the agreements that its text counts; asked for once."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pyoxigraph as ox

from citypact.queries.askable import Askable
from citypact.queries.basis import AGREEMENT
from citypact.queries.claims import Claims
from citypact.queries.counted import Behind, Counted, counting, uncounted
from citypact.queries.running import Answer, Row

__all__ = ["Counting"]


@dataclass(slots=True)
class Counting:
    """Looks up what stands behind the rows of an answer.

    Args:
        graph: what was asked.
        answer: the answer, of which no row is read.
        claims: what knows which IRIs are agreements.
        timeout: seconds that each query may take.
    """

    graph: Askable
    answer: Answer
    claims: Claims
    timeout: float | None = None
    _queries: Mapping[str, Counted] | None = None  # for each variable; "" is all of the header's together
    _behind: tuple[tuple[int, ...], Behind] | None = None  # with the columns of its keys

    @property
    def variables(self) -> tuple[str, ...]:
        """The variables that the header says are counted."""
        return tuple(dict.fromkeys(variable for variable, *_ in self.answer.question.counted))

    @property
    def by(self) -> tuple[str, ...]:
        """The columns by which it counts."""
        return next((query.keys for query in self._asked().values()), ())

    @property
    def counts(self) -> bool:
        """Whether rows count anything that is known."""
        return bool(self._asked())

    def of(self, row: Row) -> tuple[list[tuple[str, str]], int]:
        """The first of what a row counts, each with its variables, and how many more it counts."""
        cells = dict(zip(self.answer.columns, row, strict=True))
        numbers = next((query.numbers for query in self._asked().values()), ())
        if not self.counts or (numbers and all(cells[each] is None for each in numbers)):
            return [], 0  # in an OPTIONAL that gives it nothing
        keys, behind = self._looked_up()
        first, more = behind.of(tuple(row[at] for at in keys))
        variables = self.variables or tuple(self._asked())
        return [(variables[at], iri) for iri, at in first], more

    def _asked(self) -> Mapping[str, Counted]:
        """The queries for what is counted: of a query without a header, those whose variables are agreements."""
        if self._queries is None:
            asked, answer = self.answer.question, self.answer
            if asked.counted:
                columns = answer.columns if asked.operation else ()
                query = uncounted(answer.text, self.variables, name=asked.name, columns=columns)
                self._queries = {"": query}
            elif asked.evidence or asked.operation:
                self._queries = {}
            else:
                self._queries = {
                    variable: query
                    for variable, query in counting(answer.text, answer.columns)
                    if self.of_agreements(query.some)
                }
        return self._queries

    def of_agreements(self, some: str) -> bool:
        """Whether there are agreements among a few of what a query counts, which this one asks for."""
        few = self.graph.answer(some, name=self.answer.question.name, timeout=self.timeout)
        things = {term.value for (term,) in few if isinstance(term, ox.NamedNode)}
        return AGREEMENT in self.claims.kinds(things).values()

    def _looked_up(self) -> tuple[tuple[int, ...], Behind]:
        if self._behind is None:
            asked, columns = self.answer.question, self.answer.columns
            of = next(iter(self._asked().values())).keys  # all are of one SELECT
            shared = [at for at, name in enumerate(of) if name in columns]
            keys = [of[at] for at in shared]
            variables = len(self.variables or self._asked())
            cumulated = keys.index(asked.cumulated) if asked.cumulated in keys else None
            again = variables > 1 or cumulated is not None or keys != list(of)
            behind = Behind(cumulated=cumulated, variables=variables, again=again)
            for at, query in enumerate(self._asked().values()):
                for found in self.graph.answer(query.text, name=asked.name, timeout=self.timeout):
                    behind.add(tuple(found[each] for each in shared), found[len(query.keys) :], at)
            self._behind = tuple(columns.index(each) for each in keys), behind
        return self._behind
