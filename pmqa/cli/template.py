"""For the central office: the workbooks to hand out."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from pmqa.cli import options

if TYPE_CHECKING:
    from pmqa.standard.compiled import Standard


def template(
    standard: Annotated[str, typer.Argument(metavar="ID", help="รหัสเกณฑ์|the standard's id", show_default=False)],
    output: Annotated[Path, typer.Option("--output", "-o", metavar="FILE", dir_okay=True, show_default=False,
                                         help="ไฟล์ที่จะเขียน (โฟลเดอร์ เมื่อทำทั้งทะเบียน)|file to write (a folder for a whole register)")],
    agency_type: Annotated[str, typer.Option("--agency-type", metavar="TYPE", show_default=False,
                                             help="ประเภทหน่วยงาน (ปกติ: ประเภทแรก)|type of agency (default: the first)")] = "",
    agency: Annotated[str, typer.Option("--agency", metavar="NAME", show_default=False,
                                        help="ชื่อหน่วยงาน หรือรหัสในทะเบียน|the agency's name, or its code in the register")] = "",
    agencies: options.Register = None,
    year: Annotated[int | None, typer.Option("--year", metavar="YEAR", show_default=False,
                                             help="ปีที่ประเมิน (ปกติ: ตามเกณฑ์)|year assessed (default: the standard's)")] = None,
    criteria: options.CriteriaFolder = None,
    lang: options.Language = None,
) -> int:
    """สร้างสมุดงานเปล่าสำหรับหน่วยงาน|Make the workbook that an agency fills."""
    from pmqa import api
    from pmqa.cli.stop import WrongUse
    from pmqa.report.heading import criteria_lines
    from pmqa.report.terminal import show, write

    speak = options.language(lang)
    made_from = api.load_standard(standard, criteria=criteria)
    wanted = _wanted(made_from, output, agency_type, agency, agencies)
    for path in wanted:
        _refuse_to_replace(path)
    from pmqa.workbook.template import write_template

    show(criteria_lines(made_from, speak))
    for path, profile in wanted.items():
        kind = profile.get("type") or agency_type or next((known.code for known in made_from.types), "")
        content = {f"profile:{field.key}": profile[field.key] for field in made_from.profile if profile.get(field.key)}
        try:
            write_template(made_from, path, agency_type=kind, year=year, lang=speak, content=content)
        except ValueError as error:
            known = ", ".join(kind.code for kind in made_from.types) or "–"
            raise WrongUse(f"ไม่มีประเภทหน่วยงาน {kind}: มี {known}", f"There is no agency type {kind}. There is: {known}") from error
        title = made_from.agency_type(kind)
        write([" · ".join(filter(None, (str(path), title.title.in_(speak) if title else "", profile.get("name", ""))))])
    return 0


def _wanted(standard: Standard, output: Path, agency_type: str, agency: str, agencies: Path | None) -> dict[Path, dict[str, str]]:
    """Each file to write and what is known of its agency: one workbook, or one for every agency of the register."""
    from pmqa.cli.stop import WrongUse, unknown
    from pmqa.texts import Text

    if agencies is None:
        return {_file(output): {"name": agency} if agency else {}}
    from pmqa.register import read_register

    register = {code: {"code": code, **entry} for code, entry in read_register(agencies).items()}
    if agency:
        entry = register.get(agency) or next((entry for entry in register.values() if entry.get("name") == agency), None)
        if entry is None:
            raise unknown(Text("หน่วยงาน", "agency"), agency, register)
        return {_file(output): entry}
    if output.suffix:
        raise WrongUse("ทำสมุดงานทั้งทะเบียน: -o ต้องเป็นโฟลเดอร์", "For a whole register -o must name a folder.")
    output.mkdir(parents=True, exist_ok=True)
    return {output / f"{code}.xlsx": entry for code, entry in register.items() if not agency_type or entry.get("type") == agency_type}


def _file(output: Path) -> Path:
    from pmqa.cli.stop import WrongUse

    if output.is_dir() or output.suffix.lower() != ".xlsx":
        raise WrongUse(f"{output} ต้องเป็นไฟล์ .xlsx", f"{output} must be a file .xlsx.")
    if not output.parent.is_dir():
        raise WrongUse(f"ไม่มีโฟลเดอร์ {output.parent}", f"There is no folder {output.parent}.")
    return output


def _refuse_to_replace(path: Path) -> None:
    """A workbook that holds answers is never written over; an unfilled one of ours is. Raises WrongUse."""
    from pmqa import api
    from pmqa.cli.stop import WrongUse

    if not path.exists():
        return
    submission = api.read_submission(path)
    if submission.refused or any(entry.cell is not None for entry in submission.entries.values()):
        raise WrongUse(f"{path} มีอยู่แล้วและอาจมีคำตอบ จึงไม่เขียนทับ", f"{path} exists and may hold answers; it is not written over.")
