"""Places compared, and over time, in every medium: terminal, JSON, tables, workbook, page, memorandum."""
