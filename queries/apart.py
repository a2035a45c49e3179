"""Apart: queries in a worker process, which can be ended at its limit of time or of memory; a thread cannot.

A worker is started with the first query and kept warm for the next ones; one that reaches a limit, or whose answer nobody
reads on, is ended, and another takes its place. Rows come through a pipe as the engine writes them, and are read as they come.
"""

from __future__ import annotations

import atexit
import contextlib
import io
import json
import os
import subprocess
import sys
import threading
import time
import weakref
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path
from typing import IO, Any, Literal, cast

import pyoxigraph as ox

from citypact.errors import QueryError
from citypact.graph.asked_graphs import AskedGraphs
from citypact.queries.askable import Askable, Embedded, Rows, about_known
from citypact.queries.memory import allowance, resident, too_large
from citypact.queries.prefixes import prefixes
from citypact.queries.work import Head, Row, told, too_late

__all__ = ["Apart", "apart"]

_SPAN = 0.05  # seconds between two looks at a worker's time and memory
_KEPT = 2  # workers of one store that wait
_ERRORS: Mapping[str, type[Exception]] = {
    "SyntaxError": SyntaxError,
    "OSError": OSError,
    "ValueError": ValueError,
}


def apart(graph: Askable, *, memory: int) -> Askable:
    """The graph asked in a worker, where it is a build on this machine's disk; another one as it is.

    Args:
        graph: what is asked.
        memory: bytes that a query may take.
    """
    if not isinstance(graph, Embedded) or not sys.executable:
        return graph
    if not (graph.built.path / "store").is_dir():  # one in memory is seen by this process alone
        return Embedded(graph.built, memory)
    return Apart(graph.built, memory)


class Apart(Embedded):
    """A build on this machine, asked in a process of its own; small SELECTs of ours (names) are asked in this one."""

    __slots__ = ()

    def answer(self, text: str, *, name: str, timeout: float | None) -> Rows:
        """Answer a query in a worker."""
        known = prefixes(self.info.base)
        graphs = None if about_known(text) else self.graphs_of(text, known, name=name)
        return _Answer(
            _taken(self.built.path / "store"),
            text,
            name=name,
            known=known,
            graphs=graphs,
            timeout=timeout,
            memory=self.memory if self.memory is not None else allowance(),
        )


class _Worker:
    """A process that has a store open."""

    def __init__(self, store: Path) -> None:
        self.store = store
        # -P: the folder of this file must not come before the standard library
        command = [sys.executable, "-P", str(Path(__file__).with_name("worker.py")), str(store)]
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
        try:
            self.process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment,
            )
        except OSError as error:
            raise QueryError(
                f"no process can be started for a query ({error.strerror}); ask without a limit: timeout=None"
            ) from None
        self.before = 0

    @property
    def alive(self) -> bool:
        return self.process.poll() is None

    @property
    def output(self) -> IO[bytes]:
        assert self.process.stdout is not None
        return self.process.stdout

    def ask(self, text: str, known: Mapping[str, str], graphs: AskedGraphs | None) -> None:
        """Send a query."""
        asked: dict[str, object] = {"text": text, "known": dict(known)}
        if graphs is not None:
            asked["graphs"] = {"known": graphs.known, "default": graphs.default, "named": graphs.named}
        self.before = resident(self.process.pid)
        assert self.process.stdin is not None
        with contextlib.suppress(OSError):  # one that has ended tells it when it is read
            self.process.stdin.write(json.dumps(asked).encode() + b"\n")
            self.process.stdin.flush()

    def end(self) -> None:
        """End it, whatever it does."""
        with contextlib.suppress(OSError):
            self.process.kill()
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError, ValueError):
                if stream is not None:
                    stream.close()
        with contextlib.suppress(subprocess.TimeoutExpired):
            self.process.wait(5)

    def leave(self) -> None:
        """Leave it to the process that started it, after a fork: this one must not hold its pipes open."""
        for stream in (self.process.stdin, self.process.stdout):
            with contextlib.suppress(OSError):
                if stream is not None:  # a lock of the buffer may have been held when the process was forked
                    cast("io.BufferedReader", stream).raw.close()


