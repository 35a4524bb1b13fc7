"""The command line: parse, call, show, exit. One file for each command; ``app`` lists them.

Exit codes: 0 a result was produced (a gap is a result) · 1 ``check`` or ``score`` found an error in the named file, or
``--strict`` found anything amiss · 2 wrong usage, or output that cannot be written · 3 the criteria cannot be used.
"""

from __future__ import annotations

import errno
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

_FULL = (errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC), errno.EFBIG, errno.EIO)  # the disk, not the command, is at fault


def program() -> NoReturn:
    """:func:`main` as a process of its own: what ``pmqa`` and ``python -m pmqa`` start."""
    gc.set_threshold(100_000)  # looking for cycles after every 700 objects costs a tenth of a short run
    code = main()
    sys.stderr.flush()
    os._exit(code)  # everything is written and closed: taking the interpreter apart would cost another tenth


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit code. Output goes to standard output, messages to standard error."""
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # before numpy comes: starting its threads costs more than a score
    _any_text()
    from pmqa.cli.app import run

    try:
        code = run(sys.argv[1:] if arguments is None else list(arguments))
        sys.stdout.flush()
    except BrokenPipeError:  # the reader (head, say) has seen enough
        _write_no_more()
        return 0
    except OSError as error:
        if error.errno not in _FULL:
            raise
        from pmqa.cli.parser import spoken

        _write_no_more()
        lang = spoken(sys.argv[1:] if arguments is None else arguments)
        print({"th": f"เขียนผลลัพธ์ไม่ได้ ({error.strerror})", "en": f"The output cannot be written ({error.strerror})."}[lang], file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        from pmqa.cli.parser import spoken

        print({"th": "หยุดแล้ว ไม่มีไฟล์ใดเขียนค้างไว้", "en": "Stopped. Nothing was left half-written."}[spoken(sys.argv[1:])], file=sys.stderr)
        return 130
    return code


def _write_no_more() -> None:
    """What is still to be written to standard output goes nowhere, and fails no more."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _any_text() -> None:
    """No text may fail for an encoding: UTF-8 in files and pipes, the terminal's own encoding with ? for what it lacks."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            if stream.isatty():
                stream.reconfigure(errors="replace")
            else:
                stream.reconfigure(encoding="utf-8", errors="replace")
