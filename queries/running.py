"""Running: a question and its values to an answer, that can be waited for no longer than wished."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Literal

from citypact.errors import QueryError
from citypact.graph.folder import BuiltGraph
from citypact.queries.askable import Askable, Embedded, Rows, about_known, askable, names_found
from citypact.queries.binding import Value, bind
from citypact.queries.catalogue import Question, names, own, question
from citypact.queries.elsewhere import elsewhere
from citypact.queries.lookup import Lookup
from citypact.queries.operating import operated
from citypact.queries.reading import Reading
from citypact.queries.safety import check
from citypact.queries.terms import Term
from citypact.queries.work import Row, abandon, left_behind

__all__ = ["Answer", "Row", "abandon", "left_behind", "lookup_in", "run"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """What a query gave.

    ``rows`` is read once, while the query runs: of a SELECT its rows, of a CONSTRUCT or DESCRIBE its triples
    (subject, predicate, object), of an ASK none. Reading may raise what `run` raises."""

    kind: Literal["rows", "boolean", "triples"]
    columns: tuple[str, ...]
    rows: Iterator[Row]
    boolean: bool | None = None
    question: Question
    values: Mapping[str, tuple[Term, ...]] = field(default_factory=dict)
    text: str  # the SPARQL that ran
    base: str  # of the IRIs of things
    noted: str = ""  # in one line, what was taken for the values and nobody said

    @property
    def given(self) -> dict[str, Term]:
        """The parameters of one value."""
        return {name: terms[0] for name, terms in self.values.items() if len(terms) == 1}

    def __iter__(self) -> Iterator[Row]:
        return self.rows

    def __bool__(self) -> bool:
        if self.boolean is None:
            raise TypeError("only the answer of an ASK is yes or no; read the rows of this one")
        return self.boolean


def run(
    graph: BuiltGraph | Askable,
    query: str | Question,
    params: Mapping[str, Value] | None = None,
    *,
    timeout: float | None = None,
    allow_service: bool = False,
    limit: Value = None,
    offset: Value = None,
    name: str = "query",
    today: str | None = None,
) -> Answer:
    """Ask a graph, wherever it is.

    Args:
        graph: a build, or whatever else can be asked (`citypact.queries.askable`).
        query: a catalogued question, or SPARQL text; the prefixes of `citypact.queries.prefixes` need no declaration.
        params: values of the question's parameters.
        timeout: seconds until the last row must have been read; None waits. A catalogued question that has no limit is answered
            in the caller's own thread.
        allow_service: let the query ask other servers.
        limit: at most so many rows.
        offset: rows to leave out at the start.
        name: what messages call a query that is given as text.
        today: the day (YYYY-MM-DD) that stands for the date of a graph that has none; whoever gives it shows what the answer
            has noted.

    Raises:
        ParameterError: a parameter is missing, unknown or of the wrong type.
        QuerySyntaxError: with line and column.
        ServiceRefused: the query would ask another server.
        QueryTimeout: it took longer than allowed; here or while the rows are read.
        QueryError: it is an update, or the engine gives up.
    """
    name = name if isinstance(query, str) else query.name
    if timeout is not None and not timeout > 0:
        raise QueryError(f"{name}: a timeout of {timeout:g} s leaves no time; give seconds above 0, or none")
    asked = own(query, name=name) if isinstance(query, str) else query
    check(asked.text, place=asked.name, allow_service=allow_service)
    asking = askable(graph)
    base = asking.info.base
    given, others = _compared_with(asked, params or {}, asking)
    bound = bind(
        asked,
        given,
        lookup=lookup_in(asking),
        base=base,
        as_of=asking.info.as_of,
        today=today,
        limit=limit,
        offset=offset,
    )
    noted = "; ".join(
        f"{asked.name}: this graph has no as-of date, so {parameter} is today, {today}; for another day: "
        f"--param {parameter}=YYYY-MM-DD (in Python {parameter}='YYYY-MM-DD')"
        for parameter in bound.as_of_today
    )
    if asked.operation is not None:
        reading = Reading(
            question=asked,
            text=bound.text,
            values=bound.values,
            graph=asking,
            others=others,
            timeout=timeout,
            at_once=timeout is None and _catalogued(asked),
        )
        return Answer(
            kind="rows",
            columns=tuple(column.name for column in asked.columns),
            rows=operated(asked.operation, reading, bound.window),
            question=asked,
            values=bound.values,
            text=bound.text,
            base=base,
            noted=noted,
        )
    rows: Rows
    if timeout is None and isinstance(asking, Embedded) and asking.memory is None and _catalogued(asked):
        # values are terms, so that the question's own text tells
        rows = asking.answer_at_once(bound.text, name=asked.name, of_known=about_known(asked.text))
    else:
        rows = asking.answer(bound.text, name=asked.name, timeout=timeout)
    return Answer(
        kind=rows.head.kind,
        columns=rows.head.columns,
        rows=iter(rows),
        boolean=rows.head.boolean,
        question=asked,
        values=bound.values,
        text=bound.text,
        base=base,
        noted=noted,
    )


def _catalogued(asked: Question) -> bool:
    return asked.name in names() and question(asked.name) is asked


def _compared_with(
    asked: Question, params: Mapping[str, Value], graph: Askable
) -> tuple[dict[str, Value], dict[str, Askable]]:
    """The values, a graph among them standing there by its build's id; and these graphs, opened."""
    given, others = dict(params), dict[str, Askable]()
    for parameter in asked.parameters:
        if parameter.type == "graph":
            where = f"{asked.name}: {parameter.name}"
            others[parameter.name] = elsewhere(given.get(parameter.name), graph, where=where)
            given[parameter.name] = others[parameter.name].info.id
    return given, others


def lookup_in(graph: BuiltGraph | Askable) -> Lookup:
    """A lookup of names in a graph."""
    asking = askable(graph)
    return Lookup(asking.select, base=asking.info.base, found=names_found(asking))
