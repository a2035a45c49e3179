"""Sharing: the rows of a large table read by two processes, lot after lot in turn, and given in the order in which they stand.

Both go through the file: to find the rows of a table takes a fifth of the time of reading them.
"""

from __future__ import annotations

import pickle
import subprocess
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from types import TracebackType
from typing import IO, Self

from citypact.graph.cores import cores
from citypact.graph.importing.fields import Row
from citypact.graph.importing.row_reading import RowSaid
from citypact.graph.other_process import begun

__all__ = ["LOT", "Sharing", "lot_of_the_other"]

LOT = 500  # rows
_FIRST = 8  # lots that are read here, while the other process begins
_LARGE = 5_000_000  # bytes; the rows of a smaller table are read before another process is worth it
_SHARED = (".csv", ".tsv", ".jsonl")  # kinds of which it costs little to go through the rows twice
_PIPE = 1 << 20  # bytes: a lot and more, so that the next one is read while nobody waits for it
_OTHER = "citypact.graph.importing.lots"

Lot = tuple[int, Sequence[RowSaid | None]]
"""The number of a lot, and what each of its rows says; None where there is no row that can be read."""


def lot_of_the_other(count: int) -> int | None:
    """The number of the lot that a row is in, where the other process reads it.

    Args:
        count: how many rows stand before it.
    """
    lot = count // LOT
    return lot if lot >= _FIRST and lot % 2 else None


class Sharing:
    """What the rows of a table say, every other lot of a large one read by another process.

    Used as a context: at its end, the other process does not run any more. Where it is lost (killed, out of memory), all is
    read here.

    Args:
        path: the table.
        read: reads a row, which is told from others by the key.
    """

    def __init__(self, path: Path, read: Callable[[Row, str], RowSaid]) -> None:
        self._path, self._read = path, read
        large = path.name.lower().endswith(_SHARED) and path.stat().st_size >= _LARGE
        self._shared = large and cores() > 1
        self._other: subprocess.Popen[bytes] | None = None
        self._lots: Iterator[Lot] = iter(())
        self._lot: Lot = (-1, ())

    def __enter__(self) -> Self:
        if self._shared:
            self._other = _other_process(self._path)
        if self._other is not None and self._other.stdout is not None:
            self._lots = _lots(self._other.stdout)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._other is not None:
            self._other.kill()
            self._other.communicate()

    def of(self, count: int, key: str, row: Row) -> RowSaid:
        """What a row says.

        Args:
            count: how many rows stand before it.
            key: what tells it from the others.
            row: the row.
        """
        lot = lot_of_the_other(count) if self._shared else None
        if lot is None:
            return self._read(row, key)
        while self._lot[0] < lot:
            found = next(self._lots, None)
            if found is None:
                self._shared = False
                return self._read(row, key)
            self._lot = found
        number, rows = self._lot
        at = count % LOT
        said = rows[at] if number == lot and at < len(rows) else None
        return said if said is not None and said.key == key else self._read(row, key)  # the file has changed


def _other_process(path: Path) -> subprocess.Popen[bytes] | None:
    """A process that reads its lots."""
    return begun(_OTHER, str(path), stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, pipesize=_PIPE)


def _lots(stream: IO[bytes]) -> Iterator[Lot]:
    """The lots that another process writes, as long as it does; what several rows share they share here too."""
    written = pickle.Unpickler(stream)
    try:
        while True:
            yield written.load()
    except (EOFError, OSError, pickle.UnpicklingError):
        return
