"""The assessment as a workbook to sign: a working paper whose figures are live formulas."""
