"""The cheapest path for one agency: what to raise, from where to where, what comes of it, and what no step can reach."""

from __future__ import annotations

from pmqa.advice.path import Path, Raise
from pmqa.advice.stuck import Why, why_stuck
from pmqa.numerals import typed
from pmqa.report.blocks import Block, Column, Line, Table
from pmqa.report.content.card_rows import Advice
from pmqa.report.findings_report import errors_told
from pmqa.report.follows import answer_words, follow_table, title_of
from pmqa.report.heading import heading
from pmqa.report.tables import NOTHING, SIGNS
from pmqa.report.verdict import SETTLED
from pmqa.report.words import STATUS, counted, word
from pmqa.standard.compiled import Standard, worst
from pmqa.texts import Text

SWAPPED = "≈"


def path_report(path: Path, lang: str) -> list[Block]:
    """The whole report."""
    standard, who = path.before.standard, path.agency
    kind = standard.agency_type(who.type)
    about = [who.code, who.name, kind.title.in_(lang) if kind else "", who.file]
    out: list[Block] = [*heading(standard, lang), Line(), Line(" · ".join(filter(None, about)), "title"),
                        *errors_told(path.before.checked[0].findings, lang), Line(), *headline(path, lang)]
    if path.raises:
        out += [Line(), raises_table(path, lang)]
        if any(one.instead for one in path.raises):
            out.append(Line({"th": f"{SWAPPED} ทำข้อที่บอกไว้แทนได้ โดยใช้แรงเท่ากัน", "en": f"{SWAPPED} what stands there can be done instead, for the same effort"}[lang], "faint"))
        out += [Line(), Line({"th": "คะแนนที่จะตามมา", "en": "The scores that follow"}[lang], "title"), follow_table(path.before, 0, path.after, 0, lang)]
    if path.band_stuck:
        held = [path.before.standard.effects[n].title.in_(lang) for n in path.after.effects[0].nonzero()[0].tolist()]
        because = ({"th": " มีผลอยู่: ", "en": " In effect: "}[lang] + ", ".join(held)) if held else ""
        out += [Line(), Line({"th": "แม้ยกทุกข้อจนสุดก็ยังไม่ถึงระดับนี้", "en": "Even with everything raised as far as it goes the band is not reached."}[lang] + because, "bad")]
    if path.stuck:
        out += [Line(), Line({"th": "เกณฑ์ที่ยกขึ้นทีละขั้นไม่ได้", "en": "Bars that no step can meet"}[lang], "title"), stuck_table(path, lang)]
    return [*out, Line(), *(Line(text.in_(lang), "faint") for text in _HOW)]


def advice_of(path: Path, lang: str, *, cells: bool) -> Advice:
    """The path as it stands on a card; without ``cells`` no cell of the file is named."""
    table = raises_table(path, lang)
    shown = [at for at, column in enumerate(table.columns) if cells or column.header != word("cell", lang)]
    rows = tuple(tuple(row[at] for at in shown) for row in table.rows)
    stuck = tuple(" ".join(row) for row in stuck_table(path, lang).rows)
    swaps = [{"th": f"{SWAPPED} ทำข้อที่บอกไว้แทนได้ โดยใช้แรงเท่ากัน", "en": f"{SWAPPED} what stands there can be done instead, for the same effort"}[lang]]
    return Advice(tuple(block.text for block in headline(path, lang)), tuple(table.columns[at].header for at in shown), rows,
                  (*stuck, *(swaps if any(one.instead for one in path.raises) else ()), *(text.in_(lang) for text in _HOW)))


_HOW = (
    Text("หนึ่งขั้น คือ คะแนนถัดไปบนมาตร หนึ่งช่องทำเครื่องหมาย หรือจุดถัดไปของตารางผลลัพธ์",
         "A step is the next mark of the scale, one tick, or the next point of a result's table."),
    Text("นี่คือเลขคณิตของเกณฑ์ ไม่ใช่แผนงาน: คะแนนขึ้นได้เมื่อการปฏิบัติจริงและหลักฐานขึ้นก่อน",
         "This is the arithmetic of the bars, not a plan: practice and evidence come first, marks follow."),
)


def headline(path: Path, lang: str) -> list[Block]:
    """What was asked for, whether it is reached, how many steps, and whether that is proved the least."""
    standard = path.before.standard
    goal = goal_words(path).in_(lang)
    if not path.raises and path.reached:
        return [Line({"th": f"✓ {goal}แล้ว ไม่มีข้อใดต้องยกขึ้น", "en": f"✓ Already there: {goal}. Nothing to raise."}[lang], "good")]
    steps, cells = counted(path.steps, "ขั้น", "step", lang), counted(len(path.raises), "ช่อง", "cell", lang)
    effort = {"th": f" แรง {typed(path.effort)}", "en": f", effort {typed(path.effort)}"}[lang] if path.stated else ""
    if path.reached:
        line = Line({"th": f"ทางที่สั้นที่สุด: {steps} ใน {cells}{effort} → {goal}", "en": f"The cheapest way: {steps} in {cells}{effort} → {goal}"}[lang], "title")
    else:
        line = Line({"th": f"✗ ยกทีละขั้นแล้วยังไม่{goal} ส่วนที่ยกได้: {steps} ใน {cells}{effort}",
                     "en": f"✗ Steps alone do not lead to: {goal}. What they can do: {steps} in {cells}{effort}"}[lang], "bad")
    unit = {"th": "แรง" if path.stated else "ขั้น", "en": "effort" if path.stated else "steps"}[lang]
    proved = {"th": f"พิสูจน์แล้วว่าไม่มีทางที่ใช้{unit}น้อยกว่า", "en": f"Proved: nothing does it with less {unit}." if path.stated else "Proved: nothing does it in fewer steps."}
    unproved = {"th": "ยังไม่พิสูจน์ว่าน้อยที่สุด", "en": "Not proved to be the least."}
    status = worst([bar.status for bar in standard.bars] + [entry.status for entry in standard.bands if path.band is not None])
    out: list[Block] = [line, Line((proved if path.proven else unproved)[lang])]
    if status not in (*SETTLED, ""):
        out.append(Line({"th": f"ตามเกณฑ์ที่ตั้งไว้ ({STATUS[status].in_(lang)})", "en": f"By the bars as set ({STATUS[status].in_(lang)})"}[lang]))
    return out


