"""Workbooks to measure with: one submission as three programs save it, and any number of files that all differ."""

from __future__ import annotations

import re
import shutil
import subprocess
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "sample_submissions" / "fl2-2561"
_LIBREOFFICE = "xlsx:Calc MS Excel 2007 XML"
_CODE = re.compile(rb"(?<=<t>)(?:กรม|D|P)[0-9]{2}(?=</t>)".replace("กรม".encode(), b"D"))


def flavours(folder: Path) -> dict[str, Path]:
    """One filled submission as Excel, LibreOffice (where it is installed) and openpyxl save it.

    The first is a sample as XlsxWriter made it: shared strings and stored values, as Excel has them.
    """
    import openpyxl

    made = {"Excel-like": shutil.copyfile(sample(), folder / "excel.xlsx"), "openpyxl": folder / "openpyxl.xlsx"}
    openpyxl.load_workbook(made["Excel-like"]).save(made["openpyxl"])
    if program := shutil.which("soffice") or shutil.which("libreoffice"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", _LIBREOFFICE, "--outdir", str(folder / "made"), str(made["Excel-like"])]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
        made["LibreOffice"] = (folder / "made" / "excel.xlsx").rename(folder / "libreoffice.xlsx")
    return made


def sample() -> Path:
    """An ordinary submission: everything filled, evidence for every requirement."""
    return SAMPLES / "P01-steady.xlsx"
