"""How values become HTML: tables, bars, and words that a page can use. Everything is escaped here, or by the templates.

Start reading at ``wording.py``.
"""
