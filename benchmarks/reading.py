"""How long reading a workbook takes, as a multiple of unzipping the parts that are read, and beside openpyxl.

One filled workbook of the shipped template in four flavours: as this program hands it out and Excel saves it again (shared
texts, stored values; no real Excel was at hand), as LibreOffice saves it, the same where cells have no font of their own and LibreOffice
puts each text into runs, one for each script, and as openpyxl saves it (texts inline, no stored values). CPU time in one process, taken in turn, least of the rounds; *unzip* is ``zipfile`` opening the archive and
reading exactly the parts that our reader opens; *reading* goes from the bytes to every answer in its place. openpyxl opens the
workbook and reads every cell of the same sheets, once read-only and once in full; that is set against our reading of the cells.
"""

from __future__ import annotations

import argparse
import io
import random
import re
import subprocess
import tempfile
import time
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import openpyxl

from pmqa import api
from pmqa.standard.compiled import Standard
from pmqa.workbook.reading.submissions import read_submission
from pmqa.workbook.writing.template import write_template
from pmqa.xlsx import container
from pmqa.xlsx.cells import read_workbook
from pmqa.xlsx.package import Package

LO, RUNS = "LibreOffice", "LibreOffice, texts in runs"
MOST = {"Excel": (6, 9), LO: (10, 13), RUNS: (10, 13), "openpyxl": (None, None)}
OPENPYXL = {"Excel": (5, 6), LO: (12, 12), RUNS: (12, 12), "openpyxl": (None, None)}  # read-only, in full


def filled(standard: Standard, path: Path) -> None:
    """Every answer given, with a sentence of evidence for each."""
    chance = random.Random(1)
    content: dict[str, object] = {"profile:code": "A1", "profile:name": "กรมตัวอย่าง"}
    for field in standard.fields:
        if field.kind == "mark":
            content[field.key] = chance.choice(field.legal)
        elif field.kind == "number":
            content[field.key] = float(round(chance.uniform(field.low or 1, field.high or 100)))
        elif field.kind == "tick":
            content[field.key] = 1.0
        elif field.kind == "text" and field.part == "evidence":
            content[field.key] = f"มีหลักฐานตามเอกสารแนบ {field.owner}\nและรายงานประจำปี (annual report 2561)"
    kind = standard.types[0].code if standard.types else ""
    write_template(standard, path, agency_type=kind, content=content)


def flavours(standard: Standard, folder: Path) -> dict[str, bytes]:
    path = folder / "form.xlsx"
    filled(standard, path)
    out = {"Excel": path.read_bytes()}
    package = Package(out["Excel"])
    package.write("xl/styles.xml", re.sub(rb"<name [^>]*/>", b"", package.read("xl/styles.xml")))
    fontless = folder / "fontless.xlsx"
    fontless.write_bytes(package.packed())
    command = ["soffice", f"-env:UserInstallation=file://{folder / 'profile'}", "--headless", "--convert-to",
               "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "lo"), str(path), str(fontless)]
    try:
        subprocess.run(command, check=True, capture_output=True)
        out |= {name: (folder / "lo" / file.name).read_bytes() for name, file in ((LO, path), (RUNS, fontless))}
    except FileNotFoundError:
        print("LibreOffice is not installed: left out")
    again = io.BytesIO()
    openpyxl.load_workbook(path).save(again)
    out["openpyxl"] = again.getvalue()
    return out


def opened_parts(data: bytes, standard: Standard) -> list[str]:
    """The names of the parts that our reader opens."""
    names: list[str] = []
    real = container.Archive.chunks

    def chunks(self: container.Archive, name: str) -> object:
        names.append(self.parts[name].name)
        return real(self, name)

    container.Archive.chunks = chunks
    try:
        read_submission(data, lambda _: standard)
    finally:
        container.Archive.chunks = real
    return names


def tasks(data: bytes, standard: Standard) -> dict[str, Callable[[], object]]:
    parts = opened_parts(data, standard)

    def unzip() -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for part in parts:
                archive.read(part)

    names = openpyxl.load_workbook(io.BytesIO(data), read_only=True).sheetnames
    wanted = [names[int(re.search(r"sheet(\d+)\.xml", part)[1]) - 1] for part in parts if "/worksheets/" in part]

    def by_openpyxl(read_only: bool) -> None:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=read_only, data_only=True)
        for name in wanted:
            for row in book[name].iter_rows(values_only=True):
                tuple(row)

    return {
        "unzip": unzip,
        "cells": lambda: read_workbook(data, lambda name: name in wanted),
        "read": lambda: read_submission(data, lambda _: standard),
        "read+check": lambda: api.check(standard, read_submission(data, lambda _: standard)),
        "read-only": lambda: by_openpyxl(True),
        "full": lambda: by_openpyxl(False),
    }


def measure(run: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Least CPU milliseconds of each; openpyxl, which takes a hundred times as long, gets a third of the rounds."""
    times: dict[str, list[float]] = {name: [] for name in run}
    for number in range(rounds + 1):
        for name, task in run.items():
            if name in ("read-only", "full") and number % 3:
                continue
            start = time.process_time()
            task()
            if number:
                times[name].append(time.process_time() - start)
    return {name: 1000 * min(seconds) for name, seconds in times.items()}


def said(ratio: float, most: float | None) -> str:
    return f"{ratio:.1f}" + ("" if most is None else f" (<= {most}{'' if ratio <= most else ' MISSED'})")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("standards", nargs="*", default=["pmqa-fl2"])
    parser.add_argument("--rounds", type=int, default=30)
    options = parser.parse_args()
    warnings.simplefilter("ignore", UserWarning)
    for name in options.standards:
        standard = api.load_standard(name)
        with tempfile.TemporaryDirectory() as place:
            for flavour, data in flavours(standard, Path(place)).items():
                ms = measure(tasks(data, standard), options.rounds)
                cells, reading, checking = (ms[task] / ms["unzip"] for task in ("cells", "read", "read+check"))
                light, full = (ms[task] / ms["cells"] for task in ("read-only", "full"))
                print(f"{name} {flavour}: unzip {ms['unzip']:.2f} ms; cells {cells:.1f}, reading {said(reading, MOST[flavour][0])}, "
                      f"with checking {said(checking, MOST[flavour][1])}; for the cells openpyxl takes {light:.1f} / {full:.0f} times ours "
                      f"(>= {OPENPYXL[flavour][0]} / {OPENPYXL[flavour][1]})")


if __name__ == "__main__":
    main()
