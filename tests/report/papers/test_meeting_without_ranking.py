"""The paper for the meeting on standards that end in a decision and rank nobody."""

from __future__ import annotations

from pathlib import Path

from papers import told

from pmqa.api import assess, check, load_standard, read_submission
from pmqa.report.content import Content
from pmqa.report.papers.meeting import document

SAMPLES = Path(__file__).parents[3] / "sample_submissions"


def samples(standard_id: str, audience: str) -> Content:
    standard = load_standard(standard_id)
    files = sorted((SAMPLES / standard_id).glob("*.xlsx"))
    return Content(assess(standard, [check(standard, read_submission(path, standard)) for path in files]), {}, audience, "en")


def test_decisions_have_a_column_and_nobody_is_ranked_where_a_standard_has_no_ranking() -> None:
    content = samples("iso-9001-2015", "committee")
    lines = told(document(content))
    assert lines[2:4] == ["> 4 assessed", "> 0 left out"]
    start = lines.index("# Results")
    assert lines[start + 2] == "Agency | Total | 4 | 5 | 6 | 7 | 8 | 9 | 10 | Decision"
    assert [line.rpartition(" | ")[2] for line in lines[start + 3: start + 7]] == [
        "granted", "not granted", "granted", "not decided: answers are missing"]
    assert lines[lines.index("# Left out: 0") + 1] == "Every agency with answers is assessed."
    assert not [line for line in lines if "ranked" in line and line != "This standard has no ranking."]
    th = told(document(content.in_("th")))
    assert th[2:4] == ["> 4 ประเมินแล้ว", "> 0 ไม่นำมารวม"]
    assert th[th.index("# ไม่นำมารวม: 0") + 1] == "ทุกหน่วยงานที่มีคำตอบได้รับการประเมิน"


def test_names_keep_their_room_beside_bars_band_and_decision() -> None:
    """Eight categories would leave a name the room of a few letters."""
    lines = told(document(samples("igot-course-card", "office")))
    start = lines.index("# Results")
    assert lines[start + 2: start + 8] == [
        "Agency | Total | Bars | Band | Decision",
        "A01 หลักสูตรตัวอย่าง ก (สมมติ) | 100.00 | ✓ met | high | admitted",
        "A02 หลักสูตรตัวอย่าง ข (สมมติ) | 93.25 | ✗ 1 gap | low | admitted",
        "A03 หลักสูตรตัวอย่าง ค (สมมติ) | 100.00 | ✓ met | high | disqualified",
        "A04 หลักสูตรตัวอย่าง ง (สมมติ) | 100.00 | ✓ met | high | admitted",
        "The result workbook has the category scores."]
