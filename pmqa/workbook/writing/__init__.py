"""The workbook handed out: every sheet with live formulas that carry the engine's own values."""
