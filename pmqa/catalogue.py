"""Every finding the product can make: code, severity, what is wrong, what to do (Thai and English).

``docs/findings.md`` is generated from this table, and a test demands a failing example for each code. Families: FIL the
file itself · STD the edition · SHT sheets, rows, columns · PRF the profile · ANS answers · REG the register · TBL
tables of agencies · RND several files.
"""

from __future__ import annotations

from typing import NamedTuple

from pmqa.table.table_findings import TABLE_FINDINGS
from pmqa.workbook.choice_findings import CHOICE_FINDINGS
from pmqa.workbook.refusals import REFUSALS
from pmqa.workbook.sheet_findings import SHEET_FINDINGS


class Kind(NamedTuple):
    """One row of the catalogue. ``severity`` is error, warning or note."""

    severity: str
    wrong_th: str
    remedy_th: str
    wrong_en: str
    remedy_en: str


CATALOGUE: dict[str, Kind] = {
    **{code: Kind("error", *texts) for code, texts in REFUSALS.items()},
    **{code: Kind(*row) for code, row in SHEET_FINDINGS.items()},
    "PRF001": Kind(
        "error",
        "ข้อมูลหน่วยงานยังไม่กรอก", "กรอกช่องนี้ในแผ่นข้อมูลหน่วยงาน",
        "The agency profile has an empty field.", "Fill it on the profile sheet.",
    ),
    "ANS001": Kind(
        "error",
        "ยังไม่กรอกคำตอบ นับเป็น 0 จนกว่าจะกรอก", "กรอกช่องนี้",
        "The answer is blank and counts as 0 until it is filled.", "Fill this cell.",
    ),
    "ANS003": Kind(
        "error",
        "เป็นข้อความ ไม่ใช่ตัวเลข จึงนับเป็นช่องว่าง", "พิมพ์เฉพาะตัวเลข",
        "This is text, not a number, and counts as blank.", "Type a number only.",
    ),
    "ANS005": Kind(
        "error",
        "ช่องคะแนนเป็นสูตร จึงไม่นับ", "พิมพ์ค่าลงไปแทนสูตร",
        "A mark must be typed; a formula is not counted.", "Type the value in place of the formula.",
    ),
    "ANS006": Kind(
        "error",
        "เป็นค่าผิดพลาดของ Excel จึงนับเป็นช่องว่าง", "ลบสูตรที่ผิดพลาด แล้วพิมพ์ค่า",
        "This is an Excel error value and counts as blank.", "Clear the broken formula and type the value.",
    ),
    "ANS007": Kind(
        "error",
        "สูตรนี้ยังไม่เคยคำนวณ จึงไม่มีค่า", "เปิดด้วย Excel แล้วบันทึก หรือพิมพ์ค่าแทน",
        "This formula was never calculated, so it has no value.", "Open and save the file in Excel, or type the value.",
    ),
    "ANS008": Kind(
        "note",
        "ใช้ผลลัพธ์ของสูตรที่เก็บไว้ในไฟล์", "ตรวจว่าเป็นค่าล่าสุด",
        "The value stored with this formula was used.", "Make sure that it is up to date.",
    ),
    "ANS010": Kind(
        "note",
        "แปลงข้อความเป็นตัวเลขให้แล้ว", "ตรวจว่าตรงกับที่ตั้งใจ",
        "This text was read as a number.", "Make sure that the number is the one meant.",
    ),
    "ANS011": Kind(
        "error",
        "อ่านได้สองความหมาย จึงนับเป็นช่องว่าง", "พิมพ์ใหม่เป็นตัวเลขธรรมดา ไม่ใช้จุลภาคและไม่จัดรูปแบบเป็นร้อยละ",
        "This can be read in two ways and counts as blank.", "Type it again as a plain number, without a comma or a percent format.",
    ),
    "ANS012": Kind(
        "error",
        "ไม่ใช่ระดับที่กำหนด จึงนับเป็นช่องว่าง", "เลือกระดับจากรายการ",
        "This is not one of the levels and counts as blank.", "Choose a level from the list.",
    ),
    "ANS013": Kind(
        "error",
        "อยู่นอกช่วงที่กำหนด จึงนับเป็นช่องว่าง", "พิมพ์ค่าภายในช่วง",
        "This lies outside the range allowed and counts as blank.", "Type a value inside the range.",
    ),
    "ANS014": Kind(
        "error",
        "ต้องเป็นจำนวนเต็ม จึงนับเป็นช่องว่าง", "พิมพ์จำนวนเต็ม",
        "A whole number is needed; this counts as blank.", "Type a whole number.",
    ),
    "ANS015": Kind(
        "note",
        "เซลล์จัดรูปแบบเป็นร้อยละ จึงอ่านค่าคูณ 100", "ตรวจว่าเป็นร้อยละที่ตั้งใจ",
        "The cell is formatted as a percentage and was read times 100.", "Make sure that this is the percentage meant.",
    ),
    "ANS016": Kind(
        "note",
        "เซลล์จัดรูปแบบเป็นวันที่ จึงอ่านเป็นตัวเลขที่เก็บไว้", "เปลี่ยนรูปแบบเซลล์เป็นตัวเลข",
        "The cell is formatted as a date; the number stored in it was used.", "Format the cell as a number.",
    ),
    "ANS017": Kind(
        "warning",
        "ค่าไม่เกิน 1 ในช่องร้อยละ อาจหมายถึงสัดส่วน", "ถ้าหมายถึงร้อยละ 85 ให้พิมพ์ 85 ไม่ใช่ 0.85",
        "A value of 1 or less in a percent field may be a share.", "For 85 percent type 85, not 0.85.",
    ),
    "ANS018": Kind(
        "error",
        "ไม่ใช่เครื่องหมายเลือก จึงนับเป็นไม่เลือก", "เลือก ✓ จากรายการ หรือเว้นว่าง",
        "This is not a tick and counts as not ticked.", "Choose ✓ from the list, or leave the cell empty.",
    ),
    "ANS019": Kind(
        "error",
        "ไม่ใช่ตัวเลือกที่กำหนด จึงนับเป็นช่องว่าง", "เลือกจากรายการ",
        "This is not one of the choices and counts as blank.", "Choose from the list.",
    ),
    "ANS020": Kind(
        "warning",
        "ให้คะแนนไว้แต่ไม่มีหลักฐาน", "เขียนหลักฐาน หรือรหัสเอกสารหลักฐาน",
        "There is an answer but no evidence.", "Write the evidence, or its number in the evidence index.",
    ),
    "ANS021": Kind(
        "warning",
        "ปัจจัยหลังมีคะแนน ทั้งที่ปัจจัยก่อนหน้าเป็น 0", "ตรวจลำดับ เช่น การถ่ายทอดต้องมีแนวทางก่อน",
        "A later factor has a mark while an earlier one is 0.", "Check the order: deployment, say, needs an approach first.",
    ),
    "ANS022": Kind(
        "warning",
        "เลือกว่าไม่มีข้อใด แต่เลือกบางข้อไว้ด้วย", "ลบอย่างใดอย่างหนึ่ง",
        "“None of these” is chosen although boxes are ticked.", "Clear one or the other.",
    ),
    "ANS023": Kind(
        "error",
        "ไม่มีผลของปีที่ประเมิน มีเพียงปีก่อนหน้า นับเป็น 0", "กรอกผลของปีที่ประเมิน",
        "The year assessed has no result, only earlier years; it counts as 0.", "Fill the result of the year assessed.",
    ),
    "ANS024": Kind(
        "error",
        "มีผลแต่ไม่มีเป้าหมาย จึงนับเป็น 0", "กรอกเป้าหมาย",
        "There is a result without a target; it counts as 0.", "Fill the target.",
    ),
    "ANS025": Kind(
        "error",
        "เป้าหมายต้องมากกว่า 0 จึงนับเป็น 0", "แก้เป้าหมาย",
        "The target must be above 0; the result counts as 0.", "Correct the target.",
    ),
    "ANS026": Kind(
        "error",
        "ข้อนี้ตอบว่าไม่เกี่ยวข้องในช่องคำตอบไม่ได้ จึงนับเป็นช่องว่าง", "ให้คะแนน หรือถ้ามีช่องเหตุผลไม่เกี่ยวข้อง ให้เขียนเหตุผลที่นั่น",
        "“Not applicable” cannot stand in this cell, which counts as blank.", "Give a mark; where there is a not-applicable column, write the reason there.",
    ),
    "ANS027": Kind(
        "warning",
        "ระบุว่าไม่เกี่ยวข้อง แต่ก็ให้คำตอบไว้ด้วย", "ลบเหตุผลไม่เกี่ยวข้อง หรือลบคำตอบ",
        "A not-applicable reason stands beside an answer.", "Clear the reason or the answer.",
    ),
    "ANS028": Kind(
        "warning",
        "หลักฐานยาวเกินกำหนด", "ย่อข้อความ แล้วอ้างรหัสเอกสารหลักฐาน",
        "The evidence is longer than allowed.", "Shorten it and refer to the evidence index.",
    ),
    "ANS029": Kind(
        "note",
        "คะแนนเป็น 0 ทั้งที่มีหลักฐาน", "ตรวจว่าตั้งใจให้ 0",
        "The mark is 0 although evidence is given.", "Make sure that 0 is meant.",
    ),
    "ANS030": Kind(
        "error",
        "ยังไม่เลือกข้อใดเลย นับเป็น 0", "เลือกข้อที่มี หรือเลือก “ไม่มีข้อใด”",
        "No box is ticked; the requirement counts as 0.", "Tick what is there, or choose “None of these”.",
    ),
    "ANS031": Kind(
        "error",
        "ยังไม่เลือกทิศทางของตัวชี้วัด จึงนับเป็น 0", "เลือกว่ามากกว่าดีหรือน้อยกว่าดี",
        "The indicator has no direction; its result counts as 0.", "Choose whether more or less is better.",
    ),
    "ANS032": Kind(
        "error",
        "มีเป้าหมายแต่ไม่มีผล นับเป็น 0", "กรอกผลของปีที่ประเมิน",
        "There is a target without a result; it counts as 0.", "Fill the result of the year assessed.",
    ),
    **{code: Kind(*row) for code, row in CHOICE_FINDINGS.items()},
    "REG001": Kind(
        "warning",
        "ข้อมูลในสมุดงานไม่ตรงกับทะเบียนหน่วยงาน ใช้ตามทะเบียน", "ตรวจว่าฝ่ายใดถูก",
        "The workbook and the register of agencies differ; the register was used.", "Find out which of them is right.",
    ),
    "REG002": Kind(
        "error",
        "หน่วยงานนี้ไม่อยู่ในทะเบียน", "ตรวจรหัสหน่วยงาน หรือเพิ่มในทะเบียน",
        "This agency is not in the register.", "Check the agency's code, or add it to the register.",
    ),
    "REG003": Kind(
        "error",
        "หน่วยงานในทะเบียนยังไม่ส่งสมุดงาน", "ติดตามหน่วยงาน",
        "An agency of the register has sent no workbook.", "Ask the agency for it.",
    ),
    "REG006": Kind(
        "error",
        "รหัสหน่วยงานซ้ำในทะเบียน ใช้แถวแรก", "ลบแถวที่ซ้ำ หรือแก้รหัส",
        "This agency code stands twice in the register; the first row is used.", "Delete the second row or correct its code.",
    ),
    "REG010": Kind(
        "error",
        "เกณฑ์นี้ไม่มีหน่วยงานประเภทนี้ จึงไม่ใช้ประเภทจากทะเบียน", "แก้ประเภทให้ตรงกับที่เกณฑ์กำหนด",
        "The standard has no such type of agency; the register's type is not used.", "Use one of the standard's types.",
    ),
    "REG013": Kind(
        "error",
        "ค่าในทะเบียนไม่ใช่ตัวเลขหรือตัวเลือกที่เกณฑ์ถามไว้ จึงใช้ค่าในสมุดงาน", "แก้ค่าในทะเบียน",
        "The register's value is not the number or choice that the standard asks for; the workbook's was used.", "Correct it in the register.",
    ),
    **{code: Kind(*row) for code, row in TABLE_FINDINGS.items()},
    "RND001": Kind(
        "error",
        "หน่วยงานเดียวกันส่งมาหลายไฟล์ที่คำตอบต่างกัน จึงไม่จัดอันดับทุกไฟล์", "เก็บไว้ไฟล์เดียวที่เป็นฉบับจริง",
        "Different files bear the same agency; none of them is ranked.", "Keep the one that is meant.",
    ),
    "RND002": Kind(
        "note",
        "คะแนนในไฟล์นี้เหมือนกับอีกไฟล์ของหน่วยงานเดียวกัน ใช้เพียงไฟล์เดียว", "ดูว่าหลักฐานต่างกันหรือไม่ แล้วเก็บไว้ไฟล์เดียวที่เป็นฉบับจริง",
        "The marks in this file are those of another of the same agency; one was used.",
        "See whether their evidence differs, and keep the one that is meant.",
    ),
    "RND003": Kind(
        "error",
        "ไม่มีตัวเลขที่ใช้แบ่งกลุ่ม จึงไม่จัดอันดับ", "กรอกตัวเลขนั้นในข้อมูลหน่วยงาน หรือในทะเบียน",
        "The number that makes the groups is missing; the agency is not ranked.", "Fill it in the profile or in the register.",
    ),
    "RND004": Kind(
        "warning",
        "หน่วยงานเหล่านี้ไม่มีกลุ่ม จึงจัดอันดับรวมกันเป็นกลุ่มหนึ่ง", "ใส่กลุ่มในคอลัมน์ group ของตารางหรือของทะเบียน",
        "These agencies have no group, and are ranked as a group of their own.", "Give the group in the column “group” of the table or register.",
    ),
    "RND005": Kind(
        "warning",
        "หน่วยงานที่รหัสต่างกันมีชื่อเดียวกัน อาจเป็นหน่วยงานเดียวกันที่นับสองครั้ง", "ตรวจว่าเป็นคนละหน่วยงาน ถ้าไม่ใช่ให้แก้รหัสให้ตรงกัน",
        "Agencies with different codes bear the same name: it may be one agency counted twice.", "Make sure that they are two; if not, give them one code.",
    ),
}
