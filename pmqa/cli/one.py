"""One workbook read, checked and assessed, for the commands that look at a single agency."""

from __future__ import annotations

from argparse import Namespace
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmqa import api
from pmqa.cell_texts import shown
from pmqa.cli.load import under
from pmqa.cli.several import finder
from pmqa.cli.stop import WrongUse, unknown
from pmqa.cli.tabled import apart, read_tables, standard_named
from pmqa.intake.reading import Find, standard_of
from pmqa.standard.compiled import Standard
from pmqa.submission import Submission
from pmqa.texts import Text
from pmqa.thai import canonical_code

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
    """The workbook ``options.file``, or one row of the table in it, under its own standard, with the variant and criteria asked for."""
    file: Path = options.file
    find = finder(options.criteria, [file.parent], options.variant)
    submission = _row(options, find) or api.read_submission(file, name=file.name, find=find)
    standard = standard_of(submission, find)
    checked = api.check(standard, submission)
    if checked.refused or standard is None:
        return One(replace(submission, findings=checked.findings), standard, None)
    return One(submission, standard, api.assess(under(standard, options.variant), [checked]))


def _row(options: Namespace, find: Find) -> Submission | None:
    """The agency ``options.agency`` of a table, what concerns the whole table told with it; None where the file is no table.

    Raises WrongUse where the table has several agencies and none is named, or not the one named.
    """
    _, tables = apart([options.file])
    if not tables:
        return None
    named = standard_named(tables, options.standard)
    table = read_tables(tables, find(named) if named else None)[0]
    codes = [shown(one.profile["code"].cell).strip() if "code" in one.profile else "" for one in table.submissions]
    chosen = [one for one, code in zip(table.submissions, codes, strict=True) if canonical_code(code) == canonical_code(options.agency)]
    if len(codes) == 1 and (not options.agency or not table.submissions[0].profile):  # alone, or the table is refused as a whole
        chosen = list(table.submissions)
    if len(chosen) != 1:
        if options.agency:
            raise unknown(Text("หน่วยงาน", "agency"), options.agency, codes)
        raise WrongUse(f"ตารางมี {len(codes)} หน่วยงาน: ระบุ --agency รหัส", f"The table has {len(codes)} agencies: name one with --agency CODE.")
    return replace(chosen[0], findings=(*table.findings, *chosen[0].findings))


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
