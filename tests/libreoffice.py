"""LibreOffice as an oracle: it calculates our workbooks' formulas with code that is not ours.

Tests take the fixture ``libreoffice`` (see conftest), which skips where the program is missing.
"""

from __future__ import annotations

import csv
import os
import shutil
import signal
import subprocess
import tempfile
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

Values = dict[Path, dict[str, list[list[str]]]]

# A longer list is cut without a word: of 300 files LibreOffice 7.4 converts 247 and exits with 0.
MOST_FILES = 200

# Comma, double quote, UTF-8, from line 1, English (US), numbers as stored and not as shown, no formulas, every sheet.
CSV_FILTER = "csv:Text - txt - csv (StarCalc):44,34,76,1,,1033,false,false,false,false,false,-1"
XLSX_FILTER = "xlsx:Calc MS Excel 2007 XML"
PDF_FILTER = "pdf:calc_pdf_Export"
PAPER_FILTER = "pdf:writer_pdf_Export"

# LibreOffice asks nothing and trusts a workbook's stored results unless its profile says otherwise.
ALWAYS, NEVER = 0, 1
PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry">
<item oor:path="/org.openoffice.Office.Calc/Formula/Load">
<prop oor:name="OOXMLRecalcMode" oor:op="fuse"><value>{mode}</value></prop>
</item>
</oor:items>
"""

SHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}sheet"


def available() -> str | None:
    """The path of the program, or None where LibreOffice is not installed."""
    return shutil.which("soffice") or shutil.which("libreoffice")


@dataclass(frozen=True)
class LibreOffice:
    """The program with profiles of its own under ``profiles``: two processes must not share them."""

    program: str
    profiles: Path

    def recalculate(self, files: Sequence[Path], out: Path) -> Values:
        """Every cell after recalculation: file → sheet name → rows from A1 → text.

        Numbers have 15 digits and a point; a percent-formatted cell keeps its ``%`` (0.125 is ``12.5%``), truth is
        ``TRUE``, an error its name (``#DIV/0!``), a blank ``""``. Rows and columns after the last used one are absent.
        """
        return self._values(files, out, ALWAYS)

    def as_stored(self, files: Sequence[Path], out: Path) -> Values:
        """The same, but with the results that the files carry: what a preview that does not calculate shows."""
        return self._values(files, out, NEVER)

    def resave(self, files: Sequence[Path], out: Path) -> dict[Path, Path]:
        """Each workbook as LibreOffice saves it after recalculation, under its own name in ``out``."""
        return self._documents(files, out, XLSX_FILTER)

    def to_pdf(self, files: Sequence[Path], out: Path) -> dict[Path, Path]:
        """Each workbook as LibreOffice prints it after recalculation."""
        return self._documents(files, out, PDF_FILTER)

    def papers_to_pdf(self, files: Sequence[Path], out: Path) -> dict[Path, Path]:
        """Each Word file as LibreOffice Writer prints it; skips the test where that part is not installed."""
        if not (Path(self.program).resolve().parent / "libswlo.so").exists():
            pytest.skip("LibreOffice Writer is not installed (Debian: libreoffice-writer-nogui)")
        return self._documents(files, out, PAPER_FILTER)

    def _values(self, files: Sequence[Path], out: Path, mode: int) -> Values:
        return {
            file: {sheet: _rows(made / f"{stem}-{sheet}.csv") for sheet in _sheet_names(file)}
            for file, made, stem in self._convert(files, out, CSV_FILTER, mode)
        }

    def _documents(self, files: Sequence[Path], out: Path, document_filter: str) -> dict[Path, Path]:
        suffix = document_filter.partition(":")[0]
        documents = {}
        for file, made, stem in self._convert(files, out, document_filter, ALWAYS):
            target = out / f"{file.stem}.{suffix}"
            if target.exists():
                raise FileExistsError(f"{target} exists already: give another folder, or files of different names")
            documents[file] = (made / f"{stem}.{suffix}").rename(target)
        return documents

    def _convert(
        self, files: Sequence[Path], out: Path, document_filter: str, mode: int
    ) -> list[tuple[Path, Path, str]]:
        """Convert copies under plain numbers: names may repeat in two folders, and `a-b` with sheet `c` is `a`, `b-c`.

        Returns (file, folder of what was made, stem of what was made) for each file.
        """
        out.mkdir(parents=True, exist_ok=True)
        converted = []
        for start in range(0, len(files), MOST_FILES):
            batch = files[start : start + MOST_FILES]
            work = Path(tempfile.mkdtemp(prefix="libreoffice-", dir=out))
            copies = [Path(shutil.copyfile(file, work / f"{n}{file.suffix}")) for n, file in enumerate(batch)]
            self._run(copies, work / "made", document_filter, mode)
            converted += [(file, work / "made", copy.stem) for file, copy in zip(batch, copies, strict=True)]
        return converted

    def _run(self, copies: list[Path], made: Path, document_filter: str, mode: int) -> None:
        log = made.parent / "log.txt"
        command = [self.program, "--headless", "--norestore", f"-env:UserInstallation={self._profile(mode).as_uri()}"]
        command += ["--convert-to", document_filter, "--outdir", str(made), *map(str, copies)]
        with log.open("w") as output:
            process = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                env={**os.environ, "LC_ALL": "C.UTF-8"},
                start_new_session=True,
            )
            try:
                process.wait(timeout=120 + 5 * len(copies))
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)  # the program is a wrapper: its children would live on
                raise
        # The exit code is 0 even when files were left out: only what was made tells.
        left_out = [copy.name for copy in copies if not any(made.glob(f"{copy.stem}[.-]*"))]
        if process.returncode or left_out:
            raise RuntimeError(f"exit code {process.returncode}, not made: {left_out}\n{log.read_text()}")

    def _profile(self, mode: int) -> Path:
        profile = self.profiles / f"recalculation-{mode}"
        settings = profile / "user" / "registrymodifications.xcu"
        if not settings.exists():
            settings.parent.mkdir(parents=True)
            settings.write_text(PROFILE.format(mode=mode), encoding="utf-8")
        return profile


def _sheet_names(file: Path) -> list[str]:
    with zipfile.ZipFile(file) as parts:
        return [sheet.attrib["name"] for sheet in ElementTree.fromstring(parts.read("xl/workbook.xml")).iter(SHEET)]


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8", newline="") as lines:
        return list(csv.reader(lines))
