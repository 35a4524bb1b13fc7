"""The sentences about how sure a ranking is, in both languages. The range is a *sensitivity range*, never one of confidence."""

from __future__ import annotations

from pmqa.robust.result import Robustness, Spread
from pmqa.texts import Text

TITLE = Text("แน่ใจเพียงใด: ช่วงความไวของอันดับ", "How sure: sensitivity ranges of the ranks")
WHAT = Text(
    "ช่วงความไวบอกว่าอันดับเปลี่ยนอย่างไรเมื่อสิ่งหนึ่งต่างไปตามขนาดที่ระบุ ไม่ใช่ช่วงความเชื่อมั่น: ไม่มีใครรู้ว่าน้ำหนักหรือคะแนนคลาดเคลื่อนจริงเท่าใด",
    "A sensitivity range tells what the ranks do when one thing differs by a stated amount. It is no confidence interval: nobody knows "
    "how far weights or marks are really off.")
LEGEND = Text("● มัธยฐาน · ○ อันดับที่เป็นอยู่ · ├─┤ เปอร์เซ็นไทล์ที่ 5 ถึง 95 · ซ้ายสุดคืออันดับ 1",
              "● median of the draws · ○ the rank as it is · ├─┤ 5th to 95th percentile · rank 1 is on the left")
DRAWS = Text("สุ่ม {draws} ครั้ง เลขตั้งต้น {seed}", "{draws} draws, seed {seed}")
WEIGHTS = Text("ถ้าน้ำหนักของหมวดต่างไป", "If the category weights were otherwise")
DIRICHLET = Text("แต่ละครั้งน้ำหนักเหมือนค่าเฉลี่ยของ {size} เสียงที่กระจายรอบน้ำหนักที่ประกาศ (ดีริชเลต์)",
                 "In each draw the weights are like the mean of {size} votes around the declared ones (Dirichlet).")
BAND = Text("แต่ละครั้งคูณน้ำหนักที่ประกาศแต่ละค่าด้วย 1 ± ร้อยละ {size} แล้วปรับรวมให้เท่าเดิม",
            "In each draw every declared weight is off by up to ± {size} %; then all are scaled to the same sum.")
MARKS = Text("ถ้าผู้ให้คะแนนคลาดไปหนึ่งขั้น", "If marks were one step off")
STEP = Text("คะแนนที่ให้แต่ละค่าคลาดหนึ่งขั้นด้วยโอกาสร้อยละ {odds} ครึ่งหนึ่งสูงขึ้น ครึ่งหนึ่งต่ำลง แล้วตรวจเกณฑ์ใหม่ทุกข้อ ค่าผลลัพธ์ที่พิมพ์ไม่เปลี่ยน",
            "Each mark is one legal step off with a chance of {odds} %, half of it up, half down; all bars are tested again. Typed "
            "results stay.")
EXACT = Text("โอกาสถึงเกณฑ์คำนวณตรง ไม่ได้นับจากการสุ่ม", "The chance of meeting the bars is computed exactly, not counted in draws.")

RANGE = Text("5–95 %", "5–95 %")
MEDIAN = Text("กลาง", "Med")
SAME = Text("เดิม%", "Same%")
TOP = Text("{top}แรก%", "Top{top}%")
MEETS = Text("ถึง%", "Bars%")
WORST = Text("ต่ำสุด", "Worst")
COLUMNS = Text(
    "เดิม%: ส่วนของการสุ่มที่ได้อันดับเดิม · {top}แรก%: ได้อันดับ {top} หรือดีกว่า",
    "Same%: share of draws with the rank as it is · Top{top}%: share with rank {top} or better")
COLUMN_MEETS = Text("ถึง%: โอกาสถึงเกณฑ์ทุกข้อ", "Bars%: chance of meeting every bar")
COLUMN_WORST = Text("ต่ำสุด: ไม่มีน้ำหนักใดทำให้อันดับต่ำกว่านี้ (ข้อเท็จจริง ไม่ได้สุ่ม)",
                    "Worst: no weights at all put it below this rank (a fact, not drawn)")
ALIKE = Text("แยกกันไม่ได้ อันดับ {first}–{last}", "Cannot be told apart, ranks {first}–{last}")
ALIKE_TIED = Text("แยกกันไม่ได้ อันดับ {first} ร่วมกัน", "Cannot be told apart, sharing rank {first}")

