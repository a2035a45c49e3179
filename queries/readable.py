"""Answers for the eye: a table on a screen, a table in a document."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator

import pyoxigraph as ox

from citypact.queries.forms import Options
from citypact.queries.running import Answer
from citypact.queries.table import markdown_rows, shown, table_rows
from citypact.queries.why import Why
from citypact.queries.witnesses import Witnesses

__all__ = ["markdown", "numeric", "table", "table_with_reasons"]

_REASONS = 3  # that a screen shows of one row; the other forms have all


def table(answer: Answer, options: Options) -> Iterator[str]:
    """Aligned by the width that a console gives each character."""
    if answer.boolean is not None:
        yield "yes\n" if answer.boolean else "no\n"
        return
    cells = ([shown(term, answer.base) for term in row] for row in answer)
    yield from table_rows(answer.columns, cells, numeric=numeric(answer), width=options.width)


def table_with_reasons(answer: Answer, options: Options, why: Why) -> Iterator[str]:
    """The table, and beneath each row what carries it."""
    reasons: deque[Witnesses] = deque()

    def cells() -> Iterator[list[str]]:
        for row, witnesses in why.blocks(answer):
            reasons.append(witnesses)
            yield [shown(term, answer.base) for term in row]

    yield from table_rows(
        answer.columns,
        cells(),
        numeric=numeric(answer),
        width=options.width,
        beneath=lambda: _said(reasons.popleft()),
    )


def _said(witnesses: Witnesses) -> Iterator[str]:
    for each in witnesses[:_REASONS]:
        words = f"“{each.quote}”" if each.quote is not None else each.how
        mark = f" ({each.mark})" if each.mark and each.quote is not None else ""
        about = ", ".join(part for part in (each.title, each.publisher, each.where) if part)
        yield shown(ox.Literal(f"{words}{mark}: {about}"))
    more = len(witnesses) - _REASONS
    if more > 0:
        yield f"และอีก {more} / and {more} more"
    if witnesses.more:
        yield witnesses.left_out


def markdown(answer: Answer, options: Options) -> Iterator[str]:
    """A table of GitHub-flavoured Markdown."""
    if answer.boolean is not None:
        yield "yes\n" if answer.boolean else "no\n"
        return
    cells = ([shown(term, answer.base) for term in row] for row in answer)
    yield from markdown_rows(answer.columns, cells, numeric=numeric(answer))


def numeric(answer: Answer) -> frozenset[str]:
    """The columns of numbers, which stand at the right."""
    return frozenset(
        column.name for column in answer.question.columns if column.type in ("integer", "decimal")
    )
