"""The words of papers, in both languages; what all reports say stands in :mod:`pmqa.report.words`."""

from __future__ import annotations

from pmqa.report.content import Run
from pmqa.report.heading import DIGEST
from pmqa.texts import Text

WORDS = {
    "radar": Text("คะแนนรายหมวดของหน่วยงานนี้เทียบกับกลุ่ม", "Scores by category, beside the group"),
    "own": Text("หน่วยงานนี้", "this agency"),
    "median": Text("มัธยฐานของกลุ่ม", "median of the group"),
    "median-short": Text("มัธยฐาน", "Median"),
    "bar": Text("ต่ำสุดที่ยังถึงเกณฑ์ได้", "least with every bar met"),
    "bar-short": Text("ต่ำสุด*", "Least*"),
    "bar-told": Text("* คะแนนต่ำสุดที่ยังถึงทุกเกณฑ์ของหมวดได้ ต่ำกว่านี้ย่อมมีเกณฑ์ที่ไม่ถึง สูงกว่าแล้วก็ยังอาจมีได้",
                     "* The least score that is possible with every bar of the category met; above it a bar may still be unmet."),
    "unmet": Text("มีข้อที่ไม่ถึงเกณฑ์", "a bar is unmet"),
    "of": Text("รวม {total} จาก {maximum}", "Total {total} of {maximum}"),
    "first": Text("สิ่งที่ควรทำก่อน", "What to do first"),
    "path": Text("ทางที่สั้นที่สุดให้ถึงเกณฑ์", "The cheapest path to the bars"),
    "gaps": Text("ข้อที่ไม่ถึงเกณฑ์: {count} จุด ขาดมากก่อน", "Unmet bars: {count}, the largest shortfall first"),
    "findings": Text("สิ่งที่ตรวจพบในไฟล์", "Found in the file"),
    "nothing": Text("ไม่พบข้อผิดพลาดในไฟล์", "Nothing wrong was found in the file."),
    "evidence": Text("หลักฐาน", "Evidence"),
    "weakest": Text("สถานะของกติกาที่อ่อนที่สุดที่ผลนี้อาศัย: {status}", "Weakest status this rests on: {status}"),
    "severity": Text("ระดับ", "Severity"),
    "where": Text("ที่", "Where"),
    "what": Text("เรื่อง", "What"),
    "source": Text("ที่มา", "Source"),
    "rule": Text("กติกา", "Rule"),
    "kind": Text("ชนิด", "Kind"),
    "number": Text("ลำดับที่", "No."),
    "name": Text("ชื่อหน่วยงาน", "Agency"),
    "meeting": Text("เอกสารประกอบการประชุม: ผลการจัดอันดับ", "Paper for the meeting: the ranking"),
    "meeting-results": Text("เอกสารประกอบการประชุม: ผลการประเมิน", "Paper for the meeting: the results"),
    "results": Text("ผล", "Results"),
    "method": Text("วิธีการ", "Method"),
    "self": Text("คะแนนมาจากคำตอบในไฟล์ที่อ่าน ยังไม่มีผู้ตรวจ ไฟล์เดียวกันและเกณฑ์ฉบับเดียวกันให้ผลเดียวกันเสมอ",
                 "Scores come from the answers in the files that were read and nobody has reviewed them. The same files and criteria always give the same result."),
    "blank": Text("ช่องที่ว่างไม่ถูกข้ามในการเฉลี่ย หน่วยงานที่มีช่องว่างแสดงว่า “ไม่ครบ” ที่มีข้อที่อ่านค่าไม่ได้แสดงว่า “ชั่วคราว”",
                  "A blank is never skipped in a mean. Agencies with blanks are marked incomplete, those with answers that cannot be read provisional."),
    "rounded": Text("คะแนนที่ประกาศปัดเป็นทศนิยม {decimals} ตำแหน่ง เกณฑ์และระดับตัดสินจากคะแนนก่อนปัด",
                    "Published scores are rounded to {decimals} decimals; bars and bands are decided on scores before rounding."),
    "truncated": Text("คะแนนที่ประกาศตัดที่ทศนิยม {decimals} ตำแหน่ง เกณฑ์และระดับตัดสินจากคะแนนก่อนตัด",
                      "Published scores are cut off at {decimals} decimals; bars and bands are decided on scores before that."),
    "competition": Text("คะแนนที่ประกาศเท่ากันได้อันดับเดียวกัน อันดับถัดไปข้าม (1, 1, 3)", "Equal published values share a rank and the next ranks are left out (1, 1, 3)."),
    "dense": Text("คะแนนที่ประกาศเท่ากันได้อันดับเดียวกัน อันดับถัดไปไม่ข้าม (1, 1, 2)", "Equal published values share a rank and no rank is left out (1, 1, 2)."),
    "range": Text("{column} คือช่วงความไวของอันดับเมื่อน้ำหนักของหมวดต่างไป ไม่ใช่ช่วงความเชื่อมั่น {how}",
                  "{column} is the sensitivity range of the rank when category weights differ; it is no confidence interval. {how}"),
    "groups": Text("แต่ละกลุ่มมีอันดับของตน ไม่เทียบข้ามกลุ่ม", "Each group has its own ranks; groups are not compared."),
    "rules": Text("กติกาที่ผลนี้อาศัย และความแน่ชัดของแต่ละข้อ", "The rules this rests on, and how sure each is"),
    "ranking": Text("อันดับ", "Ranking"),
    "too-many": Text("คะแนนรายหมวดมีในตารางคำนวณผล", "The result workbook has the category scores."),
    "changes": Text("การเปลี่ยนแปลงจากรอบก่อน", "Changes since the round before"),
    "earlier": Text("รอบก่อน{year}: รวม {total}, ไม่ถึงเกณฑ์ {gaps} จุด", "The round before{year}: total {total}, {gaps} unmet"),
    "borderline": Text("กรณีคาบเส้น", "Borderline cases"),
    "borderline-what": Text("ห่างไม่เกินหนึ่งหน่วยของทศนิยมที่ประกาศ ({unit})", "Within one unit of the last published decimal ({unit})."),
    "no-borderline": Text("ไม่มี", "None."),
    "near-limit": Text("ใกล้เกณฑ์หรือระดับ: {count}", "Close to a bar or a band: {count}"),
    "near": Text("ค่า (เกณฑ์)", "Value (limit)"),
    "hairs": Text("อันดับติดกันที่คะแนนเกือบเท่ากัน: {count}", "Neighbours in rank with all but equal scores: {count}"),
    "by-what": Text("ถ้าหน่วยงานล่างตอบเหมือนหน่วยงานบนเพียงข้อเดียวในช่องสุดท้าย ก็จะเสมอหรือแซง",
                    "With the upper one's answers in any one requirement of the last column, the lower one would draw level or pass."),
    "upper": Text("หน่วยงานบน", "Upper"),
    "lower": Text("หน่วยงานล่าง", "Lower"),
    "by": Text("ข้อที่เปลี่ยนลำดับได้", "Requirements that would do it"),
    "more": Text("และอีก {count} กรณี", "and {count} more"),
    "unranked": Text("ไม่จัดอันดับ: {count}", "Not ranked: {count}"),
    "nameless": Text("ไฟล์ที่ไม่บอกหน่วยงาน", "A file that names no agency"),
    "files": Text("{count} ไฟล์", "{count} files"),
    "all-ranked": Text("ทุกหน่วยงานที่มีคำตอบได้รับการจัดอันดับ", "Every agency with answers is ranked."),
    "unranked-results": Text("ไม่นำมารวม: {count}", "Left out: {count}"),
    "all-ranked-results": Text("ทุกหน่วยงานที่มีคำตอบได้รับการประเมิน", "Every agency with answers is assessed."),
    "adopted": Text("กติกาที่มีมติรับรอง", "Decisions adopted"),
    "none-adopted": Text("ยังไม่มีมติรับรองกติกาข้อใด", "No rule has been adopted by resolution."),
    "announcement": Text("ประกาศรายชื่อหน่วยงาน · ผล: {met}", "Announcement of agencies · Result: {met}"),
    "announcement-decision": Text("ประกาศรายชื่อหน่วยงาน · {decision}", "Announcement of agencies · {decision}"),
    "announcement-bands": Text("ประกาศรายชื่อหน่วยงานตาม{bands}", "Announcement of agencies by {bands}"),
    "draft-list": Text("ร่างนี้ทำจากผลประเมินตนเองที่ยังไม่ผ่านการตรวจ ไม่ใช่ประกาศผลการรับรอง",
                       "This draft is made from unreviewed self-assessments. It certifies nobody."),
    "no-rank": Text("ลำดับที่ในรายชื่อเรียงตาม{order} ไม่ใช่อันดับคะแนน", "The numbers follow {order}; they are not ranks."),
    "order-register": Text("ทะเบียนหน่วยงาน", "the register of agencies"),
    "order-code": Text("รหัสหน่วยงาน", "the agencies' codes"),
    "listed": Text("{count} จาก {of} หน่วยงานที่ตัดสินได้", "{count} of {of} agencies that could be judged"),
    "nobody": Text("ไม่มีหน่วยงานใดในกลุ่มนี้", "No agency of this group."),
}


