"""Standards as text: listed, in full, and with the faults of their files."""

from __future__ import annotations

from pathlib import Path

import pytest
from random_rounds import standard_of
from reported import ROUND, standard_in
from written_standards import compiled

import pmqa
from pmqa.report.blocks import Block, laid_out
from pmqa.report.criteria_report import check_report, list_report
from pmqa.report.standard_report import standard_report
from pmqa.report.wrapping import cells
from pmqa.standard.check import Checked
from pmqa.standard.compiled import Standard
from pmqa.standard.faults import CriteriaError

IN_FULL = [
    "Scales",
    "Code             Status      Levels",
    "LD1 LD2 SP1 SP2  unverified  0–5 / 1",
    "",
    "Measures",
    "Code             Status      Measure",
    "LD1 LD2 SP1 SP2  unverified  mark: at most 5; blank: 0 · source: invented",
]
EVERY_KIND = [
    "Scales",
    "Code\tStatus\tLevels",
    "J6 J7 J5 J1 J3\tunverified\t0 none · 1 little · 2.5 half · 5 full",
    "J2 4.5 4.7\tunverified\t0–100 / 5 · 0 none · 50 half · 0–25 · 30–60 middle · 65–100 high",
    "J4\tunverified\t1 low · 3 high",
    "4.2 4.3 4.10\tunverified\tminor = 0.5 · conform = 1 · good = 1 · major = 0 · not applicable = as a blank",
    "4.4\tunverified\tyes = 1 · no = 0",
    "4.6\tunverified\thigh = 3 · low = 1",
    "",
    "Measures",
    "Code\tStatus\tMeasure",
    "J6 J7 J5 J1\tunverified\tmark: at most 5; blank: 0 · source: made up for tests",
    "J2\tunverified\tmark: at most 100; blank: 5; rounded to 0 decimals · source: made up for tests",
    "J3\tunverified\tfactors: lowest of A D; in the order A D; blank: 0 · source: made up for tests",
    "J4\tunverified\tfactors: weighted mean of A×3 L×1; blank: 0 · source: made up for tests",
    "E1\tunverified\tboxes: B basic 60 (3) · A advanced 40 (2); some of a level's boxes earn their part; earlier levels must be full · source: made up for tests",
    "E2\tunverified\tboxes: B basic 60 (2) · A advanced 40 (1); only a full level counts · source: made up for tests",
    "E3\tunverified\tboxes: B basic 60 (1) · A advanced 40 (1); only a full level counts · source: made up for tests",
    "R1\tsecondary\tratio: closed ÷ (received − excluded); more is better; below 0: 0; 0 → 0 … 1 → 60; 0 ÷ 0: 60; blank: 0; rounded to 2 decimals · source: made up for tests",
    "R2\tsecondary\tratio: excluded ÷ received; less is better; below 0: 10; 0 → 10 … 1 → 0; 0 ÷ 0: 10; blank: 0; rounded to 2 decimals · source: made up for tests",
    "R3\tsecondary\tvalue: hours; less is better; below 24: 15; 24 → 15 … 240 → 0; blank: 0 · source: made up for tests",
    "R10\tsecondary\tratio: (closed + received) ÷ @staff; more is better; below 0: 0; 0 → 0 … 1 → 5; 0 ÷ 0: 0; blank: 0 · source: made up for tests",
    "R11\tsecondary\tvalue: @staff; more is better; below 1: 0; 1 → 1 … 100 → 5; blank: 0 · source: made up for tests",
    "R4\tsecondary\tvalue: percent; 0–100; more is better; below 75: 0.5; 75 → 1 … 80 → 2 … 95 → 5; blank: 0 · source: made up for tests",
    "R5\tsecondary\ttarget: success in % of the target; below 0: 0; < 100: 0 … 60; ≤ 105: 80; above: 100; blank: 0 · source: made up for tests",
    "R6\tsecondary\ttarget: success in % of the target; below 0: 0; < 100: 0 … 60; ≤ 105: 80; above: 100; blank: 0 · source: made up for tests",
    "R7\tsecondary\tvalue: 0–9; more is better; below 0: 0; 0 → 0 … 9 → 1; blank: 0 · source: made up for tests",
    "4.2 4.3 4.10\tunverified\tmark: at most 1; blank: 0 · source: made up for tests",
    "4.4\tunverified\tmark: at most 1; blank: 0 · source: made up for tests",
    "4.5\tunverified\tfactors: judged as a whole beside A D; not above the range of the lowest of A D (a warning); blank: 0 · source: made up for tests",
    "4.6\tunverified\tfactors: mean of P Q; blank: 0 · source: made up for tests",
    "4.7\tunverified\tfactors: mean of A D; not above the lowest of A (lowered); blank: 0 · source: made up for tests",
    "",
]


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


def text(blocks: list[Block], width: int | None) -> list[str]:
    return [line.text for line in laid_out(blocks, width)]


def test_standards_listed_with_those_that_cannot_be_used(standard: Standard) -> None:
    assert text(list_report([standard], {"bent": (Path("criteria/bent"), 2)}, "en"), None) == [
        "Standard\tYear\tStatus\tContent\tTitle",
        "worked\t2561\tunverified\tabcdefabcdef\tWorked example",
        "from criteria",
        "✗ bent cannot be used: 2 fault(s), see pmqa criteria check criteria/bent",
    ]


