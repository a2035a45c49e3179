"""Drawing: the pages of a build, those of a large one in another process while it is validated.

``python -m citypact.graph.drawing MODULE NAME BUILD`` is that process: it calls the function of that name with the build.
"""

from __future__ import annotations

import importlib
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from types import TracebackType
from typing import Self

from citypact.graph.folder import BuiltGraph, opened

__all__ = ["Drawing", "PageWriter"]

PageWriter = Callable[[BuiltGraph], None]
"""Writes the pages of a build into its folder ``pages``."""

_LARGE = 500_000  # statements; the pages of fewer are drawn before another process has begun


class Drawing:
    """Draws the pages of a build into which nobody writes any more.

    Used as a context: at its end, no process of it runs any more.

    Args:
        pages: a function of a module, else the pages are drawn in this process.
        built: the build.
        large: from how many statements on another process draws.
    """

    def __init__(self, pages: PageWriter, built: BuiltGraph, *, large: int = _LARGE) -> None:
        self._pages, self._built = pages, built
        self._other: subprocess.Popen[bytes] | None = None
        if built.info.counts.get("known", 0) >= large and _can_be_named(pages):
            command = [sys.executable, "-P", "-m", __spec__.name, pages.__module__, pages.__qualname__]
            self._other = subprocess.Popen([*command, str(built.path)], stderr=subprocess.DEVNULL)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._other is not None and self._other.poll() is None:
            self._other.kill()
            self._other.wait()

    def finish(self) -> None:
        """Wait until the pages are drawn; where the other process was lost or failed, they are drawn here.

        Raises:
            OSError, CitypactError: what drawing raises.
        """
        if self._other is None or self._other.wait() != 0:
            self._pages(self._built)


def _can_be_named(pages: PageWriter) -> bool:
    return getattr(sys.modules.get(pages.__module__), pages.__qualname__, None) is pages


def _draw(module: str, name: str, build: str) -> None:
    pages: PageWriter = getattr(importlib.import_module(module), name)
    pages(opened(Path(build)))


if __name__ == "__main__":
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the business of the process that started this one
    _draw(*sys.argv[1:])
