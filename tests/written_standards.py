"""Small standards written as criteria files for tests, and agencies' answers typed straight into their columns."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.standard.compile import compile_folder
from pmqa.standard.compiled import Standard

# The worked example: two categories, weighted means, a bar in each.
WORKED = {
    "standard.toml": """
        id = "worked"
        title = { th = "ตัวอย่าง", en = "Worked example" }
        year = 2561
        maximum = 5
        combine = "weighted_mean"
        weights_total = 1
        status = "unverified"
        source = "invented"
        [measures.level]
        kind = "mark"
        scale = "five"
        [scales.five]
        lowest = 0
        highest = 5
        step = 1
    """,
    "1-leadership.toml": """
        code = "1"
        title = { th = "การนำองค์การ", en = "Leadership" }
        weight = 0.6
        [defaults]
        measure = "level"
        [[requirements]]
        code = "LD1"
        title = { th = "ทิศทาง", en = "Direction" }
        weight = 2
        bars = [{ name = "direction", title = { th = "ทิศทางอย่างน้อย 3", en = "direction at least 3" }, at_least = 3 }]
        [[requirements]]
        code = "LD2"
        title = { th = "การกำกับดูแล", en = "Governance" }
    """,
    "2-strategy.toml": """
        code = "2"
        title = { th = "การวางแผน", en = "Strategy" }
        weight = 0.4
        [defaults]
        measure = "level"
        [[requirements]]
        code = "SP1"
        title = { th = "แผน", en = "Plan" }
        bars = [{ at_least = 2, status = "adopted", source = "resolution 1/2561" }]
        [[requirements]]
        code = "SP2"
        title = { th = "การติดตาม", en = "Follow-up" }
    """,
}
WORKED_ANSWERS = {
    "A": {"LD1": 4, "LD2": 2, "SP1": 3, "SP2": 5},
    "B": {"LD1": 2, "LD2": 5, "SP1": 3, "SP2": 5},
    "C": {"LD1": 4, "LD2": 2, "SP1": 5, "SP2": 3},
    "D": {"LD2": 5, "SP1": 4, "SP2": 4},
}

# Everything that a tree can hold: each measure, each way to combine, what drops out and why.
MANY = {
    "standard.toml": """
        id = "many"
        title = { th = "ทุกแบบ", en = "Many kinds" }
        year = 2561
        maximum = 5
        combine = "mean"
        status = "unverified"
        source = "invented"
        evidence = { required = false }
        [[agency_types]]
        code = "province"
        title = { th = "จังหวัด", en = "Province" }
        words = { subject = { th = "จังหวัด", en = "province" } }
        [[agency_types]]
        code = "department"
        title = { th = "กรม", en = "Department" }
        words = { subject = { th = "กรม", en = "department" } }
        [scales.five]
        lowest = 0
        highest = 5
        step = 1
        [measures.level]
        kind = "mark"
        scale = "five"
        [measures.two]
        kind = "factors"
        scale = "five"
        factors = [
            { code = "A", title = { th = "แนวทาง", en = "Approach" } },
            { code = "D", title = { th = "การถ่ายทอด", en = "Deployment" } },
        ]
        order = ["A", "D"]
        status = "secondary"
        source = "a series of articles"
        [measures.boxes]
        kind = "boxes"
        counts = [2, 1]
        levels = [
            { code = "B", title = { th = "พื้นฐาน", en = "Basic" }, points = 300 },
            { code = "S", title = { th = "เกิดผล", en = "Significance" }, points = 200 },
        ]
        [measures.chosen]
        kind = "target"
        at = [50, 75, 100]
        gives = [1, 3, 5]
        [[bands]]
        title = { th = "ระดับ", en = "Level" }
        bands = [{ name = { th = "พื้นฐาน", en = "Basic" }, conditions = [{ at_least = 2 }] }]
    """,
    "1-process.toml": """
        code = "1"
        title = { th = "กระบวนการของ{subject}", en = "Processes of the {subject}" }
        combine = "min"
        [[bars]]
        name = "one-of-two"
        title = { th = "ข้อใดข้อหนึ่งถึงครึ่ง", en = "one of the two at half" }
        of = ["P1", "P2"]
        on = "share"
        at_least = 0.5
        need = 1
        status = "adopted"
        source = "resolution 3"
        [[requirements]]
        code = "P1"
        title = { th = "แนวทาง", en = "Approach" }
        measure = "two"
        [[requirements.bars]]
        name = "practised"
        title = { th = "A และ D", en = "A and D" }
        of = [".A", ".D"]
        on = "value"
        at_least = 3
        status = "adopted"
        source = "resolution 2"
        [[requirements]]
        code = "P2"
        title = { th = "ขั้น", en = "Steps" }
        measure = "boxes"
        maximum = 500
    """,
    "2-left-out.toml": """
        code = "2"
        title = { th = "ตัดออก", en = "Left out" }
        combine = "weighted_mean"
        [defaults]
        measure = "level"
        [[requirements]]
        code = "N1"
        title = { th = "ไม่เกี่ยวข้องได้", en = "May be out" }
        weight = 3
        not_applicable = "drop"
        [[requirements]]
        code = "N2"
        title = { th = "นับเป็นสาม", en = "Counts as three" }
        not_applicable = 3
        [[requirements]]
        code = "N3"
        title = { th = "ของกรม", en = "Departments only" }
        types = ["department"]
        [[requirements]]
        code = "N4"
        title = { th = "เลือกเอง", en = "Own indicator" }
        measure = "chosen"
        optional = true
        weight = 2
    """,
    "3-results.toml": """
        code = "3"
        title = { th = "ผลลัพธ์", en = "Results" }
        combine = "sum"
        round = 1
        [[inputs]]
        code = "closed"
        title = { th = "เรื่องที่ยุติ", en = "Cases closed" }
        [[inputs]]
        code = "open"
        title = { th = "เรื่องค้าง", en = "Cases open" }
        [[requirements]]
        code = "RM1"
        title = { th = "ร้อยละความสำเร็จ", en = "Success" }
        maximum = 3
        [requirements.measure]
        kind = "value"
        at = [75, 80, 85, 90, 95]
        gives = [1, 2, 3, 4, 5]
        low = 0
        high = 100
        percent = true
        years = 2
        [[requirements.bars]]
        name = "rm1"
        title = { th = "RM1 ถึง 80", en = "RM1 at 80" }
        on = "value"
        at_least = 80
        status = "secondary"
        [[requirements]]
        code = "RM2"
        title = { th = "สัดส่วนที่ยุติ", en = "Share closed" }
        maximum = 2
        [requirements.measure]
        kind = "ratio"
        top_of = ["closed"]
        bottom_of = ["closed", "open"]
        at = [0, 1]
        gives = [0, 2]
        zero_over_zero = 2
    """,
}


def compiled(folder: Path, files: Mapping[str, str], variant: str = "") -> Standard:
    """The files, written into a folder of the standard's name below ``folder`` and compiled."""
    folder = folder / tomllib.loads(files["standard.toml"])["id"]
    folder.mkdir(exist_ok=True)
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return compile_folder(folder, variant)


def answered(
    standard: Standard,
    agency: str,
    answers: Mapping[str, float],
    agency_type: str = "",
    findings: tuple[Finding, ...] = (),
) -> Checked:
    """What a file says that holds just these answers; the n-th column stands in row n + 5 of its sheet."""
    category = standard.word("category").th
    places = tuple(
        f"{category} {standard.field[key].category}!G{n + 5}" for n, key in enumerate(standard.columns, start=1)
    )
    unknown = set(answers) - set(standard.columns)
    if unknown:
        raise KeyError(unknown)
    values = tuple(None if (value := answers.get(key)) is None else float(value) for key in standard.columns)
    attributes = {"type": agency_type, "code": agency, "name": f"Agency {agency}"}
    return Checked(
        f"{agency}.xlsx", "", agency_type, attributes, values, places, findings, None in values, False, False
    )
