"""Typed cells to a submission: which sheet, column and row holds which answer, whatever was moved."""
