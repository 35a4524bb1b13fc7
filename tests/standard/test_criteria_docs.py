"""docs/criteria.md is true: its example is a fixture, its numbers are computed, its keys are the model's."""

from __future__ import annotations

import dataclasses
import json
import re
import shutil
import tomllib
from pathlib import Path

import numpy as np
import pytest
from pydantic import BaseModel
from pydantic_core import PydanticUndefined

from pmqa.measures.curve import Curve
from pmqa.measures.factors import Cap
from pmqa.measures.kinds import KINDS
from pmqa.measures.scale import Level, Option, Range, Scale
from pmqa.scoring.ranking import rank
from pmqa.scoring.rounding import published, published_integers
from pmqa.scoring.tree import tree
from pmqa.standard import model
from pmqa.standard.check import faults_of
from pmqa.standard.compile import compile_folder
from pmqa.texts import EMPTY, Text

ROOT = Path(__file__).parent.parent.parent
PAGE = (ROOT / "docs" / "criteria.md").read_text(encoding="utf-8")
EXAMPLE = ROOT / "tests" / "standards" / "worked-example"

BLOCKS = re.findall(r"^```(\S*)(?: file=(\S+))?\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
TABLES = re.findall(r"<!-- keys: (\w+) -->\n((?:\|.*\n)+)", PAGE)
DATACLASSES = {kind.__name__: kind for kind in (*KINDS.values(), Curve, Scale, Level, Range, Option, Cap)}
OF_EVERY_MEASURE = {"kind", "status", "source", "blank", "round"}  # told once for all
AROUND = {"Requirement": "Section", "Bar": "Condition"}  # whose keys it has too


def rows(table: str) -> list[list[str]]:
    return [[cell.strip() for cell in line.strip("|\n").split(" | ")] for line in table.splitlines()[2:]]


def documented(table: str) -> dict[str, str]:
    """Key → default, as the page says."""
    return {row[0].strip("| `"): row[1] for row in rows(table)}


def written(default: object) -> str:
    """A default as the page writes it."""
    if default is PydanticUndefined or default is dataclasses.MISSING:
        return "**must**"
    if isinstance(default, Text) and default != EMPTY:
        return f'`"{default.en}"`'
    if default is None or default in ("", (), {}, EMPTY) or isinstance(default, BaseModel):
        return "–"
    if isinstance(default, float):
        return f"`{default:g}`"
    return f"`{json.dumps(default)}`"


def keys_of(name: str) -> dict[str, str]:
    """Key → default, as the model says; without those that the page tells elsewhere."""
    if name in DATACLASSES:
        elsewhere = OF_EVERY_MEASURE if DATACLASSES[name] in KINDS.values() else ()
        return {
            field.name: written(field.default)
            for field in dataclasses.fields(DATACLASSES[name])
            if field.name not in elsewhere
        }
    elsewhere = getattr(model, AROUND[name]).model_fields if name in AROUND else ()
    return {
        field.alias or key: written(field.default)
        for key, field in getattr(model, name).model_fields.items()
        if key not in elsewhere
    }


@pytest.mark.parametrize(("name", "table"), TABLES, ids=[name for name, _ in TABLES])
def test_keys_and_defaults_are_those_of_the_model(name, table):
    assert documented(table) == keys_of(name)


def test_everything_that_may_be_written_has_a_table():
    kinds = {name for name, item in vars(model).items() if isinstance(item, type) and issubclass(item, BaseModel)}
    nested = {"BaseModel", "_Model", "Sourced", "Item", "Period", "CategoryFile", "Defaults"}  # told in words
    assert {name for name, _ in TABLES} == kinds - nested | DATACLASSES.keys()
    others = {*model.Defaults.model_fields, *model.CategoryFile.model_fields, "from", "until", "upto", "closed"}
    assert [key for key in others if not re.search(rf"\b{key}\b", PAGE)] == []


def test_the_example_is_the_fixture():
    shown = {name: text for _, name, text in BLOCKS if name}
    assert shown == {path.name: path.read_text(encoding="utf-8") for path in EXAMPLE.glob("*.toml")}


def test_every_piece_of_toml_is_toml():
    pieces = [text for language, _, text in BLOCKS if language == "toml"]
    assert len(pieces) >= 10
    for text in pieces:
        tomllib.loads(text)


def test_the_fault_shown_is_the_one_told(tmp_path):
    folder = shutil.copytree(EXAMPLE, tmp_path / "worked-example")
    path = folder / "1-leadership.toml"
    path.write_text(path.read_text(encoding="utf-8").replace("weight = 2", "wieght = 2"), encoding="utf-8")
    (fault,) = faults_of(folder)
    assert f"```\n{fault.file}:{fault.line} {fault.place}: {fault.problem.en}. {fault.remedy.en}\n```" in PAGE


def test_the_numbers_of_the_example():
    standard = compile_folder(EXAMPLE)
    table = re.search(r"^\| agency \|.*\n\|[-|]+\n((?:\|.*\n)+)", PAGE, re.MULTILINE)[1]
    told = [[cell.strip() for cell in line.strip().strip("|").split("|")] for line in table.splitlines()]
    answers = np.array([[float(cell) if cell else np.nan for cell in row[1:5]] for row in told])
    assert list(standard.columns) == ["LD1", "LD2", "SP1", "SP2"]
    points = tree(standard, answers, [""] * len(told)).points[:, [standard.index[code] for code in ("1", "2", "total")]]
    ranks = rank([published_integers(points[:, 2], 2)])
    for row, scores, answer, place in zip(told, published(points, 2), answers, ranks, strict=True):
        gaps = [bar.owner for bar in standard.bars if not answer[standard.columns[bar.owner]] >= bar.condition.than]
        assert row[5:] == [*(f"{score:.2f}" for score in scores), str(place), ", ".join(gaps)]
    assert len(told) == 4
    marks = [line.split(",") for language, _, text in BLOCKS if language == "csv" for line in text.splitlines()]
    assert marks == [["code", "LD1", "LD2", "SP1", "SP2"], *(row[:5] for row in told)]


def test_links_inside_the_page_lead_somewhere():
    anchors = {
        re.sub(r"[^\w -]", "", title.lower()).replace(" ", "-")
        for title in re.findall(r"^#+ (.+)$", PAGE, re.MULTILINE)
    }
    assert {link for link in re.findall(r"\]\(#([^)]+)\)", PAGE)} <= anchors
