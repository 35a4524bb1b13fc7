"""One file read and checked: what every process does, with nothing loaded but the reader, the checks and the standard."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pmqa import api
from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.intake.standards import Find
from pmqa.standard.compiled import Standard
from pmqa.standard.store import UnknownStandard
from pmqa.submission import Submission
from pmqa.workbook.limits import Unreadable
from pmqa.workbook.reading import read_submission


class Read(NamedTuple):
    """``names``: the standard that the workbook says it is of; ``standard``: the same where it is known, else empty."""

    names: str
    standard: str
    checked: Checked


class Task(NamedTuple):
    """A submission to be read: its place among all, what it is called in reports, its bytes."""

    index: int
    name: str
    content: bytes


def read(task: Task, find: Find, wanted: str) -> Read:
    """One submission read and checked; ``wanted``: the standard that it must be of (empty: any).

    A failure of the program itself is a finding of that file. Raises only what ``find`` raises: criteria that cannot be
    used stop everything.
    """
    unusable: list[Exception] = []

    def known(name: str) -> Standard:
        try:
            return find(name)
        except UnknownStandard:
            raise
        except Exception as error:
            unusable.append(error)
            raise

    try:
        submission = read_submission(task.content, known, standard=wanted, name=task.name)
        standard = standard_of(submission, known)
        return Read(submission.standard, standard.id if standard else "", api.check(standard, submission))
    except Exception as error:  # whatever it is, the other files go on
        if unusable:
            raise
        return failed(task.name, type(error).__name__)


def read_some(tasks: Sequence[Task], find: Find, wanted: str) -> list[Read | None]:
    """The work of another process. None: an exception that may not survive the way back; the caller meets it itself."""
    rows: list[Read | None] = []
    layouts: dict[tuple[str, ...], tuple[str, ...]] = {}
    for task in tasks:
        try:
            row = read(task, find, wanted)
        except Exception:  # noqa: BLE001  # told by the caller, who meets it again
            rows.append(None)
            continue
        places = layouts.setdefault(row.checked.places, row.checked.places)  # pickled once for all of them
        rows.append(row._replace(checked=row.checked._replace(places=places)))
    return rows


def standard_of(submission: Submission, find: Find) -> Standard | None:
    """The standard that the workbook names, or None where it names none that is known."""
    try:
        return find(submission.standard) if submission.standard else None
    except UnknownStandard:
        return None


def refused(name: str, why: Unreadable) -> Read:
    """A file that could not even be opened."""
    return _without_answers(Finding(why.code, name, found=why.found))


def failed(name: str, how: str) -> Read:
    """A file on which the program itself failed, or which killed the process that read it."""
    return _without_answers(Finding("FIL060", name, found=how))


def _without_answers(finding: Finding) -> Read:
    return Read("", "", api.check(None, Submission(finding.file, "", findings=(finding,), refused=True)))
