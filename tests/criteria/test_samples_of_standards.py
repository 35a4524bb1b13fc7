"""The sample workbooks and tables of the standards beside PMQA's own say what their stories tell."""

from __future__ import annotations

from pathlib import Path

import pytest
from scored import shipped

from pmqa.api import check, read_submission, read_table
from pmqa.assessment import Assessment, assess

SAMPLES = Path(__file__).parents[2] / "sample_submissions"


def workbooks(id: str, variant: str = "") -> Assessment:
    standard = shipped(id, variant)
    return assess(standard, [check(standard, read_submission(path, standard)) for path in sorted((SAMPLES / id).glob("*.xlsx"))])


def table(id: str) -> Assessment:
    standard = shipped(id)
    return assess(standard, [check(standard, row) for row in read_table(SAMPLES / "tables" / f"{id}.csv", standard).submissions])


def told(found: Assessment) -> dict[str, tuple[object, ...]]:
    """Total, then what it ends in: decision, band, codes of findings."""
    out = {}
    for i, agency in enumerate(found.agencies):
        decision, band = found.decision_of(i), found.band_of(i, "total")
        codes = sorted({one.code for one in found.checked[i].findings})
        out[agency.code] = (float(found.scores[i, 0]), *filter(None, (decision and decision.en, band and band.en)), *codes)
    return out


def test_award_criteria() -> None:
    assert told(workbooks("pmqa-2562")) == {"A01": (378.5, "category award"), "A02": (350.0,), "A03": (414.0, "category award", "ANS033"), "A04": (560.0,)}
    assert told(workbooks("pmqa-2562", "factor-cap"))["A03"][:2] == (389.5, "ANS034")  # 1.1 at 25 %: 42.0 becomes 17.5


def test_profiles() -> None:
    assert told(workbooks("caf-2020")) == {"A01": (48.44,), "A02": (44.17, "ANS021")}


def test_audits() -> None:
    assert told(workbooks("iso-9001-2015")) == {"A01": (94.64, "granted"), "A02": (98.39, "not granted"), "A03": (98.39, "granted"),
                                                "A04": (93.55, "not decided: answers are missing", "ANS001")}


def test_courses() -> None:
    assert told(workbooks("igot-course-card")) == {"A01": (100.0, "admitted", "high"), "A02": (93.25, "admitted", "low"),
                                                   "A03": (100.0, "disqualified", "high"), "A04": (100.0, "admitted", "high")}


# Group, rank in it, rank over all, total, and the band where there is one.
TABLES = {
    "mp-cm-helpline-3": {
        "D01": ("high", 1, 1, 94.80, "A"), "D02": ("high", 1, 1, 94.80, "A"), "D03": ("high", 3, 4, 80.26, "A"), "D04": ("low", 1, 6, 76.37, "B"),
        "D05": ("low", 2, 7, 62.80, "C"), "D06": ("low", 3, 8, 35.40, "D"), "D07": ("low", 0, 0, 40.0, "D"), "K01": ("departments", 1, 3, 91.86, "A"),
        "K02": ("departments", 2, 5, 77.80, "B")},
    "mp-cm-helpline-2": {"D01": ("high", 1, 1, 94.91, "A"), "D02": ("high", 2, 2, 82.14, "A")},
    "mp-cm-helpline-1": {"D01": ("high", 1, 1, 89.05, "A"), "D02": ("high", 2, 2, 68.55, "C")},
    "ita-2565": {"T01": ("", 1, 1, 96.4, "AA"), "T02": ("", 2, 2, 96.2, "AA"), "T03": ("", 3, 3, 95.2, "AA"), "T04": ("", 4, 4, 70.0, "C"),
                 "T05": ("", 5, 5, 49.4, "F")},
    "ita-2567": {"T01": ("", 1, 1, 96.4, "passed with excellence"), "T02": ("", 2, 2, 96.2, "passed well"), "T03": ("", 3, 3, 95.2, "passed"),
                 "T04": ("", 4, 4, 70.0, "to improve"), "T05": ("", 5, 5, 49.4, "to improve at once")},
    "igot-states": {"S1": ("S", 1, 1, 38.9, None), "S2": ("S", 1, 1, 38.9, None), "S3": ("S", 2, 5, 18.25, None), "M1": ("M", 2, 4, 26.42, None),
                    "M2": ("M", 1, 3, 29.4, None), "L1": ("L", 1, 2, 30.16, None), "L2": ("L", 0, 0, 43.7, None)},
    "eoffice-adoption": {
        "U1": ("ministry", 1, 1, 99.38, None), "U2": ("commissioner", 1, 3, 81.98, None), "U3": ("commissioner", 2, 6, 33.94, None),
        "U4": ("safety", 0, 0, 97.92, None), "U5": ("board", 1, 4, 77.02, None), "U6": ("insurance", 1, 2, 93.6, None),
        "U7": ("field", 1, 5, 38.35, None)},
}


@pytest.mark.parametrize("id", TABLES)
def test_tables(id: str) -> None:
    found = table(id)
    bands = [found.band_of(i, "total") for i in range(len(found.agencies))]
    assert {agency.code: (agency.group, int(found.rank[i]), int(found.rank_overall[i]), float(found.scores[i, 0]), bands[i] and bands[i].en)
            for i, agency in enumerate(found.agencies)} == TABLES[id]


def test_a_published_total_that_differs_is_told_and_kept() -> None:
    found = table("mp-cm-helpline-3")
    column = found.standard.columns["published"]
    differing = {agency.code: (float(found.answers[i, column]), [one.expected for one in found.checked[i].findings if one.code == "ANS037"])
                 for i, agency in enumerate(found.agencies) if agency.code in ("D01", "D03", "D04")}
    assert differing == {"D01": (94.80, []), "D03": (80.36, ["80.26"]), "D04": (76.37, [])}
