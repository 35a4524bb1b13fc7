"""How long a table of marks takes, beside the csv module reading the same rows and doing nothing with them.

CPU time in one process, the two in turn so that whatever else the machine does falls on both, one uncounted round first.
The ratio is that of the medians: seconds change from machine to machine, ratios little.
"""

from __future__ import annotations

import argparse
import csv
import random
import statistics
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from pmqa import api
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field


def write(standard: Standard, path: Path, rows: int) -> int:
    """A table of random legal answers; the number of its cells."""
    rng = random.Random(1)
    asked = [field for field in standard.fields if field.scored and field.kind != "presence"]
    kind = standard.types[0].code if standard.types else ""
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        out = csv.writer(file)
        out.writerow(["standard", "code", "name", "type", *(field.key for field in asked)])
        for number in range(rows):
            out.writerow([standard.id, f"A{number:05}", f"หน่วยงาน {number}", kind, *(_answer(rng, field) for field in asked)])
    return rows * len(asked)


def _answer(rng: random.Random, field: Field) -> str:
    if field.kind == "mark":
        return f"{rng.choice(field.legal):g}"
    if field.kind == "tick":
        return "✓" if rng.random() < 0.7 and field.part != "none" else ""
    return rng.choice(field.options).th if field.options else f"{rng.uniform(field.low or 0, field.high or 100):.2f}"


def measure(run: dict[str, Callable[[], object]], rounds: int) -> dict[str, float]:
    """Median CPU seconds of each."""
    times: dict[str, list[float]] = {name: [] for name in run}
    for counted in [False] + [True] * rounds:
        for name, task in run.items():
            began = time.process_time()
            task()
            if counted:
                times[name].append(time.process_time() - began)
    return {name: statistics.median(spent) for name, spent in times.items()}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("standards", nargs="*", default=["pmqa-fl2", "pmqa-40"])
    parser.add_argument("--rows", type=int, default=2_000)
    parser.add_argument("--rounds", type=int, default=3)
    options = parser.parse_args()
    for name in options.standards:
        standard = api.load_standard(name)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "marks.csv"
            cells = write(standard, path, options.rows)

            def bare(path: Path = path) -> list:
                with path.open(encoding="utf-8-sig", newline="") as file:
                    return list(csv.reader(file))

            def read(path: Path = path, standard: Standard = standard) -> object:
                return api.read_table(path, standard)

            def check(path: Path = path, standard: Standard = standard) -> list:
                return [api.check(standard, one) for one in api.read_table(path, standard).submissions]

            def rank(path: Path = path, standard: Standard = standard) -> object:
                return api.assess(standard, check(path, standard))

            spent = measure({"csv": bare, "read": read, "read + check": check, "read + check + rank": rank}, options.rounds)
        print(f"{name}: {options.rows:,} rows, {cells:,} answers")
        for step, seconds in spent.items():
            print(f"  {step:20} {seconds:6.2f} s  {seconds / spent['csv']:5.1f}x  {seconds / cells * 1e6:5.2f} µs an answer")


if __name__ == "__main__":
    main()
