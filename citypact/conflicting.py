"""What ``citypact conflicts`` shows: where sources disagree about one agreement, side by side with their words."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from functools import cache
from itertools import groupby
from pathlib import Path

import pyoxigraph as ox

from citypact import console
from citypact.asking import ask
from citypact.graph.folder import BuiltGraph
from citypact.graph.privacy import masked, quotation
from citypact.queries import Askable, askable, question, run
from citypact.queries.table import shown
from citypact.queries.terms import Term

__all__ = ["conflict_lines", "show_conflicts"]

_ASKED = "disagreements"
_LABEL = "SELECT ?label { <%s> <http://www.w3.org/2000/01/rdf-schema#label> ?label } ORDER BY DESC(LANG(?label)) ?label"
_WIDEST = 34  # columns that a value takes before its source is written


def show_conflicts(
    graph: BuiltGraph | Askable, *, body: str | None, format: str, out: Path | None, timeout: float
) -> None:
    """Write where sources disagree: for people agreement by agreement, for pipes as the catalogued question gives it.

    Args:
        graph: a build, or whatever else can be asked.
        body: a body; only its agreements then.
        format: people, or a format of answers; "" is people on a screen, csv in a pipe, and by its ending in a file.
        out: a file instead of stdout.
        timeout: seconds after which the question is given up.

    Raises:
        QueryError: when the question cannot be asked so.
    """
    chosen = format or ("people" if out is None and sys.stdout.isatty() else "")
    if chosen == "people" and out is None:
        for line in conflict_lines(graph, body=body, timeout=timeout):
            print(console.plain(line))
        return
    ask(
        askable(graph),
        what=_ASKED,
        sparql=None,
        params=[f"body={body}"] if body else [],
        format="table" if chosen == "people" else chosen,
        out=out,
        timeout=timeout,
        limit=None,
        allow_service=False,
    )


def conflict_lines(
    graph: BuiltGraph | Askable, *, body: str | None = None, timeout: float | None = None
) -> Iterator[str]:
    """The conflicts for people: each agreement, each property, then a line for each value and source."""
    asking = askable(graph)
    answer = run(asking, question(_ASKED), {"body": body} if body else None, timeout=timeout)
    at = {name: number for number, name in enumerate(answer.columns)}
    base = asking.info.base

    @cache
    def name(iri: str) -> str:
        """What a value is called: a concept by its word, another thing by its label."""
        node = ox.NamedNode(iri)
        word = shown(node, base)
        if ":" not in word:
            return word
        found = asking.select(_LABEL % iri)
        return next((masked(row[0].value) for row in found if isinstance(row[0], ox.Literal)), word)

    def said(term: Term | None) -> str:
        return name(term.value) if isinstance(term, ox.NamedNode) else masked(shown(term, base))

    agreements, properties = set(), 0
    for agreement, told in groupby(answer, key=lambda row: row[at["agreement"]]):
        agreements.add(agreement)
        rows = list(told)
        yield f"{said(rows[0][at['label']])}  [{shown(agreement, base)}]"
        for property, values in groupby(rows, key=lambda row: row[at["property"]]):
            properties += 1
            yield f"  {shown(property, base).split(':')[-1]}"
            for row in values:
                kept = "*" if row[at["value"]] == row[at["adopted"]] else " "
                quote = row[at["quote"]]
                words = f" «{quotation(shown(quote, base))}»" if quote is not None else ""
                kind = said(row[at["source_type"]])
                source = said(row[at["title"]]) or shown(row[at["source"]], base)
                yield f"    {kept} {said(row[at['value']]):<{_WIDEST}} {source}{f' ({kind})' if kind else ''}{words}"
    if agreements:
        yield f"{len(agreements)} agreements, {properties} conflicts; * is what the graph holds. Every source keeps its own"
        yield "value; a person settles one by a reviewed record (citypact review), or by different in decisions.csv"
    else:
        yield "no source disagrees with another about an agreement"
