"""Graph blocks: the graphs of single sources that a query names in its pattern: ``GRAPH g:paper { ... }``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from citypact.queries.datasets import resolved
from citypact.queries.selects import closing, word
from citypact.queries.tokens import Token, tokens

__all__ = ["GraphBlocks", "graph_blocks"]

_MODIFIERS = frozenset({"GROUP", "ORDER", "HAVING", "LIMIT", "OFFSET"})
_SAYING = frozenset({"variable", "iri", "name", "blank"})  # the tokens of which patterns are made


@dataclass(frozen=True, slots=True)
class GraphBlocks:
    """The graphs that a query names in its pattern, and whether it asks these alone."""

    graphs: tuple[str, ...] = ()
    alone: bool = False


def graph_blocks(text: str, known: Mapping[str, str]) -> GraphBlocks:
    """The graphs that a SELECT names in its pattern.

    >>> graph_blocks("SELECT ?a { GRAPH g:x { ?a ?p ?o } FILTER(?p != g:y) }", {"g": "http://e/"})
    GraphBlocks(graphs=('http://e/x',), alone=True)

    Args:
        text: the query.
        known: the prefixes that need no declaration.
    """
    read = list(tokens(text))
    form = next((at for at, token in enumerate(read) if word(token) == "SELECT"), None)
    named = list[Token]()
    if form is None or not any(word(token) == "GRAPH" for token in read):
        return GraphBlocks()
    beside = list(_beside(read[form:], named))
    iris = resolved(text[: read[form].start], [each.text for each in named], known) if named else None
    if not iris:
        return GraphBlocks()
    return GraphBlocks(tuple(dict.fromkeys(iris)), alone=not any(each.kind in _SAYING for each in beside))


def _beside(read: Sequence[Token], named: list[Token]) -> Iterator[Token]:
    """The tokens of the patterns beside such blocks, whose graphs are added to the named ones."""
    at = 0
    while at < len(read):
        token, said = read[at], word(read[at])
        graph = read[at + 1] if at + 1 < len(read) else token
        if said == "SELECT":  # what it gives is no pattern
            at = _next(read, at, "{")
        elif said == "VALUES":
            at = closing(read, _next(read, at, "{"))
        elif said == "GRAPH" and graph.kind in ("iri", "name"):
            named.append(graph)
            at = closing(read, _next(read, at, "{"))
        elif said in _MODIFIERS:
            at = _next(read, at, "}") - 1
        elif token.text == "(":
            at = closing(read, at)
        else:
            yield token
        at += 1


def _next(read: Sequence[Token], start: int, text: str) -> int:
    return next((at for at in range(start + 1, len(read)) if read[at].text == text), len(read))
