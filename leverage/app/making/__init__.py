"""What takes a while, as functions that a process of its own can run: plans, comparisons, files for download. Every value that they return can be sent.

Start reading at ``files.py``.
"""
