"""What a reviewer should look at first: stated rules, each with its threshold. A flag is a question, not a finding of fault.

No flag changes a score, a rank or a verdict.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from pmqa.advice.mapping import rows_under, why_not_comparable
from pmqa.advice.twins import ANSWERS, LETTERS, LONG, SHARE, TEXTS, same_answers, same_texts
from pmqa.assessment import Assessment, assess
from pmqa.standard.compiled import Standard
from pmqa.texts import Text

MARKS = 8  # marks given, from which "all equal" says something
OUTLIER = 3.5  # modified z-score
GROUP = 8  # agencies, from which a group has outliers
FAR = 0.4  # of a requirement's maximum, from one round to the next
_NO_EVIDENCE, _CONTRADICTIONS = "ANS020", ("ANS021", "ANS022", "ANS027")


class Rule(NamedTuple):
    """A rule that raises flags, in words that hold its threshold."""

    name: str
    title: Text
    says: Text


RULES = {rule.name: rule for rule in (
    Rule("no-evidence", Text("ให้คะแนนโดยไม่มีหลักฐาน", "marks without evidence"),
         Text("คะแนนสูงกว่า 0 แต่ช่องหลักฐานว่าง ตั้งแต่หนึ่งข้อขึ้นไป", "a mark above 0 whose evidence cell is empty, at one requirement or more")),
    Rule("all-equal", Text("คะแนนเท่ากันหมด", "all marks equal"),
         Text(f"คะแนนทุกช่องเป็นค่าเดียวกัน เมื่อให้ไว้ตั้งแต่ {MARKS} ช่อง", f"every mark given is the same one, of {MARKS} marks or more")),
    Rule("contradiction", Text("คำตอบขัดกัน", "contradicting answers"),
         Text("ปัจจัยหลังสูงกว่า 0 ขณะที่ปัจจัยก่อนเป็น 0 หรือเลือกไม่มีแต่ทำเครื่องหมายข้ออื่น หรือไม่เกี่ยวข้องแต่ตอบไว้",
              "a later factor above 0 while an earlier one is 0; none of these, yet boxes are ticked; not applicable, yet answered")),
    Rule("same-answers", Text("คำตอบเหมือนอีกหน่วยงาน", "answers as another agency's"),
         Text(f"คำตอบที่สองหน่วยงานต่างให้ไว้เหมือนกัน {SHARE:.0%} ขึ้นไป ไม่นับข้อที่ทั้งคู่ให้ค่าที่ตนให้บ่อยที่สุด "
              f"และเหมือนกันตั้งแต่ {ANSWERS} คำตอบในค่าที่ทั้งคู่ไม่ได้ให้บ่อยที่สุด",
              f"{SHARE:.0%} or more of the answers that two agencies both gave are the same, not counting where each gave the value "
              f"it gives most, and {ANSWERS} or more are the same in a value that neither gives most")),
    Rule("same-text", Text("ข้อความหลักฐานเหมือนอีกหน่วยงาน", "evidence as another agency's"),
         Text(f"ข้อความหลักฐาน (ตั้งแต่ {LETTERS} ตัวอักษร) เหมือนกัน {TEXTS} ข้อขึ้นไป หรือข้อเดียวที่ยาวตั้งแต่ {LONG} ตัวอักษร",
              f"{TEXTS} or more evidence texts of {LETTERS} letters or more are the same, or one of {LONG} letters or more")),
    Rule("outlier", Text("ต่างจากกลุ่มมาก", "far from its group"),
         Text(f"คะแนนรวมหรือหมวดห่างจากมัธยฐานของกลุ่ม โดย 0.6745 × ระยะห่าง ÷ MAD เกิน {OUTLIER} ในกลุ่มตั้งแต่ {GROUP} หน่วยงาน",
              f"total or category so far from the group's median that 0.6745 × distance ÷ MAD is above {OUTLIER}, in a group of {GROUP} or more")),
    Rule("far-from-before", Text("ต่างจากรอบก่อนมาก", "far from last round"),
         Text(f"คะแนนของข้อเปลี่ยนจากรอบก่อนตั้งแต่ {FAR:.0%} ของคะแนนเต็ม", f"a requirement's points moved by {FAR:.0%} of its maximum or more since last round")),
)}


class Flag(NamedTuple):
    """One rule that holds for one agency (its row). ``codes``: the requirements, categories or fields it is about;
    ``other``: code of another agency; ``value`` and ``usual``: what was measured and what it was measured against."""

    rule: str
    agency: int
    codes: tuple[str, ...] = ()
    other: str = ""
    value: float | None = None
    usual: float | None = None


@dataclass(frozen=True)
class Flags:
    """Flags of all agencies, in the order of ``RULES`` for each; ``not_asked``: rules that could not be tried, and why."""

    assessment: Assessment
    flags: tuple[Flag, ...]
    not_asked: tuple[tuple[str, Text], ...]

    def of(self, agency: int) -> list[Flag]:
        """Those of one agency."""
        return [flag for flag in self.flags if flag.agency == agency]


def flags(assessment: Assessment, texts: Sequence[Mapping[str, str]] | None = None, before: Assessment | None = None) -> Flags:
    """Every flag of a round. ``texts``: evidence by field key, for each agency in turn; ``before``: the round before."""
    found = [*_findings(assessment), *_all_equal(assessment), *_same(assessment, texts or [{}] * len(assessment.agencies)), *_outliers(assessment)]
    skipped: list[tuple[str, Text]] = []
    if texts is None:
        skipped.append(("same-text", Text("ไม่ได้อ่านข้อความหลักฐาน", "evidence texts were not read")))
    if before is None:
        skipped.append(("far-from-before", Text("ไม่ได้ให้รอบก่อน", "no round before was given")))
    elif (why := why_not_comparable(before.standard, assessment.standard)) is not None:
        skipped.append(("far-from-before", why))
    else:
        found += _far(assessment, before)
    order = list(RULES)
    found.sort(key=lambda flag: (flag.agency, order.index(flag.rule)))
    return Flags(assessment, tuple(found), tuple(skipped))


def _findings(assessment: Assessment) -> Iterator[Flag]:
    for agency, row in enumerate(assessment.checked):
        for rule, codes in (("no-evidence", (_NO_EVIDENCE,)), ("contradiction", _CONTRADICTIONS)):
            where = tuple(dict.fromkeys(finding.requirement for finding in row.findings if finding.code in codes))
            if where:
                yield Flag(rule, agency, where, value=float(len(where)))


def _all_equal(assessment: Assessment) -> Iterator[Flag]:
    standard = assessment.standard
    columns = [column for key, column in standard.columns.items() if standard.field[key].kind == "mark"]
    for agency, row in enumerate(assessment.answers[:, columns]):
        given = row[~np.isnan(row)]
        if len(given) >= MARKS and (given == given[0]).all():
            yield Flag("all-equal", agency, value=float(given[0]))


def _same(assessment: Assessment, texts: Sequence[Mapping[str, str]]) -> Iterator[Flag]:
    """Answers and evidence that two agencies have alike."""
    codes = [agency.code for agency in assessment.agencies]
    for one, other, share in same_answers(_scored(assessment.standard, assessment.answers)):
        yield Flag("same-answers", one, other=codes[other], value=share)
        yield Flag("same-answers", other, other=codes[one], value=share)
    for one, other, keys in same_texts(texts):
        where = tuple(dict.fromkeys(assessment.standard.field[key].owner for key in keys))
        yield Flag("same-text", one, where, codes[other], float(len(keys)))


def _scored(standard: Standard, answers: np.ndarray) -> np.ndarray:
    """The columns that can change a score or a bar, (agencies, scored)."""
    return answers[:, [column for key, column in standard.columns.items() if standard.field[key].scored]]


def _outliers(assessment: Assessment) -> Iterator[Flag]:
    """Modified z-scores (Iglewicz and Hoaglin 1993): the median and MAD stay put where one agency runs away."""
    standard = assessment.standard
    for group in np.unique(assessment.groups[assessment.ranked]):
        members = np.flatnonzero((assessment.groups == group) & assessment.ranked)
        for node in (standard.nodes[0], *standard.categories) if len(members) >= GROUP else ():
            points = assessment.exact[members, standard.index[node.code]]
            if np.isnan(points).any():
                continue
            middle = float(np.median(points))
            mad = float(np.median(np.abs(points - middle)))
            far = np.abs(points - middle) * 0.6745 > OUTLIER * mad if mad > 0 else np.zeros(len(members), dtype=bool)
            for n in np.flatnonzero(far).tolist():
                yield Flag("outlier", int(members[n]), (node.code,), value=float(points[n]), usual=middle)


def _far(assessment: Assessment, before: Assessment) -> Iterator[Flag]:
    """The old answers are given their points by the rules of now, so that a change of rules raises no flag."""
    standard = assessment.standard
    counts = Counter(agency.code for agency in before.agencies)
    old = [n for n, agency in enumerate(before.agencies) if counts[agency.code] == 1]
    then = assess(standard, rows_under(standard, before, old))
    rows = {agency.code: n for n, agency in enumerate(then.agencies)}
    for agency, who in enumerate(assessment.agencies):
        was = rows.get(who.code)
        for at, node in enumerate(standard.nodes):
            if was is None or node.measure is None:
                continue
            value, usual = float(assessment.exact[agency, at]), float(then.exact[was, at])
            if abs(value - usual) >= FAR * node.maximum - 1e-9:  # NaN: out in one of the rounds
                yield Flag("far-from-before", agency, (node.code,), value=value, usual=usual)
