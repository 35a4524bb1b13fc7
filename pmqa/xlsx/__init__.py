"""The file format: a workbook's bytes to typed cells, and parts changed in place; knows no standard and no agency."""
