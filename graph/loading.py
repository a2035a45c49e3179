"""Loading: a build's statements into its store, in bounded pieces, several at once, while the next ones are made."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from queue import Queue
from threading import Thread
from types import TracebackType
from typing import IO, Self

import pyoxigraph as ox

from citypact.graph.cores import cores

__all__ = ["CHUNK", "Loading"]

_PAUSE = 0.2  # seconds between two looks at how far it is
_AHEAD = 1  # pieces that wait, so that no thread does: 40 to 100 MB each
_TOGETHER = 2_000  # lines that become bytes at once: few enough to stay in the processor's cache
CHUNK = 200_000  # quads of a piece: 0.3 GiB at most
# once so many pieces' quads are taken, a piece has so many times as many: the engine merges less (12 million: 7 % less work)
_LATER, _TIMES = 10, 2.5
_MOST_THREADS = 4  # each holds a piece


class Loading:
    """Loads N-Quads lines in threads of its own; the engine works without Python's lock.

    The engine sorts and writes a piece on one processor: two threads load 1.2 million quads in three fifths of the time
    of one, with the same work in all.

    Used as a context: at its end, all that was taken is in the store.

    Args:
        store: where the statements go.
        progress: told at the end, while the last pieces are loaded, how many statements are in the store, and of how many.
        threads: how many pieces are loaded at once; None for as many as there are processors, four at most.
    """

    def __init__(
        self,
        store: ox.Store,
        progress: Callable[[int, int], None] = lambda loaded, taken: None,
        *,
        threads: int | None = None,
    ) -> None:
        self._store, self._progress = store, progress
        self._waiting: Queue[tuple[bytes, int] | None] = Queue(maxsize=_AHEAD)
        self._failed: list[BaseException] = []
        several = threads or min(cores(), _MOST_THREADS)
        self._threads = [Thread(target=self._load, name=f"loading-{n}", daemon=True) for n in range(several)]
        self._loaded: list[int] = []  # how many statements each piece had that is in the store
        self._taken = 0
        self._parts: list[bytes] = []  # that wait to be handed over
        self._held = 0  # lines of these
        self._piece = CHUNK  # lines of the one that is put together

    def __enter__(self) -> Self:
        for thread in self._threads:
            thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if error is not None:
            self._failed.append(error)  # what waits need not be loaded any more
        try:
            if error is None:
                self._hand_over()
        finally:  # whatever failed, the threads end and let go of the store
            for _ in self._threads:
                self._waiting.put(None)
            for thread in self._threads:
                while thread.is_alive():
                    self._progress(sum(self._loaded), self._taken)
                    thread.join(_PAUSE)
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
            if self._held >= self._piece:
                self._hand_over()
                self._piece = CHUNK if self._taken < _LATER * CHUNK else int(_TIMES * CHUNK)
            several = lines[at : at + min(_TOGETHER, self._piece - self._held)]
            part = b"".join([line.encode() for line in several])
            if copy is not None:
                copy.write(part)
            self._parts.append(part)
            self._held += len(several)
            at += len(several)

    def _hand_over(self) -> None:
        self._check()
        if self._parts:
            self._waiting.put((b"".join(self._parts), self._held))
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
            self._loaded.append(piece[1])
