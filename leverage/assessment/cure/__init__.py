"""The cure of a breach: the least to repay, the least capital to add, and what neither mends.

Start with ``cure.cure``; ``words.in_short`` is the one line of it for people. What it says is proved by assessing the changed company again.
"""
