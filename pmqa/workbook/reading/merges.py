"""Answer cells that were merged: one value is seen over several of them and counts for the first only."""

from __future__ import annotations

from pmqa.findings import Finding
from pmqa.workbook.reading.locating import Place
from pmqa.workbook.reading.rows import requirement_of
from pmqa.xlsx.references import address


def merges(place: Place) -> list[Finding]:
    """A finding for each merged range that covers an answer cell other than its first; at the first, the only one that is seen."""
    if not place.sheet.merged:
        return []
    asked = {(place.rows[row.code], place.columns[key]): row for row in place.sought.table.rows if row.code in place.rows
             for key in row.fields if key in place.columns}
    out = []
    for top, left, bottom, right in place.sheet.merged:
        covered = [cell for cell in asked if top <= cell[0] <= bottom and left <= cell[1] <= right and cell != (top, left)]
        if covered:
            first = min(covered)
            merged = f"{address(top, left)}:{address(bottom, right)}"
            owner = asked.get((top, left), asked[first])
            out.append(Finding("SHT027", "", place.sheet.name, address(top, left), requirement_of(owner), merged))
    return out
