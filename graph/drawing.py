"""Drawing: the pages of a build, those of a large one in another process, which begins while the build is still written.

``python -m citypact.graph.drawing MODULE NAME BUILD LINES`` is that process: it reads the lines of the known graph, waits
until its input says that the build stands (or ends, where it never will), and calls the function of that name.
"""

from __future__ import annotations

import importlib
import signal
import subprocess
import sys
from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import Any, Protocol, Self, cast

import pyoxigraph as ox

from citypact.graph.columns import Columns
from citypact.graph.folder import BuiltGraph, opened
from citypact.graph.garbage import not_sought
from citypact.graph.known_lines import KnownLines
from citypact.graph.other_process import begun
from citypact.graph.ties import Ties

__all__ = ["Drawing", "PageWriter"]

_LARGE = 500_000  # statements; the pages of fewer are drawn before another process has begun
_STANDS = b"the build stands\n"


class PageWriter(Protocol):
    """Writes the pages of a build into its folder ``pages``."""

    def __call__(self, built: BuiltGraph, ties: Ties, /) -> None:
        """Write the pages; the agreements are those of the build."""


class Drawing:
    """Draws the pages of a build.

    Used as a context: at its end, no process of it runs any more.

    Args:
        pages: a function of a module, else the pages are drawn in this process; None where none are wanted.
        large: from how many statements on another process draws.
    """

    def __init__(self, pages: PageWriter | None, *, large: int = _LARGE) -> None:
        self._pages, self._large = pages, large
        self._other: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._other is not None:
            self._other.kill()
            self._other.communicate()

    def begin(self, build: Path, known: Path, size: int) -> None:
        """Begin with the pages of a build that is still written, where its known graph is large.

        Args:
            build: the folder of the build.
            known: the file with the lines of its known graph, each statement once.
            size: how many these are.
        """
        if self._pages is not None and size >= self._large and _can_be_named(self._pages):
            function = self._pages.__module__, self._pages.__qualname__  # type: ignore[attr-defined]
            self._other = begun(__spec__.name, *function, str(build), str(known), stdin=subprocess.PIPE)

    def go_on(self) -> None:
        """The build stands: nobody writes into it any more but for its pages."""
        if self._other is not None:
            assert self._other.stdin is not None
            try:
                self._other.stdin.write(_STANDS)
                self._other.stdin.close()
            except OSError:  # it was lost
                self._other.kill()

    def finish(self, built: BuiltGraph) -> None:
        """Wait until the pages are drawn; where the other process was lost or failed, they are drawn here.

        Raises:
            OSError, CitypactError: what drawing raises.
        """
        if self._pages is not None and (self._other is None or self._other.wait() != 0):
            self._pages(built, Ties(built.store))


class _Coming:
    """The store of a build that is still written: who asks it waits until the build stands."""

    def __init__(self, build: Path) -> None:
        self._build = build

    @cached_property
    def built(self) -> BuiltGraph:
        """The build, once it stands."""
        if sys.stdin.buffer.readline() != _STANDS:
            raise SystemExit(1)
        return opened(self._build)

    def query(self, *asked: Any, **options: Any) -> Any:
        """As that of a store."""
        return self.built.store.query(*asked, **options)


def _can_be_named(pages: PageWriter) -> bool:
    name = getattr(pages, "__qualname__", "")
    return getattr(sys.modules.get(getattr(pages, "__module__", "") or ""), name, None) is pages


def _draw(module: str, name: str, build: str, known: str) -> None:
    pages: PageWriter = getattr(importlib.import_module(module), name)
    coming = _Coming(Path(build))
    with not_sought():
        ties = Ties(cast("ox.Store", coming), Columns(KnownLines.read(Path(known))))
        _ = ties.agreements  # most of which can be known before the build stands
        pages(coming.built, ties)


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the business of the process that started this one
    _draw(*sys.argv[1:])
