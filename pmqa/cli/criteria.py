"""For the domain expert: the standards at hand, one of them in full, the schema for editors, and what is wrong with a file."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from pmqa.cli import options

app = typer.Typer(help="เกณฑ์ที่มี และการตรวจไฟล์เกณฑ์|The standards at hand; criteria files checked.", no_args_is_help=True,
                  rich_markup_mode=None)
StandardId = Annotated[str, typer.Argument(help="รหัสเกณฑ์|the standard's id", metavar="ID", show_default=False)]


@app.command("list")
def list_(criteria: options.CriteriaFolder = None, lang: options.Language = None) -> int:
    """แสดงเกณฑ์ที่มี|List the standards at hand and where they lie."""
    from pmqa import api
    from pmqa.report.criteria_report import list_report
    from pmqa.report.terminal import show
    from pmqa.standard.faults import CriteriaError
    from pmqa.standard.store import available, places

    standards, unusable = [], {}
    for name, folder in available(places(criteria)).items():
        try:
            standards.append(api.load_standard(folder))
        except CriteriaError as error:
            unusable[name] = (folder, len(error.faults))
    show(list_report(standards, unusable, options.language(lang)))
    return 3 if unusable and not standards else 0


@app.command()
def show(standard: StandardId, variant: options.Variant = "", criteria: options.CriteriaFolder = None,
         lang: options.Language = None) -> int:
    """แสดงเกณฑ์หนึ่งชุดทั้งหมด|Show one standard in full."""
    from pmqa import api
    from pmqa.cli.load import finder, under
    from pmqa.report.standard_report import standard_report
    from pmqa.report.terminal import show

    find = finder(criteria, [], variant) if not Path(standard).is_dir() else lambda name: api.load_standard(name, variant)
    show(standard_report(under(find(standard), variant), options.language(lang)))
    return 0


@app.command()
def schema() -> int:
    """พิมพ์ JSON Schema ของไฟล์เกณฑ์ สำหรับโปรแกรมแก้ไขข้อความ|Print the JSON Schema of criteria files, for editors."""
    from pmqa.report.json_parts import text_of
    from pmqa.report.terminal import write
    from pmqa.standard.schema import schema

    write([text_of(schema())])
    return 0


@app.command()
def check(
    path: Annotated[Path, typer.Argument(help="โฟลเดอร์ของเกณฑ์หนึ่งชุดหรือหลายชุด|folder of one standard, or of several",
                                         metavar="PATH", exists=True, show_default=False)],
    lang: options.Language = None,
) -> int:
    """ตรวจไฟล์เกณฑ์ บอกทุกข้อผิดพร้อมวิธีแก้|Check criteria files: every fault, with its place and remedy."""
    from pmqa.cli.stop import WrongUse
    from pmqa.report.criteria_report import check_report
    from pmqa.report.terminal import show
    from pmqa.standard.compile import compile_folder
    from pmqa.standard.faults import CriteriaError
    from pmqa.standard.store import available

    folders = available([path if path.is_dir() else path.parent])
    if not folders:
        raise WrongUse(f"ไม่พบ standard.toml ใน {path}", f"There is no standard.toml in {path}.")
    faults = {}
    for name, folder in folders.items():
        found: dict = {}
        variants = [""]
        for variant in variants:
            try:
                standard = compile_folder(folder, variant)
                variants += [] if variant else [known.name for known in standard.variants]
            except CriteriaError as error:
                found |= dict.fromkeys(error.faults)  # variants share most of them
        faults[name] = (folder, list(found))
    show(check_report(faults, options.language(lang)))
    return 3 if any(found for _, found in faults.values()) else 0
