"""Another reader, as plain as can be: a tree of each whole part, no limits, no care for time.

It serves as the oracle of the fuzz test: whatever our reader reads, this one reads alike.
"""

from __future__ import annotations

import re
from posixpath import join, normpath
from xml.etree.ElementTree import Element, TreeBuilder
from xml.parsers.expat import ParserCreate

from pmqa.xlsx.parts import number_format


def reference_reading(parts: dict[str, bytes]) -> dict[str, dict[tuple[int, int], tuple]]:
    """Sheet -> (row, column) -> (kind, value, formula, format); raises whatever comes where the parts are not sound."""
    (main,) = {to for kind, to in _links(parts, "_rels/.rels", "").values() if kind == "officeDocument"}
    links = _links(parts, "xl/_rels/workbook.xml.rels", "xl")
    tables = {kind: to for kind, to in links.values()}
    texts = _texts(parts[tables["sharedStrings"]]) if "sharedStrings" in tables else []
    formats = _formats(parts[tables["styles"]]) if "styles" in tables else []
    sheets = {}
    for element in _root(parts[main], "workbook").iter():
        if _name(element.tag) == "sheet":
            (link,) = [value for name, value in element.attrib.items() if _name(name) == "id"]
            kind, part = links[link]
            sheets[element.get("name", "")] = _cells(parts[part], texts, formats) if kind == "worksheet" else {}
    return sheets


def _name(tag: str) -> str:
    return tag.rpartition(":")[2]


def _tree(part: bytes) -> Element:
    """Without namespaces, so that a prefix nobody declared is no fault."""
    builder, parser = TreeBuilder(), ParserCreate("utf-8")
    parser.StartElementHandler, parser.EndElementHandler = builder.start, builder.end
    parser.CharacterDataHandler = builder.data
    parser.Parse(part, True)
    return builder.close()


def _root(part: bytes, name: str) -> Element:
    root = _tree(part)
    if _name(root.tag) != name:
        raise ValueError(root.tag)
    return root


def _links(parts: dict[str, bytes], part: str, folder: str) -> dict[str, tuple[str, str]]:
    return {
        link.get("Id", ""): (
            link.get("Type", "").rpartition("/")[2],
            normpath(join("/", folder, link.get("Target", "")))[1:],
        )
        for link in _tree(parts[part]).iter()
        if _name(link.tag) == "Relationship" and link.get("TargetMode") != "External"
    }


def _texts(part: bytes) -> list[str]:
    return [_text(item) for item in _root(part, "sst").iter() if _name(item.tag) == "si"]


def _text(item: Element) -> str:
    return "".join(
        "".join(
            "".join(inner.itertext())
            for inner in ([child] if _name(child.tag) == "t" else child)
            if _name(inner.tag) == "t"
        )
        for child in item
        if _name(child.tag) in ("t", "r")
    )


def _formats(part: bytes) -> list[str]:
    root = _tree(part)
    codes, used = {}, []
    for section in root:
        for element in section:
            if (_name(section.tag), _name(element.tag)) == ("numFmts", "numFmt"):
                codes[element.get("numFmtId", "")] = element.get("formatCode", "")
            elif (_name(section.tag), _name(element.tag)) == ("cellXfs", "xf"):
                used.append(element.get("numFmtId", "0"))
    return [number_format(name, codes.get(name)) for name in used]


def _cells(part: bytes, texts: list[str], formats: list[str]) -> dict[tuple[int, int], tuple]:
    cut = re.search(
        rb'<((?:\w+:)?worksheet)((?:[^>"]|"[^"]*")*)>.*?(<sheetData[ />].*?</sheetData>)', part, re.DOTALL
    )
    if cut:  # what stands around the cells is not asked for, and may be malformed
        part = b"<%b%b>%b</%b>" % (cut[1], cut[2], cut[3], cut[1])
    root = _root(part, "worksheet")
    (data,) = [child for child in root if _name(child.tag) == "sheetData"]
    cells: dict[tuple[int, int], tuple] = {}
    row = 0
    for line in data:
        if _name(line.tag) != "row":
            continue
        row = int(line.get("r", row + 1))
        column = 0
        for element in line:
            if _name(element.tag) != "c":
                continue
            found = _cell(element, texts, formats)
            line_number, column = _place(element.get("r")) if "r" in element.attrib else (row, column + 1)
            if found is None:
                continue
            if line_number != row:
                raise ValueError(element.get("r"))
            if (row, column) in cells:
                raise ValueError("twice")
            cells[row, column] = found
    return cells


def _place(reference: str) -> tuple[int, int | None]:
    match = re.fullmatch("([A-Z]+)([0-9]+)", reference)
    if match is None:
        return 0, None  # harmless on a blank cell, if none that counts from it follows
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - ord("A") + 1
    return int(match[2]), column


def _cell(element: Element, texts: list[str], formats: list[str]) -> tuple | None:
    inner = {_name(child.tag): child for child in element}
    formula = "f" in inner
    kind = element.get("t", "n")
    raw = "".join(inner["v"].itertext()) if "v" in inner else None
    if kind == "inlineStr" and "is" in inner:
        raw = _text(inner["is"])
    if kind in ("str", "inlineStr") and raw is not None and (raw or formula):
        return "text", raw, formula, ""
    if not (raw or "").strip():
        return ("uncalculated", None, True, "") if formula else None
    if kind == "s":
        value = texts[int(raw)]
        return ("text", value, formula, "") if value or formula else None
    if kind == "n":
        style = element.get("s", "0")
        return (
            "number",
            float(raw),
            formula,
            formats[int(style)] if style.isdigit() and int(style) < len(formats) else "",
        )
    if kind == "b":
        return "boolean", {"1": True, "0": False, "true": True, "false": False}[raw], formula, ""
    if kind == "e":
        return "error", raw, formula, ""
    raise ValueError(kind)
