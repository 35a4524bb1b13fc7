"""Processes of our own: how many, how they start, and a last resort for a file that may kill the one that reads it."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import BrokenExecutor, Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager

from pmqa.intake.standards import Find
from pmqa.intake.work import Read, Task, failed, read, read_some

_MOST = 61  # what Windows can wait for at once


class Here(Executor):
    """This process: what is submitted is done at once."""

    def submit(self, work: Callable[..., object], /, *arguments: object) -> Future:
        future: Future = Future()
        future.set_result(work(*arguments))
        return future


def default_jobs() -> int:
    """The processors that this program may use."""
    usable = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(usable, _MOST)


def start(jobs: int, find: Find) -> ProcessPoolExecutor | None:
    """Processes that inherit nothing; None where there can be none, or ``find`` cannot be sent to them."""
    try:
        pickle.dumps(find)
        return ProcessPoolExecutor(min(jobs, _MOST), multiprocessing.get_context("spawn"), initializer=_begin)
    except (OSError, ImportError, NotImplementedError, pickle.PicklingError, AttributeError, TypeError):
        return None


def _begin() -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent tells of it, once


@contextmanager
def uninterrupted() -> Iterator[None]:
    """No Ctrl-C for the few milliseconds in which a process starts: it would die of it with a traceback."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


class Alone:
    """Reads one file at a time in a process of its own: when that dies, the file did it.

    ``possible``: whether processes can be had here at all, as far as is known.
    """

    def __init__(self, find: Find, wanted: str) -> None:
        self._find, self._wanted = find, wanted
        self._pool: ProcessPoolExecutor | None = None
        self.possible = True

    def read(self, task: Task) -> Read:
        """Raises only what ``find`` raises."""
        if not self._ready():
            return read(task, self._find, self._wanted)
        try:
            row = self._pool.submit(read_some, [task], self._find, self._wanted).result()[0]
        except BrokenExecutor:
            self.close()
            return failed(task.name, "process died")
        return row or read(task, self._find, self._wanted)

    def _ready(self) -> bool:
        """Whether a process is there that has answered once."""
        if self._pool is None and self.possible:
            self._pool = start(1, self._find)
            try:
                with uninterrupted():
                    answer = self._pool.submit(os.getpid) if self._pool else None
                self.possible = answer is not None and answer.result() > 0
            except (BrokenExecutor, OSError):
                self.possible = False
                self.close()
        return self.possible

    def close(self) -> None:
        if self._pool:
            self._pool.shutdown(cancel_futures=True)
            self._pool = None
