"""The pages: one module per step of the way, each with its routes.

Start reading at ``routes.py``, which lists them all.
"""
