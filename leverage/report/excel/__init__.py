"""Workbooks as such: cells and formats, formulas that know their value, and the guard that withdraws a verdict once something was changed.

Start with ``book``, then ``expression`` and ``guard``.
"""
