"""The graph folder: builds, the pointer to the current one, the lock and the marker.

::

    DIR/
      citypact-graph.json     the marker: this folder is ours
      current                 the pointer: the name of the folder of the current build, replaced in one step
      lock                    held while a build writes
      builds/<name>/          build.json, made-from, before, store/, report.md, report.json, texts/, pages/

A build is written beside the others under a name that starts with a dot, renamed when it is whole, and then pointed to.
The previous build stays until the next one, or as many as were asked for. Readers open the store read-only and never wait.
"""

from __future__ import annotations

import contextlib
import datetime as dt
import json
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Mapping
from dataclasses import asdict, dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

import filelock
import pyoxigraph as ox

from citypact.errors import GraphBusy, GraphError, NoGraph
from citypact.graph.known_in_memory import KnownInMemory

__all__ = ["KEPT", "BuildInfo", "BuiltGraph", "GraphFolder"]

MARKER = "citypact-graph.json"
POINTER = "current"
LOCK = "lock"
# in a build: the key of its collection, so that it changes with the pointer and not before
MADE_FROM = "made-from"
# in a build: the name of the build that was current before it, so that their order needs no clock
BEFORE = "before"
KEPT = 2  # builds that stay, unless more are asked for: readers may still have the previous one open


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildInfo:
    """What a build is: printed wherever its data appear. Stored as ``build.json``."""

    id: str  # digest of sources, records, decisions and version
    version: str  # of citypact
    collection: str  # title of the collection, or of several, joined
    as_of: str | None  # YYYY-MM-DD: the latest date of any source; "today" of every judgement in this build
    base: str  # of the IRIs of things, ends with /
    counts: Mapping[str, int] = field(
        default_factory=dict
    )  # sources, records, agreements, bodies, people, triples ...
    licences: tuple[str, ...] = ()
    suppressed: int = 0  # people shown by office alone


@dataclass(frozen=True)
class BuiltGraph:
    """One build, opened read-only."""

    path: Path
    info: BuildInfo
    store: ox.Store
    in_memory: bool | None = None  # whether the known graph is asked in memory; None where that pays

    @cached_property
    def known(self) -> KnownInMemory:
        """The known graph, in memory where that pays."""
        return KnownInMemory(self.store, self.info.counts.get("known", 0), self.in_memory)

    @cached_property
    def names(self) -> dict[str, Any]:
        """What names were found to mean here, kept by who looked them up: a build never changes."""
        return {}

    @property
    def texts(self) -> Path:
        """The folder of the stored texts; they are private to the graph folder and never exported."""
        return self.path / "texts"

    @property
    def pages(self) -> Path:
        """The folder of the pages that the build wrote."""
        return self.path / "pages"

    def report(self) -> dict[str, Any]:
        """The build's report, as data."""
        loaded: dict[str, Any] = json.loads((self.path / "report.json").read_text("utf-8"))
        return loaded