KINDS = {
    "ranking": Text("การจัดอันดับ", "ranking"),
    "decision": Text("การตัดสิน", "decision"),
    "bar": Text("เกณฑ์", "bar"),
    "effect": Text("ผลที่ตามมา", "effect"),
    "band": Text("ระดับ", "band"),
    "setting": Text("ค่าที่ตั้งไว้", "setting"),
    "variant": Text("ทางเลือกอื่น", "alternative"),
}


def say(name: str, lang: str, /, **values: object) -> str:
    """The words in ``lang``, their ``{…}`` filled in.

    >>> say("of", "en", total="3.50", maximum="5.00")
    'Total 3.50 of 5.00'
    """
    return WORDS[name].in_(lang).format(**values) if values else WORDS[name].in_(lang)


def foot(run: Run, lang: str) -> str:
    """What a paper was made from, in a line: the same makes the same paper."""
    made = {"th": "ข้อมูล", "en": "inputs"}[lang]
    rules = {"th": "สถานะอ่อนที่สุด", "en": "weakest status"}[lang]
    parts = [run.standard, run.variant, {"th": "เกณฑ์ฉบับ", "en": "criteria"}[lang] + f" {run.sha256[:DIGEST]}", f"pmqa {run.engine}",
             f"{made} {run.digest[:DIGEST]}", f"{rules}: {run.status_text}"]
    return " · ".join(filter(None, parts))
