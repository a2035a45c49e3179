"""Describing: what DESCRIBE gives, asked in words that mean the same to every engine.

What a description is, is left to the engine (SPARQL 1.1, section 16.4): Oxigraph gives the statements that a thing is the
subject of, Virtuoso those that it is the object of as well. So for other engines a DESCRIBE becomes a SELECT, which finds the
things, and a CONSTRUCT of their statements. (In one query they cannot be: in a subselect, Virtuoso 7.2 takes other rows than
ORDER BY and LIMIT say.)
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from citypact.queries.datasets import clauses
from citypact.queries.tokens import FORMS, depth_zero, tokens

__all__ = ["Description", "description"]

_BEHIND = frozenset({"{", "where", "from", "group", "having", "order", "limit", "offset", "values"})


@dataclass(frozen=True, slots=True)
class Description:
    """A DESCRIBE, taken apart."""

    prologue: str
    graphs: str  # its FROM clauses
    things: tuple[str, ...]  # named outright, where there is no pattern
    select: str | None  # finds the things of the pattern

    def statements(self, things: Iterable[str]) -> str:
        """The query for the statements of things, as SPARQL writes these."""
        return (
            f"{self.prologue}CONSTRUCT {{ ?thing ?property ?value }} {self.graphs} "
            f"WHERE {{ VALUES ?thing {{ {' '.join(things)} }} ?thing ?property ?value }}"
        )


def description(text: str) -> Description | None:
    """A DESCRIBE taken apart; None for what is another query.

    >>> description("DESCRIBE <x:a>").statements(["<x:a>"])
    'CONSTRUCT { ?thing ?property ?value }  WHERE { VALUES ?thing { <x:a> } ?thing ?property ?value }'
    >>> description("DESCRIBE ?a <x:b> { ?a ?b ?c } LIMIT 2").select
    'SELECT ?a (<x:b> AS ?described_1) { ?a ?b ?c } LIMIT 2'
    """
    outer = list(depth_zero(tokens(text), openings=True))
    form = next((token for token in outer if token.kind == "word" and token.text.casefold() in FORMS), None)
    if form is None or form.text.casefold() != "describe":
        return None
    behind = [token for token in outer if token.start > form.start]
    rest = next((at for at, token in enumerate(behind) if token.text.casefold() in _BEHIND), len(behind))
    start, end = clauses(text)
    named = [token.text for token in behind[:rest] if token.kind in ("iri", "name")]
    select = None
    if any(token.text == "{" for token in behind):
        asked = (
            token.text if token.kind in ("variable", "other") else f"({token.text} AS ?described_{at})"
            for at, token in enumerate(behind[:rest])
        )
        select = f"{text[: form.start]}SELECT {' '.join(asked)} {text[behind[rest].start :]}"
    return Description(text[: form.start], text[start:end], tuple(named) if select is None else (), select)
