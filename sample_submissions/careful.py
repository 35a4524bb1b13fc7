"""One workbook as a careful officer fills it: the content of ``careful_officer.toml``."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

Content = dict[str, object]
SOURCE = Path(__file__).parent / "careful_officer.toml"


def content() -> Content:
    """Every cell. Which codes an entry of the evidence index serves is read from the evidence itself."""
    file = tomllib.loads(SOURCE.read_text(encoding="utf-8"))
    out: Content = {f"profile:{key}": value for key, value in file["profile"].items()}
    for item in file["requirements"] + file["results"]:
        code = item["code"]
        if "marks" in item:
            out |= dict(zip((f"{code}.{factor}" for factor in "ADLI"), item["marks"], strict=True))
        else:
            keys = (f"{code}.y-2", f"{code}.y-1", code)
            out |= dict(zip(keys, item["years"], strict=True)) | {f"{code}.target": item["target"]}
        out |= {f"{code}.evidence": item["evidence"], f"{code}.remarks": item.get("remarks"),
                f"{code}.filled-by": item["by"], f"{code}.filled-on": item["on"]}
    serves: dict[str, list[str]] = {}
    for item in file["requirements"] + file["results"]:
        for number in dict.fromkeys(re.findall(r"\bE\d+\b", item["evidence"])):
            serves.setdefault(number, []).append(item["code"])
    out["index:rows"] = [[entry["title"], entry["link"], " ".join(serves.get(f"E{number}", ()))]
                         for number, entry in enumerate(file["index"], start=1)]
    out["plan:rows"] = [[entry[key] for key in ("code", "what", "how", "owner", "due", "result")] for entry in file["plan"]]
    return out
