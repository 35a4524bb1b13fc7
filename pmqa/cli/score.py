"""For the reviewer: one workbook's score with its verdict, and how one number came about."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from pmqa.cli import options

if TYPE_CHECKING:
    from pmqa.assessment import Assessment
    from pmqa.standard.compiled import Standard
    from pmqa.submission import Submission


class One(NamedTuple):
    """One workbook; ``assessment`` is None where it cannot be used, ``standard`` where it names none."""

    submission: Submission
    standard: Standard | None
    assessment: Assessment | None


def score(
    file: options.Workbook,
    evidence: Annotated[bool, typer.Option("--evidence", help="แสดงข้อความหลักฐาน|show the evidence texts", show_default=False)] = False,
    format: options.AnyFormat = options.Format.text,
    variant: options.Variant = "",
    criteria: options.CriteriaFolder = None,
    strict: options.Strict = False,
    lang: options.Language = None,
) -> int:
    """ให้คะแนนสมุดงานหนึ่งไฟล์|Score one workbook: verdict, categories, gaps, findings."""
    from pmqa.report.terminal import show, write

    speak = options.language(lang)
    one = _read(file, criteria, variant)
    inputs = {one.submission.file: one.submission.digest}
    if one.assessment is None:
        _show_refused(one, inputs, format, speak)
        return 1
    if format is options.Format.csv:
        from pmqa.report.as_csv import agencies_csv

        write([marked(agencies_csv(one.assessment, speak))])
    elif format is options.Format.json:
        from pmqa.report.as_json import score_data
        from pmqa.report.json_parts import text_of

        write([text_of(score_data(one.assessment, 0, _decided_by(one.assessment), inputs))])
    else:
        from pmqa.report.score_report import score_report

        show(score_report(one.assessment, 0, _decided_by(one.assessment), one.submission, speak, evidence=evidence))
    amiss = ("error", "warning") if strict else ("error",)
    return int(any(finding.severity in amiss for finding in one.assessment.checked[0].findings))


def explain(
    file: options.Workbook,
    code: Annotated[str, typer.Argument(help="รหัสข้อ หมวด หรือ total|a requirement's or category's code, or total", metavar="CODE",
                                        show_default=False)],
    format: options.PlainFormat = options.TextOrJson.text,
    variant: options.Variant = "",
    criteria: options.CriteriaFolder = None,
    lang: options.Language = None,
) -> int:
    """อธิบายที่มาของคะแนนหนึ่งข้อ|Explain one number: cells, rule, source, status."""
    from pmqa.explain import as_data, code_of, lines
    from pmqa.explain import explain as explained
    from pmqa.report.blocks import Line
    from pmqa.report.heading import heading
    from pmqa.report.json_parts import run_data, text_of
    from pmqa.report.terminal import show, write

    speak = options.language(lang)
    one = _read(file, criteria, variant)
    if one.assessment is None:
        _show_refused(one, {}, options.Format(format.value), speak)
        return 1
    try:
        known = code_of(one.standard, code)
    except KeyError:
        from pmqa.cli.stop import unknown
        from pmqa.texts import Text

        raise unknown(Text("รหัส", "code"), code, [*one.standard.node, *one.standard.columns]) from None
    trace = explained(one.assessment, 0, known)
    if format is options.TextOrJson.json:
        inputs = {one.submission.file: one.submission.digest}
        write([text_of({"draft": True, "standard": one.standard.id, "code": known, "trace": as_data(trace),
                        "run": run_data(one.standard, inputs)})])
    else:
        who = one.assessment.agencies[0]
        told = lines(trace, speak)
        show([*heading(one.standard, speak), Line(), Line(" · ".join(filter(None, (who.code, who.name, who.file))), "title"), Line(),
              *(Line(text.lstrip(" "), "", len(text) - len(text.lstrip(" "))) for text in told)])
    return 0


def marked(csv: str) -> str:
    """CSV as it goes to standard output: with the mark that tells Excel it is UTF-8, unless someone is reading along."""
    import sys

    from pmqa.report.as_csv import BOM

    return ("" if sys.stdout.isatty() else BOM) + csv.removesuffix("\n")


def _read(file: Path, criteria: Path | None, variant: str) -> One:
    from pmqa import api
    from pmqa.cli.load import finder, standard_of, under

    find = finder(criteria, [file.parent], variant)
    submission = api.read_submission(file, name=file.name, find=find)
    standard = standard_of(submission, find)
    checked = api.check(standard, submission)
    if checked.refused or standard is None:
        return One(replace(submission, findings=checked.findings), standard, None)
    return One(submission, standard, api.assess(under(standard, variant), [checked]))


def _decided_by(assessment: Assessment) -> tuple:
    from pmqa import api
    from pmqa.deciding import deciding

    return deciding(assessment, lambda name: api.load_standard(Path(assessment.standard.origin), name))[0]


def _show_refused(one: One, inputs: dict[str, str], format: options.Format, lang: str) -> None:
    from pmqa.report.terminal import show, write

    if format is options.Format.json:
        from pmqa.report.as_json import refused_data
        from pmqa.report.json_parts import text_of

        write([text_of(refused_data(one.submission, one.standard, inputs))])
    else:
        from pmqa.report.score_report import refused_report

        show(refused_report(one.standard, one.submission, lang))
