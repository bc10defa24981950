"""Questions and answers: the open questions as a small workbook (``writing``), read back (``reading``), and answers applied to a company (``applying``).

Start with ``layout``: the columns, and what binds a workbook to its company.
"""
