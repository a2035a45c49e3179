"""Work: one query in a thread of its own, and the waiting for it.

pyoxigraph cannot be told to stop, but it lets other threads run while it works. So a query runs in a thread of its own,
and the caller waits: when the time is up, or on Ctrl-C, the caller is free at once and the thread is left behind. It ends
with its next row; one that is deep in a cross product may not. A command therefore ends with `abandon` where
`left_behind()` is not 0: the process could otherwise not end before the query does.
"""

from __future__ import annotations

import contextlib
import os
import queue
import sys
import threading
import time
import weakref
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NoReturn, TypeAlias

import pyoxigraph as ox

from citypact.errors import QueryError, QueryTimeout
from citypact.graph.asked_graphs import AskedGraphs
from citypact.queries.memory import resident, too_large
from citypact.queries.safety import syntax_error
from citypact.queries.terms import Term
from citypact.queries.threads import in_a_thread, still_running

__all__ = ["AtOnce", "Head", "Row", "Work", "abandon", "left_behind", "told", "too_late"]

Row: TypeAlias = tuple[Term | None, ...]
_CHUNK = 512
_PAUSE = 0.05  # seconds after which rows are passed on although the chunk is not full
_OFTEN, _SELDOM = 0.05, 0.5
_AHEAD = 8  # chunks that may wait to be read


@dataclass(frozen=True, slots=True)
class Head:
    """What kind of answer it is, and its columns."""

    kind: Literal["rows", "boolean", "triples"]
    columns: tuple[str, ...] = ()
    boolean: bool | None = None


@dataclass(slots=True)
class _Message:
    """What the thread passes on: a small answer is one message, since each handing over costs time."""

    head: Head | None = None
    rows: list[Row] = field(default_factory=list)
    last: bool = False
    error: BaseException | None = None


class Work(Iterator[Row]):
    """One query in a thread of its own, and the rows that come from it.

    ``store`` gives the store to ask, in that thread, since it may have to be loaded first; ``spent`` is told how long its
    processor was busy.

    Reading raises QueryTimeout when the time is up, and the engine's errors as ours.
    """

    def __init__(
        self,
        store: Callable[[], ox.Store | AskedGraphs],
        text: str,
        *,
        name: str,
        known: Mapping[str, str],
        timeout: float | None,
        memory: int | None = None,
        spent: Callable[[float], None] = lambda seconds: None,
    ) -> None:
        self._text, self._name, self._known, self._timeout = text, name, known, timeout
        self._until = None if timeout is None else time.monotonic() + timeout
        self._memory, self._most = memory, None if memory is None else resident() + memory
        self._weighed = time.monotonic()
        self._messages: queue.SimpleQueue[_Message] = queue.SimpleQueue()
        self._room = threading.Semaphore(_AHEAD)
        self._stop = threading.Event()
        self._rows: Iterator[Row] = iter(())
        self._over = False
        weakref.finalize(self, self._stop.set)  # an answer that nobody reads on must not hold its thread
        in_a_thread(partial(_work, store, text, dict(known), self._messages, self._room, self._stop, spent))
        head = self._receive().head
        assert head is not None  # the first message has it, or an error
        self.head = head

    def __next__(self) -> Row:
        while True:
            for row in self._rows:
                if self._until is not None and time.monotonic() > self._until:
                    self._give_up()
                return row
            if self._over:
                raise StopIteration
            self._receive()

    def close(self) -> None:
        """Let the query end; it ends with its next row."""
        self._stop.set()
        self._over, self._rows = True, iter(())

    def _receive(self) -> _Message:
        try:
            message = self._wait()
        except BaseException:  # Ctrl-C among them
            self.close()
            raise
        self._rows, self._over = iter(message.rows), message.last
        if message.error is not None:
            raise self._translated(message.error) from None
        return message

    def _wait(self) -> _Message:
        while True:
            # waiting in short spans lets Ctrl-C through on every system
            left = self._span if self._until is None else min(self._span, self._until - time.monotonic())
            if left <= 0:
                self._give_up()
            try:
                message = self._messages.get(timeout=left)
            except queue.Empty:
                self._weigh()
                continue
            self._room.release()
            if not message.last:
                self._weigh()
            return message

    def _weigh(self) -> None:
        """Give up where too much memory is taken; by the clock, since rows may come without a pause while the engine grows."""
        if self._memory is None or self._most is None or time.monotonic() < self._weighed + _OFTEN:
            return
        if resident() > self._most:
            raise too_large(self._name, self._memory) from None
        self._weighed = time.monotonic()

    @property
    def _span(self) -> float:
        """Seconds to wait at one time: an engine may take a hundred megabytes in a tenth of one."""
        return _OFTEN if self._memory is not None else _SELDOM

    def _give_up(self) -> NoReturn:
        self.close()
        assert self._timeout is not None
        raise too_late(self._name, self._timeout)

    def _translated(self, error: BaseException) -> BaseException:
        if not isinstance(error, Exception):
            return error
        return told(error, self._text, name=self._name, known=self._known)