def test_one_standard_in_full(standard: Standard) -> None:
    assert text(standard_report(standard, "en"), 80) == [
        "worked · Worked example",
        "criteria abcdefabcdef from criteria/worked",
        "",
        "year     2561",
        "status   unverified",
        "source   invented",
        "types    department (Department), province (Province)",
        "ranking  within type, bars > total (unverified)",
        "",
        "Unsettled rules",
        "direction    = 3        unverified  bar of direction",
        "direction-2  --variant  unverified  the bar of direction is 2",
        "",
        "Code     Of Weight  Measure        Status      Requirement",
        "total     5      1  weighted_mean  unverified  Total",
        "  1       5    0.6  weighted_mean  unverified  Leadership",
        "    LD1   5      2  mark           unverified  Direction",
        "    LD2   5      1  mark           unverified  Governance",
        "  2       5    0.4  weighted_mean  unverified  Strategy",
        "    SP1   5      1  mark           unverified  Plan",
        "    SP2   5      1  mark           unverified  Follow-up",
        "",
        *IN_FULL,
        "",
        "Bars",
        "LD1  LD1 ≥ 3  unverified  direction at least 3",
        "SP1  SP1 ≥ 2  adopted     at least 2",
    ]


def test_what_each_kind_of_measure_gives_for_what() -> None:
    """Every row of a standard that uses every rule: levels, level tables with both ends, tops and bottoms with their signs."""
    lines = text(standard_report(standard_of("every-rule"), "en"), None)
    assert lines[lines.index("Scales"):lines.index("Bars")] == EVERY_KIND
    thai = text(standard_report(standard_of("every-rule"), "th"), None)
    assert [line for line in thai if line.startswith(("R2\t", "R4\t", "4.7\t")) and "ที่มา: " in line] == [
        "R2\tแหล่งรอง\tratio: excluded ÷ received; น้อยกว่าดี; ต่ำกว่า 0: 10; 0 → 10 … 1 → 0; 0 ÷ 0: 10; ว่าง: 0; ปัดเป็นทศนิยม 2 ตำแหน่ง · ที่มา: made up for tests",
        "R4\tแหล่งรอง\tvalue: ร้อยละ; 0–100; มากกว่าดี; ต่ำกว่า 75: 0.5; 75 → 1 … 80 → 2 … 95 → 5; ว่าง: 0 · ที่มา: made up for tests",
        "4.7\tยังไม่ยืนยัน\tfactors: ค่าเฉลี่ยของ A D; ไม่เกินค่าต่ำสุดของ A (ลดคะแนน); ว่าง: 0 · ที่มา: made up for tests"]


@pytest.mark.parametrize(("name", "row"), [
    ("pmqa-fl2", ("RM1 RM2 RM3 RM7\tunverified\tvalue: percent; 0–100; more is better; below 75: 0; 75 → 1 … 80 → 2 … 85 → 3 … 90 → 4 … 95 → 5; blank: 0 · "
                 "source: level tables of one department's public system (Department of Disease Control, 2563)")),
    ("mp-cm-helpline-1", ("low\tsecondary\tratio: low-quality ÷ (received − excluded); less is better; below 0: 10; 0 → 10 … 1 → 0; 0 ÷ 0: 10; blank: 0; "
                         "rounded to 2 decimals · source: public reports of the monthly grading")),
    ("iso-9001-2015", "62 nodes\tunverified\tconform = 1 · opportunity for improvement = 1 · minor = 0 · major = 0 · not applicable = as a blank"),
])
def test_numbers_of_shipped_standards_are_shown(name: str, row: str) -> None:
    assert row in text(standard_report(pmqa.load_standard(name), "en"), None)


@pytest.mark.parametrize("lang", ["th", "en"])
def test_no_line_is_wider_than_the_window(standard: Standard, lang: str) -> None:
    assert max(map(cells, text([*standard_report(standard, lang), *list_report([standard], {}, lang)], 80))) <= 80


def test_the_variant_in_use_is_named(tmp_path: Path) -> None:
    lines = text(standard_report(standard_in(tmp_path, "direction-2"), "en"), None)
    assert lines[2] == "variant direction-2: the bar of direction is 2"
    assert "LD1\tLD1 ≥ 2\tunverified\tdirection at least 3" in lines


def test_every_fault_with_its_place_and_remedy(tmp_path: Path) -> None:
    bent = ROUND | {"2-strategy.toml": ROUND["2-strategy.toml"].replace('title = { th = "แผน", en = "Plan" }', "titel = 1", 1)}
    with pytest.raises(CriteriaError) as caught:
        compiled(tmp_path, bent)
    fine = standard_in(tmp_path)
    checked = {Path("w/worked"): Checked(None, caught.value.faults, []), Path("f/fine"): Checked(fine, [], [(3, 3), (6, 9)])}
    lines = text(check_report(checked, "en"), None)
    assert lines[0] == f"✗ worked: {len(caught.value.faults)} fault(s) (w/worked)"
    assert any(line.startswith("  2-strategy.toml:") and "requirements[SP1].titel: " in line for line in lines)
    assert lines[-2:] == [
        "✓ fine: usable · 2 categories (1, 2), 4 requirements, 2 bars (f/fine)",
        "  The numbers of the category files leave out 3, 6–9. If a file is missing, bring it back; if there was none, leave it."]
    assert text(check_report(checked, "th"), None)[-2:] == [
        "✓ fine: ใช้ได้ · 2 หมวด (1, 2), 4 ข้อ, 2 เกณฑ์ที่ต้องถึง (f/fine)",
        "  เลขหน้าชื่อไฟล์หมวดขาด 3, 6–9 ถ้าไฟล์หายไป ให้นำกลับมา ถ้าไม่มีแต่แรก ไม่ต้องแก้"]
