"""The example of docs/many.md runs."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_example() -> None:
    first, *_ = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "many.md").read_text(encoding="utf-8"), re.DOTALL)
    done = subprocess.run([sys.executable, "-c", first], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout == "47 agencies\n"