def goal_words(path: Path) -> Text:
    """*every bar*, or the band with it."""
    bars = Text("ถึงเกณฑ์ทุกข้อ", "every bar met")
    if path.band is None:
        return bars
    th, en = (path.band.in_(lang) for lang in ("th", "en"))
    return Text(f"ถึงระดับ {th} และ{bars.th}", f"{en} and {bars.en}") if path.before.standard.bars else Text(f"ถึงระดับ {th}", f"{en} reached")


def raises_table(path: Path, lang: str) -> Table:
    """A row for each answer to raise."""
    standard = path.before.standard
    swapped = any(one.instead for one in path.raises)
    columns = [Column(word("code", lang)), Column({"th": "ตอนนี้", "en": "Now"}[lang], right=True), Column({"th": "เป็น", "en": "To"}[lang], right=True),
               Column({"th": "ขั้น", "en": "Steps"}[lang], right=True)]
    columns += [Column({"th": "แรง", "en": "Effort"}[lang], right=True)] * path.stated
    columns += [Column(word("cell", lang))] + [Column({"th": "ทำแทนได้", "en": "Or instead"}[lang])] * swapped + [Column(word("title", lang))]
    rows = []
    for one in path.raises:
        row = [one.key, *(answer_words(standard.field[one.key], value, lang) for value in (one.found, one.to)), str(one.steps)]
        row += [typed(one.effort)] * path.stated
        row += [one.cell, *([instead_words(standard, one, lang)] * swapped), title_of(standard, one.code, path.agency.type, lang)]
        rows.append(tuple(row))
    return Table(tuple(columns), rows)


def stuck_table(path: Path, lang: str) -> Table:
    """Each bar that no step can meet, and why."""
    standard, rows = path.before.standard, []
    for stuck in path.stuck:
        bar = standard.bars[stuck.bar]
        than = bar.condition.than
        minimum = f"{SIGNS[bar.condition.op]} {typed(than) if isinstance(than, float) else NOTHING}"
        target = stuck.target.removeprefix("field:").removeprefix("@") or bar.owner
        rows.append((target, minimum, f"{bar.title.in_(lang)}: {why_words(why_stuck(path.before, stuck), lang)}"))
    return Table((Column(word("code", lang)), Column(word("bar", lang), right=True), Column(word("reason", lang))), rows)


def why_words(why: Why, lang: str) -> str:
    """The reason as a sentence."""
    codes = ", ".join(why.codes)
    text = {
        "ratio": Text(f"คิดจากจำนวนที่นับได้ ({codes}) จึงไม่มีขั้นถัดไป", f"it is worked out from counts ({codes}), which have no next step"),
        "target": Text(f"ยังไม่มีเป้าหมายหรือทิศทาง ({codes}) จึงวัดความสำเร็จไม่ได้", f"a target or a direction is missing ({codes})"),
        "fact": Text("ขึ้นกับข้อมูลหน่วยงานหรือตัวเลือก ไม่ใช่คะแนน", "the profile or an option decides it, not a mark"),
        "top": Text("แม้ได้ค่าสูงสุดทุกข้อก็ยังไม่ถึง", "even the highest values are not enough"),
    }[why.kind].in_(lang)
    if why.needed is not None:
        now = NOTHING if why.now is None else typed(round(why.now, 4))
        text += {"th": f" (สัดส่วนตอนนี้ {now} ต้องถึง {typed(why.needed)})", "en": f" (share now {now}, needed {typed(why.needed)})"}[lang]
    return text


def instead_words(standard: Standard, one: Raise, lang: str) -> str:
    """``≈ SP1→3 + SP2→4``: what does the same; of ticks of one level, which others there are."""
    if not one.instead:
        return ""
    ticks = {standard.field[key].kind for key, _ in one.instead} == {"tick"}
    if ticks and not one.along and {standard.field[key].owner for key, _ in one.instead} == {one.code}:
        return f"{SWAPPED} " + {"th": " หรือ ", "en": " or "}[lang].join(key for key, _ in one.instead)
    parts = [key if standard.field[key].kind == "tick" else f"{key}→{answer_words(standard.field[key], to, lang)}" for key, to in one.instead]
    without = {"th": f" (แทน {', '.join(one.along)} ด้วย)", "en": f" (for {', '.join(one.along)} too)"}[lang] if one.along else ""
    return f"{SWAPPED} " + " + ".join(parts) + without
