"""What nobody knows: every combination of it is a world, and what holds in all of them stands.

Start with ``worlds``, then ``applying``: which rules apply in which worlds, and what becomes of them.
"""
