"""The command line: one module per command, thin.

Start with ``main``, which lists the commands; ``common`` holds what they share.
"""
