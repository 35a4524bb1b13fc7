"""The rules that results rest on: a decision and effects among them, where the criteria hold some."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from random_rounds import standard_of

import pmqa
from pmqa.report.content.runs import rules
from pmqa.report.papers.words import KINDS


def told(standard: pmqa.Standard, lang: str) -> list[tuple[str, str, str]]:
    """(kind, what is said, status), those of decision and effects."""
    return [(rule.kind, rule.text, rule.status) for rule in rules(SimpleNamespace(standard=standard, lang=lang)) if rule.kind in ("decision", "effect")]


def test_each_effect_once_however_many_carry_it() -> None:
    standard = pmqa.load_standard("iso-9001-2015")
    assert told(standard, "en") == [
        ("decision", "Certification: granted / not granted", "unverified"),
        ("effect", "a major whose correction is not verified: refuses the decision", "unverified"),
        ("effect", "a minor without an accepted plan: refuses the decision", "unverified")]
    assert told(standard, "th") == [
        ("decision", "การรับรอง: ให้การรับรอง / ไม่ให้การรับรอง", "unverified"),
        ("effect", "ข้อบกพร่องหลักที่ยังไม่ยืนยันการแก้ไข: ไม่ผ่านการตัดสิน", "unverified"),
        ("effect", "ข้อบกพร่องย่อยที่ยังไม่มีแผนที่ยอมรับ: ไม่ผ่านการตัดสิน", "unverified")]


def test_what_each_effect_does_and_when_it_is_granted() -> None:
    assert told(standard_of("every-rule"), "en") == [
        ("decision", "Certification: granted (total ≥ 20 or @type = school) / not granted", "unverified"),
        ("effect", "fewer than 30 cases: takes the rank away", "secondary"),
        ("effect", "a part does not pass: caps the band of total at fair", "unverified"),
        ("effect", "the staff number has no source: takes the rank away", "unverified"),
        ("effect", "nothing judged: caps the points of 1.1 at 60", "secondary"),
        ("effect", "a major that is not verified: refuses the decision", "unverified"),
        ("effect", "a nonconformity: caps the points of 4 at 40", "unverified")]


@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_kind_has_a_name(lang: str) -> None:
    kinds = {rule.kind for rule in rules(SimpleNamespace(standard=standard_of("every-rule"), lang=lang))}
    assert {"decision", "effect"} < kinds <= KINDS.keys()
