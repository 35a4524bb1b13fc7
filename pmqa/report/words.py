"""The words of reports, in both languages; what a standard calls its own things it says itself."""

from __future__ import annotations

from pmqa.texts import Text

WORDS = {
    "draft": Text("ร่าง · ผลประเมินตนเอง ยังไม่ผ่านการตรวจ", "DRAFT · unreviewed self-assessment"),
    "year": Text("ปี {year}", "year {year}"),
    "criteria": Text("เกณฑ์ฉบับ {digest} จาก {origin}", "criteria {digest} from {origin}"),
    "variant": Text("ทางเลือก {name}: {title}", "variant {name}: {title}"),
    "not-verified": Text("กติกายังไม่ได้ยืนยัน", "rules not verified"),
    "code": Text("รหัส", "Code"),
    "title": Text("ประเด็น", "Requirement"),
    "agency": Text("หน่วยงาน", "Agency"),
    "file": Text("ไฟล์", "File"),
    "cell": Text("เซลล์", "Cell"),
    "reason": Text("เหตุผล", "Reason"),
    "rank": Text("อันดับ", "Rank"),
    "overall": Text("รวมทุกกลุ่ม", "Overall"),
    "total": Text("รวม", "Total"),
    "score": Text("คะแนน", "Score"),
    "of": Text("เต็ม", "Of"),
    "bars": Text("เกณฑ์", "Bars"),
    "band": Text("ระดับ", "Band"),
    "value": Text("ค่า", "Value"),
    "bar": Text("เกณฑ์", "Bar"),
    "short": Text("ขาด", "Short"),
    "status": Text("สถานะ", "Status"),
    "agencies": Text("จำนวน", "Count"),
    "blank": Text("ว่าง", "blank"),
    "met": Text("✓ ถึง", "✓ met"),
    "unmet": Text("✗ ไม่ถึง", "✗ unmet"),
    "gaps": Text("✗ ขาด {count}", "✗ {count} gap{s}"),
    "no-rank": Text("–", "–"),
    "incomplete": Text("ไม่ครบ", "incomplete"),
    "provisional": Text("ชั่วคราว", "provisional"),
    "decision": Text("ผลการตัดสิน", "Decision"),
    "order": Text("ลำดับประกาศ", "Listed"),
    "ranked": Text("จัดอันดับ", "ranked"),
    "not-ranked": Text("ไม่จัดอันดับ", "not ranked"),
    "assessed": Text("ประเมินแล้ว", "assessed"),
    "left-out": Text("ไม่นำมารวม", "left out"),
}

DOES = {
    "cap_points": Text("ลดคะแนนเพราะ ", "points reduced because "),
    "cap_band": Text("ลดระดับเพราะ ", "band lowered because "),
    "refuse_decision": Text("ตัดสินไม่ผ่านเพราะ ", "refused because "),
    "unrank": Text("ไม่จัดอันดับเพราะ ", "not ranked because "),
}

STATUS = {
    "verified": Text("ยืนยันแล้ว", "verified"),
    "adopted": Text("มีมติรับรอง", "adopted"),
    "secondary": Text("แหล่งรอง", "secondary"),
    "unverified": Text("ยังไม่ยืนยัน", "unverified"),
    "": Text("–", "–"),
}

SEVERITY = {
    "error": Text("ข้อผิดพลาด", "error"),
    "warning": Text("คำเตือน", "warning"),
    "note": Text("หมายเหตุ", "note"),
}


def word(name: str, lang: str, /, **values: object) -> str:
    """The word in ``lang``, its ``{…}`` filled in.

    >>> word("year", "en", year=2561)
    'year 2561'
    """
    return WORDS[name].in_(lang).format(**values) if values else WORDS[name].in_(lang)


def counted(count: int, th: str, en: str, lang: str, plural: str = "") -> str:
    """``3 gaps``: a number with its noun, which only English bends.

    >>> counted(1, "ช่อง", "gap", "en"), counted(2, "ช่อง", "gap", "en"), counted(2, "ช่อง", "gap", "th")
    ('1 gap', '2 gaps', '2 ช่อง')
    """
    if lang == "th":
        return f"{count} {th}"
    return f"{count} {en if count == 1 else plural or en + 's'}"
