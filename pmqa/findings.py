"""Findings: what is wrong in a file, where, and what to do about it.

A finding is a value, never an exception: one bad cell hides no other, one bad file no other file. The sentence
belongs to the *code* (see :mod:`pmqa.catalogue`), so that the live check sheet of a workbook, which can only
copy constant text, says word for word what the engine says; what varies stands in ``found`` and ``expected``.
"""

from __future__ import annotations

from typing import NamedTuple

from pmqa.catalogue import CATALOGUE
from pmqa.texts import Text

SEVERITIES = ("error", "warning", "note")  # worst first: the order of every list of findings


class Finding(NamedTuple):
    """One thing found in one file.

    ``code`` is a key of the catalogue; ``found`` is shown as it stands in the file; ``expected`` may be empty where
    the sentence says it all. ``cell`` is an A1 reference without the sheet, empty where the finding is about a
    whole sheet or file.
    """

    code: str
    file: str = ""
    sheet: str = ""
    cell: str = ""
    requirement: str = ""
    found: str = ""
    expected: str | Text = ""

    @property
    def severity(self) -> str:
        return CATALOGUE[self.code].severity

    @property
    def message(self) -> Text:
        """What is wrong and what to do, one sentence each."""
        kind = CATALOGUE[self.code]
        return Text(f"{kind.wrong_th} {kind.remedy_th}", f"{kind.wrong_en} {kind.remedy_en}")

    def expected_in(self, lang: str) -> str:
        return self.expected if isinstance(self.expected, str) else self.expected.in_(lang)


def worst_first(findings: list[Finding]) -> list[Finding]:
    """Errors before warnings before notes; otherwise the order in which they were found."""
    return sorted(findings, key=lambda finding: SEVERITIES.index(finding.severity))
