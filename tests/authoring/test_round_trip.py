"""From criteria files to a workbook and back: nothing is lost; what an office edits is what comes out; faults stand at their cells."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import openpyxl
import pytest
from libreoffice import LibreOffice
from openpyxl.worksheet.worksheet import Worksheet

from pmqa.authoring.importing import Imported, import_criteria, texts_of
from pmqa.authoring.reading import read_criteria
from pmqa.authoring.toml_files import file_text
from pmqa.authoring.writing import write_criteria
from pmqa.standard.check import faults_of
from pmqa.standard.compile import compile_folder
from pmqa.standard.store import available, shipped

FIXTURES = Path(__file__).parent.parent / "standards"
FOLDERS = available([shipped()]) | available([FIXTURES])
Book = openpyxl.Workbook


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_what_is_not_changed_comes_back_to_the_byte(name: str, tmp_path: Path) -> None:
    folder = FOLDERS[name]
    write_criteria(folder, tmp_path / "c.xlsx")
    done = import_criteria(tmp_path / "c.xlsx", tmp_path / folder.name)
    assert done.faults == ()
    files = {path.name: path.read_text(encoding="utf-8") for path in folder.glob("*.toml")}
    assert {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / folder.name).iterdir()} == files


@pytest.mark.parametrize("name", sorted(FOLDERS))
def test_files_written_anew_mean_the_same(name: str, tmp_path: Path) -> None:
    """As for a workbook that has lost its hidden sheet; only the fingerprint of the files may differ. Head comments stay."""
    folder = FOLDERS[name]
    write_criteria(folder, tmp_path / "c.xlsx", "en")
    read = read_criteria((tmp_path / "c.xlsx").read_bytes())
    assert read.troubles == []
    (tmp_path / folder.name).mkdir()
    for file, data in read.data.items():
        (tmp_path / folder.name / file).write_text(file_text(data), encoding="utf-8")
        heads = "".join(line for line in read.originals[file].splitlines(keepends=True)[:1] if line.startswith("#"))
        changed = file_text({**data, "unheard-of": [[1], {"a": {"b": 1}}]}, read.originals[file])
        assert changed.startswith(heads)
        assert tomllib.loads(changed) == {**data, "unheard-of": [[1], {"a": {"b": 1}}]}
    for variant in ["", *(one.name for one in compile_folder(folder).variants)]:
        one, other = compile_folder(folder, variant), compile_folder(tmp_path / folder.name, variant)
        assert replace(other, digest=one.digest) == one


def edited(folder: Path, scratch: Path, edit: Callable[[Book], None]) -> tuple[Imported, Path]:
    """The workbook of a standard, edited and saved by another program, and read back."""
    write_criteria(folder, scratch / "c.xlsx", "en")
    book = openpyxl.load_workbook(scratch / "c.xlsx")
    edit(book)
    book.save(scratch / "c.xlsx")
    return import_criteria(scratch / "c.xlsx", scratch / folder.name), scratch / folder.name


def column(sheet: Worksheet, key: str) -> int:
    return next(cell.column for cell in sheet[4] if cell.value == key)


def row(sheet: Worksheet, code: str, kind: str = "") -> int:
    return next(cells[0].row for cells in sheet.iter_rows(min_row=5) if any(cell.value == code for cell in cells) and kind in str(cells[0].value))


def put(sheet: Worksheet, at: int, key: str, value: object) -> str:
    cell = sheet.cell(at, column(sheet, key))
    cell.value = value
    return cell.coordinate


def test_edits_of_an_office(tmp_path: Path) -> None:
    """A title, a guidance in one language, a bar, a level, a weight's setting, a resolution; a requirement more and one less."""
    def edit(book: Book) -> None:
        leadership = book["1 Leadership"]
        put(leadership, row(leadership, "LD1"), "title.th", "วิสัยทัศน์")
        leadership.delete_rows(row(leadership, "LD6"))
        new = leadership.max_row + 1
        leadership.cell(new, 1).value = "[[requirements]]"
        put(leadership, new, "code", "LD7")
        put(leadership, new, "title.th", "ข้อใหม่")
        put(leadership, new, "bars", "practised")
        bars = book["named bars"]
        at = row(bars, "practised")
        put(bars, at, "at_least", 4)
        put(bars, at, "status", "adopted")
        put(bars, at, "source", "R1")
        scales = book["scales"]
        put(scales, row(scales, "none"), "title.en", "not at all")
        resolution = book["Resolutions"]
        for number, value in enumerate(["R1", "3/2561", "5 มี.ค. 2561", "ก.พ.ร."], 1):
            resolution.cell(5, number).value = value
        standard = book["standard"]
        standard.cell(row(standard, "decimals"), 3).value = "๓"

    folder = FOLDERS["pmqa-fl2"]
    done, made = edited(folder, tmp_path, edit)
    assert done.faults == ()
    assert done.changed == done.files  # the folder was empty
    standard, before = compile_folder(made), compile_folder(folder)
    assert standard.node["LD1"].title == before.node["LD1"].title._replace(th="วิสัยทัศน์")
    assert [code for code in standard.node if code.startswith("LD")] == ["LD1", "LD2", "LD3", "LD4", "LD5", "LD7"]
    assert {(bar.condition.than, bar.status, bar.source) for bar in standard.bars if bar.name == "practised"} == {
        (4, "adopted", "มติ 3/2561 · 5 มี.ค. 2561 · ก.พ.ร.")}
    assert standard.decimals == 3
    main, was = (made / "standard.toml").read_text(encoding="utf-8"), (folder / "standard.toml").read_text(encoding="utf-8")
    comments = [line for line in was.splitlines() if "#" in line]
    assert [line for line in main.splitlines() if "#" in line] == comments
    differing = [line for line in main.splitlines() if line not in was.splitlines()]
    assert differing == ["decimals = 3", 'title = { th = "ไม่มี", en = "not at all" }', "at_least = 4", 'status = "adopted"',
                         'source = "มติ 3/2561 · 5 มี.ค. 2561 · ก.พ.ร."']
    untouched = [path.name for path in folder.glob("[2-7]*.toml") if path.read_bytes() != (made / path.name).read_bytes()]
    assert untouched == []
    assert (made / "1-leadership.toml").read_text(encoding="utf-8").startswith("# Category 1. LD1–LD6 are the sub-items")


