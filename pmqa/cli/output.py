"""Files written by commands: whole or not at all; and what is said beside data."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from pmqa.cli.stop import WrongUse


def aside(remarks: Iterable[str]) -> None:
    """Remarks to standard error, where standard output holds data."""
    for remark in remarks:
        print(remark, file=sys.stderr)


def put(path: Path, data: bytes) -> None:
    """Writes beside the file and renames, so that a failure leaves what was there. Raises WrongUse where that is not possible."""
    half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        half.write_bytes(data)
        os.replace(half, path)
    except OSError as error:
        with suppress(OSError):
            half.unlink()
        raise WrongUse(f"เขียน {path} ไม่ได้ ({error.strerror})", f"{path} cannot be written ({error.strerror}).") from error
