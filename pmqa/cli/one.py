"""One workbook read, checked and assessed, for the commands that look at a single agency."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmqa import api
from pmqa.cli.load import under
from pmqa.cli.several import finder
from pmqa.intake.reading import standard_of
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission

if TYPE_CHECKING:
    from pmqa.assessment import Assessment


class One(NamedTuple):
    """``assessment`` is None where the workbook cannot be used, ``standard`` where it names none that is known."""

    submission: Submission
    standard: Standard | None
    assessment: Assessment | None

    @property
    def inputs(self) -> dict[str, str]:
        return {self.submission.file: self.submission.digest}


def read_one(options: Namespace) -> One:
    """The workbook ``options.file`` under its own standard, with the variant and criteria asked for."""
    file: Path = options.file
    find = finder(options.criteria, [file.parent], options.variant)
    submission = api.read_submission(file, name=file.name, find=find)
    standard = standard_of(submission, find)
    checked = api.check(standard, submission)
    if checked.refused or standard is None:
        return One(replace(submission, findings=checked.findings), standard, None)
    return One(submission, standard, api.assess(under(standard, options.variant), [checked]))


def show_refused(one: One, options: Namespace) -> int:
    """Why the workbook cannot be used; exit code 1."""
    from pmqa.report.terminal import show, write

    if options.format == "json":
        from pmqa.report.as_json import refused_data
        from pmqa.report.json_parts import text_of

        write([text_of(refused_data(one.submission, one.standard, one.inputs))])
    else:
        from pmqa.report.score_report import refused_report

        show(refused_report(one.standard, one.submission, options.lang))
    return 1
