"""Where the program keeps what it can work out again: the user's cache folder on this platform. Safe to delete at any time."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def cache_folder(kind: str) -> Path:
    """The folder for one kind of kept thing; ``PMQA_CACHE`` names another place for all of them."""
    if given := os.environ.get("PMQA_CACHE"):
        return Path(given) / kind
    if sys.platform == "win32":
        return Path(os.environ.get("LOCALAPPDATA") or os.path.expanduser(r"~\AppData\Local"), "pmqa", "Cache", kind)
    if sys.platform == "darwin":
        return Path(os.path.expanduser("~/Library/Caches"), "pmqa", kind)
    return Path(os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache"), "pmqa", kind)
