"""One agency's answers changed by way of trial, many at once, through the whole engine."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import numpy as np

from pmqa.assessment import Assessment, assess
from pmqa.checks import Checked
from pmqa.standard.compiled import Standard


def own_row(assessment: Assessment, agency: int) -> Checked:
    """The agency's file as it was assessed: what a register said of it stands among its attributes."""
    row = assessment.checked[agency]
    return row._replace(attributes=row.attributes | known_of(assessment, agency) | {"code": assessment.agencies[agency].code})


def known_of(assessment: Assessment, agency: int) -> dict[str, str | float]:
    """The attributes that conditions and measures read, as they were known when the agency was assessed."""
    read = {key: values[agency] for key, values in assessment.facts.attributes.items() if values[agency] is not None}
    for name in assessment.standard.attributes:
        value = float(assessment.answers[agency, assessment.standard.columns[name]])
        read |= {} if np.isnan(value) else {name[1:]: value}
    return read


def with_answers(row: Checked, answers: Iterable[float]) -> Checked:
    """The row with other answers (columns,), NaN = blank; totals that its workbook shows no longer belong to it."""
    return row._replace(values=tuple(None if np.isnan(value) else float(value) for value in answers), shown=())


def assess_all(standard: Standard, row: Checked, answers: np.ndarray) -> Assessment:
    """An assessment with one agency for each row of ``answers`` (trials, columns), in their order.

    Each is a copy of ``row`` under a code of its own, so that gathering keeps them all.
    """
    copies = [with_answers(row, values)._replace(file=f"{n:09}", findings=(), attributes=row.attributes | {"code": f"{n:09}"})
              for n, values in enumerate(np.asarray(answers, dtype=float))]
    return assess(standard, copies)


def assess_one(standard: Standard, row: Checked, answers: Sequence[float] | np.ndarray) -> Assessment:
    """The agency alone, with these answers."""
    return assess(standard, [with_answers(row, answers)])
