"""Sensitivity ranges and paths among the rows: only for those who may see them, the same numbers as elsewhere."""

from __future__ import annotations

import pytest
from reported import round_of, standard_in

from pmqa.advice.path import path
from pmqa.assessment import Assessment
from pmqa.report.content import AUDIENCES, Content
from pmqa.report.page import page
from pmqa.report.results_workbook import results_workbook
from pmqa.report.robust_tables import percent, rank_range
from pmqa.robust.result import Robustness
from pmqa.robust.whole import robustness
from pmqa.standard.compiled import Standard


@pytest.fixture(scope="module")
def standard(tmp_path_factory: pytest.TempPathFactory) -> Standard:
    return standard_in(tmp_path_factory.mktemp("worked"))


@pytest.fixture(scope="module")
def assessment(standard: Standard) -> Assessment:
    return round_of(standard)


@pytest.fixture(scope="module")
def known(assessment: Assessment) -> Robustness:
    return robustness(assessment, draws=400, seed=7)


def test_rows_are_those_of_the_result(assessment: Assessment, known: Robustness) -> None:
    weights, marks = Content(assessment, {}, "office", "en", robustness=known).ranges
    assert (weights.source, marks.source) == ("weights", "marks")
    for source, drawn in ((weights, known.weights), (marks, known.misjudgement)):
        assert drawn is not None
        assert [[row.code for row in rows] for rows in source.groups.values()] == [["A", "B"], ["C", "D"]]
        for row in (row for rows in source.groups.values() for row in rows):
            assert (row.low.value, row.median.value, row.high.value) == (drawn.low[row.place], drawn.median[row.place], drawn.high[row.place])
            assert row.range == rank_range(drawn.low[row.place], drawn.high[row.place])
            assert (row.same, row.top) == (percent(drawn.nominal[row.place]), percent(drawn.top[row.place]))
    assert {row.meets for rows in weights.groups.values() for row in rows} == {""}
    assert {row.meets for rows in marks.groups.values() for row in rows} != {""}
    assert "400 draws, seed 7" in weights.how
    assert any("no confidence interval" in text for text in weights.how)


@pytest.mark.parametrize("audience", AUDIENCES)
def test_only_office_and_committee_see_ranges(assessment: Assessment, known: Robustness, audience: str) -> None:
    content = Content(assessment, {}, audience, "en", 1, robustness=known)
    seen = audience in ("office", "committee")
    assert bool(content.ranges) == seen
    assert ("400 draws" in page(content)) == seen
    assert results_workbook(content)  # with and without that sheet


def test_a_card_holds_the_path_where_it_was_looked_for(assessment: Assessment) -> None:
    paths = {1: path(assessment, 1)}
    given = {audience: Content(assessment, {}, audience, "en", 1, paths=paths).card(1).path for audience in AUDIENCES}
    assert given["public"] is None
    agency, committee = given["agency"], given["committee"]
    assert agency is not None
    assert committee is not None
    assert agency.heads == ("Code", "Now", "To", "Steps", "Cell", "Requirement")
    assert agency.rows == (("LD1", "2", "3", "1", "หมวด 1!G6", "Direction"),)
    assert committee.heads == ("Code", "Now", "To", "Steps", "Requirement")
    assert agency.lines[0] == "The cheapest way: 1 step in 1 cell → every bar met"
    assert Content(assessment, {}, "office", "en", paths=paths).card(0).path is None
    assert "The cheapest way: 1 step in 1 cell" in page(Content(assessment, {}, "agency", "en", 1, paths=paths))
