"""What happens to a finished workbook outside of pmqa: a few changes made in the XML of its parts.

The zip archive is written anew with the date that XlsxWriter uses, so that the same sample has the same bytes.
"""

from __future__ import annotations

import re
import zipfile
from html import escape
from pathlib import Path

_DATE = (1980, 1, 31, 0, 0, 0)
Parts = dict[str, str]


def _read(path: Path) -> Parts:
    with zipfile.ZipFile(path) as archive:
        return {name: archive.read(name).decode("utf-8") for name in archive.namelist()}


def _write(path: Path, parts: Parts) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, text in parts.items():
            archive.writestr(zipfile.ZipInfo(name, _DATE), text.encode("utf-8"), zipfile.ZIP_DEFLATED)


def _sheet(parts: Parts, name: str) -> str:
    """The part of the sheet called ``name``."""
    relation = re.search(rf'<sheet name="{re.escape(escape(name))}"[^>]* r:id="(\w+)"', parts["xl/workbook.xml"])[1]
    target = re.search(rf'Id="{relation}"[^>]*Target="([^"]+)"|Target="([^"]+)"[^>]*Id="{relation}"', parts["xl/_rels/workbook.xml.rels"])
    return "xl/" + (target[1] or target[2])


def _cell(sheet: str, ref: str) -> re.Match[str]:
    return re.search(rf'<c r="{ref}"(?P<rest>[^>]*?)(?P<end>/>|>(?P<inner>.*?)</c>)', sheet)


def show_as_percent(path: Path, sheet: str, refs: list[str]) -> None:
    """Give cells the number format 0.00%, as Excel does by itself when 88.6% is typed."""
    parts = _read(path)
    part = _sheet(parts, sheet)
    formats = re.search(r'<cellXfs count="(\d+)">(.*?)</cellXfs>', parts["xl/styles.xml"], re.DOTALL)
    count, known = int(formats[1]), re.findall(r"<xf [^>]*/>|<xf .*?</xf>", formats[2], re.DOTALL)
    added: dict[str, int] = {}
    for ref in refs:
        found = _cell(parts[part], ref)
        style = re.search(r' s="(\d+)"', found["rest"])[1]
        if style not in added:
            added[style] = count + len(added)
        changed = found[0].replace(f' s="{style}"', f' s="{added[style]}"')
        parts[part] = parts[part].replace(found[0], changed)
    new = "".join(re.sub(r'numFmtId="\d+"', 'numFmtId="10" applyNumberFormat="1"', known[int(style)], count=1) for style in added)
    parts["xl/styles.xml"] = parts["xl/styles.xml"].replace(formats[0], f'<cellXfs count="{count + len(added)}">{formats[2]}{new}</cellXfs>')
    _write(path, parts)


def retype(path: Path, sheet: str, ref: str, text: str) -> None:
    """Put a text into a cell that pmqa itself fills."""
    parts = _read(path)
    part = _sheet(parts, sheet)
    found = _cell(parts[part], ref)
    rest = re.sub(r' t="\w+"', "", found["rest"])
    parts[part] = parts[part].replace(found[0], f'<c r="{ref}"{rest} t="inlineStr"><is><t>{escape(text)}</t></is></c>')
    _write(path, parts)


def drop_sheet(path: Path, sheet: str) -> None:
    """Delete a sheet, with its part and whatever the workbook says of it."""
    parts = _read(path)
    part = _sheet(parts, sheet)
    number = re.search(r"\d+", part)[0]
    del parts[part]
    parts.pop(f"xl/worksheets/_rels/sheet{number}.xml.rels", None)
    book = re.sub(rf'<sheet name="{re.escape(escape(sheet))}"[^>]*/>', "", parts["xl/workbook.xml"])
    parts["xl/workbook.xml"] = re.sub(r"<definedNames>.*?</definedNames>", "", book, flags=re.DOTALL)  # they count sheets by place
    parts["xl/_rels/workbook.xml.rels"] = re.sub(rf'<Relationship [^>]*worksheets/sheet{number}\.xml"[^>]*/>', "", parts["xl/_rels/workbook.xml.rels"])
    parts["[Content_Types].xml"] = re.sub(rf'<Override PartName="/{re.escape(part)}"[^>]*/>', "", parts["[Content_Types].xml"])
    _write(path, parts)
