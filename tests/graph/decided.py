"""Decisions for tests, as a person writes them."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from citypact.graph.decisions import Decision

__all__ = ["decided", "pasted"]


def decided(decision: str, subject: str, object: str, *, line: int = 2, why: str = "seen") -> Decision:
    """One decision, as it stands on a line of decisions.csv."""
    return Decision(
        decision=decision,
        subject=subject,
        object=object,
        who="A. Curator",
        when="2024-01-02",
        why=why,
        place=f"decisions.csv:{line}",
    )


def pasted(lines: Iterable[str]) -> list[Decision]:
    """Lines that a question offers, as decisions."""
    rows = csv.reader(io.StringIO("\n".join(lines)))
    return [decided(*row[:3], line=number) for number, row in enumerate(rows, 2)]
