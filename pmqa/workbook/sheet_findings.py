"""What may be wrong with edition, sheets, rows and columns: the STD and SHT families of :mod:`pmqa.catalogue`.

Notes tell what was moved and read all the same; errors what was not read. Where the error concerns a whole sheet (SHT001,
002, 007, 009, 020, and 003 or 008 for a column of marks) the file is not ranked.
"""

from __future__ import annotations

# code: severity, then (what is wrong, what to do) in Thai and in English
SHEET_FINDINGS: dict[str, tuple[str, str, str, str, str]] = {
    "STD001": (
        "error",
        "สมุดงานนี้เป็นของเกณฑ์อื่น", "ใช้แบบฟอร์มของเกณฑ์ที่กำหนด แล้วกรอกใหม่",
        "This workbook belongs to another standard.", "Fill the workbook of the standard asked for.",
    ),
    "STD002": (
        "error",
        "ประเภทหน่วยงานในสมุดงานไม่ตรงกับที่กำหนด", "ใช้แบบฟอร์มของประเภทหน่วยงานที่ถูกต้อง",
        "The workbook was made for another type of agency.", "Use the workbook made for this type.",
    ),
    "STD003": (
        "note",
        "สมุดงานสร้างจากไฟล์เกณฑ์คนละฉบับกับที่ใช้อ่าน", "ตรวจว่าเกณฑ์ที่แก้ไขภายหลังไม่กระทบข้อที่กรอกไว้",
        "The workbook was made from other criteria files than those now in use.", "Make sure that what was changed since does not touch these answers.",
    ),
    "STD004": (
        "error",
        "ไม่พบข้อมูลว่าสมุดงานเป็นของเกณฑ์ใด", "ใช้แบบฟอร์มที่สร้างจากระบบ และอย่าลบแผ่นปก",
        "The workbook does not say which standard it belongs to.", "Use the workbook handed out, with its cover sheet.",
    ),
    "STD005": (
        "error",
        "ไม่มีเกณฑ์ที่สมุดงานอ้างถึง", "ระบุโฟลเดอร์เกณฑ์ด้วย --criteria หรือตรวจรหัสเกณฑ์บนแผ่นปก",
        "The standard that the workbook names is not known here.", "Point to its folder with --criteria, or check the standard's id on the cover.",
    ),
    "STD006": (
        "error",
        "สมุดงานระบุข้อมูลนี้ไว้ต่างกันสองแห่ง", "ลบแผ่นปกที่ซ้ำ หรือแก้ให้ตรงกัน",
        "The workbook says two different things about this.", "Delete the second cover, or make both say the same.",
    ),
    "STD007": (
        "error",
        "สมุดงานไม่ระบุประเภทหน่วยงานที่มีในเกณฑ์", "แก้ประเภทหน่วยงานบนแผ่นปกให้ตรงกับแบบฟอร์มที่ได้รับ",
        "The workbook names no agency type that the standard has.", "Put the agency type back on the cover as it was handed out.",
    ),
    "STD008": (
        "warning",
        "แผ่นปกไม่ระบุปีที่ประเมิน จึงใช้ปีตามหัวคอลัมน์ผลหรือตามเกณฑ์", "ใส่ปีที่ประเมินบนแผ่นปก",
        "The cover does not tell the year assessed; that of the result headers, or else of the standard, was used.", "Write the year on the cover.",
    ),
    "STD009": (
        "error",
        "ปีที่หัวคอลัมน์ผลไม่ตรงกับปีบนแผ่นปก จึงใช้คอลัมน์ปีล่าสุดเป็นผลของปีที่ประเมิน", "ตรวจว่าผลเป็นของปีใด แล้วแก้ปีให้ตรงกัน",
        "The years over the results do not fit the year on the cover; the latest column was taken as the result of the year assessed.", "Make sure which year the results are of, and correct the other.",
    ),
    "STD010": (
        "error",
        "สมุดงานนี้เป็นของปีอื่น จึงไม่จัดอันดับร่วมกัน", "จัดอันดับแต่ละปีแยกกัน",
        "This workbook is of another year, so it is not ranked with the others.", "Rank each year by itself.",
    ),
    "STD011": (
        "error",
        "สมุดงานนี้เป็นของเดือนหรือสัปดาห์อื่น จึงไม่จัดอันดับร่วมกัน", "จัดอันดับแต่ละงวดแยกกัน",
        "This workbook is of another month or week, so it is not ranked with the others.", "Rank each period by itself.",
    ),
    "STD012": (
        "error",
        "สมุดงานนี้เป็นของช่วงเวลาที่เกณฑ์ฉบับนี้ไม่ได้ใช้บังคับ", "ใช้แบบฟอร์มของฉบับที่ใช้ในช่วงนั้น หรือแก้ปีและงวด",
        "This workbook is about a time when this edition was not in force.", "Use the edition of that time, or correct year and period.",
    ),
    "SHT001": (
        "error",
        "ไม่พบแผ่นงานนี้", "คืนแผ่นงานจากแบบฟอร์มเดิม ใช้ชื่อเดิม",
        "This sheet is missing.", "Put the sheet back, under its own name.",
    ),
    "SHT002": (
        "error",
        "ไม่พบหัวตาราง", "คืนแถวหัวตารางจากแบบฟอร์มเดิม",
        "The header row of this sheet is missing.", "Put the header row back as it was.",
    ),
    "SHT003": (
        "error",
        "ไม่พบคอลัมน์นี้", "คืนหัวคอลัมน์จากแบบฟอร์มเดิม",
        "This column is missing.", "Put the column's header back as it was.",
    ),
    "SHT004": (
        "error",
        "ไม่พบแถวของรหัสนี้", "คืนรหัสในคอลัมน์รหัส ถ้าแถวถูกลบให้คืนทั้งแถวพร้อมคำตอบ",
        "The row of this code is missing.", "Put the code back into the code column; if the row was deleted, put back the whole row and its answers.",
    ),
    "SHT005": (
        "error",
        "รหัสนี้มีมากกว่าหนึ่งแถว จึงไม่รู้ว่าใช้แถวใด", "ลบแถวที่ซ้ำ ให้เหลือแถวเดียว",
        "This code stands in more than one row, so none of them is used.", "Delete the copy; leave one row.",
    ),
    "SHT006": (
        "warning",
        "รหัสนี้ไม่มีในแบบฟอร์มของแผ่นงานนี้ จึงไม่ได้อ่านแถวนี้", "แก้รหัสให้ตรงกับแบบฟอร์ม หรือลบแถวนี้",
        "This code has no place on this sheet, so its row was not read.", "Correct the code, or remove the row.",
    ),
    "SHT007": (
        "error",
        "มีแผ่นงานของตารางนี้มากกว่าหนึ่งแผ่น และคำตอบต่างกัน จึงไม่ใช้ทั้งหมด", "ลบแผ่นที่ไม่ใช้ ให้เหลือแผ่นเดียว",
        "Several sheets hold this table and their answers differ, so none is used.", "Delete the copies; leave the sheet that is meant.",
    ),
    "SHT008": (
        "error",
        "หัวคอลัมน์นี้มีมากกว่าหนึ่งคอลัมน์ จึงไม่รู้ว่าใช้คอลัมน์ใด", "ลบคอลัมน์ที่ซ้ำ หรือแก้หัวคอลัมน์",
        "Several columns bear this header, so none is used.", "Delete the copy, or change its header.",
    ),
    "SHT009": (
        "error",
        "ไม่พบรหัสข้อของแผ่นงานนี้", "คืนคอลัมน์รหัสจากแบบฟอร์มเดิม",
        "None of the codes of this sheet was found in one column.", "Put the column of codes back as it was.",
    ),
    "SHT010": (
        "note",
        "แผ่นงานใช้ชื่ออื่น แต่รู้ได้จากรหัสข้อ", "ใช้ชื่อเดิมตามแบบฟอร์ม",
        "This sheet bears another name; its codes told which it is.", "Give it back its own name.",
    ),
    "SHT011": (
        "note",
        "มีคอลัมน์แทรกเข้ามา ไม่ได้นำมาอ่าน คอลัมน์อื่นอ่านตามหัวคอลัมน์", "ตรวจว่าไม่มีคำตอบอยู่ในคอลัมน์นี้",
        "A column was inserted and not read; the others were found by their headers.", "Make sure that it holds no answers.",
    ),
    "SHT012": (
        "note",
        "คอลัมน์นี้ถูกย้าย แต่อ่านได้ตามหัวคอลัมน์", "ตรวจว่าหัวคอลัมน์อยู่เหนือข้อมูลของตน",
        "This column was moved; it was found by its header.", "Make sure that the header stands over its own answers.",
    ),
    "SHT013": (
        "note",
        "คอลัมน์นี้ถูกลบ แต่ไม่ใช่คอลัมน์คำตอบ", "ไม่ต้องทำอะไร ถ้าตั้งใจลบ",
        "This column was deleted; it holds no answers.", "Nothing needs to be done if that was meant.",
    ),
    "SHT014": (
        "note",
        "แถวถูกแทรก ลบ หรือย้าย แต่อ่านได้ตามรหัสข้อ", "ตรวจว่ารหัสอยู่ในแถวของคำตอบ",
        "Rows were inserted, deleted or moved; each was found by its code.", "Make sure that each code stands beside its own answers.",
    ),
    "SHT015": (
        "warning",
        "หัวคอลัมน์ถูกแก้ จึงถือตามคอลัมน์ข้างเคียงทั้งสองข้าง", "คืนหัวคอลัมน์เดิม หรือตรวจว่าเป็นคอลัมน์นี้จริง",
        "This header was changed; the column was taken by its two neighbours.", "Put the header back, or make sure that this is the column.",
    ),
    "SHT016": (
        "error",
        "รหัสนี้กลายเป็นตัวเลข จึงอาจหมายถึงได้หลายข้อ", "จัดรูปแบบเซลล์เป็นข้อความ แล้วพิมพ์รหัสใหม่",
        "This code has become a number and may mean several requirements.", "Format the cell as text and type the code again.",
    ),
    "SHT017": (
        "warning",
        "มีคำตอบในช่องที่ไม่ได้ถาม จึงไม่นับ", "ย้ายไปแถวและคอลัมน์ของข้อนั้น หรือลบ",
        "An answer stands where none is asked for, and is not counted.", "Move it to the row and column it belongs to, or delete it.",
    ),
    "SHT018": (
        "warning",
        "ช่องคำนวณของแถวนี้ไม่มีสูตร อาจถูกพิมพ์ทับหรือเซลล์เลื่อน", "คืนสูตร และตรวจว่าคำตอบของแถวอยู่ตรงคอลัมน์",
        "The formula of this row is gone: typed over, or its cells have shifted.", "Put the formula back and check that the answers stand under their headers.",
    ),
    "SHT019": (
        "error",
        "สูตรของแถวนี้ไม่อยู่ในที่เดิม เซลล์จึงอาจเลื่อน และไม่ใช้คำตอบของแถวนี้", "เลื่อนเซลล์กลับให้สูตรอยู่ในแถวและคอลัมน์เดิม",
        "The formulas of this row are not in their places: its cells have shifted, and its answers are not used.",
        "Move the cells back so that the formulas stand in their own row and columns.",
    ),
    "SHT020": (
        "error",
        "ตารางนี้อยู่บนแผ่นงานมากกว่าหนึ่งที่ จึงไม่รู้ว่าใช้ที่ใด", "ลบตารางที่ซ้ำ ให้เหลือตารางเดียว",
        "The table stands on this sheet more than once, so none is used.", "Delete the copies; leave one table.",
    ),
    "SHT021": (
        "note",
        "แผ่นงานนี้ซ้ำกับอีกแผ่น โดยคำตอบเหมือนกันหรือว่าง จึงไม่ได้ใช้", "ลบแผ่นที่ซ้ำ",
        "This sheet repeats another, with the same answers or none, and was not used.", "Delete the copy.",
    ),
    "SHT022": (
        "note",
        "มีเซลล์ที่อยู่ไกลเกินขอบเขตการอ่าน จึงไม่ได้อ่าน", "ลบเซลล์ที่ไม่ใช้ หรือย้ายเข้ามาในตาราง",
        "Cells that lie far outside the table were not read.", "Delete them, or move them into the table.",
    ),
    "SHT023": (
        "warning",
        "คะแนนที่สมุดงานแสดงไม่ตรงกับที่คำนวณได้ ใช้ค่าที่คำนวณได้", "เปิดด้วย Excel แล้วบันทึก ถ้ายังต่างให้คืนสูตรเดิม",
        "The score that the workbook shows is not the one computed, which counts.", "Open and save it in Excel; if it still differs, put the formula back.",
    ),
    "SHT024": (
        "warning",
        "รหัสควบคุมไม่ตรงกับคะแนนในไฟล์", "ตรวจว่าไฟล์นี้เป็นฉบับเดียวกับที่ลงนาม แล้วเปิดและบันทึกด้วย Excel",
        "The control code does not belong to the marks in this file.", "Make sure this is the version that was signed; open and save it in Excel.",
    ),
    "SHT025": (
        "warning",
        "คะแนนที่สมุดงานแสดงต่างจากที่คำนวณได้ เพราะสูตรในสมุดงานอ่านเซลล์เหล่านี้ต่างไป ใช้ค่าที่คำนวณได้", "พิมพ์ค่าในเซลล์เหล่านี้ใหม่เป็นตัวเลขธรรมดา",
        "The score that the workbook shows is not the one computed, which counts: its formulas read these cells otherwise.",
        "Type the values of these cells again as plain numbers.",
    ),
    "SHT026": (
        "note",
        "แผ่นงานนี้ถูกซ่อนไว้ คำตอบในแผ่นนับตามปกติ", "เลิกซ่อนแผ่นงาน (ถ้าเมนูไม่แสดงแผ่นนี้ ให้ย้ายคำตอบไปแบบฟอร์มใหม่) แล้วตรวจว่าเป็นคำตอบที่ตั้งใจส่ง",
        "This sheet is hidden; its answers count all the same.", "Unhide it (where the menu does not show it, move the answers to a fresh form), and make sure that these are the answers you mean to send.",
    ),
    "SHT027": (
        "error",
        "เซลล์คำตอบถูกผสานกัน ค่าในเซลล์แรกจึงไม่นับให้ช่องอื่นในช่วงนั้น", "ยกเลิกการผสานเซลล์ แล้วกรอกแยกทีละช่อง",
        "Answer cells are merged: what stands in the first of them does not count for the others.", "Unmerge them and fill each by itself.",
    ),
    "SHT028": (
        "warning",
        "คะแนนที่สมุดงานคำนวณเองกลายเป็นค่าผิดพลาด จึงเทียบกับที่คำนวณได้ไม่ได้ ใช้ค่าที่คำนวณได้", "คำตอบยังใช้ได้ แต่แผ่นหรือเซลล์ที่สูตรใช้ถูกลบ ถ้าต้องการเห็นคะแนนในสมุดงานให้กรอกในแบบฟอร์มใหม่",
        "The score that the workbook computes has become an error, so it could not be compared with the one computed here, which counts.",
        "The answers can be used; a sheet or cell that the formulas need was deleted. To see scores in the workbook, fill a fresh form.",
    ),
    "SHT029": (
        "error",
        "แถวนี้เป็นของแผ่นงานอื่น จึงไม่นับ", "ย้ายแถวนี้ไปแผ่นงานที่ระบุ",
        "This row belongs to another sheet and is not counted here.", "Move it to the sheet named.",
    ),
    "SHT030": (
        "error",
        "รหัสและชื่อข้อในแถวนี้เป็นของคนละข้อ จึงไม่รู้ว่าเป็นคำตอบของข้อใดและไม่ใช้", "ตรวจว่าแถวถูกเรียงหรือย้ายโดยไม่รวมรหัสหรือไม่ แล้วคืนรหัสและชื่อให้ตรงกัน",
        "The code and the title in this row belong to two different requirements, so its answers are nobody's and are not used.",
        "See whether rows were sorted or moved without their codes, and put code and title back together.",
    ),
    "SHT031": (
        "note",
        "คะแนนในสมุดงานเป็นค่าที่พิมพ์หรือวางไว้ ไม่ใช่สูตร จึงไม่เปลี่ยนตามคำตอบ", "ถ้าจะแก้คำตอบต่อ ให้กรอกในแบบฟอร์มที่ยังมีสูตร",
        "The scores in the workbook were typed or pasted, no formulas: they do not follow the answers.",
        "To go on working on the answers, use a form that still has its formulas.",
    ),
}
