"""A plan in every medium: ``grids`` are the tables that terminal, Markdown, HTML and CSV share; JSON, the workbook and the certificate have a module each."""
