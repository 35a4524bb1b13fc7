"""The pictures in README, made from the samples: ``python docs/pictures/make.py`` (needs LibreOffice, poppler and Chromium)."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
SAMPLE = ROOT / "sample_submissions" / "careful-officer.xlsx"
ROUND = ROOT / "sample_submissions" / "fl2-2561"
PAGE_HEIGHT = 1180
PAGES = {"summary": "สรุปคะแนน", "category": "หมวด 1"}  # picture → how its page begins


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        run("soffice", f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", "pdf", "--outdir", folder, SAMPLE)
        pdf = Path(folder) / f"{SAMPLE.stem}.pdf"
        texts = run("pdftotext", pdf, "-").split("\f")
        for name, start in PAGES.items():
            page = next(i for i, text in enumerate(texts, start=1) if text.replace("\u200b", "").lstrip().startswith(start))
            run("pdftoppm", "-r", "110", "-f", str(page), "-l", str(page), "-singlefile", "-png", "-H", "520" if name != "category" else "640",
                pdf, HERE / name)

        reports(Path(folder))
        card(Path(folder) / "card.pdf")


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


def run(*command: object) -> str:
    return subprocess.run([str(part) for part in command], check=True, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main()
