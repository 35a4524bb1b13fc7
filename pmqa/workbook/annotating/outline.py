"""The list of sheets of a workbook, with the findings sheet put in front of it and that of an earlier time taken out."""

from __future__ import annotations

from collections.abc import Collection
from typing import NamedTuple

from pmqa.xlsx.foreign import refuse_archive
from pmqa.xlsx.package import Package, free_name
from pmqa.xlsx.spans import Edit, attribute, edited, elements, escaped

_WORKSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


class Listed(NamedTuple):
    """A sheet of the list. ``kind``: worksheet, chartsheet …; ``part`` is empty where the file has none for it."""

    name: str
    kind: str
    part: str


class Outline(NamedTuple):
    """``workbook`` is its part. ``office`` and ``namespace``: how this file (Transitional or Strict) names relations and
    elements."""

    workbook: str
    sheets: tuple[Listed, ...]
    office: str
    namespace: str


def outline(package: Package) -> Outline:
    """Where the sheets lie. Raises :class:`Unreadable` where this is no workbook."""
    main = next((one for one in package.relations("").values() if one.kind == "officeDocument"), None)
    if main is None:
        refuse_archive(package.archive)
    content = package.read(main.part)
    relations = package.relations(main.part)
    sheets = []
    found = elements(content, main.part, 3)
    for one in found:
        if one.name == "sheet" and one.depth == 2:
            relation = relations.get(next((value for name, value in one.attributes.items() if name.endswith(":id")), ""))
            sheets.append(Listed(one.attributes.get("name", ""), relation.kind if relation else "", relation.part if relation else ""))
    office = main.type.rpartition("/")[0]
    prefix = found[0].prefix.decode().rstrip(":")
    namespace = found[0].attributes.get(f"xmlns:{prefix}" if prefix else "xmlns", "")
    return Outline(main.part, tuple(sheets), office, namespace)


def put_in_front(package: Package, out: Outline, name: str, sheet: bytes, old: Collection[str]) -> None:
    """A new first sheet, which is also the one shown; the sheets called ``old`` leave.

    What names sheets by their place (local names, the sheet shown) follows. The order of calculation is left for Excel
    to find anew.
    """
    gone = [at for at, listed in enumerate(out.sheets) if listed.name in old]
    parts = [out.sheets[at].part for at in gone]
    for relation in package.relations(out.workbook).values():
        if relation.kind == "calcChain" or relation.part in parts:
            package.unrelate(out.workbook, relation.id)
            if relation.part in package:
                package.remove(relation.part)
    part = package.add(free_name(package, "findings", "xml"), sheet, _WORKSHEET)
    identifier = package.relate(out.workbook, f"{out.office}/worksheet", part)
    content = package.read(out.workbook)
    found = elements(content, out.workbook, 3)
    listed = [one for one in found if one.name == "sheet" and one.depth == 2]
    number = 1 + max((one.number("sheetId") or 0 for at, one in enumerate(listed) if at not in gone), default=0)
    front = f'sheet name="{escaped(name)}" sheetId="{number}" xmlns:r="{out.office}" r:id="{identifier}"/>'.encode()
    sheets = next(one for one in found if one.name == "sheets" and one.depth == 1)
    edits: list[Edit] = [(listed[at].start, listed[at].end, b"") for at in gone]
    edits.append((sheets.inside, sheets.inside, b"<" + sheets.prefix + front))
    for one in found:
        if one.name == "workbookView" and one.depth == 2:
            edits += [attribute(content, one, key, "0") for key in ("firstSheet", "activeTab")]
        elif one.name == "definedName" and (at := one.number("localSheetId")) is not None:
            place = 1 + at - sum(other < at for other in gone)
            edits.append((one.start, one.end, b"") if at in gone else attribute(content, one, "localSheetId", str(place)))
    package.write(out.workbook, edited(content, edits))
