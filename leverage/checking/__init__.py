"""One company from its file to its assessment, with what is said beside it: options, answers, readings, supplements. For the command line and the page alike.

Start reading at ``run.py``.
"""
