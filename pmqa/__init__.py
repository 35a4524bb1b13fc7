"""pmqa: criteria files score agencies' Excel submissions, rank the agencies and flag unmet bars."""

__version__ = "0.1.0"
