"""docs/standards/ and the README's list are what the criteria files say, to the last number."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from pmqa.report.standards_doc import COMMAND, MARKS, page, standards_list, with_list
from pmqa.report.tables import plain
from pmqa.standard.store import load_standard

ROOT = Path(__file__).parents[2]
FOLDERS = sorted(path.parent for path in (ROOT / "criteria").glob("*/standard.toml"))
IDS = [folder.name for folder in FOLDERS]


def written(folder: Path) -> str:
    return (ROOT / "docs" / "standards" / f"{folder.name}.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_the_page_is_made_from_the_files(folder: Path) -> None:
    assert written(folder) == page(load_standard(folder)), f"make the pages anew: {COMMAND}"


def test_there_is_a_page_for_each_standard_and_no_other() -> None:
    assert sorted(path.stem for path in (ROOT / "docs" / "standards").glob("*.md")) == IDS


def numbers(value: object) -> Iterator[float]:
    if isinstance(value, dict):
        for key, item in value.items():
            yield from numbers(item) if key not in ("guidance", "companions") else ()
    elif isinstance(value, list):
        for item in value:
            yield from numbers(item)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


@pytest.mark.parametrize("folder", FOLDERS, ids=IDS)
def test_every_number_of_the_rules_stands_on_the_page(folder: Path) -> None:
    shown = set(re.findall(r"-?\d+(?:\.\d+)?", written(folder)))
    main = tomllib.loads((folder / "standard.toml").read_text(encoding="utf-8"))
    measures = [item.get("measure", {}) for path in folder.glob("[0-9]*.toml")
                for item in tomllib.loads(path.read_text(encoding="utf-8")).get("requirements", ())]
    assert [value for value in numbers([main, measures]) if plain(value) not in shown] == []


def test_the_list_in_the_readme_is_made_from_the_files() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    listed = standards_list([load_standard(folder) for folder in FOLDERS])
    assert with_list(readme, listed) == readme, f"make the list anew: {COMMAND}"
    assert all(f"`{id}`" in listed for id in IDS)


def test_only_what_stands_between_the_marks_is_replaced() -> None:
    before = f"# a\n{MARKS[0]}\nold\n{MARKS[1]}\nafter\n"
    assert with_list(before, "new\n") == f"# a\n{MARKS[0]}\nnew\n{MARKS[1]}\nafter\n"
    assert with_list("no marks\n", "new\n") == "no marks\n"


def test_a_page_shows_its_head_structure_rules_and_what_is_unsettled() -> None:
    text = written(ROOT / "criteria" / "pmqa-40")
    for line in (
        "# pmqa-40 · PMQA 4.0 (Government 4.0)",
        "| in force | from 2562 |",
        "| truncate | *truncate* |",
        "| &emsp;1.2 | Preventing corruption, creating transparency | การป้องกันทุจริตและสร้างความโปร่งใส | 500 | 1 | levels, counts 3, 3, 3 |  | unverified |",
        "| thirty-items | the total is the mean of the 30 items; set process-weight 4, results-weight 6 |",
    ):
        assert f"\n{line}\n" in text
    assert "- **Unsettled**: five rules have no official answer here." in text


def test_a_page_shows_the_decision_and_the_effects_of_each_requirement_in_both_languages() -> None:
    text = written(ROOT / "criteria" / "iso-9001-2015")
    for line in (
        "| &emsp;7.3 | Awareness | ความตระหนัก | 100 | 1 | clause, not applicable: drop |  | open-major, minor-without-plan | secondary |",
        "| granted | granted · ให้การรับรอง |",
        "| unverified | rules of certification schemes: general knowledge | 3 |",
    ):
        assert f"\n{line}\n" in text
    assert "| open-major | a major whose correction is not verified · ข้อบกพร่องหลักที่ยังไม่ยืนยันการแก้ไข; " in text
