"""Tables of marks for standards whose answers are counts and scores: one row for each agency, as text.

Blanks between the cells are for the eye; ``table`` takes them out. Every agency is invented.
"""

from __future__ import annotations

from typing import NamedTuple

from agencies import FICTIONAL


class Marks(NamedTuple):
    """``tells``: its line in the README. ``text``: a header and rows, cells apart by commas."""

    tells: str
    text: str


HELPLINE = "standard, code, name, type, group, period, received, excluded, closed-satisfied, old-stock, old-closed, low-quality, not-attended"
ITA = "standard, code, name, ministry, I1, I2, I3, I4, I5, E6, E7, E8, O9, O10"

TABLES = {
    "mp-cm-helpline-3": Marks(
        "edition 3: the published row 94.80; the same with 43 of 500 left out (a tie); a published total that differs from the computed one (told, not "
        "overwritten); grades A to D; a month without a complaint (scored, not ranked); two volume groups and the departments", HELPLINE + """, published
        mp-cm-helpline-3, D01, เขตธารา,       district,   high, July,  457,  0,  427, 1000, 939,  0,  2, 94.80
        mp-cm-helpline-3, D02, เขตภูผา,       district,   high, July,  500, 43,  427, 1000, 939,  0,  2,
        mp-cm-helpline-3, D03, เขตลานดาว,    district,   high, July, 6000,  0, 4026,    0,   0,  0,  0, 80.36
        mp-cm-helpline-3, D04, เขตทุ่งทอง,     district,   low,  July,  600,  0,  365,    0,   0,  5,  3, 76.37
        mp-cm-helpline-3, D05, เขตคลองใส,    district,   low,  July,  600,  0,  331,  100,  50, 12,  6,
        mp-cm-helpline-3, D06, เขตดงตาล,     district,   low,  July,  600,  0,  111,   80,  20, 30, 12,
        mp-cm-helpline-3, D07, เขตเกาะแก้ว,   district,   low,  July,    0,  0,    0,    0,   0,  0,  0,
        mp-cm-helpline-3, K01, กรมบ่อน้ำ,      department, departments, July, 900, 10, 801, 40, 36, 9, 4,
        mp-cm-helpline-3, K02, กรมถนนไม้,     department, departments, July, 700,  0, 560, 90, 45, 7, 7,
        """),
    "mp-cm-helpline-2": Marks(
        "edition 2, May 2022: points of valid/invalid typed as reported", HELPLINE + """, valid, published
        mp-cm-helpline-2, D01, เขตธารา,   district, high, May, 457,  0, 427, 1000, 939, 0, 2, 9.50, 94.91
        mp-cm-helpline-2, D02, เขตภูผา,   district, high, May, 610, 12, 500,  120,  60, 9, 8, 7.25,
        """),
    "mp-cm-helpline-1": Marks(
        "edition 1, September 2021: 1158 of 1220 closed with satisfaction give 47.46 of 50", HELPLINE + """, valid, fall, published
        mp-cm-helpline-1, D01, เขตธารา,   district, high, September, 1220, 0, 1158, 300, 210, 12, 20, 8.75, 6.10, 89.05
        mp-cm-helpline-1, D02, เขตภูผา,   district, high, September,  850, 0,  640, 210,  70, 30, 41, 6.00, 2.40,
        """),
    "ita-2565": Marks(
        "the same scores as under 2567: grades by the total alone", ITA + """
        ita-2565, T01, เทศบาลสายน้ำ,   จังหวัดทะเลหมอก, 97, 96, 95, 95, 97, 96, 95, 95, 100, 95
        ita-2565, T02, เทศบาลสวนไม้,   จังหวัดทะเลหมอก, 89, 89, 89, 89, 89, 98, 98, 99, 100, 100
        ita-2565, T03, กรมลำธาร,       กระทรวงสายน้ำ,   84, 84, 84, 84, 84, 100, 100, 100, 100, 100
        ita-2565, T04, กรมเรือพาย,     กระทรวงสายน้ำ,   70, 71, 69, 70, 70, 72, 68, 70, 75, 65
        ita-2565, T05, กรมบัวหลวง,     กระทรวงสายน้ำ,   60, 52, 48, 55, 50, 66, 58, 61, 40, 35
        """),
    "ita-2567": Marks(
        "T02 has 96 in total and is not excellent: one instrument lies below 95; T03 has 95 and only passes: one lies below 85", ITA + """
        ita-2567, T01, เทศบาลสายน้ำ,   จังหวัดทะเลหมอก, 97, 96, 95, 95, 97, 96, 95, 95, 100, 95
        ita-2567, T02, เทศบาลสวนไม้,   จังหวัดทะเลหมอก, 89, 89, 89, 89, 89, 98, 98, 99, 100, 100
        ita-2567, T03, กรมลำธาร,       กระทรวงสายน้ำ,   84, 84, 84, 84, 84, 100, 100, 100, 100, 100
        ita-2567, T04, กรมเรือพาย,     กระทรวงสายน้ำ,   70, 71, 69, 70, 70, 72, 68, 70, 75, 65
        ita-2567, T05, กรมบัวหลวง,     กระทรวงสายน้ำ,   60, 52, 48, 55, 50, 66, 58, 61, 40, 35
        """),
    "igot-states": Marks(
        "states per head in three size groups, dense ranks; 1,200,000 of 1,500,000 enrolled; a head count without a source is not ranked",
        """standard, code, name, employees, employees-source, enrolled, with-one-course, with-half, hours, with-two-areas
        igot-states, S1, รัฐสายรุ้ง,   100000, ทะเบียนบุคลากร 2567,    90000,  45000,  20000,   300000,  9000
        igot-states, S2, รัฐหิ่งห้อย,   80000, ทะเบียนบุคลากร 2567,    72000,  36000,  16000,   240000,  7200
        igot-states, S3, รัฐเมฆฝน,    60000, ทะเบียนบุคลากร 2567,    30000,  12000,   3000,    90000,  1500
        igot-states, M1, รัฐลมโชย,   242053, รายงานประจำปี,        242053,  23724,   8000,   480000,  4000
        igot-states, M2, รัฐป่าสน,    500000, รายงานประจำปี,        250000, 125000,  60000,  3000000, 40000
        igot-states, L1, รัฐต้นน้ำ,   1500000, รายงานประจำปี,       1200000, 147015,  60000,  9000000, 150000
        igot-states, L2, รัฐทะเลทราย, 900000, ,                     800000, 400000, 200000,  5000000, 100000
        """),
    "eoffice-adoption": Marks(
        "a week of six kinds of unit: the order given before the training (the gate is not met), 29 files (scored, not ranked), an empty inbox",
        """standard, code, name, type, period, units-in-scope, units-live, users-mapped, users-active, files-electronic, files-physical, receipts, \
receipts-electronic, hours, inbox, pending-over-7, levels, staff, staff-trained, training-first, training-first.trained-on, training-first.ordered-on
        eoffice-adoption, U1, กระทรวงแรงงานจำลอง,   ministry,     week 31, 12, 12,  400, 380, 520,   0, 900, 900,  24, 120,   0, 4.00, 420, 420, yes, 2025-03-10, 2025-04-01
        eoffice-adoption, U2, เขตแรงงานเหนือ,        commissioner, week 31, 18, 15,  260, 190, 310,  40, 620, 540,  96, 210,  30, 4.34, 280, 240, yes, 2025-03-12, 2025-04-01
        eoffice-adoption, U3, เขตแรงงานใต้,          commissioner, week 31, 22, 11,  300, 120, 140, 160, 500, 200, 240, 300, 150, 7.19, 320, 150, no,  2025-05-20, 2025-04-01
        eoffice-adoption, U4, สำนักความปลอดภัย,      safety,       week 31,  9,  9,  110, 104,  29,   1,  80,  80,  30,   0,   0, 4.10, 120, 118, yes, 2025-03-15, 2025-04-01
        eoffice-adoption, U5, คณะกรรมการสวัสดิการ,   board,        week 31,  4,  3,   40,  31,  60,  15,  90,  70,  72,  44,  11, 5.20,  45,  40, yes, 2025-03-11, 2025-04-01
        eoffice-adoption, U6, สำนักประกันสังคมลูกจ้าง, insurance,   week 31,  7,  7,   95,  90, 240,  10, 310, 300,  48,  66,   6, 4.60, 101,  99, yes, 2025-03-14, 2025-04-01
        eoffice-adoption, U7, สำนักงานสนามริมน้ำ,     field,        week 31, 30, 12,  150,  60,  90, 110, 210,  95, 180, 140,  80, 6.40, 180,  70, no,  2025-04-20, 2025-04-01
        """),
}


def table(name: str) -> str:
    """The table as CSV; Excel needs the mark at its start to see that it is UTF-8."""
    rows = [[cell.strip() for cell in line.split(",")] for line in TABLES[name].text.strip().splitlines()]
    at = rows[0].index("name")
    for row in rows[1:]:
        row[at] += FICTIONAL
    return "\ufeff" + "".join(",".join(row) + "\n" for row in rows)
