"""The user's own workbook back, with its cells marked."""
