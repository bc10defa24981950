"""Our own workbook: written (``writing``), and read back (``profile``, ``ledger``).

Start with ``layout``: the names of its sheets and columns, for both.
"""
