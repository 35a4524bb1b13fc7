"""``python -m pmqa``."""

from __future__ import annotations

import sys

from pmqa.cli import main

if __name__ == "__main__":
    sys.exit(main())
