"""Memory: how much a process has, and how much a query may take."""

from __future__ import annotations

import os

import psutil

from citypact.errors import QueryTooLarge

__all__ = ["allowance", "resident", "too_large"]

_LEAST = 1 << 30


def allowance() -> int:
    """How many bytes a query may take where nobody said: a quarter of the machine's memory, at least one GiB."""
    return max(_LEAST, int(psutil.virtual_memory().total) // 4)


def resident(pid: int | None = None) -> int:
    """The bytes that a process holds in memory, this one without a number; 0 of one that has ended."""
    try:
        return int(psutil.Process(pid or os.getpid()).memory_info().rss)
    except psutil.Error:
        return 0


def too_large(name: str, limit: int) -> QueryTooLarge:
    """What is told of a query that took more."""
    return QueryTooLarge(
        f"{name}: it takes more memory than {limit >> 20} MiB; ask for less (more conditions, no ORDER BY or GROUP BY over "
        "everything), or allow more with --memory MIB (in Python memory=)"
    )
