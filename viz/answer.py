"""Answers in a notebook: the first rows as a table, with what each column means, and how many rows there are."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

from jinja2 import Environment, StrictUndefined, Template

from citypact.queries import Question
from citypact.queries.running import Row
from citypact.queries.table import shown

__all__ = ["SHOWN", "answer_html"]

SHOWN = 50
_NUMBERS = ("integer", "decimal")


def answer_html(
    question: Question,
    columns: Sequence[str],
    rows: Sequence[Row],
    *,
    count: int,
    all_counted: bool,
    base: str,
    fault: str = "",
) -> str:
    """The table, every text escaped.

    Args:
        question: what was asked: its words and those of its columns.
        columns: the names of the columns.
        rows: the first rows, as they may leave; SHOWN of them are shown.
        count: how many rows were counted.
        all_counted: whether those are all.
        base: of the IRIs of things.
        fault: why there are no more rows, where reading broke off.
    """
    words = {column.name: column for column in question.columns}
    shown_rows = [[shown(term, base) for term in row] for row in rows[:SHOWN]]
    th = f"{count:,} แถว" if all_counted else f"มากกว่า {count:,} แถว"
    en = f"{count:,} {'row' if count == 1 else 'rows'}" if all_counted else f"more than {count:,} rows"
    if len(shown_rows) < count:
        th, en = f"แสดง {len(shown_rows)} จาก {th}", f"{len(shown_rows)} of {en} shown"
    return _template().render(
        caption=[question.summary[language] for language in ("th", "en") if language in question.summary],
        columns=[
            {
                "name": name,
                "words": [words[name].label[each] for each in ("th", "en") if each in words[name].label]
                if name in words
                else [],
                "number": name in words and words[name].type in _NUMBERS,
            }
            for name in columns
        ],
        rows=shown_rows,
        count_th=th,
        count_en=en,
        fault=fault,
    )


@cache
def _template() -> Template:
    text = (files("citypact.viz") / "answer.html").read_text("utf-8")
    return Environment(autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True).from_string(
        text
    )