class AtOnce(Iterator[Row]):
    """One query in the caller's own thread, without a limit: for questions that are known to end.

    Ctrl-C waits for its next row. ``store`` and ``spent`` are those of `Work`.
    """

    def __init__(
        self,
        store: ox.Store,
        text: str,
        *,
        name: str,
        known: Mapping[str, str],
        spent: Callable[[float], None] | None = None,
    ) -> None:
        self._text, self._name, self._known, self._spent = text, name, known, spent
        self._start = time.thread_time() if spent is not None else 0.0  # some systems take long to tell
        try:
            results = store.query(text, prefixes=dict(known))
        except Exception as error:
            raise told(error, text, name=name, known=known) from None
        self.head = _head(results)
        self._rows: Iterator[Row] = iter(()) if isinstance(results, ox.QueryBoolean) else map(tuple, results)

    def __next__(self) -> Row:
        try:
            return next(self._rows)
        except StopIteration:
            if self._spent is not None:
                self._spent(time.thread_time() - self._start)
            self.close()
            raise
        except Exception as error:
            raise told(error, self._text, name=self._name, known=self._known) from None

    def close(self) -> None:
        """Let the query end."""
        self._rows, self._spent = iter(()), None


def _head(results: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean) -> Head:
    if isinstance(results, ox.QueryBoolean):
        return Head("boolean", boolean=bool(results))
    if isinstance(results, ox.QueryTriples):
        return Head("triples", ("subject", "predicate", "object"))
    return Head("rows", tuple(variable.value for variable in results.variables))


def told(error: Exception, text: str, *, name: str, known: Mapping[str, str]) -> QueryError:
    """What the engine raised, as one of ours."""
    if isinstance(error, SyntaxError):
        return syntax_error(text, error, place=name, known=known)
    said = " ".join(str(error).split())[:200]
    if isinstance(error, OSError):
        return QueryError(f"{name}: the store, or a server that it asks, does not answer: {said}")
    return QueryError(f"{name}: the engine gives up: {said}")


def too_late(name: str, timeout: float) -> QueryTimeout:
    """What is told of a query that took longer."""
    return QueryTimeout(
        f"{name}: not answered within {timeout:g} s; ask for less (more conditions, a LIMIT), "
        "or allow more with --timeout (in Python timeout=)"
    )


def left_behind() -> int:
    """How many queries still run: at the end of a command, those that nobody waits for any more."""
    return still_running(0.05)  # one that is between two rows ends now


def abandon(exit_code: int) -> NoReturn:
    """End the process at once, queries that still run included; what was written to stdout and stderr arrives.

    For commands, after `QueryTimeout` or Ctrl-C, where `left_behind()` is not 0.
    """
    for stream in (sys.stdout, sys.stderr):
        # the reader may have gone, the stream be closed or None
        with contextlib.suppress(OSError, ValueError, AttributeError):
            stream.flush()
    os._exit(exit_code)


def _work(
    store: Callable[[], ox.Store | AskedGraphs],
    text: str,
    known: dict[str, str],
    messages: queue.SimpleQueue[_Message],
    room: threading.Semaphore,
    stop: threading.Event,
    spent: Callable[[float], None],
) -> None:
    """Run the query and pass its rows on; the engine's results never leave this thread, and are dropped in it."""
    start = time.thread_time()

    def send(message: _Message) -> bool:
        while not stop.is_set():
            if room.acquire(timeout=0.2):
                messages.put(message)
                return True
        return False

    try:
        _pass_on(store().query(text, prefixes=known), send, stop)
    except BaseException as error:
        send(_Message(last=True, error=error.with_traceback(None)))  # its frames hold the engine's results
    spent(time.thread_time() - start)


def _pass_on(
    results: ox.QuerySolutions | ox.QueryTriples | ox.QueryBoolean,
    send: Callable[[_Message], bool],
    stop: threading.Event,
) -> None:
    message = _Message(head=_head(results))
    if isinstance(results, ox.QueryBoolean):
        message.last = True
        send(message)
        return
    passed = time.monotonic()
    for result in results:
        message.rows.append(tuple(result))
        if len(message.rows) >= _CHUNK or time.monotonic() - passed > _PAUSE:
            if not send(message):
                return
            message, passed = _Message(), time.monotonic()
        elif stop.is_set():
            return
    message.last = True
    send(message)
