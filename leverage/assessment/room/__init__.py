"""Headroom: how much more can be raised, through one channel and in all.

Start with ``headroom``; ``optimum`` is the linear programme behind the total.
"""
