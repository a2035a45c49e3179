"""Regular expressions that are compiled when they are first used: a text needs a part of the thousand that there are.

Compiling all of them takes longer than reading a hundred releases, and whoever asks the graph or reads one list needs few.
"""

from __future__ import annotations

import re
from typing import Any, cast

from citypact.graph.extraction.compiling import compiled

__all__ = ["expression"]

_METHODS = ("finditer", "findall", "fullmatch", "match", "search", "split", "sub", "subn")


class _Expression:
    """An expression as it is written; what a compiled one does is its own from the first use on."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self.flags = flags

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # copying and the like ask an object that is not made yet
            raise AttributeError(name)
        made = compiled(self.pattern, self.flags)
        for method in _METHODS:
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


def expression(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """An expression to be used as ``re.compile`` makes it, and compiled when it is.

    >>> signed = expression("ลงนาม|เซ็น")
    >>> signed.pattern, signed.search("ได้เซ็นแล้ว").span()
    ('ลงนาม|เซ็น', (3, 7))
    """
    return cast("re.Pattern[str]", _Expression(pattern, flags))
