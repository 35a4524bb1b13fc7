"""Worker processes of this machine. One that dies costs the file it was reading, which is named; another takes its place.

Not :class:`concurrent.futures.ProcessPoolExecutor`: when one of its processes dies, everything that is not yet done is lost,
and no one can tell which file it was; its processes also import the caller's program again, where ours import the reader.
"""

from __future__ import annotations

import pickle
import subprocess
import sys
import threading
from collections.abc import Sequence
from concurrent.futures import Future, ThreadPoolExecutor

from pmqa.intake.reading import Content, How, unread
from pmqa.intake.records import pack
from pmqa.standard.store import PACKAGE

_START = "import sys; sys.path.insert(0, sys.argv[1]); from pmqa.intake.worker import serve; serve()"
# Ctrl-C is for the program alone, which tells of it once; its workers end when their input does.
_APART = {"creationflags": subprocess.CREATE_NEW_PROCESS_GROUP} if sys.platform == "win32" else {"start_new_session": True}
Contents = Sequence[tuple[str, Content]]


class CannotStart(OSError):
    """No worker process can be started here."""


class Workers:
    """Up to ``jobs`` processes, each started when there is work for it. To be closed."""

    def __init__(self, jobs: int) -> None:
        self._threads = ThreadPoolExecutor(jobs)  # one stands before each process and waits for it
        self._own = threading.local()
        self._all: list[Worker] = []
        self._closed = False

    def submit(self, how: How, contents: Contents) -> Future[list[bytes | None]]:
        """What :func:`pmqa.intake.reading.packed_by` gives, some time later. Its result may raise :class:`CannotStart`."""
        return self._threads.submit(self._records, how, contents)

    def close(self) -> None:
        """Ends the processes, also those at work."""
        self._closed = True
        for worker in self._all:
            worker.end()
        self._threads.shutdown(cancel_futures=True)

    def _records(self, how: How, contents: Contents) -> list[bytes | None]:
        out: list[bytes | None] = []
        died_over = -1
        while len(out) < len(contents) and not self._closed:
            worker = self._worker()
            out += worker.records(how, contents[len(out):])
            if len(out) < len(contents) and not self._closed:
                self._own.worker = None
                ended = worker.end()
                if died_over == len(out):  # twice: it is the file, not a process that someone ended
                    out.append(pack(unread("", "FIL006", ended)))
                else:
                    died_over = len(out)
        return out

    def _worker(self) -> Worker:
        """The process of this thread, started if need be. Raises :class:`CannotStart`."""
        worker = getattr(self._own, "worker", None)
        if worker is None:
            worker = self._own.worker = Worker()
            self._all.append(worker)
        return worker


class Worker:
    """One process."""

    def __init__(self) -> None:
        """Raises :class:`CannotStart`."""
        try:
            self._process = subprocess.Popen([sys.executable, "-c", _START, str(PACKAGE.parent)],
                                             stdin=subprocess.PIPE, stdout=subprocess.PIPE, **_APART)
        except OSError as error:
            raise CannotStart(str(error)) from error
        try:
            pickle.load(self._process.stdout)
        except (OSError, EOFError) as error:
            raise CannotStart(self.end()) from error

    @property
    def pid(self) -> int:
        return self._process.pid

    def records(self, how: How, contents: Contents) -> list[bytes | None]:
        """Of all these files, or of those before the one that the process died over."""
        out: list[bytes | None] = []
        try:
            pickle.dump((how, list(contents)), self._process.stdin)
            self._process.stdin.flush()
            while len(out) < len(contents):
                out.append(pickle.load(self._process.stdout))
        except (OSError, EOFError, ValueError, pickle.UnpicklingError):  # ValueError: closed meanwhile
            pass
        return out

    def end(self) -> str:
        """Ends the process; how it ended."""
        self._process.kill()
        code = self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            try:
                stream.close()
            except OSError:  # what was not yet written to a process that is gone
                pass
        return f"signal {-code}" if code < 0 else f"exit {code}"
