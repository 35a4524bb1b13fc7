"""Why a file is refused as a whole: the FIL family of :mod:`pmqa.catalogue`, all of them errors.

001 to 006 the file is not there or cannot be taken · 010 to 020 it is something other than a workbook of today · 021 to
026 an archive or folder of submissions cannot be opened · 030 to 042 it is damaged or contradicts itself · 050 to 055 it
passes a limit of :mod:`pmqa.xlsx.limits`.
"""

from __future__ import annotations

_SAVE_TH = "เปิดไฟล์ต้นฉบับด้วย Excel เลือก บันทึกเป็น ชนิด Excel Workbook (.xlsx) แล้วส่งไฟล์ใหม่"
_SAVE = "Open the original in Excel, choose Save As, Excel Workbook (.xlsx), and send the new file."
_AGAIN_TH = "คัดลอกหรือแนบไฟล์ต้นฉบับอีกครั้ง ถ้าเปิดด้วย Excel ไม่ได้ ให้ใช้ไฟล์สำรอง"
_AGAIN = "Copy or attach the original again; if Excel cannot open that either, use your last good copy."
_TRIM_TH = "ลบข้อมูลที่ไม่ใช่แบบฟอร์ม และแถวว่างท้ายแผ่นงาน หรือกรอกในแบบฟอร์มใหม่"
_TRIM = "Remove what does not belong to the form and the empty rows below it, or fill a fresh copy of the form."

