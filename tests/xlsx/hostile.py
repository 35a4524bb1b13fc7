"""Every hostile file, and the program that reads each in a process of its own under caps.

``python hostile.py FILE…`` prints one line of JSON a file, in order: what the reader made of it, the seconds of
processor time and the megabytes over an idle process it took.
"""

from __future__ import annotations

import json
import os
import resource
import sys
from pathlib import Path

MB = 1 << 20
MOST_ADDRESS_SPACE = 1024 * MB
MOST_SECONDS = 10


def outcome(path: str) -> dict:
    """The reading of one file as plain values."""
    from pmqa.xlsx.cells import Unreadable, read_file, read_workbook
    from pmqa.xlsx.references import address

    try:
        book = read_workbook(read_file(path))
    except Unreadable as refused:
        return {"code": refused.code, "found": refused.found}
    return {
        "sheets": {s.name: {address(*place): list(cell) for place, cell in s.cells.items()} for s in book.sheets},
        "stray": sum(s.stray for s in book.sheets),
        "states": [s.state for s in book.sheets],
        "kind": book.kind,
    }


def in_own_process(path: str) -> dict:
    """Fork, read under caps, and tell what became of it; an empty path measures an idle process."""
    receiver, sender = os.pipe()
    child = os.fork()
    if not child:
        resource.setrlimit(resource.RLIMIT_AS, (MOST_ADDRESS_SPACE, MOST_ADDRESS_SPACE))
        resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
        try:
            told = outcome(path) if path else {}
        except Exception as error:  # noqa: BLE001  # what must never happen is reported
            told = {"raised": repr(error)}
        with open(sender, "w") as pipe:
            json.dump(told, pipe)
        os._exit(0)
    os.close(sender)
    with open(receiver) as pipe:
        answer = pipe.read()
    _, status, used = os.wait4(child, 0)
    told = json.loads(answer) if answer else {"died": status}
    return {**told, "seconds": used.ru_utime + used.ru_stime, "mb": used.ru_maxrss / 1024}


def main(paths: list[str]) -> None:
    sys.path.insert(0, str(Path(__file__).parents[2]))
    import pmqa.xlsx.cells  # noqa: F401  # so that each child starts with the reader loaded

    idle = in_own_process("")
    for path in paths:
        told = in_own_process(path)
        print(json.dumps({**told, "seconds": told["seconds"] - idle["seconds"], "mb": told["mb"] - idle["mb"]}))
        sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
