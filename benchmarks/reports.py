"""What reports cost beside reading the files they are about: ``python benchmarks/reports.py [47 500 10000]``.

The round is made of the 47 samples, read once; more agencies are those again with other marks, so that a file has as many
answers, gaps and findings as a real one. Reading is timed on the samples and counted up by files, in one process. Where
Chromium and its driver are installed, the time from opening the page to its first view is measured in it.
"""

from __future__ import annotations

import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from pmqa import api
from pmqa.assessment import Assessment
from pmqa.checks import Checked
from pmqa.deciding import deciding
from pmqa.report.content import Content
from pmqa.report.makers import MAKERS, made

SAMPLES = Path(__file__).parents[1] / "sample_submissions" / "fl2-2561"
READ_TIMES = 3


def main(counts: list[int]) -> None:
    standard = api.load_standard("pmqa-fl2")
    files = sorted(SAMPLES.glob("*.xlsx"))
    best, rows = float("inf"), []
    for _ in range(READ_TIMES):
        start = time.perf_counter()
        rows = [api.check(standard, api.read_submission(file, standard)) for file in files]
        best = min(best, time.perf_counter() - start)
    print(f"reading one file: {best / len(files) * 1000:.1f} ms (best of {READ_TIMES} × {len(files)} samples, one process)")
    for count in counts:
        assessment = api.assess(standard, many(rows, count))
        reading = best / len(files) * count
        print(f"\n{count} agencies; reading them {reading:.2f} s")
        start = time.perf_counter()
        decided = deciding(assessment, lambda variant: api.load_standard("pmqa-fl2", variant))
        print(f"  what decides whom   {time.perf_counter() - start:6.2f} s")
        total = report(assessment, decided)
        print(f"  all but PDFs        {total:6.2f} s   {total / reading:.2f} × reading")


def report(assessment: Assessment, decided: tuple) -> float:
    """Seconds for every maker but those of PDFs, each printed."""
    total = 0.0
    inputs = {row.file: row.digest for row in assessment.checked}
    with tempfile.TemporaryDirectory() as folder:
        for maker in MAKERS:
            content = Content(assessment, inputs, "office", "th", deciding=decided)
            start = time.perf_counter()
            files = list(made(content, (maker.name,)))
            took = time.perf_counter() - start
            total += 0.0 if any(file.name.endswith(".pdf") for file in files) else took
            size = sum(len(file.data) for file in files)
            print(f"  {maker.name:18}  {took:6.2f} s   {size / 1e6:6.2f} MB")
            for file in files:
                if file.name == "report.html":
                    path = Path(folder) / file.name
                    path.write_bytes(file.data)
                    show_first_view(path)
    return total


def show_first_view(page: Path) -> None:
    """The median of five openings, each in a new tab of a browser that runs already."""
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
                "const paint = performance.getEntriesByName('first-contentful-paint')[0].startTime;"
                "return Math.max(paint, performance.getEntriesByType('navigation')[0].domComplete)"))
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
