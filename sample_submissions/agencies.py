"""The agencies of the samples: 27 departments and 20 provinces, all invented, as many as the announcement of 2561 had.

No real ministry, department or province is named; ``(สมมติ)`` in every name says so wherever it is printed.
"""

from __future__ import annotations

import csv
import io
from typing import NamedTuple


class Agency(NamedTuple):
    """``work``: what it looks after, in Thai; ``english``: its name for an English workbook."""

    code: str
    name: str
    type: str
    ministry: str
    work: str
    staff: int
    english: str = ""


_MINISTRIES = {  # ministry: departments and what each looks after
    "กระทรวงท้องฟ้าและอากาศ": (("กรมสายลม", "กังหันและทิศทางลม"), ("กรมเมฆฝน", "การสังเกตเมฆ"), ("กรมดาวเหนือ", "แผนที่ดาว"), ("กรมรุ้งกินน้ำ", "สีและแสง")),
    "กระทรวงสายน้ำ": (("กรมลำธาร", "ลำธารต้นน้ำ"), ("กรมสะพานไม้", "สะพานไม้ทั่วประเทศ"), ("กรมเรือพาย", "ท่าเรือพาย"), ("กรมบัวหลวง", "สระและบึงบัว")),
    "กระทรวงป่าใหญ่": (("กรมหิ่งห้อย", "แหล่งอาศัยของหิ่งห้อย"), ("กรมกล้าไม้", "ธนาคารกล้าไม้"), ("กรมเส้นทางเดินป่า", "เส้นทางเดินป่า"), ("กรมนกเงือก", "การนับนก")),
    "กระทรวงถ้อยคำ": (("กรมหนังสือเก่า", "การอนุรักษ์หนังสือเก่า"), ("กรมพจนานุกรม", "คลังคำ"), ("กรมนิทานพื้นบ้าน", "นิทานพื้นบ้าน"), ("กรมลายมือไทย", "การคัดลายมือ")),
    "กระทรวงงานช่าง": (("กรมเครื่องปั้นดินเผา", "เตาเผาชุมชน"), ("กรมผ้าทอ", "ลายผ้าทอ"), ("กรมนาฬิกา", "เวลามาตรฐาน"), ("กรมว่าวไทย", "การเล่นว่าวปลอดภัย")),
    "กระทรวงครัวเรือน": (("กรมข้าวหอม", "การหุงข้าว"), ("กรมสวนครัว", "ผักสวนครัว"), ("กรมน้ำพริก", "สูตรน้ำพริก"), ("กรมตลาดเช้า", "ตลาดเช้า")),
    "กระทรวงการเดินทาง": (("กรมจักรยาน", "ทางจักรยาน"), ("กรมทางเท้า", "ทางเท้าร่มรื่น"), ("กรมป้ายบอกทาง", "ป้ายบอกทาง")),
}
_PROVINCES = (
    ("ทะเลหมอก", "การท่องเที่ยวยามเช้า"), ("ลานดาว", "ท้องฟ้ามืด"), ("ดอกคูนทอง", "ถนนดอกไม้"), ("ทุ่งรวงข้าว", "นาอินทรีย์"),
    ("ธารหยก", "ต้นน้ำลำธาร"), ("ป่าสนหลวง", "ป่าชุมชน"), ("เกาะไข่มุก", "ประมงชายฝั่ง"), ("ภูผาเขียว", "เกษตรที่สูง"),
    ("บึงบัวแดง", "พื้นที่ชุ่มน้ำ"), ("ท่าเรือเก่า", "ย่านเมืองเก่า"), ("หาดทรายแก้ว", "ชายหาดสะอาด"), ("ดงตาลคู่", "น้ำตาลโตนด"),
    ("แสงอรุณ", "พลังงานแสงอาทิตย์"), ("ร่มไทร", "สวนสาธารณะ"), ("สายรุ้ง", "งานหัตถกรรม"), ("ต้นกล้า", "โรงเรียนเกษตร"),
    ("ลมโชย", "กังหันลมชุมชน"), ("ผาหินงาม", "อุทยานธรณี"), ("คลองใส", "คลองและตลาดน้ำ"), ("ทุ่งดอกหญ้า", "ปศุสัตว์รายย่อย"),
)
FICTIONAL = " (สมมติ)"


def _departments() -> list[Agency]:
    rows = [(ministry, name, work) for ministry, names in _MINISTRIES.items() for name, work in names]
    return [Agency(f"D{i:02d}", name + FICTIONAL, "department", ministry + FICTIONAL, work, 180 + i * 37 % 640)
            for i, (ministry, name, work) in enumerate(rows, start=1)]


def _provinces() -> list[Agency]:
    return [Agency(f"P{i:02d}", f"จังหวัด{name}{FICTIONAL}", "province", "ส่วนภูมิภาค" + FICTIONAL, work, 320 + i * 53 % 410)
            for i, (name, work) in enumerate(_PROVINCES, start=1)]


AGENCIES = {agency.code: agency for agency in (*_departments(), *_provinces())}
AGENCIES["D24"] = AGENCIES["D24"]._replace(english="Department of Morning Markets (fictional)")


def profile(agency: Agency, lang: str) -> dict[str, object]:
    """The answers on the profile sheet."""
    if lang == "en":
        return {"profile:code": agency.code, "profile:name": agency.english, "profile:ministry": "Ministry of Households (fictional)",
                "profile:mission": "Sets standards for morning markets, advises their keepers, serves the public.",
                "profile:clients": "Market keepers, stall holders, early risers; local administrations.",
                "profile:staff": agency.staff, "profile:challenge": "More services on line with the same number of officers."}
    area = agency.type == "province"
    who = "ประชาชนในพื้นที่ ผู้ประกอบการ ชุมชน" if area else "ประชาชน ผู้ประกอบการ เครือข่ายอาสา"
    mission = f"บริหารราชการแบบบูรณาการ ส่งเสริม{agency.work} และดูแลคุณภาพชีวิตประชาชน" if area else (
        f"กำหนดมาตรฐานและส่งเสริม{agency.work} ให้บริการข้อมูลและพัฒนาเครือข่าย")
    return {"profile:code": agency.code, "profile:name": agency.name, "profile:ministry": agency.ministry, "profile:mission": mission,
            "profile:clients": f"ผู้รับบริการ: {who} ผู้มีส่วนได้ส่วนเสีย: องค์กรปกครองส่วนท้องถิ่น หน่วยงานในพื้นที่",
            "profile:staff": agency.staff, "profile:challenge": f"ความคาดหวังต่อบริการออนไลน์ด้าน{agency.work}สูงขึ้น ขณะที่อัตรากำลังเท่าเดิม"}


def register() -> str:
    """The register of the 47 as CSV; Excel needs the mark at its start to see that it is UTF-8."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("code", "name", "type", "group"))
    writer.writerows((agency.code, agency.english or agency.name, agency.type, agency.type) for agency in AGENCIES.values())
    return "\ufeff" + out.getvalue()
