"""What a portfolio is read from: folders, files and tables, in processes that are used again, each file bounded.

Start with ``inputs`` and ``tables``; ``pool`` starts the processes, in which ``worker`` runs.
"""
