"""How long an annotated copy takes, beside openpyxl putting the same notes and rows into the workbook (and losing what it
does not know: stored values, formats and drop-downs of Excel 2010).

CPU time in one process, the two in turn so that whatever else the machine does falls on both, one uncounted round first.
The ratio is that of the medians: seconds change from machine to machine, ratios little. Reading and checking, which
``pmqa check`` does anyway, is shown for comparison.
"""

from __future__ import annotations

import argparse
import io
import statistics
import time
import warnings
from collections.abc import Callable
from pathlib import Path

import openpyxl
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from pmqa import api
from pmqa.workbook.annotating.annotate import annotate
from pmqa.workbook.annotating.mending import watched

SAMPLES = Path(__file__).parent.parent / "sample_submissions" / "fl2-2561"
MOST = 1 / 12  # of openpyxl's time


def tasks(workbook: Path) -> tuple[dict[str, Callable[[], object]], int]:
    """What is measured on one workbook, and the number of its findings."""
    data = workbook.read_bytes()
    submission = api.read_submission(workbook)
    standard = api.load_standard(submission.standard)
    findings = api.check(standard, submission).findings
    joined = watched(standard, submission)

    def by_openpyxl() -> None:
        book = openpyxl.load_workbook(io.BytesIO(data))
        rows = book.create_sheet("findings", 0)
        for finding in findings:
            rows.append((finding.severity, finding.sheet, finding.cell, finding.found, finding.message.th))
            if finding.cell:
                cell = book[finding.sheet][finding.cell]
                cell.comment, cell.fill = Comment(finding.message.th, "pmqa"), PatternFill("solid", "FFF4A3A8")
        book.save(io.BytesIO())

    return {
        "openpyxl": by_openpyxl,
        "annotate": lambda: annotate(data, findings, "th", joined),
        "read + check": lambda: api.check(standard, api.read_submission(workbook, standard)),
    }, len(findings)


def measure(run: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median CPU milliseconds of each."""
    times: dict[str, list[float]] = {name: [] for name in run}
    for counted in [False] + [True] * rounds:
        for name, task in run.items():
            start = time.process_time()
            task()
            if counted:
                times[name].append(time.process_time() - start)
    return {name: 1000 * statistics.median(seconds) for name, seconds in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("workbooks", type=Path, nargs="*", default=[SAMPLES / f"{name}.xlsx" for name in (
        "D09-one-blank", "D10-many-blanks", "D16-results-only")])
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    warnings.simplefilter("ignore", UserWarning)
    print(f"{'workbook':<24}{'findings':>9}{'openpyxl ms':>13}{'annotate ms':>13}{'read+check ms':>15}{'ratio':>8}  target")
    for workbook in options.workbooks:
        run, findings = tasks(workbook)
        beside, ours, reading = measure(run, options.rounds).values()
        verdict = f"<= 1/{1 / MOST:g}" + ("" if ours <= MOST * beside else " missed")
        print(f"{workbook.stem:<24}{findings:>9}{beside:>13.0f}{ours:>13.1f}{reading:>15.1f}{f'1/{beside / ours:.0f}':>8}  {verdict}")


if __name__ == "__main__":
    main()
