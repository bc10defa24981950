"""A file opened safely, by its content and in a process of its own: cells as plain values.

Start with ``cells``. Nothing here knows what a balance sheet is.
"""
