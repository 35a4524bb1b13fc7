"""What papers cost beside reading the files they are about: ``python benchmarks/papers.py [47 500 10000]``.

A card is one agency's; the meeting paper and the announcement are of all. Rounds of more than the 47 samples are those again
with other marks. Everything is timed in one process, in turn, best of three; reading is one file's read and check. Times go
up and down with the machine, the ratios little.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Callable
from pathlib import Path

from pmqa import api
from pmqa.checks import Checked
from pmqa.report.content import Content
from pmqa.report.content.shared import Shared
from pmqa.report.papers import announcement, card, meeting
from pmqa.report.papers.as_docx import docx
from pmqa.report.papers.as_html import html
from pmqa.report.papers.as_pdf import pdf

SAMPLES = Path(__file__).parents[1] / "sample_submissions" / "fl2-2561"
TIMES = 3


def timed(work: Callable[[], bytes]) -> tuple[float, int]:
    """Seconds (the best) and bytes."""
    best, size = float("inf"), 0
    for _ in range(TIMES):
        start = time.perf_counter()
        size = len(work())
        best = min(best, time.perf_counter() - start)
    return best, size


def main(counts: list[int]) -> None:
    standard = api.load_standard("pmqa-fl2")
    files = sorted(SAMPLES.glob("*.xlsx"))
    rows = [api.check(standard, api.read_submission(file, standard)) for file in files]
    reading = timed(lambda: b"".join(api.check(standard, api.read_submission(file, standard)).file.encode() for file in files))[0] / len(files)
    print(f"reading and checking one file: {1000 * reading:.1f} ms")
    assessment = api.assess(standard, rows)
    shared, places = Shared(assessment, {}), range(len(rows))
    documents = [card.document(Content(assessment, {}, "agency", "th", place, shared=shared), place) for place in places]
    print(f"a card, mean of {len(rows)}")
    each("what it says", timed(lambda: b"".join(
        card.document(Content(assessment, {}, "agency", "th", place, shared=shared), place).title.encode() for place in places))[0], 0, reading, len(rows))
    each("HTML", *timed(lambda: b"".join(html(document).encode() for document in documents)), reading, len(rows))
    each("PDF", *timed(lambda: b"".join(pdf(document) for document in documents)), reading, len(rows))
    for count in counts:
        content = Content(api.assess(standard, many(rows, count)), {}, "committee", "th")
        print(f"{count} agencies")
        for name, maker in (("meeting", meeting), ("announcement", announcement)):
            document = maker.document(content)
            each(f"{name} PDF", *timed(lambda document=document: pdf(document)), reading * count)
            each(f"{name} Word", *timed(lambda document=document: docx(document)), reading * count)
        each("announcement CSV", *timed(lambda content=content: announcement.csv(content).encode()), reading * count)


def each(name: str, seconds: float, size: int, reading: float, count: int = 1) -> None:
    kilobytes = f"{size / count / 1000:10.1f} kB" if size else " " * 13
    print(f"  {name:18}{1000 * seconds / count:10.1f} ms{kilobytes}   {seconds / count / reading:6.2f} × reading")


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
