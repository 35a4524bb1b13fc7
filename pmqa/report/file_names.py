"""Names of files made from what people typed."""

from __future__ import annotations

import re


def file_names(codes: list[str]) -> list[str]:
    """Codes as names of files and folders on every system, no two alike, whatever the codes hold.

    >>> file_names(["กรม/07", "../x", "X", "con", ""])
    ['กรม-07', 'x', 'X-2', 'con-', 'agency']
    """
    out: list[str] = []
    for code in codes:
        name = re.sub(r'[\\/:*?"<>|\x00-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2066-\u2069]+', "-", code).strip(" .-")[:60].strip(" .-") or "agency"
        if re.fullmatch(r"(?i)con|prn|aux|nul|(com|lpt)[0-9]", name):  # devices of Windows
            name += "-"
        known = {other.casefold() for other in out}
        number, chosen = 1, name
        while chosen.casefold() in known:
            number += 1
            chosen = f"{name}-{number}"
        out.append(chosen)
    return out
