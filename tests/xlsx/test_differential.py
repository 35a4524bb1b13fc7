"""Our reader against openpyxl and python-calamine, cell by cell, on workbooks that three programs have written.

Where they differ, the fault is theirs and stands in :func:`as_openpyxl` and :func:`as_calamine`, which say what each
makes of one of our cells.
"""

from __future__ import annotations

import random
import zipfile
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter
from libreoffice import LibreOffice
from openpyxl.utils.datetime import to_excel
from openpyxl.workbook import Workbook as OpenpyxlWorkbook
from python_calamine import CalamineWorkbook

from pmqa.xlsx.cells import Cell, Sheet, read_workbook
from pmqa.xlsx.references import address

WORDS = [
    "การนำองค์กร",
    "ผู้รับบริการ",
    "น้ำใจ",
    "Leadership",
    "KPI 2569",
    "a & b < c",
    'x "y"',
    " blanks ",
    "one\ntwo",
    "😀",
    "1.10",
]
NUMBER_FORMATS = ["General", "0.00", "0%", "0.0%", '0.0"%"']
DATE_FORMATS = ["d/m/yyyy", "[h]:mm", "[$-41E]d mmm bbbb"]


def values(chance: random.Random, cells: int) -> Iterator[tuple[int, int, object, str]]:
    """(row, column, value, number format) of some cells of a sheet: sparse, its first rows and columns empty."""
    places = [(row, column) for row in range(2, 60) for column in range(1, 14)]
    for row, column in chance.sample(places, cells):
        kind = chance.randrange(8)
        if kind < 3:
            value = chance.choice([chance.randint(0, 5), chance.randint(-9_999, 99_999), chance.uniform(0, 1e9)])
            yield row, column, value, chance.choice(NUMBER_FORMATS)
        elif kind == 3:  # both libraries make nonsense of a number that is no date of their range
            yield (
                row,
                column,
                chance.choice([chance.randint(61, 60_000), chance.uniform(61, 60_000)]),
                chance.choice(DATE_FORMATS),
            )
        elif kind < 6:
            yield row, column, " ".join(chance.choices(WORDS, k=chance.randint(1, 9))), "General"
        else:
            yield row, column, chance.choice([True, False, "=1+1", "=A1", ""]), "General"


def by_xlsxwriter(path: Path) -> None:
    """Shared strings, rich strings, formulas with the values that they give, errors, dates."""
    chance = random.Random(1)
    book = xlsxwriter.Workbook(path)
    formats = {code: book.add_format({"num_format": code, "border": 1}) for code in NUMBER_FORMATS + DATE_FORMATS}
    bold = book.add_format({"bold": True})
    for number in range(3):
        sheet = book.add_worksheet(f"หมวด {number}")
        for row, column, value, code in values(chance, 300):
            if isinstance(value, str) and value.startswith("="):
                sheet.write_formula(row, column, value, formats[code], 2 if value == "=1+1" else 0)
            elif value == "":
                sheet.write_blank(row, column, None, formats["0%"])
            else:
                sheet.write(row, column, value, formats[code])
        sheet.write_rich_string(70, 2, "การ", bold, "นำ ", "KPI", bold, " องค์กร", formats["General"])
        sheet.write_formula(71, 2, "=1/0", None, "#DIV/0!")
        sheet.write_formula(71, 3, '=IF(1=1,"ครบ","")', None, "ครบ")
        sheet.write_datetime(72, 2, datetime(2026, 9, 30, 12), formats["d/m/yyyy"])
        sheet.merge_range(73, 1, 74, 3, "รวม", bold)
    book.get_worksheet_by_name("หมวด 1").hide()
    book.close()


def by_openpyxl(path: Path) -> None:
    """Formulas without values, dates in the 1904 system."""
    chance = random.Random(2)
    book = OpenpyxlWorkbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    book.remove(book.active)
    for number in range(3):
        sheet = book.create_sheet(f"หมวด {number}")
        for row, column, value, code in values(chance, 300):
            cell = sheet.cell(row + 1, column + 1, value or None)
            cell.number_format = code
        sheet["C72"] = datetime(2026, 9, 30, 12)
        sheet["D72"] = "#N/A"
        sheet["D72"].data_type = "e"
    book["หมวด 2"].sheet_state = "veryHidden"
    book.save(path)


def by_write_only(path: Path) -> None:
    """Inline strings."""
    chance = random.Random(3)
    book = OpenpyxlWorkbook(write_only=True)
    sheet = book.create_sheet("ข้อมูล")
    for _ in range(40):
        sheet.append([chance.choice([*WORDS, 5, 0.5, True, None]) for _ in range(12)])
    book.save(path)


WRITERS = {"xlsxwriter": by_xlsxwriter, "openpyxl": by_openpyxl, "openpyxl write-only": by_write_only}


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("written")
    for name, write in WRITERS.items():
        write(folder / f"{name}.xlsx")
    return {name: folder / f"{name}.xlsx" for name in WRITERS}


@pytest.fixture(scope="module")
def resaved(
    written: dict[str, Path], libreoffice: LibreOffice, tmp_path_factory: pytest.TempPathFactory
) -> dict[str, Path]:
    """The same as LibreOffice saves them, which calculates every formula and keeps its value."""
    made = libreoffice.resave(list(written.values()), tmp_path_factory.mktemp("resaved"))
    return {name: made[path] for name, path in written.items()}


def as_openpyxl(cell: Cell | None, date1904: bool) -> object:
    """What openpyxl (values only) returns for it. Its faults: a blank, a formula without value and a formula that
    gives "" are all None; truth is 1 or 0 to ``==``; ``_x000D_`` stays as it is (none here)."""
    return None if cell is None or cell.value == "" else cell.value


