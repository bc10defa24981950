"""The page for people without a terminal, on this machine alone: routes, forms, templates and what they need.

Start reading at ``serve.py``, which binds the loopback and runs ``application.py``; nothing below this room prints or serves.
"""
