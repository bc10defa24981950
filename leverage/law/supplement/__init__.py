"""Supplements: law and limits that the user brings (``leverage.supplement/1``), kept beside his work and never inside the program.

Start with ``entries``: what a supplement can say. ``reading`` makes entries of a file, ``merging`` adds several up, ``applying`` puts them into a rulebook.
"""
