"""The example of docs/many.md runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def test_the_example(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.chdir(ROOT)
    first, *_ = re.findall(r"```python\n(.*?)```", (ROOT / "docs" / "many.md").read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(first, "docs/many.md", "exec"), {})  # noqa: S102 - the example of the page itself
    assert capsys.readouterr().out == "47 agencies\n"
