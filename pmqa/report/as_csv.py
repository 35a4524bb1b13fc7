"""Results as CSV, for spreadsheets: one row for each agency, or for each gap."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Sequence

from pmqa.assessment import Assessment
from pmqa.report.blocks import clean
from pmqa.report.heading import DIGEST
from pmqa.report.rank_report import groups, ranked_in_order
from pmqa.report.robust_tables import range_cells, range_columns
from pmqa.report.tables import gap_numbers, number
from pmqa.report.verdict import verdict_of
from pmqa.report.words import word
from pmqa.robust.result import Robustness

# What a spreadsheet may take for a formula (OWASP, "CSV Injection"), full-width forms too.
_FORMULA = re.compile(r"[=+\-@＝＋－＠]")
_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")


def agencies_csv(assessment: Assessment, lang: str, robust: Robustness | None = None) -> str:
    """A row for each agency: rank, scores of total and categories, gaps, verdict; the unranked below with the reason.

    Where something is decided, or a register gives an order, a column for each. With ``robust`` six columns more for each source: low, median, high, and the shares nominal, top and meets.
    """
    standard = assessment.standard
    nodes = [standard.nodes[0], *standard.categories]
    header = ["draft", "standard", "criteria", "group", "rank", "code", "name", "type", "file", *(node.code for node in nodes),
              "gaps", "meets_bars", "band", "status", "incomplete", "provisional", "reason", *_more(assessment), *range_columns(robust)]
    made_by = [word("draft", lang), standard.id, standard.digest[:DIGEST]]
    rows = []
    for i in (i for members in groups(assessment).values() for i in members):
        who, row, verdict = assessment.agencies[i], assessment.checked[i], verdict_of(assessment, i)
        band = assessment.band_of(i, "total")
        scores = [number(assessment.scores[i, standard.index[node.code]], standard.decimals) for node in nodes]
        rows.append([*made_by, who.group, assessment.rank[i] or "", who.code, who.name, who.type, who.file, *scores, verdict.gaps,
                     _yes(verdict.meets), band.in_(lang) if band else "", verdict.status, _yes(row.incomplete), _yes(row.provisional), "",
                     *_more_of(assessment, i, lang), *range_cells(robust, i)])
    for left in assessment.left_out:
        rows.append([*made_by, "", "", left.agency, left.name, "", left.file, *("" for _ in nodes), "", "", "", "", "", "",
                     left.reason.in_(lang), *("" for _ in _more(assessment)), *("" for _ in range_columns(robust))])
    return text_of([header, *rows])


def _more(assessment: Assessment) -> list[str]:
    """Columns that only some rounds have: what is decided; the place in the register, which is no rank."""
    return ["decision"] * (assessment.decisions is not None) + ["order"] * any(who.order for who in assessment.agencies)


def _more_of(assessment: Assessment, i: int, lang: str) -> list[object]:
    known = {"decision": assessment.decision_of(i), "order": assessment.agencies[i].order or ""}
    return [known[name].in_(lang) if name == "decision" else known[name] for name in _more(assessment)]


def gaps_csv(assessment: Assessment, lang: str) -> str:
    """A row for each gap of each ranked agency."""
    standard = assessment.standard
    header = ["draft", "standard", "criteria", "agency", "name", "type", "file", "code", "factor", "value", "bar", "shortfall",
              "status", "cell"]
    made_by = [word("draft", lang), standard.id, standard.digest[:DIGEST]]
    rows = [[*made_by, who.code, who.name, who.type, who.file, gap.code, gap.factor, *gap_numbers(standard, gap, lang), gap.status, gap.cell]
            for i in ranked_in_order(assessment) for who in [assessment.agencies[i]] for gap in assessment.gaps_of(i)]
    return text_of([header, *rows])


def text_of(rows: Iterable[Sequence[object]]) -> str:
    """Rows as CSV; a text that a spreadsheet would run as a formula gets an apostrophe before it.

    >>> text_of([["=1+1", "-1.50", "น้ำ"]])
    "'=1+1,-1.50,น้ำ\\n"
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows([safe(str(cell)) for cell in row] for row in rows)
    return out.getvalue()


def safe(text: str) -> str:
    """The text on one line without control characters, after an apostrophe where it could be a formula."""
    text = clean(text).strip()
    return f"'{text}" if _FORMULA.match(text) and not _NUMBER.fullmatch(text) else text


def _yes(value: bool | None) -> str:
    return "" if value is None else "yes" if value else "no"
