"""How sure a ranking is, told whole: in a window of 80 cells in Thai and English, in JSON, in CSV."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from reported import round_of, standard_in

from pmqa.assessment import Assessment
from pmqa.report.as_csv import agencies_csv
from pmqa.report.blocks import laid_out
from pmqa.report.json_parts import text_of
from pmqa.report.robust_json import robust_data
from pmqa.report.robust_report import how_sure
from pmqa.report.robust_words import REASONS
from pmqa.report.wrapping import cells
from pmqa.robust.result import Hair, Robustness, Spread
from pmqa.robust.whole import robustness

PAGE = (Path(__file__).parents[2] / "docs" / "robustness.md").read_text(encoding="utf-8")

ENGLISH = """\

How sure: sensitivity ranges of the ranks
A sensitivity range tells what the ranks do when one thing differs by a stated
amount. It is no confidence interval: nobody knows how far weights or marks are
really off.
1,000 draws, seed 1
● median of the draws · ○ the rank as it is · ├─┤ 5th to 95th percentile · rank
1 is on the left

If the category weights were otherwise
In each draw the weights are like the mean of 100 votes around the declared ones
(Dirichlet).
Same%: share of draws with the rank as it is · Top1%: share with rank 1 or
better · Worst: no weights at all put it below this rank (a fact, not drawn)

Department
Rank 5–95 % Med                          Same% Top1% Worst  Agency
   1      1   1  ●·····················    100   100     1  A กรมการข้าวสมมติ
   2      2   2  ·····················●    100     0     2  B กรมน้ำสมมติ
Whatever the weights, nobody in the group is ranked above A

Province
Rank 5–95 % Med                          Same% Top1% Worst  Agency
   1      1   1  ●·····················    100   100     1  C จังหวัดผู้ใหญ่บ้านสมมติ
   2      2   2  ·····················●    100     0     2  D จังหวัดที่นี่สมมติ
                                                            (incomplete)
Whatever the weights, nobody in the group is ranked above C

If marks were one step off
Each mark is one legal step off with a chance of 10 %, half of it up, half down;
all bars are tested again. Typed results stay.
Same%: share of draws with the rank as it is · Top1%: share with rank 1 or
better · Bars%: chance of meeting every bar
The chance of meeting the bars is computed exactly, not counted in draws.

Department
Rank 5–95 % Med                          Same% Top1% Bars%  Agency
   1      1   1  ●·····················     96    96   100  A กรมการข้าวสมมติ
   2      2   2  ·····················●     95     5     5  B กรมน้ำสมมติ

Province
Rank 5–95 % Med                          Same% Top1% Bars%  Agency
   1      1   1  ●·····················    100   100   100  C จังหวัดผู้ใหญ่บ้านสมมติ
   2      2   2  ·····················●    100     0     0  D จังหวัดที่นี่สมมติ
                                                            (incomplete)

If one category were left out (bars stay)
Category  Mean rank change  Most  Requirement
1                     0.00  –     Leadership
2                     0.00  –     Strategy

If an unsettled rule were decided otherwise
direction-2: the bar of direction is 2
    Mean rank change 0.00 · verdict flips 1: B

Requirements that most fail
Short Of  Code  Requirement
    2  4  LD1   Direction

Requirements that tell agencies apart best (correlation with the mean of all
others)
Correlation  Code  Requirement
      -0.64  SP2   Follow-up
      -0.87  SP1   Plan
      -0.90  LD1   Direction
      -0.90  LD2   Governance

