"""Those who read: this process while there is little to do, several processes or the caller's executor when there is more.

At any time only a few submissions are on their way, so that memory does not grow with their number.
"""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Executor, Future, wait
from types import TracebackType
from typing import Self

from pmqa.intake.processes import Alone, Here, start, uninterrupted
from pmqa.intake.standards import Find
from pmqa.intake.work import Read, Task, read, read_some

WORTH = 40  # files: with fewer, starting processes costs what they save
CHUNK = 8  # files that travel together
CHUNK_BYTES = 4 << 20
_FOREIGN = 32  # chunks on their way in an executor whose workers we cannot count


class Crew:
    """Give it a task with :meth:`add`, and take what has been read with :meth:`done`, after each and at the end.

    ``executor`` is used from the first file on, and left open; without one, ``jobs`` processes are, from the 41st file
    on. To be used in a ``with`` statement: on the way out nothing is left running.
    """

    def __init__(self, find: Find, wanted: str, jobs: int, executor: Executor | None) -> None:
        self._find, self._wanted, self._jobs = find, wanted, jobs
        self._executor, self._foreign = executor, executor is not None
        self._waiting: list[Task] = []
        self._bytes = 0
        self._sent: dict[Future[list[Read | None]], list[Task]] = {}
        self._alone = Alone(find, wanted)

    def add(self, task: Task) -> None:
        self._waiting.append(task)
        self._bytes += len(task.content)

    def done(self, last: bool = False) -> Iterator[tuple[Task, Read]]:
        """What is ready by now, in any order; with ``last`` all the rest. Raises only what ``find`` raises."""
        if self._executor is None:
            if self._jobs > 1 and self._many():
                self._executor = start(self._jobs, self._find) or Here()
            elif last or self._jobs < 2:
                self._executor = Here()
            else:
                return
        while self._waiting and (last or len(self._waiting) >= CHUNK or self._bytes >= CHUNK_BYTES):
            yield from self._collect(self._most() - 1)
            self._send()
        yield from self._collect(0 if last else self._most() - 1)

    def _many(self) -> bool:
        return len(self._waiting) > WORTH or self._bytes > WORTH // CHUNK * CHUNK_BYTES

    def _most(self) -> int:
        """Chunks on their way: each process has one to read and one to go on with."""
        return _FOREIGN if self._foreign else 2 * self._jobs

    def _send(self) -> None:
        chunk: list[Task] = []
        size = 0
        while self._waiting and len(chunk) < CHUNK and size < CHUNK_BYTES:
            chunk.append(self._waiting.pop(0))
            size += len(chunk[-1].content)
        self._bytes -= size
        try:
            future = self._submit(chunk)
        except BrokenExecutor:  # by a chunk that is still to be collected
            self._replace()
            future = self._submit(chunk)
        self._sent[future] = chunk

    def _submit(self, chunk: list[Task]) -> Future[list[Read | None]]:
        with uninterrupted():
            return self._executor.submit(read_some, chunk, self._find, self._wanted)

    def _collect(self, most: int) -> Iterator[tuple[Task, Read]]:
        """Wait until no more than ``most`` chunks are on their way. The files of a chunk that was lost are read alone."""
        while len(self._sent) > most:
            for future in wait(self._sent, return_when=FIRST_COMPLETED).done:
                chunk = self._sent.pop(future)
                lost = future.cancelled() or future.exception() is not None
                for task, row in zip(chunk, [None] * len(chunk) if lost else future.result(), strict=True):
                    yield task, row or (self._alone.read(task) if lost else read(task, self._find, self._wanted))

    def _replace(self) -> None:
        """Processes of our own instead of an executor that broke; this process where there can be none."""
        self._close_own()
        self._executor, self._foreign = (start(self._jobs, self._find) if self._alone.possible else None) or Here(), False

    def _close_own(self) -> None:
        if self._executor is not None and not self._foreign:
            self._executor.shutdown(cancel_futures=True)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for future in self._sent:
            future.cancel()
        self._close_own()
        self._alone.close()
