"""Statements are loaded in pieces while others are made; what goes wrong there is told where they are made."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from threading import Barrier

import pyoxigraph as ox
import pytest

from citypact.graph.loading import Loading


def _lines(first: int, number: int) -> list[str]:
    return [
        f"<https://example.org/{each}> <https://example.org/p> <https://example.org/o> .\n"
        for each in range(first, first + number)
    ]


def test_all_that_was_taken_is_in_the_store_in_pieces_of_one_size(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.graph.loading.CHUNK", 10)
    store, pieces, told = _Counting(), [], []
    with Loading(store, lambda *two: told.append(two), threads=1) as loading:  # type: ignore[arg-type]
        for first, number in ((0, 25), (25, 0), (25, 3), (28, 30)):
            loading.take(_lines(first, number))
    pieces = store.pieces
    assert len(store.held) == 58
    assert pieces == [10, 10, 10, 10, 10, 8]
    assert all(taken == 58 for _, taken in told)


def test_pieces_are_larger_once_much_is_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.graph.loading.CHUNK", 10)
    monkeypatch.setattr("citypact.graph.loading._LATER", 3)
    store = _Counting()
    with Loading(store, threads=1) as loading:  # type: ignore[arg-type]
        for first in range(0, 90, 9):
            loading.take(_lines(first, 9))
    assert len(store.held) == 90
    assert store.pieces == [10, 10, 10, 25, 25, 10]


def test_what_is_taken_is_copied_where_a_copy_is_wanted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.graph.loading.CHUNK", 10)
    copy, store = BytesIO(), _Counting()
    with Loading(store, threads=1) as loading:  # type: ignore[arg-type]
        loading.take(_lines(0, 7))
        loading.take(_lines(7, 16), copy)
        loading.take(_lines(23, 1), copy)
    assert copy.getvalue().decode() == "".join(_lines(7, 17))
    assert store.pieces == [10, 10, 4]


def test_several_pieces_are_loaded_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("citypact.graph.loading.CHUNK", 10)
    store = _Meeting()
    with Loading(store, threads=2) as loading:  # type: ignore[arg-type]
        loading.take(_lines(0, 40))
    assert len(store.held) == 40


class _Meeting:
    """A store in which a load begins when another has begun too."""

    def __init__(self) -> None:
        self.held, self._both = ox.Store(), Barrier(2, timeout=30)

    def bulk_load(self, quads: bytes, **options: object) -> None:
        self._both.wait()
        self.held.bulk_load(quads, **options)  # type: ignore[arg-type]

    def flush(self) -> None:
        pass


class _Counting:
    """A store that counts what each load brings."""

    def __init__(self) -> None:
        self.held, self.pieces = ox.Store(), list[int]()

    def bulk_load(self, quads: bytes, **options: object) -> None:
        self.pieces.append(quads.count(b"\n"))
        self.held.bulk_load(quads, **options)  # type: ignore[arg-type]

    def flush(self) -> None:
        pass


class _Full:
    """A store on a full disk."""

    def bulk_load(self, quads: bytes, **options: object) -> None:
        raise OSError(28, "No space left on device")

    def flush(self) -> None:
        raise AssertionError("nothing to flush")


def test_a_full_disk_is_told_where_statements_are_taken_and_nobody_waits(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("citypact.graph.loading.CHUNK", 10)
    with pytest.raises(OSError, match="No space left"), Loading(_Full()) as loading:  # type: ignore[arg-type]
        for first in range(0, 1000, 100):
            loading.take(_lines(first, 100))


def test_a_stop_while_statements_are_made_ends_the_loading_too(tmp_path: Path) -> None:
    store = ox.Store(str(tmp_path / "store"))
    with pytest.raises(KeyboardInterrupt), Loading(store) as loading:
        loading.take(_lines(0, 5))
        raise KeyboardInterrupt
    assert not any(thread.is_alive() for thread in loading._threads)


def test_the_thread_ends_where_the_disk_was_full_before_the_last_piece() -> None:
    loading = Loading(_Full())  # type: ignore[arg-type]
    with pytest.raises(OSError, match="No space left"), loading:
        loading.take(_lines(0, 1))
        loading._failed.append(OSError(28, "No space left on device"))  # as its thread does, at any moment
    assert not any(thread.is_alive() for thread in loading._threads)
