"""Workbooks to annotate: one rich in what other programs lose, and the parts of any with what we added taken out again."""

from __future__ import annotations

import io
import re
import struct
import zipfile
import zlib
from pathlib import Path
from xml.etree import ElementTree

import xlsxwriter

from pmqa.findings import Finding

ANSWERS, OTHER = "หมวด 1", "It's other"

FINDINGS = (
    Finding("ANS012", "a.xlsx", ANSWERS, "B2", "LD1", "2.5", "0 1 2 3 4 5"),
    Finding("ANS001", "a.xlsx", ANSWERS, "B3", "LD2"),
    Finding("ANS003", "a.xlsx", ANSWERS, "B4", "LD3", "ดี"),
    Finding("ANS020", "a.xlsx", ANSWERS, "C2", "LD1"),
    Finding("ANS010", "a.xlsx", ANSWERS, "B4", "LD3", "ดี"),
    Finding("ANS008", "a.xlsx", OTHER, "A1"),
    Finding("SHT004", "a.xlsx", ANSWERS, "", "LD9", "", "LD9"),
    Finding("SHT001", "a.xlsx", "", "", "", "หมวด 2"),
)


def parts(data: bytes) -> dict[str, bytes]:
    """Every part by name; the archive is sound and names none twice."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert len(set(names)) == len(names)
        return {name: archive.read(name) for name in names}


def well_formed(data: bytes) -> dict[str, bytes]:
    """The parts, each proved to be XML where it says so."""
    found = parts(data)
    for name, content in found.items():
        if name.endswith((".xml", ".rels", ".vml")):
            ElementTree.fromstring(content)
    return found


def packed(found: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in found.items():
            archive.writestr(name, content)
    return out.getvalue()


def altered(data: bytes, name: str, old: str, new: str) -> bytes:
    """The archive with a text in one part replaced, which must be there."""
    found = parts(data)
    assert old.encode() in found[name]
    return packed(found | {name: found[name].replace(old.encode(), new.encode())})


def without_ours(content: bytes) -> bytes:
    """A worksheet part with our colours and our link to the notes taken out, and the places of other rules told from 1."""
    ours = rb'<conditionalFormatting sqref="[^"]*"><cfRule [^>]*><formula>AND\(&quot;pmqa&quot;.*?</conditionalFormatting>'
    content = re.sub(ours, b"", content)
    content = re.sub(rb'<legacyDrawing [^>]*r:id="pmqa[0-9]+"/>', b"", content).replace(b' tabSelected="1"', b"")
    first = min((int(place) for place in re.findall(rb' priority="([0-9]+)"', content)), default=1)
    return re.sub(rb' priority="([0-9]+)"', lambda place: b' priority="%d"' % (int(place[1]) - first + 1), content)


def picture() -> bytes:
    """A red dot as PNG."""
    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data))

    head = struct.pack(">2L5B", 1, 1, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(b"\0\xff\0\0")) + chunk(b"IEND", b"")


def rich(folder: Path, *, notes: bool = True, macros: bool = False) -> bytes:
    """Two sheets with marks, and around them what Excel of 2010 and later knows: notes, colours, bars, drop-downs, a chart …"""
    path = folder / ("rich.xlsm" if macros else "rich.xlsx")
    with xlsxwriter.Workbook(path) as book:
        sheet, other = book.add_worksheet(ANSWERS), book.add_worksheet(OTHER)
        chart_sheet = book.add_chartsheet("chart")
        unlocked = book.add_format({"locked": False, "num_format": "0.00", "border": 1, "bg_color": "#FFFBE6"})
        for row, value in enumerate((2.5, None, "ดี", 4), start=1):
            sheet.write(row, 0, f"LD{row}")
            sheet.write(row, 1, value, unlocked)
        sheet.write_formula("D2", "=SUM(B2:B5)", None, 6.5)
        sheet.write_rich_string("E2", "การ", book.add_format({"bold": True}), "นำ ", "KPI")
        sheet.merge_range("F2:G2", "merged", unlocked)
        sheet.set_column(1, 3, 30, unlocked)
        sheet.set_row(7, 40, unlocked)
        if notes:
            sheet.write_comment("B5", "keep me", {"author": "ผู้ตรวจ"})
            sheet.write_comment("B4", "keep me too")
        sheet.conditional_format("B2:B5", {"type": "blanks", "format": book.add_format({"bg_color": "#FFE28A"})})
        sheet.conditional_format("D2:D5", {"type": "data_bar", "data_bar_2010": True})
        sheet.conditional_format("D6:D7", {"type": "icon_set", "icon_style": "3_flags"})
        sheet.data_validation("B2:B5", {"validate": "list", "source": f"='{OTHER.replace(chr(39), chr(39) * 2)}'!$C$1:$C$3"})
        sheet.add_sparkline("H2", {"range": "B2:D2"})
        sheet.insert_image("J2", "dot.png", {"image_data": io.BytesIO(picture())})
        sheet.insert_textbox("J8", "a box")
        sheet.set_header("&C&G", {"image_center": "dot.png", "image_data_center": io.BytesIO(picture())})
        sheet.protect("", {"format_columns": True})
        sheet.repeat_rows(0)
        sheet.autofilter("A1:D5")
        other.write_formula("A1", "=1+1", None, 2)
        for row in range(3):
            other.write(row, 2, row)
        other.print_area("A1:C3")
        other.activate()
        chart = book.add_chart({"type": "radar"})
        chart.add_series({"values": [ANSWERS, 1, 1, 4, 1]})
        sheet.insert_chart("J12", chart)
        whole = book.add_chart({"type": "bar"})
        whole.add_series({"values": [ANSWERS, 1, 1, 4, 1]})
        chart_sheet.set_chart(whole)
        if macros:
            (folder / "vbaProject.bin").write_bytes(b"\xd0\xcf\x11\xe0 not run" * 20)
            book.add_vba_project(str(folder / "vbaProject.bin"))
    return path.read_bytes()
