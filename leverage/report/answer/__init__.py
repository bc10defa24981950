"""One company's answer, medium-free: the verdict, the sentences, the tables in the order in which they are asked for, and the page for a board.

Begin with ``whole`` (what an answer consists of); ``sentences`` and ``tables`` make its parts, ``board`` the one page. Nothing is computed here.
"""