_waiting: dict[Path, list[_Worker]] = {}
_lock = threading.Lock()
_open: weakref.WeakSet[_Answer] = weakref.WeakSet()


def _taken(store: Path) -> _Worker:
    """A worker that waits, else a new one."""
    with _lock:
        waiting = _waiting.get(store, [])
        while waiting:
            worker = waiting.pop()
            if worker.alive:
                return worker
            worker.end()
    return _Worker(store)


def _given_back(worker: _Worker) -> None:
    with _lock:
        waiting = _waiting.setdefault(worker.store, [])
        if worker.alive and len(waiting) < _KEPT:
            waiting.append(worker)
            return
    worker.end()


@atexit.register
def _end_all() -> None:
    with _lock:
        workers = [worker for waiting in _waiting.values() for worker in waiting]
        _waiting.clear()
    for worker in workers:
        worker.end()


def _forget() -> None:
    """After a fork the workers are the parent's, those that wait and those that answer; the child starts its own."""
    global _lock
    _lock = threading.Lock()
    for worker in [worker for waiting in _waiting.values() for worker in waiting]:
        worker.leave()
    for answer in list(_open):
        answer.leave()
    _waiting.clear()
    _open.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)


class _Watch:
    """Looks at a worker while it answers, and ends it at a limit; ``reached`` says which one."""

    def __init__(self, worker: _Worker, timeout: float | None, memory: int) -> None:
        self.reached: Literal["time", "memory"] | None = None
        self._worker, self._over = worker, threading.Event()
        # so that the worker is not ended when it answers another query; what collects garbage may stop it in its own thread
        self._lock = threading.RLock()
        self._until = None if timeout is None else time.monotonic() + timeout
        self._most = memory
        threading.Thread(target=self._look, name="citypact watch", daemon=True).start()

    def stop(self) -> None:
        """Look no more; what ``reached`` says afterwards stays so."""
        with self._lock:
            self._over.set()

    def _look(self) -> None:
        started = self._worker.before
        while not self._over.wait(_SPAN if self._until is None else self._left()):
            held = resident(self._worker.process.pid)
            started = started or held  # it had just begun to run
            if held - started > self._most:
                self._end("memory")
            elif self._until is not None and time.monotonic() >= self._until:
                self._end("time")

    def _end(self, reached: Literal["time", "memory"]) -> None:
        """End the worker, unless it is through; whoever reads finds the end of the pipe."""
        with self._lock:
            if self._over.is_set():
                return
            self.reached = reached
            self._over.set()
            with contextlib.suppress(OSError):
                self._worker.process.kill()

    def _left(self) -> float:
        assert self._until is not None
        return max(0.0, min(_SPAN, self._until - time.monotonic()))


class _Frames(io.RawIOBase):
    """The frames of one answer, up to the empty one, as a file."""

    def __init__(self, stream: IO[bytes]) -> None:
        super().__init__()
        self._stream, self._held, self.over = stream, b"", False

    def readable(self) -> bool:
        return True

    def frame(self) -> bytes:
        """The next frame whole; an EOFError where the worker ended."""
        length = int.from_bytes(self._exactly(4), "big")
        return self._exactly(length) if length else b""

    def readinto(self, buffer: Any) -> int:
        if not self._held and not self.over:
            self._held = self.frame()
            self.over = not self._held
        taken = min(len(buffer), len(self._held))
        buffer[:taken] = self._held[:taken]
        self._held = self._held[taken:]
        return taken

    def skip(self) -> None:
        """Read on to the empty frame."""
        while not self.over:
            self.over = not self.frame()

    def _exactly(self, size: int) -> bytes:
        found = self._stream.read(size)
        if len(found) < size:
            raise EOFError
        return found


