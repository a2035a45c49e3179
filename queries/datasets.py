"""Datasets: which graphs a query over HTTP is about, written into the query (SPARQL 1.1, section 13.2).

Embedded, the known graph is the default graph and the others are those of the sources. A server has no such order of its
own: many answer from a union of all their graphs. So every query that is sent names the known graph as its default graph
and the source graphs as the named ones, and means there what it means here.

(The protocol has parameters for the same; Virtuoso 7.2 answers them with a header for each graph, of which no client reads
more than a hundred.)
"""

from __future__ import annotations

import itertools
from collections.abc import Mapping, Sequence

from citypact.queries.tokens import Token, tokens

__all__ = ["with_dataset", "with_prologue"]

_FORMS = ("select", "ask", "construct", "describe")
_MODIFIERS = ("where", "order", "limit", "offset", "group", "having", "values")


def with_dataset(text: str, known: str, named: Sequence[str]) -> str:
    """A query about these graphs; one that names its graphs itself stays as it is.

    >>> with_dataset("SELECT * { ?s ?p ?o }", "http://e/known", ["http://e/a"])
    'SELECT * FROM <http://e/known> { ?s ?p ?o }'
    >>> with_dataset("ASK { GRAPH ?g { ?s ?p ?o } }", "http://e/known", ["http://e/a"])
    'ASK FROM <http://e/known> FROM NAMED <http://e/a> { GRAPH ?g { ?s ?p ?o } }'
    """
    read = list(tokens(text))
    at = _place(read)
    if at is None:
        return text
    clauses = [f"FROM <{known}>"]
    if any(token.kind == "word" and token.text.casefold() == "graph" for token in read):
        clauses += (f"FROM NAMED <{graph}>" for graph in named)
    if at < 0:  # a line of their own: the text may end in a comment
        return f"{text.rstrip()}\n{' '.join(clauses)}"
    return f"{text[:at]}{'' if text[:at].endswith(' ') else ' '}{' '.join(clauses)} {text[at:]}".rstrip()


def with_prologue(text: str, known: Mapping[str, str]) -> str:
    """A query in which the prefixes that it uses and that need no declaration are declared.

    >>> with_prologue("ASK { ?s a pact:Body }", {"pact": "https://w3id.org/citypact/ns#", "id": "x"})
    'PREFIX pact: <https://w3id.org/citypact/ns#>\\nASK { ?s a pact:Body }'
    """
    read = list(tokens(text))
    declared = {
        token.prefix
        for before, token in itertools.pairwise(read)
        if token.kind == "name" and before.text.casefold() == "prefix"
    }
    used = {token.prefix for token in read if token.kind == "name"} - declared
    lines = [f"PREFIX {prefix}: <{known[prefix]}>\n" for prefix in sorted(used & set(known))]
    return "".join(lines) + text


def _place(read: Sequence[Token]) -> int | None:
    """Where the clauses belong: before WHERE, or what stands for it; -1 at the end; None where there are some."""
    form, depth, template = "", 0, False
    for before, token in zip([None, *read], read, strict=False):
        word = token.text.casefold() if token.kind == "word" else ""
        if not depth and word == "from":
            return None
        if not form:
            form = word if word in _FORMS else ""
        elif not depth and token.text == "{":
            if form != "construct" or template:
                return token.start
            if before is not None and before.text.casefold() != "construct":
                return token.start
            template = True
        elif not depth and word in _MODIFIERS:
            return token.start
        depth += (token.text in ("{", "(")) - (token.text in ("}", ")"))
    return -1 if form else None
