"""The page for people without a terminal, on this machine alone: routes, forms, templates and what they need.

Start reading at ``serve.py``, which binds the loopback and runs ``application.py``; ``guard/`` decides what is answered at all,
``office.py`` holds what every page works with, ``cases/`` turns forms into values, ``making/`` is what takes a while, and ``pages/`` draws them. Nothing
below this room prints or serves.
"""
