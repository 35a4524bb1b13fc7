"""Workbooks that an office was sent, sound and not, with the criteria they are of."""

from __future__ import annotations

from pathlib import Path

import pytest
from reported import NAMES, ROUND, TYPES
from written_standards import WORKED_ANSWERS

import pmqa
from pmqa.intake.reading import How
from pmqa.workbook.writing.template import write_template

EVIDENCE = "หลักฐานลับSECRET"


@pytest.fixture(scope="session")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Four agencies' workbooks with evidence, a truncated one and an old one; the criteria beside them."""
    folder = tmp_path_factory.mktemp("sent")
    (folder / "criteria" / "worked").mkdir(parents=True)
    for name, text in ROUND.items():
        (folder / "criteria" / "worked" / name).write_text(text, encoding="utf-8")
    standard = pmqa.load_standard("worked", criteria=folder / "criteria")
    for agency, answers in WORKED_ANSWERS.items():
        proof = {f"{code}.evidence": EVIDENCE * 3 for code in ("LD1", "LD2", "SP1", "SP2")}
        content = {"profile:code": agency, "profile:name": NAMES[agency], **answers, **proof}
        write_template(standard, folder / f"{agency}.xlsx", agency_type=TYPES[agency], content=content)
    (folder / "damaged.xlsx").write_bytes((folder / "A.xlsx").read_bytes()[:3000])
    (folder / "old.xls").write_bytes(b"code,mark\n")
    return folder


@pytest.fixture(scope="session")
def how(sent: Path) -> How:
    return How((sent / "criteria",))
