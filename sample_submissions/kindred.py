"""The submissions of standards beside PMQA's own: a few for each, the worked examples of their facts among them.

Answers are told by rules (every mark 50, every question yes) and what differs from them, so that a story is read at a glance.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from agencies import FICTIONAL
from drawing import Content

from pmqa.standard.compiled import Standard

EVIDENCE = "รายงานผลการดำเนินงานและบันทึกการทบทวน (E1)"


class Story(NamedTuple):
    """``marks``: what every mark is, by category (``""``: the rest); ``words``: what every answer by words is; ``more``: answers set at the end."""

    slug: str
    tells: str
    name: str
    marks: Mapping[str, float] = {}
    words: str = ""
    more: Mapping[str, object] = {}
    type: str = ""


def items(percents: str) -> dict[str, float]:
    """``1=50 7.1=30``: a mark for every item of a category, or for one."""
    return {code: float(mark) for code, mark in (pair.split("=") for pair in percents.split())}


def answers(codes: str, answer: str, **beside: object) -> Content:
    """The same answer, and the same companions, in several rows."""
    return {key: value for code in codes.split() for key, value in {code: answer, **{f"{code}.{part}": item for part, item in beside.items()}}.items()}


WORKED = "1=50 2=40 3=45 4=35 5=40 6=45 7.1=30 7.2=35 7.3=25 7.4=40 7.5=20 7.6=30"
STORIES: dict[str, dict[str, Story]] = {
    "pmqa-2562": {
        "A01": Story("worked-378.5", "categories 1–6 at 50/40/45/35/40/45 %, 7.1–7.6 at 30/35/25/40/20/30 %: 257.5 + 121.0 = 378.5, and category 1 at 50 % "
                     "qualifies for its award", "กรมท่าเรือพาย", items(WORKED), type="department"),
        "A02": Story("uniform-35", "35 % everywhere: 350.0, and no category reaches 50 %", "กรมลมทะเล", {"": 35}, type="department"),
        "A03": Story("above-its-factors", "1.1 at 60 % although its deployment is marked 25 %: a warning; the variant factor-cap cuts it to 25 %, and with it goes the award "
                     "of category 1", "กรมทุ่งหญ้า", {"": 40}, more={"1.1": 60, "1.1.A": 70, "1.1.D": 25, "1.1.L": 60, "1.1.I": 50}, type="department"),
        "A04": Story("one-category-below-the-floor", "60 % everywhere but 20 % in category 6: no award for anybody in spite of 560 points", "จังหวัดธารใส",
                     {"": 60, "6": 20}, type="province"),
    },
    "caf-2020": {
        "A01": Story("profile", "enablers between 40 and 70, results behind them; the mean of P, D, C, A decides each", "สำนักงานตัวอย่าง",
                     items("1=62 2=55 3=48 4=51 5=70 6=40 7=35 8=30 9=45")),
        "A02": Story("act-without-plan", "in 2.1 nothing is planned and yet 60 is given for acting: a warning", "สำนักงานสวน", {"": 45},
                     more={"2.1.P": 0, "2.1.D": 0, "2.1.C": 0, "2.1.A": 60}),
    },
    "iso-9001-2015": {
        "A01": Story("three-minors-with-plans", "three minors, each with an accepted plan, and 8.3 not applicable: granted; 53 of 56 conform", "สำนักงานเลขานุการ",
                     words="สอดคล้อง", more=answers("7.2 8.5.1 9.2.1", "ข้อบกพร่องย่อย", finding="บันทึกไม่ครบ", plan="ยอมรับแล้ว")
                     | {"8.3.na": "สำนักงานไม่มีงานออกแบบ"} | {f"8.3.{k}": None for k in range(1, 7)}),
        "A02": Story("one-open-major", "61 of 62 conform, but one major is open: not granted whatever the percentage", "สำนักงานทะเบียน", words="สอดคล้อง",
                     more=answers("8.5.1", "ข้อบกพร่องหลัก", finding="ไม่มีการควบคุมการให้บริการ", correction="ยังไม่แก้ไข")),
        "A03": Story("major-corrected", "the same major, its correction verified: granted", "สำนักงานคลังเอกสาร", words="สอดคล้อง",
                     more=answers("8.5.1", "ข้อบกพร่องหลัก", finding="ไม่มีการควบคุมการให้บริการ", correction="ตรวจยืนยันแล้ว") | {"8.5.1.verified-on": 45580.0}),
        "A04": Story("not-finished", "clause 10 was not audited: not decided", "สำนักงานใหม่", words="สอดคล้อง",
                     more={code: None for code in ("10.1", "10.2.1", "10.2.2", "10.3")}),
    },
    "igot-course-card": {
        "A01": Story("all-yes", "every question yes: 100, the highest grade", "หลักสูตรตัวอย่าง ก", words="ใช่"),
        "A02": Story("diversity-below-its-floor", "11 of 20 questions on diversity: 93.25, but below that floor of 0.6: the lowest grade", "หลักสูตรตัวอย่าง ข",
                     words="ใช่", more=answers(" ".join(f"5.{k}" for k in range(12, 21)), "ไม่")),
        "A03": Story("no-in-a-gate", "one mandatory item is answered no: disqualified in spite of 100", "หลักสูตรตัวอย่าง ค", words="ใช่",
                     more=answers("G1.4", "ไม่")),
        "A04": Story("sustainability-not-applicable", "all 16 items of the second gate not applicable, with reasons: they leave it; 100", "หลักสูตรตัวอย่าง ง",
                     words="ใช่", more=answers(" ".join(f"G2.{k}" for k in range(1, 17)), "ไม่เกี่ยวข้อง", na="หลักสูตรด้านกฎหมาย")),
    },
}


def content(standard: Standard, code: str) -> Content:
    """All answers of an agency; evidence beside every positive mark where the standard asks for it."""
    story = STORIES[standard.id][code]
    out: Content = {f"profile:{field.key}": _profile(field.kind) for field in standard.profile if field.required}
    out |= {"profile:code": code, "profile:name": story.name + FICTIONAL}
    for field in standard.fields:
        node = standard.node.get(field.owner)
        if field.kind == "mark" and (field.required or not field.part):
            out[field.key] = _mark(story, field.owner, node.category if node else "")
        elif field.kind == "option" and not field.part:
            out[field.key] = story.words
        elif field.part == "evidence" and story.marks:
            out[field.key] = EVIDENCE
    return {**out, **story.more}


def _mark(story: Story, owner: str, category: str) -> float | None:
    return next((story.marks[key] for key in (owner, category, "") if key in story.marks), None)


def _profile(kind: str) -> object:
    return {"number": 420.0, "date": 45580.0}.get(kind, "ตัวอย่าง")
