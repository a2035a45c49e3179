"""Differences: what two builds hold differently, thing by thing.

Both are read in the order of kinds and IRIs and walked through side by side, so that only one thing of each is held at a time.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import groupby

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.queries.askable import Askable
from citypact.queries.reading import Reading, said
from citypact.queries.terms import Term
from citypact.queries.work import Row

__all__ = ["differences"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_REPLACED = "http://purl.org/dc/terms/isReplacedBy"
_GENERATED = frozenset({"agreement"})  # kinds whose labels are made from the other facts


@dataclass(slots=True)
class _Thing:
    """What one graph says of one thing."""

    kind: str
    iri: str
    facts: dict[str, list[Term]] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        return self.kind, self.iri

    @property
    def lives(self) -> bool:
        """Whether it is a thing of that graph, and not only an older IRI."""
        return _RDF_TYPE in self.facts

    @property
    def label(self) -> Term | None:
        labels = [term for term in self.facts.get(_LABEL, ()) if isinstance(term, ox.Literal)]
        return min(labels, key=lambda term: (term.language != "th", term.value), default=None)


def differences(reading: Reading) -> Iterator[Row]:
    """Things that came, went or were merged into another, and the values that changed."""
    earlier, later = _things(reading, reading.others["before"]), _things(reading, reading.graph)
    old, new = next(earlier, None), next(later, None)
    while old is not None or new is not None:
        if new is None or (old is not None and old.key < new.key):
            assert old is not None
            yield from _compared(old, _Thing(*old.key))
            old = next(earlier, None)
        elif old is None or new.key < old.key:
            yield from _compared(_Thing(*new.key), new)
            new = next(later, None)
        else:
            yield from _compared(old, new)
            old, new = next(earlier, None), next(later, None)


def _compared(old: _Thing, new: _Thing) -> Iterator[Row]:
    if old.lives and new.lives:
        yield from _changed(old, new)
    elif old.lives:
        merged = new.facts.get(_REPLACED, [])
        if merged:
            yield _row(old, "merged", old.label, _REPLACED, None, merged[0])
        else:
            yield _row(old, "gone", old.label)
    elif new.lives:
        yield _row(new, "added", new.label)


def _changed(old: _Thing, new: _Thing) -> Iterator[Row]:
    label = new.label or old.label
    for claim in sorted(old.facts.keys() | new.facts.keys()):
        if claim == _LABEL and new.kind in _GENERATED:
            continue
        before, after = set(old.facts.get(claim, ())), set(new.facts.get(claim, ()))
        gone, came = sorted(before - after, key=str), sorted(after - before, key=str)
        if len(gone) == len(came) == 1:
            yield _row(new, "changed", label, claim, gone[0], came[0])
            continue
        for value in gone:
            yield _row(new, "changed", label, claim, value, None)
        for value in came:
            yield _row(new, "changed", label, claim, None, value)


def _row(
    thing: _Thing,
    change: str,
    label: Term | None,
    claim: str | None = None,
    before: Term | None = None,
    after: Term | None = None,
) -> Row:
    return (
        ox.Literal(thing.kind),
        ox.Literal(change),
        ox.NamedNode(thing.iri),
        label,
        ox.NamedNode(claim) if claim else None,
        before,
        after,
    )


def _things(reading: Reading, graph: Askable) -> Iterator[_Thing]:
    """The things of one graph, in the order of their kinds and IRIs.

    Raises:
        QueryError: it does not answer in the order that it was asked for.
    """
    last = ("", "")
    rows = reading.terms(graph)
    for key, group in groupby(rows, key=lambda row: (said(row["kind"]), said(row["thing"]))):
        if key <= last:
            raise QueryError(
                f"{reading.question.name}: build {graph.info.id}: answers out of order ({key[1]} after {last[1]}); "
                "the two cannot be compared there, so build or pull it here first"
            )
        last = key
        thing = _Thing(*key)
        for row in group:
            value = row["value"]
            if value is not None:
                thing.facts.setdefault(said(row["property"]), []).append(value)
        yield thing
