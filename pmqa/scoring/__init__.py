"""Arithmetic on arrays, numpy only: it knows no names, files or texts."""
