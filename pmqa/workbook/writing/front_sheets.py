"""The sheets around the answers: the cover with its instructions, the evidence index, the improvement plan."""

from __future__ import annotations

from pmqa.texts import Text
from pmqa.workbook.layout import identity_label
from pmqa.workbook.writing.book import Book, quoted
from pmqa.workbook.writing.paper import page
from pmqa.workbook.writing.widths import lines

PLAN_ROWS = 30
_ABOUT = {
    "profile": Text("หน่วยงานคือใคร มีพันธกิจและผู้รับบริการใด", "who the agency is, its mission and clients"),
    "index": Text("เลขที่ ชื่อ และที่เก็บของหลักฐาน", "number, title and place of each piece of evidence"),
    "plan": Text("จะปรับปรุงอะไร โดยใคร เมื่อใด", "what to improve, by whom, until when"),
    "summary": Text("คะแนน เกณฑ์ กราฟ และการลงนาม", "scores, bars, radar and sign-off"),
    "check": Text("พร้อมส่งหรือยัง และยังเหลืออะไร", "ready to send or not, and what is open"),
}


def write_cover(book: Book) -> None:
    """What this workbook is, how to fill it, where to go. The identity rows are what the reader looks for."""
    sheet, standard = book.sheets["cover"], book.standard
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 90)
    sheet.write_string(0, 0, book.text(standard.title), book.style("title"))
    kind = standard.agency_type(book.agency_type)
    agency = str(book.content.get("profile:name") or "")
    sheet.write_string(1, 0, "  ".join(part for part in (book.text(kind.title) if kind else "", agency) if part), book.style("heading"))
    sheet.write_string(3, 0, book.say("วิธีกรอก", "How to fill this workbook"), book.style("heading"))
    row = 4
    for number, step in enumerate(_steps(book), start=1):
        sheet.write_string(row, 0, f"{number}.  {step}", book.style("plain"))
        sheet.set_row(row, 20)
        row += 1
    row += 1
    sheet.write_string(row, 0, book.say("แผ่นงาน", "Sheets"), book.style("heading"))
    for key in ("profile", *(table.category for table in book.tables[1:]), "index", "plan", "summary", "check"):
        row += 1
        name = book.name(key)
        sheet.write_url(row, 0, f"internal:{quoted(name)}!A1", book.style("link"), name)
        title = next((book.text(table.title) for table in book.tables if table.category == key), "")
        sheet.write_string(row, 1, book.text(_ABOUT[key]) if key in _ABOUT else title, book.style("cell"))
    row += 2
    sheet.write_string(row, 0, book.say("ข้อมูลของแบบฟอร์ม (ห้ามแก้)", "About this form (do not change)"), book.style("heading"))
    identity = {"standard": standard.id, "made-from": standard.digest[:12], "type": book.agency_type, "year": book.year}
    for key, value in identity.items():
        row += 1
        sheet.write_string(row, 0, identity_label(key), book.style("strong"))
        book.put(sheet, row, 1, value, book.style("cell", align="left"))
    row += 2
    note = book.say("แบบฟอร์มนี้สร้างจากไฟล์เกณฑ์ ไม่ใช่แบบฟอร์มทางการ สถานะของเกณฑ์: ", "Made from criteria files; not an official form. Status of the criteria: ")
    sheet.write_string(row, 0, note + standard.status, book.style("plain", font_color="#777777"))
    page(book, sheet)


def _steps(book: Book) -> list[str]:
    return [
        book.say("กดปุ่ม “เปิดใช้งานการแก้ไข” (Enable Editing) ที่แถบสีเหลืองด้านบนก่อน", "Press Enable Editing in the yellow bar at the top first."),
        book.say("กรอกเฉพาะช่องสีเหลือง ถ้าคัดลอกมาวาง ให้วางแบบค่าเท่านั้น (Paste Special → Values)",
                 "Fill yellow cells only. When you paste, paste values only (Paste Special → Values)."),
        book.say("เริ่มที่แผ่นข้อมูลหน่วยงาน แล้วกรอกทีละหมวด คะแนนจะคำนวณให้ทันที",
                 "Begin with the profile, then one category after the other; scores are computed as you type."),
        book.say("เขียนหลักฐานข้างคะแนนทุกข้อ หรืออ้างเลขที่ในบัญชีหลักฐาน เช่น E3",
                 "Write the evidence beside each mark, or refer to its number in the evidence index, such as E3."),
        book.say("ดูแผ่นตรวจก่อนส่ง แก้จนขึ้นว่า “พร้อมส่ง” แล้วดูรายการเกณฑ์ที่ยังไม่ถึง",
                 "Open the check sheet, mend until it says ready to send, then read the unmet bars."),
        book.say("อย่าแทรก ลบ หรือเปลี่ยนชื่อแผ่นงาน แถว หรือคอลัมน์ แล้วส่งไฟล์ .xlsx นี้กลับ",
                 "Do not insert, delete or rename sheets, rows or columns; send this .xlsx file back."),
    ]


def write_index(book: Book) -> None:
    """Evidence by number: title, link or file, the codes it serves."""
    headers = ((book.say("เลขที่", "Number"), 9), (book.say("ชื่อเอกสารหรือหลักฐาน", "Title"), 60), (book.say("ลิงก์หรือชื่อไฟล์", "Link or file"), 50),
               (book.say("ใช้กับรหัสข้อ", "Serves codes"), 26))
    _list(book, "index", headers, 60, "E")


def write_plan(book: Book) -> None:
    """What to improve, by whom, until when."""
    headers = ((book.say("ลำดับ", "No."), 8), (book.say("รหัสข้อ", "Code"), 12), (book.say("เรื่องที่จะปรับปรุง", "What to improve"), 46),
               (book.say("วิธีดำเนินการ", "How"), 46), (book.say("ผู้รับผิดชอบ", "Owner"), 22), (book.say("กำหนดเสร็จ", "Due"), 14),
               (book.say("ผลที่คาด", "Expected result"), 30))
    _list(book, "plan", headers, PLAN_ROWS, "")


def _list(book: Book, key: str, headers: tuple[tuple[str, int], ...], rows: int, letter: str) -> None:
    sheet = book.sheets[key]
    sheet.write_string(0, 0, book.name(key), book.style("title"))
    for column, (header, width) in enumerate(headers):
        sheet.write_string(2, column, header, book.style("header"))
        sheet.set_column(column, column, width)
    content = book.content.get(f"{key}:rows") or ()
    for row in range(rows):
        sheet.write_string(3 + row, 0, f"{letter}{row + 1}", book.style("number"))
        given = content[row] if row < len(content) else ()
        for column in range(1, len(headers)):
            book.put(sheet, 3 + row, column, given[column - 1] if column - 1 < len(given) else None, book.style("answer"))
        heights = [lines(str(text), width) for text, (_, width) in zip(given, headers[1:], strict=False)]
        sheet.set_row(3 + row, 7 + 14 * max(1, *heights, 1))
    sheet.set_row(0, 26)
    sheet.freeze_panes(3, 0)
    page(book, sheet, 2)