class _Answer(Iterator[Row]):
    """The rows that a worker gives."""

    def __init__(
        self,
        worker: _Worker,
        text: str,
        *,
        name: str,
        known: Mapping[str, str],
        graphs: AskedGraphs | None,
        timeout: float | None,
        memory: int,
    ) -> None:
        self._worker, self._text, self._name, self._known = worker, text, name, known
        self._timeout, self._memory = timeout, memory
        self._frames = _Frames(worker.output)
        worker.ask(text, known, graphs)
        self._watch = _Watch(worker, timeout, memory)
        self._left = weakref.finalize(self, _broken_off, worker, self._watch)
        _open.add(self)
        self._rows: Iterator[Row] = iter(())
        self._over = False
        self.head = Head("rows")
        with self._told():
            said = json.loads(self._frames.frame())
            if said["kind"] == "none":
                self._end()
            self.head = Head(said["kind"], tuple(said.get("columns", ())), said.get("boolean"))
            if said["kind"] == "triples":
                self.head = Head("triples", ("subject", "predicate", "object"))
                self._rows = _triples(self._frames)
            elif said["kind"] == "rows":
                self._rows = _solutions(self._frames)
            else:
                self._end()

    def __next__(self) -> Row:
        with self._told():
            for row in self._rows:
                return row
            if not self._over:
                self._end()
            raise StopIteration

    def close(self) -> None:
        """End the query; the worker is ended with it, where it is not through."""
        self._drop()
        self._over = True
        self._left()

    def leave(self) -> None:
        """Leave the worker to the process that started it."""
        self._left.detach()
        self._worker.leave()

    def _drop(self) -> None:
        """Let go of the reader of the results, here and now."""
        rows, self._rows = self._rows, iter(())
        if isinstance(rows, Generator):
            rows.close()

    def _end(self) -> None:
        """The last words; then the worker is free for another query.

        Raises what the engine raised."""
        self._over = True
        self._drop()
        self._frames.skip()
        said = json.loads(self._frames.frame())
        self._watch.stop()
        if self._watch.reached is None and self._left.detach():
            _given_back(self._worker)
        self._left()  # one that reached its limit with its last words is of no more use
        if said["error"] is not None:
            error = _ERRORS.get(said["error"], Exception)(said["said"])
            raise told(error, self._text, name=self._name, known=self._known)

    @contextlib.contextmanager
    def _told(self) -> Iterator[None]:
        """What breaks off in the pipe, told by why."""
        try:
            yield
        except (StopIteration, QueryError):
            raise
        except (EOFError, OSError, ValueError, SyntaxError) as error:
            # its frames hold the reader of the results, which must be dropped in the thread that made it
            self._broken(error.with_traceback(None))
        except BaseException:  # Ctrl-C among them
            self.close()
            raise

    def _broken(self, error: Exception) -> None:
        """What is to be said of an answer that breaks off; the engine may have said it itself, at the end."""
        if self._watch.reached is None and self._worker.alive:
            with contextlib.suppress(EOFError, OSError, ValueError):
                self._end()
        self.close()
        if self._watch.reached == "time":
            assert self._timeout is not None
            raise too_late(self._name, self._timeout) from None
        if self._watch.reached == "memory":
            raise too_large(self._name, self._memory) from None
        code = self._worker.process.returncode
        raise QueryError(
            f"{self._name}: the process that answered it has ended ({code}); ask for less, or once more"
        ) from error


def _solutions(frames: _Frames) -> Generator[Row, None, None]:
    read = ox.parse_query_results(cast("IO[bytes]", frames), format=ox.QueryResultsFormat.JSON)
    assert isinstance(read, ox.QuerySolutions)
    for solution in read:
        yield tuple(solution)


def _triples(frames: _Frames) -> Generator[Row, None, None]:
    for quad in ox.parse(cast("IO[bytes]", frames), format=ox.RdfFormat.N_TRIPLES):
        yield (quad.subject, quad.predicate, quad.object)


def _broken_off(worker: _Worker, watch: _Watch) -> None:
    """Nobody reads on: the worker is in the middle of an answer, and no use to anyone."""
    watch.stop()
    worker.end()
