"""Tables: one row for each agency, one column for each thing known of it, as CSV or as an Excel sheet.

``grid`` reads the bytes (the register of agencies too), ``columns`` says what each header stands for, ``reading`` makes a
submission of each row, ``writing`` makes the empty table. All of it is as light as the reading of workbooks.
"""
