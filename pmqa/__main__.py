"""``python -m pmqa``."""

from __future__ import annotations

from pmqa.cli import program

if __name__ == "__main__":
    program()
