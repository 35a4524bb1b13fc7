"""The files of ``fl2-2561-faulty``: what an office receives besides good workbooks, one fault in each."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from agencies import AGENCIES, profile
from altering import drop_sheet, retype
from building import build, place
from drawing import Content, draw, evidence
from ordinary import change

from pmqa.standard.compiled import Standard
from pmqa.workbook.writing.book import Formula

COMPOUND = bytes.fromhex("D0CF11E0A1B11AE1") + bytes(504)  # how every file of the old Office format begins
Standards = Callable[[str], Standard]


class Fault(NamedTuple):
    """``make`` writes the file, given where and how to get a standard."""

    file: str
    tells: str
    make: Callable[[Path, Standards], None]


def _good(standard: Standard, code: str) -> Content:
    """An agency's content before anything goes wrong."""
    rng = Random(f"faulty {standard.id} {code}")
    answers = draw(standard, rng, 3.5, False, {})
    return profile(AGENCIES[code], "th") | answers | evidence(standard, rng, AGENCIES[code].type, "th", answers)


def _filled(code: str, changes: dict[str, object], edition: str = "pmqa-fl2", agency_type: str = "") -> Callable[[Path, Standards], None]:
    def make(path: Path, standards: Standards) -> None:
        standard = standards(edition)
        build(standard, path, agency_type or AGENCIES[code].type, change(_good(standard, code), tuple(changes.items())))

    return make


def _with_count(path: Path, standards: Standards) -> None:
    _filled("D03", {"IT2.n": 5, "IT3.n": 3}, edition="pmqa-fl1")(path, standards)


def _truncated(path: Path, standards: Standards) -> None:
    _filled("D05", {})(path, standards)
    path.write_bytes(path.read_bytes()[:60_000])


def _empty(path: Path, standards: Standards) -> None:
    build(standards("pmqa-fl2"), path, "department", {})


def _without_sheet(path: Path, standards: Standards) -> None:
    _filled("D13", {})(path, standards)
    drop_sheet(path, place(standards("pmqa-fl2"), "department", "CS1.A")[0])


def _code_twice(path: Path, standards: Standards) -> None:
    _filled("D14", {})(path, standards)
    sheet, ref = place(standards("pmqa-fl2"), "department", "HR4.A")
    row = "".join(sign for sign in ref if sign.isdigit())
    retype(path, sheet, f"A{row}", "HR3")


def _bytes(data: bytes) -> Callable[[Path, Standards], None]:
    def make(path: Path, standards: Standards) -> None:
        path.write_bytes(data)

    return make


_CSV = "\ufeffรหัส,A,D,L,I\r\nLD1,4,4,3,3\r\nLD2,4,3,3,2\r\nLD3,3,3,2,2\r\n".encode()
_WORDS = {"LD1.A": "ดี", "LD2.D": "3 คะแนน", "SP1.A": "ระดับ 4", "CS1.I": "สี่", "IT1.L": "3-4", "HR1.D": "N/A", "PM1.A": 2.5,
          "RM2": "1,234", "RM3": "มากกว่า 85", "RM4": 103}
_ERRORS = {"LD1.A": Formula("=1/0", "#DIV/0!"), "SP2.D": Formula("=NA()", "#N/A"), "RM1": Formula('=VLOOKUP("แผน",$B$1:$C$3,2,FALSE)', "#N/A"),
           "RM9": Formula("=#REF!*100", "#REF!")}

FAULTS = (
    Fault("D03-wrong-edition.xlsx", "a workbook of pmqa-fl1: the same code letters, other requirements", _with_count),
    Fault("D05-damaged.xlsx", "cut off after 60,000 bytes, as by a broken download", _truncated),
    Fault("D06-text-marks.xlsx", "words, ranges and impossible numbers in mark cells: ranked, but provisional", _filled("D06", _WORDS)),
    Fault("D07-empty.xlsx", "the form as it was handed out, nothing filled", _empty),
    Fault("D08-password.xlsx", "stands for a file locked with a password: the outer shell that Excel writes, without content",
          _bytes(COMPOUND + "EncryptionInfo".encode("utf-16-le") + bytes(100) + "EncryptedPackage".encode("utf-16-le") + bytes(868))),
    Fault("D10-renamed-csv.xlsx", "a CSV file with another ending", _bytes(_CSV)),
    Fault("D11-renamed-xls.xlsx", "stands for an Excel 97-2003 file with another ending", _bytes(COMPOUND + "Workbook".encode("utf-16-le") + bytes(1008))),
    Fault("D12-zero-bytes.xlsx", "an empty file", _bytes(b"")),
    Fault("D13-missing-sheet.xlsx", "the sheet of category 3 was deleted", _without_sheet),
    Fault("D14-code-twice.xlsx", "the code HR3 stands in two rows, HR4 in none", _code_twice),
    Fault("D15-error-values.xlsx", "#DIV/0!, #N/A and #REF! in answer cells", _filled("D15", _ERRORS)),
    Fault("D16-formula-in-mark.xlsx", "a mark computed by a formula of the officer's own", _filled("D16", {"LD1.A": Formula("=AVERAGE(3,5)", 4), "PM2.D": Formula("=3", 3)})),
    Fault("D17-wrong-type.xlsx", "a department that filled the workbook of a university: seen only beside the register of agencies",
          _filled("D17", {}, agency_type="university")),
    Fault("D20-first.xlsx", "one of two files of the same agency that differ", _filled("D20", {"LD1.A": 3, "LD1.D": 3})),
    Fault("D20-second.xlsx", "the other of the two", _filled("D20", {"LD1.A": 4, "LD1.D": 4})),
    Fault("~$D16-formula-in-mark.xlsx", "the lock file that Excel leaves beside an open workbook: passed over", _bytes(b"\x07officer".ljust(165))),
)
