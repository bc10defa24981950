"""The media in which tables of values are shown: lines of a terminal, pages, spreadsheets.

One printer for each kind of value and medium; the values stand in ``leverage.report.grid``. Begin with ``lines`` for the terminal.
"""
