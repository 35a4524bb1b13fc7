"""A small round to report on: the worked example with agency types, a variant and Thai names."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from written_standards import WORKED, WORKED_ANSWERS, answered, compiled

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard

_ROUND = """
[[agency_types]]
code = "department"
title = { th = "กรม", en = "Department" }
[[agency_types]]
code = "province"
title = { th = "จังหวัด", en = "Province" }
[ranking]
key = ["bars", "total"]
group = "type"
overall = false
[settings.direction]
value = 3
title = { th = "เกณฑ์ของทิศทาง", en = "bar of direction" }
[[variants]]
name = "direction-2"
title = { th = "เกณฑ์ของทิศทางเป็น 2", en = "the bar of direction is 2" }
set = { direction = 2 }
"""
ROUND = {
    **WORKED,
    "standard.toml": WORKED["standard.toml"] + _ROUND,
    "1-leadership.toml": WORKED["1-leadership.toml"].replace("at_least = 3", 'on = "value", at_least = { setting = "direction" }'),
}
NAMES = {"A": "กรมการข้าวสมมติ", "B": "กรมน้ำสมมติ", "C": "จังหวัดผู้ใหญ่บ้านสมมติ", "D": "จังหวัดที่นี่สมมติ"}
TYPES = {"A": "department", "B": "department", "C": "province", "D": "province"}
FINDINGS = {
    "B": (Finding("ANS010", "B.xlsx", "หมวด 1", "G6", "LD1", "๒"), Finding("ANS020", "B.xlsx", "หมวด 1", "H6", "LD1"),
          Finding("ANS020", "B.xlsx", "หมวด 2", "H6", "SP1")),
    "D": (Finding("ANS001", "D.xlsx", "หมวด 1", "G6", "LD1"),),
}
REFUSED = Checked("old.xlsx", "0" * 64, "department", {"code": "E", "name": "กรมดินสมมติ"}, (), (),
                  (Finding("STD001", "old.xlsx", "ปก", "C5", "", "older", "worked"),), False, False, True)


def standard_in(folder: Path, variant: str = "") -> Standard:
    """The round's standard, its files in ``folder``; told to come from ``criteria/worked`` and to have a digest of its own."""
    return replace(compiled(folder, ROUND, variant), origin="criteria/worked", digest="abcdef" * 10 + "1234")


def checked(standard: Standard, agency: str) -> Checked:
    """What the file of this agency of the worked example says."""
    row = answered(standard, agency, WORKED_ANSWERS[agency], TYPES[agency], FINDINGS.get(agency, ()))
    return row._replace(digest=agency.lower() * 64, attributes=row.attributes | {"name": NAMES[agency]})


def round_of(standard: Standard) -> Assessment:
    """All four agencies and a file that cannot be used."""
    return assess(standard, [*(checked(standard, agency) for agency in "ABCD"), REFUSED])