HAIRS = Text("ต่างกันเพียงหน่วยสุดท้ายที่ประกาศ", "Decided by a hair: one unit of the last published decimal")
HAIR_BY = Text("ถ้าหน่วยงานล่างตอบเหมือนหน่วยงานบนเพียงข้อเดียวนี้ ก็จะเสมอหรือแซง",
               "The lower one would draw level or pass with the upper one's answers in any one of these alone.")
NONE_ALONE = Text("ไม่มีข้อใดข้อเดียวที่ทำให้เปลี่ยน", "no single requirement would do it")
NEAR = Text("ห่างเกณฑ์หรือระดับไม่เกินหน่วยสุดท้ายที่ประกาศ", "Within one unit of the last decimal of a bar or a band")
FIRST = Text("ไม่ว่าน้ำหนักจะเป็นเท่าใด ไม่มีหน่วยงานใดในกลุ่มอยู่เหนือกว่า", "Whatever the weights, nobody in the group is ranked above")
WITHOUT = Text("ถ้าตัดหมวดหนึ่งออก (เกณฑ์คงเดิม)", "If one category were left out (bars stay)")
VARIANTS = Text("ถ้ากติกาที่ยังไม่ยุติเป็นอย่างอื่น", "If an unsettled rule were decided otherwise")
AS_FILED = Text("ตามไฟล์เกณฑ์", "As the file stands")
CHANGE = Text("อันดับเลื่อนเฉลี่ย", "Mean rank change")
MOST = Text("มากที่สุด", "most")
FLIPS = Text("ผลเปลี่ยน", "verdict flips")
FAILS_MOST = Text("ข้อที่ไม่ถึงเกณฑ์มากที่สุด", "Requirements that most fail")
DISCRIMINATES = Text("ข้อที่แยกหน่วยงานได้ชัดที่สุด (สหสัมพันธ์กับค่าเฉลี่ยของข้ออื่น)",
                     "Requirements that tell agencies apart best (correlation with the mean of all others)")
LEAST = Text("ข้อที่แยกหน่วยงานได้น้อยที่สุด", "Requirements that tell agencies apart least")
ALL_MEET = Text("ข้อที่ทุกหน่วยงานถึงเกณฑ์", "Requirements whose bars everybody meets")
MORE = Text("และอีก {count} (ครบใน --format json)", "and {count} more (all in --format json)")
CORRELATION = Text("สหสัมพันธ์", "Correlation")
OF = Text("จาก", "Of")

REASONS = {
    "no-ranking": Text("เกณฑ์นี้ไม่มีการจัดอันดับ", "this standard has no ranking"),
    "nobody-ranked": Text("ไม่มีหน่วยงานใดได้รับการจัดอันดับ", "nobody is ranked"),
    "total-not-ranked": Text("คะแนนรวมไม่มีผลต่ออันดับ", "the total takes no part in the ranking"),
    "lowest-category": Text("คะแนนรวมคือค่าของหมวดที่ต่ำสุด จึงไม่มีน้ำหนักให้เปลี่ยน", "the total is that of the lowest category, so there are no weights to vary"),
    "one-category": Text("มีหมวดเดียว จึงไม่มีน้ำหนักให้เปลี่ยน", "there is one category only, so there are no weights to vary"),
    "not-a-mean": Text("คะแนนรวมไม่ใช่ค่าเฉลี่ยถ่วงน้ำหนักของหมวดอย่างเดียว", "the total is not simply a weighted mean of the categories"),
    "other-rules": Text("เกณฑ์นี้มีกติกาที่การสุ่มยังไม่รู้จัก", "this standard has rules that the draws do not know"),
    "no-marks": Text("ไม่มีคะแนนที่ใช้ดุลพินิจ", "there are no marks given by judgement"),
}
NOT_HERE = Text("ไม่มี: {why}", "Not here: {why}.")


def how_weights(spread: Spread, plain: str) -> Text:
    """How weights are drawn; ``plain``: the spread's size in words."""
    sentence = DIRICHLET if spread.kind == "dirichlet" else BAND
    return Text(sentence.th.format(size=plain), sentence.en.format(size=plain))


def no_source(result: Robustness, source: str) -> Text | None:
    """Why a source ("weights", "misjudgement") does not apply; None where it does."""
    why = result.no_weights if source == "weights" else result.no_misjudgement
    return Text(NOT_HERE.th.format(why=REASONS[why].th), NOT_HERE.en.format(why=REASONS[why].en)) if why else None
