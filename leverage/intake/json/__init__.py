"""A company as JSON (``leverage.company/1``), read strictly.

Start with ``company``.
"""
