"""An office to try the command line in: criteria of two editions, workbooks filled and sent."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from commanded import Ran, criteria
from reported import NAMES, TYPES
from written_standards import WORKED_ANSWERS

import pmqa
from pmqa.cli import main
from pmqa.workbook.writing.template import write_template


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Criteria of two editions, the four agencies' workbooks of one and one of the other."""
    folder = tmp_path_factory.mktemp("made")
    for name in ("worked", "newer"):
        standard = pmqa.load_standard(criteria(folder / "criteria", name))
        for agency, answers in WORKED_ANSWERS.items() if name == "worked" else [("N", WORKED_ANSWERS["A"])]:
            proof = {f"{code}.evidence": f"หลักฐานของ {code}" for code in answers}
            content = {"profile:code": agency, "profile:name": NAMES.get(agency, "กรมใหม่"), **answers, **proof}
            write_template(standard, folder / f"{agency}.xlsx", agency_type=TYPES.get(agency, "department"), content=content)
    return folder


@pytest.fixture
def office(made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of its own with all of that: criteria, and the workbooks of one edition under ``sent``."""
    shutil.copytree(made / "criteria", tmp_path / "criteria")
    (tmp_path / "sent").mkdir()
    for agency in "ABCD":
        shutil.copy(made / f"{agency}.xlsx", tmp_path / "sent")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("LANG", "en_US.UTF-8")
    monkeypatch.delenv("LC_ALL", raising=False)
    monkeypatch.delenv("LC_MESSAGES", raising=False)
    return tmp_path


@pytest.fixture
def pmqa_(office: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    def run(*arguments: str) -> Ran:
        code = main(arguments)
        out, err = capsys.readouterr()
        return Ran(code, out, err)

    return run
