"""Alignment: which agreement of a reading is which agreement of gold."""

from __future__ import annotations

from collections.abc import Iterator

from citypact.graph.records import Agreement, Record
from citypact.graph.scoring.normalisation import folded

__all__ = ["aligned"]


def aligned(gold: Record, read: Record) -> Iterator[tuple[int | None, int | None]]:
    """Pairs of numbers of agreements: greedily those that share most parties; what is left over stands alone."""
    wanted, found = [[_parties(each) for each in record.agreements] for record in (gold, read)]
    ranked = sorted(
        ((len(one & other), -i - j, i, j) for i, one in enumerate(wanted) for j, other in enumerate(found)),
        reverse=True,
    )
    in_gold, in_read = set(range(len(wanted))), set(range(len(found)))
    for _, _, i, j in ranked:
        if i in in_gold and j in in_read:
            in_gold.remove(i)
            in_read.remove(j)
            yield i, j
    yield from ((i, None) for i in sorted(in_gold))
    yield from ((None, j) for j in sorted(in_read))


def _parties(agreement: Agreement) -> set[str]:
    return {folded(party.name) for party in agreement.parties} - {""}
