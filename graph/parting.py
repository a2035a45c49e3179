"""Parting: what is said of one agreement alone, apart from what is said of things that others speak of too.

An agreement, its parties' parts in it, who does what in it, its ceremony and what went before it have IRIs that begin with
the kind and go on with the agreement's own name: no report of another agreement says anything of them. People, offices,
venues and bodies stand in many.
"""

from __future__ import annotations

from collections.abc import Iterable

from citypact.graph.claims import Claim
from citypact.graph.iris import Iris

__all__ = ["Parting"]


class Parting:
    """Parts the claims of reports."""

    def __init__(self, iris: Iris) -> None:
        self._own = tuple(f"<{beginning}" for beginning in iris.of_agreements)

    def of(self, claims: Iterable[Claim]) -> tuple[list[Claim], list[Claim]]:
        """The claims of a report that are about its agreement and the parts of it, and the others."""
        own: list[Claim] = []
        others: list[Claim] = []
        last, into = "", others
        for claim in claims:
            if claim[0] is not last:  # those of one thing mostly come together
                last = claim[0]
                into = own if last.startswith(self._own) else others
            into.append(claim)
        return own, others
