"""Workbooks to measure with: one submission as three programs save it, and any number of files that all differ."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "sample_submissions" / "fl2-2561"
_STRINGS = "xl/sharedStrings.xml"


def flavours(folder: Path) -> dict[str, Path]:
    """An ordinary submission, all filled, as Excel, LibreOffice (where it is installed) and openpyxl save it.

    The first is the sample as it is: like Excel, XlsxWriter shares its texts and stores the value of each formula.
    """
    import openpyxl

    excel = Path(shutil.copyfile(SAMPLES / "P01-steady.xlsx", folder / "excel.xlsx"))
    made = {"Excel-like": excel}
    if program := shutil.which("soffice") or shutil.which("libreoffice"):
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, "--headless", profile, "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "made"), str(excel)]
        subprocess.run(command, check=True, capture_output=True, timeout=180)
        made["LibreOffice"] = (folder / "made" / excel.name).rename(folder / "libreoffice.xlsx")
    made["openpyxl"] = folder / "openpyxl.xlsx"
    openpyxl.load_workbook(excel).save(made["openpyxl"])
    return made


def many(folder: Path, count: int) -> None:
    """``count`` submissions of as many agencies: the samples of provinces in turn, each with a code of its own."""
    bases = [_without_strings(path) for path in sorted(SAMPLES.glob("P*.xlsx"))]
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        body, strings, code = bases[number % len(bases)]
        (folder / f"{number:05}.xlsx").write_bytes(_with_code(body, strings, code, f"A{number:05}"))


def change(path: Path) -> None:
    """The same submission under another code: one changed file."""
    body, strings, code = _without_strings(path)
    path.write_bytes(_with_code(body, strings, code, "A99999"))


def _without_strings(path: Path) -> tuple[bytes, bytes, str]:
    """The archive without its table of texts, the table, and the agency's code in it."""
    body = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(body, "w", zipfile.ZIP_DEFLATED) as new:
        strings = old.read(_STRINGS)
        for part in old.infolist():
            if part.filename != _STRINGS:
                new.writestr(part, old.read(part), zipfile.ZIP_DEFLATED)
    codes = [code for code in (f"P{number:02}" for number in range(1, 21)) if f"<t>{code}</t>".encode() in strings]
    codes += [code.decode()[3:-4] for code in strings.split(b"<si>") if code.startswith(b"<t>A") and code[3:9].isalnum()]
    return body.getvalue(), strings, codes[0]


def _with_code(body: bytes, strings: bytes, code: str, new: str) -> bytes:
    file = io.BytesIO(body)
    with zipfile.ZipFile(file, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(_STRINGS, strings.replace(f"<t>{code}</t>".encode(), f"<t>{new}</t>".encode()))
    return file.getvalue()
