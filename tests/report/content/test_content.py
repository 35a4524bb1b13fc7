"""What reports say, row by row, and what they keep from an audience."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import nan
from pathlib import Path
from statistics import median

import pytest
from reported import REFUSED, checked, round_of, standard_in

from pmqa.api import assess
from pmqa.assessment import Assessment
from pmqa.findings import Finding
from pmqa.report.content import (
    AUDIENCES,
    CategoryRow,
    Content,
    Evidence,
    EvidenceText,
    Figure,
    GapRow,
    Head,
    Mark,
    Often,
    Ranked,
    Step,
    Unranked,
)
from pmqa.report.content.figures import score
from pmqa.report.words import STATUS
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.texts import Text

INPUTS = {f"{name}.xlsx": name.lower() * 64 for name in "ABCD"} | {"old.xlsx": "0" * 64}


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def assessment(standard: Standard) -> Assessment:
    return round_of(standard)


def everything(content: Content) -> Iterator[object]:
    """Every row that the content can give, for each agency that it shows."""
    yield from (content.run, content.rules, content.ranked_by, content.heads, content.summary, content.groups, content.unranked,
                content.together, content.often())
    for group in content.shared.members:
        yield from (content.often(group), content.spreads(group))
    for place in content.places:
        yield from (content.marks(place), content.findings(place), content.card(place))


def texts(rows: object) -> Iterator[str]:
    """Every text in some rows."""
    if isinstance(rows, str):
        yield rows
    elif isinstance(rows, tuple | list | Iterator):
        for row in rows:
            yield from texts(row)


def figures(rows: object) -> Iterator[Figure]:
    if isinstance(rows, Figure):
        yield rows
    elif isinstance(rows, tuple | list | Iterator):
        for row in rows:
            yield from figures(row)


def test_the_ranking_of_the_office(assessment: Assessment) -> None:
    content = Content(assessment, INPUTS, "office", "en")
    departments, provinces = content.groups
    one, two = Head(1, "1", "Leadership", "category", Figure("5.00", 5.0)), Head(4, "2", "Strategy", "category", Figure("5.00", 5.0))
    assert (departments.key, departments.name, departments.count, departments.categories) == ("department", "Department", "2 agencies", (one, two))
    assert departments.rows == (
        Ranked(0, Figure("1", 1), Figure("–", None), "A", "กรมการข้าวสมมติ", Figure("3.60", 3.6), (Figure("3.33", 3.33), Figure("4.00", 4.0)),
               True, "✓ met", 0, "", (), "A.xlsx"),
        Ranked(1, Figure("2", 2), Figure("–", None), "B", "กรมน้ำสมมติ", Figure("3.40", 3.4), (Figure("3.00", 3.0), Figure("4.00", 4.0)),
               False, "✗ 1 gap", 1, "", (), "B.xlsx"))
    assert [(row.code, row.rank.text, row.flags) for row in provinces.rows] == [("C", "1", ()), ("D", "2", ("incomplete",))]
    assert content.summary == ((4, "ranked"), (2, "✓ meets the bars as set (rules not verified)"),
                               (2, "✗ does not meet the bars as set (rules not verified)"), (1, "not ranked"))
    assert [(row.code, row.name, row.file) for row in content.unranked] == [("E", "กรมดินสมมติ", "old.xlsx")]
    assert "ปก older ≠ worked" in content.unranked[0].reason
    assert content.ranked_by == "Ranked by bars met first, then Total (unverified)"
    ld1, sp1 = (Head(i, code, title, "requirement", Figure("5.00", 5.0)) for i, code, title in ((2, "LD1", "Direction"), (5, "SP1", "Plan")))
    assert content.often() == (Often(ld1, 2, 4), Often(sp1, 0, 4))
    assert content.often("department") == (Often(ld1, 1, 2), Often(sp1, 0, 2))


def test_a_card_of_the_office(assessment: Assessment) -> None:
    card = Content(assessment, INPUTS, "office", "en").card(1)
    assert (card.code, card.name, card.type, card.group, card.file, card.sha256) == (
        "B", "กรมน้ำสมมติ", "Department", "Department", "B.xlsx", "b" * 64)
    assert (card.verdict.headline, card.verdict.bars, card.verdict.total.text, card.verdict.maximum.text, card.verdict.place) == (
        "✗ does not meet the bars as set (rules not verified)", "1 of 2 bars unmet", "3.40", "5.00", "rank 2 of 2 Department")
    # LD1 at its bar of 3 and LD2 blank, weights 2 and 1: 2.00; SP1 at its bar of 2 and SP2 blank, equal weights: 1.00
    assert card.categories == (
        CategoryRow(Head(1, "1", "Leadership", "category", Figure("5.00", 5.0)), Figure("3.00", 3.0), 0.6, Figure("3.17", 3.17), 0.634,
                    Figure("2.00", 2.0), 0.4, False, "✗ 1 gap", ""),
        CategoryRow(Head(4, "2", "Strategy", "category", Figure("5.00", 5.0)), Figure("4.00", 4.0), 0.8, Figure("4.00", 4.0), 0.8,
                    Figure("1.00", 1.0), 0.2, True, "✓ met", ""))
    assert card.gaps == (GapRow("LD1", "LD1", "1", "Direction", "", "direction at least 3", Figure("2", 2.0), Figure("≥ 3", 3.0),
                                Figure("1", 1.0), "unverified", "unverified", "หมวด 1!G6"),)
    assert card.first == (Step("raise", "LD1 Direction: 2, must be ≥ 3", ("หมวด 1!G6",)),)
    assert [(row.severity, row.code, row.sheet, row.cell, row.found) for row in card.findings] == [
        ("warning", "ANS020", "หมวด 1", "H6", ""), ("warning", "ANS020", "หมวด 2", "H6", ""), ("note", "ANS010", "หมวด 1", "G6", "๒")]


def test_errors_of_the_file_come_first_among_the_things_to_do(assessment: Assessment) -> None:
    mend, lift = Content(assessment, INPUTS, "agency", "en", agency=3).card(3).first
    assert mend == Step("mend", "The answer is blank and counts as 0 until it is filled. Fill this cell.", ("หมวด 1!G6",))
    assert (lift.kind, lift.text) == ("raise", "LD1 Direction: blank, must be ≥ 3")


def test_marks_go_with_the_heads(assessment: Assessment) -> None:
    content = Content(assessment, INPUTS, "office", "en")
    assert [head.code for head in content.heads] == ["total", "1", "LD1", "LD2", "2", "SP1", "SP2"]
    assert content.marks(1)[:4] == (Mark("3.40", 0.68, False), Mark("3.00", 0.6, False), Mark("2.00", 0.4, True), Mark("5.00", 1.0, False))


@pytest.mark.parametrize("audience", AUDIENCES)
@pytest.mark.parametrize("lang", ["th", "en"])
def test_every_figure_is_the_number_it_prints(assessment: Assessment, audience: str, lang: str) -> None:
    found = list(figures(everything(Content(assessment, INPUTS, audience, lang, agency=1))))
    assert found
    for figure in found:
        assert (figure.value is None) == (not figure.text[-1].isdigit()), figure
        assert figure.value is None or float(figure.text.rsplit(" ", 1)[-1]) == figure.value


def test_an_agency_sees_no_neighbour(assessment: Assessment) -> None:
    content = Content(assessment, INPUTS, "agency", "th", agency=1)
    said = "\n".join(texts(everything(content)))
    assert content.places == (1,)
    assert "กรมน้ำสมมติ" in said
    assert "B.xlsx" in said
    for stranger in ("กรมการข้าวสมมติ", "จังหวัดผู้ใหญ่บ้านสมมติ", "กรมดินสมมติ", "A.xlsx", "C.xlsx", "old.xlsx", "a" * 64):
        assert stranger not in said
    for other in (0, 2, 3):
        for ask in (content.card, content.marks, content.findings):
            with pytest.raises(ValueError, match="agency 1 only"):
                ask(other)


def test_an_agency_s_report_does_not_change_with_its_neighbours_marks(standard: Standard) -> None:
    """As long as its rank stays: nothing else of the neighbours is in it."""
    def of(**neighbour: float) -> list[object]:
        row = checked(standard, "A")
        values = tuple(neighbour.get(key, value) for key, value in zip(standard.columns, row.values, strict=True))
        return list(everything(Content(assess(standard, [row._replace(values=values), checked(standard, "B")]), INPUTS, "agency", "en", agency=1)))

    assert of() == of(LD2=5.0) == of(SP2=4.0)


def test_an_agency_s_card_has_a_median_only_where_it_tells_nobody_s_marks(standard: Standard) -> None:
    rows = [checked(standard, "A")._replace(file=f"{i}.xlsx", attributes={"code": f"A{i}", "type": "department"}) for i in range(5)]
    for count, median_text in ((4, "–"), (5, "3.33")):
        content = Content(assess(standard, rows[:count]), {}, "agency", "en", agency=0)
        assert content.card(0).categories[0].median.text == median_text
    assert Content(assess(standard, rows[:2]), {}, "committee", "en").card(0).categories[0].median.text == "3.33"


def test_the_public_sees_categories_without_files_reasons_or_gaps(assessment: Assessment) -> None:
    content = Content(assessment, INPUTS, "public", "en")
    said = "\n".join(texts(everything(content)))
    card = content.card(1)
    assert (card.gaps, card.first, card.findings, card.file, card.sha256, card.verdict.decided_by) == ((), (), (), "", "", ())
    assert [head.code for head in content.heads] == ["total", "1", "2"]
    assert content.unranked == (Unranked("E", "กรมดินสมมติ", "", ""),)
    assert [word for word in (".xlsx", "หมวด 1", "criteria/worked", "older") if word in said] == []
    assert content.run.inputs == ()


def test_the_committee_sees_reasons_and_gaps_but_no_files(assessment: Assessment) -> None:
    content = Content(assessment, INPUTS, "committee", "en")
    said = "\n".join(texts(everything(content)))
    assert "ปก older ≠ worked" in said
    assert [(gap.key, gap.cell) for gap in content.card(1).gaps] == [("LD1", "")]
    assert ".xlsx" not in said


@pytest.mark.parametrize("audience", AUDIENCES)
def test_no_report_holds_what_the_profile_says_of_persons(standard: Standard, audience: str) -> None:
    asked = (*standard.profile, Field("officer", "profile", "", "text", Text("ผู้กรอก", "Filled by"), "value", "officer"))
    row = checked(standard, "B")
    named = row._replace(attributes=row.attributes | {"officer": "Somchai 02-123-4567"}, findings=(
        *row.findings, Finding("ANS003", "B.xlsx", "ข้อมูล", "C9", "", "Somchai 02-123-4567"),
        Finding("SHT017", "B.xlsx", "ข้อมูล", "D9", "", "Somchai 02-123-4567")))
    content = Content(assess(replace(standard, profile=asked), [checked(standard, "A"), named]), INPUTS, audience, "en", agency=1)
    said = "\n".join(texts(everything(content)))
    assert "กรมน้ำสมมติ" in said
    assert "Somchai" not in said
    assert "02-123" not in said


def test_evidence_stands_in_a_card_only_when_given_and_allowed(assessment: Assessment) -> None:
    evidence = {"B.xlsx": (EvidenceText("LD1", "1!J6", "minutes of\n3 May"),)}
    shown = (Evidence("LD1", "Direction", "1!J6", "minutes of 3 May"),)
    given = {audience: Content(assessment, INPUTS, audience, "en", 1, evidence=evidence).card(1).evidence
             for audience in AUDIENCES}
    assert given == {"office": shown, "committee": (), "agency": shown, "public": ()}


def test_what_it_was_made_from(assessment: Assessment) -> None:
    run = Content(assessment, INPUTS, "office", "en").run
    assert (run.draft, run.standard, run.sha256, run.origin, run.status, run.status_text, dict(run.inputs)) == (
        "DRAFT · unreviewed self-assessment", "worked", assessment.standard.digest, "criteria/worked", "unverified", "unverified", INPUTS)
    other = Content(assessment, INPUTS | {"A.xlsx": "f" * 64}, "public", "en").run
    assert other.digest != run.digest
    rules = Content(assessment, INPUTS, "office", "en").rules
    assert [(rule.kind, rule.name, rule.status) for rule in rules] == [
        ("ranking", "", "unverified"), ("bar", "direction", "unverified"), ("bar", "bar-1", "adopted"),
        ("setting", "direction", "unverified"), ("variant", "direction-2", "unverified")]
    assert all(rule.status_text == STATUS[rule.status].en for rule in rules)


def test_medians_and_quarters_are_those_of_the_published_scores(assessment: Assessment) -> None:
    content = Content(assessment, INPUTS, "office", "en")
    total, leadership, _ = content.spreads("department")
    assert [figure.text for figure in total[2:]] == ["3.40", "3.45", "3.50", "3.55", "3.60"]
    assert leadership.median == score(median([3.33, 3.0]) + 0.005, 2)  # 3.165 is published as 3.17: halves go up
    assert score(nan, 2) == Figure("–", None)


def test_wrong_use_is_refused(assessment: Assessment) -> None:
    with pytest.raises(ValueError, match="about one agency"):
        Content(assessment, INPUTS, "agency", "en")
    with pytest.raises(KeyError):
        Content(assessment, INPUTS, "press", "en")


def test_a_refused_file_alone_gives_a_report_all_the_same(standard: Standard) -> None:
    content = Content(assess(standard, [REFUSED]), {}, "office", "th")
    assert content.groups == ()
    assert content.places == ()
    assert [row.code for row in content.unranked] == ["E"]
    assert [often.of for often in content.often()] == []


def test_the_folder_of_the_criteria_is_told_to_the_office_only(assessment: Assessment) -> None:
    there = replace(assessment, standard=replace(assessment.standard, origin=str(Path.cwd().parent / "somebody" / "criteria")))
    told = {audience: Content(there, INPUTS, audience, "en", agency=1).run.origin != "" for audience in AUDIENCES}
    assert told == {"office": True, "committee": False, "agency": False, "public": False}
