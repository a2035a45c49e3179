"""Loading: a build's statements into its store, in bounded pieces, while the next ones are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import IO, Self

import pyoxigraph as ox

__all__ = ["CHUNK", "Loading"]

_PAUSE = 0.2  # seconds between two looks at how far it is
_AHEAD = 2  # pieces that may wait, so that what is made goes on while others are loaded: 40 to 100 MB each
CHUNK = 200_000  # quads loaded at once: 0.3 GiB at most, where one load of millions takes several
# With every other piece the engine merges all that is there with what came. So pieces grow with what is there, as far as
# memory may: at 0.5 million quads 0.6 GiB, and half as many merges in a build of 12 million.
LARGEST = 500_000
_OF_THOSE_THERE = 4  # a piece is a fourth of what went before, between the two


class Loading:
    """Loads N-Quads lines in a thread of its own; the engine works without Python's lock.

    Used as a context: at its end, all that was taken is in the store.

    Args:
        store: where the statements go.
        progress: told at the end, while the last pieces are loaded, how many statements are in the store, and of how many.
    """

    def __init__(
        self, store: ox.Store, progress: Callable[[int, int], None] = lambda loaded, taken: None
    ) -> None:
        self._store, self._progress = store, progress
        self._waiting: Queue[tuple[bytes, int] | None] = Queue(maxsize=_AHEAD)
        self._failed: list[BaseException] = []
        self._thread = Thread(target=self._load, name="loading", daemon=True)
        self._done = self._taken = 0
        self._parts: list[bytes] = []  # that wait to be handed over
        self._held = 0  # lines of these
        self._handed_over = 0
        self._piece = CHUNK  # lines that are handed over at once

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._failed.append(error)  # what waits need not be loaded any more
        try:
            if error is None:
                self._hand_over()
        finally:  # whatever failed, the thread ends and lets go of the store
            self._waiting.put(None)
            while self._thread.is_alive():
                self._progress(self._done, self._taken)
                self._thread.join(_PAUSE)
        if error is None:
            self._check()
            self._store.flush()

    def take(self, lines: Sequence[str], copy: IO[bytes] | None = None) -> None:
        """Take statements, each a line.

        Args:
            lines: N-Quads.
            copy: where their text is written too.

        Raises:
            OSError: when those before could not be written, or the copy cannot.
        """
        self._taken += len(lines)
        at = 0
        while at < len(lines):
            if self._held == self._piece:
                self._hand_over()
            several = lines[at : at + self._piece - self._held]
            part = "".join(several).encode()
            if copy is not None:
                copy.write(part)
            self._parts.append(part)
            self._held += len(several)
            at += len(several)

    def _hand_over(self) -> None:
        self._check()
        if self._parts:
            self._waiting.put((b"".join(self._parts), self._held))
            self._handed_over += self._held
            self._piece = max(CHUNK, min(LARGEST, self._handed_over // _OF_THOSE_THERE))
            self._parts, self._held = [], 0

    def _check(self) -> None:
        if self._failed:
            raise self._failed[0]

    def _load(self) -> None:
        while (piece := self._waiting.get()) is not None:
            if self._failed:
                continue  # so that nobody waits to hand over
            try:
                self._store.bulk_load(piece[0], format=ox.RdfFormat.N_QUADS, lenient=True)
            except BaseException as error:  # raised where statements are taken
                self._failed.append(error)
                continue
            self._done += piece[1]
