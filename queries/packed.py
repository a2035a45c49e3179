"""Packed: the terms of one column of some rows, kept as texts and what they all are.

A term is a thing that Python's collector of garbage looks at again and again as long as it is kept, a text is not; and of a
text whose type is known a Python value is made sooner than of a term.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import repeat
from typing import Any

import pyoxigraph as ox

from citypact.queries.terms import Term

__all__ = ["Kind", "Packed", "packed"]


@dataclass(frozen=True, slots=True)
class Kind:
    """What terms are, apart from their texts."""

    make: Callable[[Any], Term]  # a term of a text
    datatype: str | None = None  # of literals


@dataclass(frozen=True, slots=True)
class Packed:
    """One column: texts, None where nothing is bound, and the kind of all of them, or of each where they differ."""

    cells: Sequence[Any]  # what is neither IRI nor literal stays a term
    kinds: Kind | Sequence[Kind]

    def terms(self) -> Iterator[Term | None]:
        """The terms."""
        kinds = repeat(self.kinds) if isinstance(self.kinds, Kind) else self.kinds
        return (
            None if cell is None else kind.make(cell) for cell, kind in zip(self.cells, kinds, strict=False)
        )


def packed(terms: Sequence[Term | None]) -> Packed:
    """A column of terms, packed."""
    kind = _kind_of_all([term for term in terms if term is not None])
    if kind is not None:
        texts: Sequence[Any] = terms
        return Packed([None if term is None else term.value for term in texts], kind)
    kinds = [_kind(term) for term in terms]
    return Packed([_text(term, kind) for term, kind in zip(terms, kinds, strict=True)], kinds)


def _kind_of_all(bound: Sequence[Any]) -> Kind | None:
    """The one kind that they have; None where they have several, or one that is seldom."""
    types = set(map(type, bound))
    if types == {ox.NamedNode}:
        return _IRI
    if types != {ox.Literal}:
        return None
    languages = {(term.language, term.direction) for term in bound}
    if len(languages) != 1 or (languages == {(None, None)} and len({term.datatype for term in bound}) != 1):
        return None
    kind = _kind(bound[0])
    return None if kind is _OTHER else kind


def _text(term: Any, kind: Kind) -> Any:
    return term if kind is _OTHER or term is None else term.value


def _kind(term: Any) -> Kind:
    if isinstance(term, ox.NamedNode):
        return _IRI
    if isinstance(term, ox.Literal) and not term.direction:
        return _literal(term.language, term.datatype)
    return _OTHER


@lru_cache(maxsize=1_000)
def _literal(language: str | None, datatype: ox.NamedNode) -> Kind:
    make = partial(ox.Literal, language=language) if language else partial(ox.Literal, datatype=datatype)
    return Kind(make, datatype.value)


_IRI, _OTHER = Kind(ox.NamedNode), Kind(lambda term: term)
