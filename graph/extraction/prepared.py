"""What expressions become before anything is sought by them, kept in the user's cache so that a new process finds it made.

Parsing and compiling the expressions that a release asks for takes a second, as long as reading a hundred releases. What is
kept is data: the code of ``re``'s machine, which ``re`` checks before it takes it, and first letters. A cache that is missing,
broken or not to be written costs that second and nothing else. ``CITYPACT_CACHE`` names another folder; empty, nothing is kept.
"""

from __future__ import annotations

import atexit
import os
import platform
import sqlite3
import sys
from contextlib import closing
from functools import cache
from hashlib import blake2b
from importlib.resources import files
from pathlib import Path
from threading import Lock

from platformdirs import user_cache_path

__all__ = ["folder", "keep", "kept"]

_FILE = "expressions.sqlite3"
_MADE_BY = ("beginnings.py", "compiling.py")  # another state of these makes something else
_MANY = 400  # made anew: worth writing before the process ends
_MOST = 12_000  # kept: of more, most are of states that are gone
_PATIENCE = 0.5  # seconds for which another process may write
_TABLE = "CREATE TABLE IF NOT EXISTS kept (key BLOB PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID"


def folder() -> Path | None:
    """Where it is kept: the user's cache folder, or what ``CITYPACT_CACHE`` says; None where nothing is to be kept."""
    chosen = os.environ.get("CITYPACT_CACHE")
    if chosen is None:
        return user_cache_path("citypact")
    return Path(chosen).expanduser().absolute() if chosen else None


def kept(kind: str, pattern: str, flags: int) -> bytes | None:
    """What was made of an expression, by this Python and this state of the code; None where it is not known."""
    return _shelf().find(_key(kind, pattern, flags))


def keep(kind: str, pattern: str, flags: int, made: bytes) -> None:
    """Let later processes find what was made of an expression."""
    _shelf().add(_key(kind, pattern, flags), made)


def _key(kind: str, pattern: str, flags: int) -> bytes:
    told = f"{kind}\0{int(flags)}\0{pattern}".encode("utf-8", "surrogatepass")
    return blake2b(told, digest_size=16, key=_state()).digest()


@cache
def _state() -> bytes:
    """Which Python, and which state of the code, made what is kept."""
    made = blake2b(f"{platform.python_version()} {sys.byteorder}".encode(), digest_size=32)
    for name in _MADE_BY:
        made.update((files("citypact.graph.extraction") / name).read_bytes())
    return made.digest()


class _Shelf:
    """A file of keys and values: read as it is asked for, written seldom, given up at the first trouble."""

    def __init__(self, path: Path | None) -> None:
        self._path = path
        self._lock = Lock()
        self._new: dict[bytes, bytes] = {}
        self._known: sqlite3.Connection | None = None
        if path and path.is_file():
            if not _own(path):
                self._path = None
                return
            try:
                self._known = sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, check_same_thread=False)
            except sqlite3.Error:
                self._known = None

    def find(self, key: bytes) -> bytes | None:
        with self._lock:
            if self._known is None:
                return None
            try:
                row = self._known.execute("SELECT value FROM kept WHERE key = ?", (key,)).fetchone()
            except sqlite3.Error:  # no such file, or none of ours
                self._known = None
                return None
        return row[0] if row and isinstance(row[0], bytes) else None

    def add(self, key: bytes, value: bytes) -> None:
        if self._path is None:
            return
        self._new[key] = value
        if len(self._new) >= _MANY:
            self.write()

    def write(self) -> None:
        """Write what is new; of a file that is too full or broken, nothing is left but this."""
        with self._lock:
            new, self._new = self._new, {}
            if self._path is None or not new:
                return
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                try:
                    self._write(self._path, new)
                except sqlite3.DatabaseError as error:
                    if isinstance(
                        error, sqlite3.OperationalError
                    ):  # another process writes, or the disk is full
                        return
                    self._path.unlink(missing_ok=True)
                    self._write(self._path, new)
            except (OSError, sqlite3.Error):
                self._path = None  # not to be written: made anew each time

    @staticmethod
    def _write(path: Path, new: dict[bytes, bytes]) -> None:
        with closing(sqlite3.connect(path, timeout=_PATIENCE)) as file, file:
            file.execute(_TABLE)
            (number,) = file.execute("SELECT count(*) FROM kept").fetchone()
            if number + len(new) > _MOST:
                file.execute("DELETE FROM kept")
            file.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?)", new.items())


def _own(path: Path) -> bool:
    """Whether a file is the user's own: what another one put there is not taken."""
    return not hasattr(os, "getuid") or path.stat().st_uid == os.getuid()


@cache
def _shelf() -> _Shelf:
    place = folder()
    shelf = _Shelf(place / _FILE if place else None)
    atexit.register(shelf.write)
    return shelf
