"""The known graph of a build in memory: where a session asks much, it is read once and asked there, three to six times as fast.

Reading a term out of a store on disk costs microseconds, and a question over all agreements reads hundreds of thousands.
Loading the known graph costs the same for each of its statements, so a process that asks once (a command) is better off on
disk. One that goes on asking (a notebook) loads it as soon as it has spent as long on asking as loading takes: never more
than twice what would have been best had all questions been known before. The graphs of the sources stay on disk.
"""

from __future__ import annotations

import threading

import pyoxigraph as ox

__all__ = ["LARGEST", "KnownInMemory"]

LARGEST = 1_500_000  # statements: 1.1 GB at most while they are loaded, 0.7 GB afterwards
_SECONDS = 15e-6  # that loading one statement takes, of one processor


class KnownInMemory:
    """The known graph of one build, which is loaded into memory where that pays.

    Args:
        store: the build's store, on disk.
        statements: how many the known graph has.
        wanted: whether to load it; None where it pays.
    """

    def __init__(self, store: ox.Store, statements: int, wanted: bool | None = None) -> None:
        self._disk = store
        self._may = 0 < statements <= LARGEST if wanted is None else wanted
        self._pays_after = 0.0 if wanted else statements * _SECONDS
        self._spent = 0.0
        self._loaded: ox.Store | None = None
        self._loading = threading.Lock()

    @property
    def loaded(self) -> bool:
        """Whether it is in memory now."""
        return self._loaded is not None

    def spent(self, seconds: float) -> None:
        """A question about the known graph has taken this long on disk."""
        self._spent += seconds

    def store(self) -> ox.Store:
        """The store to ask about the known graph: in memory where it is there or is to be loaded now, else on disk."""
        if self._loaded is not None:
            return self._loaded
        if not self._may or self._spent < self._pays_after or not self._loading.acquire(blocking=False):
            return self._disk
        try:
            if self._loaded is None:
                self._loaded = _copied(self._disk)
        finally:
            self._loading.release()
        return self._loaded


def _copied(store: ox.Store) -> ox.Store:
    statements = store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
    assert statements is not None  # it is only where a file was named
    copy = ox.Store()
    copy.bulk_load(statements, format=ox.RdfFormat.N_TRIPLES, lenient=True)
    return copy
