"""A folder of criteria, checked for its author: every fault under every variant, and what is no fault but worth a look."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

from pmqa.standard.compile import compile_folder
from pmqa.standard.compiled import Standard
from pmqa.standard.faults import CriteriaError, Fault
from pmqa.standard.files import criteria_files, numbers_left_out


class Checked(NamedTuple):
    """A folder of criteria, checked. ``standard``: as the files stand; None where these alone have a fault.

    ``left_out``: first and last of the numbers that its files leave out; no fault, but a file may be missing.
    """

    standard: Standard | None
    faults: list[Fault]
    left_out: list[tuple[int, int]]


def check_folder(folder: Path) -> Checked:
    """The standard in ``folder`` and every fault, under each of its variants too; none when it can be used."""
    left_out = numbers_left_out(path.name for path in criteria_files(folder))
    try:
        standard = compile_folder(folder)
    except CriteriaError as error:
        return Checked(None, error.faults, left_out)
    found: list[Fault] = []
    for variant in standard.variants:
        try:
            compile_folder(folder, variant.name)
        except CriteriaError as error:
            found += error.faults
    return Checked(standard, list(dict.fromkeys(found)), left_out)


def faults_of(folder: Path) -> list[Fault]:
    """Every fault of the standard in ``folder``; empty when it can be used."""
    return check_folder(folder).faults
