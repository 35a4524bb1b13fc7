"""``pmqa criteria`` and ``pmqa template``: what the domain expert and the central office work with."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from bent_standards import CRITERIA, copied
from commanded import Ran, criteria

import pmqa


def test_template_and_back(pmqa_: Callable[..., Ran], office: Path) -> None:
    ran = pmqa_("template", "worked", "-o", "blank.xlsx", "--agency", "กรมใหม่", "--agency-type", "province", "--year", "2565")
    assert (ran.code, ran.lines[-1]) == (0, "blank.xlsx · Province · กรมใหม่")
    submission = pmqa.read_submission(office / "blank.xlsx")
    assert (submission.year, submission.agency_type, submission.profile["name"].cell.value) == (2565, "province", "กรมใหม่")
    assert pmqa_("template", "worked", "-o", "blank.xlsx").lines[-1] == "blank.xlsx · Department"  # unfilled: may be replaced
    assert pmqa_("check", "blank.xlsx").code == 1


def test_templates_for_a_whole_register(pmqa_: Callable[..., Ran], office: Path) -> None:
    (office / "register.csv").write_text("code,name,type\nก/1,กรมหนึ่ง,กรม\nP2,จังหวัดสอง,จังหวัด\n", encoding="utf-8")
    assert pmqa_("template", "worked", "-o", "out", "--agencies", "register.csv").lines[-2:] == [
        "out/ก-1.xlsx · Department · กรมหนึ่ง", "out/P2.xlsx · Province · จังหวัดสอง"]
    assert pmqa.read_submission(office / "out" / "ก-1.xlsx").profile["code"].cell.value == "ก/1"
    assert pmqa_("template", "worked", "-o", "one.xlsx", "--agencies", "register.csv", "--agency", "P2").lines[-1] == "one.xlsx · Province · จังหวัดสอง"
    assert pmqa_("template", "worked", "-o", "one.xlsx", "--agencies", "register.csv", "--agency", "P9").code == 2


def test_criteria_list_show_schema_check(pmqa_: Callable[..., Ran], office: Path) -> None:
    assert [line.split("\t")[0] for line in pmqa_("criteria", "list").lines[1:3]] == ["newer", "worked"]
    assert pmqa_("criteria", "show", "worked").lines[0] == "worked · Worked example"
    assert pmqa_("criteria", "show", "criteria/worked", "--variant", "direction-2").lines[2] == "variant direction-2: the bar of direction is 2"
    assert {"$schema", "anyOf", "$defs"} <= set(pmqa_("criteria", "schema").data)
    size = "2 categories (1, 2), 4 requirements, 2 bars"
    assert pmqa_("criteria", "check", "criteria") == Ran(
        0, f"✓ newer: usable · {size} (criteria/newer)\n✓ worked: usable · {size} (criteria/worked)\n", "")


def test_criteria_that_cannot_be_used(pmqa_: Callable[..., Ran], office: Path) -> None:
    bent = criteria(office / "elsewhere", "worked", **{"weight = 2": "wieght = 2"})
    ran = pmqa_("criteria", "check", str(bent))
    assert (ran.code, ran.lines[0], ran.lines[1].split(": ")[0]) == (
        3, f"✗ worked: 1 fault(s) ({bent})", "  1-leadership.toml:10 requirements[LD1].wieght")
    ran = pmqa_("score", "sent/A.xlsx", "--criteria", "elsewhere")
    assert (ran.code, ran.out, ran.err.splitlines()[0]) == (3, "", "The criteria in elsewhere/worked cannot be used:")
    assert pmqa_("criteria", "list", "--criteria", "elsewhere").code == 3


def test_a_category_file_that_is_missing(pmqa_: Callable[..., Ran], tmp_path: Path) -> None:
    """No fault where nothing speaks of it: an edition may leave a number out. But it is told."""
    folder = copied(CRITERIA / "pmqa-fl2", tmp_path)
    (folder / "4-knowledge.toml").unlink()
    assert pmqa_("criteria", "check", str(folder)) == Ran(0, (
        f"✓ pmqa-fl2: usable · 6 categories (1, 2, 3, 5, 6, 7), 36 requirements, 36 bars ({folder})\n"
        "  The numbers of the category files leave out 4. If a file is missing, bring it back; if there was none, leave it.\n"), "")


def test_an_unknown_standard(pmqa_: Callable[..., Ran], office: Path) -> None:
    ran = pmqa_("criteria", "show", "worker", "--criteria", "criteria")
    assert (ran.code, ran.err) == (2, f"There is no standard worker. There is: newer, worked (searched {office / 'criteria'})\n")
