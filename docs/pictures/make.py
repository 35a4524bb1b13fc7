"""The pictures in README, made from the samples: ``python docs/pictures/make.py`` (needs LibreOffice, poppler, Chromium and ``script``)."""

from __future__ import annotations

import io
import os
import subprocess
import sys
import tempfile
from pathlib import Path

from rich.console import Console
from rich.text import Text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLE = ROOT / "sample_submissions" / "careful-officer.xlsx"
ROUND = ROOT / "sample_submissions" / "fl2-2561"
PAGE_HEIGHT, COLUMNS = 1180, 90
PAGES = {"summary": "สรุปคะแนน", "category": "หมวด 1"}  # picture → how its page begins


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, SAMPLE)
        pdf = Path(folder) / f"{SAMPLE.stem}.pdf"
        texts = run("pdftotext", pdf, "-").split("\f")
        for name, start in PAGES.items():
            page = next(i for i, text in enumerate(texts, start=1) if text.replace("\u200b", "").lstrip().startswith(start))
            run("pdftoppm", "-r", "110", "-f", str(page), "-l", str(page), "-singlefile", "-png", "-H", "600" if name != "category" else "640",
                pdf, HERE / name)

        reports(Path(folder))
        card(Path(folder) / "card.pdf")
        terminal(Path(folder) / "terminal.html")


def reports(folder: Path) -> None:
    """The page, and the first sheet of the workbook of results."""
    run(sys.executable, "-m", "pmqa", "report", ROUND, "-o", folder / "report", "--lang", "th", "--path", "--only", "page", "--only", "workbook")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--window-size=1360,{PAGE_HEIGHT}",
        "--virtual-time-budget=3000", f"--screenshot={HERE / 'page.png'}", (folder / "report" / "report.html").as_uri())
    run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, folder / "report" / "results.xlsx")
    run("pdftoppm", "-r", "100", "-f", "1", "-l", "1", "-singlefile", "-png", "-H", "760", folder / "results.pdf", HERE / "results")


def card(pdf: Path) -> None:
    """One agency's card among its group, as ``pmqa card`` writes it."""
    run(sys.executable, "-m", "pmqa", "card", ROUND / "P17-three-gaps.xlsx", "--among", ROUND, "--lang", "th", "-o", pdf)
    run("pdftoppm", "-r", "90", "-singlefile", "-png", "-H", "640", pdf, HERE / "card")


def terminal(page: Path) -> None:
    """A reviewer's report as a terminal of 90 columns shows it, with its colours."""
    command = f"{sys.executable} -m pmqa score {ROUND / 'P17-three-gaps.xlsx'}"
    typed = subprocess.run(["script", "-qec", f"stty cols {COLUMNS}; {command}", "/dev/null"], check=True, capture_output=True,
                           text=True, stdin=subprocess.DEVNULL, env={**os.environ, "TERM": "xterm-256color", "COLUMNS": str(COLUMNS)})
    console = Console(record=True, width=COLUMNS, file=io.StringIO())
    console.print(Text.from_ansi(typed.stdout.replace("\r", "")))
    font = "<style>body { background: #fff } pre, code { font: 15px/1.5 'DejaVu Sans Mono', 'Liberation Mono', Loma !important }</style>"
    page.write_text(console.export_html() + font, encoding="utf-8")
    run("chromium", "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--window-size=900,640",
        f"--screenshot={HERE / 'terminal.png'}", page.as_uri())


def run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
