"""A folder of many workbooks: two processes beside one, the folder again, the folder with one file changed, and memory.

The files are the samples of one round, each copied under new agency codes (only the part that holds the code is packed anew), so
that every file has content of its own and every agency sends one. Wall time of whole runs of ``pmqa rank FOLDER``,
the kept records in a folder of their own that is emptied before a first run. Runs that are compared stand next to each other
and are repeated; ratios are of the least times. Memory is the peak resident size (Linux: from ``/proc`` and ``os.wait4``).
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from itertools import cycle, islice
from pathlib import Path

from pmqa.intake.reading import How
from pmqa.intake.workers import Worker
from pmqa.standard import store
from pmqa.xlsx.package import Package

ROOT = Path(__file__).parent.parent
SAMPLES = ROOT / "sample_submissions" / "fl2-2561"
STRINGS = "xl/sharedstrings.xml"
MB = 1 << 20


def make(folder: Path, count: int) -> None:
    """``count`` workbooks, a hundred to a subfolder, each of an agency of its own."""
    packages = [(path.stem.partition("-")[0], path.read_bytes()) for path in sorted(SAMPLES.glob("*.xlsx"))]
    for number, (code, data) in enumerate(islice(cycle(packages), count)):
        package = Package(data)
        texts, its = package.read(STRINGS), f"<t>{code}</t>".encode()
        if texts.count(its) != 1:
            raise SystemExit(f"{code}: the agency's code does not stand once among the texts")
        package.write(STRINGS, texts.replace(its, f"<t>{code}-{number:05}</t>".encode()))
        path = folder / f"{number // 100:03}" / f"{number:05}.xlsx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(package.packed())


def rank(folder: Path, *options: str) -> tuple[float, float]:
    """Wall seconds and peak megabytes of one run."""
    command = [sys.executable, "-c", "from pmqa.cli import program; program()", "rank", str(folder), *options]
    start = time.perf_counter()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command)}")
    return time.perf_counter() - start, usage.ru_maxrss / 1024


def two_against_one(folder: Path, rounds: int) -> float:
    times: dict[str, list[float]] = {"1": [], "2": []}
    for _ in range(rounds):
        for jobs, seconds in times.items():
            seconds.append(rank(folder, "--jobs", jobs, "--no-cache")[0])
    return min(times["2"]) / min(times["1"])


def again_and_changed(folder: Path, cache: Path, rounds: int) -> Iterator[tuple[str, float, float]]:
    """(what, seconds, peak MB) of a first run, the same again, and after one file was changed."""
    changed = folder / "000" / "00000.xlsx"
    for _ in range(rounds):
        shutil.rmtree(cache, ignore_errors=True)
        yield "first", *rank(folder, "--jobs", "2", "--cache", str(cache))
        yield "again", *rank(folder, "--jobs", "2", "--cache", str(cache))
        package = Package(changed.read_bytes())
        package.write(STRINGS, package.read(STRINGS).replace(b"</t>", b" </t>", 1))
        changed.write_bytes(package.packed())
        yield "one changed", *rank(folder, "--jobs", "2", "--cache", str(cache))


def worker_memory(folder: Path) -> float:
    """Peak megabytes of a worker that has read 500 files, over those of a Python that does nothing."""
    how = How(tuple(store.places()))
    for name in store.available(list(how.searched)):  # compiled and kept, as the parent's first files see to
        store.load_standard(name)
    worker = Worker()
    for path in islice(sorted(folder.rglob("*.xlsx")), 500):
        worker.records(how, [(path.name, path.read_bytes())])
    peak = _peak(worker.pid)
    worker.end()
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as bare:
        time.sleep(0.5)
        least = _peak(bare.pid)
        bare.stdin.write(b"\n")
    return peak - least


def _peak(process: int) -> float:
    lines = Path(f"/proc/{process}/status").read_text(encoding="ascii").splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmHWM")) / 1024


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--files", type=int, default=1000, help="1000, or 10000 for the whole table (10 minutes, 4 GB of disk)")
    parser.add_argument("--rounds", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as place:
        folder, cache = Path(place, "sent"), Path(place, "cache")
        make(folder, options.files)
        print(f"{options.files:,} files; rounds: {options.rounds}")
        print(f"worker: {worker_memory(folder):.0f} MB over the interpreter (<= 40)")
        if options.files <= 1000:
            print(f"two processes against one: {two_against_one(folder, options.rounds):.2f} (<= 0.56)")
        times: dict[str, list[float]] = {}
        memory = 0.0
        for what, seconds, peak in again_and_changed(folder, cache, options.rounds):
            print(f"  {what}: {seconds:.1f} s, {peak:.0f} MB")
            times.setdefault(what, []).append(seconds)
            memory = max(memory, peak)
        first, again, changed = (min(seconds) for seconds in times.values())
        size = sum(path.stat().st_size for path in cache.iterdir()) / MB
        print(f"the folder again: 1/{first / again:.1f} (<= 1/10); one file changed: 1/{first / changed:.1f} (<= 1/8)")
        print(f"parent: {memory:.0f} MB (<= 500); kept records: {size:.0f} MB")


if __name__ == "__main__":
    main()
