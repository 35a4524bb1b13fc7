"""The words printed on every workbook, in both languages; what a standard calls its own things it says itself."""

from __future__ import annotations

from pmqa.texts import Text

SHEETS = {
    "cover": Text("ปก", "Cover"),
    "profile": Text("ข้อมูลหน่วยงาน", "Agency profile"),
    "index": Text("บัญชีหลักฐาน", "Evidence index"),
    "plan": Text("แผนปรับปรุง", "Improvement plan"),
    "summary": Text("สรุปคะแนน", "Summary"),
    "check": Text("ตรวจก่อนส่ง", "Check before sending"),
    "answers": Text("คำนวณ-คำตอบ", "Calc answers"),
    "nodes": Text("คำนวณ-คะแนน", "Calc scores"),
    "lists": Text("รายการ", "Lists"),
}

COLUMNS = {  # headers of the columns that every standard may have; factors bring their own
    "code": Text("รหัส", "Code"),
    "title": Text("ประเด็น", "Requirement"),
    "guidance": Text("คำอธิบาย", "Guidance"),
    "levels": Text("ระดับคะแนน", "Levels"),
    "indicator": Text("ชื่อตัวชี้วัด", "Indicator"),
    "unit": Text("หน่วย", "Unit"),
    "target": Text("เป้าหมาย", "Target"),
    "direction": Text("ทิศทาง", "Direction"),
    "mark": Text("คะแนน", "Mark"),
    "tick": Text("เลือก", "Tick"),
    "value": Text("ผลปี {year}", "Result {year}"),
    "na": Text("ไม่เกี่ยวข้อง เพราะ", "Not applicable because"),
    "score": Text("คะแนนที่ได้", "Score"),
    "bar": Text("เกณฑ์", "Bars"),
    "evidence": Text("หลักฐาน", "Evidence"),
    "chars": Text("จำนวนอักษร", "Characters"),
    "remarks": Text("หมายเหตุ", "Remarks"),
    "filled-by": Text("ผู้กรอก", "Filled by"),
    "filled-on": Text("วันที่กรอก", "Filled on"),
    "answer": Text("คำตอบ", "Answer"),
}

IDENTITY = {  # rows of the cover that say what the workbook is; both languages stand in one label
    "standard": Text("รหัสเกณฑ์", "Standard"),
    "made-from": Text("ฉบับของไฟล์เกณฑ์", "Criteria version"),
    "type": Text("ประเภทหน่วยงาน", "Agency type"),
    "year": Text("ปีที่ประเมิน", "Year assessed"),
}

CONTROL = Text("รหัสควบคุม", "Control code")
