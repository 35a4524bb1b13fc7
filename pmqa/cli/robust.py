"""``rank --robust``: its options, and the result that they ask for."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path
from typing import TYPE_CHECKING

from pmqa import api
from pmqa.cli.parser import Parser
from pmqa.cli.stop import WrongUse
from pmqa.numerals import Parsed, parse_number

if TYPE_CHECKING:
    from pmqa.cli.together import Together
    from pmqa.robust.result import Robustness, Spread

MOST = 120_000_000  # agencies × draws: what fits into a gigabyte
_DEFAULTS = {"draws": 10_000, "seed": 1, "weights": "100", "misjudged": "10%", "top": 3}


def arguments(parser: Parser) -> None:
    group = parser.add_argument_group({"th": "แน่ใจเพียงใด", "en": "how sure"}[parser.lang])
    group.add_argument("--robust", action="store_true", help=parser.say(
        "บอกช่วงความไวของอันดับ และสิ่งที่จะเปลี่ยนอันดับ", "tell sensitivity ranges of the ranks, and what would change them"))
    group.add_argument("--draws", metavar="N", type=int, help=parser.say("จำนวนครั้งที่สุ่ม (ปกติ 10000)", "number of draws (default 10000)"))
    group.add_argument("--seed", metavar="N", type=int, help=parser.say(
        "เลขตั้งต้น: เลขเดียวกันได้ผลเดียวกันทุกเครื่อง (ปกติ 1)", "the same seed gives the same numbers on any machine (default 1)"))
    group.add_argument("--weights", metavar="W", help=parser.say(
        "น้ำหนักหมวดต่างไปเพียงใด: จำนวนเสียงที่เฉลี่ยกัน (ปกติ 100) หรือ ± ร้อยละ เช่น 20%",
        "how far category weights may be off: votes averaged in a draw (default 100), or ± a percentage such as 20%"))
    group.add_argument("--misjudged", metavar="P", help=parser.say(
        "โอกาสที่คะแนนแต่ละค่าคลาดไปหนึ่งขั้น (ปกติ 10%)", "chance that a mark is one step off (default 10%)"))
    group.add_argument("--top", metavar="K", type=int, help=parser.say(
        "บอกโอกาสที่จะอยู่ใน K อันดับแรก (ปกติ 3)", "tell the chance of being among the first K (default 3)"))


def wanted(options: Namespace) -> dict[str, object] | None:
    """What is asked for, as :func:`pmqa.robust.whole.robustness` takes it; None without ``--robust``. Raises WrongUse."""
    given = [name for name in _DEFAULTS if getattr(options, name) is not None]
    if not options.robust:
        if given:
            raise WrongUse(f"--{given[0]} ใช้คู่กับ --robust เท่านั้น", f"--{given[0]} is for --robust only.")
        return None
    value = {name: default if getattr(options, name) is None else getattr(options, name) for name, default in _DEFAULTS.items()}
    for name, least, most in (("draws", 1, 1_000_000), ("seed", 0, 2**63 - 1), ("top", 1, 1_000_000)):
        if not least <= value[name] <= most:
            raise WrongUse(f"--{name}: ต้องอยู่ระหว่าง {least} ถึง {most}", f"--{name} must be from {least} to {most}.")
    return {"draws": value["draws"], "seed": value["seed"], "top": value["top"], "spread": _spread(value["weights"]),
            "misjudged": _misjudged(value["misjudged"])}


def how_sure(together: Together, options: Namespace, wanted: dict[str, object]) -> Robustness:
    """The result for these agencies. Raises WrongUse where it would not fit into memory."""
    from pmqa.robust.whole import robustness

    assessment = together.assessment
    count = int(assessment.ranked.sum())
    if count * wanted["draws"] > MOST:
        most = MOST // count
        raise WrongUse(f"{count} หน่วยงาน: --draws ได้ไม่เกิน {most}", f"With {count} agencies --draws may be {most} at most.")
    origin = Path(assessment.standard.origin)
    return robustness(assessment, load_variant=lambda name: api.load_standard(origin, name), register=together.expected, **wanted)


def _spread(text: str) -> Spread:
    from pmqa.robust.result import Spread

    number, percent = _number(text)
    if percent and 0 <= number < 100:
        return Spread("band", number / 100)
    if percent or number not in range(2, 10_001):
        raise WrongUse(f"--weights: {text} ใช้ไม่ได้ ให้ระบุจำนวนเสียง 2 ถึง 10000 หรือ ± ร้อยละที่ต่ำกว่า 100 เช่น 20%",
                       f"--weights: {text} will not do. Give 2 to 10000 votes, or ± a percentage below 100 such as 20%.")
    return Spread("dirichlet", number)


def _misjudged(text: str) -> float:
    number, percent = _number(text)
    if not percent or not 0 <= number <= 100:
        raise WrongUse(f"--misjudged: {text} ใช้ไม่ได้ ให้ระบุเป็นร้อยละ 0% ถึง 100%", f"--misjudged: {text} will not do. Give 0% to 100%.")
    return number / 100


def _number(text: str) -> tuple[float, bool]:
    """The number, -1 where it is none, and whether it is a percentage."""
    parsed = parse_number(text)
    return (parsed.value, "percent" in parsed.repairs) if isinstance(parsed, Parsed) else (-1.0, False)
