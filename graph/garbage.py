"""Work that leaves no circles of objects behind, done without looks for them."""

from __future__ import annotations

import contextlib
import gc
from collections.abc import Iterator

__all__ = ["no_garbage_sought"]


@contextlib.contextmanager
def no_garbage_sought() -> Iterator[None]:
    """Without looks for cyclic garbage: where much is made and nothing of it is cyclic, they take time and find nothing.

    Among the millions of statements of a build they take a fourth of the time, while a text is read a twelfth.
    """
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()
