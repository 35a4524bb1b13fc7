"""A standard applied to answers typed by column: the whole pipeline without files."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from written_standards import answered

from pmqa.assessment import Assessment, assess
from pmqa.standard.compiled import Standard, applies
from pmqa.standard.store import load_standard

CRITERIA = Path(__file__).parent.parent / "criteria"


def shipped(id: str, variant: str = "") -> Standard:
    """The shipped standard, compiled or from the tests' own cache."""
    return load_standard(CRITERIA / id, variant)


def scored(standard: Standard, agencies: Mapping[str, Mapping[str, float]], agency_type: str = "", **attributes: Mapping[str, str | float]) -> Assessment:
    """Agencies by code with their answers; ``attributes``: of each agency by code, ``size={"A": "small"}``."""
    rows = []
    for code, answers in agencies.items():
        row = answered(standard, code, answers, agency_type)
        given = row.attributes | {key: values[code] for key, values in attributes.items() if code in values}
        rows.append(row._replace(attributes=given, incomplete=_incomplete(standard, answers, agency_type)))
    return assess(standard, rows)


def _incomplete(standard: Standard, answers: Mapping[str, float], agency_type: str) -> bool:
    """Whether a required answer of what applies is missing, as the checks of a file would find."""
    def given(key: str) -> bool:
        if key in answers or key not in standard.columns:
            return True
        place = standard.index.get(standard.field[key].owner, 0)
        while place > 0:  # not applicable, itself or what stands above it
            if f"{standard.nodes[place].code}.na" in answers:
                return True
            place = standard.nodes[place].parent
        return False

    return not all(given(field.key) for field in standard.fields if field.required and applies(field.types, agency_type))


def one(standard: Standard, answers: Mapping[str, float], *codes: str, agency_type: str = "", **attributes: str) -> tuple[float, ...]:
    """Published scores of one agency: the total, then each of ``codes``."""
    found = scored(standard, {"A": answers}, agency_type, **{key: {"A": value} for key, value in attributes.items()})
    return tuple(float(found.scores[0, standard.index[code]]) for code in ("total", *codes))


def band(standard: Standard, answers: Mapping[str, float], node: str = "total", agency_type: str = "") -> str | None:
    """The band of a node for one agency, in English."""
    name = scored(standard, {"A": answers}, agency_type).band_of(0, node)
    return name and name.en


def everywhere(standard: Standard, value: float, kind: str = "mark") -> dict[str, float]:
    """The same answer in every cell of a kind."""
    return {field.key: value for field in standard.fields if field.kind == kind}
