"""What reports cost beside reading the files they are about: ``python benchmarks/reports.py [47 500 10000]``.

The round is made of the 47 samples, read once; more agencies are those again with other marks, so that a file has as many
answers, gaps and findings as a real one. Reading is timed on the samples and counted up by files; all in one process, in CPU
time. Where Chromium and its driver are installed, the time from opening the page to its first view is measured in it.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pmqa import api
from pmqa.assessment import Assessment
from pmqa.checks import Checked
from pmqa.deciding import deciding
from pmqa.report.content import Content
from pmqa.report.makers import made
from pmqa.robust.whole import robustness
from pmqa.standard.compiled import Standard

SAMPLES = Path(__file__).parents[1] / "sample_submissions" / "fl2-2561"
READ_TIMES = 3


def main(counts: list[int]) -> None:
    standard = api.load_standard("pmqa-fl2")
    files = sorted(SAMPLES.glob("*.xlsx"))
    best, rows = float("inf"), []
    for _ in range(READ_TIMES):
        start = time.process_time()
        rows = [api.check(standard, api.read_submission(file, standard)) for file in files]
        best = min(best, time.process_time() - start)
    print(f"reading and checking one file: {best / len(files) * 1000:.1f} ms of CPU (best of {READ_TIMES} × {len(files)} samples)")
    for count in counts:
        assessment = api.assess(standard, many(rows, count))
        reading = best / len(files) * count
        print(f"\n{count} agencies: reading {reading:.2f} s")
        worked_out, made_of_it = report(assessment)
        print(f"  page and workbook       {made_of_it:6.2f} s   {made_of_it / reading:.2f} × reading (wanted: below 1)")
        print(f"  with what they rest on  {worked_out + made_of_it:6.2f} s   {(worked_out + made_of_it) / reading:.2f} × reading")


def report(assessment: Assessment) -> tuple[float, float]:
    """CPU seconds for what is worked out first, and for making the office's page and workbook of it; each printed."""

    def variant(name: str) -> Standard:
        return api.load_standard("pmqa-fl2", name)

    inputs = {row.file: row.digest for row in assessment.checked}
    draws = min(10_000, max(1_000, 5_000_000 // len(assessment.agencies)))
    worked_out, decided = timed("who is decided by what", lambda: deciding(assessment, variant))
    took, robust = timed(f"ranges, {draws} draws", lambda: robustness(assessment, draws=draws, load_variant=variant))
    worked_out += took
    made_of_it = 0.0
    with tempfile.TemporaryDirectory() as folder:
        for name in ("page", "workbook"):
            content = Content(assessment, inputs, "office", "th", deciding=decided, robustness=robust)
            took, files = timed(name, lambda content=content, name=name: list(made(content, (name,))))
            made_of_it += took
            for file in files:
                path = Path(folder) / file.name
                path.write_bytes(file.data)
                print(f"    {file.name}: {len(file.data) / 1e6:.2f} MB")
                if path.suffix == ".html":
                    show_first_view(path)
    return worked_out, made_of_it


def timed(name: str, work: Callable[[], object]) -> tuple[float, object]:
    start = time.process_time()
    out = work()
    took = time.process_time() - start
    print(f"  {name:24}{took:6.2f} s")
    return took, out


def show_first_view(page: Path) -> None:
    """From opening to the lists being drawn: the median of five times, each in a new tab of a browser that runs already."""
    try:
        from selenium import webdriver
    except ImportError:
        print("    first view: not measured, selenium is not installed")
        return
    driver = shutil.which("chromedriver")
    if driver is None:
        print("    first view: not measured, there is no chromedriver")
        return
    options = webdriver.ChromeOptions()
    for argument in ("--headless=new", "--no-sandbox", "--disable-gpu", "--window-size=1500,1000"):
        options.add_argument(argument)
    with webdriver.Chrome(options, webdriver.ChromeService(driver)) as browser:
        times = []
        for _ in range(5):
            browser.switch_to.new_window("tab")
            browser.get(page.as_uri())
            time.sleep(0.3)
            times.append(browser.execute_script(
                "return Math.max(...['first-contentful-paint', 'drawn'].map(name => performance.getEntriesByName(name)[0].startTime))"))
    print(f"    first view of the page: {sorted(times)[2] / 1000:.2f} s (median of 5)")


def many(rows: list[Checked], count: int) -> list[Checked]:
    """The samples, and again under other codes with some marks changed."""
    luck, out = random.Random(2561), []
    for i in range(count):
        row = rows[i % len(rows)]
        if i >= len(rows):
            values = tuple(value if value is None or luck.random() < 0.7 else max(0.0, value - luck.choice((0, 0, 1, 2))) for value in row.values)
            code = f"{row.attributes['code']}-{i // len(rows):03}"
            row = row._replace(file=f"{code}.xlsx", values=values, attributes=row.attributes | {"code": code})
        out.append(row)
    return out


if __name__ == "__main__":
    main([int(count) for count in sys.argv[1:]] or [47, 500, 10_000])
