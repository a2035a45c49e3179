"""Garbage: how often Python looks for cycles among what it holds. Millions of records and statements have none."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

__all__ = ["not_sought", "seldom_sought"]

# objects made before the youngest are looked through, such looks before those that stayed are, and such looks before all are
_SELDOM = (100_000, 20, 1_000_000)


@contextlib.contextmanager
def not_sought() -> Iterator[None]:
    """Without looks for cyclic garbage: among the millions of statements of a build they take a fourth of the
    time, while a text is read a twelfth, and find nothing."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


@contextlib.contextmanager
def seldom_sought() -> Iterator[None]:
    """With few looks for cyclic garbage, among what is young: where what is read may leave some, but nearly all of it stays,
    and would be gone through again and again."""
    was = gc.get_threshold()
    gc.set_threshold(*_SELDOM)
    try:
        yield
    finally:
        gc.set_threshold(*was)
