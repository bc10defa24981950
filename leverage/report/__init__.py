"""An assessment, a comparison or a rating in every medium; no arithmetic.

Start with ``terminal`` and ``as_json``; the folders hold what has more than one sheet or page.
"""
