"""Many workbooks read, checked and assessed together, for the commands that look at all agencies of a round."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pmqa import api
from pmqa.cli.load import Batch, read_batch, under
from pmqa.cli.several import finder
from pmqa.cli.stop import WrongUse
from pmqa.cli.tabled import apart, read_tables, standard_named
from pmqa.gather import told
from pmqa.texts import LANGUAGES

if TYPE_CHECKING:
    from pmqa.assessment import Assessment
    from pmqa.register import Register
    from pmqa.standard.compiled import Standard
    from pmqa.submission import Submission
    from pmqa.table.reading import Opened


class Together(NamedTuple):
    """``inputs``: file → sha256. ``remarks``: what was passed over in the folders, in words. ``expected``: the agencies of the
    register by code, None without one. ``rows``: ``table.csv:2`` → what that row of a table says."""

    assessment: Assessment
    inputs: dict[str, str]
    remarks: list[str]
    expected: dict[str, dict[str, str]] | None = None
    rows: Mapping[str, Submission] = {}

    def exit_code(self, strict: bool) -> int:
        """0 where there is a result; with ``strict`` every file left out and every error or warning counts."""
        findings = [*self.assessment.findings, *(finding for row in self.assessment.checked for finding in row.findings)]
        amiss = self.assessment.left_out or any(finding.severity != "note" for finding in findings)
        return int(strict and bool(amiss))


def read_together(options: Namespace) -> Together:
    """Everything that ``options.paths`` mean, workbooks and tables, under one standard, with the register if one is given."""
    options.paths, tables = apart(options.paths)
    options.standard = standard_named(tables, options.standard, beside=bool(options.paths))
    batch = read_batch(options) if options.paths else _none_but_tables(tables, options)
    register = register_of(options.agencies, batch.standard) if options.agencies else None
    rows = read_tables(tables, batch.standard if options.standard else None, _types(register))
    checked = [*batch.checked, *(api.check(batch.standard, one) for table in rows for one in table.submissions)]
    assessment = api.assess(batch.standard, checked, register.agencies if register else None)
    about = [*(register.findings if register else ()), *(finding for table in rows for finding in table.findings)]
    if about:
        assessment = replace(assessment, findings=(*about, *assessment.findings))
    inputs = batch.inputs | {table.file: table.digest for table in rows}
    remarks = [remark.in_(options.lang) for remark in batch.remarks]
    return Together(assessment, inputs, remarks, register.agencies if register else None,
                    {one.file: one for table in rows for one in table.submissions})


def read_anew(together: Together, paths: Sequence[Path]) -> Iterator[Submission]:
    """What every agency of the assessment sent, in its order: what a check keeps of a file holds no texts.

    ``paths`` are those that :func:`read_together` left of its options. A file that can be read no more is passed over.
    """
    from pmqa.intake.contents import Contents
    from pmqa.intake.files import workbooks
    from pmqa.workbook.reading.submissions import read_submission
    from pmqa.xlsx.limits import Unreadable

    files, contents, standard = {named.name: named for named in workbooks(paths).files} if paths else {}, Contents(), together.assessment.standard
    for agency in together.assessment.agencies:
        if agency.file in together.rows:
            yield together.rows[agency.file]
        elif agency.file in files:
            try:
                data = contents.of(files[agency.file])
            except Unreadable:  # it was there a moment ago; its marks are in the assessment
                continue
            yield read_submission(data, lambda _: standard, standard=standard.id, name=agency.file)


def _none_but_tables(tables: Sequence[Opened], options: Namespace) -> Batch:
    """Raises WrongUse where no standard is known, as no table can be used."""
    if not options.standard:
        whys = [(table.file, finding) for table in read_tables(tables, None) for finding in table.submissions[0].findings[:1]]
        raise WrongUse(*("\n".join(" ".join(filter(None, (f"{file}:", finding.cell, told(finding).in_(lang)))) for file, finding in whys)
                         for lang in LANGUAGES))
    find = finder(options.criteria, [table.path.parent for table in tables], options.variant)
    return Batch(under(find(options.standard), options.variant), [], {}, [])


def _types(register: Register | None) -> dict[str, str]:
    """Agency types by code, for tables that do not tell them."""
    return {code: entry["type"] for code, entry in register.agencies.items() if "type" in entry} if register else {}


def register_of(path: Path, standard: Standard) -> Register:
    """The register with its agency types in the standard's codes. Raises WrongUse where it holds no agency at all."""
    from pmqa.register import read_register, resolve_types

    register = resolve_types(read_register(path), standard)
    if not register.agencies:
        why = [finding.message for finding in register.findings if finding.severity == "error"]
        raise WrongUse(*("\n".join([path.name, *(message.in_(one) for message in why)]) for one in ("th", "en")))
    return register
