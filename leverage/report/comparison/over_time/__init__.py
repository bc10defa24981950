"""Changes over time in words and for a terminal; ``timeline_tables`` has the other forms."""
