"""Likeness: how much two texts have in common, whatever their line ends, blanks and forms of digits."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from citypact.graph.repeating import Pieces, pieces

__all__ = ["likeness"]

_COMPARED = 200_000  # characters of a text; no press release has more


def likeness(one: str, other: str) -> float:
    """The part of the pieces of two texts that both have, from 0 to 1.

    >>> likeness("Two cities sign an agreement", "Two cities  sign an agreement")
    1.0
    """
    first, second = _pieces(one[:_COMPARED]), _pieces(other[:_COMPARED])
    shared = len(np.intersect1d(first, second, assume_unique=True))
    return shared / (len(first) + len(second) - shared)


@lru_cache(maxsize=10_000)
def _pieces(text: str) -> Pieces:
    return pieces(text)
