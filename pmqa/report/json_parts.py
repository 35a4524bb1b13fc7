"""The parts that every JSON result is made of.

A text that exists in two languages is ``{"th": …, "en": …}`` whatever ``--lang`` says. Where there is none, a text is ``""``
and a number or a yes-or-no is null.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from pmqa import __version__
from pmqa.findings import Finding
from pmqa.standard.compiled import Standard
from pmqa.texts import EMPTY, Text

Data = dict[str, object]
Inputs = Mapping[str, str]  # file → sha256 of its content, hex


def text_of(data: object) -> str:
    """As printed: Thai as it is, keys in the order they were put in. Raises ValueError for NaN."""
    return json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)


def bilingual(text: Text | None) -> dict[str, str]:
    """Both languages, each filled from the other where it is empty."""
    text = text or EMPTY
    return {"th": text.in_("th"), "en": text.in_("en")}


def finding_data(finding: Finding) -> Data:
    """One finding; ``found`` as it stands in the file, ``expected`` what is allowed there."""
    expected = Text(finding.expected, finding.expected) if isinstance(finding.expected, str) else finding.expected
    return {
        "code": finding.code, "severity": finding.severity, "file": finding.file, "sheet": finding.sheet, "cell": finding.cell,
        "requirement": finding.requirement, "found": finding.found, "expected": bilingual(expected),
        "message": bilingual(finding.message),
    }


def run_data(standard: Standard | None, inputs: Inputs) -> Data:
    """What a result was made from: with the same it comes out the same."""
    return {"standard": criteria_data(standard) if standard else None, "engine": __version__, "inputs": dict(inputs)}


def criteria_data(standard: Standard) -> Data:
    """The criteria files in use."""
    return {"id": standard.id, "variant": standard.variant, "sha256": standard.digest, "origin": standard.origin}


def check_data(files: Sequence[tuple[str, str, Sequence[Finding]]], standards: Sequence[Standard], inputs: Inputs,
               several: Sequence[Finding] = ()) -> Data:
    """What was found in each file: (name, id of its standard or "", findings); then in ``several`` files together."""
    return {
        "draft": True,
        "files": [{"file": name, "standard": standard, "findings": [finding_data(finding) for finding in findings]}
                  for name, standard, findings in files],
        "findings": [finding_data(finding) for finding in several],
        "run": {"standards": [criteria_data(standard) for standard in standards], "engine": __version__, "inputs": dict(inputs)},
    }
