"""Agencies with random legal answers under any standard, for properties that must hold of all of them."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path
from random import Random

from written_standards import answered

from pmqa.checks import Checked
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.fields import Field
from pmqa.standard.store import available, load_standard, shipped

FOLDERS = available([shipped()]) | available([Path(__file__).parent / "standards"])
NAMES = sorted(FOLDERS)


@lru_cache
def standard_of(name: str, variant: str = "") -> Standard:
    """A shipped standard, or one made for the tests."""
    return load_standard(FOLDERS[name], variant)


def random_agency(standard: Standard, rng: Random, code: str = "Z", kind: str | None = None) -> Checked:
    """An agency of some type with a profile, some of its answers blank, few of its requirements not applicable."""
    kind = rng.choice([one.code for one in standard.types] or [""]) if kind is None else kind
    blank = rng.choice((0.0, 0.1, 0.4))
    fields = [field for field in standard.fields if field.numeric and applies(field.types, kind) and rng.random() >= blank]
    answers = {field.key: random_answer(standard, rng, field) for field in fields if field.kind != "presence" or rng.random() < 0.1}
    profile = {field.key: rng.choice(field.codes) if field.codes else float(rng.randint(1, 40))
               for field in standard.profile if field.codes or field.kind == "number"}
    profile |= {"period": "01"} if "period" in profile else {}  # of one month: others are not ranked together
    row = answered(standard, code, answers, kind)
    return row._replace(attributes={**profile, **row.attributes})


def random_answer(standard: Standard, rng: Random, field: Field) -> float:
    """A legal answer; of a number often a level of its table."""
    if field.kind == "mark":
        return rng.choice(field.legal)
    if field.kind == "option":
        return float(rng.randrange(len(field.options)))
    if field.kind in ("tick", "presence"):
        return float(field.kind == "presence" or field.part != "none" and rng.random() < 0.6)
    node = standard.node.get(field.owner)
    levels = (node.measure or {}).get("curve", {}).get("at", ()) if node else ()
    if levels and rng.random() < 0.4:
        return float(rng.choice(levels))
    low, high = 0.0 if field.low is None else field.low, 120.0 if field.high is None else field.high
    value = rng.uniform(low, high)
    return float(round(value)) if field.whole or rng.random() < 0.3 else round(value, 2)