def as_calamine(cell: Cell | None, date1904: bool) -> object:
    """What python-calamine returns for it. Its faults: an error and a formula without value are "" like a blank; a
    number shown as a date is a date, whatever the number."""
    if cell is None or cell.kind in ("error", "uncalculated"):
        return ""
    return cell.value


def number_again(value: object, date1904: bool) -> object:
    """The stored number of what the other libraries have made a date, a time or a span."""
    epoch = datetime(1904, 1, 1) if date1904 else datetime(1899, 12, 30)
    if isinstance(value, timedelta):
        return value / timedelta(days=1)
    if isinstance(value, time):
        return timedelta(
            hours=value.hour, minutes=value.minute, seconds=value.second, microseconds=value.microsecond
        ) / timedelta(days=1)
    if isinstance(value, date):
        return to_excel(value, epoch)
    return value


def compare(
    path: Path,
    sheet: Sheet,
    others: dict[tuple[int, int], object],
    make: Callable[[Cell | None, bool], object],
    date1904: bool,
) -> list[str]:
    """Every cell of the rectangle that differs. Dates are rounded to milliseconds by both libraries."""
    out = []
    for place in sorted(sheet.cells.keys() | others.keys()):
        cell = sheet.cells.get(place)
        ours, theirs = make(cell, date1904), number_again(others.get(place, make(None, date1904)), date1904)
        if ours != theirs and not (cell and cell.format == "date" and same_instant(ours, theirs)):
            out.append(f"{path.name} {sheet.name}!{address(*place)}: {ours!r}, {theirs!r}")
    return out


def same_instant(ours: float, theirs: object) -> bool:
    return isinstance(theirs, int | float) and abs(ours - theirs) < 1e-6


def openpyxl_cells(path: Path) -> dict[str, dict[tuple[int, int], object]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return {
        sheet.title: {(cell.row, cell.column): cell.value for row in sheet.iter_rows() for cell in row}
        for sheet in book
    }


def calamine_cells(path: Path) -> dict[str, dict[tuple[int, int], object]]:
    book = CalamineWorkbook.from_path(str(path))
    return {
        name: {
            (row, column): value
            for row, line in enumerate(book.get_sheet_by_name(name).to_python(skip_empty_area=False), 1)
            for column, value in enumerate(line, 1)
        }
        for name in book.sheet_names
    }


def differences(path: Path) -> list[str]:
    book = read_workbook(path.read_bytes())
    out = []
    for read, make in ((openpyxl_cells, as_openpyxl), (calamine_cells, as_calamine)):
        others = read(path)
        assert list(others) == [sheet.name for sheet in book.sheets]
        for sheet in book.sheets:
            out += compare(path, sheet, others[sheet.name], make, book.date1904)
    return out


@pytest.mark.parametrize("name", WRITERS)
def test_three_readers_agree(name: str, written: dict[str, Path]) -> None:
    assert differences(written[name]) == []


@pytest.mark.parametrize("name", WRITERS)
def test_three_readers_agree_on_what_libreoffice_saves(name: str, resaved: dict[str, Path]) -> None:
    assert differences(resaved[name]) == []


@pytest.mark.parametrize("name", WRITERS)
def test_what_libreoffice_saves_reads_as_what_it_was_given(
    name: str, written: dict[str, Path], resaved: dict[str, Path]
) -> None:
    """Texts, numbers and truth are the same; states, formats and the stored values of formulas it may alter."""
    with zipfile.ZipFile(resaved[name]) as parts:
        assert b"<rPr>" in parts.read("xl/sharedStrings.xml") or name != "xlsxwriter"
    before, after = (read_workbook(paths[name].read_bytes()) for paths in (written, resaved))
    assert [sheet.name for sheet in before.sheets] == [sheet.name for sheet in after.sheets]
    for one, other in zip(before.sheets, after.sheets, strict=True):
        assert one.cells.keys() == other.cells.keys()
        for place, cell in one.cells.items():
            again = other.cells[place]
            if cell.kind not in ("boolean", "error"):  # these it writes as formulas: TRUE(), #N/A
                assert cell.formula == again.formula
            if not cell.formula:
                assert cell.kind == again.kind
                assert cell.value == (pytest.approx(again.value, rel=1e-14) if cell.kind == "number" else again.value)


def test_kinds_and_formats_are_those_of_openpyxl(written: dict[str, Path]) -> None:
    """openpyxl (formulas kept) tells a formula, a text and an error apart, and has the format code of each cell."""
    kinds = {"s": "text", "inlineStr": "text", "n": "number", "b": "boolean", "e": "error", "d": "number"}
    for path in written.values():
        book, theirs = read_workbook(path.read_bytes()), openpyxl.load_workbook(path)
        for sheet in book.sheets:
            for place, cell in sheet.cells.items():
                other = theirs[sheet.name].cell(*place)
                assert cell.formula == (other.data_type == "f"), address(*place)
                if not cell.formula:
                    assert cell.kind == kinds[other.data_type], address(*place)
                if cell.kind == "number":
                    percent = "%" in other.number_format and '"' not in other.number_format
                    shown = "percent" if percent else "date" if other.is_date or "mmm" in other.number_format else ""
                    assert cell.format == shown, (address(*place), other.number_format)


def test_the_comparison_can_fail(written: dict[str, Path]) -> None:
    path = written["xlsxwriter"]
    sheet = read_workbook(path.read_bytes()).sheets[0]
    others = openpyxl_cells(path)[sheet.name]
    place = next(place for place, cell in sheet.cells.items() if cell.kind == "text")
    assert compare(path, sheet, {**others, place: "else"}, as_openpyxl, False) == [
        f"{path.name} {sheet.name}!{address(*place)}: {sheet.cells[place].value!r}, 'else'"
    ]
