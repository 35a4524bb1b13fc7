"""What a file's name tells: a workbook, an archive of them, or nothing to be read."""

from __future__ import annotations

from pathlib import PurePosixPath

from pmqa.texts import Text

WORKBOOKS = (".xlsx", ".xlsm")
OTHER_BOOKS = (".xls", ".xlsb", ".ods", ".xltx", ".xltm")  # read too, so that each is refused with its reason
NOT_READ = ("criteria", "__MACOSX")  # folders; the second is what a Mac adds to every archive
PASSED_OVER = {
    "lock": Text("ไฟล์ล็อกของโปรแกรม", "lock files"),
    "hidden": Text("ไฟล์ซ่อน", "hidden files"),
    "temporary": Text("ไฟล์ชั่วคราว", "temporary files"),
    "other": Text("ไฟล์ที่ไม่ใช่สมุดงาน", "files that are no workbooks"),
}


def is_archive(name: str) -> bool:
    return name.lower().endswith(".zip")


def passed_over(name: str) -> str:
    """Why a file in a folder or archive is no submission, a key of PASSED_OVER; empty for one that may be.

    >>> passed_over("a.XLSX"), passed_over("~$a.xlsx"), passed_over(".a.xlsx"), passed_over("a.pdf"), passed_over("a.zip")
    ('', 'lock', 'hidden', 'other', '')
    >>> passed_over("__MACOSX/._a.xlsx"), passed_over("in/.old/a.xlsx"), passed_over("in/a.xlsx")
    ('hidden', 'hidden', '')
    """
    *folders, name = PurePosixPath(name).parts or [""]
    if name.startswith(("~$", ".~lock.")):
        return "lock"
    if name.startswith(".") or any(folder.startswith(".") and folder != ".." or folder in NOT_READ for folder in folders):
        return "hidden"
    if name.startswith("~") or name.endswith("~") or name.lower().endswith((".tmp", ".part", ".crdownload")):
        return "temporary"
    return "" if name.lower().endswith(WORKBOOKS + OTHER_BOOKS) or is_archive(name) else "other"
