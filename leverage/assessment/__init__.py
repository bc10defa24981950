"""Rules × company → findings, headroom by channel and in all, questions: all that the program knows how to judge.

Start with ``assess``, the one way in; ``judgement`` is one rule against one company, ``headroom`` what may still be raised.
"""
