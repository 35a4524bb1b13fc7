"""``pmqa check``, for the officer: what is wrong in a workbook before it is sent."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa import api
from pmqa.checks import Checked
from pmqa.cli import options as shared
from pmqa.cli.copies import annotated, no_copy, refuse_a_file
from pmqa.cli.output import aside
from pmqa.cli.parser import Parser
from pmqa.cli.several import finder, none, read_several
from pmqa.cli.stop import WrongUse
from pmqa.cli.tabled import apart, read_tables, standard_named
from pmqa.findings import Finding
from pmqa.gather import gather
from pmqa.intake.reading import Find
from pmqa.intake.records import Read
from pmqa.report.check_report import check_report
from pmqa.report.json_parts import check_data, text_of
from pmqa.report.terminal import show, write
from pmqa.standard.compiled import Standard
from pmqa.totals import compares


def arguments(parser: Parser) -> None:
    shared.workbooks(parser)
    shared.table(parser)
    shared.form(parser, ("text", "json"))
    parser.add_argument("--findings", metavar="OUT.xlsx", type=Path,
                        help=parser.say("เขียนสิ่งที่พบลงสมุดงาน", "write the findings to a workbook"))
    parser.add_argument("--annotate", metavar="DIR", type=Path,
                        help=parser.say("เขียนสำเนาที่มีหมายเหตุและสีที่ช่อง ลงโฟลเดอร์นี้", "write copies with notes and colours at the cells to this folder"))
    shared.strict(parser)
    shared.common(parser)
    parser.set_defaults(run=run)


def run(options: Namespace) -> int:
    """1 where a file has an error (with ``--strict``: a warning)."""
    if options.annotate:
        refuse_a_file(options.annotate)
    options.paths, tables = apart(options.paths)
    several = read_several(options) if options.paths else none(finder(options.criteria, [table.path.parent for table in tables], ""))
    rows, find, files_read = _scored(several.rows, several.find), several.find, several.found.files
    places = {named.name: named.path for named in files_read} | {table.path.name: table.path for table in tables}
    if options.findings:
        _refuse_to_replace(options.findings)
    files = [(row.checked.file, row.standard, row.checked.findings) for row in rows]
    digests = {row.checked.file: row.checked.digest for row in rows}
    of_standards: dict[str, list[Checked]] = {}
    for row in rows:
        of_standards.setdefault(row.standard, []).append(row.checked)
    if tables:
        named = standard_named(tables, options.standard, beside=bool(files) or len(tables) > 1)
        of_tables = find(named) if named else None
        for table in read_tables(tables, of_tables):
            checked = [api.check(of_tables, one) for one in table.submissions]
            checked = _with_scores(of_tables, checked) if of_tables else checked
            of_standards.setdefault(named, []).extend(checked)
            inside = (finding._replace(file=table.file) for row in checked for finding in row.findings)
            files.append((table.file, named, (*table.findings, *inside)))
            digests[table.file] = table.digest
    standards = [find(name) for name in dict.fromkeys(name for _, name, _ in files) if name]
    together = _about_several(of_standards, find)
    findings = [*(finding for _, _, found_there in files for finding in found_there), *together]
    if options.findings:
        from pmqa.report.findings_workbook import write_findings

        try:
            write_findings(options.findings, findings, lang=options.lang, files=places)
        except OSError as error:
            raise WrongUse(f"เขียน {options.findings} ไม่ได้ ({error.strerror})",
                           f"{options.findings} cannot be written ({error.strerror}).") from error
    remarks = [remark.in_(options.lang) for remark in several.remarks]
    untold = list(remarks)  # where JSON is asked for: what it has no place for
    if options.findings:
        remarks.append({"th": f"เขียนสิ่งที่พบลง {options.findings}", "en": f"The findings are in {options.findings}"}[options.lang])
    if options.annotate:
        copies = annotated(options, list(zip(files_read, rows, strict=True)), find)
        copies += [(no_copy(table.path.name, bool(options.findings)).in_(options.lang), False) for table in tables]
        remarks += [says for says, _ in copies]
        untold += [says for says, written in copies if not written]
    if options.format == "json":
        write([text_of(check_data(files, standards, digests, together))])
        aside(untold)
    else:
        show(check_report(files, standards, remarks, options.lang, together))
    amiss = ("error", "warning") if options.strict else ("error",)
    return int(any(finding.severity in amiss for finding in findings))


def _refuse_to_replace(path: Path) -> None:
    """Raises WrongUse where the findings would be no .xlsx, or take the place of anything but earlier findings."""
    from pmqa.report.findings_workbook import is_findings_workbook

    if path.suffix.lower() != ".xlsx":
        raise WrongUse(f"{path}: สิ่งที่พบเขียนเป็นสมุดงาน .xlsx เท่านั้น", f"{path}: the findings are written as a workbook, .xlsx.")
    if path.exists() and not is_findings_workbook(path):
        raise WrongUse(f"{path} มีอยู่แล้วและไม่ใช่รายการข้อพบ จึงไม่เขียนทับ", f"{path} exists and holds no findings; it is not written over.")


def _scored(rows: list[Read], find: Find) -> list[Read]:
    """The rows with what ``score`` would find besides, each standard's together."""
    out = list(rows)
    for name in dict.fromkeys(row.standard for row in rows if row.standard):
        places = [place for place, row in enumerate(rows) if row.standard == name]
        checked = _with_scores(find(name), [rows[place].checked for place in places])
        for place, one in zip(places, checked, strict=True):
            out[place] = rows[place]._replace(checked=one)
    return out


def _with_scores(standard: Standard, checked: list[Checked]) -> list[Checked]:
    """The rows, those with scores in them compared with ours: only for these are scores computed at all."""
    places = [place for place, row in enumerate(checked) if compares(standard, row)]
    if not places:
        return checked
    from pmqa.assessment import compared

    told = dict(zip(places, compared(standard, [checked[place] for place in places]), strict=True))
    return [told.get(place, row) for place, row in enumerate(checked)]


def _about_several(of_standards: dict[str, list[Checked]], find: Find) -> list[Finding]:
    """What ``rank`` would find about the files of each standard together; groups it may know from a register (RND004)."""
    return [finding for name, checked in of_standards.items() if name and len(checked) > 1
            for finding in gather(find(name), checked, None).findings if finding.code != "RND004"]
