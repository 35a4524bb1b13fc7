"""How far the draws of ``rank --robust`` are from what a machine can do at all.

The *limit* is a matrix product of float64 (draws × categories by categories × agencies) and ``np.sort`` of its rows, chunk by
chunk: nothing else, no rounding, no ties, no percentiles. It is measured in the same process, after the same import of
numpy, with the same number of threads. CPU time of the process (user and system, all threads); least of ``--rounds``.

Each case runs in a process of its own, which tells its peak memory.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

HERE = Path(__file__).parent
DRAWS = 10_000
CASES = {
    "weights-0-5": ("weight draws, 10,000 agencies, totals 0-5 at two decimals", 1.2),
    "weights-0-1000": ("weight draws, 10,000 agencies, totals 0-1000 at two decimals", 3.0),
    "weights-47": ("weight draws, 47 agencies, against pmqa --help", 1.0),
    "marks-1000": ("misjudgement, 1,000 agencies, seconds of one core", 10.0),
    "marks-47": ("misjudgement, 47 agencies, against pmqa --help", None),
    "assess": ("assessment of 10,000 agencies with gaps and JSON, share of reading their files", 0.05),
}


def least(work: Callable[[], object], rounds: int) -> float:
    """Least CPU time of some rounds."""
    found = []
    for _ in range(rounds):
        start = time.process_time()
        work()
        found.append(time.process_time() - start)
    return min(found)


def limit(agencies: int, draws: int, categories: int) -> Callable[[], None]:
    """The matrix product and the sort, in chunks of a megabyte."""
    import numpy as np

    source = np.random.default_rng(1)
    shares, weights = source.random((categories, agencies)), source.random((draws, categories))
    rows = max(1, 2**17 // agencies)
    buffer = np.empty((rows, agencies))

    def run() -> None:
        for start in range(0, draws, rows):
            part = weights[start : start + rows]
            np.matmul(part, shares, out=buffer[: len(part)]).sort(axis=1)

    return run


def start_up(rounds: int) -> float:
    """CPU seconds of ``pmqa --help``."""
    sys.path.insert(0, str(HERE))
    from startup import ENTRY, UNCOUNTED, cpu_seconds

    times = [cpu_seconds([sys.executable, "-c", ENTRY, "--help"]) for _ in range(UNCOUNTED + rounds)]
    return min(times[UNCOUNTED:])


def measure(case: str, rounds: int) -> dict[str, float]:
    """One case: its seconds, what it is compared with, peak memory in MB."""
    sys.path.insert(0, str(HERE))
    from many_agencies import assessed, thousand

    from pmqa.robust import whole
    from pmqa.robust.result import Spread

    kind, size = case.split("-", 1) if "-" in case else (case, "")
    if kind == "assess":
        seconds, beside = _assess(rounds)
    elif kind == "marks":
        assessment = assessed("pmqa-fl2", int(size))
        seconds = least(lambda: whole._marks(assessment, DRAWS, 1, 3, 0.1), rounds)
        beside = 1.0 if size == "1000" else start_up(rounds)
    else:
        assessment = assessed(thousand() if size == "0-1000" else "pmqa-fl2", 47 if size == "47" else 10_000)
        seconds = least(lambda: whole._weights(assessment, DRAWS, 1, 3, Spread()), rounds)
        beside = start_up(rounds) if size == "47" else least(limit(10_000, DRAWS, 7), rounds)
    return {"seconds": seconds, "beside": beside, "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024}


def _assess(rounds: int) -> tuple[float, float]:
    """CPU seconds of scoring, ranking and telling 10,000 agencies; of reading and checking as many workbooks."""
    from many_agencies import filled

    import pmqa
    from pmqa.assessment import assess
    from pmqa.report.as_json import gaps_data
    from pmqa.report.json_parts import text_of

    standard = pmqa.load_standard("pmqa-fl2")
    rows = filled(standard, 10_000)
    files = sorted((HERE.parent / "sample_submissions" / "fl2-2561").rglob("*.xlsx"))
    read = least(lambda: [pmqa.check(standard, pmqa.read_submission(file, standard)) for file in files], rounds)
    return least(lambda: text_of(gaps_data(assess(standard, rows), {})), rounds), read / len(files) * 10_000


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--case", choices=CASES)
    parser.add_argument("--one", action="store_true", help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        print(json.dumps(measure(options.case, options.rounds)))
        return
    print(f"{DRAWS:,} draws; NPY_DISABLE_CPU_FEATURES={os.environ.get('NPY_DISABLE_CPU_FEATURES', '')!r}")
    print(f"{'seconds':>8}{'beside':>8}{'ratio':>7}{'at most':>9}{'MB':>6}  what")
    for case, (what, most) in CASES.items():
        if options.case in (None, case):
            command = [sys.executable, str(Path(__file__)), "--one", "--case", case, "--rounds", str(options.rounds)]
            found = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            ratio = found["seconds"] / found["beside"]
            target = "" if most is None else f"{most:g}" if ratio <= most else f"{most:g} !"
            print(f"{found['seconds']:>8.2f}{found['beside']:>8.2f}{ratio:>7.2f}{target:>9}{found['memory']:>6.0f}  {what}")


if __name__ == "__main__":
    main()
