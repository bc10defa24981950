"""The vocabulary that the provinces' modules are written in, and the rulebook that they make up.

Start with ``rules``: what a clause can say. ``rulebook`` tells what holds where, and refuses modules that contradict themselves.
"""
