"""What one run of the command line gave, and criteria to run it with."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import NamedTuple

from reported import ROUND

ROOT = Path(__file__).parents[1]
DRAFT = "DRAFT · unreviewed self-assessment"


class Ran(NamedTuple):
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[str]:
        return self.out.splitlines()

    @property
    def data(self) -> dict:
        return json.loads(self.out)


def criteria(folder: Path, name: str, **changes: str) -> Path:
    """The round's criteria as standard ``name``; ``changes``: a text of the files → another."""
    (folder / name).mkdir(parents=True)
    for file, text in ROUND.items():
        for old, new in {'id = "worked"': f'id = "{name}"', **changes}.items():
            text = text.replace(old, new)
        (folder / name / file).write_text(text, encoding="utf-8")
    return folder / name


def program(*arguments: str) -> list[str]:
    """The program as a process of its own, wherever the test stands."""
    return [sys.executable, "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r}); from pmqa.cli import main; sys.exit(main())", *arguments]
