"""Texts to readings, many at a time: spread over processes where it pays, always in the order of the texts.

A worker reads a few texts at once and sends back what it read. Where a worker is lost (killed, out of memory), the texts
that it had are read one by one, so that the one that ended it is named and the others are read.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import replace
from itertools import chain
from typing import NamedTuple

from citypact.errors import CitypactError
from citypact.graph.extractors import Reader
from citypact.graph.left_out import LeftOut, left_out_by
from citypact.graph.readings import Reading
from citypact.graph.texts import Extractor, HeldText, extracted

__all__ = ["all_extracted"]

_AT_ONCE = 8  # texts that a worker is given at a time
_LETTERS_AT_ONCE = 200_000
_AHEAD = 3  # lots for each worker that wait or are read already
# a worker takes a second or two to begin; the rules read some hundred texts in that time
_FEW = 200
_FEW_LETTERS = 1_000_000


class _Wanted(NamedTuple):
    """A text, and the id that its record gets."""

    held: HeldText
    id: str


class _Outcome(NamedTuple):
    """What came of one text."""

    reading: Reading | None
    told: tuple[LeftOut, ...] = ()


def all_extracted(
    extract: Extractor, wanted: Iterable[tuple[HeldText, str]], left_out: Callable[[LeftOut], None]
) -> Iterator[Reading]:
    """The readings of many texts, each with the id of its record; a text that cannot be read is told and passed over.

    Args:
        extract: how a text is read; a Reader may spread the work.
        wanted: the texts with the ids of their records.
        left_out: told of what could not be read, and of what was dropped from a reading.
    """
    for outcome in _outcomes(extract, (_Wanted(held, id) for held, id in wanted)):
        for told in outcome.told:
            left_out(told)
        if outcome.reading:
            yield outcome.reading


def _outcomes(extract: Extractor, wanted: Iterator[_Wanted]) -> Iterator[_Outcome]:
    if isinstance(extract, Reader) and extract.jobs > 1:
        first = _a_few(wanted, extract)
        if next_one := next(wanted, None):
            yield from _spread(extract, chain(first, [next_one], wanted))
            return
        wanted = iter(first)
    for each in wanted:
        yield _read(extract, each)


def _a_few(wanted: Iterator[_Wanted], reader: Reader) -> list[_Wanted]:
    """So many of the first texts as one process reads before another has begun; another's extractor may be slow."""
    first: list[_Wanted] = []
    letters = 0
    while len(first) < (_FEW if reader.built_in else 1) and letters < _FEW_LETTERS:
        each = next(wanted, None)
        if each is None:
            break
        first.append(each)
        letters += len(each.held.text)
    return first


def _read(extract: Extractor, wanted: _Wanted) -> _Outcome:
    place = str(wanted.held.path)
    try:
        reading = extracted(extract, wanted.held, wanted.id)
    except CitypactError as error:
        return _Outcome(None, (left_out_by(error, place),))
    if not isinstance(extract, Reader) or extract.built_in:
        return _Outcome(reading)
    told = tuple(LeftOut(place, note, False) for note in extract.notes)
    extract.notes.clear()
    # what has no quote is known by the extractor's word alone
    return _Outcome(replace(reading, curator=f"extractor {extract.label}"), told)


_reader: Reader | None = None  # of a worker


def _begin(reader: Reader) -> None:
    """A worker begins; Ctrl-C is the business of the process that started it."""
    global _reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _reader = reader


def _read_lot(lot: Sequence[_Wanted]) -> list[_Outcome]:
    """What a worker reads; the texts themselves need not travel back."""
    assert _reader is not None
    outcomes = [_read(_reader, each) for each in lot]
    return [
        outcome._replace(reading=replace(outcome.reading, text=None)) if outcome.reading else outcome
        for outcome in outcomes
    ]


def _lots(wanted: Iterator[_Wanted]) -> Iterator[list[_Wanted]]:
    lot: list[_Wanted] = []
    letters = 0
    for each in wanted:
        lot.append(each)
        letters += len(each.held.text)
        if len(lot) >= _AT_ONCE or letters >= _LETTERS_AT_ONCE:
            yield lot
            lot, letters = [], 0
    if lot:
        yield lot


@contextmanager
def _ctrl_c_held() -> Iterator[None]:
    """Within this context Ctrl-C waits."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


class _Workers:
    """Processes that read lots; begun anew where one is lost."""

    def __init__(self, reader: Reader, number: int) -> None:
        self._reader, self._number = reader, number
        self._pool = self._begun()

    def _begun(self) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            self._number,
            mp_context=multiprocessing.get_context("spawn"),
            initializer=_begin,
            initargs=(self._reader,),
        )

    def give(self, lot: Sequence[_Wanted]) -> Future[list[_Outcome]]:
        """Have a lot read."""
        try:
            with _ctrl_c_held():  # a worker begins with it held, and keeps it so
                return self._pool.submit(_read_lot, lot)
        except BrokenProcessPool as lost:
            failed: Future[list[_Outcome]] = Future()
            failed.set_exception(lost)
            return failed

    def renew(self) -> None:
        """Begin again with other processes."""
        self.end()
        self._pool = self._begun()

    def end(self) -> None:
        """End the processes at once, whatever they read."""
        processes = list((getattr(self._pool, "_processes", None) or {}).values())
        self._pool.shutdown(wait=False, cancel_futures=True)
        for process in processes:
            process.terminate()


def _spread(reader: Reader, wanted: Iterator[_Wanted]) -> Iterator[_Outcome]:
    """The outcomes of many texts, read by several processes, in the order of the texts."""
    lots = _lots(wanted)
    workers = _Workers(reader, reader.jobs)
    waiting: deque[tuple[list[_Wanted], Future[list[_Outcome]]]] = deque()
    try:
        while True:
            while len(waiting) < reader.jobs * _AHEAD and (lot := next(lots, None)):
                waiting.append((lot, workers.give(lot)))
            if not waiting:
                return
            lot, future = waiting.popleft()
            try:
                outcomes = future.result()
            except BrokenProcessPool:
                outcomes = _one_by_one(reader, lot)
                workers.renew()
                waiting = deque(
                    (other, done if done.done() and not done.exception() else workers.give(other))
                    for other, done in waiting
                )
            for each, outcome in zip(lot, outcomes, strict=True):
                reading = outcome.reading and replace(outcome.reading, text=each.held.text)
                yield outcome._replace(reading=reading)
    finally:
        workers.end()


def _one_by_one(reader: Reader, lot: Sequence[_Wanted]) -> list[_Outcome]:
    """The outcomes of a lot that a worker was lost over: each text in a process that nothing else depends on."""
    outcomes = []
    worker = _Workers(reader, 1)
    for each in lot:
        try:
            outcomes += worker.give([each]).result()
        except BrokenProcessPool:
            reason = "the process that read it was ended (out of memory?); leave this text out, or split it"
            outcomes.append(_Outcome(None, (LeftOut(str(each.held.path), reason),)))
            worker.renew()
    worker.end()
    return outcomes
