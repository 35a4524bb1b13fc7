"""Scores that stand in a file beside those computed: totals that a workbook shows, and scores published elsewhere.

Where a workbook's totals differ, one finding tells the one cause. Either the workbook's formulas read some cells otherwise (digits typed as text, a percent format), which explains the
difference and names the cells; or a formula is stale, edited or overwritten.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import isnan

from pmqa.checks import Checked
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard

Scores = Sequence[float]  # published scores of one agency, by node; NaN where a node is out
_MOST_CELLS = 8  # named in one finding


def compares(standard: Standard, row: Checked) -> bool:
    """Whether the row holds scores that :func:`with_totals` would compare: only then need they be computed."""
    return not row.refused and (bool(row.shown) and not standard.variant
                                or any(row.values[standard.columns[key]] is not None for key, _ in standard.compared))


def with_totals(standard: Standard, rows: Sequence[Checked], scores: Sequence[Scores],
                scores_of: Callable[[Sequence[int], Sequence[Checked]], Sequence[Scores]]) -> tuple[Checked, ...]:
    """The rows, each with what is to be said of its own totals, and of scores published elsewhere. ``scores_of`` (places, rows)
    computes the scores that other rows would have at these places.

    Under a variant the workbook's own rules are others, so its totals are not compared.
    """
    told = tuple(rows) if standard.variant else _with_own(standard, rows, scores, scores_of)
    return tuple(row._replace(findings=(*row.findings, *_published(standard, row, its))) for row, its in zip(told, scores, strict=True))


def _with_own(standard: Standard, rows: Sequence[Checked], scores: Sequence[Scores],
              scores_of: Callable[[Sequence[int], Sequence[Checked]], Sequence[Scores]]) -> tuple[Checked, ...]:
    differing = [_differing(standard, row, its) for row, its in zip(rows, scores, strict=True)]
    asked = [place for place, row in enumerate(rows) if differing[place] and row.otherwise]
    seen = [rows[place]._replace(values=_as_seen(rows[place])) for place in asked]
    explained = {place for place, its in zip(asked, scores_of(asked, seen) if seen else (), strict=True)
                 if not _differing(standard, rows[place], its)}
    return tuple(_told(standard, row, scores[place], differing[place], place in explained) if differing[place] else row
                 for place, row in enumerate(rows))


def _differing(standard: Standard, row: Checked, scores: Scores) -> list[tuple[str, float, str, str]]:
    """Those of ``row.shown`` that are not the scores given."""
    return [one for one in row.shown if not abs(one[1] - scores[standard.index[one[0]]]) < 0.5 * 10.0**-standard.decimals]


def _as_seen(row: Checked) -> tuple[float | None, ...]:
    """The answers as the workbook's formulas read them."""
    values = list(row.values)
    for column, value in row.otherwise:
        values[column] = value
    return tuple(values)


def _told(standard: Standard, row: Checked, scores: Scores, differing: list[tuple[str, float, str, str]], explained: bool) -> Checked:
    """One finding at the first cell that differs; a control code that does not fit has the same cause and goes with it."""
    code, _, sheet, cell = differing[0]
    found = _listed(standard, [(node, number) for node, number, _, _ in differing])
    expected = _listed(standard, [(node, scores[standard.index[node]]) for node, _, _, _ in differing])
    if explained:
        cells = [row.places[column] for column, _ in row.otherwise]
        more = f" +{len(cells) - _MOST_CELLS}" if len(cells) > _MOST_CELLS else ""
        found += f" ({', '.join(cells[:_MOST_CELLS])}{more})"
    finding = Finding("SHT025" if explained else "SHT023", row.file, sheet, cell, "" if code == "total" else code, found, expected)
    return row._replace(findings=(*(one for one in row.findings if one.code != "SHT024"), finding))


def _listed(standard: Standard, scores: Sequence[tuple[str, float]]) -> str:
    """``1: 3.33, Σ: 3.60``: the total has no code; ``–`` where there is no score."""
    texts = ((code, "–" if isnan(score) else f"{score:.{standard.decimals}f}") for code, score in scores)
    return ", ".join(f"{'Σ' if code == 'total' else code}: {text}" for code, text in texts)


def _published(standard: Standard, row: Checked, scores: Scores) -> list[Finding]:
    """Scores that were published elsewhere and typed beside, where the answers give another."""
    out, half = [], 0.5 * 10.0**-standard.decimals
    for key, code in standard.compared:
        column, score = standard.columns[key], scores[standard.index[code]]
        typed = row.values[column]
        if typed is not None and not abs(typed - score) < half:
            sheet, _, cell = row.places[column].rpartition("!")
            expected = "" if isnan(score) else f"{score:.{standard.decimals}f}"
            out.append(Finding("ANS037", row.file, sheet, cell, key, f"{typed:.{standard.decimals}f}", expected))
    return out
