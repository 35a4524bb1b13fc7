"""The empty table of a standard, as CSV or as an Excel sheet with drop-downs, its agencies filled in where they are known."""

from __future__ import annotations

import csv
import io
import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from pmqa.checks.answers import expected
from pmqa.standard.compiled import Standard
from pmqa.standard.fields import Field
from pmqa.table.columns import attributes_needed, header_of
from pmqa.texts import EMPTY, Text
from pmqa.workbook.words import IDENTITY

_LEAST_ROWS = 200  # rows with drop-downs in a table without agencies
_GROUP = Text("กลุ่ม", "Group")
_WHO = ("standard", "year", "code", "name", "type")


class Column(NamedTuple):
    """A column of the empty table: its header, what it is about, what it may hold. ``field``: the answer or profile field."""

    header: str
    about: Text
    title: Text
    allowed: str
    field: Field | None = None


def columns(standard: Standard, lang: str, *, everything: bool = False) -> list[Column]:
    """Who the agency is, then every answer that can change a result; ``everything``: texts and earlier years, too."""
    profile = {field.key: field for field in standard.profile}
    agency = Text("หน่วยงาน", "Agency")
    out = [Column(header_of(standard, "standard"), agency, IDENTITY["standard"], standard.id),
           Column(header_of(standard, "year"), agency, IDENTITY["year"], ""),
           *(Column(header_of(standard, key), agency, profile[key].title, "", profile[key]) for key in ("code", "name"))]
    if standard.types:
        kinds = " / ".join(kind.title.in_(lang) for kind in standard.types)
        out.append(Column(header_of(standard, "type"), agency, IDENTITY["type"], kinds))
    needed = attributes_needed(standard)
    for field in standard.profile:
        if field.key not in _WHO and (everything or field.kind != "text" or field.key in needed):
            out.append(Column(header_of(standard, field.key), agency, field.title, _allowed(field, lang), field))
    if standard.ranking.group == "group" and "group" not in profile:
        out.append(Column(header_of(standard, "group"), agency, _GROUP, ""))
    words = standard.types[0].words if standard.types else {}
    for field in standard.fields:
        if field.scored or everything:
            node = standard.node.get(field.owner)
            title = node.name.with_words(words) if node else EMPTY
            own = field.title.with_words(words)
            both = Text(*(" · ".join(dict.fromkeys(filter(None, pair))) for pair in zip(title, own, strict=True)))
            about = standard.node[field.category].name if field.category in standard.node else agency
            out.append(Column(field.key, Text(f"{field.category} {about.th}", f"{field.category} {about.en}"), both,
                              _allowed(field, lang), field))
    return out


def write_table(standard: Standard, path: Path, agencies: Mapping[str, Mapping[str, str]] | None = None, *, lang: str = "th",
                year: int | None = None, everything: bool = False) -> None:
    """Write the empty table to ``path`` (CSV, or .xlsx); ``agencies``: code → name, type, group … of a register.

    It is written beside ``path`` and then renamed. Raises OSError.
    """
    made = columns(standard, lang, everything=everything)
    rows = [_filled(standard, made, code, entry, year, lang) for code, entry in (agencies or {}).items()]
    group = header_of(standard, "group")
    if agencies and any("group" in entry for entry in agencies.values()) and all(column.header != group for column in made):
        made.append(Column(group, Text("หน่วยงาน", "Agency"), _GROUP, ""))
        rows = [[*row, entry.get("group", "")] for row, entry in zip(rows, agencies.values(), strict=True)]
    content = _workbook(standard, made, rows, lang) if path.suffix.lower() == ".xlsx" else _csv(made, rows)
    half = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        half.write_bytes(content)
        half.replace(path)
    finally:
        half.unlink(missing_ok=True)


def _filled(standard: Standard, made: Sequence[Column], code: str, entry: Mapping[str, str], year: int | None, lang: str) -> list[str]:
    """What is known of one agency, under each column."""
    kind = standard.agency_type(entry.get("type", ""))
    known = {**entry, "standard": standard.id, "year": str(year or standard.year), "code": code, "type": kind.title.in_(lang) if kind else ""}
    answers = {field.key for field in standard.fields}
    return [known.get(column.header.removeprefix("@"), "") if column.header not in answers else "" for column in made]


