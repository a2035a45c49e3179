"""Answers for the eye: a table on a screen, a table in a document."""

from __future__ import annotations

from collections.abc import Iterator

from citypact.queries.forms import Options
from citypact.queries.running import Answer
from citypact.queries.table import markdown_rows, shown, table_rows

__all__ = ["markdown", "numeric", "table"]


def table(answer: Answer, options: Options) -> Iterator[str]:
    """Aligned by the width that a console gives each character."""
    if answer.boolean is not None:
        yield "yes\n" if answer.boolean else "no\n"
        return
    cells = ([shown(term, answer.base) for term in row] for row in answer)
    yield from table_rows(answer.columns, cells, numeric=numeric(answer), width=options.width)


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
