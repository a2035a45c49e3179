"""Differences: what two builds hold differently, thing by thing.

Both are read once in any order, which leaves one number for each thing; the facts are then read of those things alone whose
numbers differ, some hundred at a time. So memory grows with the things, and not with what is said of them.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from citypact.queries.askable import Askable
from citypact.queries.reading import Reading
from citypact.queries.terms import Term, said
from citypact.queries.work import Row

__all__ = ["differences"]

_RDF_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
_LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
_REPLACED = "http://purl.org/dc/terms/isReplacedBy"
_GENERATED = frozenset({"agreement"})  # kinds whose labels are made from the other facts
_BLOCK = 200


@dataclass(slots=True)
class _Thing:
    """What one graph says of one thing."""

    kind: str
    iri: str
    facts: dict[str, list[Term]] = field(default_factory=dict)

    @property
    def lives(self) -> bool:
        """Whether it is a thing of that graph, and not only an older IRI."""
        return _RDF_TYPE in self.facts

    @property
    def label(self) -> Term | None:
        labels = [term for term in self.facts.get(_LABEL, ()) if isinstance(term, ox.Literal)]
        return min(labels, key=lambda term: (term.language != "th", term.value), default=None)


def differences(reading: Reading) -> Iterator[Row]:
    """Things that came, went or were merged into another, and the values that changed, in the order of kinds and IRIs."""
    earlier, later = reading.others["before"], reading.graph
    old, new = _numbers(reading, earlier), _numbers(reading, later)
    differ = sorted(key for key in old.keys() | new.keys() if old.get(key) != new.get(key))
    del old, new
    for start in range(0, len(differ), _BLOCK):
        block = differ[start : start + _BLOCK]
        before, after = _facts(reading, earlier, block), _facts(reading, later, block)
        for key in block:
            yield from _compared(before[key], after[key])


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


def _numbers(reading: Reading, graph: Askable) -> dict[tuple[str, str], int]:
    """What one graph says of each thing, in one number that does not depend on the order of reading."""
    numbers: defaultdict[tuple[str, str], int] = defaultdict(int)
    for kind, thing, claim, value in reading.raw(graph):
        key, property = (said(kind), said(thing)), said(claim)
        if property != _LABEL or key[0] not in _GENERATED:
            numbers[key] += hash((property, str(value)))
    return dict(numbers)


def _facts(
    reading: Reading, graph: Askable, keys: Sequence[tuple[str, str]]
) -> dict[tuple[str, str], _Thing]:
    """What one graph says of some things."""
    things = {key: _Thing(*key) for key in keys}
    narrow = reading.narrowed("thing", [ox.NamedNode(iri) for iri in dict.fromkeys(iri for _, iri in keys)])
    for kind, iri, claim, value in narrow.raw(graph):
        thing = things.get((said(kind), said(iri)))
        if thing is not None and value is not None:
            thing.facts.setdefault(said(claim), []).append(value)
    return things
