"""Long work in processes of their own, so that the page stays awake and the work can be broken off.

Start reading at ``jobs.py``, which starts and watches them; ``worker.py`` is what runs in them, ``frames.py`` how both talk.
"""
