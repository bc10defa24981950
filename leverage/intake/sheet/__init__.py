"""Making sense of a balance sheet: its headings, blocks and columns, its lines, its unit and its date.

Start with ``table``, which finds the statement; ``accounts`` names its lines.
"""
