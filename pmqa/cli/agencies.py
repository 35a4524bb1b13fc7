"""An agency of a round as a person names it."""

from __future__ import annotations

from pmqa.assessment import Assessment
from pmqa.cli.stop import unknown
from pmqa.texts import Text
from pmqa.thai import canonical, canonical_code


def agency_called(assessment: Assessment, text: str) -> int:
    """Row of the agency with this code, or this name. Raises WrongUse where there is none, or the name is of several."""
    codes = [n for n, agency in enumerate(assessment.agencies) if canonical_code(agency.code) == canonical_code(text)]
    names = [n for n, agency in enumerate(assessment.agencies) if agency.name and canonical(agency.name) == canonical(text)]
    found = codes or names
    if len(found) != 1:
        raise unknown(Text("หน่วยงาน", "agency"), text, [agency.code for agency in assessment.agencies])
    return found[0]