Requirements whose bars everybody meets
SP1
"""


@pytest.fixture(scope="module")
def assessment(tmp_path_factory: pytest.TempPathFactory) -> Assessment:
    return round_of(standard_in(tmp_path_factory.mktemp("worked")))


@pytest.fixture(scope="module")
def result(assessment: Assessment, tmp_path_factory: pytest.TempPathFactory) -> Robustness:
    return robustness(assessment, draws=1000, top=1, load_variant=lambda name: standard_in(tmp_path_factory.mktemp("variant"), name))


def told(assessment: Assessment, result: Robustness, lang: str, width: int | None) -> str:
    return "\n".join(line.text for line in laid_out(how_sure(assessment, result, lang), width)) + "\n"


def keys(data: object) -> Iterator[str]:
    if isinstance(data, dict):
        yield from data
    for below in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from keys(below)


def test_in_a_window(assessment: Assessment, result: Robustness) -> None:
    assert told(assessment, result, "en", 80) == ENGLISH


@pytest.mark.parametrize("lang", ["th", "en"])
def test_nothing_is_wider_than_the_window(assessment: Assessment, result: Robustness, lang: str) -> None:
    assert max(cells(line) for line in told(assessment, result, lang, 80).splitlines()) <= 80
    assert ("ช่วงความเชื่อมั่น" in told(assessment, result, "th", 200)) and ("no confidence interval" in told(assessment, result, "en", 200))


def test_piped_there_is_no_drawing(assessment: Assessment, result: Robustness) -> None:
    lines = told(assessment, result, "en", None).splitlines()
    assert "Rank\t5–95 %\tMed\tSame%\tTop1%\tBars%\tAgency" in lines
    assert not any("···" in line for line in lines)


def test_every_key_of_the_json_is_on_the_page(assessment: Assessment, result: Robustness) -> None:
    data = json.loads(text_of(robust_data(assessment, result)))
    assert set(keys(data)) - {"th", "en"} <= set(re.findall(r"`(\w+)`", PAGE))
    assert [row["agency"] for row in data["weights"]["agencies"]] == ["A", "B", "C", "D"]
    assert data["variants"] == [{"variant": "direction-2", "mean_change": 0.0, "flips": ["B"], "ranks": [
        {"agency": agency, "file": f"{agency}.xlsx", "rank": rank} for agency, rank in zip("ABCD", (1, 2, 1, 2), strict=True)]}]
    assert data["misjudgement"]["meets_exact"] is True
    assert data["near"] == []


def test_csv_has_six_columns_for_each_source(assessment: Assessment, result: Robustness) -> None:
    header, *rows = [line.split(",") for line in agencies_csv(assessment, "en", result).splitlines()]
    plain = agencies_csv(assessment, "en").splitlines()[0].split(",")
    assert header[len(plain):] == [f"{source}_{name}" for source in ("weights", "misjudgement")
                                   for name in ("low", "median", "high", "nominal", "top", "meets")]
    assert all(len(row) == len(header) for row in rows)
    assert rows[0][len(plain):len(plain) + 6] == ["1.00", "1.00", "1.00", "1.0000", "1.0000", "1.0000"]


def test_a_source_that_does_not_apply_says_why(assessment: Assessment) -> None:
    without = replace(robustness(assessment, draws=10, spread=Spread("band", 0.2)), weights=None, no_weights="lowest-category", dominance=None)
    assert "Not here: the total is that of the lowest category, so there are no weights to vary." in told(assessment, without, "en", None)
    assert robust_data(assessment, without)["weights"]["not_here"]["en"].startswith("Not here: the total")
    assert robust_data(assessment, without)["dominance"] == []
    assert all(reason.th and reason.en for reason in REASONS.values())


def test_long_lists_are_cut_and_say_so(assessment: Assessment, result: Robustness, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("pmqa.report.robust_report._MOST", 1)
    hairs = (Hair(0, 1, 1, ("LD1",)), Hair(2, 3, 1, ()))
    lines = told(assessment, replace(result, hairs=hairs), "en", None).splitlines()
    start = lines.index("Decided by a hair: one unit of the last published decimal")
    assert lines[start + 2 : start + 5] == ["Rank\tAgency\tTotal\t\t\tRequirement", "1\tA\t3.60\tB\t3.40\tLD1", "and 1 more (all in --format json)"]
