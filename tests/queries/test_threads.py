from __future__ import annotations

import threading
import time

import pytest

from citypact.queries.threads import in_a_thread, still_running


def ran_in() -> threading.Thread:
    """The thread of a job that has ended."""
    found: list[threading.Thread] = []
    done = threading.Event()

    def job() -> None:
        found.append(threading.current_thread())
        done.set()

    in_a_thread(job)
    assert done.wait(10)
    still_running(1)
    time.sleep(0.02)  # the thread goes back to those that wait
    return found[0]


def test_a_thread_that_has_ended_its_job_takes_the_next_one() -> None:
    first = ran_in()
    assert ran_in() is first
    assert first.name == "citypact waiting"


def test_jobs_that_run_at_once_have_a_thread_each() -> None:
    before, go, names = still_running(1), threading.Event(), list[int]()

    def job() -> None:
        names.append(threading.get_ident())
        go.wait(10)

    for _ in range(4):
        in_a_thread(job)
    until = time.monotonic() + 10
    while len(names) < 4 and time.monotonic() < until:
        time.sleep(0.01)
    assert len(set(names)) == 4
    assert still_running(0) == before + 4
    go.set()
    assert still_running(5) == before


def test_a_job_that_fails_is_no_longer_running(monkeypatch: pytest.MonkeyPatch) -> None:
    failed: list[type[BaseException] | None] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: failed.append(told.exc_type))
    before = still_running(1)

    def job() -> None:
        raise ValueError

    in_a_thread(job)
    assert still_running(5) == before
    assert ran_in() is not None
    assert failed == [ValueError]
