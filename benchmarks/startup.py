"""How long a command takes to start, as a multiple of a Python that does nothing.

CPU time of the whole child process (user + system, from ``os.wait4``: not on Windows), commands taken in turn so that
whatever else the machine does falls on all of them, one uncounted round first so that caches are warm. The ratio is
that of the medians. Seconds change from machine to machine and from run to run; ratios change little.
"""

from __future__ import annotations

import argparse
import os
import statistics
import subprocess
import sys
from pathlib import Path

SAMPLES = Path(__file__).parent.parent / "sample_submissions"
BARE = "python -c pass"
TARGETS = {"pmqa --help": 9, "pmqa score ONE": 16}


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one run; its output is thrown away."""
    process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"exit code {process.returncode}: {' '.join(command)}")
    return usage.ru_utime + usage.ru_stime


def measure(commands: dict[str, list[str]], rounds: int) -> dict[str, list[float]]:
    times: dict[str, list[float]] = {name: [] for name in commands}
    for counted in [False] + [True] * rounds:
        for name, command in commands.items():
            seconds = cpu_seconds(command)
            if counted:
                times[name].append(seconds)
    return times


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--rounds", type=int, default=15)
    parser.add_argument("--workbook", type=Path, default=min(SAMPLES.glob("fl2-2561/*.xlsx"), default=None))
    options = parser.parse_args()
    if options.workbook is None:
        parser.error("no sample workbook found: give one with --workbook")

    pmqa = [sys.executable, "-m", "pmqa"]
    commands = {
        BARE: [sys.executable, "-c", "pass"],
        "pmqa --help": [*pmqa, "--help"],
        "pmqa score ONE": [*pmqa, "score", str(options.workbook)],
    }
    times = measure(commands, options.rounds)
    bare = 1000 * statistics.median(times[BARE])
    print(f"CPU time, {options.rounds} rounds; ONE is {options.workbook.name}")
    print(f"{'command':<16}{'median ms':>10}{'min':>8}{'max':>8}{'x bare':>8}  target")
    for name, seconds in times.items():
        median, least, most = (1000 * pick(seconds) for pick in (statistics.median, min, max))
        ratio = median / bare
        print(f"{name:<16}{median:>10.1f}{least:>8.1f}{most:>8.1f}{ratio:>8.1f}  {verdict(ratio, TARGETS.get(name))}")


def verdict(ratio: float, target: int | None) -> str:
    if target is None:
        return ""
    return f"<= {target}" if ratio <= target else f"<= {target} missed"


if __name__ == "__main__":
    main()
