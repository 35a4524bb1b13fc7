"""A worker process: files come in on standard input, their records go out on standard output, one by one, until the input ends.

It imports the reader and nothing else. Started by :mod:`pmqa.intake.workers`.
"""

from __future__ import annotations

import gc
import os
import pickle
import sys

from pmqa.intake.reading import one_packed_by


def serve() -> None:
    """Says that it is ready, then answers each list of files with one record after another."""
    gc.set_threshold(100_000)
    come = os.fdopen(os.dup(0), "rb")
    go = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # nothing that anyone prints may come between the records
    _send(go, None)
    while True:
        try:
            how, contents = pickle.load(come)
        except EOFError:
            return
        for content in contents:
            _send(go, one_packed_by(how, content))


def _send(stream: object, answer: object) -> None:
    pickle.dump(answer, stream)
    stream.flush()


if __name__ == "__main__":
    sys.exit(serve())
