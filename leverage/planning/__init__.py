"""What if: changes to a company, the capital that an amount needs, how far it is to a breach, and what the calendar brings.

Start with ``plan``; ``changes`` tells which change moves which figure. Nothing is judged here: every answer is worked out limit by limit from findings,
and proved by assessing the changed company again.
"""
