"""A portfolio's result in every medium: ``columns`` says what stands in a row, ``rows`` writes plain tables, ``workbook`` what people read and print."""
