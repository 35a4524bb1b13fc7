"""Writing one sample: the workbook as handed out, filled; and where a field stands on it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from altering import show_as_percent

from pmqa.standard.compiled import Standard
from pmqa.workbook.layout import tables
from pmqa.workbook.writing.template import write_template
from pmqa.xlsx.references import address

CREATED = datetime(2018, 10, 1)  # 1 October 2561


def build(standard: Standard, path: Path, agency_type: str, content: dict[str, object], lang: str = "th", percent: Sequence[str] = ()) -> None:
    """Write the workbook; ``percent`` names fields whose cells are formatted as percentages."""
    write_template(standard, path, agency_type=agency_type, lang=lang, content=content, created=CREATED)
    by_sheet: dict[str, list[str]] = {}
    for key in percent:
        sheet, ref = place(standard, agency_type, key, lang)
        by_sheet.setdefault(sheet, []).append(ref)
    for sheet, refs in by_sheet.items():
        show_as_percent(path, sheet, refs)


def place(standard: Standard, agency_type: str, key: str, lang: str = "th") -> tuple[str, str]:
    """Sheet and cell of a field."""
    field = standard.field[key]
    table = next(table for table in tables(standard, agency_type, standard.year) if table.category == field.category)
    return table.name.in_(lang), address(table.row_number(field.row), table.column_number(field.column))
