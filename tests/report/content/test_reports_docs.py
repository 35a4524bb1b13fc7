"""docs/reports.md is true: its table is the one place that decides who sees what, its commands are those of the program."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from pmqa.cli.app import _parser
from pmqa.report.content import AUDIENCES, sight_of

PAGE = (Path(__file__).parents[3] / "docs" / "reports.md").read_text(encoding="utf-8")
ROWS = {
    "the ranking, scores by category, how many fail each requirement": "others",
    "marks and unmet bars below the categories": "requirements",
    "sensitivity ranges, the unsettled rules that decide an agency": "unsure",
    "findings in files": "findings",
    "names of files, cells": "places",
    "why a file is left out": "reasons",
    "evidence texts (`--evidence`)": "evidence",
}


def test_the_table_of_audiences_is_what_is_decided() -> None:
    lines = [[cell.strip() for cell in line.strip("|\n").split("|")] for line in PAGE.splitlines() if line.startswith("| ") and line.count("|") == 6]
    head, *rows = lines
    assert tuple(head[1:]) == AUDIENCES
    told = {name: {audience for audience, cell in zip(AUDIENCES, cells, strict=True) if cell} for name, *cells in rows}
    assert told == {name: {audience for audience in AUDIENCES if getattr(sight_of(audience), key)} for name, key in ROWS.items()}
    assert {audience for name, *cells in rows for audience, cell in zip(AUDIENCES, cells, strict=True) if cell == "its own"} == {"agency"}


def test_its_commands_are_understood() -> None:
    commands = [shlex.split(line.split("#")[0])[1:] for line in re.search(r"```sh\n(.*?)```", PAGE, re.DOTALL)[1].splitlines()]
    assert len(commands) == 4
    for command in commands:
        options = _parser(command, "en").parse_args(command)
        assert options.audience in AUDIENCES
