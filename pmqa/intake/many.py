"""Many files, each read once and in order: what is kept is taken from the cache, the rest is read here, in worker processes, or by
whatever :class:`concurrent.futures.Executor` the caller brings. The records are the same whoever makes them.

Only the files that are on their way are in memory. This process reads, numbers and keeps; the workers parse.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import BrokenExecutor, CancelledError, Executor, Future

from pmqa.intake.cache import Cache
from pmqa.intake.contents import Fetched, fetched
from pmqa.intake.files import Named
from pmqa.intake.reading import Content, Find, How, UnfitWorker, finder_in, packed, packed_by, read, unread
from pmqa.intake.records import Read, pack, unpack
from pmqa.intake.workers import CannotStart, Workers
from pmqa.xlsx import limits

ON_THEIR_WAY = 64 * limits.MB
WORKERS_FROM = 60  # files still to come; with fewer, starting processes costs what they save


def read_all(files: Sequence[Named], how: How, *, jobs: int = 1, executor: Executor | None = None, cache: Cache | None = None,
             find: Find | None = None) -> Iterator[Read]:
    """The record of each file, in the order of ``files``. Raises CriteriaError where the criteria cannot be used.

    ``jobs``: processes of this machine. ``executor``: whose workers read instead; they need the same version of the program and
    the criteria at the same place, not the files. It is not shut down. ``find``: standards already loaded.
    """
    readers = _Readers(how, jobs, executor, find or finder_in(how.searched, how.variant))
    waiting: deque[_Batch] = deque()
    done = 0
    try:
        for batch in _batches(files, cache, carried=executor is not None):
            done += len(batch.files)
            readers.begin(batch, len(files) - done)
            waiting.append(batch)
            while len(waiting) > readers.ahead or sum(one.size for one in waiting) > ON_THEIR_WAY and len(waiting) > 1:
                yield from _finished(waiting.popleft(), readers, cache)
        while waiting:
            yield from _finished(waiting.popleft(), readers, cache)
    finally:
        readers.close()


class _Batch:
    """Some files in order: their records as far as they are known, the contents of the others, and who is reading these."""

    def __init__(self, files: list[Named]) -> None:
        self.files = files
        self.known: dict[int, Read] = {}
        self.unknown: dict[int, Content] = {}
        self.size = 0
        self.future: Future[list[bytes | None]] | None = None

    @property
    def contents(self) -> list[tuple[str, Content]]:
        """What a worker is given, each with its name."""
        return [(self.files[place].name, data) for place, data in self.unknown.items()]


def _batches(files: Sequence[Named], cache: Cache | None, *, carried: bool) -> Iterator[_Batch]:
    """The files in order, with everything that needs no reading already known."""
    for some in fetched(files, hashed=cache is not None, carried=carried):
        batch = _Batch([one.named for one in some])
        for place, one in enumerate(some):
            kept = _kept(cache, one) if cache and not one.refused else None
            if one.refused:
                batch.known[place] = unread(one.named.name, one.refused.code, one.refused.found)
            elif kept:
                batch.known[place] = kept
            else:
                batch.unknown[place] = one.content
                batch.size += len(one.content) if isinstance(one.content, bytes) else 0
        yield batch


def _kept(cache: Cache, one: Fetched) -> Read | None:
    record = cache.get(one.digest)
    try:
        return unpack(record, one.named.name) if record else None
    except (KeyError, TypeError, ValueError, AttributeError):
        return None


def _finished(batch: _Batch, readers: _Readers, cache: Cache | None) -> Iterator[Read]:
    records = dict(zip(batch.unknown, readers.end(batch) if batch.unknown else (), strict=True))
    for place, named in enumerate(batch.files):
        if place in batch.known:
            yield batch.known[place]
            continue
        record = records[place]
        if record is None:  # the criteria are at fault: that is raised here
            record = pack(read(batch.unknown[place], named.name, readers.find, readers.how.chosen))
        one = unpack(record, named.name)
        if cache and one.checked.digest:  # without one, the program failed, and may not the next time
            cache.put(bytes.fromhex(one.checked.digest), record)
        yield one


class _Readers:
    """Who reads: this process, until enough files need reading to start others; or the executor that was given."""

    def __init__(self, how: How, jobs: int, executor: Executor | None, find: Find) -> None:
        self.how, self.find = how, find
        self._jobs, self._executor = jobs, executor
        self._workers: Workers | None = None
        self._begun = 0

    @property
    def ahead(self) -> int:
        """Batches that may wait while others are being read."""
        return 32 if self._executor else 2 * self._jobs + 1 if self._workers else 0

    def begin(self, batch: _Batch, left: int) -> None:
        """Hand a batch over, where anyone else is to read it; ``left``: files that come after it."""
        if not batch.unknown:
            return
        if self._begun and not self._executor and not self._workers and self._jobs > 1 and left >= WORKERS_FROM:
            self._workers = Workers(self._jobs)
        self._begun += 1
        if self._executor:
            try:
                batch.future = self._executor.submit(packed_by, self.how, batch.contents)
            except (BrokenExecutor, RuntimeError):  # RuntimeError: it was shut down
                self._leave_executor()
        if self._workers:
            batch.future = self._workers.submit(self.how, batch.contents)

    def end(self, batch: _Batch) -> Sequence[bytes | None]:
        """The records of what was handed over, or read here."""
        if batch.future is None:
            return [self._here(content) for content in batch.contents]
        try:
            return batch.future.result()
        except UnfitWorker:
            raise
        except Exception:  # noqa: BLE001 - whatever it is: over which of the files? each by itself will tell
            return [self._by_executor(content) if self._executor else self._by_worker(content) for content in batch.contents]

    def _by_executor(self, content: tuple[str, Content]) -> bytes | None:
        try:
            return self._executor.submit(packed_by, self.how, [content]).result()[0]
        except UnfitWorker:
            raise
        except BrokenExecutor:
            self._leave_executor()
            return self._by_worker(content)
        except Exception as error:  # noqa: BLE001 - whatever an engine raises costs this one file
            return pack(unread("", "FIL006", f"{type(error).__name__}: {error}"[:200]))

    def _leave_executor(self) -> None:
        """It is broken for good; what is left is read in one process of our own, which can break without harm."""
        self._executor, self._workers, self._jobs = None, self._workers or Workers(1), 1

    def _by_worker(self, content: tuple[str, Content]) -> bytes | None:
        try:
            if self._workers:
                return self._workers.submit(self.how, [content]).result()[0]
        except (CannotStart, CancelledError):  # no process can be started here, or all were ended for that reason
            self.close()
            self._workers, self._jobs = None, 1
        return self._here(content)

    def _here(self, content: tuple[str, Content]) -> bytes | None:
        return packed(content, self.find, self.how.chosen)

    def close(self) -> None:
        if self._workers:
            self._workers.close()
