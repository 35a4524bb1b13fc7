"""What each of the 47 submissions of ``fl2-2561`` tells. A change names answers by a pattern (``*.D``: every deployment).

``answers`` are set before the evidence is written, so that the texts fit them; ``typed`` is what then happens to the
cells. None empties a cell, a function changes what stands there.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from pmqa.numerals import typed as written
from pmqa.workbook.writing.book import Formula

Change = tuple[str, object]


class Story(NamedTuple):
    """``level`` of the agency (of 5), whether it ``meets`` every bar before the changes; ``percent``: cells shown in %."""

    slug: str
    tells: str
    level: float = 3.4
    meets: bool = False
    tilt: Mapping[str, float] = {}
    answers: tuple[Change, ...] = ()
    typed: tuple[Change, ...] = ()
    lang: str = "th"
    percent: tuple[str, ...] = ()


def digits(zero: str) -> Callable[[object], object]:
    """Numbers typed as text, in the digits that begin with ``zero``."""
    return lambda old: None if old is None else "".join(
        chr(ord(zero) + int(sign)) if sign.isdigit() else sign for sign in written(float(old)))


def marks(a: int, d: int, le: int, i: int, of: str = "*") -> tuple[Change, ...]:
    return ((f"{of}.A", a), (f"{of}.D", d), (f"{of}.L", le), (f"{of}.I", i))


def results(*values: float) -> tuple[Change, ...]:
    return tuple((f"RM{number}", value) for number, value in enumerate(values, start=1))


TOP = results(95, 95, 95, 100, 100, 100, 95, 98, 100, 90)
MIDDLE = results(85, 85, 85, 90, 90, 60, 85, 96, 80, 80)
ON_THE_BAR = results(80, 80, 80, 85, 85, 40, 80, 95, 70, 75)
BELOW_THE_BAR = results(79.99, 79.99, 79.99, 84.99, 84.99, 39.99, 79.99, 94.99, 69.99, 74.99)
MARK = "[A-Z][A-Z][0-9].[ADLI]"

STORIES = {
    "D01": Story("all-excellent", "every mark 5, every result at level 5: the total is 5.00", answers=(("*.[ADLI]", 5), *TOP)),
    "D02": Story("one-gap", "good everywhere, but PM6 is deployed at 2: one gap, so the bars are not met", 4.2, True,
                 answers=marks(4, 2, 2, 1, of="PM6")),
    "D03": Story("result-79.99", "RM1 is 79.99 against a bar of 80: the only gap, and it must not print as 80", 4.0, True,
                 answers=(("RM1", 79.99),)),
    "D04": Story("result-80.00", "RM1 is exactly 80: the bar is met", 4.0, True, answers=(("RM1", 80),)),
    "D05": Story("tie-first", "the same total as D06 from other marks, bars met by both: equal rank, the next place is left out",
                 answers=(*marks(4, 4, 3, 3), *MIDDLE, ("RM1", 90))),
    "D06": Story("tie-second", "the same total as D05 from other marks", answers=(*marks(5, 4, 3, 2), *MIDDLE, ("RM2", 90))),
    "D07": Story("equal-total-bars-met", "the same total as D08, bars met: it stands before D08",
                 answers=(*marks(4, 4, 2, 2), *MIDDLE)),
    "D08": Story("equal-total-bar-missed", "the same total as D07, but HR4 is deployed at 2: it stands behind",
                 answers=(*marks(4, 4, 2, 2), *marks(4, 2, 3, 3, of="HR4"), *MIDDLE)),
    "D09": Story("one-blank", "one mark is blank (LD3, L): it counts 0, the agency is ranked as incomplete; its bars are met",
                 3.8, True, typed=(("LD3.L", None),)),
    "D10": Story("many-blanks", "category 5 and two results were never filled", 3.6, True, typed=(("HR*", None), ("RM7*", None), ("RM9", None))),
    "D11": Story("thai-digits", "marks and results typed as text in Thai digits: read, with a note at each", 3.1,
                 typed=((MARK, digits("๐")), ("RM?", digits("๐")))),
    "D12": Story("full-width-digits", "marks of category 4 typed as full-width digits, one with a blank before it", 3.3,
                 answers=(("IT1.A", 4), ("IT1.D", 3)), typed=(("IT?.[ADLI]", digits("０")), ("IT1.A", " 4"))),
    "D13": Story("decimal-comma", "results typed as 85,5 and as 88.6 %: one meaning only, so read, with a note", 3.9, True,
                 answers=(("RM1", 85.5), ("RM3", 88.6)), typed=(("RM1", "85,5"), ("RM3", "88.6 %"))),
    "D14": Story("share-for-percent", "RM3 is 0.85 where 85 was meant: kept, warned about, and a gap", 3.9, True, answers=(("RM3", 0.85),)),
    "D15": Story("percent-cells", "RM3 and RM7 stand in cells formatted as percentages (0.886 shown as 88.60%): read times 100", 3.9, True,
                 answers=(("RM3", 0.886), ("RM7", 0.845), ("RM3.y-?", 0.86), ("RM7.y-?", 0.83)),
                 percent=("RM3", "RM7", "RM3.y-1", "RM3.y-2", "RM7.y-1", "RM7.y-2")),
    "D16": Story("results-only", "only category 7 is filled", 3.8, True, answers=((MARK, None),)),
    "D17": Story("process-only", "only categories 1 to 6 are filled", 3.8, True, answers=(("RM*", None),)),
    "D18": Story("earlier-year-only", "RM3 has results of 2559 and 2560 but none of 2561: it counts 0, never the latest filled", 3.8, True,
                 answers=(("RM3", None),)),
    "D19": Story("contradicting-order", "CS4 is deployed without an approach, IT2 learns without deployment: warnings, no change of score",
                 3.2, answers=(*marks(0, 3, 0, 0, of="CS4"), *marks(3, 0, 2, 0, of="IT2"))),
    "D20": Story("missing-evidence", "marks without a word of evidence", 3.5, typed=(("*.evidence", None), ("index:rows", None))),
    "D21": Story("zero-everywhere", "every answer is 0, which is not blank: complete, ranked last", answers=(("*.[ADLI]", 0), ("RM*", 0))),
    "D22": Story("high-total-one-bar-missed", "5 everywhere but in IT3, which is deployed at 2: behind every agency that meets its bars",
                 answers=(("*.[ADLI]", 5), *marks(3, 2, 1, 1, of="IT3"), *TOP)),
    "D23": Story("low-total-bars-met", "A and D at 3, L and I at 0, results on their bars: a low total that meets every bar",
                 answers=(*marks(3, 3, 0, 0), *ON_THE_BAR)),
    "D24": Story("english", "the English workbook, filled in English", 3.8, True, lang="en"),
    "D25": Story("results-by-formula", "RM1 and RM8 are formulas of the officer's own: their stored values count, with a note", 3.6,
                 answers=(("RM1", 87.6), ("RM8", 96.4)),
                 typed=(("RM1", Formula("=ROUND(0.6*90+0.4*84,2)", 87.6)), ("RM8", Formula("=ROUND(100*482/500,2)", 96.4)))),
    "D26": Story("long-evidence", "the evidence of LD1 is longer than 2,000 characters", 3.5,
                 typed=(("LD1.evidence", lambda old: " ".join([str(old)] * 12)),)),
    "D27": Story("first-year", "the first self-assessment: beginnings everywhere", 1.1),
    "P01": Story("steady", "good in every category", 4.1, True),
    "P02": Story("triple-tie-first", "the same total as P03 and P04", answers=(*marks(3, 2, 2, 2), *ON_THE_BAR)),
    "P03": Story("triple-tie-zero", "the same total as P02; SP2 has a 0 for I", answers=(*marks(3, 2, 3, 1), *marks(3, 3, 3, 0, of="SP2"), *ON_THE_BAR)),
    "P04": Story("triple-tie-blank", "as P03, but that 0 was left blank: the same total and rank, marked incomplete",
                 answers=(*marks(3, 2, 3, 1), *marks(3, 3, 3, 0, of="SP2"), *ON_THE_BAR), typed=(("SP2.I", None),)),
    "P05": Story("weak-workforce", "good, with a dent in category 5", 3.8, tilt={"5": -1.6}),
    "P06": Story("profile-incomplete", "mission and number of staff are missing from the profile", 3.3,
                 typed=(("profile:mission", None), ("profile:staff", None))),
    "P07": Story("process-before-results", "strong in categories 1 to 6, results lag behind", 3.9, tilt={"7": -2.2}),
    "P08": Story("no-35-of-47", "no. 35 of the 47 files: a place in a list is not a rank", 3.7, True),
    "P09": Story("results-before-process", "good results without much of a system behind them", 2.4, tilt={"7": 1.8}),
    "P10": Story("climbing", "RM1 climbs from 62 over 74 to 88; only 2561 counts", 3.6, True, answers=(("RM1.y-2", 62), ("RM1.y-1", 74), ("RM1", 88))),
    "P11": Story("falling", "RM1 falls from 96 over 90 to 81 and stays above its bar; only 2561 counts", 3.5,
                 answers=(("RM1.y-2", 96), ("RM1.y-1", 90), ("RM1", 81))),
    "P12": Story("evidence-by-number", "every evidence is just a number of the evidence index", 3.3, typed=(("*.evidence", "E1 E3"),)),
    "P13": Story("beginning", "most marks at 1 and 2", 1.7),
    "P14": Story("practised-not-reviewed", "approach and deployment at 4, nothing reviewed yet: bars met, total modest",
                 answers=(*marks(4, 4, 0, 0), *MIDDLE)),
    "P15": Story("on-every-bar", "every mark 3, every result exactly on its bar: all bars met", answers=(*marks(3, 3, 3, 3), *ON_THE_BAR)),
    "P16": Story("below-every-bar", "every mark 2, every result 0.01 below its bar: a gap at every bar", answers=(*marks(2, 2, 2, 2), *BELOW_THE_BAR)),
    "P17": Story("three-gaps", "three gaps in three categories: SP3, CS5, RM8", 4.0, True,
                 answers=(*marks(3, 2, 2, 1, of="SP3"), *marks(2, 2, 1, 1, of="CS5"), ("RM8", 94.2))),
    "P18": Story("variant-decides", "meets the bars as set, but not under the variant overall-3: the mean of LD2 is 2", 4.0, True,
                 answers=marks(3, 3, 1, 1, of="LD2")),
    "P19": Story("below-level-1", "RM4 and RM5 lie below level 1 of their tables: the variant below-level-1-is-1 changes the total", 3.2,
                 answers=(("RM4", 71.5), ("RM5", 78))),
    "P20": Story("formula-like-text", "remarks that look like formulas (=SUM, +66, -, @): they stay text", 3.4,
                 typed=(("LD1.remarks", "=SUM(A1:A9)"), ("LD2.remarks", "+66 ส่วนกลาง"), ("LD3.remarks", "- ไม่มี"), ("LD4.remarks", "@แผนงาน"))),
}
