"""The findings sheet of an annotated workbook: a row for each finding, with a link and a live word on whether its cell was
changed since. Texts are stored as text; only the formulas written here calculate.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from pmqa.findings import SEVERITIES, Finding
from pmqa.report.words import SEVERITY
from pmqa.report.wrapping import cells
from pmqa.texts import Text
from pmqa.workbook.annotating.styles import Styles
from pmqa.xlsx.cells import Sheet
from pmqa.xlsx.spans import escaped

NAME = Text("ข้อพบ", "Findings")
_MARK, _MARK_COLUMN = "pmqa-findings", 9  # in row 1 of a hidden column: by it we know our sheet again
_HEADER_ROW, _LETTERS = 5, " ABCDEFGHI"
_COLUMNS = (  # headers, which must not be those of a table of answers, and widths in characters
    (Text("สถานะ", "State"), 14), (Text("ระดับ", "Severity"), 12), (Text("ช่อง (ลิงก์)", "Cell (link)"), 20),
    (Text("ของข้อ", "About"), 10), (Text("พบ", "Found"), 24), (Text("ที่ควรเป็น", "Expected"), 22),
    (Text("สิ่งที่พบและวิธีแก้", "What is wrong, what to do"), 62), (Text("รหัสข้อพบ", "Finding"), 10),
)
_OPEN, _DONE = Text("✗ ยังไม่แก้", "✗ not mended"), Text("✓ แก้แล้ว", "✓ changed")
_UNSEEN = Text("? ตรวจอีกครั้ง", "? check again")  # there is no cell to look at, or none that tells
_NOTHING = "–"  # a note: nothing is to be mended
_TITLE = Text("ข้อพบจากการตรวจ", "Findings of the check")
_ALL_DONE = Text("✓ ทุกช่องที่ต้องแก้มีการแก้แล้ว", "✓ Every cell to be mended was changed")
_NO_CELL = Text("✓ ไม่มีช่องที่ต้องแก้", "✓ No cell is to be mended")
_LEFT = Text("✗ ช่องที่ยังไม่แก้: ", "✗ Cells not mended yet: ")
_UNSEEN_ONES = Text("? ข้อที่รู้ผลเมื่อตรวจอีกครั้งเท่านั้น: {}", "? Known only when checked again: {}")
_HOW = Text(
    "แก้ในแผ่นเดิม บันทึก แล้วส่งไฟล์นี้กลับได้เลย · “แก้แล้ว” คือค่าในช่องเปลี่ยนไปจากที่ตรวจ "
    "จะถูกต้องหรือไม่รู้เมื่อตรวจอีกครั้ง · ไม่ต้องกรอกอะไรในแผ่นนี้",
    "Mend the cells on their own sheets, save, and send this file back · “changed” means that the cell no longer holds what "
    "was found; only checking again tells whether it is right · Nothing is to be filled in here")
_LONGEST = 300  # characters of what was found
_MOST_HEIGHT, _LINE = 400, 14.0  # points


class Row(NamedTuple):
    """A finding. ``unmended``: the formula that holds while it is not mended, empty where no cell tells; ``link``: where
    in this workbook it is."""

    finding: Finding
    unmended: str
    link: str


def is_ours(sheet: Sheet) -> bool:
    """Whether a sheet is the findings sheet of an earlier time."""
    cell = sheet.cells.get((1, _MARK_COLUMN))
    return cell is not None and cell.value == _MARK


def may_be_ours(name: str) -> bool:
    return name.startswith(tuple(NAME))


def findings_sheet(rows: Sequence[Row], styles: Styles, namespace: str, lang: str) -> bytes:
    """The worksheet part."""
    last = _HEADER_ROW + max(len(rows), 1)
    severities = {severity: SEVERITY[severity].in_(lang) for severity in SEVERITIES}
    asking = [bool(row.unmended) for row in rows if row.finding.severity != "note"]
    lines = [
        (1, 24.0, _text(1, 1, styles.cells["title"], _TITLE.in_(lang)) + _text(1, _MARK_COLUMN, styles.cells["plain"], _MARK)),
        (2, 18.0, _headline(asking.count(True), asking.count(False), last, styles.cells["lead"], lang)),
        (3, 16.0, _text(3, 1, styles.cells["plain"], _HOW.in_(lang))),
        (_HEADER_ROW, 32.0, "".join(_text(_HEADER_ROW, n, styles.cells["header"], header.in_(lang))
                                    for n, (header, _) in enumerate(_COLUMNS, start=1))),
        *(_line(number, row, severities, styles, lang) for number, row in enumerate(rows, start=_HEADER_ROW + 1)),
    ]
    data = "".join(f'<row r="{number}" ht="{height:g}" customHeight="1">{inner}</row>' for number, height, inner in lines)
    widths = "".join(f'<col min="{n}" max="{n}" width="{width}" customWidth="1"/>' for n, (_, width) in enumerate(_COLUMNS, start=1))
    links = "".join(f'<hyperlink ref="C{number}" location="{escaped(row.link)}"/>'
                    for number, row in enumerate(rows, start=_HEADER_ROW + 1) if row.link)
    below = f"A{_HEADER_ROW + 1}"
    return "".join([
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{namespace}">',
        '<sheetPr><tabColor rgb="FFC00000"/><pageSetUpPr fitToPage="1"/></sheetPr>',
        '<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0">',
        f'<pane ySplit="{_HEADER_ROW}" topLeftCell="{below}" activePane="bottomLeft" state="frozen"/>',
        f'<selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/></sheetView></sheetViews>',
        f'<cols>{widths}<col min="{_MARK_COLUMN}" max="{_MARK_COLUMN}" width="3" hidden="1" customWidth="1"/></cols>',
        f'<sheetData>{data}</sheetData><conditionalFormatting sqref="{below}:A{last}"><cfRule type="expression" ',
        f'dxfId="{styles.colours["done"]}" priority="1"><formula>LEFT(${below},1)="✓"</formula></cfRule></conditionalFormatting>',
        f"<hyperlinks>{links}</hyperlinks>" if links else "",
        '<pageMargins left="0.4" right="0.4" top="0.5" bottom="0.5" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/></worksheet>',
    ]).encode()


def _headline(seen: int, unseen: int, last: int, style: int, lang: str) -> str:
    """How many cells are left, live; and how many findings no cell can tell of."""
    more = _UNSEEN_ONES.in_(lang).format(unseen) if unseen else ""
    if not seen:
        return _text(2, 1, style, more or _NO_CELL.in_(lang))
    more = f" {more}" if more else ""
    left = f'COUNTIF($A${_HEADER_ROW + 1}:$A${last},"{_OPEN.in_(lang)}")'
    formula = f'IF({left}=0,"{_ALL_DONE.in_(lang)}","{_LEFT.in_(lang)}"&{left}&" / {seen}")&"{more}"'
    return _formula(2, 1, style, formula, f"{_LEFT.in_(lang)}{seen} / {seen}{more}")


def _line(number: int, row: Row, severities: dict[str, str], styles: Styles, lang: str) -> tuple[int, float, str]:
    finding = row.finding
    place = "!".join(filter(None, (finding.sheet, finding.cell)))
    texts = (place, finding.requirement, _cut(finding.found), _cut(finding.expected_in(lang)), finding.message.in_(lang), finding.code)
    formats = ("link" if row.link else "quoted", "quoted", "quoted", "quoted", "text", "text")
    first = _state(number, row, styles.cells["state"], lang)
    inner = first + _text(number, 2, styles.cells[finding.severity], severities[finding.severity])
    inner += "".join(_text(number, n, styles.cells[name], text) for n, (name, text) in enumerate(zip(formats, texts, strict=True), start=3))
    lines = max(_lines(text, width) for text, (_, width) in zip(texts, _COLUMNS[2:], strict=True))
    return number, min(4 + _LINE * lines, _MOST_HEIGHT), inner


def _state(number: int, row: Row, style: int, lang: str) -> str:
    note = row.finding.severity == "note"
    if not row.unmended:
        return _text(number, 1, style, _NOTHING if note else _UNSEEN.in_(lang))
    same = _NOTHING if note else _OPEN.in_(lang)
    return _formula(number, 1, style, f'IF(IFERROR({row.unmended},FALSE),"{same}","{_DONE.in_(lang)}")', same)


def _text(row: int, column: int, style: int, text: str) -> str:
    kept = f't="inlineStr"><is><t xml:space="preserve">{escaped(text)}</t></is></c>' if text else "/>"
    return f'<c r="{_LETTERS[column]}{row}" s="{style}" {kept}'


def _formula(row: int, column: int, style: int, formula: str, value: str) -> str:
    return f'<c r="{_LETTERS[column]}{row}" s="{style}" t="str"><f>{escaped(formula)}</f><v>{escaped(value)}</v></c>'


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


@lru_cache(maxsize=1 << 10)
def _lines(text: str, width: int) -> int:
    """Lines that a text takes; Thai breaks at words, so a little is lost at each end."""
    return sum(1 + int(cells(line) / (0.9 * width)) for line in text.split("\n"))
