"""Make every file of this folder from the criteria: ``python sample_submissions/generate.py [FOLDER]``.

The same criteria and the same pmqa give the same cells every time. Only what is new or differs is written, so that an
unchanged sample stays the file it was.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterator
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import agencies
import careful
import faulty
import kindred
import ordinary
import rows
import stories
import ticked
from building import build

from pmqa.standard.compiled import Standard
from pmqa.standard.store import load_standard, shipped

HERE = Path(__file__).resolve().parent


class Sample(NamedTuple):
    """One file: its path below the folder, its line in the README, and how it is made."""

    path: str
    tells: str
    make: Callable[[Path], None]


@lru_cache
def standard(name: str) -> Standard:
    """The standard as shipped, whatever folder one stands in."""
    return load_standard(name, searched=[shipped()])


def samples() -> Iterator[Sample]:
    """Every file but the README, in its order."""
    yield Sample("careful-officer.xlsx", "a department's workbook as a careful officer fills it: rich evidence, 25 documents, one honest gap (PM5) with its plan",
                 lambda path: build(standard("pmqa-fl2"), path, "department", careful.content()))
    yield Sample("agencies.csv", "the register of the 47 agencies: code, name, type, group", lambda path: _text(path, agencies.register()))
    for code, story in stories.STORIES.items():
        yield Sample(f"fl2-2561/{code}-{story.slug}.xlsx", story.tells, lambda path, code=code: _ordinary(path, code))
    for fault in faulty.FAULTS:
        yield Sample(f"fl2-2561-faulty/{fault.file}", fault.tells, lambda path, fault=fault: fault.make(path, standard))
    for code, story in ticked.STORIES.items():
        yield Sample(f"pmqa-40/{code}-{story.slug}.xlsx", story.tells, lambda path, code=code: _ticked(path, code))
    for id, told in kindred.STORIES.items():
        for code, story in told.items():
            yield Sample(f"{id}/{code}-{story.slug}.xlsx", story.tells, lambda path, id=id, code=code: _kindred(path, id, code))
    for id, marks in rows.TABLES.items():
        yield Sample(f"tables/{id}.csv", marks.tells, lambda path, id=id: _text(path, rows.table(id)))


def _ordinary(path: Path, code: str) -> None:
    story, edition = stories.STORIES[code], standard("pmqa-fl2")
    build(edition, path, agencies.AGENCIES[code].type, ordinary.content(edition, code), story.lang, story.percent)


def _ticked(path: Path, code: str) -> None:
    edition = standard("pmqa-40")
    build(edition, path, agencies.AGENCIES[code].type, ticked.content(edition, code))


def _kindred(path: Path, id: str, code: str) -> None:
    edition = standard(id)
    build(edition, path, kindred.STORIES[id][code].type, kindred.content(edition, code))


def _text(path: Path, text: str) -> None:
    path.write_bytes(text.encode("utf-8"))


FOLDERS = {
    "": "Beside the folders",
    "fl2-2561": "`fl2-2561`: 27 departments and 20 provinces, in the shape of the announcement of 2561",
    "fl2-2561-faulty": "`fl2-2561-faulty`: files that cannot be used, or not without asking back",
    "pmqa-40": "`pmqa-40`: nine agencies of another standard",
    "pmqa-2562": "`pmqa-2562`: the award criteria, one holistic percent for each item",
    "caf-2020": "`caf-2020`: a self-assessment that ends in a profile",
    "iso-9001-2015": "`iso-9001-2015`: audits that end in a decision",
    "igot-course-card": "`igot-course-card`: courses, with gates, floors and grades",
    "tables": "`tables`: counts and scores, one row for each agency",
}


def readme() -> str:
    """README.md: a line for each file."""
    lines = [
        "# Sample submissions", "",
        "Workbooks made from the criteria, each telling a story. **Everything in them is invented**: agencies, marks, evidence,",
        "results. No real ministry, department or province is meant; marks say nothing about anybody.", "",
        "    pmqa rank sample_submissions/fl2-2561",
        "    pmqa rank sample_submissions/fl2-2561 --agencies sample_submissions/agencies.csv",
        "    pmqa rank sample_submissions/fl2-2561-faulty",
        "    pmqa rank sample_submissions/pmqa-40",
        "    pmqa score sample_submissions/careful-officer.xlsx",
        "    pmqa rank sample_submissions/iso-9001-2015",
        "    pmqa rank sample_submissions/tables/mp-cm-helpline-3.csv", "",
        "`python sample_submissions/generate.py` makes them all again, from a fixed seed; a test compares them cell by cell.",
    ]
    for folder, title in FOLDERS.items():
        lines += ["", f"## {title}", "", "| file | what it tells |", "|---|---|"]
        for sample in samples():
            parent, _, name = sample.path.rpartition("/")
            if parent == folder:
                lines.append(f"| `{name}` | {sample.tells} |")
    return "\n".join(lines) + "\n"


def generate(folder: Path) -> list[str]:
    """Write what is new or differs into ``folder``; here, remove workbooks that are no sample any more. The paths touched."""
    touched = []
    with tempfile.TemporaryDirectory() as scratch:
        for sample in [*samples(), Sample("README.md", "", lambda path: _text(path, readme()))]:
            fresh, kept = Path(scratch) / Path(sample.path).name, folder / sample.path
            sample.make(fresh)
            if not kept.is_file() or kept.read_bytes() != fresh.read_bytes():
                kept.parent.mkdir(parents=True, exist_ok=True)
                kept.write_bytes(fresh.read_bytes())
                touched.append(sample.path)
    known = {sample.path for sample in samples()}
    for old in sorted(HERE.rglob("*.xlsx")) if folder.resolve() == HERE else ():
        if (path := old.relative_to(HERE).as_posix()) not in known:
            old.unlink()
            touched.append(path)
    return touched


if __name__ == "__main__":
    for path in generate(Path(sys.argv[1]) if len(sys.argv) > 1 else HERE):
        print(path)
