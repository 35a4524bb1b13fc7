"""How long a command takes to start, as a multiple of a Python that does nothing.

CPU time of the whole child process (user + system, from ``os.wait4``: not on Windows), commands taken in turn so that
whatever else the machine does falls on all of them; uncounted rounds first, so that caches are warm and bytecode is
written, as an installed package has it (``PYTHONDONTWRITEBYTECODE`` is not handed on: compiling the source anew would be
measured instead). Two ratios: that of the least times, nearest to an idle machine, and that of the medians.
Seconds change from machine to machine and from run to run; ratios change little.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
SAMPLE = ROOT / "sample_submissions" / "careful-officer.xlsx"  # no error among its findings: exit code 0
ENTRY = "from pmqa.cli import program; program()"  # what the installed command runs
BARE = "python -c pass"
TARGETS = {"pmqa --help": 9, "pmqa score ONE": 16}
UNCOUNTED = 2  # rounds: one compiles and keeps the criteria, too


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one run; its output goes into a pipe and is thrown away."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    process = subprocess.Popen(command, cwd=ROOT, env=environment, stdin=subprocess.DEVNULL,
                               stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
    output = process.stdout.read()
    process.stdout.close()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command)}\n{output.decode(errors='replace')}")
    return usage.ru_utime + usage.ru_stime


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for counted in [False] * UNCOUNTED + [True] * rounds:
        for name, command in commands.items():
            seconds = cpu_seconds(command)
            if counted:
                times[name].append(seconds)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--workbook", type=Path, default=SAMPLE)
    options = parser.parse_args()

    pmqa = [sys.executable, "-c", ENTRY]
    commands = {
        BARE: [sys.executable, "-c", "pass"],
        "import numpy": [sys.executable, "-c", "import os; os.environ['OPENBLAS_NUM_THREADS'] = '1'; import numpy"],
        "pmqa --help": [*pmqa, "--help"],
        "pmqa score ONE": [*pmqa, "score", str(options.workbook.resolve())],
    }
    times = measure(commands, options.rounds)
    print(f"CPU time, {options.rounds} rounds; ONE is {options.workbook.name}")
    print(f"{'command':<16}{'min ms':>8}{'median':>8}{'x min':>8}{'x median':>10}  target")
    for name, seconds in times.items():
        least, median = min(seconds), statistics.median(seconds)
        ratios = least / min(times[BARE]), median / statistics.median(times[BARE])
        print(f"{name:<16}{1000 * least:>8.1f}{1000 * median:>8.1f}{ratios[0]:>8.1f}{ratios[1]:>10.1f}  "
              f"{verdict(ratios[1], TARGETS.get(name))}")


def verdict(ratio: float, target: int | None) -> str:
    if target is None:
        return ""
    return f"<= {target}" if ratio <= target else f"<= {target} missed"


if __name__ == "__main__":
    main()