def test_a_new_category_is_a_copied_sheet_with_a_file_of_its_own(tmp_path: Path) -> None:
    def edit(book: Book) -> None:
        sheet = book.copy_worksheet(book["2 Strategy"])
        sheet["B2"] = "3-more.toml"
        for cells in sheet.iter_rows(min_row=5):
            for cell in cells:
                cell.value = {"2": "3", "SP1": "MO1", "SP2": "MO2", 0.4: 0.3}.get(cell.value, cell.value)
        put(book["1 Leadership"], 5, "weight", 0.3)

    done, made = edited(FOLDERS["worked-example"], tmp_path, edit)
    assert (done.faults, done.files) == ((), ("standard.toml", "1-leadership.toml", "2-strategy.toml", "3-more.toml"))
    assert [node.code for node in compile_folder(made).categories] == ["1", "2", "3"]


def told(done: Imported) -> list[tuple[str, str, str]]:
    return [("!".join(fault.at), fault.place, fault.problem.en) for fault in done.faults]


def test_faults_are_those_of_criteria_check_with_their_cells(tmp_path: Path) -> None:
    cells: dict[str, str] = {}

    def edit(book: Book) -> None:
        one = book["1 Leadership"]
        second = row(one, "LD2")
        cells["title"] = one.cell(second, 1).coordinate
        for key in ("title.th", "title.en"):
            put(one, second, key, None)
        cells["weight"] = put(one, row(one, "LD1"), "weight", "two")
        cells["at_least"] = put(one, row(one, "LD1") + 1, "at_least", "3,5,1")
        new = one.max_column + 1
        one.cell(4, new).value, one.cell(5, new).value = "wieght", 2
        cells["wieght"] = one.cell(5, new).coordinate
        standard = book["standard"]
        at = standard.max_row + 1
        standard.cell(at, 1).value, standard.cell(at, 3).value = "calendar", "AD"
        cells["calendar"] = standard.cell(at, 3).coordinate

    done, made = edited(FOLDERS["worked-example"], tmp_path, edit)
    assert not made.exists()
    read = read_criteria((tmp_path / "c.xlsx").read_bytes())
    made.mkdir()
    for name, text in texts_of(read).items():
        (made / name).write_text(text, encoding="utf-8")
    expected = faults_of(made)
    assert [(place, problem) for _, place, problem in told(done)] == [(fault.place, fault.problem.en) for fault in expected]
    assert {place: at for at, place, _ in told(done)} == {
        "calendar": f"standard!{cells['calendar']}", "wieght": f"1 Leadership!{cells['wieght']}",
        "requirements[LD1].weight": f"1 Leadership!{cells['weight']}", "requirements[LD1].bars[0].at_least": f"1 Leadership!{cells['at_least']}",
        "requirements[LD2].title": f"1 Leadership!{cells['title']}"}


