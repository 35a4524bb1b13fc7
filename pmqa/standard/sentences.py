"""What is said about faults of criteria files: problem and remedy in Thai and English, by name.

Every sentence has a failing example in ``tests/standard``. Values stand in braces (``{value:g}``).
"""

from __future__ import annotations

from collections.abc import Sequence
from difflib import get_close_matches

from pmqa.standard.faults import Words
from pmqa.standard.sentences_of_rules import CONDITIONS

_CORRECT = ("แก้ค่านี้", "Correct it.")
_OTHER_NAME = ("ใช้ชื่ออื่น", "Use another.")

_FILES = {
    "unreadable": ("อ่านไฟล์ไม่ได้ ({why})", "cannot be read ({why})",
                   "ตรวจชื่อโฟลเดอร์ ต้องมีไฟล์ standard.toml", "Check the folder: it must hold standard.toml."),
    "not-utf-8": ("ไม่ใช่ข้อความ UTF-8", "is not UTF-8 text", "บันทึกไฟล์ใหม่เป็น UTF-8", "Save the file as UTF-8."),
    "not-toml": ("ไม่ถูกรูปแบบ TOML: {why}", "is not valid TOML: {why}",
                 "แก้บรรทัดนี้ ข้อความต้องอยู่ในเครื่องหมายคำพูด", "Mend this line; texts stand in quotes."),
    "no-category": ("ไม่มีไฟล์หมวด", "there is no category file",
                    "เพิ่มไฟล์ 1-….toml ในโฟลเดอร์เดียวกัน", "Add a file 1-….toml to the folder."),
    "id-is-not-folder": ("โฟลเดอร์ชื่อ {folder} แต่ id คือ {id}", "the folder is called {folder}, the id is {id}",
                         "ให้ตรงกัน เกณฑ์แต่ละฉบับมีโฟลเดอร์และ id ของตน",
                         "Make them equal: each edition has a folder and an id of its own."),
}
_VALUES = {
    "missing": ("ขาดคีย์นี้", "this key is missing", "เพิ่มคีย์นี้", "Add it."),
    "unknown-key": ("ไม่รู้จักคีย์นี้", "this key is not known", "คีย์ที่ใช้ได้: {known}", "Known here: {known}."),
    "wrong": ("{given} ใช้ไม่ได้ ต้องเป็น{need_th}", "{given} will not do: it must be {need_en}",
              "แก้ค่า ดู docs/criteria.md", "Correct it; see docs/criteria.md."),
    "not-finite": ("ต้องเป็นจำนวนจริง", "this is not a finite number", *_CORRECT),
    "not-positive": ("{value:g} ต้องมากกว่า 0", "{value:g} must be above 0", *_CORRECT),
    "not-between": ("{value:g} ไม่อยู่ระหว่าง {low:g} ถึง {high:g}",
                    "{value:g} does not lie between {low:g} and {high:g}", *_CORRECT),
    "unknown-name": ("ไม่มี {what} ชื่อ {name}", "there is no {what} named {name}",
                     "ใช้ชื่อใน {where}: {known}", "Use a name that stands in {where}: {known}."),
    "idle": ("ไม่มีส่วนใดใช้ {name}", "nothing uses {name}", "ลบออก หรืออ้างชื่อนี้ หรือนำไฟล์ที่ใช้ชื่อนี้กลับมา", "Remove it, or use it; or bring back the file that used it."),
    "same-value": ("เหมือนค่าเดิม จึงไม่เปลี่ยนอะไร", "this is the setting's own value: nothing changes",
                   "แก้ค่า หรือลบออก", "Change it, or remove it."),
    "key-twice": ("{name} ซ้ำ หรือโปรแกรมใช้อยู่แล้ว", "{name} stands twice, or is taken by the program", *_OTHER_NAME),
    "code-twice": ("รหัส {code} ซ้ำกับ {other} ใน {file}", "the code {code} repeats {other} of {file}",
                   "ให้แต่ละข้อมีรหัสของตน", "Give each item a code of its own."),
    "reserved": ("รหัส {code} โปรแกรมใช้อยู่แล้ว", "the program itself uses the code {code}", *_OTHER_NAME),
    "options": ("options ใช้คู่กับ kind = \"option\"", "options and kind = \"option\" go together",
                "เพิ่มหรือลบ options", "Add the options, or remove them."),
    "no-date": ("{given} ไม่ใช่ปีหรือวันที่", "{given} is neither a year nor a date", "เขียนปี หรือวันที่แบบ \"2024-10-01\"",
                "Write a year, or a date such as \"2024-10-01\"."),
    "years": ("เริ่มใช้ {since} หลังเลิกใช้ {until}", "it begins in {since}, after it ends in {until}",
              "แก้ปี", "Correct the years."),
}
_MEASURES = {
    "no-measure": ("ไม่มี measure", "has no measure", "เพิ่ม measure ที่ข้อนี้ หรือที่ [defaults]",
                   "Give it one here or under [defaults]."),
    "no-kind": ("ไม่บอกชนิด (kind)", "its kind is not said", "เพิ่ม kind: {known}", "Add kind, one of: {known}."),
    "even-scale": ("scale แบบช่วงต้องมี lowest, highest ที่มากกว่า และ step มากกว่า 0",
                   "an even scale needs lowest, a highest above it and a step above 0",
                   "ให้ครบทั้งสาม", "Give all three."),
    "step": ("ขั้นละ {step:g} ไปไม่ถึง {end:g} พอดี", "steps of {step:g} do not end at {end:g}", *_CORRECT),
    "steps": ("scale มีมากกว่า {most} ขั้น", "the scale has more than {most} steps", "แก้ step", "Correct the step."),
    "scale-order": ("ค่าของ scale ต้องมีอย่างน้อยสองค่าและเรียงจากน้อยไปมาก",
                    "a scale needs two values or more, in rising order",
                    "เรียง levels ใหม่ หรือให้ lowest highest step",
                    "Order the levels, or give lowest, highest and step."),
    "scale-top": ("ค่าสูงสุดของ scale ต้องมากกว่า 0", "the highest value of a scale must be above 0", *_CORRECT),
    "off-scale": ("ค่า {value:g} ไม่อยู่ใน scale", "the value {value:g} is not on the scale", *_CORRECT),
    "at-or-segments": ("เส้นคะแนนต้องมี at หรือ segments อย่างใดอย่างหนึ่ง", "a curve needs either at or segments",
                       "ให้อย่างเดียว", "Give one of them."),
    "unequal-table": ("at มี {at} ค่า แต่ gives มี {gives} ค่า", "at has {at} numbers, gives has {gives}",
                      "ให้เท่ากัน อย่างน้อย 2", "Give as many of each, 2 or more."),
    "segments": ("segments ต้องมี start, upto ทุกช่วงก่อนช่วงสุดท้าย และ gives 1 หรือ 2 ค่า",
                 "segments need start, upto for all but the last, and 1 or 2 numbers in gives",
                 "เพิ่มให้ครบ", "Add what is missing."),
    "endless-slope": ("ช่วงสุดท้ายที่ไม่มี upto ต้องมีค่าคงที่", "a last segment without upto must be constant",
                      "ให้ gives หนึ่งค่า", "Give it one number."),
    "curve-order": ("จุดของเส้นคะแนนต้องเรียงจากน้อยไปมาก", "the points of a curve must rise",
                    "เรียงใหม่", "Put them in order."),
    "one-way": ("คะแนนต้อง{way_th}ทางเดียว รวม below และ above",
                "the points must only {way_en}, below and above included",
                "แก้ gives, below, above หรือ better", "Correct gives, below, above or better."),
    "no-full-points": ("กรอกได้แค่ {end:g} จึงไม่มีทางได้คะแนนเต็ม", "{key} = {end:g} keeps everybody from full points",
                       "แก้ {key} หรือเส้นคะแนน", "Correct {key} or the curve."),
    "nothing-to-earn": ("คะแนนสูงสุดของ measure ต้องมากกว่า 0",
                        "the most that a measure gives must be above 0", *_CORRECT),
    "level-codes": ("ระดับต้องมีรหัสเป็นตัวอักษร A–Z ไม่ซ้ำกัน", "levels need codes of letters, each once", *_CORRECT),
    "counts": ("counts ต้องมีจำนวนช่องของทุกระดับ 1 ถึง {most}",
               "counts needs a number of boxes for each level, 1 to {most}",
               "ให้ {levels} จำนวน", "Give {levels} numbers."),
    "factor-codes": ("ปัจจัยต้องมีรหัสเป็นตัวอักษรหรือตัวเลข ไม่ซ้ำกัน",
                     "factors need codes of letters and digits, each once", *_CORRECT),
    "factor-order": ("order ต้องเป็นรหัสปัจจัยอย่างน้อยสองตัว ไม่ซ้ำ",
                     "order needs codes of factors, two or more, each once", *_CORRECT),
    "factor-weight": ("น้ำหนักไม่มีผลกับ combine = {combine}", "a weight has no effect with combine = {combine}",
                      "ใช้ weighted_mean หรือลบ weight", "Use weighted_mean, or remove it."),
    "no-at": ("ระดับนี้ไม่มีค่า at", "this level has no at", "เพิ่ม at = ตัวเลข", "Give it at, a number."),
    "only-words": ("{key} ใช้กับ scale ที่ words = true เท่านั้น", "{key} belongs to scales with words = true",
                   "เพิ่ม words = true หรือลบ {key}", "Add words = true, or remove it."),
    "not-with-words": ("{key} ใช้กับ scale ที่ words = true ไม่ได้", "{key} has no meaning where levels are chosen by words",
                       "ลบออก", "Remove it."),
    "words-order": ("ระดับที่เลือกด้วยคำต้องมี 2 ถึง {most} ระดับ ชื่อไม่ซ้ำกัน",
                    "levels chosen by words are 2 to {most}, each with a title of its own", *_CORRECT),
    "words-codes": ("ระดับที่เลือกด้วยคำต้องมี code (a–z 0–9 -) ไม่ซ้ำกัน",
                    "levels chosen by words each need a code (a–z, 0–9, -) of their own", "เพิ่ม code", "Give each level a code."),
    "no-at-no-reason": ("ระดับที่ไม่มี at คือ “ไม่เกี่ยวข้อง” ซึ่งต้องมีเหตุผล",
                        "a level without at is “not applicable” and needs a reason",
                        "เพิ่ม requires = [\"na\"] หรือ at", "Add requires = [\"na\"], or at."),
    "range-order": ("ช่วงต้องเรียงจากต่ำไปสูง", "ranges stand in rising order", *_CORRECT),
    "range-hole": ("ค่า {value:g} ไม่อยู่ในช่วงใด", "the value {value:g} lies in no range", *_CORRECT),
    "range-twice": ("ค่า {value:g} อยู่ในหลายช่วง", "the value {value:g} lies in more than one range", *_CORRECT),
    "required-judged": ("required = false ใช้กับ combine = \"judged\" เท่านั้น",
                        "required = false goes with combine = \"judged\": a blank is never skipped in a mean",
                        "ใช้ combine = \"judged\" หรือลบ required", "Use combine = \"judged\", or remove it."),
    "na-in-factors": ("ปัจจัยใช้ระดับ “ไม่เกี่ยวข้อง” ไม่ได้", "a factor cannot be “not applicable”", "ใช้ scale อื่น", "Use another scale."),
    "no-factor": ("ไม่มีปัจจัยรหัส {code}", "there is no factor {code}", "แก้รหัส", "Correct the code."),
    "cap-words": ("cap ใช้กับ scale ที่เป็นตัวเลขเท่านั้น", "a cap needs a scale of numbers", "ลบ cap หรือใช้ scale อื่น", "Remove it, or use another scale."),
    "cap-needs-ranges": ("scale นี้ไม่มี ranges", "the scale has no ranges", "เพิ่ม ranges ที่ scale หรือใช้ to = \"value\"",
                         "Add ranges to the scale, or use to = \"value\"."),
    "warn-judged": ("effect = \"warn\" ใช้กับ combine = \"judged\" เท่านั้น ค่าเฉลี่ยไม่มีช่องให้แก้",
                    "effect = \"warn\" goes with combine = \"judged\": a mean has no cell to mend",
                    "ใช้ effect = \"cap\"", "Use effect = \"cap\"."),
    "low-above-high": ("low ต้องน้อยกว่า high", "low must be below high", *_CORRECT),
    "idle-beside-input": ("{key} ไม่มีผลเมื่อใช้ input", "{key} has no effect beside input",
                          "ย้ายไปที่ [[inputs]] หรือลบ", "Say it under [[inputs]], or remove it."),
    "needs-input": ("ต้องมีข้อมูลนำเข้าอย่างน้อยหนึ่งรายการ", "it needs an input", "ใส่รหัสจาก [[inputs]]",
                    "Name one of [[inputs]]."),
    "no-input": ("ไม่มีข้อมูลนำเข้ารหัส {name}", "there is no input {name}", "เพิ่มใน [[inputs]] หรือแก้รหัส หรือนำไฟล์ที่มีข้อมูลนี้กลับมา",
                 "Add it under [[inputs]], or correct the code; or bring back the file that held it."),
    "input-types": ("{readers} ใช้ข้อมูลนี้ แต่มีในหน่วยงานประเภทอื่นด้วย",
                    "{readers} reads it and exists for other agency types too",
                    "ให้ types ตรงกัน", "Give both the same types."),
}
_TREE = {
    "no-section": ("ไม่มีหัวข้อรหัส {code}", "there is no section {code}", "แก้ให้ตรงกับ code ของ [[sections]]",
                   "Use the code of a [[sections]] entry."),
    "circle": ("หัวข้ออยู่ข้างใต้ตัวเอง", "the section stands below itself", "แก้ in", "Correct its in."),
    "empty": ("ไม่มีข้อใดอยู่ข้างใต้", "holds no requirement",
              "เพิ่มข้อ หรือลบหัวข้อนี้", "Add a requirement, or remove it."),
    "maxima": ("คะแนนเต็มข้างใต้รวมได้ {sum:g} ไม่ใช่ {maximum:g}", "the maxima below add to {sum:g}, not {maximum:g}",
               "แก้ maximum หรือนำหมวดหรือข้อที่ขาดกลับมา", "Correct a maximum, or bring back the file or row that is missing."),
    "weights": ("น้ำหนักข้างใต้รวมได้ {sum:g} ไม่ใช่ {declared:g}",
                "the weights below add to {sum:g}, not {declared:g}",
                "แก้น้ำหนัก หรือ weights_total หรือนำหมวดหรือข้อที่ขาดกลับมา",
                "Correct a weight or weights_total, or bring back the file or row that is missing."),
    "idle-weights": ("น้ำหนักของ {codes} ไม่มีผลกับ combine = {combine}",
                     "the weights of {codes} have no effect with combine = {combine}",
                     "ใช้ weighted_mean หรือลบ weight", "Use weighted_mean, or remove them."),
    "no-type": ("ไม่มีประเภทหน่วยงาน {code}", "there is no agency type {code}", "เพิ่มใน [[agency_types]] หรือแก้รหัส",
                "Add it under [[agency_types]], or correct the code."),
    "beyond-types": ("{codes} ไม่อยู่ใน types ของ {parent}", "{codes} is not among the types of {parent}",
                     "แก้ types", "Correct the types."),
    "nothing-for-type": ("ไม่มีข้อใดสำหรับประเภท {code}", "holds nothing for agencies of type {code}",
                         "ให้ types ที่หัวข้อนี้ด้วย หรือเพิ่มข้อ", "Limit its types too, or add a requirement."),
    "not-optional": ("ข้อนี้ไม่มีช่องคำตอบของตนเพียงช่องเดียว จึงบอกไม่ได้ว่าเว้นว่าง",
                     "it has no single answer of its own, so it cannot be told whether it is left empty",
                     "ใช้กับ {kinds}", "Use it with {kinds}."),
    "chosen": ("ตัวชี้วัดที่หน่วยงานเลือกเองต้อง optional มิฉะนั้นช่องว่างได้ 0 โดยไม่มีคำเตือน",
               "an indicator of the agency's own choice must be optional, or an empty one earns 0 in silence",
               "เพิ่ม optional = true หรือ chosen = false", "Add optional = true, or chosen = false."),
    "no-node-to-rank": ("ไม่มีข้อรหัส {code} ให้จัดอันดับ", "there is no node {code} to rank by",
                        "ใช้ bars, total หรือรหัสข้อ หรือนำไฟล์ที่มีข้อนี้กลับมา", "Use bars, total or a node's code; or bring back the file that held it."),
    "no-bars-to-rank": ("จัดอันดับด้วย bars แต่ไม่มี bar ใด", "it ranks by bars, and there is no bar",
                        "ลบ bars ออกจาก key", "Take bars out of the key."),
    "no-node": ("ไม่มีข้อรหัส {code}", "there is no node {code}", "ใช้รหัสข้อ หรือ total หรือนำไฟล์ที่มีข้อนี้กลับมา", "Use a node's code, or total; or bring back the file that held it."),
    "no-weight": ("ไม่มีข้อใดข้างใต้มีน้ำหนัก", "nothing below it has weight", "ให้น้ำหนักอย่างน้อยหนึ่งข้อ", "Give one of them a weight above 0."),
    "cuts": ("cuts ต้องมี group เป็นตัวเลข, upto เรียงจากน้อยไปมาก, กลุ่มสุดท้ายเท่านั้นที่ไม่มี upto และ code ไม่ซ้ำ",
             "cuts need a group that is a number, upto rising, missing in the last alone, and a code each", *_CORRECT),
    "no-companion": ("ไม่มีช่องประกอบรหัส {code} ให้ requires", "there is no companion {code} to require",
                     "เพิ่มใน companions หรือแก้รหัส", "Add it to the companions, or correct the code."),
    "na-not-allowed": ("ข้อนี้ไม่อนุญาตให้ไม่เกี่ยวข้อง แต่มีตัวเลือกนั้น",
                       "“not applicable” can be chosen, and is not allowed here",
                       "เพิ่ม not_applicable หรือใช้ scale อื่น", "Add not_applicable, or use another scale."),
    "other-kind": ("{key} ใช้กับ kind = \"{kind}\" เท่านั้น", "{key} goes with kind = \"{kind}\"", "ลบออก หรือแก้ kind", "Remove it, or correct the kind."),
    "option-codes": ("ตัวเลือกต้องมีอย่างน้อยสองข้อ code ไม่ซ้ำ", "an option needs two choices or more, each with a code of its own", *_CORRECT),
    "no-attribute": ("ไม่มีข้อมูลหน่วยงานชื่อ {name}", "there is no attribute {name}",
                     "ใช้ type, group หรือ key ของ [[profile]]", "Use type, group or a key of [[profile]]."),
    "no-types": ("ไม่มี [[agency_types]] ให้แบ่งกลุ่ม", "there are no [[agency_types]] to group by",
                 "ลบ group", "Remove group."),
}
_SHEETS = {
    "sheet-name": ("ชื่อแผ่นงาน “{name}” ยาวเกิน {most} ตัวอักษร หรือมีอักขระที่ Excel ไม่รับ",
                   "the sheet name “{name}” is longer than {most} characters, or holds one that Excel refuses",
                   "ย่อคำนี้ หรือรหัสหมวด", "Shorten this word, or the category's code."),
    "cell-twice": ("ช่องคำตอบ {key} มีสองช่อง", "two answer cells are called {key}", "แก้รหัสข้อหรือรหัสปัจจัย",
                   "Change the code of the requirement, factor or companion."),
    "column-title": ("คอลัมน์ {column} ชื่อไม่ตรงกับของ {other} ในแผ่นงานเดียวกัน",
                     "column {column} has another title than for {other} on the same sheet",
                     "ใช้ชื่อเดียวกัน หรือรหัสต่างกัน", "Use one title, or different codes."),
    "unfilled": ("ไม่มีคำแทน {words} ครบทุกประเภทหน่วยงาน", "not every agency type has a word for {words}",
                 "เพิ่มใน words ของ [[agency_types]]", "Add it to words of each [[agency_types]]."),
}
SENTENCES: dict[str, tuple[str, str, str, str]] = {**_FILES, **_VALUES, **_MEASURES, **_TREE, **CONDITIONS, **_SHEETS}


def say(sentence: str, /, **values: object) -> Words:
    """The sentence of that name, filled in.

    >>> say("not-positive", value=-1.5).en
    '-1.5 must be above 0'
    """
    return Words(*(text.format(**values) for text in SENTENCES[sentence]))


def listed(names: Sequence[str]) -> str:
    """The first three names; that there are more is shown.

    >>> listed(["LD1"]), listed(["LD1", "LD2", "LD3", "LD4"])
    ('LD1', 'LD1, LD2, LD3 …')
    """
    return ", ".join(names[:3]) + " …" * (len(names) > 3)


def meant(words: Words, name: str, known: list[str]) -> Words:
    """The same problem; where a known name is close to the one written, the remedy asks whether that was meant.

    >>> meant(say("unknown-key", known="weight"), "wieght", ["weight"]).do_en
    'Did you mean weight?'
    """
    found = get_close_matches(name, known, n=1, cutoff=0.6)
    return words._replace(do_th=f"หมายถึง {found[0]} หรือไม่", do_en=f"Did you mean {found[0]}?") if found else words
