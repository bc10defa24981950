"""Write the input workbook, asking only for what the place's rules need.

Round trip: fill the cells in any spreadsheet program (or with openpyxl), save, and ``read_workbook`` reads the file
back. Labels are protected without a password; every cell meant to be filled in is open. Every text is written as a
string, so that none becomes a formula.

Start with ``workbook``: the profile, and the sheets in order. ``tables`` are the balance sheet, the ledger and the shareholders; ``guide`` says how to
fill them in; ``paper`` is what every sheet has.
"""

from leverage.intake.template.writing.workbook import write_template

__all__ = ["write_template"]
