"""Call a function on many items, in several processes or threads, results in the order of the items.

Items are taken only a few ahead of the results, so a long input is never held in memory. Worker processes
ignore Ctrl-C, which the parent answers by stopping; they end by themselves when the parent is gone,
however it went. A worker that is killed costs its own item, not the batch.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.connection import wait
from typing import Generic, TypeVar

AHEAD = 3  # items waiting for each worker: enough to keep it busy, few enough to bound memory

T = TypeVar("T")
R = TypeVar("R")


class WorkerDiedError(Exception):
    """The process that worked on an item was ended from outside, twice."""


def in_order(
    items: Iterable[T], work: Callable[[T], R], workers: int, skip: Callable[[T], bool]
) -> Iterator[tuple[T, R | WorkerDiedError | None]]:
    """Pairs of an item and what ``work`` made of it; None for a skipped item.

    What ``work`` raises ends the run and is raised here.
    """
    pool = _Pool(work, workers)
    waiting: deque[tuple[T, Future[R] | None]] = deque()
    try:
        for item in items:
            waiting.append((item, None if skip(item) else pool.submit(item)))
            if len(waiting) >= workers * AHEAD:
                yield pool.settle(*waiting.popleft())
        while waiting:
            yield pool.settle(*waiting.popleft())
    finally:
        pool.close()


def in_threads(
    items: Iterable[T], work: Callable[[T], R], threads: int, easy: Callable[[T], bool]
) -> Iterator[R]:
    """What ``work`` makes of each item, in this process; what it raises ends the run and is raised here.

    The first item that is not easy is worked on alone, so that what ``work`` loads once is loaded once.
    """
    rest = iter(items)
    for item in rest:
        yield work(item)
        if not easy(item):
            break
    executor = ThreadPoolExecutor(threads)
    waiting: deque[Future[R]] = deque()
    try:
        for item in rest:
            waiting.append(executor.submit(work, item))
            if len(waiting) >= threads * AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        executor.shutdown(wait=True, cancel_futures=True)


class _Pool(Generic[T, R]):
    """A process pool that is replaced when one of its workers dies."""

    def __init__(self, work: Callable[[T], R], workers: int) -> None:
        self._work = work
        self._workers = workers
        self._executor = _start(workers)

    def submit(self, item: T) -> Future[R]:
        try:
            return self._executor.submit(self._work, item)
        except BrokenProcessPool:
            self._restart()
            return self._executor.submit(self._work, item)

    def settle(self, item: T, future: Future[R] | None) -> tuple[T, R | WorkerDiedError | None]:
        """Wait for an item. One lost with a dying pool is tried again, alone with its worker."""
        if future is None:
            return item, None
        try:
            return item, future.result()
        except BrokenProcessPool:
            return item, self._again(item)

    def close(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)

    def _again(self, item: T) -> R | WorkerDiedError | None:
        with _start(1) as alone:
            try:
                return alone.submit(self._work, item).result()
            except BrokenProcessPool:
                return WorkerDiedError()

    def _restart(self) -> None:
        self._executor.shutdown(wait=True, cancel_futures=True)
        self._executor = _start(self._workers)


def _start(workers: int) -> ProcessPoolExecutor:
    # spawn, on every system: a forked copy of a running model's threads can hang
    context = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers, mp_context=context, initializer=_begin)


def _begin() -> None:
    """In a worker: leave Ctrl-C to the parent, and end when the parent has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
