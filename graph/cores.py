"""Cores: how many of the machine's processors this process may use."""

from __future__ import annotations

import os

__all__ = ["cores"]


def cores() -> int:
    """How many processors this process may use: a container or a batch system may give it fewer than there are."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
