"""Likeness: how much two texts have in common, whatever their line ends and blanks.

Texts are compared by the pieces of five letters that they have. Of each text the two hundred pieces with the smallest
checksums are kept, so that thousands of texts are compared in seconds; of short texts, that is all of them.
"""

from __future__ import annotations

import heapq
import zlib
from functools import lru_cache

__all__ = ["likeness"]

_PIECE = 5
_KEPT = 200
_COMPARED = 200_000  # characters of a text; no press release has more


def likeness(one: str, other: str) -> float:
    """The part of the pieces of two texts that both have, from 0 to 1.

    >>> likeness("Two cities sign an agreement", "Two cities  sign an agreement")
    1.0
    """
    first, second = _pieces(one), _pieces(other)
    together, shared = sorted(first | second)[:_KEPT], first & second
    return sum(piece in shared for piece in together) / len(together)


@lru_cache(maxsize=10_000)
def _pieces(text: str) -> frozenset[int]:
    flat = "".join(text[:_COMPARED].split())
    pieces = {flat[place : place + _PIECE] for place in range(max(1, len(flat) - _PIECE + 1))}
    return frozenset(
        heapq.nsmallest(_KEPT, {zlib.crc32(piece.encode("utf-8", "surrogatepass")) for piece in pieces})
    )
