"""Who may see what: the one place that decides it, for every kind of report.

Nobody is shown more of a person than of an office: no report holds the profile questions (who filled the workbook, a
telephone number), and of findings in the profile only where they are, never what was typed there.
"""

from __future__ import annotations

from typing import NamedTuple

MEDIAN_FROM = 5  # ranked agencies in a group: with fewer, its median would tell an agency the marks of a neighbour


class Sight(NamedTuple):
    """What an audience may see. ``others``: agencies beside the one the report is about, so lists, ranges of scores and
    counts over all. ``unsure``: sensitivity ranges and the unsettled rules that decide an agency. ``requirements``: marks
    and gaps below the categories. ``findings``: what is wrong in a file. ``reasons``: why a file is left out. ``places``:
    names of files and folders, cells. ``evidence``: the evidence texts, where asked for."""

    others: bool
    unsure: bool
    requirements: bool
    findings: bool
    reasons: bool
    places: bool
    evidence: bool


_SIGHTS = {
    # the central office works with the files: everything
    "office": Sight(others=True, unsure=True, requirements=True, findings=True, reasons=True, places=True, evidence=True),
    # the committee decides on agencies, not on files
    "committee": Sight(others=True, unsure=True, requirements=True, findings=False, reasons=True, places=False, evidence=False),
    # an agency sees its own file in full and nobody else's marks
    "agency": Sight(others=False, unsure=False, requirements=True, findings=True, reasons=True, places=True, evidence=True),
    # the public sees results by category
    "public": Sight(others=True, unsure=False, requirements=False, findings=False, reasons=False, places=False, evidence=False),
}
AUDIENCES = tuple(_SIGHTS)


def sight_of(audience: str) -> Sight:
    """What ``audience`` may see. Raises KeyError for an unknown one."""
    return _SIGHTS[audience]
