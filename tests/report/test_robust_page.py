"""The example on docs/robustness.md is what the program says of the sample round."""

from __future__ import annotations

from pathlib import Path

from golden.regenerate import assessed, checked

from pmqa.report.blocks import laid_out
from pmqa.report.robust_report import how_sure
from pmqa.robust.whole import robustness

PAGE = Path(__file__).parents[2] / "docs" / "robustness.md"


def test_the_example_is_what_the_sample_round_gives() -> None:
    assessment = assessed("fl2-2561", checked("fl2-2561"))
    lines = [line.text for line in laid_out(how_sure(assessment, robustness(assessment), "en"), 100)]
    start = lines.index("Province", lines.index("If marks were one step off"))
    example = "\n".join(lines[start : lines.index("", start)])
    assert f"```text\n{example}\n```" in PAGE.read_text(encoding="utf-8")