def _csv(made: Sequence[Column], rows: Sequence[Sequence[str]]) -> bytes:
    """With the mark by which Excel knows UTF-8."""
    out = io.StringIO()
    csv.writer(out).writerows([[column.header for column in made], *rows])
    return out.getvalue().encode("utf-8-sig")


def _allowed(field: Field, lang: str) -> str:
    allowed = expected(field)
    return allowed if isinstance(allowed, str) else allowed.in_(lang)


def _workbook(standard: Standard, made: Sequence[Column], rows: Sequence[Sequence[str]], lang: str) -> bytes:
    """One sheet: category, title, what is allowed, then the headers that are read; below them a row for each agency."""
    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        base = {"font_name": "Tahoma", "font_size": 10, "valign": "top", "text_wrap": True, "border": 1, "border_color": "#8EA0BE"}
        faint = book.add_format(base | {"font_color": "#5A6B85", "font_size": 9})
        about = book.add_format(base | {"bold": True, "bg_color": "#E8EEF7", "text_wrap": False})
        head = book.add_format(base | {"bold": True, "font_color": "#FFFFFF", "bg_color": "#1F3864", "align": "center"})
        text, mark = book.add_format(base | {"num_format": "@"}), book.add_format(base | {"align": "center", "bg_color": "#FFFBE6"})
        sheet = book.add_worksheet({"th": "คะแนนรายหน่วยงาน", "en": "Marks"}[lang])
        lists = book.add_worksheet("lists")
        lists.hide()
        last = 3 + max(len(rows), _LEAST_ROWS)
        for number, column in enumerate(made):
            numeric = column.field is not None and column.field.numeric
            wide = 34 if column.header in ("name", "@name") else 13 if number < 5 or not numeric else 10
            sheet.set_column(number, number, wide, mark if numeric else text)
            above = made[number - 1].about if number else None
            if column.about == above:
                sheet.write_blank(0, number, None, about)
            else:
                sheet.write_string(0, number, column.about.in_(lang), about)
            for row, (said, style) in enumerate([(column.title.in_(lang), faint), (column.allowed, faint), (column.header, head)], 1):
                sheet.write_string(row, number, said, style)
            rule = _rule(standard, column, number, lists, lang)
            if rule:
                sheet.data_validation(4, number, last, number, rule)
            for row, values in enumerate(rows, start=4):
                if values[number]:
                    sheet.write_string(row, number, values[number], text)
        sheet.set_row(1, 62)
        sheet.set_row(2, 40)
        sheet.freeze_panes(4, next(i for i, column in enumerate(made) if column.header in ("name", "@name")) + 1)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.repeat_rows(0, 3)
    return out.getvalue()


def _rule(standard: Standard, column: Column, number: int, lists: object, lang: str) -> dict[str, object] | None:
    """The drop-down or range of a column; a choice that is not in it is still taken and found out by the checks."""
    field = column.field
    if column.header in ("type", "@type"):
        choices = [kind.title.in_(lang) for kind in standard.types]
    elif field is None:
        return None
    elif field.kind == "mark" and len(field.legal) <= 12:
        choices = list(field.legal)
    elif field.kind == "tick":
        choices = ["✓"]
    elif field.options:
        choices = [option.in_(lang) for option in field.options]
    else:
        low, high = (field.legal[0], field.legal[-1]) if field.legal else (field.low, field.high)
        if low is None and high is None:
            return None
        criteria = "between" if low is not None and high is not None else ">=" if low is not None else "<="
        ends = {"minimum": low, "maximum": high} if criteria == "between" else {"value": low if low is not None else high}
        return {"validate": "decimal", "criteria": criteria, **ends, "error_type": "warning", "ignore_blank": True}
    lists.write_column(0, number, choices)
    from xlsxwriter.utility import xl_col_to_name

    letter = xl_col_to_name(number)
    return {"validate": "list", "source": f"=lists!${letter}$1:${letter}${len(choices)}", "error_type": "warning"}