# code: (what is wrong, what to do) in Thai, then in English
REFUSALS: dict[str, tuple[str, str, str, str]] = {
    "FIL001": (
        "ไม่พบไฟล์นี้", "ตรวจชื่อไฟล์และโฟลเดอร์",
        "There is no such file.", "Check the name and the folder.",
    ),
    "FIL002": (
        "นี่ไม่ใช่ไฟล์ธรรมดา แต่เป็นโฟลเดอร์หรืออุปกรณ์", "ระบุไฟล์สมุดงาน (.xlsx)",
        "This is a folder or a device, not a file.", "Name a workbook file (.xlsx).",
    ),
    "FIL003": (
        "เปิดไฟล์นี้ไม่ได้", "ปิดไฟล์ในโปรแกรมอื่น แล้วตรวจสิทธิ์การอ่านไฟล์",
        "This file cannot be opened.", "Close it in other programs and make sure that you may read it.",
    ),
    "FIL004": (
        "ไฟล์ใหญ่เกินกำหนด", "ย่อรูปภาพ (Excel: รูปแบบรูปภาพ > บีบอัดรูปภาพ) หรือส่งหลักฐานแยกไฟล์",
        "The file is too large.",
        "Shrink its pictures (Picture Format > Compress Pictures) or send the evidence apart.",
    ),
    "FIL005": (
        "ไฟล์ว่างเปล่า ไม่มีข้อมูลเลย", _AGAIN_TH,
        "The file is empty: 0 bytes.", _AGAIN,
    ),
    "FIL006": (
        "โปรแกรมขัดข้องขณะอ่านไฟล์นี้ ไฟล์อื่นไม่กระทบ", "ลองอีกครั้ง ถ้ายังเป็น แจ้งผู้ดูแลโปรแกรมพร้อมข้อความนี้",
        "The program itself failed on this file; the others were read.",
        "Try once more; if it fails again, send this message to those who look after the program.",
    ),
    "FIL010": (
        "ไฟล์ตั้งรหัสผ่านไว้ จึงอ่านไม่ได้",
        "เปิดด้วย Excel เลือก ไฟล์ > ข้อมูล > ป้องกันเวิร์กบุ๊ก > เข้ารหัสลับด้วยรหัสผ่าน ลบรหัสผ่าน แล้วบันทึก",
        "The file is locked with a password.",
        "In Excel choose File > Info > Protect Workbook > Encrypt with Password, clear the password and save.",
    ),
    "FIL011": (
        "ไฟล์จำกัดสิทธิ์การเข้าถึงหรือติดป้ายระดับความลับ จึงอ่านไม่ได้",
        "เปิดด้วย Excel เลือก ไฟล์ > ข้อมูล > ป้องกันเวิร์กบุ๊ก > จำกัดการเข้าถึง > ไม่จำกัด แล้วบันทึก",
        "Access to this file is restricted by rights management or a sensitivity label.",
        "In Excel choose File > Info > Protect Workbook > Restrict Access > Unrestricted Access, and save.",
    ),
    "FIL012": (
        "เป็นไฟล์ Excel รุ่นเก่า (.xls) ไม่ว่านามสกุลไฟล์จะเป็นอะไร", _SAVE_TH,
        "This is a workbook in an old Excel format (.xls), whatever its name says.", _SAVE,
    ),
    "FIL013": (
        "เป็นสมุดงานชนิดไบนารี (.xlsb)", _SAVE_TH,
        "This is a binary workbook (.xlsb).", _SAVE,
    ),
    "FIL014": (
        "เป็นสมุดงาน OpenDocument (.ods)",
        "เปิดด้วย LibreOffice หรือ Excel เลือก บันทึกเป็น ชนิด Excel (.xlsx) แล้วส่งไฟล์ใหม่",
        "This is an OpenDocument workbook (.ods).", "Save it as Excel 2007-365 (.xlsx) and send the new file.",
    ),
    "FIL015": (
        "เป็นไฟล์ข้อความหรือ CSV ไม่ใช่สมุดงาน", "กรอกและส่งแบบฟอร์ม .xlsx ที่ได้รับ อย่าเปลี่ยนนามสกุลไฟล์เอง",
        "This is plain text or CSV, not a workbook.",
        "Fill and send the .xlsx form; renaming a file does not convert it.",
    ),
    "FIL016": (
        "เป็นหน้าเว็บ (HTML) ไม่ใช่สมุดงาน", _SAVE_TH,
        "This is a web page (HTML), not a workbook.", _SAVE,
    ),
    "FIL017": (
        "เป็นไฟล์ PDF ไม่ใช่สมุดงาน", "ส่งไฟล์ .xlsx ที่กรอก ไม่ใช่ฉบับพิมพ์หรือสแกน",
        "This is a PDF, not a workbook.", "Send the filled .xlsx itself, not a print or scan of it.",
    ),
    "FIL018": (
        "เป็นเอกสารอื่น เช่น Word หรือ PowerPoint ไม่ใช่สมุดงาน", "กรอกและส่งแบบฟอร์ม .xlsx ที่ได้รับ",
        "This is another kind of document (Word, PowerPoint), not a workbook.", "Fill and send the .xlsx form.",
    ),
    "FIL019": (
        "เป็นไฟล์บีบอัด (zip) ที่ไม่ใช่สมุดงาน", "แตกไฟล์ก่อน แล้วส่งสมุดงาน .xlsx ที่อยู่ข้างใน",
        "This is a zip archive, not a workbook.", "Unpack it and send the .xlsx inside.",
    ),
    "FIL020": (
        "ไม่ใช่สมุดงาน Excel", "ตรวจว่าเลือกไฟล์ถูก แล้วส่งแบบฟอร์ม .xlsx ที่กรอก",
        "This is not an Excel workbook.", "Make sure that it is the right file, and send the filled .xlsx form.",
    ),
    "FIL021": (
        "ไฟล์บีบอัดหรือไฟล์ในนั้นตั้งรหัสผ่านไว้ จึงเปิดไม่ได้", "แตกไฟล์ด้วยรหัสผ่านลงโฟลเดอร์ แล้วระบุโฟลเดอร์นั้น",
        "The archive, or this file in it, is locked with a password.", "Unpack it with its password into a folder, and name that folder.",
    ),
    "FIL022": (
        "ไฟล์บีบอัดมีไฟล์มากหรือใหญ่เกินกำหนด", "แบ่งเป็นหลายไฟล์บีบอัด หรือแตกไฟล์ลงโฟลเดอร์แล้วระบุโฟลเดอร์นั้น",
        "The archive holds too many files, or too large ones.",
        "Split it into several, or unpack it into a folder and name that folder.",
    ),
    "FIL023": (
        "ไฟล์บีบอัดเสียหาย หรือไม่ใช่ไฟล์ zip", "ดาวน์โหลดหรือคัดลอกใหม่ ถ้ายังเปิดไม่ได้ ให้ผู้ส่งทำไฟล์ zip ใหม่",
        "The archive is damaged or no zip archive.",
        "Download or copy it again; if it still does not open, ask the sender for a new zip archive.",
    ),
    "FIL024": (
        "เป็นไฟล์บีบอัดที่อยู่ในไฟล์บีบอัด จึงไม่เปิด", "แตกไฟล์นี้ แล้ววางสมุดงานไว้กับไฟล์อื่น",
        "This archive lies inside another archive and is not opened.",
        "Unpack it and put its workbooks beside the others.",
    ),
    "FIL025": (
        "ชื่อไฟล์ในไฟล์บีบอัดชี้ออกนอกไฟล์บีบอัด จึงไม่อ่าน", "ให้ผู้ส่งทำไฟล์ zip ใหม่จากโฟลเดอร์ของสมุดงาน",
        "The name of this file leads out of its archive, so it is not read.",
        "Ask the sender for a new zip archive, made from the folder of workbooks.",
    ),
    "FIL026": (
        "เปิดโฟลเดอร์นี้ไม่ได้ จึงไม่ได้อ่านไฟล์ในนั้น", "ตรวจสิทธิ์การอ่านโฟลเดอร์",
        "This folder cannot be opened, and what lies in it was not read.", "Make sure that you may read the folder.",
    ),
    "FIL030": (
        "ไฟล์ไม่ครบ ส่วนท้ายขาดหายไป มักเกิดจากดาวน์โหลดหรือคัดลอกไม่เสร็จ", _AGAIN_TH,
        "The file is incomplete: its end is missing, as after a broken download or copy.", _AGAIN,
    ),
    "FIL031": (
        "ข้อมูลบางส่วนในไฟล์เสียหาย", _AGAIN_TH,
        "A part of the file is damaged.", _AGAIN,
    ),
    "FIL032": (
        "สารบัญภายในไฟล์ไม่ตรงกับข้อมูลจริง", _SAVE_TH,
        "The file's inner directory contradicts its contents.", _SAVE,
    ),
    "FIL033": (
        "มีส่วนประกอบชื่อเดียวกันในไฟล์สองส่วน จึงไม่รู้ว่าใช้ส่วนใด", _SAVE_TH,
        "Two parts inside the file bear the same name, so neither can be trusted.", _SAVE,
    ),
    "FIL034": (
        "ไฟล์ใช้วิธีบีบอัดที่ Excel ไม่ใช้", _SAVE_TH,
        "The file is compressed in a way that Excel does not use.", _SAVE,
    ),
    "FIL035": (
        "ไฟล์ขาดส่วนประกอบที่อ้างถึง", _SAVE_TH,
        "A part that the workbook refers to is missing.", _SAVE,
    ),
    "FIL036": (
        "โครงสร้างภายในไฟล์ผิดรูปแบบ", _SAVE_TH,
        "A part of the workbook is malformed.", _SAVE,
    ),
    "FIL037": (
        "ไฟล์มีคำสั่ง DOCTYPE ซึ่งสมุดงานต้องไม่มี และอาจเป็นอันตราย", _SAVE_TH,
        "The file holds a DOCTYPE, which no workbook may and which can do harm.", _SAVE,
    ),
    "FIL038": (
        "ตำแหน่งเซลล์ในไฟล์ซ้ำหรือขัดกันเอง", _SAVE_TH,
        "Addresses of cells in the file repeat or contradict each other.", _SAVE,
    ),
    "FIL039": (
        "เซลล์อ้างถึงข้อความที่ไม่มีในไฟล์", _SAVE_TH,
        "A cell refers to a text that the file does not hold.", _SAVE,
    ),
    "FIL040": (
        "ค่าที่เก็บในเซลล์ไม่ใช่ค่าที่ Excel เก็บได้", "พิมพ์ค่าในเซลล์นี้ใหม่ด้วย Excel แล้วบันทึก",
        "The value stored in a cell is none that Excel can hold.", "Type the cell again in Excel and save.",
    ),
    "FIL041": (
        "มีแผ่นงานซ้ำกันในไฟล์", _SAVE_TH,
        "Two sheets of the workbook are one and the same.", _SAVE,
    ),
    "FIL042": (
        "สมุดงานไม่มีแผ่นงานเลย", "กรอกและส่งแบบฟอร์ม .xlsx ที่ได้รับ",
        "The workbook has no sheets.", "Fill and send the .xlsx form.",
    ),
    "FIL050": (
        "ไฟล์มีส่วนประกอบหรือแผ่นงานมากเกินกำหนด", "ลบรูปภาพ ไฟล์แนบ และแผ่นงานที่ไม่จำเป็น หรือกรอกในแบบฟอร์มใหม่",
        "The file holds too many parts or sheets.",
        "Remove pictures, attachments and sheets that are not needed, or fill a fresh copy of the form.",
    ),
    "FIL051": (
        "ข้อมูลในไฟล์เมื่อคลายแล้วใหญ่เกินกำหนด", _TRIM_TH,
        "Unpacked, the sheets of the file are too large.", _TRIM,
    ),
    "FIL052": (
        "สมุดงานมีเซลล์ที่กรอกมากเกินกำหนด", _TRIM_TH,
        "The workbook holds too many filled cells.", _TRIM,
    ),
    "FIL053": (
        "สมุดงานมีข้อความมากเกินกำหนด", _TRIM_TH,
        "The workbook holds too many texts.", _TRIM,
    ),
    "FIL054": (
        "แผ่นงานมีเซลล์หรือรูปแบบมากเกินกำหนด แม้เซลล์จะว่าง", _TRIM_TH,
        "The sheets hold too many cells or formats, be they empty.", _TRIM,
    ),
    "FIL055": (
        "ข้อความยาวเกินกว่าที่ Excel เก็บได้ หรือรวมกันยาวเกินกำหนด",
        "ย่อข้อความในเซลล์ แล้วส่งรายละเอียดเป็นเอกสารหลักฐาน",
        "A text is longer than an Excel cell holds, or all texts together are too long.",
        "Shorten the text and send the details as a document of evidence.",
    ),
}
