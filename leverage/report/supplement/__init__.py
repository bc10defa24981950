"""What supplements say and change, in words and tables. Start with ``tables``; nothing is computed here."""
