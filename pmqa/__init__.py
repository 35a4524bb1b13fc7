"""pmqa: criteria files score agencies' Excel submissions, rank the agencies and flag unmet bars."""

from __future__ import annotations

__version__ = "0.1.0"
__all__ = ["assess", "check", "check_all", "load_standard", "read_submission", "read_table"]


def __getattr__(name: str) -> object:
    """The calls of :mod:`pmqa.api`, imported when first asked for: ``import pmqa`` costs nothing."""
    if name in __all__:
        from pmqa import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
