"""The copies that ``pmqa check --annotate`` writes, and why one was not written."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from pmqa.cli.stop import WrongUse
from pmqa.intake.files import Named
from pmqa.intake.reading import Find
from pmqa.intake.records import Read
from pmqa.texts import Text


def annotated(options: Namespace, files: list[tuple[Named, Read]], find: Find) -> list[tuple[str, bool]]:
    """Writes an annotated copy of every workbook that can be read; tells where, or why not, and whether it was written."""
    from pmqa.intake.contents import Contents
    from pmqa.workbook.annotating.annotate import annotate, put_copy
    from pmqa.workbook.annotating.mending import Watched, watched
    from pmqa.workbook.reading.submissions import read_submission
    from pmqa.xlsx.cells import Unreadable

    out, fetch = [], Contents()
    for named, row in files:
        inside = Path(named.name).parent
        folder = options.annotate / inside if not inside.is_absolute() and ".." not in inside.parts else options.annotate
        try:
            data = fetch.of(named)
            cells = watched(find(row.standard), read_submission(data, find, name=named.name)) if row.standard else Watched({}, {})
            copy = put_copy(annotate(data, row.checked.findings, options.lang, cells), folder / Path(named.name).name, named.path)
            says, written = Text(f"สำเนาที่มีหมายเหตุ: {copy}", f"Annotated copy: {copy}"), True
        except Unreadable:
            says, written = Text(f"{named.name}: ไม่มีสำเนา เพราะอ่านไฟล์ไม่ได้", f"{named.name}: no copy, as it cannot be read"), False
        except (FileExistsError, NotADirectoryError):
            refuse_a_file(folder)
            says, written = _not_replaced(named, folder / Path(named.name).name), False
        except OSError as error:
            raise WrongUse(f"เขียนใน {folder} ไม่ได้ ({error.strerror})", f"{folder} cannot be written to ({error.strerror}).") from error
        out.append((says.in_(options.lang), written))
    return out


def refuse_a_file(folder: Path) -> None:
    """Raises WrongUse where a file stands in the place of a folder to be written to, or of one above it."""
    there = next((path for path in (folder, *folder.parents) if path.exists()), folder)
    if there.exists() and not there.is_dir():
        raise WrongUse(f"{there} เป็นไฟล์ ไม่ใช่โฟลเดอร์: ระบุโฟลเดอร์อื่นสำหรับสำเนา", f"{there} is a file, not a folder: name another folder for the copies.")


def no_copy(table: str, listed: bool) -> Text:
    """``listed``: the findings are written to a workbook already."""
    return Text(f"{table}: ตารางไม่มีสำเนา" + ("" if listed else ": ใช้ --findings FILE.xlsx เพื่อได้รายการข้อพบ"),
                f"{table}: tables get no copies" + ("" if listed else ": --findings FILE.xlsx lists what was found"))


def _not_replaced(named: Named, target: Path) -> Text:
    """Why the file at ``target`` stays as it is, and what to do."""
    if target.exists() and target.samefile(named.path):
        return Text(f"{named.name}: ไม่มีสำเนา เพราะจะทับไฟล์ที่ตรวจเอง ({target}): ระบุโฟลเดอร์อื่น",
                    f"{named.name}: no copy, as it would replace the file checked itself ({target}): name another folder")
    return Text(f"{named.name}: ไม่เขียนทับ {target} เพราะถูกแก้หลังเขียน หรือไม่ใช่สำเนาของโปรแกรมนี้: ระบุโฟลเดอร์อื่น",
                f"{named.name}: {target} is not written over, as it was changed since or is no copy of ours: name another folder")