class GraphFolder:
    """A folder of builds: where a build is written, published and opened."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.cleared: tuple[str, ...] = ()  # the builds that the last publication has cleared away
        self._collection: str | None = None

    def builds(self) -> list[str]:
        """The names of the finished builds, in alphabetical order."""
        try:
            names = [entry.name for entry in (self.path / "builds").iterdir()]
        except PermissionError as error:
            raise _unreadable(self.path, error) from None
        except OSError:
            return []
        return sorted(name for name in names if not name.startswith("."))

    def open(self, name: str | None = None, *, in_memory: bool | None = None) -> BuiltGraph:
        """The current build, or another one.

        Args:
            name: of the build; None is the current one.
            in_memory: ask its known graph in memory, from the first question on (True) or never (False); None where that pays.

        Raises:
            NoGraph: when there is none.
            GraphError: when the folder or its store cannot be read.
        """
        try:
            there = self.path.exists()
        except PermissionError as error:
            raise _unreadable(self.path, error) from None
        if not there:
            raise NoGraph(f"{self.path}: no graph there; make one with: citypact build --out {self.path}")
        if name is not None and name not in self.builds():
            raise NoGraph(f"{self.path}: no build {name!r}; it holds: {', '.join(self.builds()) or 'none'}")
        name = name or self.current()
        if name is None:
            what = "a graph folder without a finished build" if self.is_ours() else "not a graph folder"
            raise NoGraph(f"{self.path}: {what}; make one with: citypact build --out DIR")
        build = self.path / "builds" / name
        try:
            return opened(build, in_memory=in_memory)
        except (OSError, ValueError, KeyError, TypeError, RuntimeError) as error:
            if isinstance(error, PermissionError) or "Permission denied" in str(
                error
            ):  # the engine's is no PermissionError
                raise _unreadable(build, error) from None
            raise GraphError(
                f"{build}: its store cannot be opened ({_short(error)}); build again with: citypact build --out {self.path}"
            ) from None

    def current(self) -> str | None:
        """The name of the current build's folder, None where there is none."""
        try:
            name = (self.path / POINTER).read_text("utf-8").strip()
            there = re.fullmatch(r"[0-9a-z][0-9a-z-]*", name) and (self.path / "builds" / name).is_dir()
        except PermissionError as error:
            raise _unreadable(self.path, error) from None
        except (OSError, UnicodeDecodeError):
            return None
        return name if there else None

    def before(self, name: str) -> str | None:
        """The name of the build that was current before another one, None where it is gone."""
        try:
            before = (self.path / "builds" / name / BEFORE).read_text("utf-8").strip()
        except (OSError, UnicodeDecodeError):
            return None
        return before if before != name and before in self.builds() else None

    def is_ours(self) -> bool:
        """Whether the folder carries our marker."""
        return self._marker() is not None

    def check(self, collection: str, *, replace: bool = False) -> None:
        """Whether the folder can be taken for graphs of a collection; nothing is changed.

        Args:
            collection: the key of the collection that the graphs are made of.
            replace: whether it may hold the graph of another collection.

        Raises:
            GraphError: when the folder holds other things or another collection's graph, or cannot be looked into.
        """
        try:
            if not self.path.exists():
                return
            if not self.is_ours() and any(not _of_a_start(entry) for entry in self.path.iterdir()):
                raise GraphError(
                    f"{self.path}: not empty and not a graph folder; nothing was changed. "
                    "Name a new folder with --out (in Python out=)"
                )
        except OSError as error:
            raise self._unwritable(error) from None
        name = self.current()
        held = self._made_from(name) if name else collection
        if held != collection and not replace:
            raise GraphError(
                f"{self.path}: holds the graph of another collection ({held or 'unknown'}); "
                "name another folder with --out, or add --replace (in Python out=, replace=True)"
            )

    def claim(self, collection: str, *, replace: bool = False) -> None:
        """Take the folder for graphs of a collection: make it, or check that it is empty or already ours.

        What the graph there is made of is written with the next build, when that is published.

        Args:
            collection: the key of the collection that the graphs are made of.
            replace: take a folder that holds a graph of another collection.

        Raises:
            GraphError: when the folder holds other things, another collection's graph, or cannot be written.
        """
        self.check(collection, replace=replace)
        try:
            self.path.mkdir(parents=True, exist_ok=True)
            if not self.is_ours():
                _write(self.path / MARKER, json.dumps({"citypact": "graph folder"}) + "\n")
            (self.path / "builds").mkdir(exist_ok=True)
        except OSError as error:
            raise self._unwritable(error) from None
        self._collection = collection

    @contextlib.contextmanager
    def locked(self) -> Iterator[None]:
        """Hold the folder for one build.

        Raises:
            GraphBusy: when another build holds it.
        """
        try:
            new = not self.path.exists()
            self.path.mkdir(parents=True, exist_ok=True)
            lock = filelock.FileLock(str(self.path / LOCK), timeout=0)
            lock.acquire()
        except filelock.Timeout:
            raise GraphBusy(
                f"{self.path}: another build is writing there; wait for it, or name another folder with --out (in Python out=)"
            ) from None
        except OSError as error:
            raise self._unwritable(error) from None
        try:
            yield
        finally:
            lock.release()
            if new:
                self._leave()

    @contextlib.contextmanager
    def draft(self, build_id: str) -> Iterator[Path]:
        """An empty folder for a new build, which is gone afterwards unless it was published."""
        draft = self.begin(build_id)
        try:
            yield draft
        finally:
            _clear(draft)

    def begin(self, build_id: str) -> Path:
        """An empty folder for a new build; leftovers of builds that were killed are cleared away."""
        builds = self.path / "builds"
        for entry in builds.iterdir():
            if entry.name.startswith("."):
                shutil.rmtree(entry, ignore_errors=True)
        draft = builds / f".{build_id}-{secrets.token_hex(4)}"
        draft.mkdir()  # with the rights that all of the user's folders have: others may be meant to read it
        return draft

    def publish(self, draft: Path, build_id: str, *, keep: int = KEPT) -> Path:
        """Give a finished draft its name, point to it, and clear all builds but the last ones.

        Args:
            draft: from `begin`.
            build_id: which becomes its name, or the beginning of it.
            keep: how many builds stay, this one among them; never fewer than ``KEPT``.
        """
        builds, previous = self.path / "builds", self.current()
        name, number = build_id, 1
        while (builds / name).exists():
            number += 1
            name = f"{build_id}-{number}"
        if self._collection is not None:
            _write(draft / MADE_FROM, json.dumps(self._collection) + "\n")
        if previous is not None:
            _write(draft / BEFORE, previous + "\n")
        draft.rename(builds / name)
        _write(self.path / POINTER, name + "\n")
        stay = [name]
        while len(stay) < max(keep, KEPT) and (earlier := self.before(stay[-1])) and earlier not in stay:
            stay.append(earlier)
        gone = [each for each in self.builds() if each not in stay]
        for each in gone:
            shutil.rmtree(builds / each, ignore_errors=True)
        self.cleared = tuple(gone)
        return builds / name

    def _leave(self) -> None:
        """Take a folder away again into which no build came: all that it holds is what `claim` and `locked` put there."""
        ours = {MARKER, f".{MARKER}", LOCK, "builds"}
        with contextlib.suppress(OSError):
            if {entry.name for entry in self.path.iterdir()} <= ours:
                if (self.path / "builds").exists():
                    (self.path / "builds").rmdir()  # fails, and all stays, where a build stands
                for name in ours - {"builds"}:
                    (self.path / name).unlink(missing_ok=True)
                self.path.rmdir()

    def _made_from(self, build: str) -> str | None:
        """The key of the collection that a build was made of."""
        try:
            found = json.loads((self.path / "builds" / build / MADE_FROM).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return found if isinstance(found, str) else None

    def _unwritable(self, error: OSError) -> GraphError:
        return GraphError(
            f"{self.path}: cannot be written ({error.strerror or error}); name a folder of yours with --out (in Python out=)"
        )

    def _marker(self) -> dict[str, Any] | None:
        try:
            loaded = json.loads((self.path / MARKER).read_text("utf-8"))
        except (OSError, ValueError):
            return None
        return loaded if isinstance(loaded, dict) and loaded.get("citypact") == "graph folder" else None


def opened(build: Path, *, in_memory: bool | None = None) -> BuiltGraph:
    """A build, or the draft of one into which nobody writes any more.

    Raises:
        OSError, ValueError, KeyError, TypeError, RuntimeError: when it is damaged.
    """
    return BuiltGraph(
        path=build, info=_info(build), store=ox.Store.read_only(str(build / "store")), in_memory=in_memory
    )


def write_info(build: Path, info: BuildInfo) -> None:
    """Store what a build is beside its data."""
    (build / "build.json").write_text(json.dumps(asdict(info), ensure_ascii=False, indent=1) + "\n", "utf-8")


def _info(build: Path) -> BuildInfo:
    """What a build says of itself.

    Raises:
        ValueError: when it is damaged.
    """
    loaded = json.loads((build / "build.json").read_text("utf-8"))
    info = BuildInfo(**{**loaded, "licences": tuple(loaded["licences"])})
    texts = (info.id, info.version, info.collection, info.base, *info.licences)
    numbers = (info.suppressed, *info.counts.values()) if isinstance(info.counts, dict) else (None,)
    if not all(isinstance(each, str) for each in texts) or not all(isinstance(each, int) for each in numbers):
        raise ValueError("build.json is damaged")
    if info.as_of is not None and dt.date.fromisoformat(info.as_of).isoformat() != info.as_of:
        raise ValueError("build.json is damaged: as_of is no full day")
    return info


def _unreadable(place: Path, error: Exception) -> GraphError:
    reason = getattr(error, "strerror", None) or _short(error)
    return GraphError(
        f"{place}: no permission to read the graph ({reason}); ask its owner to let you read it, "
        "or build one of your own with: citypact build --out DIR"
    )


def _of_a_start(entry: Path) -> bool:
    """Whether a file is what a build leaves that was killed before it had put its marker there."""
    return entry.name == f".{MARKER}" or (entry.name == LOCK and entry.is_file() and not entry.stat().st_size)


def _clear(folder: Path) -> None:
    """Remove a draft. A store that failed may still be writing in the background: a few tries outlast it, and what is left
    is cleared by the next build."""
    for _ in range(40):
        shutil.rmtree(folder, ignore_errors=True)
        if not folder.exists():
            return
        time.sleep(0.05)


def _write(path: Path, text: str) -> None:
    """Replace a small file in one step, durably."""
    draft = path.with_name(f".{path.name}")
    with draft.open("w", encoding="utf-8") as stream:
        stream.write(text)
        stream.flush()
        os.fsync(stream.fileno())
    draft.replace(path)


def _short(error: Exception) -> str:
    return " ".join(str(error).split())[:160]
