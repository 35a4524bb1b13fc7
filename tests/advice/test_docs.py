"""What docs/advice.md prints is what the program prints; every key and every rule has its line there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from reported import checked, round_of, standard_in

from pmqa.advice.comparison import compare
from pmqa.advice.flags import RULES, flags
from pmqa.advice.path import path
from pmqa.advice.whatif import what_if
from pmqa.advice.why import why
from pmqa.cli import main
from pmqa.report.advice_json import path_data, what_if_data, why_data
from pmqa.report.compare_data import compare_data
from pmqa.report.flags_report import flags_data

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "advice.md").read_text(encoding="utf-8")


def test_the_example_is_what_is_printed(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    command, shown = re.search(r"```sh\npmqa (path .*?)\n```\n\n```text\n(.*?)```", PAGE, re.DOTALL).groups()
    monkeypatch.chdir(ROOT)
    assert main(command.split()) == 0
    assert shown in capsys.readouterr().out


def keys_of(data: object) -> set[str]:
    if isinstance(data, dict):
        return set(data).union(*map(keys_of, data.values()))
    return set().union(*map(keys_of, data)) if isinstance(data, list) else set()


def test_every_key_stands_on_the_page(tmp_path: Path) -> None:
    standard = standard_in(tmp_path)
    assessment = round_of(standard)
    data = [path_data(path(assessment, 1), {}), what_if_data(what_if(standard, checked(standard, "B"), {"LD1": 0.0}), {}), why_data(why(assessment, 1, 0), {}),
            compare_data(compare(assessment, assessment), {}, {}), flags_data(flags(assessment, before=assessment), {})]
    explained = set(re.findall(r"`(\w+)`", PAGE + (ROOT / "docs" / "json.md").read_text(encoding="utf-8")))
    assert keys_of(data) - explained - {"th", "en", *standard.node} == set()


def test_every_flag_stands_on_the_page() -> None:
    assert [name for name in RULES if f"| `{name}` |" not in PAGE] == []
