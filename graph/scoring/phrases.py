"""Phrases that say the same in other words or at another length.

Thai has no spaces between words, so overlap is counted in runs of three letters of the folded phrase.
"""

from __future__ import annotations

from collections import Counter

__all__ = ["contain", "likeness"]

_RUN = 3


def contain(one: str, other: str) -> bool:
    """Whether one of two folded texts contains the other; an empty one contains nothing."""
    return bool(one) and bool(other) and (one in other or other in one)


def likeness(one: str, other: str) -> float:
    """How much of two folded phrases is the same, 0 to 1: twice the shared runs of three letters over all of both (Dice).

    A phrase that contains the whole other one, of at least a third of its length, is as like as 0.75 at least.

    >>> round(likeness("ยกระดับคุณภาพชีวิต", "เพื่อยกระดับคุณภาพชีวิตประชาชน"), 2)
    0.75
    >>> likeness("การศึกษา", "กีฬา")
    0.0
    """
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    first, second = _runs(one), _runs(other)
    total = first.total() + second.total()
    dice = 2 * (first & second).total() / total if total else 0.0
    shorter, longer = sorted((len(one), len(other)))
    return max(dice, 0.75) if contain(one, other) and shorter * 3 >= longer else dice


def _runs(text: str) -> Counter[str]:
    return Counter(text[start : start + _RUN] for start in range(len(text) - _RUN + 1))
