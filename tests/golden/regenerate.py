"""The samples' full ranking, kept as JSON beside this file: ``python tests/golden/regenerate.py`` writes it anew.

Whoever changes a score changes what agencies are told. The test compares; this program is run once the change is meant.
"""

from __future__ import annotations

import json
from collections import Counter
from math import isnan
from pathlib import Path

import pmqa.api
from pmqa.assessment import Assessment
from pmqa.checks import Checked
from pmqa.standard.store import load_standard, shipped

GOLDEN = Path(__file__).resolve().parent
SAMPLES = GOLDEN.parents[1] / "sample_submissions"
ROUNDS = {"fl2-2561": "pmqa-fl2", "fl2-2561-faulty": "pmqa-fl2", "pmqa-40": "pmqa-40"}
REMINDER = "Say in CHANGELOG.md, under **Scores**, what changed and why."


def checked(round_: str, variant: str = "") -> list[Checked]:
    """Every workbook of a sample folder, read and checked; lock files are passed over as the program does."""
    standard = load_standard(ROUNDS[round_], variant, [shipped()])
    files = sorted(path for path in (SAMPLES / round_).glob("*.xlsx") if not path.name.startswith("~$"))
    return [pmqa.api.check(standard, pmqa.api.read_submission(path, standard)) for path in files]


def assessed(round_: str, rows: list[Checked], variant: str = "") -> Assessment:
    return pmqa.api.assess(load_standard(ROUNDS[round_], variant, [shipped()]), rows)


def golden(assessment: Assessment, rows: list[Checked]) -> str:
    """One line for each agency, in the order of the files; what was found only by its codes: words may improve."""
    standard = assessment.standard
    short = [0, *(i for i, node in enumerate(standard.nodes) if node.kind == "category")]
    codes = [node.code for node in standard.nodes]
    ranking = []
    for i, (agency, row) in enumerate(zip(assessment.agencies, assessment.checked, strict=True)):
        if not assessment.ranked[i]:
            continue
        scores = [None if isnan(score) else score for score in assessment.scores[i].tolist()]
        bands = {entry.node: name.en for entry in standard.bands if (name := assessment.band_of(i, entry.node))}
        ranking.append({
            "file": agency.file, "agency": agency.code, "group": agency.group, "rank": int(assessment.rank[i]), "total": scores[0],
            "exact": assessment.exact[i, 0], "gaps": int(assessment.gaps.unmet[i].sum()), "meets_bars": assessment.meets_bars(i),
            "incomplete": row.incomplete, "provisional": row.provisional, "findings": _codes(row),
            "ranks": {codes[n]: int(assessment.ranks[i, n]) for n in short}, "scores": dict(zip(codes, scores, strict=True)), "bands": bands,
        })
    by_file = {row.file: row for row in rows}
    several = {finding.file for finding in assessment.findings} | {finding.expected for finding in assessment.findings}
    unranked = [{"file": left.file, "agency": left.agency, "findings": _codes(by_file[left.file]),
                 "with_others": sorted({one.code for one in assessment.findings}) if left.file in several else []}
                for left in assessment.left_out]
    return "\n".join(['{"ranking": [', ",\n".join(map(_line, ranking)), '], "unranked": [', ",\n".join(map(_line, unranked)), "]}"]) + "\n"


def _codes(row: Checked) -> dict[str, int]:
    return dict(sorted(Counter(finding.code for finding in row.findings).items()))


def _line(entry: dict[str, object]) -> str:
    return json.dumps(entry, ensure_ascii=False, allow_nan=False)


def main() -> None:
    for round_ in ROUNDS:
        rows = checked(round_)
        path, fresh = GOLDEN / f"{round_}.json", golden(assessed(round_, rows), rows)
        if not path.is_file() or path.read_text(encoding="utf-8") != fresh:
            path.write_text(fresh, encoding="utf-8", newline="\n")
            print(f"{path.name} changed. {REMINDER}")


if __name__ == "__main__":
    main()
