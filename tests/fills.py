"""Random fills of a workbook: what officers leave in answer cells, good and bad, as content for ``write_template``."""

from __future__ import annotations

import random

from pmqa.checks import applies
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.workbook.writing.book import Formula

ODD = ("ดี", "N/A", "ไม่เกี่ยวข้อง", "2.5 คะแนน", " ", "มาก=", "*", True, 2.5, -1.0, 7.0, 0.5, 1e6, Formula("=1/0", "#DIV/0!"),
       Formula("=NA()", "#N/A"))
SENTENCES = ("มีคำสั่งแต่งตั้งคณะทำงานและรายงานการประชุม", "E3", "=SUM(A1)", "แผนปฏิบัติราชการ ฉบับทบทวน", "ก" * 2001, "evidence")


def random_fill(standard: Standard, agency_type: str, seed: int) -> dict[str, object]:
    """Content for every cell of an agency's workbook: legal answers, blanks, and some of everything that goes wrong.

    Only what a formula can see as the engine sees it: numbers typed with digits of other scripts, typed formulas and
    percent formats are told apart elsewhere (``ENGINE_ONLY``).
    """
    rng = random.Random(f"{standard.id} {agency_type} {seed}")
    blank, odd = rng.choice([(0.02, 0.01), (0.2, 0.1), (0.6, 0.05)])
    content: dict[str, object] = {f"profile:{field.key}": _profile(rng, field, blank) for field in standard.profile}
    for field in standard.fields:
        if applies(field.types, agency_type) and rng.random() > blank:
            content[field.key] = rng.choice(_odd(field)) if rng.random() < odd and field.kind != "text" else _answer(rng, field)
    return content


def _odd(field: Field) -> tuple[object, ...]:
    """LibreOffice makes a number of TRUE in a cell formatted as a date; Excel and the engine do not."""
    return tuple(value for value in ODD if value is not True) if field.kind == "date" else ODD


def _answer(rng: random.Random, field: Field) -> object:
    if field.kind == "mark":
        return rng.choice(field.legal)
    if field.kind == "tick":
        return rng.choice(["✓", "x", 1.0, 0.0, None]) if field.part != "none" else rng.choice([field.title.th, None, None])
    if field.kind == "option":
        return rng.choice(rng.choice(field.options))
    if field.kind == "date":
        return rng.choice([45306.0, 36526.0, 2567.0])
    if field.kind == "presence" and field.part != "na":
        return rng.choice(["แผนแก้ไข", "ก" * 101])
    if field.kind == "presence":
        return rng.choice(["ไม่มีภารกิจนี้", None, None, None])
    if field.kind == "text":
        return rng.choice(SENTENCES)
    low, high = (-10.0 if field.low is None else field.low), (200.0 if field.high is None else field.high)
    value = rng.uniform(low, high)
    return float(round(value)) if field.whole or rng.random() < 0.3 else round(value, rng.randint(1, 4))


def _profile(rng: random.Random, field: Field, blank: float) -> object:
    if rng.random() < blank:
        return None
    if field.kind == "date":
        return rng.choice([45306.0, "ข้อมูล"])
    return float(rng.choice((rng.randint(1, 9000), 100, 30))) if field.kind == "number" else rng.choice(field.options).th if field.options else "ข้อมูล"
