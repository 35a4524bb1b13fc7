"""What may be wrong with a table of agencies, be it marks or the register: the TBL family of :mod:`pmqa.catalogue`."""

from __future__ import annotations

# code: severity, then (what is wrong, what to do) in Thai and in English
TABLE_FINDINGS: dict[str, tuple[str, str, str, str, str]] = {
    "TBL001": (
        "error",
        "อ่านไฟล์นี้เป็นตารางไม่ได้", "เปิดด้วย Excel แล้วบันทึกเป็น CSV UTF-8 หรือ .xlsx",
        "This file cannot be read as a table.", "Open it in Excel and save it as CSV UTF-8 or as .xlsx.",
    ),
    "TBL002": (
        "note",
        "ไฟล์ตารางไม่ได้บอกไว้ จึงสันนิษฐานตามนี้", "ตรวจว่าอ่านชื่อหน่วยงานได้ถูกต้อง",
        "The table's file does not say so itself; this was assumed.", "Make sure that the agencies' names are read right.",
    ),
    "TBL003": (
        "error",
        "ตารางใหญ่กว่าที่อ่านจากสมุดงานได้ แถวหรือคอลัมน์ที่เกินไม่ได้อ่าน", "บันทึกตารางเป็น CSV UTF-8",
        "The table is larger than can be read from a workbook; what lies beyond was not read.", "Save it as CSV UTF-8.",
    ),
    "TBL004": (
        "error",
        "ตารางนี้ไม่มีหน่วยงานใดเลย", "ใส่หน่วยงานแถวละหนึ่งแห่ง ใต้แถวหัวคอลัมน์",
        "The table holds no agency.", "Put one agency in each row below the headers.",
    ),
    "TBL005": (
        "error",
        "ตารางไม่มีคอลัมน์รหัสหน่วยงาน", "ให้มีแถวหัวคอลัมน์ ซึ่งคอลัมน์หนึ่งชื่อ รหัส",
        "The table has no column of agency codes.", "Give it a row of headers, one of them “code”.",
    ),
    "TBL006": (
        "error",
        "แถวนี้ไม่มีรหัสหน่วยงาน จึงไม่ได้อ่าน", "กรอกรหัสหน่วยงาน",
        "This row has no agency code and was not read.", "Give the agency its code.",
    ),
    "TBL007": (
        "warning",
        "หัวคอลัมน์นี้ว่างหรือซ้ำ จึงไม่ได้อ่านคอลัมน์นี้", "ตั้งชื่อหัวคอลัมน์ให้ต่างจากคอลัมน์อื่น",
        "The header of this column is blank or stands twice; the column was not read.", "Give the column a header of its own.",
    ),
    "TBL008": (
        "warning",
        "เกณฑ์นี้ไม่มีสิ่งที่หัวคอลัมน์นี้เรียก จึงไม่ได้อ่านคอลัมน์นี้", "แก้หัวคอลัมน์เป็นรหัสตามเกณฑ์ เช่น LD1 หรือ LD1.A",
        "The standard has nothing that this header names; the column was not read.", "Let the header be a code of the standard, such as LD1 or LD1.A.",
    ),
    "TBL009": (
        "error",
        "ตารางไม่มีคอลัมน์เหล่านี้ ซึ่งนับเป็นช่องว่างของทุกหน่วยงาน", "เพิ่มคอลัมน์ ตารางเปล่าที่ครบทำได้ด้วย pmqa table",
        "The table lacks these columns, which count as blank for every agency.", "Add them; pmqa table makes an empty table that has them all.",
    ),
    "TBL010": (
        "error",
        "แถวนี้ไม่ระบุประเภทหน่วยงานที่มีในเกณฑ์ จึงไม่ใช้แถวนี้", "ใส่ประเภทเป็นรหัสหรือชื่อ ในคอลัมน์ type",
        "This row names no agency type that the standard has, and is not used.", "Write the type, by code or title, in the column “type”.",
    ),
    "TBL011": (
        "error",
        "แถวนี้เป็นของเกณฑ์อื่น จึงไม่ใช้แถวนี้", "ให้คะแนนแต่ละเกณฑ์แยกกัน",
        "This row is of another standard, and is not used.", "Score each standard by itself.",
    ),
    "TBL012": (
        "error",
        "ไม่มีคอลัมน์คำตอบของเกณฑ์นี้เลย", "ระบุเกณฑ์ด้วย --standard หรือทำตารางเปล่าด้วย pmqa table",
        "No column bears an answer of this standard.", "Name the standard with --standard, or make an empty table with pmqa table.",
    ),
    "TBL013": (
        "error",
        "ตารางไม่บอกว่าเป็นของเกณฑ์ใด จึงไม่ได้อ่าน", "ระบุ --standard รหัสเกณฑ์ หรือเพิ่มคอลัมน์ standard",
        "The table does not say which standard it is of, and was not read.", "Name it with --standard, or add a column “standard”.",
    ),
    "TBL014": (
        "error",
        "ข้อมูลหน่วยงานในแถวนี้ยังว่าง", "กรอกช่องนี้ในตาราง",
        "A field about the agency is blank in this row.", "Fill this cell of the table.",
    ),
}
