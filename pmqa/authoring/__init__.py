"""Criteria as a workbook, for offices that write no TOML, and back.

The sheets are made from the structure of the files, not from the model: whatever the language learns to say has its cells at once.
``outline`` turns TOML data into rows and back, ``notation`` values into cells and back, ``hints`` asks the JSON Schema what a key may
hold, ``writing`` and ``reading`` are the workbook, ``toml_files`` the files with their comments, ``locating`` leads faults to cells.
"""
