"""What ``citypact query`` and ``citypact queries`` do with their arguments."""

from __future__ import annotations

import datetime as dt
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from citypact import console
from citypact.errors import ParameterError, QueryError
from citypact.graph.reading import read_text
from citypact.queries import (
    FORMATS,
    Askable,
    Question,
    Why,
    catalogue_names,
    check_format,
    own,
    question,
    questions,
    run,
    within,
)
from citypact.queries.memory import allowance
from citypact.queries.sheet import option, sheet
from citypact.writing import chosen_format, write_answer

__all__ = ["ask", "list_questions", "show_question"]


def ask(
    graph: Askable,
    *,
    what: str | None,
    sparql: str | None,
    params: Sequence[str],
    format: str,
    out: Path | None,
    timeout: float,
    limit: int | str | None,
    offset: int | str | None = None,
    allow_service: bool,
    memory: int | None = None,
    why: bool = False,
) -> None:
    """Ask one question and write the answer.

    Args:
        graph: what is asked.
        what: a catalogued question by its name, or a file.
        sparql: a query, in place of those.
        params: values, as NAME=VALUE.
        format: a name of FORMATS; "" goes by the file's ending, or by whether a screen shows it.
        out: a file instead of stdout.
        timeout: seconds after which it is given up.
        limit: at most so many rows; checked, as is offset.
        offset: rows to leave out at the start.
        allow_service: let the query ask other servers.
        memory: MiB that it may take; None is a quarter of the machine's.
        why: add to each row what carries it.

    Raises:
        QueryError: one of its kinds.
    """
    asked, name = _asked(what, sparql)
    chosen = chosen_format(format, out)
    asking = within(graph, memory << 20 if memory else allowance())
    answer = run(
        asking,
        asked,
        _values(params),
        timeout=timeout,
        allow_service=allow_service,
        limit=limit,
        offset=offset,
        name=name,
        today=dt.date.today().isoformat(),
    )
    if answer.noted:
        console.say(f"citypact: {answer.noted}")
    check_format(chosen, answer)
    reasons = Why(asking, answer, timeout=timeout) if why else None
    write_answer(answer, chosen, out, why=reasons)
    if reasons is not None and (lacking := reasons.lacking()):
        console.say(f"citypact: {lacking}")
    if out is not None:
        told = out.suffix.lower().removeprefix(".") in (chosen, FORMATS[chosen].extension)
        console.say(f"citypact: {out}: written{'' if told else f' as {chosen}'}")


def list_questions() -> None:
    """Print the catalogue: name, question in Thai and English, parameters."""
    for each in questions():
        print(f"{each.name}")
        print(f"    {each.summary['th']}")
        print(f"    {each.summary['en']}")
        for parameter in each.parameters:
            print(f"    {option(parameter)}")
    console.say(
        "citypact: one question whole, with its columns and what it leaves out: citypact queries NAME"
    )


def show_question(what: str) -> None:
    """Print one question whole: a catalogued one, or one in a file, as far as its header goes.

    Raises:
        UnknownQuery: naming the nearest ones.
        SourceError: the file cannot be read.
    """
    asked, name = _asked(what, None)
    shown = own(asked, name=name) if isinstance(asked, str) else asked
    width = shutil.get_terminal_size().columns if sys.stdout.isatty() else None
    for line in sheet(shown, width=width):
        print(console.plain(line))


def _asked(what: str | None, sparql: str | None) -> tuple[Question | str, str]:
    """The question that is meant, and what messages call it."""
    if what is not None and sparql is not None:
        raise QueryError(f"{what[:40]} and -e SPARQL are two questions; ask one at a time")
    if sparql is not None:
        return sparql, "-e"
    if what is None or not what.strip():
        raise QueryError(
            f"name one question ({', '.join(catalogue_names()[:3])} ...), a file.rq, or -e SPARQL"
        )
    if "{" in what:
        raise QueryError("this is SPARQL and no name; write it behind -e: citypact query -e 'SELECT ...'")
    file = Path(what)
    if (
        file.suffix not in (".rq", ".sparql")
        and "/" not in what
        and (what in catalogue_names() or not file.is_file())
    ):
        return question(what), what
    if not file.exists():
        then = "check the path"
        if file.stem in catalogue_names():
            then = f"the catalogued question is asked by its name: {file.stem}"
        raise QueryError(f"{what}: there is no such file; {then}")
    return read_text(file, then="write a SPARQL query into it, as UTF-8 text").text, what


def _values(params: Sequence[str]) -> dict[str, Any]:
    """The parameters by name; one that is given several times has several values."""
    found: dict[str, list[str]] = {}
    for given in params:
        name, equals, value = given.partition("=")
        if not equals or not name:
            raise ParameterError(f"--param {given}: write --param NAME=VALUE")
        found.setdefault(name, []).append(value)
    return {name: values[0] if len(values) == 1 else values for name, values in found.items()}
