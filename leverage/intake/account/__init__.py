"""What became of every cell or key of a file.

Start with ``trace``: the values; ``of_sheet``, ``of_template`` and ``of_json`` fill them.
"""
