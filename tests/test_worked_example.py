"""The worked example of docs/criteria.md, to the last decimal: two categories, weighted means, a bar in each."""

from __future__ import annotations

from pathlib import Path

from pmqa.assessment import assess
from pmqa.checks import Checked
from pmqa.standard.store import load_standard

ANSWERS = {"A": (4, 2, 3, 5), "B": (2, 5, 3, 5), "C": (4, 2, 5, 3), "D": (None, 5, 4, 4)}  # LD1 LD2 | SP1 SP2


def test_the_worked_example_comes_out_exactly() -> None:
    standard = load_standard(Path(__file__).parent / "standards" / "worked-example")
    keys = ("LD1", "LD2", "SP1", "SP2")
    rows = []
    for code, marks in ANSWERS.items():
        answers = dict(zip(keys, marks, strict=True))
        values = tuple(None if answers.get(key) is None else float(answers[key]) for key in standard.columns)
        rows.append(Checked(f"{code}.xlsx", "", "", {"code": code, "name": code, "type": ""}, values,
                            ("",) * len(values), (), None in marks, False, False))
    result = assess(standard, rows)
    at = [standard.index[code] for code in ("1", "2", "total")]
    found = {agency.code: (*result.scores[i, at].tolist(), int(result.rank[i]), [gap.code for gap in result.gaps_of(i)])
             for i, agency in enumerate(result.agencies)}
    assert found == {
        "A": (3.33, 4.00, 3.60, 1, []),
        "B": (3.00, 4.00, 3.40, 3, ["LD1"]),
        "C": (3.33, 4.00, 3.60, 1, []),
        "D": (1.67, 4.00, 2.60, 4, ["LD1"]),
    }