def test_of_two_rows_with_one_code_the_second_is_told(tmp_path: Path) -> None:
    def edit(book: Book) -> None:
        sheet = book["1 Leadership"]
        put(sheet, row(sheet, "LD2"), "code", "LD1")

    done, _ = edited(FOLDERS["worked-example"], tmp_path, edit)
    assert [at for at, _, _ in told(done)] == ["1 Leadership!B9"]


def test_sheets_that_make_no_sense(tmp_path: Path) -> None:
    def edit(book: Book) -> None:
        one = book["1 Leadership"]
        one.cell(row(one, "LD2"), 1).value = None
        one.cell(row(one, "LD1"), 2).value = "=1/0"
        two = book["2 Strategy"]
        two["B2"] = None

    done, made = edited(FOLDERS["worked-example"], tmp_path, edit)
    assert told(done) == [
        ("1 Leadership!B7", "", "this is an error value, or a formula that was never calculated"),
        ("1 Leadership!A9", "", "this row does not say what it is"),
        ("2 Strategy!A4", "", "this sheet does not say which file it is of")]
    assert not made.exists()


def test_a_workbook_of_something_else(tmp_path: Path) -> None:
    book = Book()
    book.save(tmp_path / "c.xlsx")
    done = import_criteria(tmp_path / "c.xlsx", tmp_path / "x")
    assert told(done) == [("!", "", "there is no sheet of standard.toml")]


def test_the_sheets_help_the_editor(tmp_path: Path) -> None:
    """Drop-downs for words of the language, names of measures, and yes or no; keys in both languages; nothing hidden but two sheets."""
    write_criteria(FOLDERS["pmqa-fl2"], tmp_path / "c.xlsx")
    book = openpyxl.load_workbook(tmp_path / "c.xlsx")
    sheet = book["1 การนำองค์การ"]
    at = column(sheet, "status")
    rules = {next(iter(rule.sqref.ranges)).min_col: rule for rule in sheet.data_validations.dataValidation}
    lists = book["lists"]
    letter = rules[at].formula1.split("$")[1]
    assert [cell.value for cell in lists[letter] if cell.value] == ["verified", "adopted", "secondary", "unverified"]
    measure = rules[column(sheet, "measure")].formula1.split("$")[1]
    assert [cell.value for cell in lists[measure] if cell.value] == ["adli", "result"]
    assert sheet.cell(3, column(sheet, "guidance.th")).value == "คำอธิบาย · ไทย\nguidance · Thai"
    assert sheet.freeze_panes == "C5"
    assert [one.title for one in book.worksheets if one.sheet_state != "visible"] == ["lists", "toml"]
    folded = sheet.column_dimensions[openpyxl.utils.get_column_letter(column(sheet, "optional"))]
    assert folded.hidden


def test_saved_by_libreoffice_it_is_still_the_same(libreoffice: LibreOffice, tmp_path: Path) -> None:
    """Another program's file: texts in runs of one script each, another order of parts, the hidden sheet kept."""
    (tmp_path / "out").mkdir()
    books = {}
    for name in ("pmqa-40", "every-rule"):
        books[name] = tmp_path / f"{name}.xlsx"
        write_criteria(FOLDERS[name], books[name])
    saved = libreoffice.resave(list(books.values()), tmp_path / "out")
    for name, book in books.items():
        done = import_criteria(saved[book], tmp_path / "back" / name)
        assert done.faults == ()
        for path in FOLDERS[name].glob("*.toml"):
            assert (tmp_path / "back" / name / path.name).read_bytes() == path.read_bytes()
