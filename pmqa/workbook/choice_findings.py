"""Findings about answers that only some standards can give: of choices, caps, dates and published scores.

Severity, what is wrong and what to do in Thai, the same in English (rows of ``pmqa.catalogue``).
"""

from __future__ import annotations

CHOICE_FINDINGS = {
    "ANS033": (
        "warning",
        "คะแนนสูงกว่าที่ปัจจัยที่ต่ำที่สุดให้ได้ (เตือน ไม่ลดคะแนน)", "ทบทวนคะแนนรวมของข้อ หรือคะแนนของปัจจัยนั้น",
        "The mark is above what its lowest factor allows; nothing is reduced.", "Look again at the mark, or at that factor.",
    ),
    "ANS034": (
        "warning",
        "คะแนนสูงกว่าที่ปัจจัยที่ต่ำที่สุดให้ได้ จึงลดลงเท่าที่ให้ได้", "ทบทวนคะแนนรวมของข้อ หรือคะแนนของปัจจัยนั้น",
        "The mark is above what its lowest factor allows and was reduced to that.", "Look again at the mark, or at that factor.",
    ),
    "ANS035": (
        "error",
        "คำตอบที่เลือกต้องมีช่องนี้ประกอบ แต่ยังไม่กรอก", "กรอกช่องนี้ หรือแก้คำตอบ",
        "The answer that was chosen asks for this cell too, and it is blank.", "Fill this cell, or correct the answer.",
    ),
    "ANS036": (
        "error",
        "ไม่ใช่วันที่ จึงนับเป็นช่องว่าง", "พิมพ์วันที่ เช่น 15/1/2567 หรือ 2024-01-15",
        "This is no date and counts as blank.", "Type a date such as 2024-01-15 or 15/1/2024.",
    ),
    "ANS037": (
        "warning",
        "คะแนนที่ประกาศไว้ไม่ตรงกับที่คำนวณจากคำตอบ ไม่มีการเขียนทับ", "ตรวจคำตอบกับเอกสารที่ประกาศ",
        "The published score differs from the one that these answers give; neither is written over.", "Compare the answers with what was published.",
    ),
    "ANS038": (
        "note",
        "แปลงข้อความเป็นวันที่ให้แล้ว", "ตรวจว่าวันและเดือนตรงกับที่ตั้งใจ",
        "This text was read as a date.", "Make sure that day and month are the ones meant.",
    ),
}
