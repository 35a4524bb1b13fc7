"""What keys of criteria files are called on the sheets; a key without a word here shows as itself."""

from __future__ import annotations

from pmqa.texts import Text

KEYS = {
    "above": Text("เหนือช่วง", "above the curve"), "agency_types": Text("ประเภทหน่วยงาน", "agency types"), "any_of": Text("ชุดใดชุดหนึ่ง", "any of"),
    "at": Text("ที่ค่า", "at"), "at_least": Text("อย่างน้อย", "at least"), "at_most": Text("ไม่เกิน", "at most"), "bands": Text("ระดับ", "bands"),
    "bars": Text("เกณฑ์ขั้นต่ำ", "bars"), "below": Text("ต่ำกว่าช่วง", "below the curve"), "better": Text("ทิศทางที่ดี", "better"),
    "blank": Text("ช่องว่างได้", "a blank earns"), "bottom_of": Text("ตัวหาร", "bottom"), "box": Text("คำบนช่องเลือก", "words of a box"),
    "calendar": Text("ปฏิทิน", "calendar"), "cap": Text("เพดาน", "cap"), "chosen": Text("หน่วยงานเลือกเอง", "chosen by the agency"),
    "closed": Text("รวมค่าปลาย", "closed"), "code": Text("รหัส", "code"), "combine": Text("วิธีรวมคะแนน", "combine"),
    "companions": Text("ช่องประกอบ", "companions"), "conditions": Text("เงื่อนไข", "conditions"), "counts": Text("จำนวนช่อง", "counts"),
    "curve": Text("ตารางคะแนน", "curve"), "cuts": Text("จุดแบ่ง", "cuts"), "cycle": Text("รอบ", "cycle"), "decimals": Text("ทศนิยม", "decimals"),
    "decision": Text("การตัดสิน", "decision"), "defaults": Text("ค่าปกติของข้อ", "defaults"), "does": Text("ผล", "does"),
    "edition": Text("ฉบับ", "edition"), "effects": Text("ผลกระทบ", "effects"), "evidence": Text("หลักฐาน", "evidence"),
    "factors": Text("ปัจจัย", "factors"), "from": Text("ตั้งแต่", "from"), "gated": Text("ต้องครบทีละขั้น", "gated"), "gives": Text("ได้คะแนน", "gives"),
    "group": Text("กลุ่ม", "group"), "guidance": Text("คำอธิบาย", "guidance"), "high": Text("สูงสุดที่กรอกได้", "highest allowed"),
    "highest": Text("ค่าสูงสุด", "highest"), "id": Text("รหัสเกณฑ์", "id of the standard"), "in": Text("อยู่ใต้", "in"),
    "in_force": Text("ใช้บังคับ", "in force"), "input": Text("ข้อมูลนำเข้า", "input"), "inputs": Text("ข้อมูลนำเข้า", "inputs"),
    "is": Text("คือ", "is"), "key": Text("ชื่อในระบบ", "key"), "kind": Text("ชนิด", "kind"), "less_than": Text("น้อยกว่า", "less than"),
    "levels": Text("ระดับคะแนน", "levels"), "low": Text("ต่ำสุดที่กรอกได้", "lowest allowed"), "lowest": Text("ค่าต่ำสุด", "lowest"),
    "max_chars": Text("อักษรไม่เกิน", "characters at most"), "maximum": Text("คะแนนเต็ม", "maximum"), "measure": Text("วิธีวัด", "measure"),
    "measures": Text("วิธีวัด", "measures"), "more_than": Text("มากกว่า", "more than"), "name": Text("ชื่อ", "name"),
    "named_bars": Text("เกณฑ์ขั้นต่ำที่ตั้งชื่อ", "named bars"), "named_effects": Text("ผลกระทบที่ตั้งชื่อ", "named effects"),
    "need": Text("ต้องถึงกี่ข้อ", "need"), "none": Text("คำว่าไม่มีข้อใด", "words of none"), "not_applicable": Text("ไม่เกี่ยวข้องได้", "not applicable"),
    "of": Text("ดูที่", "of"), "on": Text("ดูค่า", "on"), "optional": Text("ไม่บังคับ", "optional"), "options": Text("ตัวเลือก", "options"),
    "order": Text("ลำดับ", "order"), "overall": Text("รวมทุกกลุ่ม", "overall list"), "partial": Text("ให้บางส่วน", "partial"),
    "percent": Text("เป็นร้อยละ", "percent"), "points": Text("คะแนน", "points"), "profile": Text("ข้อมูลหน่วยงาน", "profile"),
    "ranges": Text("ช่วง", "ranges"), "ranking": Text("การจัดอันดับ", "ranking"), "required": Text("ต้องกรอก", "required"),
    "requirements": Text("ข้อ", "requirements"), "requires": Text("ต้องกรอกด้วย", "requires"), "round": Text("ปัดทศนิยม", "round to"),
    "scale": Text("มาตรวัด", "scale"), "scales": Text("มาตรวัด", "scales"), "sections": Text("หัวข้อย่อย", "sections"),
    "segments": Text("ช่วงคะแนน", "segments"), "set": Text("ตั้งค่า", "set"), "settings": Text("ค่าที่ตั้งได้", "settings"),
    "short": Text("ชื่อสั้น", "short title"), "source": Text("ที่มา", "source"), "start": Text("เริ่มที่", "start"), "status": Text("สถานะ", "status"),
    "step": Text("ขั้นละ", "step"), "subtotals": Text("ผลรวมย่อย", "subtotals"), "supersedes": Text("แทนฉบับ", "supersedes"),
    "tags": Text("ป้าย", "tags"), "target": Text("มีเป้าหมาย", "target"), "ties": Text("คะแนนเท่ากัน", "ties"), "title": Text("ชื่อ", "title"),
    "to": Text("เป็น", "to"), "top_of": Text("ตัวตั้ง", "top"), "truncate": Text("ตัดทศนิยม", "cut off decimals"), "types": Text("เฉพาะประเภท", "only for types"),
    "unit": Text("หน่วย", "unit"), "unless": Text("เว้นแต่", "unless"), "until": Text("ถึง", "until"), "upto": Text("จนถึง", "up to"),
    "use": Text("ใช้ของ", "use"), "validity": Text("อายุการรับรอง", "validity"), "value": Text("ค่า", "value"), "variants": Text("ทางเลือก", "variants"),
    "weight": Text("น้ำหนัก", "weight"), "weights_total": Text("น้ำหนักรวม", "weights add up to"), "when": Text("เมื่อ", "when"),
    "by": Text("ตามปัจจัย", "by"), "compares": Text("เทียบกับคะแนน", "compares with"), "effect": Text("ผล", "effect"),
    "granted": Text("คำว่าผ่าน", "words of granted"), "node": Text("ที่โหนด", "node"), "open": Text("คำว่ายังไม่ตัดสิน", "words of open"),
    "refused": Text("คำว่าไม่ผ่าน", "words of refused"), "restorable_months": Text("คืนสถานะได้ภายในเดือน", "restorable, months"),
    "surveillance_months": Text("ตรวจติดตามทุกเดือน", "surveillance, months"),
    "which": Text("ใช้ระดับใด", "which"), "whole": Text("จำนวนเต็ม", "whole number"), "words": Text("คำเรียก", "words"),
    "year": Text("ปี", "year"), "years": Text("กี่ปี", "years"), "zero_over_zero": Text("0/0 ได้", "0/0 earns"),
    "th": Text("ไทย", "Thai"), "en": Text("อังกฤษ", "English"), "[kind]": Text("แถวนี้คือ", "this row is"), "[name]": Text("ชื่อ", "name"),
    "[item]": Text("รายการ", "item"), "[key]": Text("คีย์", "key"), "[what]": Text("คืออะไร", "what it is"), "*": Text("ชุด", "list"),
}
FILE = Text("ไฟล์", "File")
RESOLUTIONS = Text("มติ", "Resolutions")
CATEGORY = Text("หมวด", "category")


def label(keys: tuple[str, ...]) -> Text:
    """``ชื่อ (ไทย)`` over ``title (Thai)``, or the keys themselves.

    >>> label(("title", "th")).en, label(("measure", "new")).en
    ('title · Thai', 'measure · new')
    """
    known = [KEYS.get(key, Text(key, key)) for key in keys]
    return Text(" · ".join(word.th for word in known), " · ".join(word.en for word in known))
