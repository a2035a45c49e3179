"""Threads that wait for the next query: starting one costs as much as a small answer.

A job runs in a thread of its own; a thread that has ended its job waits for another one, two of them at most. A thread that
is deep in the engine cannot be stopped, so all are daemons: they end with the process.
"""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from queue import SimpleQueue
from typing import TypeAlias

__all__ = ["in_a_thread", "still_running"]

_Job: TypeAlias = Callable[[], None]
_KEPT = 2  # threads that wait
_WORKING, _WAITING = "citypact query", "citypact waiting"

_waiting: list[SimpleQueue[tuple[_Job, threading.Lock]]] = []
_running: set[threading.Lock] = set()  # one lock for each job, held until it has ended


def in_a_thread(job: _Job) -> None:
    """Run a job in a thread of its own; it handles its errors itself."""
    running = threading.Lock()
    running.acquire()
    _running.add(running)
    try:
        jobs = _waiting.pop()
    except IndexError:
        jobs = SimpleQueue()
        threading.Thread(target=_serve, args=(jobs,), name=_WAITING, daemon=True).start()
    jobs.put((job, running))


def still_running(patience: float) -> int:
    """How many jobs have not ended; each is given some seconds to."""
    for running in list(_running):
        if running.acquire(timeout=patience):
            running.release()
    return len(_running)


def _serve(jobs: SimpleQueue[tuple[_Job, threading.Lock]]) -> None:
    thread = threading.current_thread()
    while True:
        job, running = jobs.get()
        thread.name = _WORKING
        try:
            job()
        finally:
            del job  # it holds a store
            thread.name = _WAITING
            _running.discard(running)
            running.release()
        if len(_waiting) >= _KEPT:
            return
        _waiting.append(jobs)


def _forget() -> None:
    """After a fork the child has none of the parent's threads."""
    _waiting.clear()
    _running.clear()


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_forget)
