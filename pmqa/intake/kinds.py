"""What a file among submissions is by its name: a workbook, an archive of them, or something to pass over."""

from __future__ import annotations

from pathlib import Path

from pmqa.texts import Text

WORKBOOKS = (".xlsx", ".xlsm")
OTHER_BOOKS = (".xls", ".xlsb", ".ods", ".xltx", ".xltm")  # read too, so that each is refused with its reason
ARCHIVES = (".zip",)
_OTHER_ARCHIVES = (".rar", ".7z", ".tar", ".gz", ".tgz")
KINDS = {
    "lock": Text("ไฟล์ล็อกของโปรแกรม", "lock files"),
    "hidden": Text("ไฟล์ซ่อน", "hidden files"),
    "temporary": Text("ไฟล์ชั่วคราว", "temporary files"),
    "linked": Text("ลิงก์ไปโฟลเดอร์อื่น", "links to other folders"),
    "packed": Text("ไฟล์บีบอัดที่ไม่ใช่ zip ให้แตกไฟล์ก่อน", "archives other than zip, to be unpacked first"),
    "copies": Text("ไฟล์ในโฟลเดอร์ของสำเนา", "files in the folder of copies"),
    "other": Text("ไฟล์ที่ไม่ใช่สมุดงาน", "files that are no workbooks"),
}


def passed_over(name: str) -> str:
    """Why a file among submissions is none, a key of ``KINDS``; empty for one that may be.

    >>> passed_over("a.XLSX"), passed_over("~$a.xlsx"), passed_over(".a.xlsx"), passed_over("a.pdf"), passed_over("sent.zip")
    ('', 'lock', 'hidden', 'other', '')
    >>> passed_over("__MACOSX/late/a.xlsx")
    'hidden'
    """
    *folders, name = [part for part in name.split("/") if part not in ("", ".")] or [""]
    lowered = name.lower()
    if name.startswith(("~$", ".~lock.")):
        return "lock"
    if name.startswith(".") or any(folder == "__MACOSX" or folder.startswith(".") and folder != ".." for folder in folders):
        return "hidden"
    if name.startswith("~") or name.endswith("~") or lowered.endswith((".tmp", ".part", ".crdownload")):
        return "temporary"
    if lowered.endswith(_OTHER_ARCHIVES):
        return "packed"
    return "" if lowered.endswith(WORKBOOKS + OTHER_BOOKS + ARCHIVES) else "other"


def is_archive(path: Path) -> bool:
    return path.suffix.lower() in ARCHIVES
